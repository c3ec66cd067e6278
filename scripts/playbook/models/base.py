"""What every model is built from: strict fields, text in two languages, typed references.

The models are the one description of the data. Checks, messages and (later) schemas and
reference pages are all read off them, so a field is described here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@dataclass(frozen=True)
class Ref:
    """Marks a string as the id of something else in the handbook.

    `kind` is the name of one kind of thing (``"practice"``), or ``"entry"`` for anything
    that has a page.
    """

    kind: str


@dataclass(frozen=True)
class Markup:
    """Marks a string as written in the handbook's small Markdown.

    `block` allows paragraphs and lists; without it only bold, emphasis and links.
    """

    block: bool = False


@dataclass(frozen=True)
class Doc:
    """What a field is, for the people who fill it in: its name and its meaning in plain words.

    The schemas, the editors' guide and the scaffolds of new entries all say it from here.
    """

    name_sv: str
    name_en: str
    sv: str
    en: str


class Model(BaseModel):
    """A strict, immutable record: no unknown fields, nothing changed after it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _iso_date(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else value
        except ValueError:
            return value
    return value


def _integer(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def _truth(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


IsoDate = Annotated[date, BeforeValidator(_iso_date), Field(strict=True)]
Integer = Annotated[int, BeforeValidator(_integer), Field(strict=True)]
Truth = Annotated[bool, BeforeValidator(_truth), Field(strict=True)]

Filled = StringConstraints(min_length=1, strip_whitespace=True)
PlainString = Annotated[str, Filled]
InlineString = Annotated[str, Filled, Markup()]
BlockString = Annotated[str, Filled, Markup(block=True)]


class Localized(Model):
    """The same words in Swedish and in English, side by side."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that are written, Swedish first."""
        return tuple(language for language in LANGUAGES if getattr(self, language) is not None)

    def in_language(self, language: Language) -> str:
        """The words in `language`; where they are missing, those of the other language."""
        own: str | None = getattr(self, language)
        if own is not None:
            return own
        other: Language = "en" if language == "sv" else "sv"
        fallback: str | None = getattr(self, other)
        return fallback or ""


class Title(Localized):
    """A name or heading: plain words, no markup."""

    sv: PlainString | None = None
    en: PlainString | None = None


class Text(Localized):
    """One line: bold, emphasis and links to other entries, ``[words](entry-id)``."""

    sv: InlineString | None = None
    en: InlineString | None = None


class Prose(Localized):
    """A few paragraphs or a list, in the handbook's small Markdown."""

    sv: BlockString | None = None
    en: BlockString | None = None


class Keywords(Model):
    """Words that people search for, which the text itself does not use."""

    sv: tuple[PlainString, ...] = ()
    en: tuple[PlainString, ...] = ()


SeedLines = Annotated[
    str,
    StringConstraints(pattern=r"^\d+(-\d+)?(, ?\d+(-\d+)?)*$"),
    Field(description="Lines of the source article that this comes from, such as 50-62."),
]

QuoteRefs = tuple[Annotated[str, Ref("quote")], ...]
StatementRefs = tuple[Annotated[str, Ref("statement")], ...]
ScriptRefs = tuple[Annotated[str, Ref("script")], ...]
EntryRefs = tuple[Annotated[str, Ref("entry")], ...]


class LegalClaim(Model):
    """One statement about the law or about how a platform behaves."""

    claim: Text
    source: Annotated[str, Ref("source")]
    checked: IsoDate
    ask_a_lawyer: Truth = False
    """True where a lawyer should read the claim before the house relies on it."""


class Entry(Model):
    """What every page of the handbook has."""

    id: str
    """The file's name without its ending; also the page's address."""
    title: Title
    summary: Text
    """One sentence that answers the reader's question; shown first and in the indexes."""
    keywords: Keywords = Keywords()
    related: EntryRefs = ()
    sources: tuple[Annotated[str, Ref("source")], ...] = ()
    law: tuple[LegalClaim, ...] = ()
    house_rules: tuple[Text, ...] = ()
    """Limits and days of this house: ours to change, not the law's."""
    seed_lines: SeedLines | None = None
    order: Integer = 100
    """Place among its siblings, lowest first; equal numbers are sorted by title."""
    reviewed: IsoDate
    """The day when someone last read the entry and stood by it."""
