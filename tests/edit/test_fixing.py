from pathlib import Path

import pytest

from playbook.check import examine
from playbook.diagnostics import Fix
from playbook.edit.fixing import fix_all, is_same_but_for
from playbook.models.letterhead import PATH as LETTERHEAD
from playbook.read import read_data, read_file
from tests.building import TODAY, files
from tests.conftest import ROOT

FLAG = "data/red-flags/late-payments.yml"


def laid_out(root: Path, path: str, content: bytes) -> None:
    for name, text in files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / LETTERHEAD).write_bytes((ROOT / LETTERHEAD).read_bytes())
    (root / path).write_bytes(content)


def mended(root: Path) -> tuple[dict[str, int], list[str]]:
    done = fix_all(root)
    return done, [found.code for found in examine(read_data(root), TODAY)[1]]


def test_what_is_safe_is_mended_and_the_layout_stays(tmp_path: Path) -> None:
    flawed = "# A remark\n" + files()[FLAG].replace(
        "severity: act", "severty:   acct   # serious"
    ).replace("scripts: [call]", "scripts:\n    - cal  # the call\n").replace(
        "Påminnelser", "Påmin\u200bnelser"
    )
    laid_out(tmp_path, FLAG, flawed.encode())
    assert mended(tmp_path) == ({FLAG: 4}, [])
    assert (tmp_path / FLAG).read_text() == flawed.replace(
        "severty:   acct", "severity:   act"
    ).replace("- cal ", "- call ").replace("\u200b", "")


def test_windows_line_ends_and_marks_stay(tmp_path: Path) -> None:
    flawed = files()[FLAG].replace("severity:", "severty:").replace("\n", "\r\n")
    laid_out(tmp_path, FLAG, b"\xef\xbb\xbf" + flawed.encode())
    assert mended(tmp_path) == ({FLAG: 1}, [])
    raw = (tmp_path / FLAG).read_bytes()
    assert raw == b"\xef\xbb\xbf" + flawed.replace("severty:", "severity:").encode()


@pytest.mark.parametrize("wrong", ["a: &x", "a: ", "a: '", "b: 1\na: y", "a: [y]", "a: y\nb: 2"])
def test_a_fix_that_would_change_anything_else_is_not_made(wrong: str) -> None:
    file, _ = read_file("data/x.yml", b"a: x\nb: 1\n")
    assert not is_same_but_for(file, f"{wrong}\n", [Fix(3, 4, "y")])
    assert is_same_but_for(file, "a: y\nb: 1\n", [Fix(3, 4, "y")])
