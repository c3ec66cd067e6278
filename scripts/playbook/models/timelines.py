"""What a page can plan: lines whose days are counted from the call or from the last day."""

from typing import Annotated, Literal

from playbook.models.base import Doc, Model, PlainString, Ref, Text, Title


class TimelineStep(Model):
    """What has to be done by a day that is counted from another."""

    id: Annotated[
        PlainString,
        Doc(
            "Id",
            "Id",
            "Ett kort namn på raden, i små bokstäver och med bindestreck, eget inom tidslinjen.",
            "A short name for the line, in small letters with hyphens, used once in the timeline.",
        ),
    ]
    counted_from: Annotated[
        Literal["call", "last-day"],
        Doc(
            "Räknas från",
            "Counted from",
            "call för samtalet (vid en stoppsignal: dagen då det hände) eller last-day för sista "
            "dagen.",
            "call for the call (at a stop signal: the day it happened) or last-day for the last "
            "day.",
        ),
    ]
    before: Annotated[
        int,
        Doc(
            "Dagar före",
            "Days before",
            "Så många dagar före. Är dagen ledig gäller närmaste arbetsdag innan.",
            "So many days before. If the day is free, the nearest working day before it holds.",
        ),
    ] = 0
    after: Annotated[
        int,
        Doc(
            "Dagar efter",
            "Days after",
            "Så många dagar efter. Är dagen ledig gäller närmaste arbetsdag därefter.",
            "So many days after. If the day is free, the nearest working day after it holds.",
        ),
    ] = 0
    begins: Annotated[
        int | None,
        Doc(
            "Börjar",
            "Begins",
            "För det som pågår: antal dagar efter samtalet då det börjar.",
            "For what goes on for a while: the number of days after the call when it begins.",
        ),
    ] = None
    when: Annotated[
        Title | None,
        Doc(
            "När i ord",
            "When in words",
            "Skrivs bara när dagarna inte säger det själva, till exempel Uppsägningstiden.",
            "Only written when the days don't say it themselves, such as The notice period.",
        ),
    ] = None
    what: Annotated[
        Text,
        Doc(
            "Vad",
            "What",
            "Vad som ska vara gjort, i några meningar. Fetstil och länkar går bra.",
            "What has to be done, in a few sentences. Bold and links are fine.",
        ),
    ]
    short: Annotated[
        Title,
        Doc(
            "Kort",
            "In short",
            "Samma sak i några få ord, för bilden och kalendern.",
            "The same in a few words, for the picture and the calendar.",
        ),
    ]
    who: Annotated[
        Text,
        Doc("Vem", "Who", "Den som svarar för det.", "Who answers for it."),
    ]
    checklists: Annotated[
        tuple[Annotated[str, Ref("checklist")], ...],
        Doc(
            "Checklistor",
            "Checklists",
            "Checklistor som ska vara klara den dagen. De får dagen och namnet härifrån.",
            "Checklists that are to be done by that day. They get day and name from here.",
        ),
    ] = ()


class Timeline(Model):
    """Two roads from the decision to afterwards: the long one, and the short for stop signals."""

    long: Annotated[
        tuple[TimelineStep, ...],
        Doc(
            "Den långa vägen",
            "The long path",
            "Raderna i den ordning de ska göras.",
            "The lines in the order in which they are to be done.",
        ),
    ]
    short: Annotated[
        tuple[TimelineStep, ...],
        Doc(
            "Den korta vägen",
            "The short path",
            "Raderna vid en stoppsignal, i den ordning de ska göras. "
            "Lediga dagar hoppas inte över.",
            "The lines at a stop signal, in the order in which they are to be done. Free days are "
            "not skipped.",
        ),
    ]
