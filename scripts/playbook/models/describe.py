"""What the fields of a model are, read off the model: for schemas, scaffolds and the guide."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from playbook.models.base import Doc, Localized, Model, Ref


@dataclass(frozen=True)
class Word:
    """A short string; `pattern` when it has a form of its own."""

    pattern: str | None = None


@dataclass(frozen=True)
class Reference:
    """The id of something of one kind."""

    kind: str


@dataclass(frozen=True)
class Choice:
    """One of some fixed words."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """A date."""


@dataclass(frozen=True)
class Number:
    """A whole number."""


@dataclass(frozen=True)
class Truth:
    """True or false."""


@dataclass(frozen=True)
class Translated:
    """A text in both languages; `name` is that of its model."""

    name: str


@dataclass(frozen=True)
class Fields:
    """A group of fields."""

    model: type[Model]


@dataclass(frozen=True)
class ListOf:
    """A list."""

    item: "Shape"


@dataclass(frozen=True)
class MapOf:
    """Names of one's own, each with a value."""

    item: "Shape"


Shape = Word | Reference | Choice | Day | Number | Truth | Translated | Fields | ListOf | MapOf


@dataclass(frozen=True)
class FieldDescription:
    """One field of a model."""

    name: str
    doc: Doc
    required: bool
    shape: Shape


@cache
def fields(model: type[Model]) -> tuple[FieldDescription, ...]:
    """The fields of a model that an editor writes, in order; an id from outside is left out."""
    found = []
    for name, info in model.model_fields.items():
        if name == "id" and _id_comes_from_outside(model):
            continue
        doc = next((mark for mark in info.metadata if isinstance(mark, Doc)), None)
        if doc is None:
            raise TypeError(f"{model.__name__}.{name} has no Doc")
        found.append(FieldDescription(name, doc, info.is_required(), _of(info)))
    return tuple(found)


def _id_comes_from_outside(model: type[Model]) -> bool:
    from playbook.models.kinds import KINDS  # noqa: PLC0415 - the kinds are made of the models

    return any(issubclass(model, kind.model) for kind in KINDS)


def _of(info: FieldInfo) -> Shape:
    annotation: Any = info.annotation
    return _shape(annotation, tuple(info.metadata))


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
    if origin is dict:
        return MapOf(_shape(get_args(annotation)[1], ()))
    if isinstance(annotation, type) and issubclass(annotation, Localized):
        return Translated(annotation.__name__)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Fields(annotation)
    return _PLAIN[annotation](metadata)


def _string(metadata: tuple[Any, ...]) -> Shape:
    for mark in metadata:
        if isinstance(mark, Ref):
            return Reference(mark.kind)
    patterns = [mark.pattern for mark in metadata if isinstance(mark, StringConstraints)]
    patterns += [mark.pattern for mark in metadata if hasattr(mark, "pattern")]
    return Word(next((str(pattern) for pattern in patterns if pattern), None))


_PLAIN: dict[Any, Callable[[tuple[Any, ...]], Shape]] = {
    str: _string,
    int: lambda _: Number(),
    bool: lambda _: Truth(),
    date: lambda _: Day(),
}
