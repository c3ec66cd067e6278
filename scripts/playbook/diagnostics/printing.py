"""Diagnostics as people and programs want to read them."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from playbook.diagnostics.catalogue import Language, words
from playbook.diagnostics.data import Diagnostic, Span, severity

MAX_PER_FILE = 50
"""More than this of one file helps nobody; the rest is counted."""

_COLOURS = {"error": "\033[1;31m", "warning": "\033[1;33m", "dim": "\033[34m", "bold": "\033[1m"}
_RESET = "\033[0m"
_SEVERITIES = {
    "sv": {"error": "fel", "warning": "varning"},
    "en": {"error": "error", "warning": "warning"},
}
_LABELS = {
    "sv": {"help": "gör så här", "fixable": "kan rättas: playbook check --fix", "note": "se"},
    "en": {"help": "help", "fixable": "fixable: playbook check --fix", "note": "see"},
}
_MORE = {
    "sv": "… och {} till i den filen. Rätta de första och kontrollera igen.",
    "en": "… and {} more in that file. Mend the first ones and check again.",
}


def full(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    language: Language,
    *,
    colour: bool,
) -> str:
    """Each diagnostic with its line of the file and a caret; `texts` are the files by path."""
    return "\n".join(
        _full(found, texts.get(found.span.path, ""), language, colour=colour)
        if isinstance(found, Diagnostic)
        else f"{found}\n"
        for found in _capped(diagnostics, language)
    )


def concise(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """One line each: ``file:line:column: error[code]: message. help``."""
    rows = []
    for found in _capped(diagnostics, language):
        if not isinstance(found, Diagnostic):
            rows.append(found)
            continue
        said = words(found, language)
        word = _SEVERITIES[language][severity(found)]
        rows.append(f"{_place(found.span)}: {word}[{found.code}]: {said.message}. {said.help}")
    return "".join(f"{row}\n" for row in rows)


def as_json(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """A JSON list, for other programs."""
    return (
        json.dumps(
            [_record(found, language) for found in diagnostics], ensure_ascii=False, indent=1
        )
        + "\n"
    )


def github(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    rows = []
    for found in diagnostics:
        said = words(found, language)
        span = found.span
        place = f"file={_property(span.path)},line={span.line},col={span.column}"
        if span.end_line:
            place += f",endLine={span.end_line},endColumn={span.end_column}"
        title = f"title={_property(found.code)}"
        rows.append(
            f"::{severity(found)} {place},{title}::{_data(f'{said.message}. {said.help}')}\n"
        )
    return "".join(rows)


def _capped(diagnostics: Iterable[Diagnostic], language: Language) -> list[Diagnostic | str]:
    shown: list[Diagnostic | str] = []
    seen: dict[str, int] = {}
    last: dict[str, int] = {}
    for found in diagnostics:
        path = found.span.path
        seen[path] = seen.get(path, 0) + 1
        if seen[path] <= MAX_PER_FILE:
            shown.append(found)
            last[path] = len(shown)
    over = sorted(
        (
            (last[path], count - MAX_PER_FILE)
            for path, count in seen.items()
            if count > MAX_PER_FILE
        ),
        reverse=True,
    )
    for place, count in over:
        shown.insert(place, _MORE[language].format(count))
    return shown


def _full(found: Diagnostic, text: str, language: Language, *, colour: bool) -> str:
    def paint(words_: str, name: str) -> str:
        return f"{_COLOURS[name]}{words_}{_RESET}" if colour else words_

    said, labels, kind = words(found, language), _LABELS[language], severity(found)
    head = paint(f"{_SEVERITIES[language][kind]}[{found.code}]", kind)
    rows = [f"{head}: {paint(said.message, 'bold')}"]
    gutter = " " * len(str(found.span.line))
    rows.append(f"{gutter}{paint('-->', 'dim')} {_place(found.span)}")
    lines = text.split("\n")
    if 0 < found.span.line <= len(lines) and text:
        line = lines[found.span.line - 1]
        number = paint(f"{found.span.line} |", "dim")
        bar = paint(f"{gutter} |", "dim")
        caret = paint(_caret(line, found.span), kind)
        rows += [bar, f"{number} {_visible(line)}", f"{bar} {caret}"]
    equals = paint(f"{gutter} =", "dim")
    fixable = f"   ({labels['fixable']})" if found.fix else ""
    rows.append(f"{equals} {labels['help']}: {said.help}{fixable}")
    for note in found.notes:
        rows.append(
            f"{equals} {labels['note']} {_place(note.span)}: {getattr(note.text, language)}"
        )
    return "\n".join(rows) + "\n"


def _caret(line: str, span: Span) -> str:
    """Carets under the span, as wide on a terminal as the characters above them."""
    start = span.column - 1
    on_one_line = span.end_line in (0, span.line)
    end = span.end_column - 1 if on_one_line and span.end_column else len(line.rstrip())
    before, marked = line[:start], line[start : max(end, start + 1)]
    return " " * _width(_visible(before)) + "^" * max(1, _width(_visible(marked)))


def _visible(text: str) -> str:
    """The text with tabs and invisible signs as something that has a width."""
    return "".join(
        "→" if sign == "\t" else "�" if _width_of(sign) == 0 and not _joins(sign) else sign
        for sign in text
    )


def _joins(sign: str) -> bool:
    """Whether a sign of no width belongs to the one before it, as an accent does."""
    return unicodedata.combining(sign) != 0 or sign in "\u200d\ufe0f\ufe0e"


def _width(text: str) -> int:
    return sum(_width_of(sign) for sign in text)


def _width_of(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _record(found: Diagnostic, language: Language) -> dict[str, Any]:
    said, span = words(found, language), found.span
    record: dict[str, Any] = {
        "code": found.code,
        "severity": severity(found),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column,
        "message": said.message,
        "help": said.help,
    }
    if found.fix is not None:
        record["fix"] = {
            "start": found.fix.start,
            "end": found.fix.end,
            "text": found.fix.text,
        }
    return record


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
