"""The Word and PDF files: sound, light, in their language, and the same bytes each time."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator
from outloud import check as listen
from outloud.model import Document as Pdf

from playbook.compose.documents.as_docx import write_docx
from playbook.compose.documents.as_pdf import NoSignError, write_pdf
from playbook.compose.documents.letterhead import open_letterhead
from playbook.compose.documents.project import project
from playbook.compose.documents.tree import Document, ItemList, Paragraph, Words
from playbook.compose.downloads import open_letterheads
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.answering import hostile
from tests.conftest import ROOT
from tests.office.finding import NEEDED, installed_office
from tests.repacking import parts_of, repacked

HEAVIEST = 45_000
UNBROKEN = "https://example.org/" + "abcdefghij" * 8


@pytest.fixture(scope="module")
def folder(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every script in both languages as Word and PDF, blank, and filled with odd answers."""
    folder = tmp_path_factory.mktemp("paper")
    letterheads = open_letterheads(handbook)
    for filled, answers in (("blank", {}), ("filled", hostile(handbook.fields, rows=3))):
        for script in handbook.of_kind(Script):
            for language in LANGUAGES:
                document = project(script, handbook.fields, language, "recipient", answers)
                name = f"{script.id}.{language}.{filled}"
                (folder / f"{name}.docx").write_bytes(write_docx(document, letterheads[language]))
                (folder / f"{name}.pdf").write_bytes(write_pdf(document))
    return folder


def written(handbook: Handbook, language: Language, *blocks: ItemList | Paragraph) -> bytes:
    document = Document("Titel & <mer>", language, internal=False, blocks=blocks)
    return write_docx(document, open_letterhead(handbook.letterhead, language))


def test_word_finds_nothing_to_mend(folder: Path) -> None:
    validator = OpenXmlValidator()
    files = sorted(folder.glob("*.docx"))
    assert len(files) >= 88
    for file in files:
        assert [str(error) for error in validator.validate(file).errors] == [], file.name


def test_a_screen_reader_finds_nothing_wrong(folder: Path) -> None:
    files = sorted(folder.glob("*.pdf"))
    assert len(files) >= 88
    for file in files:
        heard = listen(str(file))
        wrong = [found for found in heard.findings if found.severity == "error"]
        assert (heard.error, wrong) == (None, []), file.name


def test_the_files_are_light(folder: Path) -> None:
    for file in folder.iterdir():
        assert file.stat().st_size <= HEAVIEST, file.name


def test_libreoffice_opens_and_converts_them(folder: Path, tmp_path: Path) -> None:
    office = installed_office()
    assert office is not None, NEEDED
    files = [
        folder / f"{script}.{language}.{filled}.docx"
        for script in ("handover-document", "internal-dossier", "call-script-complete")
        for language, filled in (("sv", "filled"), ("en", "blank"))
    ]
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for file in files:
        with pikepdf.open(tmp_path / f"{file.stem}.pdf") as made:
            assert str(made.Root.Lang) == {"sv": "sv-SE", "en": "en-GB"}[file.name.split(".")[1]]
            assert len(made.pages) >= 2
        title = docx.Document(str(file)).core_properties.title
        heard = Pdf(str(tmp_path / f"{file.stem}.pdf"))
        assert title in heard.content(0).text.replace("  ", " ")
        # An answer of several lines keeps them: in a plain-text control they ran together.
        whole = "".join(heard.content(page).text for page in range(len(heard.pages)))
        assert "- en1. två" not in whole
        heard.close()


_WRITE = """
import hashlib
from datetime import date
from pathlib import Path
from playbook.check import check
from playbook.compose.documents.project import project
from playbook.compose.downloads import open_letterheads, writers
from playbook.models.scripts import Script
from playbook.read import read_source
handbook, _ = check(read_source(Path.cwd()), date(2026, 11, 24))
letterheads = open_letterheads(handbook)
for script in handbook.of_kind(Script)[::5]:
    for ending, write in writers(letterheads).items():
        written = write(project(script, handbook.fields, "sv", "recipient"))
        print(script.id, ending, hashlib.sha256(written).hexdigest())
print(hashlib.sha256(letterheads["en"].script()).hexdigest())
"""


def test_the_same_bytes_in_another_zone_with_another_seed() -> None:
    told = []
    for zone, seed in (("Pacific/Auckland", "1"), ("America/St_Johns", "2")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        told.append(
            subprocess.run(
                [sys.executable, "-c", _WRITE],
                cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
            ).stdout
        )  # fmt: skip
    assert told[0] == told[1]
    assert told[0].count("\n") > 16


def test_a_word_file_says_its_title_and_language(handbook: Handbook) -> None:
    for language, tag in (("sv", "sv-SE"), ("en", "en-GB")):
        content = written(handbook, language, Paragraph((Words("Hej."),)))  # type: ignore[arg-type]
        read = docx.Document(io.BytesIO(content))
        assert read.core_properties.title == "Titel & <mer>"
        assert read.core_properties.language == tag
        assert read.core_properties.created is not None
        assert read.core_properties.created.year == 2000
        assert re.search(rf'w:lang [^>]*w:val="{tag}"', read.styles.element.xml)
        for header in (read.sections[0].header, read.sections[0].first_page_header):
            assert "Titel &amp; &lt;mer&gt;</w:t>" in header._element.xml
        settings = parts_of(content)["word/settings.xml"].decode()
        assert re.search(r'"compatibilityMode"[^>]*w:val="15"', settings)


def test_every_slot_is_a_control_of_its_kind(folder: Path) -> None:
    for filled in ("blank", "filled"):
        content = (folder / f"handover-document.sv.{filled}.docx").read_bytes()
        body = parts_of(content)["word/document.xml"].decode()
        controls = re.findall(r"<w:sdtPr>(.*?)</w:sdtPr>", body)
        date = next(control for control in controls if 'w:tag w:val="last_day"' in control)
        assert "<w:date>" in date
        assert '<w:lid w:val="sv-SE"/>' in date
        assert ("<w:showingPlcHdr/>" in date) is (filled == "blank")
        assert '<w:alias w:val="Sista dag"/>' in date
        assert any("<w:richText/>" in control for control in controls)
        tables = body.count("<w:tbl>")
        assert tables >= 5
        assert body.count("<w15:repeatingSection/>") == tables == body.count("<w:tblHeader/>")
        assert body.count("<w15:repeatingSectionItem/>") == tables * (4 if filled == "blank" else 3)
    content = (folder / "confirmation-email.en.blank.docx").read_bytes()
    body = parts_of(content)["word/document.xml"].decode()
    assert "[Only if" in body


def test_a_choice_is_a_list_to_choose_from(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        document = project(script, handbook.fields, "sv", "recipient")
        content = write_docx(document, open_letterhead(handbook.letterhead, "sv"))
        body = parts_of(content)["word/document.xml"].decode()
        for name in re.findall(r'<w:tag w:val="(\w+)"/>(?:<w:showingPlcHdr/>)?<w:dropDown', body):
            words = [choice.in_language("sv") for choice in handbook.fields[name].choices.values()]
            for word in words or ["Ja", "Nej"]:
                assert f'w:displayText="{word}"' in body


def test_each_numbered_list_begins_at_1(handbook: Handbook) -> None:
    items = ItemList(((Words("Ett"),), (Words("Två"),)), ordered=True)
    parts = parts_of(written(handbook, "sv", items, Paragraph((Words("Sedan"),)), items))
    used = re.findall(r'<w:numId w:val="(\d+)"/>', parts["word/document.xml"].decode())
    assert used[0] == used[1] != used[2] == used[3]
    numbering = parts["word/numbering.xml"].decode()
    for number in set(used):
        assert f'<w:num w:numId="{number}">' in numbering
    assert numbering.count('<w:startOverride w:val="1"/>') == 2


def test_what_a_letterhead_knows_of_its_makers_stays_at_home(handbook: Handbook) -> None:
    parts = parts_of(handbook.letterhead)
    relations = parts["word/_rels/document.xml.rels"].decode()
    comments = (
        '<Relationship Id="rId90" Target="comments.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/comments"/></Relationships>'
    )
    core = parts["docProps/core.xml"].decode()
    settings = parts["word/settings.xml"].decode()
    content = repacked(
        handbook.letterhead,
        {
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>", comments
            ).encode(),
            "word/comments.xml": b"<c>Hemlig kommentar</c>",
            "docProps/core.xml": core.replace("Title<", "Hemlig titel<").encode(),
            "word/settings.xml": re.sub(
                r"<w:compat>.*</w:compat>", '<w:rsids><w:rsid w:val="00AA"/></w:rsids>', settings
            ).encode(),
            "word/media/logo.png": b"\x89PNG",
        },
    )
    letterhead = open_letterhead(content, "sv")
    made = parts_of(write_docx(Document("Titel", "sv", internal=False, blocks=()), letterhead))
    everything = b"".join(made.values())
    assert b"Hemlig" not in everything
    assert b"Brevmallen" not in everything
    assert not {"word/comments.xml", "word/media/logo.png"} & set(made)
    mended = made["word/settings.xml"].decode()
    assert "rsid" not in mended
    assert re.search(r'<w:compat><w:compatSetting [^>]*w:val="15"/></w:compat><w:themeFont', mended)


def test_a_houses_logo_comes_along(handbook: Handbook) -> None:
    parts = parts_of(handbook.letterhead)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    types = parts["[Content_Types].xml"].decode()
    content = repacked(
        handbook.letterhead,
        {
            "word/_rels/header1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships"><Relationship Id="rId1" Type="{kind}" Target="media/logo.png"/>'
                "</Relationships>"
            ).encode(),
            "word/media/logo.png": b"\x89PNG logo",
            "[Content_Types].xml": types.replace(
                "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
            ).encode(),
        },
    )
    letterhead = open_letterhead(content, "sv")
    made = parts_of(write_docx(Document("Titel", "sv", internal=False, blocks=()), letterhead))
    assert made["word/media/logo.png"] == b"\x89PNG logo"
    assert "word/_rels/header1.xml.rels" in made
    assert b"png" in made["[Content_Types].xml"]
    assert b'"word/media/logo.png":"' in letterhead.script()


def test_a_pdf_says_its_title_language_and_table_heads(folder: Path) -> None:
    for language, tag in (("sv", "sv-SE"), ("en", "en-GB")):
        heard = Pdf(str(folder / f"handover-document.{language}.blank.pdf"))
        assert heard.lang == tag
        assert heard.display_doc_title is True
        assert heard.title in ("Överlämningsdokument", "Handover document")
        tables = heard.elements_of("Table")
        assert len(tables) >= 5
        for table in tables:
            heads = [each for each in table.descendants() if each.type == "TH"]
            assert len(heads) >= 2
        metadata = heard.root.Metadata.read_bytes().decode()
        heard.close()
        for claim in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
            assert claim in metadata


def test_a_long_address_is_whole_when_it_is_copied_out_of_a_pdf() -> None:
    long = Paragraph((Words(UNBROKEN * 3),))
    heard = Pdf(io.BytesIO(write_pdf(Document("T", "sv", internal=False, blocks=(long,)))))  # type: ignore[arg-type]
    content = heard.content(0)
    text = "".join(run.text for run in content.runs if run.tagged)
    widest = max(run.bbox[2] for run in content.runs)
    heard.close()
    assert text == UNBROKEN * 3
    assert widest < 595 - 60


@pytest.mark.parametrize("sign", ["😀", "中"])
def test_a_sign_that_no_font_has_is_told(sign: str) -> None:
    paragraph = Paragraph((Words(f"Hej {sign}"),))
    with pytest.raises(NoSignError, match=sign):
        write_pdf(Document("T", "sv", internal=False, blocks=(paragraph,)))
