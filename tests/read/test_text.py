from playbook.read.text import decode


def codes(raw: bytes) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in decode("data/x.yml", raw)[1]]


def test_reads_utf8_with_and_without_bom_and_any_line_end() -> None:
    decoded, problems = decode("x", "a: å\r\nb: ä\r".encode())
    assert (decoded.text, decoded.parsable, problems) == ("a: å\nb: ä\n",) * 2 + ([],)
    assert decode("x", b"\xef\xbb\xbfa: 1\n")[0].text == "a: 1\n"


def test_names_the_first_byte_that_is_not_utf8() -> None:
    raw = "title: Först\nsummary: åäö".encode("windows-1252")
    decoded, diagnostics = decode("data/x.yml", raw)
    assert decoded.parsable is None
    assert codes(raw) == [("not-utf8", 1, 9)]
    assert ("sign", "ö") in diagnostics[0].values


def test_refuses_odd_characters_where_they_stand_and_reads_on() -> None:
    raw = "a: ö\nb: x\x00y\nc: p\u2028q\nd: \u200br\n\u00a0e: s\n".encode()
    assert codes(raw) == [
        ("control-character", 2, 5),
        ("control-character", 3, 5),
        ("invisible-character", 4, 4),
        ("odd-space-in-indentation", 5, 1),
    ]
    decoded, _ = decode("data/x.yml", raw)
    assert decoded.parsable is not None
    assert len(decoded.parsable) == len(decoded.text)


def test_a_no_break_space_between_words_is_good() -> None:
    assert codes("pris: 40\u00a0000 kr\nfamilj: 👩\u200d💻\n".encode()) == []


def test_both_sides_of_a_conflict_are_not_judged() -> None:
    raw = b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n"
    assert codes(raw) == [("merge-conflict", 2, 1)]
    assert decode("data/x.yml", raw)[0].parsable is None


def test_refuses_a_file_that_is_no_entry_but_a_dump() -> None:
    assert codes(b"a" * 1_000_001) == [("file-too-large", 1, 1)]
