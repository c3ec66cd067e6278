"""Telling a person what was found: diagnostics, in the chosen form and language."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal, TextIO

from playbook.diagnostics import Diagnostic, has_errors, severity

Language = Literal["sv", "en"]

_SUMMARY = {
    "sv": {"error": ("fel", "fel"), "warning": ("varning", "varningar")},
    "en": {"error": ("error", "errors"), "warning": ("warning", "warnings")},
}


def tell(
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    language: Language,
    form: str = "full",
    stream: TextIO | None = None,
) -> None:
    """Print diagnostics to `stream`, standard error unless given; `texts` are the files by path."""
    from playbook.diagnostics import printing  # noqa: PLC0415 - only when there is something

    stream = stream or sys.stderr
    match form:
        case "json":
            stream.write(printing.as_json(diagnostics, language))
            return
        case "github":
            stream.write(printing.github(diagnostics, language))
            return
        case "concise":
            stream.write(printing.concise(diagnostics, language))
        case _:
            colour = wants_colour(stream)
            stream.write(printing.full(diagnostics, texts, language, colour=colour))
            if diagnostics:
                stream.write("\n")
    if diagnostics:
        stream.write(f"{summary(diagnostics, language)}\n")


def locale_language() -> Language:
    """The language of the person's computer: Swedish where it is set so, otherwise English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "sv" if value.lower().startswith("sv") else "en"
    return "en"


def wants_colour(stream: TextIO) -> bool:
    """Whether to write colours: on a terminal only, and not where NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def summary(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """How many errors and warnings there are, in words."""
    parts = []
    for kind, (one, many) in _SUMMARY[language].items():
        count = sum(severity(found) == kind for found in diagnostics)
        if count:
            parts.append(f"{count} {one if count == 1 else many}")
    return (" och " if language == "sv" else " and ").join(parts) + "."


def status(diagnostics: Sequence[Diagnostic]) -> int:
    """The exit status that the diagnostics ask for."""
    return 1 if has_errors(diagnostics) else 0
