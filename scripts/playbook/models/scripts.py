"""Script templates: texts that staff say, send or fill in, and the fields they fill."""

from typing import Annotated, Literal

from playbook.models.base import Doc, Entry, Localized, Model, PlainString, Text, Title
from playbook.models.shared import PhaseRef
from playbook.models.template_fields import FieldRef, Use


class Spoken(Localized):
    """One paragraph of a script, with ``[[field]]`` where a person fills in something."""

    sv: Annotated[
        PlainString | None,
        Doc(
            "Svenska",
            "Swedish",
            "Orden på svenska, med [[fältets nyckel]] där något fylls i. "
            "Fetstil går bra, länkar blir vanliga ord.",
            "The words in Swedish, with [[the field's key]] where something is filled in. "
            "Bold is fine; links become ordinary words.",
        ),
    ] = None
    en: Annotated[
        PlainString | None,
        Doc(
            "Engelska",
            "English",
            "Samma sak på engelska, med samma fält. Saknas texten visas den svenska i stället.",
            "The same in English, with the same fields. "
            "If it is missing, the Swedish is shown instead.",
        ),
    ] = None


BLOCK_KINDS = ("p", "h2", "ul", "ol", "table", "dl", "say", "note")


class Block(Model):
    """One block of a script. Exactly one of the kinds is given."""

    one_of = BLOCK_KINDS

    p: Annotated[
        Spoken | None,
        Doc(
            "Stycke",
            "Paragraph",
            "Ett stycke löpande text. Varje block innehåller en enda sak, "
            "till exempel ett stycke, en rubrik eller en lista.",
            "A paragraph of running text. Each block holds one thing only, "
            "such as a paragraph, a heading or a list.",
        ),
    ] = None
    h2: Annotated[
        Title | None,
        Doc(
            "Rubrik",
            "Heading",
            "En rubrik inne i skriptet, utan fält, fetstil och länkar.",
            "A heading within the script, without fields, bold or links.",
        ),
    ] = None
    ul: Annotated[
        tuple[Spoken, ...] | None,
        Doc(
            "Punktlista",
            "Bulleted list",
            "En lista med punkter, för sådant som kan stå i vilken ordning som helst.",
            "A list with bullets, for what may stand in any order.",
        ),
    ] = None
    ol: Annotated[
        tuple[Spoken, ...] | None,
        Doc(
            "Numrerad lista",
            "Numbered list",
            "En lista med siffror, för sådant som måste komma i ordning. "
            "Siffrorna sätts av sig själva.",
            "A list with numbers, for what must come in order. The numbers are set automatically.",
        ),
    ] = None
    table: Annotated[
        FieldRef | None,
        Doc(
            "Tabell",
            "Table",
            "Nyckeln till ett fält av typen list i fields.yml. "
            "Det blir en tabell att fylla i, med fältets kolumner.",
            "The key of a field of type list in fields.yml. "
            "It becomes a table to fill in, with the field's columns.",
        ),
    ] = None
    dl: Annotated[
        tuple[FieldRef, ...] | None,
        Doc(
            "Uppgifter",
            "Details",
            "Nycklar till fält i fields.yml, i en lista. "
            "Varje fält får en rad med sin etikett och sitt svar.",
            "Keys of fields in fields.yml, in a list. "
            "Each field gets a line with its label and its answer.",
        ),
    ] = None
    say: Annotated[
        Spoken | None,
        Doc(
            "Säg högt",
            "Say aloud",
            "Ord att säga högt, ett stycke i taget och utan citattecken. "
            "De märks ut, så att man hittar dem under samtalet.",
            "Words to say aloud, one paragraph at a time and without quotation marks. "
            "They are marked, so that one finds them during the call.",
        ),
    ] = None
    note: Annotated[
        Text | None,
        Doc(
            "Anvisning",
            "Staff note",
            "Ett råd till den på byrån som använder skriptet, utan fält. "
            "Det följer aldrig med i något som kunden får.",
            "Advice for whoever uses the script at the agency, without fields. "
            "It is never part of anything that a client gets.",
        ),
    ] = None
    when: Annotated[
        FieldRef | None,
        Doc(
            "Villkor",
            "Condition",
            "Nyckeln till ett fält av typen boolean eller choice i fields.yml, om blocket inte "
            "alltid gäller. Är fältet boolean är blocket med när svaret är ja. Är det choice står "
            "svaret i equals.",
            "The key of a field of type boolean or choice in fields.yml, if the block does not "
            "always apply. With a boolean, it belongs there when the answer is yes. With a choice, "
            "the answer stands in equals.",
        ),
    ] = None
    equals: Annotated[
        PlainString | None,
        Doc(
            "Svar",
            "Answer",
            "Vilket av valen som blocket gäller för, med valets nyckel i fields.yml. "
            "Bara när fältet i when är av typen choice.",
            "Which of the choices the block is for, by the choice's key in fields.yml. "
            "Only when the field in when is of type choice.",
        ),
    ] = None

    @property
    def kind(self) -> str:
        """Which kind of block it is, one of `BLOCK_KINDS`."""
        return next(kind for kind in BLOCK_KINDS if getattr(self, kind) is not None)


class Script(Entry):
    """A script template."""

    kind: Annotated[
        Literal["call-script", "letter", "email", "handover", "dossier", "notice", "form"],
        Doc(
            "Slag",
            "Kind",
            "Vad för text det är: call-script (samtal), letter (brev), email (mejl), "
            "handover (överlämning), dossier (internt underlag), notice (meddelande) eller form "
            "(blankett). Det avgör gruppen i översikten.",
            "What sort of text it is: call-script, letter, email, handover, dossier (internal "
            "file), notice or form. It decides the group in the overview.",
        ),
    ]
    audience: Annotated[
        Literal["client", "internal"],
        Doc(
            "Läsare",
            "Audience",
            "Vem texten är till för: client (kunden) eller internal (bara byrån). "
            "En intern text märks, och dess första rad säger att kunden inte ska ha den.",
            "Whom the text is for: client or internal (the agency only). "
            "An internal text is marked, and its first line says that it is not for the client.",
        ),
    ]
    phase: Annotated[
        PhaseRef,
        Doc(
            "Fas",
            "Phase",
            "Fasen där skriptet används, med sitt id i handbook.yml, till exempel tell. "
            "Den syns inte på sidan.",
            "The phase in which the script is used, by its id in handbook.yml, such as tell. "
            "It does not show on the page.",
        ),
    ]
    when_to_use: Annotated[
        tuple[Text, ...],
        Doc(
            "Använd när",
            "Use when",
            "Vad som ska vara sant innan skriptet används, en punkt för varje sak. "
            "Det står överst på sidan, före texten.",
            "What must be true before the script is used, one item each. "
            "It stands at the top of the page, before the text.",
        ),
    ]
    when_not: Annotated[
        tuple[Text, ...],
        Doc(
            "Använd inte när",
            "Don't use when",
            "När skriptet är fel val, en punkt för varje läge. "
            "Säg gärna vad som gäller i stället, med en länk.",
            "When the script is the wrong choice, one item for each situation. "
            "Say what to do instead where you can, with a link.",
        ),
    ] = ()
    never_say: Annotated[
        tuple[Text, ...],
        Doc(
            "Säg aldrig",
            "Never say",
            "Vad man varken får säga eller skriva, en punkt för varje. Det står efter texten, "
            "och hela repliker skrivs inom citattecken.",
            "What one must neither say nor write, one item each. It stands after the text, "
            "and whole lines of speech go in quotation marks.",
        ),
    ] = ()
    next_steps: Annotated[
        tuple[Text, ...],
        Doc(
            "Gör sedan",
            "Do next",
            "Vad man gör när skriptet är använt, ett steg per punkt och i rätt ordning. "
            "Sidan numrerar stegen.",
            "What to do once the script has been used, one step for each item and in the right "
            "order. The page numbers the steps.",
        ),
    ]
    document_title: Annotated[
        Title | None,
        Doc(
            "Dokumentets titel",
            "Document title",
            "Vad texten heter för den som får den, i filens namn och i filen. Utelämnas den "
            "gäller skriptets titel, så skriv en när titeln säger mer än kunden ska läsa.",
            "What the text is called for whoever gets it, in the file's name and in the file. "
            "Left out, it is the script's title, so write one when that says more than the client "
            "should read.",
        ),
    ] = None
    adapted: Annotated[
        Text | None,
        Doc(
            "Bearbetat efter",
            "Adapted from",
            "Varifrån skriptet kommer, när det bygger på någon annans. Det står under texten.",
            "Where the script comes from, when it is adapted from someone else's. "
            "It stands below the text.",
        ),
    ] = None
    uses: Annotated[
        tuple[Use, ...],
        Doc(
            "Fält",
            "Fields",
            "De fält som texten använder, alla och inga andra. Själva fälten står i fields.yml.",
            "The fields that the text uses, all of them and no others. "
            "The fields themselves are in fields.yml.",
        ),
    ] = ()
    blocks: Annotated[
        tuple[Block, ...],
        Doc(
            "Texten",
            "The text",
            "Skriptet, block för block i den ordning det läses. "
            "Sidan visar det, och det går att kopiera och ladda ner.",
            "The script, block by block in the order in which it is read. "
            "The page shows it, and it can be copied and downloaded.",
        ),
    ]
