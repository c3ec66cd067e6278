"""What an editor is told: where, what, and what to do about it.

A diagnostic is data: a stable code, a place, and the values that its words need. The words
themselves, in both languages, stand in `codes/` beside their explanation; printing is done last.
"""

from playbook.diagnostics.data import (
    Diagnostic,
    Fix,
    Note,
    Phrase,
    Span,
    diagnostic,
    has_errors,
    severity,
)

__all__ = [
    "Diagnostic",
    "Fix",
    "Note",
    "Phrase",
    "Span",
    "diagnostic",
    "has_errors",
    "severity",
]
