"""From bytes to text, or to what is wrong with the bytes."""

import re

from playbook.diagnostics import Diagnostic, Span

MAX_BYTES = 1_000_000
"""A data file holds one entry; a megabyte is a mistake."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u2028\u2029]")


def decode(path: str, raw: bytes) -> tuple[str, list[Diagnostic]]:
    r"""Give the text of `raw` with ``\\n`` line ends, and what is wrong with it.

    The text is empty when the bytes cannot be read as text at all.
    """
    if len(raw) > MAX_BYTES:
        return "", [
            Diagnostic(
                Span(path),
                "file-too-large",
                f"the file is larger than {MAX_BYTES // 1000} kB",
                "Split it; a data file holds one entry.",
            )
        ]
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(path, raw, error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if found:
        return "", [
            Diagnostic(
                span_at(path, text, found.start()),
                "control-character",
                f"there is an invisible control character (U+{ord(found.group()):04X}) here",
                "Delete it and type the words again.",
            )
        ]
    return text, []


def span_at(path: str, text: str, index: int) -> Span:
    """The line and column of a character of `text`."""
    line = text.count("\n", 0, index) + 1
    return Span(path, line, index - text.rfind("\n", 0, index))


def _not_utf8(path: str, raw: bytes, error: UnicodeDecodeError) -> Diagnostic:
    before = raw[: error.start].removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    byte = raw[error.start : error.start + 1]
    meant = byte.decode("windows-1252", errors="replace")
    guess = f"; in Windows-1252 it would be “{meant}”" if meant.isprintable() else ""
    return Diagnostic(
        span_at(path, before, len(before)),
        "not-utf8",
        f"the file is not UTF-8: byte 0x{byte.hex().upper()} cannot be read{guess}",
        "Save the file again with the encoding UTF-8.",
    )
