from playbook.read.text import decode


def codes(raw: bytes) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in decode("data/x.yml", raw)[1]]


def test_reads_utf8_with_and_without_bom_and_any_line_end() -> None:
    assert decode("x", "a: å\r\nb: ä\r".encode()) == ("a: å\nb: ä\n", [])
    assert decode("x", b"\xef\xbb\xbfa: 1\n") == ("a: 1\n", [])


def test_names_the_first_byte_that_is_not_utf8() -> None:
    raw = "title: Först\nsummary: åäö".encode("windows-1252")
    text, diagnostics = decode("data/x.yml", raw)
    assert text == ""
    assert codes(raw) == [("not-utf8", 1, 9)]
    assert "“ö”" in diagnostics[0].message


def test_refuses_control_characters_where_they_stand() -> None:
    assert codes("a: ö\nb: x\x00y".encode()) == [("control-character", 2, 5)]
    assert codes("a: x\u2028y".encode()) == [("control-character", 1, 5)]


def test_refuses_a_file_that_is_no_entry_but_a_dump() -> None:
    assert codes(b"a" * 1_000_001) == [("file-too-large", 1, 1)]
