"""Finding what a record holds that others need: its references and its translated texts.

For each model the way is worked out once, so that a thousand entries are walked in a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from playbook.models.base import LANGUAGES, Localized, Model, Ref

Loc = tuple[str | int, ...]
"""The way from a record to one of its values: keys and list indexes."""


@dataclass
class Walked:
    """What was found on the way through a record."""

    references: list[tuple[Loc, str, str]] = field(default_factory=list)
    """Where each stands, the kind that it names and the id."""
    texts: list[tuple[Loc, Localized]] = field(default_factory=list)

    @cached_property
    def wholes(self) -> dict[str, str]:
        """By language, all texts one after the other: to see at once that there is nothing odd.

        A text that is missing counts as YAML's word for nothing.
        """
        return {
            language: "\n".join([text.__dict__[language] or "~" for _, text in self.texts])
            for language in LANGUAGES
        }

    def holds(self, sign: str) -> bool:
        """Whether any text has `sign` in it."""
        return any(sign in whole for whole in self.wholes.values())


_Visit = Callable[[Any, Loc, Walked], None]


def walk(record: Model) -> Walked:
    """All references and translated texts of a record, in the order of its fields."""
    walked = Walked()
    visit = _model_visit(type(record))
    if visit is not None:
        visit(record, (), walked)
    return walked


@cache
def _model_visit(model: type[Model]) -> _Visit | None:
    if issubclass(model, Localized):
        return lambda value, loc, walked: walked.texts.append((loc, value))
    steps: list[tuple[str, _Visit]] = []
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        visit = _visit(annotation, tuple(info.metadata))
        if visit is not None:
            steps.append((name, visit))
    if not steps:
        return None

    def visit_fields(record: Any, loc: Loc, walked: Walked) -> None:
        values = record.__dict__
        for name, visit_value in steps:
            value = values[name]
            if value is not None:
                visit_value(value, (*loc, name), walked)

    return visit_fields


def _visit(annotation: Any, metadata: tuple[Any, ...]) -> _Visit | None:
    """How to visit a value of this type; None when there is nothing in it to find."""
    while True:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        elif origin is Annotated:
            annotation, *more = get_args(annotation)
            metadata += tuple(more)
        else:
            break
    if annotation is str:
        kind = next((mark.kind for mark in metadata if isinstance(mark, Ref)), None)
        return None if kind is None else _visit_reference(kind)
    if origin is tuple:
        return _visit_items(_visit(get_args(annotation)[0], ()), enumerate)
    if origin is dict:
        return _visit_items(_visit(get_args(annotation)[1], ()), dict.items)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _model_visit(annotation)
    return None


def _visit_reference(kind: str) -> _Visit:
    return lambda value, loc, walked: walked.references.append((loc, kind, value))


def _visit_items(visit: _Visit | None, pairs: Callable[[Any], Any]) -> _Visit | None:
    if visit is None:
        return None

    def visit_all(values: Any, loc: Loc, walked: Walked) -> None:
        for step, value in pairs(values):
            visit(value, (*loc, step), walked)

    return visit_all
