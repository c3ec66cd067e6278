"""A document: what every writer writes, and all that it needs to know."""

from dataclasses import dataclass
from typing import Literal

from playbook.models.base import Language


@dataclass(frozen=True)
class Words:
    """Some words of a paragraph."""

    text: str
    strong: bool = False


SlotKind = Literal["text", "multiline", "date", "choice"]
"""What a program should let a person do in a slot."""


@dataclass(frozen=True)
class Slot:
    """A place to fill in; it reads ``[Label]`` until someone does."""

    field: str
    label: str
    strong: bool = False
    value: str | None = None
    """What was filled in, as it is to be read; a line break is ``\\n``."""
    kind: SlotKind = "text"
    choices: tuple[str, ...] = ()
    """The words to choose from."""
    before_stop: bool = False
    """True when the text goes on with a full stop; then the answer's own is dropped."""

    @property
    def text(self) -> str:
        """How the slot reads."""
        if self.value is None:
            return f"[{self.label}]"
        return self.value.removesuffix(".") if self.before_stop else self.value


Run = Words | Slot
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role` tells words to say aloud from ordinary text."""

    runs: Runs
    role: Literal["text", "say"] = "text"


@dataclass(frozen=True)
class Heading:
    """A heading within the document."""

    runs: Runs


@dataclass(frozen=True)
class ItemList:
    """A list, numbered or not."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table: the key of its field, its heading and the type of what it holds."""

    key: str
    label: str
    type: Literal["text", "date", "boolean"] = "text"


@dataclass(frozen=True)
class Table:
    """A table to fill in: the field, a caption, its columns, and the rows that are filled in."""

    field: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Pairs:
    """Labels, each with what is filled in beside it."""

    pairs: tuple[tuple[str, Slot], ...]


@dataclass(frozen=True)
class Note:
    """A drafting note for staff."""

    runs: Runs


@dataclass(frozen=True)
class Condition:
    """When a block belongs in the document: `field` has the answer `equals`, or is answered yes."""

    field: str
    equals: str | None = None


@dataclass(frozen=True)
class Only:
    """Blocks under a condition that nobody has answered yet, after the words that say so."""

    condition: Condition
    words: str
    blocks: "tuple[Block, ...]"


Block = Paragraph | Heading | ItemList | Table | Pairs | Note | Only


@dataclass(frozen=True)
class Document:
    """A script for one reader in one language."""

    title: str
    language: Language
    internal: bool
    """True when it must not leave the house; then its first paragraph says so."""
    blocks: tuple[Block, ...]


def plain(runs: Runs) -> str:
    """The words of some runs, without any formatting."""
    return "".join(run.text for run in runs)
