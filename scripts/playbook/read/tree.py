"""From YAML text to a tree of text with positions.

The tree is built from libyaml's events with a stack of its own: no aliases, anchors or tags,
no second document, and every scalar stays text, so that ``no``, ``1.10`` and ``12:30`` mean
what the editor typed. The schema decides later what a text is.

After a fault the top-level field that it lies in is blanked and reading goes on, so that one run
tells them all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from playbook.diagnostics import Diagnostic, Note, Phrase, Span, diagnostic
from playbook.read.nodes import MAX_DEPTH, MAX_NODES, Mapping, Node, Scalar, Sequence
from playbook.read.text import span_at
from playbook.read.yaml_faults import Fault, explained

MAX_FAULTS = 20
"""So many faults of syntax are told of one file; more than that is not a data file."""

_NEAR_MARGIN = r"[^\w\n]{0,2}([\w-]+)"
_FINAL = ("second-document", "invalid-yaml", "merge-conflict")
"""After these the rest of the file means something else, so nothing more is said of it."""
_CUT_OFF = r"[ \t]+(#[^\s#][^\n]*)|[ \t]*\n[ \t]+(#\d[^\n]*)"


@dataclass
class Parsed:
    """What came of parsing one file."""

    root: Node | None
    """None when there is nothing to check: no file, no fields, or a fault that spans it all."""
    blanked: set[str] = field(default_factory=set)
    """Top-level fields left out after a fault: they are not missing."""


class RefusedError(Exception):
    """Something that the handbook's data does not use."""

    def __init__(self, code: str, event: Any, **values: str):
        super().__init__(code)
        self.code = code
        self.event = event
        self.values = values


def parse(path: str, text: str) -> tuple[Parsed, list[Diagnostic]]:
    """Parse the text of one file; give its tree and what is wrong with it as YAML."""
    diagnostics: list[Diagnostic] = []
    blanked: set[str] = set()
    while len(diagnostics) < MAX_FAULTS:
        found: list[Diagnostic] = []
        try:
            root = _Builder(path, text, found).build()
        except RefusedError as refused:
            start, end = refused.event.start_mark, refused.event.end_mark
            span = span_at(path, text, start.index, max(end.index, start.index + 1))
            fault = Fault(
                Diagnostic(span, refused.code, tuple(refused.values.items())),
                start.line,
                start.line,
            )
        except yaml.MarkedYAMLError as error:
            fault = explained(path, text, error)
        except yaml.YAMLError as error:
            fault = Fault(diagnostic("invalid-yaml", Span(path), problem=str(error)), 0, 0)
        else:
            if isinstance(root, Scalar) and root.empty:
                root = None
            if root is None and not diagnostics:
                found.append(diagnostic("empty-file", Span(path)))
            return Parsed(root, blanked), diagnostics + found
        slipped = None if diagnostics else _slipped_beginning(path, text)
        if slipped is not None:
            return Parsed(None), [slipped]
        diagnostics.append(fault.diagnostic)
        blank = None if fault.diagnostic.code in _FINAL else _without_fields(text, fault)
        if blank is None:
            break
        text, names = blank
        blanked |= names
    return Parsed(None, blanked), diagnostics


def _slipped_beginning(path: str, text: str) -> Diagnostic | None:
    """A file whose first field is indented while others are not has no field to go on from."""
    lines = text.split("\n")
    content = [
        (number, row)
        for number, row in enumerate(lines, 1)
        if row.strip() and not row.lstrip().startswith("#") and not row.startswith(("---", "%"))
    ]
    if not content or not content[0][1].startswith(" "):
        return None
    if not any(re.match(r"[^\s#\-\]}]", row) for _, row in content):
        return None
    number, row = content[0]
    column = len(row) - len(row.lstrip()) + 1
    return diagnostic("bad-indentation", Span(path, number, column, number, column + 1))


def _without_fields(text: str, fault: Fault) -> tuple[str, set[str]] | None:
    """The text with the top-level fields that a fault lies in blanked, and their names."""
    lines = text.split("\n")
    starts = [
        number
        for number, row in enumerate(lines)
        if row[:1] not in ("", " ", "\t", "#", "-", "}", "]", ",", ":")
    ]
    before = [number for number in starts if number <= fault.first_line]
    if not before:
        return None
    first = before[-1]
    last = next((number for number in starts if number > fault.last_line), len(lines))
    # A field that has slipped from the margin is part of the stretch, and just as unreadable.
    near_margin = (re.match(_NEAR_MARGIN, row) for row in lines[first:last])
    names = {found[1] for found in near_margin if found}
    # Spaces instead of the fields: every other index of the text stays what it is.
    lines[first:last] = [" " * len(row) for row in lines[first:last]]
    return "\n".join(lines), names


class _Builder:
    """Builds the tree of one document from events, with a stack of its own.

    `build` is one loop: it sees a hundred events of each file.
    """

    def __init__(self, path: str, text: str, diagnostics: list[Diagnostic]):
        self._path = path
        self._text = text
        self._diagnostics = diagnostics

    def build(self) -> Node | None:
        get_event: Callable[[], Any] = CParser(self._text).get_event
        may_be_cut_off = re.search(r"[ \t]#[^\s#]", self._text) is not None
        stack: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        root: Node | None = None
        parent: Mapping | Sequence | None = None
        key: Scalar | None = None
        nodes = documents = 0
        while (event := get_event()) is not None:
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    raise _extra(event)
                scalar = _scalar(event)
                if may_be_cut_off and not event.style:
                    self._find_cut_off(scalar, key)
                if " - " in scalar.text and not event.style:
                    self._find_lost_lines(scalar)
                elif event.style == '"' and "\\" in self._text:
                    self._find_escape(scalar)
                node: Node = scalar
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    raise _extra(event)
                if len(stack) >= MAX_DEPTH:
                    raise RefusedError("too-deep", event, limit=str(MAX_DEPTH))
                if parent.__class__ is Mapping and key is None:
                    raise RefusedError("key-is-not-a-word", event)
                stack.append((parent, key))
                is_mapping = kind is yaml.MappingStartEvent
                parent = (Mapping if is_mapping else Sequence)(
                    event.start_mark.index, event.end_mark.index
                )
                key = None
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                assert parent is not None  # noqa: S101 - libyaml closes only what is open
                node = parent
                node.end = event.end_mark.index
                parent, key = stack.pop()
            elif kind is yaml.AliasEvent:
                raise RefusedError("alias", event, name=event.anchor)
            else:
                documents += kind is yaml.DocumentStartEvent
                if documents > 1:
                    raise RefusedError("second-document", event)
                continue
            nodes += 1
            if nodes > MAX_NODES:
                raise RefusedError("too-many-values", event, limit=str(MAX_NODES))
            if parent is None:
                root = node
            elif isinstance(parent, Sequence):
                parent.items.append(node)
            elif key is None:
                key = _key(node, event)
            else:
                first = parent.by_key.setdefault(key.text, (key, node))[0]
                if first is not key:
                    self._duplicate(key, first)
                key = None
        return root

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        note = Note(
            span_at(self._path, self._text, first.start, first.end),
            Phrase("det första", "the first one"),
        )
        self._diagnostics.append(
            diagnostic(
                "duplicate-key",
                span_at(self._path, self._text, key.start, key.end),
                name=key.text,
                notes=(note,),
            )
        )

    def _find_cut_off(self, node: Scalar, key: Scalar | None) -> None:
        """Tell when a text ends in what YAML takes for a comment: ``Klient #1`` is read as Klient.

        A comment is written with a space after its sign, so ``# …`` is left alone. A number after
        the sign is always text; a word is, when what stands before it is text, too.
        """
        found = re.match(_CUT_OFF, self._text[node.end :])
        if not found:
            return
        at = found.lastindex or 1
        lost = found[at].rstrip()
        is_text = " " in node.text or (key is not None and key.text in ("sv", "en"))
        if lost[1].isdigit() or (is_text and node.text):
            start = node.end + found.start(at)
            span = span_at(self._path, self._text, start, start + len(lost))
            self._diagnostics.append(diagnostic("text-cut-off", span, lost=lost))

    def _find_lost_lines(self, node: Scalar) -> None:
        """Tell when a second item of a list has become part of the first by its indentation."""
        found = re.search(r"\n *(- )", self._text[node.start : node.end])
        if found:
            at = node.start + found.start(1)
            span = span_at(self._path, self._text, at)
            self._diagnostics.append(diagnostic("bad-indentation", span))

    def _find_escape(self, node: Scalar) -> None:
        """Tell when a backslash within double quotes has become a sign that nobody typed."""
        found = re.search(
            r"(?:^|[^\\])(?:\\\\)*(\\[0abtnvfreN_LP])", self._text[node.start : node.end]
        )
        if found:
            at = node.start + found.start(1)
            self._diagnostics.append(
                diagnostic("bad-escape", span_at(self._path, self._text, at, at + 2))
            )


def _scalar(event: Any) -> Scalar:
    text = event.value
    if event.style == ">":
        # A folded block turns a blank line into a line end; turn it back.
        text = text.rstrip("\n").replace("\n", "\n\n")
    return Scalar(event.start_mark.index, event.end_mark.index, text, event.style or "")


def _key(node: Node, event: Any) -> Scalar:
    if not isinstance(node, Scalar) or node.empty or node.style in ("|", ">"):
        raise RefusedError("key-is-not-a-word", event)
    if node.text == "<<" and not node.style:
        raise RefusedError("merge-key", event)
    return node


def _extra(event: Any) -> RefusedError:
    if event.anchor is not None:
        return RefusedError("anchor", event, name=event.anchor)
    return RefusedError("tag", event, name=event.tag)
