"""Pages that help to decide, calculate and plan, as tables that one can read."""

from typing import Annotated, Literal

from playbook.models.base import Doc, Entry, Model, Prose, Text, Title
from playbook.models.calculations import Calculation
from playbook.models.decision_rules import Rules
from playbook.models.shared import Sections
from playbook.models.timelines import Timeline


class Grid(Model):
    """A table of the page: columns with headings, rows whose first cell names the row."""

    title: Annotated[
        Title,
        Doc(
            "Tabellrubrik",
            "Heading",
            "Vad tabellen visar, kort.",
            "What the table shows, in short.",
        ),
    ]
    columns: Annotated[
        tuple[Title, ...],
        Doc(
            "Kolumner",
            "Columns",
            "Kolumnernas rubriker, från vänster. Den första står över radernas namn.",
            "The headings of the columns, from the left. The first stands above the rows' names.",
        ),
    ]
    rows: Annotated[
        tuple[tuple[Text, ...], ...],
        Doc(
            "Rader",
            "Rows",
            "En lista med celler för varje rad, lika många som kolumnerna. Länkar går bra.",
            "A list of cells for each row, as many as the columns. Links are fine.",
        ),
    ]
    shown_on: Annotated[
        Literal["script"] | None,
        Doc(
            "Visas också",
            "Shown too",
            "Skriv script om tabellen också ska stå överst i översikten över skripten, "
            "för den som ska välja ett.",
            "Write script if the table is to stand at the top of the overview of scripts too, "
            "for whoever is to choose one.",
        ),
    ] = None


class DecisionAid(Entry):
    """Something to decide, calculate or plan with."""

    answer: Annotated[
        Prose,
        Doc(
            "Svar",
            "Answer",
            "Hur man använder sidan och vad den ger, först av allt.",
            "How to use the page and what it gives, before anything else.",
        ),
    ]
    tables: Annotated[
        tuple[Grid, ...],
        Doc(
            "Tabeller",
            "Tables",
            "Tabellerna i den ordning de ska stå. Gränser i dem är husregler.",
            "The tables in the order in which they are to stand. Limits in them are house rules.",
        ),
    ] = ()
    decides: Annotated[
        Rules | None,
        Doc(
            "Beslutar",
            "Decides",
            "Regler som gör markerade signaler till en enda rekommendation på sidan. "
            "Kontrollen bevisar att de täcker alla lägen.",
            "Rules that turn marked signals into one recommendation on the page. "
            "The check proves that they cover every case.",
        ),
    ] = None
    calculates: Annotated[
        Calculation | None,
        Doc(
            "Räknar",
            "Calculates",
            "En lönsamhetskalkyl att fylla i på sidan.",
            "A profitability calculation to fill in on the page.",
        ),
    ] = None
    plans: Annotated[
        Timeline | None,
        Doc(
            "Planerar",
            "Plans",
            "En tidslinje som sidan räknar ut dagarna i.",
            "A timeline whose days the page works out.",
        ),
    ] = None
    sections: Sections = ()
