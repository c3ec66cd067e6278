import pytest

from playbook.read import DataFile, Mapping, Node, Scalar, Sequence, plain, read_file
from playbook.read.swift import OddError, load
from playbook.read.tree import parse
from tests.conftest import ROOT


def problems(text: str) -> list[tuple[str, int, int]]:
    _, diagnostics = read_file("data/x.yml", text.encode())
    return [(d.code, d.span.line, d.span.column) for d in diagnostics]


def read(text: str) -> tuple[DataFile, Mapping]:
    file, diagnostics = read_file("data/x.yml", text.encode())
    assert diagnostics == []
    assert isinstance(file.root, Mapping)
    return file, file.root


def place(file: DataFile, node: Node) -> tuple[int, int]:
    span = node.span(file)
    return span.line, span.column


@pytest.mark.parametrize("typed", ["no", "on", "012", "1.10", "12:30", "2026-11-24", "0x1F", "~"])
def test_what_is_typed_is_text(typed: str) -> None:
    file, root = read(f"key: {typed}")
    node = root.by_key["key"][1]
    assert isinstance(node, Scalar)
    assert node.text == file.data["key"] == typed


def test_positions_count_characters_from_one() -> None:
    file, root = read("å: 1\nlista:\n  - ö: ä\n")
    items = root.by_key["lista"][1]
    assert isinstance(items, Sequence)
    inner = items.items[0]
    assert isinstance(inner, Mapping)
    assert place(file, inner.by_key["ö"][1]) == (3, 8)


def test_a_blank_line_in_a_folded_block_stays_a_new_paragraph() -> None:
    assert read("key: >-\n  one\n  line\n\n  two\n")[0].data == {"key": "one line\n\ntwo"}
    assert read("key: |-\n  one\n\n  two\n")[0].data == {"key": "one\n\ntwo"}


def test_a_value_left_out_is_told_from_empty_quotes() -> None:
    assert read("a:\nb: ''\n")[0].data == {"a": None, "b": ""}


def test_an_indented_first_field_is_sound_where_only_brackets_reach_the_margin() -> None:
    parsed, diagnostics = parse("x", "  title: {sv: Sena\nbetalningar, en: Late payments}\n")
    assert diagnostics == []
    assert parsed.root is not None
    assert plain(parsed.root) == {"title": {"sv": "Sena betalningar", "en": "Late payments"}}


def test_the_swift_way_reads_what_the_tree_reads() -> None:
    files = sorted((ROOT / "data").rglob("*.yml"))
    assert len(files) > 80
    swift = 0
    for file in files:
        text = file.read_text()
        parsed, diagnostics = parse("x", text)
        assert diagnostics == []
        assert parsed.root is not None
        try:
            assert load(text) == plain(parsed.root)
            swift += 1
        except OddError:
            pass
    assert swift > 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: &x 1\n", [("anchor", 1, 4)]),
        ("a: *x\n", [("alias", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("? [a]\n: 1\n", [("key-is-not-a-word", 1, 3)]),
        ("a:\n  <<: {b: 1}\n", [("merge-key", 2, 3)]),
        ("a: b: c\n", [("unquoted-colon", 1, 5)]),
        ("a: 'x\n", [("unclosed-quote", 1, 4)]),
        ("a:\n\t- b\n", [("tab-in-indentation", 2, 1)]),
        ("a: Kund #1\n", [("text-cut-off", 1, 9)]),
        ("a: act #seriously\n", []),
        ("sv: Kund #1\n", [("text-cut-off", 1, 10)]),
        ("a: Vår kund #1\n", [("text-cut-off", 1, 13)]),
        ("a: Vår kund # vilken?\n", []),
        ("", [("empty-file", 1, 1)]),
        ("# only a comment\n", [("empty-file", 1, 1)]),
        ("a: " + "[" * 30 + "]" * 30, [("too-deep", 1, 23)]),
    ],
)
def test_refuses_in_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(text) == expected


def test_one_run_tells_the_faults_of_every_field() -> None:
    text = "a: b: c\ngood: 1\nd: 'x\ne: [1\nf: - g\n"
    assert [code for code, _, _ in problems(text)][:1] == ["unquoted-colon"]
    separate = "a: b: c\ngood: 1\nd: @x\nf: - g\n"
    assert problems(separate) == [
        ("unquoted-colon", 1, 5),
        ("special-character", 3, 4),
        ("list-on-key-line", 4, 4),
    ]
    file, _ = read_file("data/x.yml", separate.encode())
    assert file.data == {"good": "1"}
    assert file.blanked == {"a", "d", "f"}


def test_deep_nesting_neither_crashes_nor_hangs() -> None:
    assert problems("[" * 100_000)[0][0] == "too-deep"
