"""Every code is explained with an example that does what it says."""

import re
from pathlib import Path

import pytest

from playbook.diagnostics.catalogue import Code, catalogue, explanation
from tests.building import FIELDS, SCRIPT, checked, files
from tests.conftest import ROOT

TOLD_OF_FILES = {
    *("file-too-large", "no-data", "missing-file", "too-many-values", "letterhead-missing"),
    # Tested with real letterheads in tests/check/test_letterhead.py.
    *("letterhead-unreadable", "letterhead-style-missing", "letterhead-list-unmarked"),
}
CODES = list(catalogue().values())
_ALIASES = {
    "data/script-templates/sample-call-script.yml": "data/script-templates/call.yml",
}
_BASES = {"data/script-templates/sample-call-script.yml": SCRIPT, "data/fields.yml": FIELDS}
_OTHER_FIELDS = """\
last_day: {type: date, label: {sv: Sista dag, en: Last day}}
"""


def fields_of(text: str) -> list[tuple[str, str]]:
    """The top-level fields of a YAML text, as name and lines."""
    parts = re.split(r"(?m)^(?=[^\s#\-}\]])", text)
    return [(re.split(r"[:\s]", part, maxsplit=1)[0], part) for part in parts if part.strip()]


def merged(base: str, code: Code, lines: str) -> str:
    """A sound file in which an example's lines take the place of the fields they are about."""
    example = code.example
    about = {name for text in (example.wrong, example.right or "") for name, _ in fields_of(text)}
    kept = "".join(part for name, part in fields_of(base) if name not in about)
    return kept + lines


def told(code: Code, lines: str) -> set[str]:
    """The codes of what is wrong when the small handbook has an example in it."""
    example = code.example
    path = _ALIASES.get(example.place, example.place)
    changed: dict[str, str | bytes | None] = {}
    if example.how == "name":
        path = lines.strip()
        source = "data/red-flags/late-payments.yml"
        changed = {source: None, path: files()[source].replace("[call]", "[]")}
        changed["data/checklists/handover-checklist.yml"] = None
        _, found = checked(changed)
        return {each.code for each in found}
    base = files().get(path, "")
    text = lines if example.how == "whole" else merged(base, code, lines)
    if path == "data/fields.yml":
        text += _OTHER_FIELDS
    else:
        changed["data/fields.yml"] = FIELDS + _OTHER_FIELDS
    changed[path] = text.encode(example.encoding)
    _, found = checked(changed)
    return {each.code for each in found}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_the_wrong_example_is_told_and_the_right_one_is_not(code: Code) -> None:
    if code.example.how == "told":
        assert code.name in TOLD_OF_FILES | {"shared-search-word"}
        return
    if code.name in {"wrong-ending"}:
        assert code.example.wrong.endswith(".yaml")  # Tested with real files below.
        return
    assert code.name in told(code, code.example.wrong)
    if code.example.right is not None:
        utf8 = code.example.right.encode().decode()
        assert code.name not in _told_in_utf8(code, utf8)


def _told_in_utf8(code: Code, lines: str) -> set[str]:
    from dataclasses import replace  # noqa: PLC0415

    return told(replace(code, example=replace(code.example, encoding="utf-8")), lines)


def test_codes_told_only_of_whole_folders(tmp_path: Path) -> None:
    from playbook.read import read_data  # noqa: PLC0415

    assert [found.code for found in read_data(tmp_path).diagnostics] == ["no-data"]
    folder = tmp_path / "data" / "red-flags"
    folder.mkdir(parents=True)
    (folder / "late.yaml").write_text("title: x")
    (folder / "huge.yml").write_bytes(b"a: " + b"x" * 1_000_001)
    (folder / "many.yml").write_text("a: [" + "1, " * 20_001 + "]")
    found = {each.code for each in read_data(tmp_path).diagnostics}
    assert found == {"wrong-ending", "file-too-large", "too-many-values", "letterhead-missing"}
    _, without = checked({"data/handbook.yml": None})
    assert "missing-file" in {each.code for each in without}


def test_every_code_that_the_build_can_tell_is_explained() -> None:
    told_codes: set[str] = set()
    for file in (ROOT / "scripts" / "playbook").rglob("*.py"):
        text = file.read_text()
        told_codes |= set(re.findall(r'(?:diagnostic|RefusedError)\(\s*f?"([a-z0-9-]+)"', text))
    told_codes |= {f"unused-{kind}" for kind in ("contributor", "quote", "statement")}
    told_codes -= {"unused-"}
    assert told_codes <= set(catalogue())
    assert len(catalogue()) > 60


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_the_wrong_example_is_seen_to_differ_from_the_right_one(code: Code) -> None:
    assert code.example.seen != code.example.right


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_explanation_is_whole_and_in_its_language(language: str) -> None:
    for code in CODES:
        text = explanation(code, language)  # type: ignore[arg-type]
        assert code.name in text
        for phrase in (code.title, code.why, code.message, code.help):
            assert getattr(phrase, language).strip()
        assert getattr(code.why, language).endswith(".")
        assert getattr(code.help, language).endswith((".", ":", '"', "!", ")")), code.name
