"""The handbook holds the whole seed article, and nothing in it has been altered unseen."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from playbook.check import examine
from playbook.models.base import LANGUAGES, Model
from playbook.models.checklists import Checklist
from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script
from playbook.models.walk import walk
from playbook.read import read_source
from playbook.reports import stats
from tests.conftest import ROOT

CORPUS = Path(__file__).parent / "corpus"

AGENCIES = {
    "aaron-gray": ("Aaron Gray", "Pursuit Digital", "Australien"),
    "brenton-thomas": ("Brenton Thomas", "Twibi", "USA"),
    "cassandra-gucwa": ("Cassandra Gucwa", "Menerva Digital", "USA"),
    "darryl-stevens": ("Darryl Stevens", "Digitech Web Design", "USA"),
    "jason-rutel": ("Jason Rutel", "Creative Nomads", "USA"),
    "lirim-ajroni": ("Lirim Ajroni", "Ajroni Enterprise", "USA"),
    "peter-mendez": ("Peter Mendez", "Crafted", "USA"),
    "zack-bowlby": ("Zack Bowlby", "ROI Amplified", "USA"),
}


def records(handbook: Handbook) -> Iterator[tuple[str, Model]]:
    yield "handbook", handbook.house
    for group in (
        handbook.entries,
        handbook.contributors,
        handbook.quotes,
        handbook.statements,
        handbook.fields,
        handbook.principles,
        handbook.stands,
        handbook.corrections,
        handbook.sources,
    ):
        yield from group.items()


def test_the_counts_of_the_seed(handbook: Handbook) -> None:
    listed = (CORPUS / "seed-entries.txt").read_text().split()
    assert len(listed) == 48
    assert set(listed) <= set(handbook.entries)
    assert len(handbook.contributors) == 8
    assert len(handbook.quotes) == 10
    assert len(handbook.statements) == 9
    assert len(handbook.principles) == 15
    assert len(handbook.corrections) == 55
    assert len(handbook.stands) == 7


def test_every_topic_of_the_plan_is_there_and_none_is_a_stub(handbook: Handbook) -> None:
    planned = (CORPUS / "planned-entries.txt").read_text().split()
    assert len(planned) == 121
    assert set(planned) <= set(handbook.entries)
    for entry in handbook.entries.values():
        for language in LANGUAGES:
            words = " ".join(text.in_language(language) for _, text in walk(entry).texts).split()
            # The pages of the registers say the rest by what they print.
            is_register = getattr(entry, "shows", None) is not None
            assert len(words) >= (60 if is_register else 150), (entry.id, language)


def test_no_entry_is_an_orphan(handbook: Handbook) -> None:
    for entry in handbook.entries.values():
        named_by = handbook.referrers.get((handbook.kinds[entry.id].name, entry.id), ())
        assert set(named_by) - {entry.id}, entry.id


def test_the_style_is_the_houses_and_the_swedish_reads_easily() -> None:
    records, diagnostics = examine(read_source(ROOT), date(2026, 11, 24))
    assert diagnostics == []
    counted = stats(records)
    easy = [name for name, found in counted.readability.items() if found["lix"] <= 45]
    assert len(counted.readability) >= 121
    assert len(easy) >= 0.9 * len(counted.readability)


def test_the_sample_script_has_the_seeds_seven_paragraphs_and_two_fields(
    handbook: Handbook,
) -> None:
    script = handbook.entries["sample-call-script"]
    assert isinstance(script, Script)
    assert [block.kind for block in script.blocks] == ["say"] * 7
    assert [use.field for use in script.uses] == ["client_contact", "concerns"]
    for use in script.uses:
        assert handbook.fields[use.field].label.languages == LANGUAGES


def test_everything_is_written_in_both_languages(handbook: Handbook) -> None:
    for name, record in records(handbook):
        for loc, text in walk(record).texts:
            assert text.languages == LANGUAGES, (name, loc)


def test_the_sources_words_are_untouched(handbook: Handbook) -> None:
    held = dict(
        reversed(line.split()) for line in (CORPUS / "verbatim.sha256").read_text().splitlines()
    )
    assert len(held) == 19
    verbatim = {**handbook.quotes, **handbook.statements}
    assert set(held) == set(verbatim)
    for name, record in verbatim.items():
        assert hashlib.sha256(record.source.encode()).hexdigest() == held[name], name


def test_people_and_agencies_are_named_as_they_are(handbook: Handbook) -> None:
    found = {
        person.id: (person.name, person.agency, person.country.sv)
        for person in handbook.contributors.values()
    }
    assert found == AGENCIES


def test_every_quote_and_statement_stands_on_an_entry(handbook: Handbook) -> None:
    for quote in handbook.quotes:
        assert handbook.quoted_in("quote", quote), quote
    for statement in handbook.statements:
        assert handbook.quoted_in("statement", statement), statement


def test_statements_and_quotes_hold_no_quotation_marks(handbook: Handbook) -> None:
    for statement in handbook.statements.values():
        for language in LANGUAGES:
            assert not set("”“\"«»„'") & set(statement.reported.in_language(language))
    for quote in handbook.quotes.values():
        for reading in (quote.source, quote.edited, quote.translation):
            assert not set('”“"«»„') & set(reading), quote.id


def test_every_line_of_the_seed_is_accounted_for(handbook: Handbook) -> None:
    covered: set[int] = set()
    for _, record in records(handbook):
        lines = getattr(record, "seed_lines", None) or getattr(record, "lines", None) or ""
        for part in lines.replace(" ", "").split(","):
            first, _, last = part.partition("-")
            if first:
                covered |= set(range(int(first), int(last or first) + 1))
    wanted = {int(number) for number in (CORPUS / "seed-lines.txt").read_text().split()}
    assert len(wanted) == 108
    assert wanted <= covered


@pytest.mark.parametrize(
    "word", ["klient", "avfyra", "avskeda", "aktivera", "missbruk", "pivotera"]
)
def test_words_to_avoid_are_avoided(handbook: Handbook, word: str) -> None:
    for name, record in records(handbook):
        if name in handbook.corrections or name in handbook.stands:
            continue  # They speak of the source's own words.
        for loc, text in walk(record).texts:
            swedish = text.in_language("sv")
            quoted = re.sub("”[^”]*”", "", swedish)
            assert word not in quoted.lower(), (name, loc)


def test_every_red_flag_says_what_to_try_and_when_to_let_go(handbook: Handbook) -> None:
    flags = handbook.of_kind(RedFlag)
    assert len(flags) >= 12
    for flag in flags:
        assert len(flag.signs) >= 3, flag.id
        assert flag.try_first or flag.severity == "stop", flag.id


def test_checklist_items_have_ids_of_their_own(handbook: Handbook) -> None:
    for checklist in handbook.of_kind(Checklist):
        ids = [item.id for group in checklist.groups for item in group.items]
        assert len(ids) == len(set(ids)) >= 10, checklist.id


@pytest.mark.parametrize(
    ("entry", "swedish", "english"),
    [
        ("dont-insult-the-client", "bara när det är sant", "only when it is true"),
        ("hand-over-credentials-safely", "skriv dem inte i överlämningsdokumentet",
         "write them in the handover document"),
        ("finish-deliverables", "gäller inte den som inte betalar",
         "does not hold for those who do not pay"),
        ("how-much-to-explain", "stannar i det interna underlaget", "stays in the internal file"),
    ],
)  # fmt: skip
def test_the_four_guards_are_in_the_text(
    handbook: Handbook, entry: str, swedish: str, english: str
) -> None:
    found = [text for _, text in walk(handbook.entries[entry]).texts]
    assert any(swedish in (text.in_language("sv")) for text in found)
    assert any(english in (text.in_language("en")) for text in found)


def test_law_stands_with_its_source_and_date(handbook: Handbook) -> None:
    claims = [claim for entry in handbook.entries.values() for claim in entry.law]
    assert len(claims) > 10
    for claim in claims:
        assert handbook.sources[claim.source].title
