"""How a page decides: signals that one can mark, and rules that lead to one step."""

from typing import Annotated

from playbook.models.base import Doc, EntryRefs, Model, PlainString, Ref, Text, Title


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
