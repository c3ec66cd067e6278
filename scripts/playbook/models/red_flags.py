"""Red flags: the signs that a client relationship may have to end."""

from typing import Annotated

from playbook.models.base import Doc, Entry, Model, Prose, Ref, Text
from playbook.models.shared import QuotesToShow, ScriptsToUse, StatementsToShow, WordsToSay


class Levels(Model):
    """How the signal looks as it grows. The limits are house rules."""

    watch: Annotated[
        Text | None,
        Doc(
            "Bevaka",
            "Watch",
            "Hur signalen ser ut när det räcker att ta upp den och anteckna. "
            "Visas utan fetstil och länkar.",
            "How the signal looks when it is enough to raise it and take notes. "
            "Shown without bold or links.",
        ),
    ] = None
    act: Annotated[
        Text | None,
        Doc(
            "Agera",
            "Act",
            "Hur signalen ser ut när ni måste prova något för att vända det. "
            "Visas utan fetstil och länkar.",
            "How the signal looks when you must try something to turn things round. "
            "Shown without bold or links.",
        ),
    ] = None
    stop: Annotated[
        Text | None,
        Doc(
            "Stopp",
            "Stop",
            "Hur signalen ser ut när den har gått så långt att ledningen måste besluta. "
            "Visas utan fetstil och länkar.",
            "How the signal looks when it has gone so far that management must decide. "
            "Shown without bold or links.",
        ),
    ] = None


class RedFlag(Entry):
    """A sign that a client relationship may have to end."""

    severity: Annotated[
        str,
        Ref("severity"),
        Doc(
            "Allvar",
            "Severity",
            "Hur allvarlig signalen är när den är tydlig: watch (bevaka), act (agera) "
            "eller stop (stopp). Den ger märket på sidan och gruppen i översikten.",
            "How serious the signal is when it is clear: watch, act or stop. "
            "It decides the badge on the page and the group in the overview.",
        ),
    ]
    what: Annotated[
        Prose,
        Doc(
            "Vad det är",
            "What it is",
            "Beskriv signalen så att läsaren känner igen den. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "Describe the signal so that the reader recognises it. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    signs: Annotated[
        tuple[Text, ...],
        Doc(
            "Tecken",
            "Signs",
            "Vad man ser eller hör, en punkt för varje tecken och minst tre. "
            "Fetstil och länkar går bra.",
            "What one sees or hears, one item for each sign and at least three. "
            "Bold and links are fine.",
        ),
    ]
    why: Annotated[
        Prose,
        Doc(
            "Varför",
            "Why it matters",
            "Vad det kostar att låta signalen vara, i pengar, tid eller arbetsglädje. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "What it costs to let the signal be, in money, time or joy at work. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    levels: Annotated[
        Levels,
        Doc(
            "Så växer signalen",
            "How it grows",
            "Hur signalen ser ut på varje nivå, helst med siffror. "
            "Gränserna är era egna, och sidan säger att de är husregler.",
            "How the signal looks at each level, preferably with figures. "
            "The limits are your own, and the page says that they are house rules.",
        ),
    ] = Levels()
    try_first: Annotated[
        tuple[Annotated[str, Ref("entry")], ...],
        Doc(
            "Prova först",
            "Try first",
            "Vad ni ska prova innan ni avslutar, helst alternativ, med filnamn utan .yml. "
            "Bara en signal med allvaret stop får vara utan.",
            "What to try before you end it, preferably alternatives, by file name without .yml. "
            "Only a red flag of severity stop may do without.",
        ),
    ] = ()
    let_go_when: Annotated[
        Prose,
        Doc(
            "Dags att avsluta",
            "Let go when",
            "Vad som ska ha hänt för att det är dags att avsluta samarbetet. "
            "Flera stycken, listor, fetstil och länkar går bra.",
            "What must have happened for it to be time to end the relationship. "
            "Several paragraphs, lists, bold and links are fine.",
        ),
    ]
    say: WordsToSay = ()
    client_sentence: Annotated[
        Text,
        Doc(
            "Mening till kunden",
            "Sentence for client",
            "Skälet i en mening som kunden får läsa: sann, saklig och utan anklagelser. "
            "Den är till för skripten och syns inte på signalens sida.",
            "The reason in one sentence that a client may read: true, factual and without blame. "
            "It is meant for the scripts and does not show on the red flag's page.",
        ),
    ]
    dossier_sentence: Annotated[
        Text,
        Doc(
            "Mening till underlaget",
            "Sentence for file",
            "Skälet i en mening för det interna underlaget, med vad som ska anges. "
            "Den är aldrig till för kunden och syns inte på signalens sida.",
            "The reason in one sentence for the internal file, with what is to be stated. "
            "It is never meant for the client and does not show on the red flag's page.",
        ),
    ]
    practices: Annotated[
        tuple[Annotated[str, Ref("practice")], ...],
        Doc(
            "Praxis",
            "Practices",
            "De steg på vägen som blir viktiga vid just den här signalen, med filnamn utan .yml. "
            "De länkas under rubriken Praxis.",
            "The steps on the road that matter for this signal in particular, by file name "
            "without .yml. They are linked under the heading Practice.",
        ),
    ] = ()
    scripts: ScriptsToUse = ()
    quotes: QuotesToShow = ()
    statements: StatementsToShow = ()
