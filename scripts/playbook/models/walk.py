"""Finding what a record holds that others need: its references and its translated texts.

For each model the way is worked out once, so that a thousand entries are walked in a moment.
"""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from playbook.models.base import LANGUAGES, Localized, Model
from playbook.models.describe import Fields, ListOf, MapOf, Reference, Shape, Translated, fields

Loc = tuple[str | int, ...]
"""The way from a record to one of its values: keys and list indexes."""


class Walked:
    """What was found on the way through a record."""

    def __init__(self) -> None:
        self.references: list[tuple[Loc, str, str]] = []
        """Where each stands, the kind that it names and the id."""
        self.texts: list[tuple[Loc, Localized]] = []

    @cached_property
    def wholes(self) -> dict[str, str]:
        """By language, all texts one after the other: to see at once that there is nothing odd.

        A text that is missing counts as YAML's word for nothing.
        """
        return {
            language: "\n".join([getattr(text, language) or "~" for _, text in self.texts])
            for language in LANGUAGES
        }

    def holds(self, sign: str) -> bool:
        """Whether any text has `sign` in it."""
        return any(sign in whole for whole in self.wholes.values())


_Visit = Callable[[Any, Loc, Walked], None]


def walk(record: Model) -> Walked:
    """All references and translated texts of a record, in the order of its file.

    Of a record with faults, those that are sound.
    """
    walked = Walked()
    visit = _fields(type(record))
    if visit is not None:
        visit(record, (), walked)
    return walked


def _visit(shape: Shape) -> _Visit | None:
    """How to visit a value of this shape; None when there is nothing in it to find."""
    match shape:
        case Reference(kind):
            return lambda value, loc, walked: walked.references.append((loc, kind, value))
        case Translated():
            return lambda value, loc, walked: walked.texts.append((loc, value))
        case ListOf(item):
            return _items(_visit(item), enumerate)
        case MapOf(item):
            return _items(_visit(item), dict.items)
        case Fields(model):
            return _fields(model)
        case _:
            return None


@cache
def _fields(model: type[Model]) -> _Visit | None:
    steps = {
        field.name: visit for field in fields(model) if (visit := _visit(field.shape)) is not None
    }
    if not steps:
        return None

    def visit_fields(record: Any, loc: Loc, walked: Walked) -> None:
        for name, value in record.__dict__.items():
            if value is not None and name in steps:
                steps[name](value, (*loc, name), walked)

    return visit_fields


def _items(visit: _Visit | None, pairs: Callable[[Any], Any]) -> _Visit | None:
    if visit is None:
        return None

    def visit_all(values: Any, loc: Loc, walked: Walked) -> None:
        for step, value in pairs(values):
            if value is not None:
                visit(value, (*loc, step), walked)

    return visit_all
