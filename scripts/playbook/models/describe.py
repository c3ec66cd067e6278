"""What the fields of a model are, read off its annotations: the one place that does so.

The check, the schemas, the scaffolds and the editors' guide all go by these descriptions.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from playbook.models.base import Doc, Filled, Localized, Model, Pattern, Ref


class Word(NamedTuple):
    """A string."""

    pattern: str | None = None
    """For one that has a form of its own."""
    is_filled: bool = False
    """Whether it must say something; spaces around it do not count then."""


class Reference(NamedTuple):
    """The id of something of one kind."""

    kind: str


class Choice(NamedTuple):
    """One of some fixed words."""

    values: tuple[str, ...]


class Day:
    """A date."""


class Number:
    """A whole number."""


class Truth:
    """True or false."""


class Translated(NamedTuple):
    """A text in both languages."""

    model: type[Localized]

    @property
    def name(self) -> str:
        """That of its model, which says what may stand in it: ``Title``, ``Prose``."""
        return self.model.__name__


class Fields(NamedTuple):
    """A group of fields."""

    model: type[Model]


class ListOf(NamedTuple):
    """A list."""

    item: "Shape"


class MapOf(NamedTuple):
    """Names of one's own, each with a value."""

    item: "Shape"


Shape = Word | Reference | Choice | Day | Number | Truth | Translated | Fields | ListOf | MapOf


class FieldDescription(NamedTuple):
    """One field of a model."""

    name: str
    doc: Doc
    required: bool
    shape: Shape


@cache
def fields(model: type[Model]) -> tuple[FieldDescription, ...]:
    """The fields of a model that an editor writes, in order; an id from outside is left out."""
    annotations: dict[str, Any] = {}
    for part in reversed(model.__mro__[:-2]):  # The last two are `Model` and `object`.
        annotations |= part.__annotations__
    found = []
    for name, annotation in annotations.items():
        if name == "id" and _id_comes_from_outside(model):
            continue
        what, *marks = get_args(annotation) if get_origin(annotation) is Annotated else [annotation]
        doc = next((mark for mark in marks if isinstance(mark, Doc)), None)
        if doc is None:
            raise TypeError(f"{model.__name__}.{name} has no Doc")
        is_required = not hasattr(model, name)
        found.append(FieldDescription(name, doc, is_required, _shape(what, tuple(marks))))
    return tuple(found)


def _id_comes_from_outside(model: type[Model]) -> bool:
    from playbook.models.kinds import KINDS  # noqa: PLC0415 - the kinds are made of the models

    return any(issubclass(model, kind.model) for kind in KINDS)


def _shape(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return _shape(next(arg for arg in get_args(annotation) if arg is not type(None)), metadata)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*metadata, *more))
    if origin is Literal:
        return Choice(tuple(str(value) for value in get_args(annotation)))
    if origin is tuple:
        return ListOf(_shape(get_args(annotation)[0], ()))
    if origin is Mapping:
        return MapOf(_shape(get_args(annotation)[1], ()))
    if isinstance(annotation, type) and issubclass(annotation, Localized):
        return Translated(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Fields(annotation)
    return _PLAIN[annotation](metadata)


def _string(metadata: tuple[Any, ...]) -> Shape:
    for mark in metadata:
        if isinstance(mark, Ref):
            return Reference(mark.kind)
    pattern = next((mark.pattern for mark in metadata if isinstance(mark, Pattern)), None)
    return Word(pattern, any(isinstance(mark, Filled) for mark in metadata))


_PLAIN: dict[Any, Callable[[tuple[Any, ...]], Shape]] = {
    str: _string,
    int: lambda _: Number(),
    bool: lambda _: Truth(),
    date: lambda _: Day(),
}
