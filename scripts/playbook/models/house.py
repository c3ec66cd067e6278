"""What belongs to the house rather than to one entry, and the registers."""

from typing import Annotated, Literal

from playbook.models.base import Doc, EntryRefs, Keywords, Model, Ref, Text, Title


class Phase(Model):
    """One stretch of the road from decision to afterwards."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Ett kort namn på fasen, i små bokstäver och med bindestreck: hand-over. "
            "Praxis, checklistor och skript nämner fasen med det.",
            "A short name for the phase, in small letters with hyphens: hand-over. "
            "Practices, checklists and scripts name the phase by it.",
        ),
    ]
    title: Annotated[
        Title,
        Doc(
            "Titel",
            "Title",
            "Fasens namn på vägen, helst ett eller två ord.",
            "The name of the phase on the road, preferably one or two words.",
        ),
    ]
    question: Annotated[
        Text,
        Doc(
            "Fråga",
            "Question",
            "Vad läsaren frågar sig i den här fasen, i en mening. "
            "Den står under fasens namn på vägen, där utan fetstil och länkar.",
            "What the reader asks in this phase, in one sentence. "
            "It stands below the phase's name on the road, there without bold or links.",
        ),
    ]
    goal: Annotated[
        Text,
        Doc(
            "Klart när",
            "Done when",
            "Vad som är sant när fasen är över, i en mening. Det står efter frågan i översikten.",
            "What is true when the phase is over, in one sentence. "
            "It stands after the question in the overview.",
        ),
    ]


class Severity(Model):
    """How serious a red flag is: a word, a shape and a colour, never a colour alone."""

    id: Annotated[
        Literal["watch", "act", "stop"],
        Doc(
            "Id",
            "Id",
            "Ett av watch, act och stop. Det ger märket dess form och färg.",
            "One of watch, act and stop. It gives the badge its shape and colour.",
        ),
    ]
    title: Annotated[
        Title,
        Doc(
            "Titel",
            "Title",
            "Ordet som står på märket, till exempel Bevaka.",
            "The word on the badge, such as Watch.",
        ),
    ]
    meaning: Annotated[
        Text,
        Doc(
            "Innebörd",
            "Meaning",
            "Vad läsaren ska göra vid en sådan signal, i en mening. "
            "Det står bredvid märket i översikten över varningssignaler.",
            "What the reader should do about such a signal, in one sentence. "
            "It stands beside the badge in the overview of red flags.",
        ),
    ]


class Moment(Model):
    """One of the situations in which people open the handbook."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Ett kort namn på läget, i små bokstäver och med bindestreck: is-it-time. "
            "Det är adressen till rutan på startsidan.",
            "A short name for the situation, in small letters with hyphens: is-it-time. "
            "It is the address of the box on the home page.",
        ),
    ]
    title: Annotated[
        Title,
        Doc(
            "Titel",
            "Title",
            "Rutans rubrik på startsidan, så som läsaren själv skulle säga det.",
            "The heading of the box on the home page, as the reader would say it.",
        ),
    ]
    text: Annotated[
        Text,
        Doc(
            "Text",
            "Text",
            "Vad läget är och vad läsaren gör nu, i ett par meningar. "
            "Visas utan fetstil och länkar.",
            "What the situation is and what the reader does now, in a sentence or two. "
            "Shown without bold or links.",
        ),
    ]
    first: Annotated[
        str,
        Ref("entry"),
        Doc(
            "Läs först",
            "Read first",
            "Den enda sida som läsaren bör öppna först, med filnamn utan .yml.",
            "The one page that the reader should open first, by file name without .yml.",
        ),
    ]
    links: Annotated[
        EntryRefs,
        Doc(
            "Länkar",
            "Links",
            "Fler poster som hjälper i läget, med filnamn utan .yml. "
            "De visas i den ordning de står här.",
            "More entries that help in the situation, by file name without .yml. "
            "They appear in the order given here.",
        ),
    ]


class PackDocument(Model):
    """One of the documents that an offboarding pack may hold."""

    script: Annotated[
        str,
        Ref("script"),
        Doc(
            "Skript",
            "Script",
            "Ett skript som kan ligga i paketet, med filnamn utan .yml.",
            "A script that may be in the pack, by file name without .yml.",
        ),
    ]
    chosen: Annotated[
        bool,
        Doc(
            "Förvalt",
            "Chosen",
            "Skriv true om dokumentet är ikryssat från början. Läsaren kan alltid ändra sig.",
            "Write true if the document is ticked from the start. The reader can always change it.",
        ),
    ] = False


class Pack(Model):
    """The documents of one ending, filled from one set of answers and fetched together."""

    title: Annotated[
        Title,
        Doc(
            "Titel",
            "Title",
            "Vad paketet heter. Det är sidans rubrik.",
            "What the pack is called. It is the heading of the page.",
        ),
    ]
    summary: Annotated[
        Text,
        Doc(
            "Sammanfattning",
            "Summary",
            "Vad man gör på sidan och vad man får, i en eller två meningar.",
            "What one does on the page and what one gets, in a sentence or two.",
        ),
    ]
    keywords: Annotated[
        Keywords,
        Doc(
            "Sökord",
            "Search words",
            "Ord och frågor som läsare skriver i sökrutan när de vill hit. De syns inte på sidan.",
            "Words and questions that readers type into the search when they want this page. "
            "They do not show on it.",
        ),
    ] = Keywords()
    documents: Annotated[
        tuple[PackDocument, ...],
        Doc(
            "Dokument",
            "Documents",
            "De skript som paketet kan innehålla, i den ordning de ska stå.",
            "The scripts that the pack may hold, in the order in which they are to stand.",
        ),
    ]


class Style(Model):
    """Limits of the house's style."""

    sentence_words: Annotated[
        int,
        Doc(
            "Ord per mening",
            "Words a sentence",
            "Så många ord får en mening ha innan kontrollen varnar. En husregel.",
            "So many words a sentence may have before the check warns. A house rule.",
        ),
    ]
    lix: Annotated[
        int,
        Doc(
            "LIX",
            "LIX",
            "Det högsta LIX som en post på svenska bör ha. playbook stats visar de svåraste.",
            "The highest LIX an entry in Swedish should have. playbook stats shows the hardest.",
        ),
    ]
    flesch: Annotated[
        int,
        Doc(
            "Flesch",
            "Flesch",
            "Den lägsta läsbarhet enligt Flesch som en post på engelska bör ha.",
            "The lowest Flesch reading ease that an entry in English should have.",
        ),
    ]


class House(Model):
    """`data/handbook.yml`: names, order and defaults that a house may change."""

    name: Annotated[
        Title,
        Doc(
            "Namn",
            "Name",
            "Handbokens namn. Det är startsidans rubrik.",
            "The name of the handbook. It is the heading of the home page.",
        ),
    ]
    tagline: Annotated[
        Text,
        Doc(
            "Undertitel",
            "Tagline",
            "Vad handboken är till för, i en mening, utan fetstil och länkar. "
            "Den står under namnet på startsidan.",
            "What the handbook is for, in one sentence, without bold or links. "
            "It stands below the name on the home page.",
        ),
    ]
    owner: Annotated[
        Title,
        Doc(
            "Ansvarig",
            "Owner",
            "Den som svarar för innehållet, till exempel byråledningen.",
            "Who answers for the content, such as the agency's management.",
        ),
    ]
    review_days: Annotated[
        int,
        Doc(
            "Granskas inom",
            "Review within",
            "Så många dagar får det gå innan en post ska läsas igenom igen. En husregel.",
            "So many days may pass before an entry is to be read through again. A house rule.",
        ),
    ]
    style: Annotated[
        Style | None,
        Doc(
            "Stil",
            "Style",
            "Gränser för hur handboken skrivs. Husregler.",
            "Limits for how the handbook is written. House rules.",
        ),
    ] = None
    phases: Annotated[
        tuple[Phase, ...],
        Doc(
            "Faser",
            "Phases",
            "Vägens faser, i den ordning man går dem. De visas på startsidan och i översikten.",
            "The phases of the road, in the order one takes them. "
            "They are shown on the home page and in the overview.",
        ),
    ]
    severities: Annotated[
        tuple[Severity, ...],
        Doc(
            "Allvarsgrader",
            "Severities",
            "Varningssignalernas allvarsgrader, från den lindrigaste till den värsta. "
            "Översikten visar den värsta först.",
            "How serious red flags can be, from the mildest to the worst. "
            "The overview shows the worst first.",
        ),
    ]
    moments: Annotated[
        tuple[Moment, ...],
        Doc(
            "Lägen",
            "Situations",
            "De lägen som läsare öppnar handboken i, ett för varje ruta på startsidan.",
            "The situations in which readers open the handbook, one for each box on the home page.",
        ),
    ]
    pack: Annotated[
        Pack | None,
        Doc(
            "Avslutspaket",
            "Offboarding pack",
            "Dokumenten som kan fyllas i och laddas ner tillsammans.",
            "The documents that can be filled in and downloaded together.",
        ),
    ] = None
