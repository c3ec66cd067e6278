"""The kinds of entry that have a page of their own, apart from script templates."""

from typing import Annotated, Literal

from playbook.models.base import (
    Entry,
    Model,
    PlainString,
    Prose,
    QuoteRefs,
    Ref,
    ScriptRefs,
    StatementRefs,
    Text,
    Title,
)

PhaseRef = Annotated[str, Ref("phase")]


class Section(Model):
    """A heading and what stands under it."""

    title: Title
    text: Prose


class Start(Entry):
    """A principle to read before anything else."""

    answer: Prose
    """What to know, first."""
    points: tuple[Text, ...] = ()
    """What follows from it, one line each."""
    sections: tuple[Section, ...] = ()
    quotes: QuoteRefs = ()
    statements: StatementRefs = ()


class Levels(Model):
    """How the signal looks as it grows. The limits are house rules."""

    watch: Text | None = None
    act: Text | None = None
    stop: Text | None = None


class RedFlag(Entry):
    """A sign that a client relationship may have to end."""

    severity: Annotated[str, Ref("severity")]
    """How serious the signal is when it is clear: watch, act or stop."""
    what: Prose
    """What it is, so that one recognises it."""
    signs: tuple[Text, ...]
    """What one sees or hears, one line each."""
    why: Prose
    """Why it matters."""
    levels: Levels = Levels()
    try_first: tuple[Annotated[str, Ref("entry")], ...] = ()
    """What to try before ending it: alternatives above all."""
    let_go_when: Prose
    """When it is time to end the relationship."""
    say: tuple[Text, ...] = ()
    """Words to say to the client about it."""
    client_sentence: Text
    """The reason in one sentence that a client may read: true, factual, without blame."""
    dossier_sentence: Text
    """The reason in one sentence for the internal file."""
    practices: tuple[Annotated[str, Ref("practice")], ...] = ()
    scripts: ScriptRefs = ()
    quotes: QuoteRefs = ()
    statements: StatementRefs = ()


class Alternative(Entry):
    """Something to try before the relationship is ended."""

    what: Prose
    fits_when: tuple[Text, ...]
    not_when: tuple[Text, ...] = ()
    steps: tuple[Text, ...]
    say: tuple[Text, ...] = ()
    then: Prose
    """What follows if it works, and if it does not."""
    scripts: ScriptRefs = ()
    quotes: QuoteRefs = ()
    statements: StatementRefs = ()


class Practice(Entry):
    """Something to do, at its place on the road from decision to afterwards."""

    phase: PhaseRef
    why: Prose
    do: tuple[Text, ...]
    dont: tuple[Text, ...]
    how: tuple[Text, ...]
    """The steps, in order."""
    guard: Prose | None = None
    """When the advice does not hold, or what to take care of."""
    say: tuple[Text, ...] = ()
    never_say: tuple[Text, ...] = ()
    checklists: tuple[Annotated[str, Ref("checklist")], ...] = ()
    scripts: ScriptRefs = ()
    quotes: QuoteRefs = ()
    statements: StatementRefs = ()


class ChecklistItem(Model):
    """One thing to tick off. Its id never changes, so that ticks survive new words."""

    id: PlainString
    text: Text
    hint: Text | None = None
    see: Annotated[str, Ref("entry")] | None = None


class ChecklistGroup(Model):
    """Items that belong together."""

    title: Title
    items: tuple[ChecklistItem, ...]


class Checklist(Entry):
    """A list to work through with a pen or on the screen."""

    phase: PhaseRef
    intro: Prose
    columns: tuple[Title, ...] = ()
    """What is ticked for each item; empty means one box."""
    groups: tuple[ChecklistGroup, ...]


class Reference(Entry):
    """Something to look up."""

    answer: Prose
    sections: tuple[Section, ...] = ()
    shows: Literal["contributors", "quotes", "sources"] | None = None
    """A register that the page prints below its text."""
