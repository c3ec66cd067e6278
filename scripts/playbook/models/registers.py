"""The registers of the handbook: sources, corrections, stands, rules, terms and questions."""

from datetime import date
from typing import Annotated, Literal

from playbook.models.base import (
    Doc,
    EntryRefs,
    Keywords,
    Model,
    PlainString,
    Ref,
    SeedLines,
    Text,
    Title,
)


class Source(Model):
    """Where something is taken from."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som källan står under i sources.yml, i små bokstäver och med bindestreck. "
            "Poster nämner källan med den.",
            "The key that the source stands under in sources.yml, in small letters with hyphens. "
            "Entries name the source by it.",
        ),
    ]
    title: Annotated[
        PlainString,
        Doc(
            "Titel",
            "Title",
            "Källans egen titel, på dess eget språk. "
            "Är den inte känd skriver ni rakt fram vad källan handlar om.",
            "The source's own title, in its own language. "
            "If it is not known, say plainly what the source is about.",
        ),
    ]
    publisher: Annotated[
        PlainString,
        Doc(
            "Utgivare",
            "Publisher",
            "Den som ger ut källan, till exempel en myndighet eller en webbplats. "
            "Namnet står efter titeln.",
            "Whoever publishes the source, such as an authority or a website. "
            "The name stands after the title.",
        ),
    ]
    url: Annotated[
        PlainString | None,
        Doc(
            "Webbadress",
            "Web address",
            "Källans adress på nätet, med https:// först. Titeln blir då en länk.",
            "The source's address on the web, beginning with https://. "
            "The title then becomes a link.",
        ),
    ] = None
    kind: Annotated[
        Literal["seed", "law", "authority", "industry", "guide", "house"],
        Doc(
            "Slag",
            "Kind",
            "Vad för källa det är: seed (källartikeln), law (lag), authority (myndighet), "
            "industry (bransch), guide (vägledning) eller house (huset självt). "
            "Det syns inte på sidan.",
            "What sort of source it is: seed (the source article), law, authority, industry, "
            "guide or house (the house itself). It does not show on the page.",
        ),
    ]
    checked: Annotated[
        date | None,
        Doc(
            "Kontrollerad",
            "Checked",
            "Dagen då någon senast såg själva källan, skrivs som 2026-11-24. "
            "Den står i listan över källor.",
            "The day when someone last saw the source itself, written as 2026-11-24. "
            "It stands in the list of sources.",
        ),
    ] = None
    note: Annotated[
        Text | None,
        Doc(
            "Anmärkning",
            "Note",
            "Vad läsaren bör veta om källan, till exempel vad den inte är. "
            "Den står i listan över källor, utan fetstil och länkar.",
            "What the reader should know about the source, such as what it is not. "
            "It stands in the list of sources, without bold or links.",
        ),
    ] = None


class Correction(Model):
    """A fault in the source article, and what the handbook says instead."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som rättelsen står under i corrections.yml, till exempel d01. "
            "Det är också adressen till dess rad på sidan.",
            "The key that the correction stands under in corrections.yml, such as d01. "
            "It is also the address of its row on the page.",
        ),
    ]
    lines: Annotated[
        SeedLines,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln där felet finns, till exempel 3, 5. "
            "De står först på rättelsens rad.",
            "The lines of the source article where the fault is, such as 3, 5. "
            "They come first in the correction's row.",
        ),
    ]
    kind: Annotated[
        PlainString,
        Doc(
            "Slag",
            "Kind",
            "Vad för fel det är, med ett engelskt ord som redan används i filen: mistranslation. "
            "Det syns inte på sidan.",
            "What sort of fault it is, in a word that the file already uses: mistranslation. "
            "It does not show on the page.",
        ),
    ]
    text: Annotated[
        PlainString,
        Doc(
            "Källans ord",
            "Source's words",
            "De felaktiga orden tecken för tecken som i källan. De ändras aldrig.",
            "The faulty words character for character as in the source. They are never changed.",
        ),
    ]
    problem: Annotated[
        Text,
        Doc(
            "Felet",
            "The fault",
            "Varför källans ord är fel, så att den som inte har läst källan förstår. "
            "Visas utan fetstil och länkar.",
            "Why the source's words are wrong, for someone who has not read the source. "
            "Shown without bold or links.",
        ),
    ]
    fix: Annotated[
        Text,
        Doc(
            "Rättelse",
            "Correction",
            "Vad handboken skriver i stället, eller att orden är utelämnade. "
            "Visas utan fetstil och länkar.",
            "What the handbook writes instead, or that the words are left out. "
            "Shown without bold or links.",
        ),
    ]


class Stand(Model):
    """Where the source contradicts itself, and what the handbook holds."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som ställningstagandet står under i stands.yml, till exempel t1. "
            "Den syns inte på sidan.",
            "The key that the stand has in stands.yml, such as t1. It does not show on the page.",
        ),
    ]
    lines: Annotated[
        SeedLines,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln som inte går ihop, till exempel 15, 126. "
            "De syns inte på sidan.",
            "The lines of the source article that do not agree, such as 15, 126. "
            "They do not show on the page.",
        ),
    ]
    issue: Annotated[
        Text,
        Doc(
            "Motsägelse",
            "Contradiction",
            "Vad källan säger på det ena och det andra stället, eller varför dess råd är farligt. "
            "Visas utan fetstil och länkar.",
            "What the source says in one place and in the other, or why its advice is unsafe. "
            "Shown without bold or links.",
        ),
    ]
    stand: Annotated[
        Text,
        Doc(
            "Ställningstagande",
            "Stand",
            "Vad handboken råder till, så att det går att följa. Visas utan fetstil och länkar.",
            "What the handbook advises, so that one can act on it. Shown without bold or links.",
        ),
    ]
    see: Annotated[
        str,
        Ref("entry"),
        Doc(
            "Läs mer",
            "Read more",
            "Den post som följer ställningstagandet, med filnamn utan .yml. "
            "Den länkas efter texten.",
            "The entry that carries the stand out, by file name without .yml. "
            "It is linked after the text.",
        ),
    ]


class Principle(Model):
    """A rule of the whole handbook in one sentence."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som grundregeln står under i principles.yml, till exempel p-last-resort. "
            "Den syns inte på sidan.",
            "The key that the ground rule has in principles.yml, such as p-last-resort. "
            "It does not show on the page.",
        ),
    ]
    text: Annotated[
        Text,
        Doc(
            "Grundregel",
            "Ground rule",
            "Regeln i en enda mening, som en uppmaning eller ett påstående. "
            "Den står i listan över grundregler, i filens ordning.",
            "The rule in a single sentence, as advice or as a statement. "
            "It stands in the list of ground rules, in the order of the file.",
        ),
    ]
    see: Annotated[
        str,
        Ref("entry"),
        Doc(
            "Läs mer",
            "Read more",
            "Den post som utvecklar regeln, med filnamn utan .yml. Den länkas efter regeln.",
            "The entry that develops the rule, by file name without .yml. "
            "It is linked after the rule.",
        ),
    ]
    seed_lines: Annotated[
        SeedLines,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln som regeln kommer från, till exempel 40. "
            "De syns inte på sidan.",
            "The lines of the source article that the rule comes from, such as 40. "
            "They do not show on the page.",
        ),
    ]


class Term(Model):
    """One term of the glossary, in both languages, with the words to avoid for it."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som termen står under i glossary.yml, på engelska med bindestreck.",
            "The key that the term stands under in glossary.yml, in English with hyphens.",
        ),
    ]
    term: Annotated[
        Title,
        Doc(
            "Term",
            "Term",
            "Ordet som handboken använder, på båda språken.",
            "The word that the handbook uses, in both languages.",
        ),
    ]
    meaning: Annotated[
        Text,
        Doc(
            "Betydelse",
            "Meaning",
            "Vad ordet betyder här, i en eller två meningar.",
            "What the word means here, in one or two sentences.",
        ),
    ]
    avoid: Annotated[
        Keywords,
        Doc(
            "Undvik",
            "Avoid",
            "Ord som handboken inte använder för det här. Kontrollen varnar där de förekommer. "
            "Ett ord som slutar på * gäller alla ord som börjar så.",
            "Words that the handbook does not use for this. The check warns where they occur. "
            "A word that ends in * stands for all words that begin so.",
        ),
    ] = Keywords()
    see: Annotated[
        Annotated[str, Ref("entry")] | None,
        Doc(
            "Läs mer",
            "Read more",
            "Id för den post som säger mest om saken.",
            "The id of the entry that says most about it.",
        ),
    ] = None


class Question(Model):
    """Something that staff often ask, with a two-line answer."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Nyckeln som frågan står under i questions.yml, på engelska med bindestreck.",
            "The key that the question stands under in questions.yml, in English with hyphens.",
        ),
    ]
    question: Annotated[
        Title,
        Doc(
            "Fråga",
            "Question",
            "Frågan som den brukar ställas.",
            "The question as people ask it.",
        ),
    ]
    answer: Annotated[
        Text,
        Doc(
            "Svar",
            "Answer",
            "Svaret på ett par rader. Länkar går bra.",
            "The answer in a couple of lines. Links are fine.",
        ),
    ]
    see: Annotated[
        EntryRefs,
        Doc(
            "Läs mer",
            "Read more",
            "Id:n för de poster som svarar utförligare.",
            "The ids of the entries that answer at length.",
        ),
    ]
