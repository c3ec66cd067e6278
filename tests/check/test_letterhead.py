"""A letterhead that documents cannot be written in is told of, and never in the way of others."""

import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.check.letterhead import letterhead_faults
from playbook.diagnostics import Phrase
from playbook.models.letterhead import PATH, SHIPPED, STYLES
from tests.building import checked
from tests.conftest import ROOT, playbook
from tests.repacking import parts_of, repacked

OURS = (ROOT / PATH).read_bytes()


def codes(content: bytes) -> list[str]:
    return [found.code for found in letterhead_faults(content)]


def changed(part: str, change: Callable[[str], str]) -> bytes:
    return repacked(OURS, {part: change(parts_of(OURS)[part].decode()).encode()})


def test_the_handbooks_own_is_sound() -> None:
    """So the check need not take it apart each time."""
    assert zlib.crc32(OURS) == SHIPPED
    assert codes(OURS) == []


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"PK\x03\x04",
        b"hello",
        OURS[:-100],
        OURS[: len(OURS) // 2],
        b"x" * 2_000_001,
        repacked(OURS, {"word/document.xml": None}),
        repacked(OURS, {"word/styles.xml": None}),
        repacked(OURS, {"word/styles.xml": b"<w:styles"}),
        repacked(OURS, {"word/header1.xml": None}),
        repacked(OURS, {"word/header1.xml": b"\x00"}),
        repacked(OURS, {"[Content_Types].xml": None}),
        repacked(OURS, {"word/settings.xml": None, "word/_rels/document.xml.rels": None}),
        repacked(OURS, {"word/big.xml": b" " * 20_000_001}),
        changed("word/document.xml", lambda text: re.sub(r"<w:sectPr>.*</w:sectPr>", "", text)),
        changed("word/document.xml", lambda _: "<document/>"),
    ],
    ids=range(16),
)
def test_what_is_no_word_file_is_told_once(broken: bytes) -> None:
    assert codes(broken) == ["letterhead-unreadable"]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_style_that_is_missing_is_told_by_its_name_in_word(style: Phrase) -> None:
    without = changed(
        "word/styles.xml", lambda text: text.replace(f'w:val="{style[0]}"', 'w:val="x"')
    )
    found = list(letterhead_faults(without))
    assert [each.code for each in found] == ["letterhead-style-missing"]
    assert found[0].values == (("style", Phrase(style[1], style[0])),)


def test_a_list_without_numbers_is_told() -> None:
    unmarked = changed(
        "word/styles.xml",
        lambda text: text.replace('<w:numPr><w:numId w:val="2"/></w:numPr>', ""),
    )
    assert codes(unmarked) == ["letterhead-list-unmarked"]
    unknown = changed("word/numbering.xml", lambda text: text.replace('w:numId="1"', 'w:numId="9"'))
    assert codes(unknown) == ["letterhead-list-unmarked"]


def test_capitals_in_names_of_styles_make_no_difference() -> None:
    assert codes(changed("word/styles.xml", lambda s: s.replace('"caption"', '"Caption"'))) == []


def test_a_broken_letterhead_stops_the_build_and_not_the_other_checks() -> None:
    made, found = checked({"data/fields.yml": "x: [\n"}, b"hello")
    assert made is None
    assert {"letterhead-unreadable", "unclosed-bracket"} <= {each.code for each in found}


def test_the_command_tells_it_in_words(project: Path) -> None:
    (project / PATH).write_bytes(b"hello")
    told = playbook(project, "check", "--lang", "sv")
    assert told.returncode == 1
    assert "fel[letterhead-unreadable]: filen är trasig" in told.stderr
    (project / PATH).unlink()
    told = playbook(project, "build")
    assert told.returncode == 1
    assert "letterhead-missing" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_check_waits_for_no_writer_of_documents() -> None:
    listed = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "playbook", "check"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    assert "playbook.check" in listed
    assert not re.search(r"\| +(typst|docx|pikepdf|lxml|zipfile)\b", listed)
