"""`new`: a file to fill in, with every field and what each is for, read off the model."""

from datetime import date
from typing import assert_never

from playbook.models.base import Model
from playbook.models.describe import (
    Choice,
    Day,
    FieldDescription,
    Fields,
    ListOf,
    MapOf,
    Number,
    Reference,
    Shape,
    Translated,
    Truth,
    Word,
    fields,
)
from playbook.models.kinds import Ids, Kind

_SHOWN_IDS = 8
_CLOSED = ("phase", "severity")
"""References to a few fixed things: the first is filled in."""


def scaffold(kind: Kind, title: str, ids: Ids, today: date) -> str:
    """The text of a new file of `kind` with the Swedish title `title`.

    What must be written is left blank, so that `check` names it until it is; what may be left
    out is there as a comment.
    """
    # What must be there comes first; what may be left out follows as comments.
    described = sorted(fields(kind.model), key=lambda field: not field.required)
    rows = [
        f"# {kind.words.sv.capitalize()} / {kind.words.en}",
        "# Fyll i allt som är tomt. Rader med # är förklaringar eller valfria fält: ta bort # för",
        "# att använda dem. / Fill in all that is blank. Lines with # explain, or are fields you",
        "# may leave out: take the # away to use them.",
        "",
    ]
    for field in described:
        rows += _explained(field)
        if field.required:
            rows += _required(field, title, ids, today)
        else:
            rows += [f"# {row}" if row else "#" for row in _written(field, ids, today, 0)]
        rows.append("")
    return "\n".join(rows).rstrip() + "\n"


def _explained(field: FieldDescription) -> list[str]:
    doc = field.doc
    optional = "" if field.required else " (valfritt / optional)"
    return [
        f"# {doc.name_sv} / {doc.name_en}{optional}",
        f"#   {doc.sv}",
        f"#   {doc.en}",
    ]


def _required(field: FieldDescription, title: str, ids: Ids, today: date) -> list[str]:
    if field.name == "title":
        return ["title:", f"  sv: {_quoted(title)}", "  en:"]
    if field.name == "name":
        return [f"name: {_quoted(title)}"]
    if field.name == "reviewed":
        return [f"reviewed: {today.isoformat()}"]
    return _written(field, ids, today, 0)


def _written(field: FieldDescription, ids: Ids, today: date, depth: int) -> list[str]:
    pad = "  " * depth
    value = _value(field.shape, ids, today, depth + 1)
    hint = _hint(field.shape, ids)
    first = f"{pad}{field.name}:"
    if isinstance(value, str):
        return [f"{first} {value}".rstrip() + (f"  # {hint}" if hint else "")]
    return [first + (f"  # {hint}" if hint else ""), *value]


def _value(shape: Shape, ids: Ids, today: date, depth: int) -> str | list[str]:
    pad = "  " * depth
    match shape:
        case Word() | Number():
            return ""
        case Reference(kind):
            known = ids.get(kind, [])
            return known[0] if kind in _CLOSED and known else ""
        case Choice(values):
            return values[0]
        case Day():
            return today.isoformat()
        case Truth():
            return "false"
        case Translated():
            return [f"{pad}sv:", f"{pad}en:"]
        case Fields(model):
            return _group(model, ids, today, depth)
        case MapOf(item):
            inner = _value(item, ids, today, depth + 1)
            return (
                [f"{pad}namn_1: {inner}"] if isinstance(inner, str) else [f"{pad}namn_1:", *inner]
            )
        case ListOf(item):
            inner = _value(item, ids, today, depth + 1)
            if isinstance(inner, str):
                return [f"{pad}- {inner}".rstrip()]
            return [f"{pad}- {inner[0].strip()}", *inner[1:]]
        case _:
            assert_never(shape)


def _group(model: type[Model], ids: Ids, today: date, depth: int) -> list[str]:
    """The required fields of a group; of a group with none, its first."""
    described = fields(model)
    needed = [field for field in described if field.required] or list(described[:1])
    return [row for field in needed for row in _written(field, ids, today, depth)]


def _hint(shape: Shape, ids: Ids) -> str:
    match shape:
        case Reference(kind) | ListOf(Reference(kind)):
            known = ids.get(kind, [])
            more = ", …" if len(known) > _SHOWN_IDS else ""
            return ", ".join(known[:_SHOWN_IDS]) + more
        case Choice(values):
            return ", ".join(values)
        case _:
            return ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
