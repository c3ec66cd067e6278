"""From bytes to text, or to what is wrong with the bytes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from playbook.diagnostics import Diagnostic, Fix, Span, diagnostic

MAX_BYTES = 1_000_000
"""A data file holds one entry; a megabyte is a mistake."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufffe\uffff"
_INVISIBLE = "\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SUSPECT = (
    f"(?m)(?P<control>[{_CONTROL}])|(?P<invisible>[{_INVISIBLE}]+)"
    f"|^ *-?(?P<space>[ {_SPACES}]*[{_SPACES}][ {_SPACES}]*)"
    r"|^(?P<conflict><{7}|={7}$|>{7})(?=\s|$)"
)
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
_ODD = re.compile(f"[{_CONTROL}{_INVISIBLE}{_SPACES}]")
"""Any of them: most files have none, and need no closer look."""


class Decoded(NamedTuple):
    """A file as text."""

    text: str
    """Lines end in ``\\n``; a byte order mark is dropped."""
    parsable: str | None
    """What can be parsed: the text with what was refused made harmless, character for character.
    None when nothing can be."""


def decode(path: str, raw: bytes) -> tuple[Decoded, list[Diagnostic]]:
    """Give the text of a file and everything that is wrong with its characters."""
    if len(raw) > MAX_BYTES:
        size = f"{MAX_BYTES // 1000} kB"
        return Decoded("", None), [diagnostic("file-too-large", Span(path), size=size)]
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(_lines(raw.decode("utf-8", "replace")), None), [_not_utf8(path, raw, error)]
    text = _lines(text)
    if not _ODD.search(text) and not any(mark in text for mark in _CONFLICT_MARKS):
        return Decoded(text, text), []
    return _harmless(path, text)


def span_at(path: str, text: str, start: int, end: int | None = None) -> Span:
    """The lines and columns of the characters of `text` from `start` to `end`."""
    line, column = _position(text, start)
    end_line, end_column = _position(text, start + 1 if end is None else end)
    return Span(path, line, column, end_line, end_column)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _harmless(path: str, text: str) -> tuple[Decoded, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    parsable, position = [], 0
    for found in re.finditer(_SUSPECT, text):
        kind = str(found.lastgroup)
        start, end = found.span(kind)
        if kind == "conflict":
            # Both sides of a conflict are there: nothing else in the file can be judged.
            problem = diagnostic("merge-conflict", span_at(path, text, start, end))
            return Decoded(text, None), [*diagnostics, problem]
        # An invisible sign may stay: to YAML it is a letter.
        shown = text[start:end] if kind == "invisible" else " " * (end - start)
        parsable += [text[position:start], shown.replace("\ufeff", " ")]
        position = end
        diagnostics.append(next(_refused(path, text, kind, start, end)))
    parsable.append(text[position:])
    return Decoded(text, "".join(parsable)), diagnostics


def _refused(path: str, text: str, kind: str, start: int, end: int) -> Iterator[Diagnostic]:
    span = span_at(path, text, start, end)
    sign = f"U+{ord(text[start]):04X}"
    match kind:
        case "control":
            yield diagnostic("control-character", span, sign=sign)
        case "invisible":
            yield diagnostic("invisible-character", span, sign=sign, fix=Fix(start, end, ""))
        case _:
            yield diagnostic(
                "odd-space-in-indentation", span, fix=Fix(start, end, " " * (end - start))
            )


def _not_utf8(path: str, raw: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = _lines(raw[: error.start].decode("utf-8"))
    byte = raw[error.start : error.start + 1]
    meant = byte.decode("windows-1252", errors="replace")
    line, column = _position(before, len(before))
    return diagnostic(
        "not-utf8",
        Span(path, line, column, line, column + 1),
        byte=f"0x{byte.hex().upper()}",
        sign=meant if meant.isprintable() and meant != "\ufffd" else "?",
    )
