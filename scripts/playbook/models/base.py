"""What every model is built from: frozen fields, text in two languages, typed references.

The models are the one description of the data. Checks, messages, schemas, reference pages and
scaffolds are all read off them (`describe`), so a field is described here and nowhere else.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, NoReturn, dataclass_transform

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


class Ref:
    """Marks a string as the id of something else in the handbook.

    `kind` is the name of one kind of thing (``"practice"``), or ``"entry"`` for anything
    that has a page.
    """

    def __init__(self, kind: str):
        self.kind = kind


class Pattern:
    """Marks a string that has a form of its own, as a regular expression for the whole of it."""

    def __init__(self, pattern: str):
        self.pattern = pattern


class Filled:
    """Marks a string that says something: it is not empty, and spaces around it do not count."""


class Doc(NamedTuple):
    """What a field is, for the people who fill it in: its name and its meaning in plain words.

    The schemas, the editors' guide and the scaffolds of new entries all say it from here.
    """

    name_sv: str
    name_en: str
    sv: str
    en: str


class _ModelType(type):
    """With a class of their own, mypy knows that models can be keys, as `functools.cache` asks."""


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True)
class Model(metaclass=_ModelType):
    """An immutable record. Its annotations are its fields, as with a frozen dataclass.

    No code is generated for it, since every command of the editors makes all models when it
    starts. What is read from the data is checked in `building`.
    """

    one_of: ClassVar[tuple[str, ...]] = ()
    """Fields of which exactly one is given."""

    def __init__(self, **values: Any):
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"


PlainString = Annotated[str, Filled()]


class Localized(Model):
    """The same words in Swedish and in English, side by side."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that are written, Swedish first."""
        return tuple(language for language in LANGUAGES if getattr(self, language) is not None)

    def in_language(self, language: Language) -> str:
        """The words in `language`; where they are missing, those of the other language."""
        own: str | None = getattr(self, language)
        if own is not None:
            return own
        other: Language = "en" if language == "sv" else "sv"
        fallback: str | None = getattr(self, other)
        return fallback or ""


class Title(Localized):
    """A name or heading: plain words, no markup."""

    sv: Annotated[
        PlainString | None,
        Doc(
            "Svenska",
            "Swedish",
            "Orden på svenska, utan fetstil och länkar.",
            "The words in Swedish, without bold or links.",
        ),
    ] = None
    en: Annotated[
        PlainString | None,
        Doc(
            "Engelska",
            "English",
            "Samma ord på engelska. Saknas de visas de svenska i stället, märkta som oöversatta.",
            "The same in English. If it is missing, the Swedish is shown, marked as untranslated.",
        ),
    ] = None


class Text(Localized):
    """One line: bold, emphasis and links to other entries, ``[words](entry-id)``."""

    sv: Annotated[
        PlainString | None,
        Doc(
            "Svenska",
            "Swedish",
            "Texten på svenska, i ett enda stycke. Fetstil och länkar går bra.",
            "The text in Swedish, in a single paragraph. Bold and links are fine.",
        ),
    ] = None
    en: Annotated[
        PlainString | None,
        Doc(
            "Engelska",
            "English",
            "Samma text på engelska. Saknas den visas den svenska i stället, märkt som oöversatt.",
            "The same in English. If it is missing, the Swedish is shown, marked as untranslated.",
        ),
    ] = None


class Prose(Localized):
    """A few paragraphs or a list, in the handbook's small Markdown."""

    sv: Annotated[
        PlainString | None,
        Doc(
            "Svenska",
            "Swedish",
            "Texten på svenska. Flera stycken, listor, fetstil och länkar går bra.",
            "The text in Swedish. Several paragraphs, lists, bold and links are fine.",
        ),
    ] = None
    en: Annotated[
        PlainString | None,
        Doc(
            "Engelska",
            "English",
            "Samma text på engelska. Saknas den visas den svenska i stället, märkt som oöversatt.",
            "The same in English. If it is missing, the Swedish is shown, marked as untranslated.",
        ),
    ] = None


class Keywords(Model):
    """Words that people search for, which the text itself does not use."""

    sv: Annotated[
        tuple[PlainString, ...],
        Doc(
            "Svenska",
            "Swedish",
            "Svenska sökord i en lista, så som läsaren själv skulle skriva dem.",
            "Swedish search words in a list, as the reader would type them.",
        ),
    ] = ()
    en: Annotated[
        tuple[PlainString, ...],
        Doc(
            "Engelska",
            "English",
            "Engelska sökord i en lista. De behöver inte vara översättningar av de svenska.",
            "English search words in a list. They need not be translations of the Swedish ones.",
        ),
    ] = ()


SeedLines = Annotated[str, Pattern(r"^\d+(-\d+)?(, ?\d+(-\d+)?)*$")]

QuoteRefs = tuple[Annotated[str, Ref("quote")], ...]
StatementRefs = tuple[Annotated[str, Ref("statement")], ...]
ScriptRefs = tuple[Annotated[str, Ref("script")], ...]
EntryRefs = tuple[Annotated[str, Ref("entry")], ...]


class LegalClaim(Model):
    """One statement about the law or about how a platform behaves."""

    claim: Annotated[
        Text,
        Doc(
            "Påstående",
            "Claim",
            "Vad lagen säger, eller hur en plattform fungerar, i några få meningar. "
            "Fetstil och länkar går bra.",
            "What the law says or how a platform works, in a few sentences. "
            "Bold and links are fine.",
        ),
    ]
    source: Annotated[
        str,
        Ref("source"),
        Doc(
            "Källa",
            "Source",
            "Källan som stöder påståendet, med sitt id i sources.yml. Den står intill påståendet.",
            "The source behind the claim, by its id in sources.yml. It stands beside the claim.",
        ),
    ]
    checked: Annotated[
        date,
        Doc(
            "Kontrollerat",
            "Checked",
            "Dagen då någon senast jämförde påståendet med källan, skrivs som 2026-11-24. "
            "Den står efter källan.",
            "The day when someone last compared the claim with its source, written as 2026-11-24. "
            "It stands after the source.",
        ),
    ]
    ask_a_lawyer: Annotated[
        bool,
        Doc(
            "Fråga jurist",
            "Ask a lawyer",
            "Skriv true om en jurist bör läsa innan ni förlitar er på påståendet. "
            "Sidan säger det då till läsaren.",
            "Write true if a lawyer should read the claim before you rely on it. "
            "The page then tells the reader so.",
        ),
    ] = False


class Entry(Model):
    """What every page of the handbook has."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Filens namn utan .yml, i små bokstäver och med bindestreck. "
            "Det är slutet på sidans adress och skrivs inte i filen.",
            "The file name without .yml, in small letters with hyphens. "
            "It is the end of the page's address and is not written in the file.",
        ),
    ]
    title: Annotated[
        Title,
        Doc(
            "Titel",
            "Title",
            "Sidans rubrik, som också står i menyer, länkar och sökträffar. Högst 60 tecken.",
            "The page's heading, also used in menus, links and search results. "
            "At most 60 characters.",
        ),
    ]
    summary: Annotated[
        Text,
        Doc(
            "Sammanfattning",
            "Summary",
            "En mening som svarar på läsarens fråga. "
            "Den står överst på sidan och i listor där posten nämns.",
            "One sentence that answers the reader's question. "
            "It stands at the top of the page and in lists that name the entry.",
        ),
    ]
    keywords: Annotated[
        Keywords,
        Doc(
            "Sökord",
            "Search words",
            "Ord, hela frågor och lägen som läsare skriver i sökrutan och som inte står i texten: "
            "”hur många gånger ska man påminna”. De syns inte på sidan, bara sökningen läser dem.",
            "Words, whole questions and situations that readers type into the search and that are "
            "not in the text: “how many reminders are reasonable”. They do not show on the page; "
            "only the search reads them.",
        ),
    ] = Keywords()
    related: Annotated[
        EntryRefs,
        Doc(
            "Hör ihop med",
            "Related",
            "Andra poster att läsa, med filnamn utan .yml. "
            "De länkas mot slutet av sidan, i den ordning de står här.",
            "Other entries to read, by file name without .yml. "
            "They are linked towards the end of the page, in the order given here.",
        ),
    ] = ()
    sources: Annotated[
        tuple[Annotated[str, Ref("source")], ...],
        Doc(
            "Källor",
            "Sources",
            "Källor som posten bygger på, med sina id i sources.yml. De räknas upp sist på sidan.",
            "Sources that the entry rests on, by their ids in sources.yml. "
            "They are listed last on the page.",
        ),
    ] = ()
    law: Annotated[
        tuple[LegalClaim, ...],
        Doc(
            "Lagen",
            "The law",
            "Vad lagen säger och hur plattformar fungerar, alltid med källa och datum. "
            "Det står för sig, under rubriken Lagen.",
            "What the law says and how platforms work, always with a source and a date. "
            "It stands apart, under the heading The law.",
        ),
    ] = ()
    house_rules: Annotated[
        tuple[Text, ...],
        Doc(
            "Husregler",
            "House rules",
            "Gränser och tider som ni själva har bestämt, en punkt för varje. "
            "De märks ut på sidan, så att ingen tar dem för lag.",
            "Limits and times that you have set yourselves, one item each. "
            "The page marks them, so that nobody takes them for law.",
        ),
    ] = ()
    seed_lines: Annotated[
        SeedLines | None,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln som posten bygger på, till exempel 7-13, 76. "
            "De syns inte på sidan.",
            "The lines of the source article that the entry rests on, such as 7-13, 76. "
            "They do not show on the page.",
        ),
    ] = None
    sources_differ: Annotated[
        Prose | None,
        Doc(
            "Källor går isär",
            "Where sources differ",
            "Vad goda källor är oense om, och var handboken står. Länkar går bra.",
            "What good sources disagree on, and the stand of the handbook. Links are fine.",
        ),
    ] = None
    owner: Annotated[
        Title | None,
        Doc(
            "Ansvarig",
            "Owner",
            "Den som svarar för posten, om det inte är den som svarar för hela handboken.",
            "Who answers for the entry, if not the one who answers for the whole handbook.",
        ),
    ] = None
    order: Annotated[
        int,
        Doc(
            "Ordning",
            "Order",
            "Ett heltal som ger platsen bland poster av samma slag: lägst först, "
            "vid lika tal efter titel. Utan tal gäller 100.",
            "A whole number for the place among entries of the same kind: lowest first, "
            "equal numbers by title. Without one it is 100.",
        ),
    ] = 100
    reviewed: Annotated[
        date,
        Doc(
            "Granskad",
            "Reviewed",
            "Dagen då någon senast läste hela posten och stod för den, skrivs som 2026-11-24. "
            "Den står längst ner på sidan.",
            "The day when someone last read the whole entry and stood by it, written as "
            "2026-11-24. It stands at the foot of the page.",
        ),
    ]
