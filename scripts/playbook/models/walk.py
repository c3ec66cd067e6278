"""Finding the marked strings of a record: references, and texts with markup."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from playbook.models.base import Localized, Markup, Model, Ref

Loc = tuple[str | int, ...]
"""The way from a record to one of its values: keys and list indexes."""


def marked(record: Model) -> Iterator[tuple[Loc, Ref | Markup, str]]:
    """Each string of `record` that its model marks as a reference or as markup."""
    for name, annotation, markers in _fields(type(record)):
        yield from _walk((name,), getattr(record, name), annotation, markers)


def texts(record: Model) -> Iterator[tuple[Loc, Localized]]:
    """Each text in two languages of `record`."""
    for name in type(record).model_fields:
        yield from _texts((name,), getattr(record, name))


def _texts(loc: Loc, value: Any) -> Iterator[tuple[Loc, Localized]]:
    if isinstance(value, Localized):
        yield loc, value
    elif isinstance(value, Model):
        for inner, text in texts(value):
            yield (*loc, *inner), text
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts((*loc, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts((*loc, key), item)


def _walk(
    loc: Loc, value: Any, annotation: Any, markers: tuple[Ref | Markup, ...]
) -> Iterator[tuple[Loc, Ref | Markup, str]]:
    if isinstance(value, str):
        for marker in markers:
            yield loc, marker, value
    elif isinstance(value, Model):
        for inner, marker, text in marked(value):
            yield (*loc, *inner), marker, text
    elif isinstance(value, tuple):
        base, inside = _unwrap(get_args(annotation)[0])
        for index, item in enumerate(value):
            yield from _walk((*loc, index), item, base, inside)
    elif isinstance(value, dict):
        base, inside = _unwrap(get_args(annotation)[1])
        for key, item in value.items():
            yield from _walk((*loc, key), item, base, inside)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, Any, tuple[Ref | Markup, ...]], ...]:
    found = []
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        base, inside = _unwrap(annotation)
        own = tuple(item for item in info.metadata if isinstance(item, Ref | Markup))
        found.append((name, base, own + inside))
    return tuple(found)


@cache
def _unwrap(annotation: Any) -> tuple[Any, tuple[Ref | Markup, ...]]:
    """Take ``| None`` and ``Annotated`` off; give what is left and the marks found."""
    markers: tuple[Ref | Markup, ...] = ()
    while True:
        if get_origin(annotation) in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        elif get_origin(annotation) is Annotated:
            annotation, *metadata = get_args(annotation)
            markers += tuple(item for item in metadata if isinstance(item, Ref | Markup))
        else:
            return annotation, markers
