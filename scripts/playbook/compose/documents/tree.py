"""A document: what every writer writes, and all that it needs to know."""

from dataclasses import dataclass
from typing import Literal

from playbook.models.base import Language


@dataclass(frozen=True)
class Words:
    """Some words of a paragraph."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Slot:
    """A place to fill in; it reads ``[Label]`` until someone does."""

    field: str
    label: str
    strong: bool = False

    @property
    def text(self) -> str:
        """How the empty slot reads."""
        return f"[{self.label}]"


Run = Words | Slot
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role` tells words to say aloud and conditions from ordinary text."""

    runs: Runs
    role: Literal["text", "say", "condition"] = "text"


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
class Table:
    """A table to fill in: a caption and the names of its columns."""

    caption: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Labels, each with what is filled in beside it."""

    pairs: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class Note:
    """A drafting note for staff."""

    runs: Runs


Block = Paragraph | Heading | ItemList | Table | Pairs | Note


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
