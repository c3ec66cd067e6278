"""Every script, in both languages, says the same in every format."""

import io
import re

import docx
import pytest

from playbook.compose.documents.as_docx import write_docx
from playbook.compose.documents.as_html import write_html
from playbook.compose.documents.as_markdown import write_markdown
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import project
from playbook.compose.documents.tree import Only
from playbook.models.base import LANGUAGES
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.building import SCRIPT, checked
from tests.reading_back import words_of_docx, words_of_html, words_of_markdown, words_of_text


def test_every_format_says_the_same_words(handbook: Handbook) -> None:
    scripts = handbook.of_kind(Script)
    assert len(scripts) >= 8
    for script in scripts:
        for language in LANGUAGES:
            document = project(script, handbook.fields, language, "recipient")
            words = words_of_text(write_text(document))
            assert len(words) > 50
            assert words_of_markdown(write_markdown(document)) == words, script.id
            assert words_of_docx(write_docx(document)) == words, script.id
            assert words_of_html(write_html(document)) == words, script.id


def test_no_client_gets_a_note(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        if script.audience == "internal":
            continue
        for language in LANGUAGES:
            text = write_text(project(script, handbook.fields, language, "recipient"))
            for block in script.blocks:
                if block.note is not None:
                    assert block.note.in_language(language)[:40] not in text


def test_staff_see_the_notes_on_the_page() -> None:
    small, _ = checked()
    assert small is not None
    script = small.of_kind(Script)[0]
    assert "Bara för er." in write_html(project(script, small.fields, "sv", "staff"))
    assert "Bara för er." not in write_html(project(script, small.fields, "sv", "recipient"))


def test_an_internal_document_says_so_first() -> None:
    small, _ = checked(
        {"data/script-templates/call.yml": SCRIPT.replace("audience: client", "audience: internal")}
    )
    assert small is not None
    document = project(small.of_kind(Script)[0], small.fields, "sv", "recipient")
    assert write_text(document).startswith("INTERNT. Lämnas inte till kunden.\n")
    assert "Bara för er." in write_text(document)


def test_a_slot_within_bold_text_is_a_slot() -> None:
    small, _ = checked(
        {"data/script-templates/call.yml": SCRIPT.replace("[[client]].", "**kära [[client]]**.")}
    )
    assert small is not None
    document = project(small.of_kind(Script)[0], small.fields, "sv", "recipient")
    assert write_text(document) == "Hej kära [Kundens namn].\n"
    assert write_markdown(document) == "Hej **kära **" + r"**\[Kundens namn\]**." + "\n"


def test_a_condition_is_said_once_for_the_blocks_that_follow(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        document = project(script, handbook.fields, "sv", "staff")
        said = [block for block in document.blocks if isinstance(block, Only)]
        runs = 0
        under = None
        for block in script.blocks:
            here = (block.when, block.equals)
            runs += block.when is not None and here != under
            under = here
        assert len(said) == runs, script.id


def test_word_files_are_light(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        for language in LANGUAGES:
            document = project(script, handbook.fields, language, "recipient")
            assert len(write_docx(document)) < 30_000, script.id


def test_word_files_know_their_language_and_are_the_same_bytes_each_time(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = handbook.entries["sample-call-script"]
    assert isinstance(script, Script)
    document = project(script, handbook.fields, "en", "recipient")
    first = write_docx(document)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert write_docx(document) == first
    read = docx.Document(io.BytesIO(first))
    assert read.core_properties.title == script.title.en
    assert re.search(r'w:lang [^>]*w:val="en-GB"', read.styles.element.xml)
