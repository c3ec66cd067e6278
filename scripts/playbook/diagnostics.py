"""What an editor is told: where, what, and what to do about it.

A diagnostic is data. Printing it is the command line's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Span:
    """A place in a file of `data/`: line and column count from 1, columns in characters."""

    path: str
    """Relative to the project, with forward slashes."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One thing that is wrong, in one place."""

    span: Span
    code: str
    """Stable and kebab-case, such as ``unknown-field``."""
    message: str
    help: str = ""
    """An instruction: what to do."""
    severity: Severity = "error"

    def __str__(self) -> str:
        """One line: ``file:line:column: error[code]: message. help``."""
        where = f"{self.span.path}:{self.span.line}:{self.span.column}"
        advice = f" {self.help}" if self.help else ""
        return f"{where}: {self.severity}[{self.code}]: {self.message}.{advice}"


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error; warnings alone do not stop a build."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)
