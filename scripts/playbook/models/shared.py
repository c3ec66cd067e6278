"""Fields that several kinds of entry have, with the same meaning in all of them."""

from typing import Annotated

from playbook.models.base import (
    Doc,
    Model,
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

    title: Annotated[
        Title,
        Doc(
            "Rubrik",
            "Heading",
            "Avsnittets rubrik, kort och utan fetstil och länkar.",
            "The heading of the section, short and without bold or links.",
        ),
    ]
    text: Annotated[
        Prose,
        Doc(
            "Text",
            "Text",
            "Det som står under rubriken. Flera stycken, listor, fetstil och länkar går bra.",
            "What stands under the heading. Several paragraphs, lists, bold and links are fine.",
        ),
    ]


Sections = Annotated[
    tuple[Section, ...],
    Doc(
        "Avsnitt",
        "Sections",
        "Det som behöver sägas utöver svaret, under egna rubriker. "
        "Avsnitten visas i den ordning de står här.",
        "What needs saying beyond the answer, under headings of its own. "
        "The sections appear in the order given here.",
    ),
]

WordsToSay = Annotated[
    tuple[Text, ...],
    Doc(
        "Säg så här",
        "Say",
        "Meningar att säga till kunden ord för ord, utan citattecken. "
        "Var och en visas i en egen ruta med en knapp som kopierar den.",
        "Sentences to say to the client word for word, without quotation marks. "
        "Each is shown in a box of its own with a button that copies it.",
    ),
]

ScriptsToUse = Annotated[
    ScriptRefs,
    Doc(
        "Skript",
        "Scripts",
        "Skriptmallar som kommer till användning här, med filnamn utan .yml. "
        "De länkas under rubriken Säg så här.",
        "Script templates that are of use here, by file name without .yml. "
        "They are linked under the heading Say.",
    ),
]

QuotesToShow = Annotated[
    QuoteRefs,
    Doc(
        "Citat",
        "Quotes",
        "Citat som hör till ämnet, med filnamn utan .yml, till exempel q-gray-1. "
        "De visas under rubriken Med deras ord.",
        "Quotes on the subject, by file name without .yml, such as q-gray-1. "
        "They are shown under the heading In their words.",
    ),
]

StatementsToShow = Annotated[
    StatementRefs,
    Doc(
        "Uttalanden",
        "Statements",
        "Återgivna uttalanden om ämnet, med filnamn utan .yml, till exempel i-gray-1. "
        "De visas efter citaten.",
        "Reported statements on the subject, by file name without .yml, such as i-gray-1. "
        "They are shown after the quotes.",
    ),
]
