"""Every file of tests/invalid is told the right way, and every odd-but-good one is left alone.

A file's first comment lines say what it is: ``# place:`` where it would lie in `data/`, and one
``# expect: CODE LINE:COLUMN`` for each diagnostic (none for the files in `good/`). It is checked
within the small handbook of tests/building.py, in whose place it stands.
"""

import re
from pathlib import Path

import pytest

from playbook.diagnostics.catalogue import catalogue
from tests.building import STYLE, diagnosed

CORPUS = Path(__file__).parent.parent / "invalid"
FILES = sorted(path for path in CORPUS.rglob("*.yml"))
BAD = [path for path in FILES if path.parent.name != "good"]
GOOD = [path for path in FILES if path.parent.name == "good"]

_PLACE = re.compile(rb"^(?:\xef\xbb\xbf)?# place: (\S+)", re.MULTILINE)
_EXPECT = re.compile(rb"^# expect: (\S+) (\d+):(\d+)", re.MULTILINE)


def expected(raw: bytes) -> tuple[str, list[tuple[str, int, int]]]:
    place = _PLACE.search(raw)
    assert place, "no line # place:"
    found = [(code.decode(), int(line), int(column)) for code, line, column in _EXPECT.findall(raw)]
    return place[1].decode(), found


def test_the_corpus_is_there_and_covers_the_codes() -> None:
    assert len(BAD) >= 120
    assert len(GOOD) >= 40
    told = {code for path in BAD for code, _, _ in expected(path.read_bytes())[1]}
    seldom = {"file-too-large", "no-data", "missing-file", "too-many-values", "wrong-ending"}
    seldom |= {"shared-search-word"}
    letterhead = {code for code in catalogue() if code.startswith("letterhead-")}
    assert set(catalogue()) - told <= seldom | STYLE | letterhead
    for path in BAD:
        assert path.parent.name in told, path


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_mistake_is_told_in_its_place_once(path: Path) -> None:
    raw = path.read_bytes()
    place, wanted = expected(raw)
    assert wanted
    assert path.parent.name in {code for code, _, _ in wanted}
    assert diagnosed(place, raw) == wanted


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_is_only_odd_is_left_alone(path: Path) -> None:
    raw = path.read_bytes()
    place, wanted = expected(raw)
    assert wanted == []
    assert diagnosed(place, raw) == []
