"""The fields that script templates fill, in one register for all of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from playbook.models.base import Doc, Model, Ref, Text, Title

FieldRef = Annotated[str, Ref("field")]
FieldType = Literal[
    "text", "multiline", "date", "email", "url", "number", "choice", "boolean", "list"
]
FIELD_TYPES: tuple[str, ...] = get_args(FieldType)


class ItemField(Model):
    """One column of a field of type list."""

    label: Annotated[
        Title,
        Doc(
            "Rubrik",
            "Heading",
            "Kolumnens rubrik i tabellen. Fråga aldrig efter lösenord.",
            "The heading of the column in the table. Never ask for passwords.",
        ),
    ]
    type: Annotated[
        Literal["text", "date", "boolean"],
        Doc(
            "Typ",
            "Type",
            "Vad som fylls i: text (en rad), date (en dag) eller boolean (ja eller nej). "
            "Utelämnas typen gäller text.",
            "What is filled in: text (one line), date (a day) or boolean (yes or no). "
            "Left out, it is text.",
        ),
    ] = "text"


class TemplateField(Model):
    """A slot in the scripts. One register for all of them, so that one set of answers fills all."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som fältet står under i fields.yml, med små bokstäver och understreck. "
            "I ett skript skrivs den inom dubbla hakparenteser: [[client_contact]].",
            "The key that the field stands under in fields.yml, in small letters with underscores. "
            "In a script it goes in double square brackets: [[client_contact]].",
        ),
    ]
    type: Annotated[
        FieldType,
        Doc(
            "Typ",
            "Type",
            "Vad som fylls i: text (en rad), multiline (flera rader), date (en dag), "
            "email (e-post), url (webbadress), number (ett tal), choice (ett val), "
            "boolean (ja eller nej) eller list (en tabell).",
            "What is filled in: text (one line), multiline (several lines), date (a day), email, "
            "url (a web address), number, choice, boolean (yes or no) or list (a table).",
        ),
    ]
    label: Annotated[
        Title,
        Doc(
            "Etikett",
            "Label",
            "Fältets namn för den som fyller i, som skriptet visar inom hakparenteser. "
            "Fråga aldrig efter lösenord.",
            "The field's name for whoever fills it in, which the script shows in square brackets. "
            "Never ask for passwords.",
        ),
    ]
    hint: Annotated[
        Text | None,
        Doc(
            "Tips",
            "Hint",
            "Vad man ska skriva, om etiketten inte räcker, gärna med ett exempel.",
            "What to write, where the label is not enough, preferably with an example.",
        ),
    ] = None
    personal: Annotated[
        bool,
        Doc(
            "Personuppgift",
            "Personal data",
            "Skriv true om svaret gäller en människa, som namn, e-post eller telefon. "
            "Sidan påminner då om att en sparad svarsfil innehåller personuppgifter.",
            "Write true if the answer is about a person, such as a name, an email or a phone "
            "number. The page then reminds that a saved file of answers holds personal data.",
        ),
    ] = False
    suggest: Annotated[
        Literal["client-sentence", "dossier-sentence"] | None,
        Doc(
            "Förslag",
            "Suggestions",
            "Skriv client-sentence om varningssignalernas meningar till kunden ska föreslås som "
            "svar, eller dossier-sentence om det är deras interna meningar. Då får fältet bara "
            "stå i interna skript.",
            "Write client-sentence if the red flags' sentences for the client are to be suggested "
            "as answers, or dossier-sentence for their internal sentences. Then the field may only "
            "stand in internal scripts.",
        ),
    ] = None
    item: Annotated[
        Mapping[str, ItemField],
        Doc(
            "Kolumner",
            "Columns",
            "Tabellens kolumner från vänster till höger, var och en under en egen nyckel. "
            "De krävs för typen list och får inte finnas för andra.",
            "The columns of the table from left to right, each under a key of its own. "
            "Type list requires them, and no other type may have them.",
        ),
    ] = MappingProxyType({})
    choices: Annotated[
        Mapping[str, Title],
        Doc(
            "Val",
            "Choices",
            "Svaren som man väljer bland, vart och ett under en egen nyckel. "
            "De krävs för typen choice och får inte finnas för andra.",
            "The answers to choose from, each under a key of its own. "
            "Type choice requires them, and no other type may have them.",
        ),
    ] = MappingProxyType({})


class Use(Model):
    """A field that a template uses."""

    field: Annotated[
        FieldRef,
        Doc(
            "Fält",
            "Field",
            "Fältets nyckel i fields.yml, till exempel client_contact. Det måste finnas i texten.",
            "The key of the field in fields.yml, such as client_contact. It must be in the text.",
        ),
    ]
    required: Annotated[
        bool,
        Doc(
            "Krävs",
            "Required",
            "Skriv true om skriptet inte går att använda förrän fältet är ifyllt.",
            "Write true if the script cannot be used until the field is filled in.",
        ),
    ] = False
