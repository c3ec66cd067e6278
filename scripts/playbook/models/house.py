"""What belongs to the house rather than to one entry, and the registers."""

from typing import Annotated, Literal

from playbook.models.base import (
    EntryRefs,
    IsoDate,
    Model,
    PlainString,
    Ref,
    SeedLines,
    Text,
    Title,
)


class Phase(Model):
    """One stretch of the road from decision to afterwards."""

    id: str
    title: Title
    question: Text
    """What the reader asks in this phase."""
    goal: Text
    """What is true when the phase is over."""


class Severity(Model):
    """How serious a red flag is: a word, a shape and a colour, never a colour alone."""

    id: Literal["watch", "act", "stop"]
    title: Title
    meaning: Text


class Moment(Model):
    """One of the situations in which people open the handbook."""

    id: str
    title: Title
    text: Text
    first: Annotated[str, Ref("entry")]
    """The one page to open first."""
    links: EntryRefs


class House(Model):
    """`data/handbook.yml`: names, order and defaults that a house may change."""

    name: Title
    tagline: Text
    owner: Title
    """Who answers for the content."""
    phases: tuple[Phase, ...]
    severities: tuple[Severity, ...]
    moments: tuple[Moment, ...]


class Source(Model):
    """Where something is taken from."""

    id: str
    title: PlainString
    publisher: PlainString
    url: PlainString | None = None
    kind: Literal["seed", "law", "authority", "industry", "guide", "house"]
    checked: IsoDate | None = None
    note: Text | None = None


class Correction(Model):
    """A fault in the source article, and what the handbook says instead."""

    id: str
    lines: SeedLines
    kind: PlainString
    text: PlainString
    """The words of the source."""
    problem: Text
    fix: Text


class Stand(Model):
    """Where the source contradicts itself, and what the handbook holds."""

    id: str
    lines: SeedLines
    issue: Text
    stand: Text
    see: Annotated[str, Ref("entry")]


class Principle(Model):
    """A rule of the whole handbook in one sentence."""

    id: str
    text: Text
    see: Annotated[str, Ref("entry")]
    seed_lines: SeedLines
