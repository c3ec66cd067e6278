"""The tree of one file: texts, lists and mappings, each of which knows its place."""

from typing import Any, Protocol

from playbook.diagnostics import Span
from playbook.read.text import span_at

MAX_DEPTH = 20
MAX_NODES = 20_000
"""An entry has six levels and some hundred values; more is a mistake."""


class TextFile(Protocol):
    """A file that nodes belong to."""

    @property
    def path(self) -> str:
        """Where it is."""

    @property
    def text(self) -> str:
        """What the nodes' indexes count in."""


class Node:
    """A part of the tree. `start` and `end` are indexes in the file's text."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int):
        self.start = start
        self.end = end

    def span(self, file: TextFile) -> Span:
        """Its place in its file."""
        return span_at(file.path, file.text, self.start, self.end)

    def beginning(self, file: TextFile) -> Span:
        """The place where it begins, for something that spans many lines."""
        return span_at(file.path, file.text, self.start)._replace(end_line=0, end_column=0)


class Scalar(Node):
    """A text."""

    __slots__ = ("style", "text")

    def __init__(self, start: int, end: int, text: str, style: str):
        self.start = start
        self.end = end
        self.text = text
        self.style = style
        """``"``, ``'``, ``|`` or ``>``; empty for a text without any sign around it."""

    @property
    def empty(self) -> bool:
        """Whether the value was left out; an empty pair of quotes is a value."""
        return not self.text and not self.style


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, start: int, end: int):
        self.start = start
        self.end = end
        self.items: list[Node] = []


class Mapping(Node):
    """Keys and values in the order of the file."""

    __slots__ = ("by_key",)

    def __init__(self, start: int, end: int):
        self.start = start
        self.end = end
        self.by_key: dict[str, tuple[Scalar, Node]] = {}
        """Key and value by the key's text; of a key that stands twice, the first."""


def plain(node: Node) -> Any:
    """The tree as strings, lists and dictionaries; a value that was left out is None."""
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Mapping):
        return {key: plain(pair[1]) for key, pair in node.by_key.items()}
    assert isinstance(node, Sequence)  # noqa: S101 - there are no other nodes
    return [plain(item) for item in node.items]
