"""What libyaml says, turned into what the editor did."""

import re

import yaml

from playbook.diagnostics import Diagnostic, Span

_BY_PROBLEM = (
    ("block sequence entries are not allowed", "list-on-key-line"),
    ("did not find expected ',' or ']'", "unclosed-bracket"),
    ("did not find expected ',' or '}'", "unclosed-bracket"),
    ("found unexpected end of stream", "unclosed-quote"),
    ("found unexpected document indicator", "unclosed-quote"),
    ("unknown escape character", "bad-escape"),
    ("did not find expected hexdecimal number", "bad-escape"),
    ("found invalid Unicode character escape code", "bad-escape"),
    ("could not find expected ':'", "missing-colon"),
    ("did not find expected alphabetic or numeric character", "special-character"),
    ("found a tab character", "tab-in-indentation"),
    ("did not find expected '-' indicator", "bad-indentation"),
    ("undefined tag handle", "tag"),
    ("did not find expected tag URI", "tag"),
    ("did not find expected '!'", "tag"),
    ("did not find expected whitespace or line break", "special-character"),
    ("did not find expected comment or line break", "bad-block-header"),
    ("found an indentation indicator equal to 0", "bad-block-header"),
)
_WHOLE_CONSTRUCT = ("unclosed-bracket", "unclosed-quote")
"""Faults whose beginning says more than the place where they were noticed."""


def explained(path: str, text: str, error: yaml.MarkedYAMLError) -> tuple[Diagnostic, int]:
    """Give the diagnostic for a fault of syntax, and the line (from 0) that it lies in."""
    problem = str(error.problem)
    at = error.problem_mark or error.context_mark
    lines = text.split("\n")
    code, values = _code(problem, lines, at)
    if code in _WHOLE_CONSTRUCT and error.context_mark is not None:
        at = error.context_mark
    line, column = (at.line, at.column) if at is not None else (0, 0)
    if code == "bad-indentation" and error.context_mark and line >= len(lines):
        line, column = error.context_mark.line, error.context_mark.column
    if code == "missing-colon" and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    line = min(line, len(lines) - 1)
    span = Span(path, line + 1, column + 1, line + 1, column + 2)
    return Diagnostic(span, code, tuple(values.items())), line


def _code(problem: str, lines: list[str], at: "yaml.Mark | None") -> tuple[str, dict[str, str]]:
    row = lines[at.line] if at is not None and at.line < len(lines) else ""
    sign = row[at.column] if at is not None and at.column < len(row) else ""
    before = row[: at.column] if at is not None else ""
    if "cannot start any token" in problem:
        if sign == "\t" or (not before.strip(" \t") and "\t" in before + sign):
            return "tab-in-indentation", {}
        return "special-character", {"sign": sign}
    if "mapping values are not allowed" in problem:
        # A second colon on the line of a field is text that needs quotes; else the line has
        # slipped under a value.
        is_second = re.match(r"\s*(?:- )*[^\s:#][^:]*:\s", row) and ":" in before
        return ("unquoted-colon" if is_second else "bad-indentation"), {}
    if "did not find expected key" in problem:
        if re.search(r"[\"']\s*$", before) or re.search(r"[\"'\]}]\s*$", before):
            return "text-after-quotes", {}
        return "bad-indentation", {}
    for part, code in _BY_PROBLEM:
        if part in problem:
            if code == "special-character":
                return code, {"sign": sign or (before[-1:] or "?")}
            return code, {"name": "!"} if code == "tag" else {}
    return "invalid-yaml", {"problem": problem}
