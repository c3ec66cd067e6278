"""Answers: what a person filled in, from the file of answers to words in a document.

The browser reads and writes the same file and words its answers in the same way
(`docs/assets/javascripts/answers.js`); tests hold the two together.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from playbook.compose.words import MONTHS, WORDS
from playbook.models.base import Language
from playbook.models.template_fields import TemplateField

Row = Mapping[str, str | bool]
Answer = str | bool | Sequence[Row]
Answers = Mapping[str, Answer]
"""What was answered, by the id of the field. Dates are ISO days, choices the choice's key."""

MAX_BYTES = 1_000_000
MAX_ROWS = 200

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


class AnswersError(Exception):
    """A file that is no file of answers; the message is the key of the words that say why."""


def read_answers(content: bytes, fields: Mapping[str, TemplateField]) -> dict[str, Answer]:
    """The answers of a saved file: those to fields that exist, each of its field's type.

    Whatever else stands in the file is left out, as the browser does. Raises `AnswersError` when
    it is over 1 MB, no JSON, or not a file of answers.
    """
    if len(content) > MAX_BYTES:
        raise AnswersError("answers_too_large")
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise AnswersError("answers_unreadable") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("answers"), dict):
        raise AnswersError("answers_unreadable")
    given = whole["answers"]
    sound = {name: _sound(field, given.get(name)) for name, field in fields.items()}
    return {name: answer for name, answer in sound.items() if answer is not None}


def _sound(field: TemplateField, answer: object) -> Answer | None:
    match field.type:
        case "boolean":
            return answer if isinstance(answer, bool) else None
        case "choice":
            return answer if isinstance(answer, str) and answer in field.choices else None
        case "list" if isinstance(answer, list):
            rows = [
                {
                    key: value
                    for key, item in field.item.items()
                    if isinstance(value := row.get(key), bool if item.type == "boolean" else str)
                }
                for row in answer[:MAX_ROWS]
                if isinstance(row, dict)
            ]
            return [row for row in rows if row] or None
        case "list":
            return None
        case _:
            return answer if isinstance(answer, str) and answer.strip() else None


def worded(field: TemplateField, answer: Answer | None, language: Language) -> str | None:
    """How an answer to a field that is no list reads in a text; None when there is none."""
    if answer is None or not isinstance(answer, str | bool):
        return None
    if field.type == "choice":
        choice = field.choices.get(str(answer))
        return None if choice is None else choice.in_language(language)
    return _written(answer, field.type, language) or None


def cell(answer: str | bool | None, type_: str, language: Language) -> str:
    """How an answer reads in a table's cell: on one line, empty when there is none."""
    return "" if answer is None else _written(answer, type_, language)


def _written(answer: str | bool, type_: str, language: Language) -> str:
    if isinstance(answer, bool):
        return WORDS[language]["yes" if answer else "no"]
    text = _UNPRINTABLE.sub("", answer.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ")
    if type_ == "date":
        return _long_date(text.strip(), language)
    lines = [line.strip() for line in text.strip().split("\n")]
    return "\n".join(lines) if type_ == "multiline" else " ".join(filter(None, lines))


def _long_date(text: str, language: Language) -> str:
    """``24 november 2026`` for ``2026-11-24``; whatever is no day stays as it is."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
