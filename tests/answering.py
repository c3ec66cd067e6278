"""Answers for every field: plain ones, and ones that no one should have to type."""

from collections.abc import Mapping

from playbook.compose.documents.answers import Answer
from playbook.models.template_fields import TemplateField

HOSTILE = "å<&\"'{{[[= \x07\x1b</script>\u2028 ]]}} \\ *_`#|~ -"
LONG = "ord " * 1_250
assert len(LONG) == 5_000


def plain(fields: Mapping[str, TemplateField]) -> dict[str, Answer]:
    """Ordinary answers: words, days, the first choice, yes, two rows."""
    return {
        name: _answer(field, f"Svar {name}", rows=2, yes=True) for name, field in fields.items()
    }


def hostile(fields: Mapping[str, TemplateField], rows: int = 200) -> dict[str, Answer]:
    """Signs that mean something to some format, long texts, many rows, and every last choice."""
    answers: dict[str, Answer] = {}
    for number, (name, field) in enumerate(fields.items()):
        text = LONG.strip() if number % 5 == 0 else f"{HOSTILE} {number}"
        if field.type == "multiline":
            text = f"{text}\n- en\n1. två\n\n    === tre\n{HOSTILE}."
        answers[name] = _answer(field, text, rows=rows, yes=number % 3 > 0)
    return answers


def _answer(field: TemplateField, text: str, *, rows: int, yes: bool) -> Answer:
    match field.type:
        case "boolean":
            return yes
        case "choice":
            return list(field.choices)[0 if yes else -1]
        case "date":
            return "2026-12-31"
        case "list":
            kinds = {"boolean": yes, "date": "2027-02-28"}
            return [
                {
                    key: kinds.get(item.type, f"{text[:40]} {row}")
                    for key, item in field.item.items()
                }
                for row in range(rows)
            ]
        case _:
            return text
