"""From YAML text to a tree of text with positions.

The tree is built from libyaml's events with a stack of its own: no aliases, anchors or tags,
no second document, and every scalar stays text, so that ``no``, ``1.10`` and ``12:30`` mean
what the editor typed. The schema decides later what a text is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from playbook.diagnostics import Diagnostic, Span

MAX_DEPTH = 20
MAX_NODES = 20_000


@dataclass(frozen=True)
class Scalar:
    """A text. `empty` tells a value that was left out from an empty pair of quotes."""

    span: Span
    text: str
    start: int
    """Index of its first character in the file's text."""
    end: int
    empty: bool = False


@dataclass(frozen=True)
class Sequence:
    """A list."""

    span: Span
    items: tuple["Node", ...]


@dataclass(frozen=True)
class Mapping:
    """Keys and values in the order of the file."""

    span: Span
    pairs: tuple[tuple[Scalar, "Node"], ...]

    @cached_property
    def by_key(self) -> dict[str, tuple[Scalar, "Node"]]:
        """Key and value by the key's text."""
        return {key.text: (key, value) for key, value in self.pairs}


Node = Scalar | Sequence | Mapping


class _UnreadableError(Exception):
    """Reading cannot go on after this diagnostic."""

    def __init__(self, diagnostic: Diagnostic):
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    span: Span
    mapping: bool
    children: list[Node] = field(default_factory=list)
    keys: list[Scalar] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None


def parse(path: str, text: str) -> tuple[Node | None, list[Diagnostic]]:
    """Parse one YAML document; give its root (none when it cannot be read) and what is wrong."""
    diagnostics: list[Diagnostic] = []
    try:
        root = _build(path, _events(path, text), diagnostics)
    except _UnreadableError as stop:
        return None, [*diagnostics, stop.diagnostic]
    if root is None:
        diagnostics.append(
            Diagnostic(
                Span(path), "empty-file", "the file is empty", "Fill it in, or delete the file."
            )
        )
    return root, diagnostics


def _events(path: str, text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "it cannot be read"
        raise _UnreadableError(
            Diagnostic(
                Span(path, line, column),
                "invalid-yaml",
                f"this is not valid YAML: {problem}",
                "Check the indentation and the colons here and on the line above; "
                "put text that has a colon in it within quotes.",
            )
        ) from None
    except yaml.YAMLError as error:
        raise _UnreadableError(
            Diagnostic(
                Span(path),
                "invalid-yaml",
                f"this is not valid YAML: {error}",
                "Look for odd signs.",
            )
        ) from None


def _build(path: str, events: Iterator[Any], diagnostics: list[Diagnostic]) -> Node | None:
    stack: list[_Open] = []
    root: Node | None = None
    documents = nodes = 0
    for event in events:
        mark: Any = event.start_mark
        span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _UnreadableError(_refused(span, "a second document (a line with ---)"))
                continue
            case yaml.AliasEvent():
                raise _UnreadableError(_refused(span, f"the alias *{event.anchor}"))
            case yaml.ScalarEvent() | yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                _refuse_extras(span, event)
                nodes += 1
                if nodes > MAX_NODES:
                    raise _UnreadableError(_too_much(span, f"more than {MAX_NODES} values"))
                if not isinstance(event, yaml.ScalarEvent):
                    if len(stack) >= MAX_DEPTH:
                        raise _UnreadableError(_too_much(span, f"more than {MAX_DEPTH} levels"))
                    stack.append(_Open(span, isinstance(event, yaml.MappingStartEvent)))
                    continue
                node: Node = Scalar(
                    span,
                    _kept_paragraphs(event),
                    _index(event.start_mark),
                    _index(event.end_mark),
                    empty=event.value == "" and not event.style,
                )
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                node = _close(stack.pop())
            case _:
                continue
        if stack:
            _add(stack[-1], node, diagnostics)
        else:
            root = node
    return root


def _add(parent: _Open, node: Node, diagnostics: list[Diagnostic]) -> None:
    if not parent.mapping:
        parent.children.append(node)
        return
    if parent.key is None:
        if not isinstance(node, Scalar):
            raise _UnreadableError(_refused(node.span, "a key that is not a plain word"))
        first = parent.seen.get(node.text)
        if first is not None:
            diagnostics.append(
                Diagnostic(
                    node.span,
                    "duplicate-key",
                    f"“{node.text}” stands twice here; the first is on line {first.span.line}",
                    "Keep one of them.",
                )
            )
        parent.seen.setdefault(node.text, node)
        parent.key = node
        return
    parent.keys.append(parent.key)
    parent.children.append(node)
    parent.key = None


def _index(mark: Any) -> int:
    """The index in the text of a libyaml mark."""
    return int(mark.index)


def _kept_paragraphs(event: Any) -> str:
    """A scalar's text. A folded block (``>``) turns a blank line into a line end; turn it back."""
    text: str = event.value
    return text.rstrip("\n").replace("\n", "\n\n") if event.style == ">" else text


def _close(done: _Open) -> Node:
    if done.mapping:
        return Mapping(done.span, tuple(zip(done.keys, done.children, strict=True)))
    return Sequence(done.span, tuple(done.children))


def _refuse_extras(span: Span, event: Any) -> None:
    if event.anchor is not None:
        raise _UnreadableError(_refused(span, f"the anchor &{event.anchor}"))
    if event.tag is not None and event.tag != "!":
        raise _UnreadableError(_refused(span, f"the tag {event.tag}"))


def _refused(span: Span, what: str) -> Diagnostic:
    return Diagnostic(
        span,
        "unsupported-yaml",
        f"{what} is not used in the handbook's data",
        "Put the text within quotes if it is meant as text; otherwise write it out.",
    )


def _too_much(span: Span, what: str) -> Diagnostic:
    return Diagnostic(span, "file-too-complex", f"the file has {what}", "Split it or simplify it.")
