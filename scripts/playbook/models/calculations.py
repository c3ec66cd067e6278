"""What a page can calculate: the figures of a period, and what their margin means."""

from typing import Annotated

from playbook.models.base import Doc, Model, Ref, Text, Title


class Figures(Model):
    """The four numbers of one period, in whole units."""

    fee: Annotated[
        int,
        Doc("Arvode", "Fee", "Arvodet för perioden, i kronor.", "The fee for the period."),
    ]
    hours: Annotated[
        int,
        Doc("Timmar", "Hours", "Alla timmar i perioden.", "All hours of the period."),
    ]
    hour_cost: Annotated[
        int,
        Doc(
            "Full timkostnad",
            "Full hourly cost",
            "Vad en timme kostar, allt inräknat.",
            "What an hour costs, all included.",
        ),
    ]
    direct_costs: Annotated[
        int,
        Doc(
            "Direkta kostnader",
            "Direct costs",
            "Det ni betalar till andra och själva bär.",
            "What you pay to others and carry yourselves.",
        ),
    ]


class Band(Model):
    """What a margin means, from a limit and up to the next."""

    at_least: Annotated[
        int | None,
        Doc(
            "Minst",
            "At least",
            "Gränsen i hela procent. Det sista bandet har ingen: det gäller allt därunder.",
            "The limit in whole per cent. The last band has none: it is for all below.",
        ),
    ] = None
    severity: Annotated[
        str | None,
        Ref("severity"),
        Doc(
            "Allvar",
            "Severity",
            "watch, act eller stop. Utan den är marginalen sund.",
            "watch, act or stop. Without it the margin is healthy.",
        ),
    ] = None
    title: Annotated[
        Title,
        Doc(
            "Nivå",
            "Level",
            "Vad bandet heter, i några få ord.",
            "What the band is called, in a few words.",
        ),
    ]
    action: Annotated[
        Text,
        Doc(
            "Åtgärd",
            "Action",
            "Vad ni gör, i en eller två meningar. Länkar går bra.",
            "What to do, in a sentence or two. Links are fine.",
        ),
    ]


class Calculation(Model):
    """A sum that the page can do: the margin, and what it means."""

    example: Annotated[
        Figures,
        Doc(
            "Exempel",
            "Example",
            "Talen i räkneexemplet, som läsaren kan fylla i med ett tryck.",
            "The numbers of the worked example, which the reader can fill in with one press.",
        ),
    ]
    bands: Annotated[
        tuple[Band, ...],
        Doc(
            "Gränser",
            "Bands",
            "Marginalens band, det högsta först. Det första är också målet som sidan räknar fram "
            "pris och timmar för. Husregler.",
            "The bands of the margin, highest first. The first is also the goal for which the page "
            "works out price and hours. House rules.",
        ),
    ]
