"""Finding the references and texts of data that is not a sound record.

A mistake in one field must not hide those in the others, so what is sound is walked as far as
the descriptions of the model's fields lead.
"""

from typing import Any

from playbook.models.base import Model, Prose, Text, Title
from playbook.models.describe import (
    Fields,
    ListOf,
    MapOf,
    Reference,
    Shape,
    Translated,
    fields,
)
from playbook.models.scripts import Spoken
from playbook.models.walk import Loc, Walked

_TRANSLATED = {model.__name__: model for model in (Title, Text, Prose, Spoken)}


def walk_data(model: type[Model], data: dict[str, Any]) -> Walked:
    """All references and translated texts of `data` that are where `model` has them."""
    walked = Walked()
    _walk(Fields(model), data, (), walked)
    return walked


def _walk(shape: Shape, data: Any, loc: Loc, walked: Walked) -> None:
    match shape:
        case Reference(kind) if isinstance(data, str):
            walked.references.append((loc, kind, data))
        case Translated(name) if isinstance(data, dict):
            words = {key: data.get(key) for key in ("sv", "en")}
            if set(data) <= {"sv", "en"} and all(_is_text(value) for value in words.values()):
                walked.texts.append((loc, _TRANSLATED[name].model_construct(**words)))
        case Fields(model) if isinstance(data, dict):
            for field in fields(model):
                if field.name in data:
                    _walk(field.shape, data[field.name], (*loc, field.name), walked)
        case ListOf(item) if isinstance(data, list):
            for index, value in enumerate(data):
                _walk(item, value, (*loc, index), walked)
        case MapOf(item) if isinstance(data, dict):
            for key, value in data.items():
                _walk(item, value, (*loc, key), walked)
        case _:
            pass


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)
