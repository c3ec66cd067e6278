"""The people who are quoted, and what they said."""

from datetime import date
from typing import Annotated

from playbook.models.base import Doc, Model, PlainString, Ref, SeedLines, Text, Title

ContributorRef = Annotated[str, Ref("contributor")]


class Contributor(Model):
    """Someone whose words the handbook uses. Nothing beyond the source is said of them."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Filens namn utan .yml: personens namn i små bokstäver och med bindestreck. "
            "Det är slutet på sidans adress och skrivs inte i filen.",
            "The file name without .yml: the person's name in small letters with hyphens. "
            "It is the end of the page's address and is not written in the file.",
        ),
    ]
    name: Annotated[
        PlainString,
        Doc(
            "Namn",
            "Name",
            "Personens namn så som källan skriver det. Det är sidans rubrik och står vid citaten.",
            "The person's name as the source has it. "
            "It is the page's heading and stands beside the quotes.",
        ),
    ]
    role: Annotated[
        Title,
        Doc(
            "Roll",
            "Role",
            "Personens roll på byrån enligt källan, med liten begynnelsebokstav: grundare. "
            "Den står på personens sida och vid citaten.",
            "The person's role at the agency according to the source, without a capital: founder. "
            "It stands on the person's page and beside the quotes.",
        ),
    ]
    agency: Annotated[
        PlainString,
        Doc(
            "Byrå",
            "Agency",
            "Byråns namn så som källans lista över medverkande skriver det. "
            "Det står efter rollen, på personens sida och vid citaten.",
            "The agency's name as the source's list of contributors has it. "
            "It stands after the role, on the person's page and beside the quotes.",
        ),
    ]
    agency_about: Annotated[
        Text | None,
        Doc(
            "Om byrån",
            "About the agency",
            "Vad källan säger att byrån är, utan beröm: digital byrå. Det står efter byråns namn.",
            "What the source says the agency is, without praise: digital agency. "
            "It stands after the agency's name.",
        ),
    ] = None
    country: Annotated[
        Title,
        Doc(
            "Land",
            "Country",
            "Landet där byrån finns, enligt källan. Det står på personens sida och i listan.",
            "The country where the agency is, according to the source. "
            "It stands on the person's page and in the list.",
        ),
    ]
    place: Annotated[
        Title | None,
        Doc(
            "Ort",
            "Place",
            "Ort eller delstat, om källan nämner någon. Den står framför landet.",
            "Town or state, if the source names one. It stands before the country.",
        ),
    ] = None
    printed_as: Annotated[
        tuple[PlainString, ...],
        Doc(
            "Andra stavningar",
            "Other spellings",
            "Hur byråns namn annars stavas i källan, så att den som läser källan hittar rätt. "
            "Det står på personens sida.",
            "How else the source spells the agency's name, so that its readers find the right one. "
            "It stands on the person's page.",
        ),
    ] = ()
    note: Annotated[
        Text | None,
        Doc(
            "Anmärkning",
            "Note",
            "Något om källans uppgifter som läsaren bör känna till. "
            "Den står på personens sida, och fetstil och länkar går bra.",
            "Something about the source's details that the reader should know. "
            "It stands on the person's page, and bold and links are fine.",
        ),
    ] = None
    seed_lines: Annotated[
        SeedLines | None,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln som nämner personen, till exempel 28, 72, 74. "
            "De syns inte på sidan.",
            "The lines of the source article that mention the person, such as 28, 72, 74. "
            "They do not show on the page.",
        ),
    ] = None
    reviewed: Annotated[
        date,
        Doc(
            "Granskad",
            "Reviewed",
            "Dagen då någon senast jämförde uppgifterna med källan, skrivs som 2026-11-24. "
            "Den står längst ner på sidan.",
            "The day when someone last compared the details with the source, written as "
            "2026-11-24. It stands at the foot of the page.",
        ),
    ]


class Quote(Model):
    """A direct quote in three readings. Quotation marks come from the template, never from here."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Filens namn utan .yml, till exempel q-gray-1. "
            "Poster som visar citatet nämner det så, och det skrivs inte i filen.",
            "The file name without .yml, such as q-gray-1. "
            "Entries that show the quote name it so, and it is not written in the file.",
        ),
    ]
    contributor: Annotated[
        ContributorRef,
        Doc(
            "Medverkande",
            "Contributor",
            "Den som sade det, med filnamn utan .yml, till exempel aaron-gray. "
            "Namn, roll och byrå hämtas därifrån.",
            "Who said it, by file name without .yml, such as aaron-gray. "
            "Name, role and agency are taken from there.",
        ),
    ]
    source: Annotated[
        PlainString,
        Doc(
            "Källans ord",
            "Source's words",
            "De svenska orden tecken för tecken som i källan, utan citattecken omkring. "
            "De ändras aldrig.",
            "The Swedish words character for character as in the source, without quotation marks "
            "around them. They are never changed.",
        ),
    ]
    edited: Annotated[
        PlainString,
        Doc(
            "Redigerat",
            "Edited",
            "Samma sak på god svenska, utan citattecken omkring. "
            "Det är den form som den svenska sidan visar.",
            "The same in sound Swedish, without quotation marks around it. "
            "This is the form that the Swedish page shows.",
        ),
    ]
    translation: Annotated[
        PlainString,
        Doc(
            "Återöversättning",
            "Back-translation",
            "Citatet översatt tillbaka till engelska, utan citattecken omkring. "
            "Den engelska sidan visar det, eftersom originalets ord inte är kända.",
            "The quote translated back into English, without quotation marks around it. "
            "The English page shows it, because the original words are not known.",
        ),
    ]
    context: Annotated[
        Text,
        Doc(
            "Sammanhang",
            "Context",
            "Vad citatet handlar om, i några få ord. Det står på sidan där alla citat är samlade.",
            "What the quote is about, in a few words. "
            "It stands on the page where all quotes are gathered.",
        ),
    ]
    seed_lines: Annotated[
        SeedLines | None,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln där citatet står, till exempel 76. De syns inte på sidan.",
            "The lines of the source article where the quote stands, such as 76. "
            "They do not show on the page.",
        ),
    ] = None


class Statement(Model):
    """What someone said according to the source, as reported speech: never in quotation marks."""

    id: Annotated[
        str,
        Doc(
            "Id",
            "Id",
            "Filens namn utan .yml, till exempel i-gray-1. "
            "Poster som visar uttalandet nämner det så, och det skrivs inte i filen.",
            "The file name without .yml, such as i-gray-1. "
            "Entries that show the statement name it so, and it is not written in the file.",
        ),
    ]
    contributor: Annotated[
        ContributorRef,
        Doc(
            "Medverkande",
            "Contributor",
            "Den som enligt källan sade det, med filnamn utan .yml, till exempel aaron-gray. "
            "Byråns namn hämtas därifrån.",
            "Who said it according to the source, by file name without .yml, such as aaron-gray. "
            "The agency's name is taken from there.",
        ),
    ]
    source: Annotated[
        PlainString,
        Doc(
            "Källans ord",
            "Source's words",
            "De svenska orden tecken för tecken som i källan. "
            "De ändras aldrig, och de syns inte på sidan.",
            "The Swedish words character for character as in the source. "
            "They are never changed, and they do not show on the page.",
        ),
    ]
    reported: Annotated[
        Text,
        Doc(
            "Återgivet",
            "Reported",
            "Den mening som sidan visar: vad personen sade, med våra ord och med namnet i. "
            "Inga citattecken, för det är inte ordagrant.",
            "The sentence that the page shows: what the person said, in our words, with the name. "
            "No quotation marks, because it is not word for word.",
        ),
    ]
    seed_lines: Annotated[
        SeedLines | None,
        Doc(
            "Rader i källan",
            "Source lines",
            "De rader i källartikeln där uttalandet står, till exempel 72. De syns inte på sidan.",
            "The lines of the source article where the statement stands, such as 72. "
            "They do not show on the page.",
        ),
    ] = None
