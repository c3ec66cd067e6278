"""From plain data to a record, or to what is wrong with its fields.

For each model the way is worked out once, so that a thousand entries are built in a moment. A
fault in one field does not hide those of the others: what is sound is built all the same.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from playbook.models.base import Localized, Model
from playbook.models.describe import (
    Choice,
    Day,
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
from playbook.models.walk import Loc


class Fault(NamedTuple):
    """One thing that is wrong with the fields of a record."""

    code: str
    """That of the diagnostic it leads to; ``not-fields`` is also that of a translated text."""
    loc: Loc
    value: Any = None
    """What stands there."""
    choices: tuple[str, ...] = ()
    """What might have stood there, for an ``unknown-choice``."""


Some_co = TypeVar("Some_co", bound=Model, covariant=True)


class Built(NamedTuple, Generic[Some_co]):
    """What became of the data of one record."""

    record: Some_co
    """With faults, it only holds what is sound: good for looking around in, no more."""
    faults: list[Fault]


_Step = Callable[[Any, Loc, str | int, list[Fault]], Any]
"""Takes a value, the place of what holds it and its key there. Gives what the record holds; for
a faulty value, None or what is sound of it."""


def build(model: type[Some_co], data: dict[str, Any], own_id: str | None = None) -> Built[Some_co]:
    """Build a record of strings, lists, dictionaries and None for a value that was left out.

    `own_id` is the id of a record that does not hold its own: its file's name or its key.
    """
    faults: list[Fault] = []
    record = _builder(model)(data, (), faults)
    if own_id is not None:
        record.__dict__["id"] = own_id
    return Built(record, faults)


@cache
def _builder(model: type[Model]) -> Callable[[Any, Loc, list[Fault]], Any]:
    described = fields(model)
    steps = {field.name: _step(field.shape) for field in described}
    is_text = issubclass(model, Localized)
    one_of = set(model.one_of)
    required = {field.name for field in described if field.required}

    def build_fields(data: dict[str, Any], here: Loc, faults: list[Fault]) -> Model:
        before = len(faults)
        record = object.__new__(model)
        values = record.__dict__
        for name, value in data.items():
            step = steps.get(name)
            if step is None:
                faults.append(Fault("unknown-field", (*here, name), value))
            elif value is not None or not is_text:
                # A language that is left out is a missing translation: a rule tells of that.
                values[name] = step(value, here, name, faults)
        if required and not required <= values.keys():
            missing = [name for name in steps if name in required and name not in values]
            faults += [Fault("missing-field", (*here, name)) for name in missing]
        if one_of and len(faults) == before and len(one_of & values.keys()) != 1:
            faults.append(Fault("not-one-block", here, data))
        return record

    return build_fields


def _step(shape: Shape) -> _Step:
    match shape:
        case Word(None, is_filled=True):
            return _filled
        case Word(None) | Reference():
            return _string
        case Word(pattern):
            return _patterned(str(pattern))
        case Choice(values):
            return _choice(values)
        case Day():
            return _day
        case Number():
            return _number
        case Truth():
            return _truth
        case Translated(model) | Fields(model):
            return _fields(model)
        case ListOf(item):
            return _list(_step(item))
        case MapOf(item):
            return _map(_step(item))
        case _:
            assert_never(shape)


def _string(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> str | None:
    if isinstance(value, str):
        return value
    faults.append(Fault("not-a-text", (*loc, key), value))
    return None


def _filled(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> str | None:
    if isinstance(value, str) and (stripped := value.strip()):
        return stripped
    code = "empty-value" if isinstance(value, str) else "not-a-text"
    faults.append(Fault(code, (*loc, key), value))
    return None


def _patterned(pattern: str) -> _Step:
    def step(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> str | None:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            return value
        code = "not-line-numbers" if isinstance(value, str) else "not-a-text"
        faults.append(Fault(code, (*loc, key), value))
        return None

    return step


def _choice(choices: tuple[str, ...]) -> _Step:
    def step(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> str | None:
        if value in choices:
            return str(value)
        code = "unknown-choice" if isinstance(value, str) else "not-a-text"
        faults.append(Fault(code, (*loc, key), value, choices))
        return None

    return step


def _day(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> date | None:
    # The week dates and the dates without hyphens of ISO 8601 are not for people.
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    faults.append(Fault("not-a-date", (*loc, key), value))
    return None


def _number(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    faults.append(Fault("not-a-number", (*loc, key), value))
    return None


def _truth(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> bool | None:
    if value in ("true", "false"):
        return bool(value == "true")
    faults.append(Fault("not-yes-or-no", (*loc, key), value))
    return None


def _fields(model: type[Model]) -> _Step:
    build_fields = _builder(model)

    def step(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> Any:
        if isinstance(value, dict):
            return build_fields(value, (*loc, key), faults)
        faults.append(Fault("not-fields", (*loc, key), value))
        return None

    return step


def _list(item: _Step) -> _Step:
    def step(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> Any:
        if isinstance(value, list):
            here = (*loc, key)
            return tuple([item(one, here, at, faults) for at, one in enumerate(value)])
        faults.append(Fault("not-a-list", (*loc, key), value))
        return None

    return step


def _map(item: _Step) -> _Step:
    def step(value: Any, loc: Loc, key: str | int, faults: list[Fault]) -> Any:
        if isinstance(value, dict):
            here = (*loc, key)
            return {name: item(one, here, name, faults) for name, one in value.items()}
        faults.append(Fault("not-fields", (*loc, key), value))
        return None

    return step
