import pytest

from playbook.read import Mapping, Scalar, Sequence, parse


def problems(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in parse("data/x.yml", text)[1]]


def value(text: str) -> str:
    root, diagnostics = parse("data/x.yml", text)
    assert diagnostics == []
    assert isinstance(root, Mapping)
    node = root.by_key["key"][1]
    assert isinstance(node, Scalar)
    return node.text


@pytest.mark.parametrize("typed", ["no", "on", "012", "1.10", "12:30", "2026-11-24", "0x1F", "~"])
def test_what_is_typed_is_text(typed: str) -> None:
    assert value(f"key: {typed}") == typed


def test_positions_count_characters_from_one() -> None:
    root, _ = parse("data/x.yml", "å: 1\nlista:\n  - ö: ä\n")
    assert isinstance(root, Mapping)
    items = root.by_key["lista"][1]
    assert isinstance(items, Sequence)
    inner = items.items[0]
    assert isinstance(inner, Mapping)
    found = inner.by_key["ö"][1].span
    assert (found.line, found.column) == (3, 8)


def test_a_blank_line_in_a_folded_block_stays_a_new_paragraph() -> None:
    assert value("key: >-\n  one\n  line\n\n  two\n") == "one line\n\ntwo"
    assert value("key: |\n  one\n\n  two\n").strip() == "one\n\ntwo"


def test_a_value_left_out_is_told_from_empty_quotes() -> None:
    root, _ = parse("data/x.yml", "a:\nb: ''\n")
    assert isinstance(root, Mapping)
    (_, left_out), (_, quoted) = root.pairs
    assert isinstance(left_out, Scalar)
    assert isinstance(quoted, Scalar)
    assert (left_out.empty, quoted.empty) == (True, False)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        ("a: &x 1\n", "unsupported-yaml", 1, 4),
        ("a: *x\n", "unsupported-yaml", 1, 4),
        ("a: !!python/object/apply:os.system [ls]\n", "unsupported-yaml", 1, 4),
        ("a: 1\n---\nb: 2\n", "unsupported-yaml", 2, 1),
        ("? [a]\n: 1\n", "unsupported-yaml", 1, 3),
        ("a: b: c\n", "invalid-yaml", 1, 5),
        ("a: 'x\n", "invalid-yaml", 2, 1),
        ("a:\n\t- b\n", "invalid-yaml", 2, 1),
        ("", "empty-file", 1, 1),
        ("# only a comment\n", "empty-file", 1, 1),
        ("a: " + "[" * 30 + "]" * 30, "file-too-complex", 1, 23),
    ],
)
def test_refuses_in_place(text: str, code: str, line: int, column: int) -> None:
    assert problems(text) == [(code, line, column)]


def test_deep_nesting_neither_crashes_nor_hangs() -> None:
    assert problems("[" * 100_000)[0][0] == "file-too-complex"
