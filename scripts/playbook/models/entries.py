"""The kinds of entry that have a page of their own, apart from script templates."""

from typing import Annotated, Literal

from playbook.models.base import Doc, Entry, Prose, Ref, Text
from playbook.models.shared import (
    PhaseRef,
    QuotesToShow,
    ScriptsToUse,
    Sections,
    StatementsToShow,
    WordsToSay,
)


class Start(Entry):
    """A principle to read before anything else."""

    answer: Annotated[
        Prose,
        Doc(
            "Svar",
            "Answer",
            "Det läsaren behöver veta först. Flera stycken, listor, fetstil och länkar går bra.",
            "What the reader needs to know first. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    points: Annotated[
        tuple[Text, ...],
        Doc(
            "Punkter",
            "Points",
            "Vad som följer av svaret, en punkt för varje. De visas som en lista under svaret.",
            "What follows from the answer, one item each. They are shown as a list below it.",
        ),
    ] = ()
    sections: Sections = ()
    quotes: QuotesToShow = ()
    statements: StatementsToShow = ()


class Alternative(Entry):
    """Something to try before the relationship is ended."""

    what: Annotated[
        Prose,
        Doc(
            "Vad det är",
            "What it is",
            "Vad alternativet går ut på och vad ni vill nå med det. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "What the alternative consists of and what you want it to achieve. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    fits_when: Annotated[
        tuple[Text, ...],
        Doc(
            "Passar när",
            "Fits when",
            "När alternativet är värt att prova, en punkt för varje läge. "
            "Fetstil och länkar går bra.",
            "When the alternative is worth trying, one item for each situation. "
            "Bold and links are fine.",
        ),
    ]
    not_when: Annotated[
        tuple[Text, ...],
        Doc(
            "Passar inte när",
            "Not when",
            "När alternativet är fel väg, en punkt för varje läge. "
            "Säg gärna vad som gäller i stället, med en länk.",
            "When the alternative is the wrong way, one item for each situation. "
            "Say what to do instead where you can, with a link.",
        ),
    ] = ()
    steps: Annotated[
        tuple[Text, ...],
        Doc(
            "Steg för steg",
            "Step by step",
            "Vad man gör, ett steg per punkt och i rätt ordning. Sidan numrerar stegen.",
            "What one does, one step for each item and in the right order. "
            "The page numbers the steps.",
        ),
    ]
    say: WordsToSay = ()
    then: Annotated[
        Prose,
        Doc(
            "Sedan",
            "Then",
            "Vad som händer om det fungerar, och om det inte gör det. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "What happens if it works, and if it does not. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    scripts: ScriptsToUse = ()
    quotes: QuotesToShow = ()
    statements: StatementsToShow = ()


class Practice(Entry):
    """Something to do, at its place on the road from decision to afterwards."""

    phase: Annotated[
        PhaseRef,
        Doc(
            "Fas",
            "Phase",
            "Fasen som steget hör till, med sitt id i handbook.yml, till exempel decide. "
            "Den avgör var på vägen sidan ligger.",
            "The phase that the step belongs to, by its id in handbook.yml, such as decide. "
            "It decides where on the road the page stands.",
        ),
    ]
    why: Annotated[
        Prose,
        Doc(
            "Varför",
            "Why",
            "Varför det är värt att göra, och vad som händer annars. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "Why it is worth doing, and what happens otherwise. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    do: Annotated[
        tuple[Text, ...],
        Doc(
            "Gör så här",
            "Do",
            "Vad man ska göra, en uppmaning per punkt. Fetstil och länkar går bra.",
            "What one should do, one piece of advice for each item. Bold and links are fine.",
        ),
    ]
    dont: Annotated[
        tuple[Text, ...],
        Doc(
            "Undvik",
            "Don't",
            "Vad man inte ska göra, en punkt för varje misstag. Fetstil och länkar går bra.",
            "What one should not do, one item for each mistake. Bold and links are fine.",
        ),
    ]
    how: Annotated[
        tuple[Text, ...],
        Doc(
            "Steg för steg",
            "Step by step",
            "Hur man går till väga, ett steg per punkt och i rätt ordning. Sidan numrerar stegen.",
            "How to go about it, one step for each item and in the right order. "
            "The page numbers the steps.",
        ),
    ]
    guard: Annotated[
        Prose | None,
        Doc(
            "Tänk på",
            "Take care",
            "När rådet inte gäller, eller vad man måste se upp med. "
            "Det står i en egen ruta efter stegen.",
            "When the advice does not hold, or what one must watch out for. "
            "It stands in a box of its own after the steps.",
        ),
    ] = None
    say: WordsToSay = ()
    never_say: Annotated[
        tuple[Text, ...],
        Doc(
            "Säg aldrig",
            "Never say",
            "Vad man inte får säga till kunden, en punkt för varje. "
            "Hela repliker skrivs inom citattecken.",
            "What one must not say to the client, one item each. "
            "Whole lines of speech go in quotation marks.",
        ),
    ] = ()
    checklists: Annotated[
        tuple[Annotated[str, Ref("checklist")], ...],
        Doc(
            "Checklistor",
            "Checklists",
            "Checklistor att arbeta efter här, med filnamn utan .yml. "
            "De länkas under rubriken Checklistor.",
            "Checklists to work from here, by file name without .yml. "
            "They are linked under the heading Checklists.",
        ),
    ] = ()
    scripts: ScriptsToUse = ()
    quotes: QuotesToShow = ()
    statements: StatementsToShow = ()


class Reference(Entry):
    """Something to look up."""

    answer: Annotated[
        Prose,
        Doc(
            "Svar",
            "Answer",
            "Det som läsaren slår upp sidan för, direkt efter sammanfattningen. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "What the reader looks the page up for, right after the summary. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    sections: Sections = ()
    shows: Annotated[
        Literal["contributors", "quotes", "sources", "glossary", "questions", "lawyer"] | None,
        Doc(
            "Register",
            "Register",
            "Det register som skrivs ut efter texten: contributors (medverkande), quotes (citat), "
            "sources (källor och rättelser), glossary (ordlista), questions (frågor och svar) "
            "eller lawyer (det en jurist ska läsa). Utelämna fältet om inget ska visas.",
            "The register printed after the text: contributors, quotes, sources with their "
            "corrections, glossary, questions, or lawyer (what a lawyer is to read). "
            "Leave the field out if none is to be shown.",
        ),
    ] = None
