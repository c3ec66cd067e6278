"""What libyaml says, turned into what the editor did."""

import re
from typing import NamedTuple

import yaml

from playbook.diagnostics import Diagnostic, Phrase, Span, diagnostic

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
    ("found a tab character", "tab-in-indentation"),
    ("did not find expected '-' indicator", "bad-indentation"),
    ("undefined tag handle", "tag"),
    ("did not find expected tag URI", "tag"),
    ("did not find expected '!'", "tag"),
    ("did not find expected whitespace or line break", "special-character"),
    ("did not find expected comment or line break", "bad-block-header"),
    ("found an indentation indicator equal to 0", "bad-block-header"),
)
_NO_SPACE_AFTER_COLON = r"^\s*(?:- +)*()[^\s:#\"'\[{]+:(?!//)[^\s:]"
"""A line such as ``sv:Kassan``: a field whose colon lacks its space."""

_NO_COLON = r"^\s*(?:- +)*()(?:sv|en)\s+\w"
"""A language without its colon."""

_NOT_A_DASH = r"^\s*()([–—•·]\s*\S|-[\w]+:)"
"""A line that begins with what only looks like the dash and space of a list."""


class Fault(NamedTuple):
    """A fault of syntax, and the lines (from 0) that it has spoilt."""

    diagnostic: Diagnostic
    first_line: int
    last_line: int


def explained(path: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    """Give the diagnostic for a fault of syntax, and the lines that cannot be read for it."""
    return _Explainer(path, text, error).fault()


class _Explainer:
    """One error of libyaml in its text."""

    def __init__(self, path: str, text: str, error: yaml.MarkedYAMLError):
        self._path = path
        self._lines = text.split("\n")
        self._problem = str(error.problem)
        self._context = str(error.context or "")
        at = error.problem_mark or error.context_mark
        self._line = min(at.line, len(self._lines) - 1) if at else 0
        self._column = at.column if at and at.line < len(self._lines) else 0
        begun = error.context_mark
        self._begun = (self._line, self._column)
        if begun and begun.line < len(self._lines):
            self._begun = (begun.line, begun.column)
        self._row = self._lines[self._line]
        self._before = self._row[: self._column]
        self._sign = self._row[self._column : self._column + 1]

    def fault(self) -> Fault:
        found = (
            self._anchor_or_alias()
            or self._odd_start()
            or self._document()
            or self._within_brackets()
            or self._colon_or_key()
        )
        if found is not None:
            return found
        for part, code in _BY_PROBLEM:
            if part in self._problem:
                return self._by_code(code)
        return self._at("invalid-yaml", self._line, self._column, problem=self._problem)

    def _at(
        self, code: str, line: int, column: int, first: int | None = None, **values: str | Phrase
    ) -> Fault:
        """A fault at a place; the lines from `first` to where libyaml stopped are spoilt."""
        span = Span(self._path, line + 1, column + 1, line + 1, column + 2)
        first = line if first is None else first
        found = Diagnostic(span, code, tuple(values.items()))
        return Fault(found, min(first, line), max(first, line, self._line))

    def _by_code(self, code: str) -> Fault:
        line, column = self._line, self._column
        match code:
            case "unclosed-bracket" | "unclosed-quote" | "missing-colon":
                return self._at(code, *self._begun)
            case "bad-escape":
                back = self._row.rfind("\\", 0, column + 1)
                return self._at(code, line, back if back >= 0 else column, self._begun[0])
            case "special-character":
                return self._at(code, line, column, sign=self._sign or self._before[-1:] or "?")
            case "tag":
                return self._at(code, *self._begun, name="!")
            case "bad-indentation":
                return self._indentation()
            case _:
                return self._at(code, line, column)

    def _anchor_or_alias(self) -> Fault | None:
        for part, code in (("scanning an alias", "alias"), ("scanning an anchor", "anchor")):
            if part in self._context:
                line, column = self._begun
                rest = self._lines[line][column + 1 :].split()
                return self._at(code, line, column, name=rest[0] if rest else "")
        return None

    def _odd_start(self) -> Fault | None:
        if "cannot start any token" in self._problem:
            is_tab = self._sign == "\t" or (
                not self._before.strip(" \t") and "\t" in self._before + self._sign
            )
            if is_tab:
                return self._at("tab-in-indentation", self._line, self._column)
            return self._at("special-character", self._line, self._column, sign=self._sign)
        if "mapping keys are not allowed" in self._problem:
            return self._at("special-character", self._line, self._column, sign="?")
        if "did not find expected node content" in self._problem:
            if "flow" in self._context:
                opening = max(self._before.rfind("["), self._before.rfind("{"))
                at = (self._line, opening) if opening >= 0 else self._begun
                return self._at("unclosed-bracket", *at)
            return self._at("special-character", self._line, self._column, sign=self._sign or "?")
        return None

    def _document(self) -> Fault | None:
        if "did not find expected <document start>" not in self._problem:
            return None
        for number, row in enumerate(self._lines[: self._line + 1]):
            if row.rstrip() == "...":
                return self._at("second-document", number, 0)
            if row.startswith("%"):
                return self._at("invalid-yaml", number, 0, problem=row.split()[0])
        return self._indentation() if self._before.strip() == "" else None

    def _within_brackets(self) -> Fault | None:
        if "did not find expected ','" not in self._problem:
            return None
        for number in range(self._begun[0], self._line + 1):
            lost = re.search(r"\s(#[^\s#].*)", self._lines[number])
            if lost:
                what = lost[1].rstrip()
                return self._at("text-cut-off", number, lost.start(1), self._begun[0], lost=what)
        if self._line != self._begun[0]:
            return None
        before = self._before.rstrip()
        if self._sign == ":" and not re.search(r"\b(?:sv|en)$", before):
            return self._at("unquoted-colon", self._line, self._column, self._begun[0])
        colon = re.search(r":\s[^,{\[\"']*?[^\s,{\[\"']()(:)(?=\s)", self._row[: self._column + 2])
        if colon and not re.search(r"\b(?:sv|en)$", self._row[: colon.start(1)]):
            return self._at("unquoted-colon", self._line, colon.start(2), self._begun[0])
        if re.search(r"[\"']$", before) and re.match(r"[\w(](?!\w*:)", self._row[self._column :]):
            return self._at("text-after-quotes", self._line, self._column, self._begun[0])
        return None

    def _colon_or_key(self) -> Fault | None:
        """A colon where none can be, or something that is no field where one is expected."""
        is_colon = "mapping values are not allowed" in self._problem
        is_key = "did not find expected key" in self._problem
        is_missing = "could not find expected ':'" in self._problem
        if not (is_colon or is_key or is_missing):
            return None
        quoted = self._quote_over_lines() if is_key else None
        if quoted is not None:
            return quoted
        guilty = self._guilty_line_above() if is_colon or is_missing else None
        if guilty is not None:
            return guilty
        if is_colon:
            several = re.match(r"\s*(?:- )*[^\s:#]+\s+[^\s:#]+[^:]*$", self._before)
            if ":" in self._before.strip().removeprefix("- ") or several:
                return self._at("unquoted-colon", self._line, self._column)
            return self._indentation()
        if is_key:
            if re.search(r"[\"'\]}]\s*$", self._before) and self._before.strip():
                return self._at("text-after-quotes", self._line, self._column)
            if self._sign == ":" and not self._before.strip():
                return self._at("key-is-not-a-word", self._line, self._column)
            return self._indentation()
        return None

    def _quote_over_lines(self) -> Fault | None:
        """A text whose closing quote was forgotten ends at the next one, fields further down."""
        before = self._before.rstrip()
        sign = before[-1:]
        if sign not in ('"', "'"):
            return None
        until = "\n".join([*self._lines[: self._line], before[:-1]])
        start = until.rfind(sign)
        inside = until[start:]
        if start < 0 or not re.search(r"\n\s*(?:- )?[\w-]+:\s", inside):
            return None
        line = until.count("\n", 0, start)
        column = start - (until.rfind("\n", 0, start) + 1)
        span = Span(self._path, line + 1, column + 1, line + 1, column + 2)
        return Fault(diagnostic("unclosed-quote", span), line, self._line)

    def _guilty_line_above(self) -> Fault | None:
        """The line above is what is wrong: no space after its colon, or no real dash before it."""
        above = self._line - 1
        while above >= 0 and not self._lines[above].strip():
            above -= 1
        for number in (self._line, above):
            if number < 0:
                continue
            row = self._lines[number]
            dash = re.match(_NOT_A_DASH, row)
            if dash:
                shown = dash[2][:1]
                return self._at(
                    "not-a-list",
                    number,
                    dash.start(2),
                    place=Phrase("det här", "this"),
                    shape=Phrase(f"en rad som börjar med ”{shown}”", f"a line with “{shown}”"),
                )
            squeezed = re.match(_NO_SPACE_AFTER_COLON, row) or re.match(_NO_COLON, row)
            if number == above and squeezed:
                return self._at("missing-colon", number, squeezed.start(1))
        return None

    def _indentation(self) -> Fault:
        """A line at the wrong place: where its words begin."""
        line = self._line
        if not self._row.strip() and self._begun[0] < line:
            line = self._begun[0]
        row = self._lines[line]
        return self._at("bad-indentation", line, len(row) - len(row.lstrip()))
