"""Every script, in both languages, says the same in every format."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from playbook.compose.documents.as_html import write_html
from playbook.compose.documents.as_markdown import write_markdown
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import document_title, project
from playbook.compose.documents.tree import Block, Document, ItemList, Only
from playbook.compose.downloads import Writer, open_letterheads, writers
from playbook.models.base import LANGUAGES
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.answering import HOSTILE, hostile
from tests.building import SCRIPT, checked
from tests.reading_back import (
    everything_in,
    letters,
    letters_of_pdf,
    words_of_docx,
    words_of_html,
    words_of_markdown,
    words_of_text,
)


@pytest.fixture(scope="module")
def written_by(handbook: Handbook) -> dict[str, Writer]:
    return writers(open_letterheads(handbook))


def assert_same_words(document: Document, written_by: Mapping[str, Writer]) -> None:
    words = words_of_text(write_text(document))
    assert len(words) > 10
    assert words_of_text(written_by["txt"](document).decode()) == words
    assert words_of_markdown(written_by["md"](document).decode()) == words
    assert words_of_docx(written_by["docx"](document)) == words
    assert words_of_html(write_html(document)) == words
    bulleted = replace(document, blocks=tuple(map(without_numbers, document.blocks)))
    assert letters_of_pdf(written_by["pdf"](document)) == letters([write_text(bulleted)])


def without_numbers(block: Block) -> Block:
    match block:
        case ItemList():
            return replace(block, ordered=False)
        case Only(_, _, blocks):
            return replace(block, blocks=tuple(map(without_numbers, blocks)))
        case _:
            return block


def test_every_format_says_the_same_words(
    handbook: Handbook, written_by: dict[str, Writer]
) -> None:
    scripts = handbook.of_kind(Script)
    assert len(scripts) >= 22
    for script in scripts:
        for language in LANGUAGES:
            assert_same_words(project(script, handbook.fields, language, "recipient"), written_by)


def test_every_format_says_the_same_words_whatever_was_answered(
    handbook: Handbook, written_by: dict[str, Writer]
) -> None:
    answers = hostile(handbook.fields, rows=3)
    seen = 0
    for script in handbook.of_kind(Script):
        for language in LANGUAGES:
            document = project(script, handbook.fields, language, "recipient", answers)
            assert_same_words(document, written_by)
            seen += HOSTILE[:11] in write_text(document)
    assert seen >= 40


def test_200_rows_and_5000_characters_are_whole_in_every_format(
    handbook: Handbook, written_by: dict[str, Writer]
) -> None:
    answers = hostile(handbook.fields)
    script = handbook.entries["handover-document"]
    assert isinstance(script, Script)
    document = project(script, handbook.fields, "en", "recipient", answers)
    assert write_text(document).count(" 199 |") >= 5
    assert max(len(line) for line in write_text(document).split("\n")) >= 4990
    assert_same_words(document, written_by)


def test_no_client_gets_what_is_for_staff(
    handbook: Handbook, written_by: dict[str, Writer]
) -> None:
    """No note, no staff title and no sentence for the dossier, filled or not, in any part."""
    found = titles = 0
    answers = hostile(handbook.fields, rows=3)
    internal = {
        flag.dossier_sentence
        for flag in handbook.entries.values()
        if hasattr(flag, "dossier_sentence")
    }
    assert len(internal) > 10
    for script in handbook.of_kind(Script):
        if script.audience == "internal":
            continue
        for language in LANGUAGES:
            secrets = [block.note.in_language(language) for block in script.blocks if block.note]
            secrets += [sentence.in_language(language) for sentence in internal]
            blank = write_text(project(script, handbook.fields, language, "recipient"))
            title = script.title.in_language(language)
            if title not in blank + document_title(script, language):
                secrets.append(title)
                titles += 1
            found += len(secrets)
            for given in ({}, answers):
                document = project(script, handbook.fields, language, "recipient", given)
                for ending, write in written_by.items():
                    everything = everything_in(write(document), ending)
                    for secret in secrets:
                        assert letters([secret]) not in everything, (script.id, ending, secret)
    assert found > 400
    assert titles >= 12


def test_staff_see_the_notes_on_the_page() -> None:
    small, _ = checked()
    assert small is not None
    script = small.of_kind(Script)[0]
    assert "Bara för er." in write_html(project(script, small.fields, "sv", "staff"))
    assert "Bara för er." not in write_html(project(script, small.fields, "sv", "recipient"))


def test_an_internal_document_says_so_first() -> None:
    small, _ = checked(
        {"data/script-templates/call.yml": SCRIPT.replace("audience: client", "audience: internal")}
    )
    assert small is not None
    document = project(small.of_kind(Script)[0], small.fields, "sv", "recipient")
    assert write_text(document).startswith("INTERNT. Lämnas inte till kunden.\n")
    assert "Bara för er." in write_text(document)


def test_a_slot_within_bold_text_is_a_slot() -> None:
    small, _ = checked(
        {"data/script-templates/call.yml": SCRIPT.replace("[[client]].", "**kära [[client]]**.")}
    )
    assert small is not None
    document = project(small.of_kind(Script)[0], small.fields, "sv", "recipient")
    assert write_text(document) == "Hej kära [Kundens namn].\n"
    assert write_markdown(document) == "Hej **kära **" + r"**\[Kundens namn\]**." + "\n"


def test_a_condition_is_said_once_for_the_blocks_that_follow(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        document = project(script, handbook.fields, "sv", "staff")
        said = [block for block in document.blocks if isinstance(block, Only)]
        runs = 0
        under = None
        for block in script.blocks:
            here = (block.when, block.equals)
            runs += block.when is not None and here != under
            under = here
        assert len(said) == runs, script.id
