"""Diagnostics as data."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Span(NamedTuple):
    """A stretch of a file: lines and columns count from 1, columns in characters.

    The end is the place just after the last character.
    """

    path: str
    """Relative to the project, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Phrase(NamedTuple):
    """A few words that differ between the languages."""

    sv: str
    en: str


class Fix(NamedTuple):
    """A change that is safe to make: put `text` in place of the characters from start to end.

    `start` and `end` are indexes in the file's text as it was read.
    """

    start: int
    end: int
    text: str


class Note(NamedTuple):
    """Another place that belongs to a diagnostic, and what is there."""

    span: Span
    text: Phrase


class Diagnostic(NamedTuple):
    """One thing that is wrong, in one place."""

    span: Span
    code: str
    """Stable and kebab-case, such as ``unknown-field``; its words stand in `codes/`."""
    values: tuple[tuple[str, str | Phrase], ...] = ()
    """What the words name: ``("name", "severty")``. With ``meant``, the help is the one for
    something that was probably meant."""
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """By file, then by place, then by code."""
        return (self.span, self.code, str(self.values))


def diagnostic(
    code: str,
    span: Span,
    *,
    notes: tuple[Note, ...] = (),
    fix: Fix | None = None,
    **values: str | Phrase | None,
) -> Diagnostic:
    """Make a diagnostic; values that are None are left out."""
    given = tuple((name, value) for name, value in values.items() if value is not None)
    return Diagnostic(span, code, given, notes, fix)


def severity(found: Diagnostic) -> Severity:
    """Whether it stops a build (an error) or not (a warning)."""
    from playbook.diagnostics.catalogue import catalogue  # noqa: PLC0415 - only when there is one

    return catalogue()[found.code].severity


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error; warnings alone do not stop a build."""
    return any(severity(found) == "error" for found in diagnostics)
