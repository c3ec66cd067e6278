"""What a page can decide, calculate and plan with: rules, bands and days as data."""

from typing import Annotated, Literal

from playbook.models.base import (
    Doc,
    EntryRefs,
    Model,
    PlainString,
    Ref,
    Text,
    Title,
)


class Signal(Model):
    """A red flag that one can mark, with the strengths that its own page describes."""

    flag: Annotated[
        str,
        Ref("red-flag"),
        Doc(
            "Varningssignal",
            "Red flag",
            "Signalen, med filnamn utan .yml. Nivåerna och det som prövas först står i dess fil.",
            "The signal, by file name without .yml. Its levels and what to try first stand in its "
            "own file.",
        ),
    ]
    safety: Annotated[
        bool,
        Doc(
            "Går före allt",
            "Comes first",
            "Skriv true om nivån Stopp på den här signalen är en stoppsignal: den visas först och "
            "går förbi porten.",
            "Write true if the level Stop of this signal is a stop signal: it is shown first and "
            "goes past the gate.",
        ),
    ] = False


class Step(Model):
    """Something that the aid can recommend."""

    id: Annotated[
        PlainString,
        Doc(
            "Id",
            "Id",
            "Ett kort namn på steget, i små bokstäver och med bindestreck. Reglerna nämner det.",
            "A short name for the step, in small letters with hyphens. The rules name it.",
        ),
    ]
    title: Annotated[
        Title,
        Doc(
            "Steg",
            "Step",
            "Vad ni ska göra, i några få ord. Det är rubriken på svaret.",
            "What to do, in a few words. It is the heading of the answer.",
        ),
    ]
    severity: Annotated[
        str | None,
        Ref("severity"),
        Doc(
            "Allvar",
            "Severity",
            "Ger svaret färg och märke: watch, act eller stop. Utan den är svaret lugnt.",
            "Gives the answer its colour and badge: watch, act or stop. Without it, it is calm.",
        ),
    ] = None
    action: Annotated[
        Text,
        Doc(
            "Åtgärd",
            "Action",
            "Hur ni gör, i några meningar, gärna med dagar. Fetstil och länkar går bra.",
            "How to do it, in a few sentences, preferably with days. Bold and links are fine.",
        ),
    ]
    pages: Annotated[
        EntryRefs,
        Doc(
            "Sidor",
            "Pages",
            "De sidor och skript som hjälper till med steget, med filnamn utan .yml.",
            "The pages and scripts that help with the step, by file name without .yml.",
        ),
    ] = ()


class When(Model):
    """What must hold for a rule: so many signals, at least, at a level or worse."""

    watch: Annotated[
        int | None,
        Doc(
            "Bevaka",
            "Watch",
            "Minst så många signaler på nivån Bevaka eller värre.",
            "At least so many signals at the level Watch or worse.",
        ),
    ] = None
    act: Annotated[
        int | None,
        Doc(
            "Agera",
            "Act",
            "Minst så många signaler på nivån Agera eller värre.",
            "At least so many signals at the level Act or worse.",
        ),
    ] = None
    stop: Annotated[
        int | None,
        Doc(
            "Stopp",
            "Stop",
            "Minst så många signaler på nivån Stopp.",
            "At least so many signals at the level Stop.",
        ),
    ] = None
    exhausted: Annotated[
        int | None,
        Doc(
            "Allt prövat",
            "All tried",
            "Minst så många signaler på nivån Stopp där varje rad i porten är besvarad.",
            "At least so many signals at the level Stop with each line of the gate answered.",
        ),
    ] = None
    safety: Annotated[
        int | None,
        Doc(
            "Stoppsignaler",
            "Stop signals",
            "Minst så många signaler på nivån Stopp bland dem som går före allt.",
            "At least so many signals at the level Stop among those that come first.",
        ),
    ] = None


class Rule(Model):
    """When a step is recommended, and why."""

    case: Annotated[
        Text,
        Doc(
            "Läge",
            "Case",
            "Läget i ord, som det står i tabellen på sidan. Fetstil och länkar går bra.",
            "The case in words, as it stands in the table of the page. Bold and links are fine.",
        ),
    ]
    when: Annotated[
        When,
        Doc(
            "Villkor",
            "Condition",
            "Vad som måste vara sant. Skriv {} i den sista regeln, som gäller när ingen annan gör "
            "det.",
            "What must be true. Write {} in the last rule, which holds when no other does.",
        ),
    ]
    step: Annotated[
        PlainString,
        Doc(
            "Steg",
            "Step",
            "Id för det steg som regeln leder till.",
            "The id of the step that the rule leads to.",
        ),
    ]
    why: Annotated[
        Text,
        Doc(
            "Därför",
            "Why",
            "Varför läget leder till steget, i en mening. Den visas bland skälen till svaret.",
            "Why the case leads to the step, in one sentence. It is among the answer's reasons.",
        ),
    ]


class Rules(Model):
    """How marked signals become one recommended step. The first rule that holds decides."""

    signals: Annotated[
        tuple[Signal, ...],
        Doc(
            "Signaler",
            "Signals",
            "De varningssignaler som går att markera, i den ordning de ska stå.",
            "The red flags that one can mark, in the order in which they are to stand.",
        ),
    ]
    gate: Annotated[
        str,
        Ref("entry"),
        Doc(
            "Porten",
            "The gate",
            "Sidan som förklarar vad som ska vara prövat före ett avslut, med filnamn utan .yml.",
            "The page that explains what must be tried before an ending, by file name without "
            ".yml.",
        ),
    ]
    always_try: Annotated[
        tuple[Annotated[str, Ref("alternative")], ...],
        Doc(
            "Prövas alltid",
            "Always tried",
            "Alternativ som står i porten vid varje signal, utöver signalens egna. En husregel.",
            "Alternatives in the gate for every signal, besides the signal's own. A house rule.",
        ),
    ] = ()
    steps: Annotated[
        tuple[Step, ...],
        Doc(
            "Stegen",
            "Steps",
            "Det som kan rekommenderas, från det mildaste till det mest ingripande.",
            "What can be recommended, from the mildest to the most drastic.",
        ),
    ]
    rules: Annotated[
        tuple[Rule, ...],
        Doc(
            "Regler",
            "Rules",
            "Reglerna uppifrån och ned. Den första som stämmer avgör, så den allvarligaste står "
            "först.",
            "The rules from the top. The first that holds decides, so the gravest stands first.",
        ),
    ]


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
