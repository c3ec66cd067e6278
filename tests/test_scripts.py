"""The scripts as staff fill them: short to fill, whole in each variant, fit for who gets them."""

import re
from itertools import product

import pytest

from playbook.compose import compose
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import file_name, project
from playbook.models.base import LANGUAGES, Language
from playbook.models.decision_aids import DecisionAid
from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script

NOT_FOR_A_CLIENT_TO_SEE = (
    "krank", "abus", "hot-", "threat", "olonsam", "unprofit", "utebliven", "non-payment",
    "glidning", "creep", "varning", "warning", "negativ", "bad-",
)  # fmt: skip


def test_a_call_takes_few_answers(handbook: Handbook) -> None:
    calls = [script for script in handbook.of_kind(Script) if script.kind == "call-script"]
    assert len(calls) >= 7
    for script in calls:
        required = [use.field for use in script.uses if use.required]
        assert 1 <= len(required) <= 8, script.id


def test_a_choice_that_decides_the_text_must_be_made(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        required = {use.field for use in script.uses if use.required}
        for block in script.blocks:
            if block.when is not None and handbook.fields[block.when].type == "choice":
                assert block.when in required, (script.id, block.when)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_variant_is_whole_and_none_is_without_words(
    handbook: Handbook, language: Language
) -> None:
    """With the conditions answered, no question is left, and each choice gives its own text."""
    for script in handbook.of_kind(Script):
        asked = {block.when for block in script.blocks if block.when is not None}
        choices = sorted(name for name in asked if handbook.fields[name].type == "choice")
        texts = []
        for chosen in product(*(sorted(handbook.fields[name].choices) for name in choices)):
            answers = dict.fromkeys(asked - set(choices), True) | dict(
                zip(choices, chosen, strict=True)
            )
            text = write_text(project(script, handbook.fields, language, "recipient", answers))
            assert "[Bara om" not in text, (script.id, answers)
            assert "[Only if" not in text, (script.id, answers)
            texts.append(text)
        assert len(set(texts)) == len(texts), script.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_for_the_client_does_not_say_what_staff_use_it_for(
    handbook: Handbook, language: Language
) -> None:
    for script in handbook.of_kind(Script):
        if script.audience == "client":
            name = file_name(script, language)
            assert not [word for word in NOT_FOR_A_CLIENT_TO_SEE if word in name], name


def test_what_may_be_several_lines_does_not_stand_within_a_sentence(handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        for block in script.blocks:
            for text in (block.p, block.say):
                for words in (text.in_language(one) for one in LANGUAGES) if text else ():
                    for slot in re.finditer(r"\[\[(\w+)\]\]", words):
                        if handbook.fields[slot[1]].type == "multiline":
                            after = words[slot.end() :].strip("*.")
                            assert not after, (script.id, slot[1])


def test_each_sentence_of_a_red_flag_can_stand_after_others(handbook: Handbook) -> None:
    for flag in handbook.of_kind(RedFlag):
        for language in LANGUAGES:
            said = flag.client_sentence.in_language(language)
            assert re.fullmatch(r"[A-ZÅÄÖ][^.!?:]*\.", said), flag.id
            asks = {"sv": ": ange ", "en": ": state "}[language]
            assert asks in flag.dossier_sentence.in_language(language), flag.id


def test_the_pack_holds_one_call_and_the_papers_after_it(handbook: Handbook) -> None:
    pack = handbook.house.pack
    assert pack is not None
    listed = [document.script for document in pack.documents]
    assert len(set(listed)) == len(listed)
    chosen = {document.script for document in pack.documents if document.chosen}
    calls = {s.id for s in handbook.of_kind(Script) if s.kind == "call-script"}
    assert chosen & calls == {"call-script-complete"}
    assert chosen - calls == {
        "confirmation-email", "notice-of-termination", "handover-document", "internal-dossier",
    }  # fmt: skip


def test_the_matrix_stands_above_the_scripts_it_helps_to_choose(handbook: Handbook) -> None:
    tables = [table for aid in handbook.of_kind(DecisionAid) for table in aid.tables]
    (matrix,) = (table for table in tables if table.shown_on == "script")
    made = compose(handbook, {})
    for language in LANGUAGES:
        page = made[f"docs/{language}/scripts/index.md"].decode()
        assert page.index(matrix.title.in_language(language)) < page.index("pb-index")
        assert page.count("<tr") == len(matrix.rows) + 1
