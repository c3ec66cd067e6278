"""The people who are quoted, and what they said."""

from typing import Annotated

from playbook.models.base import IsoDate, Model, PlainString, Ref, SeedLines, Text, Title

ContributorRef = Annotated[str, Ref("contributor")]


class Contributor(Model):
    """Someone whose words the handbook uses. Nothing beyond the source is said of them."""

    id: str
    name: PlainString
    role: Title
    agency: PlainString
    agency_about: Text | None = None
    """What the source says the agency is."""
    country: Title
    place: Title | None = None
    printed_as: tuple[PlainString, ...] = ()
    """Other spellings of the agency in the source, so that a reader can find them there."""
    note: Text | None = None
    seed_lines: SeedLines
    reviewed: IsoDate


class Quote(Model):
    """A direct quote in three readings. Quotation marks come from the template, never from here."""

    id: str
    contributor: ContributorRef
    source: PlainString
    """The Swedish words exactly as the source prints them."""
    edited: PlainString
    """The same in sound Swedish."""
    translation: PlainString
    """A translation back into English; the original English is not known."""
    context: Text
    """What the quote is about, in a few words."""
    seed_lines: SeedLines


class Statement(Model):
    """What someone said according to the source, as reported speech: never in quotation marks."""

    id: str
    contributor: ContributorRef
    source: PlainString
    """The Swedish words of the source."""
    reported: Text
    """The same as reported speech in our words, with the name in it."""
    seed_lines: SeedLines
