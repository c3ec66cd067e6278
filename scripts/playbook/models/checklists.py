"""Checklists: what is ticked off, item by item."""

from typing import Annotated

from playbook.models.base import Doc, Entry, Model, PlainString, Prose, Ref, Text, Title
from playbook.models.shared import PhaseRef


class ChecklistItem(Model):
    """One thing to tick off. Its id never changes, so that ticks survive new words."""

    id: Annotated[
        PlainString,
        Doc(
            "Id",
            "Id",
            "Ett kort namn på punkten, i små bokstäver och med bindestreck, eget inom listan. "
            "Ändra det aldrig, för bockar och länkar hänger på det.",
            "A short name for the item, in small letters with hyphens, used once in the list. "
            "Never change it, because ticks and links depend on it.",
        ),
    ]
    text: Annotated[
        Text,
        Doc(
            "Punkt",
            "Item",
            "Hur det ska vara när punkten är klar, i en mening. Fetstil och länkar går bra.",
            "How things are once the item is done, in one sentence. Bold and links are fine.",
        ),
    ]
    hint: Annotated[
        Text | None,
        Doc(
            "Tips",
            "Hint",
            "Hur man gör eller var man letar, om det behöver sägas. "
            "Det står med mindre stil under punkten.",
            "How to do it or where to look, if that needs saying. "
            "It stands in smaller type below the item.",
        ),
    ] = None
    see: Annotated[
        Annotated[str, Ref("entry")] | None,
        Doc(
            "Läs mer",
            "Read more",
            "En post som förklarar punkten, med filnamn utan .yml. Den länkas efter punkten.",
            "An entry that explains the item, by file name without .yml. "
            "It is linked after the item.",
        ),
    ] = None


class ChecklistGroup(Model):
    """Items that belong together."""

    title: Annotated[
        Title,
        Doc(
            "Rubrik",
            "Heading",
            "Gruppens rubrik på sidan, kort och utan fetstil och länkar.",
            "The heading of the group on the page, short and without bold or links.",
        ),
    ]
    items: Annotated[
        tuple[ChecklistItem, ...],
        Doc(
            "Punkter",
            "Items",
            "Det som ska bockas av, i den ordning man går igenom det.",
            "What is to be ticked off, in the order in which one goes through it.",
        ),
    ]


class Checklist(Entry):
    """A list to work through with a pen or on the screen."""

    phase: Annotated[
        PhaseRef,
        Doc(
            "Fas",
            "Phase",
            "Fasen där listan används, med sitt id i handbook.yml, till exempel hand-over. "
            "Översikten över checklistor är ordnad efter fas.",
            "The phase in which the list is used, by its id in handbook.yml, such as hand-over. "
            "The overview of checklists is arranged by phase.",
        ),
    ]
    intro: Annotated[
        Prose,
        Doc(
            "Inledning",
            "Introduction",
            "Hur man arbetar med listan, och vad rutorna betyder. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "How to work with the list, and what the boxes mean. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    columns: Annotated[
        tuple[Title, ...],
        Doc(
            "Rutor",
            "Boxes",
            "Vad som bockas av för varje punkt, till exempel Levererat och Bekräftat. "
            "Varje namn blir en kolumn med en ruta per punkt. Lägg nya sist: sparade bockar följer "
            "ordningen.",
            "What is ticked for each item, such as Delivered and Verified. "
            "Each name becomes a column with one box for each item. Add new ones last: saved ticks "
            "follow the order.",
        ),
    ] = ()
    groups: Annotated[
        tuple[ChecklistGroup, ...],
        Doc(
            "Grupper",
            "Groups",
            "Listans punkter, samlade under rubriker. Grupperna visas i den ordning de står här.",
            "The items of the list, gathered under headings. "
            "The groups appear in the order given here.",
        ),
    ]
