"""A document says what was answered, in its own language, and nothing else."""

import json

import pytest

from playbook.compose.documents.answers import Answers, AnswersError, read_answers
from playbook.compose.documents.as_html import write_html
from playbook.compose.documents.as_markdown import write_markdown
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import project
from playbook.models.base import Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.building import SCRIPT, checked

FIELDS = """\
client: {type: text, label: {sv: Kundens namn, en: Client's name}}
last_day: {type: date, label: {sv: Sista dag, en: Last day}}
why: {type: multiline, label: {sv: Skälen, en: The reasons}}
unpaid: {type: boolean, label: {sv: Obetalt, en: Unpaid}}
ending:
  type: choice
  label: {sv: Slutet, en: The ending}
  choices: {expiry: {sv: Löper ut, en: Expires}, notice: {sv: Sägs upp, en: By notice}}
accounts:
  type: list
  label: {sv: Konton, en: Accounts}
  item:
    system: {label: {sv: System, en: System}}
    tested_on: {label: {sv: Testat, en: Tested}, type: date}
    done: {label: {sv: Klart, en: Done}, type: boolean}
"""

BLOCKS = """\
uses: [{field: client}, {field: last_day}, {field: why}, {field: unpaid}, {field: ending},
  {field: accounts}]
blocks:
  - p: {sv: "Hej [[client]].", en: "Hello [[client]]."}
  - p: {sv: "Skälen: [[why]].", en: "Reasons: [[why]]."}
  - dl: [last_day, ending]
  - when: unpaid
    p: {sv: Betala., en: Pay.}
  - when: ending
    equals: expiry
    p: {sv: Det löper ut., en: It expires.}
  - when: ending
    equals: notice
    p: {sv: Det sägs upp., en: It is ended.}
  - table: accounts
"""


@pytest.fixture
def small() -> Handbook:
    made, found = checked(
        {
            "data/fields.yml": FIELDS,
            "data/script-templates/call.yml": SCRIPT[: SCRIPT.index("uses:")] + BLOCKS,
        }
    )
    assert made is not None, found
    return made


def text(handbook: Handbook, answers: Answers, language: Language = "sv") -> str:
    script = handbook.of_kind(Script)[0]
    return write_text(project(script, handbook.fields, language, "recipient", answers))


def test_a_blank_text_shows_its_slots_and_its_questions(small: Handbook) -> None:
    assert text(small, {}) == (
        "Hej [Kundens namn].\n\nSkälen: [Skälen].\n\nSista dag: [Sista dag]\n"
        "Slutet: [Slutet]\n\n[Bara om ja: Obetalt]\n\nBetala.\n\n"
        "[Bara vid ”Slutet: Löper ut”]\n\nDet löper ut.\n\n[Bara vid ”Slutet: Sägs upp”]\n\n"
        "Det sägs upp.\n\nKonton:\nSystem | Testat | Klart\n"
    )


def test_answers_are_worded_in_the_language_of_the_text(small: Handbook) -> None:
    answers: Answers = {
        "client": "Åsa",
        "last_day": "2026-12-01",
        "why": "Först.\nSedan.",
        "unpaid": True,
        "ending": "notice",
        "accounts": [{"system": "CMS", "tested_on": "2027-02-28", "done": True}, {"done": False}],
    }
    assert text(small, answers) == (
        "Hej Åsa.\n\nSkälen: Först.\nSedan.\n\nSista dag: 1 december 2026\n"
        "Slutet: Sägs upp\n\nBetala.\n\nDet sägs upp.\n\n"
        "Konton:\nSystem | Testat | Klart\nCMS | 28 februari 2027 | Ja\n |  | Nej\n"
    )
    english = text(small, answers, "en")
    assert "Last day: 1 December 2026\nThe ending: By notice" in english
    assert "CMS | 28 February 2027 | Yes\n |  | No\n" in english


def test_what_was_answered_no_is_left_out(small: Handbook) -> None:
    written = text(small, {"unpaid": False, "ending": "expiry"})
    assert "Betala" not in written
    assert "sägs upp" not in written
    assert "Det löper ut." in written


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("Sent.", "Skälen: Sent."),
        ("Sent!", "Skälen: Sent!."),
        ("Och så vidare...", "Skälen: Och så vidare..."),
        (" \t Sent \r\n  igen ", "Skälen: Sent\nigen."),
        ("a\x00b\x1b\u2028c\ud800", "Skälen: abc."),
        ("[[client]] {{ x }}", "Skälen: [[client]] {{ x }}."),
        ("  ", "Skälen: [Skälen]."),
    ],
)
def test_an_answer_is_cleaned_and_never_read_as_code(
    small: Handbook, answer: str, read: str
) -> None:
    assert read in text(small, {"why": answer})


def test_a_day_that_does_not_exist_stays_as_it_was_typed(small: Handbook) -> None:
    assert "Sista dag: 2026-02-30" in text(small, {"last_day": "2026-02-30"})
    assert "Sista dag: i maj" in text(small, {"last_day": "i maj"})


def test_markup_in_an_answer_is_only_words(small: Handbook) -> None:
    script = small.of_kind(Script)[0]
    for answer in ("<b>x</b> & y", "# x", "- x", "1. x", "=== x", "| x", "`x`", "~~x~~", "![x](y)"):
        document = project(
            script, small.fields, "sv", "recipient", {"client": answer, "why": answer}
        )
        html = write_html(document)
        assert "<b>" not in html
        shown = write_markdown(document)
        assert not any(line.startswith(("# ", "- x", "1. x", "===")) for line in shown.split("\n"))


def file(**answers: object) -> bytes:
    return json.dumps({"answers": answers}).encode()


def test_a_file_of_answers_is_read_by_the_fields(small: Handbook) -> None:
    given = {
        "client": "Åsa",
        "unpaid": True,
        "ending": "notice",
        "accounts": [{"system": "CMS", "done": True}],
    }
    content = b"\xef\xbb\xbf" + file(**given)
    assert read_answers(content, small.fields) == given


def test_what_does_not_fit_in_a_file_of_answers_is_left_out(small: Handbook) -> None:
    odd = file(
        client=7, last_day=" ", unpaid="yes", ending="other", unknown="x", __proto__="y",
        accounts=[{"system": "CMS", "tested_on": 3, "x": ""}, "row", {}, *[{"done": True}] * 300],
    )  # fmt: skip
    answers = read_answers(odd, small.fields)
    assert set(answers) == {"accounts"}
    rows = answers["accounts"]
    assert isinstance(rows, list)
    assert rows[:2] == [{"system": "CMS"}, {"done": True}]
    assert len(rows) == 198


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "answers_unreadable"),
        (b"[]", "answers_unreadable"),
        (b'{"answers": []}', "answers_unreadable"),
        (b"\xff", "answers_unreadable"),
        (b"[" * 100_000, "answers_unreadable"),
        (b" " * 1_000_001, "answers_too_large"),
    ],
)
def test_what_is_no_file_of_answers_is_refused(small: Handbook, content: bytes, why: str) -> None:
    with pytest.raises(AnswersError, match=why):
        read_answers(content, small.fields)
