from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from playbook.models.base import Doc, Model
from playbook.models.house import House
from playbook.models.kinds import KINDS


def models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def reachable() -> list[type[Model]]:
    found: dict[type[Model], None] = {}
    waiting: list[type[Model]] = [House, *(kind.model for kind in KINDS)]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            for annotation in get_type_hints(model).values():
                waiting += models_in(annotation)
    return sorted(found, key=lambda model: model.__name__)


def docs_of(model: type[Model]) -> dict[str, list[Doc]]:
    return {
        name: [mark for mark in get_args(annotation)[1:] if isinstance(mark, Doc)]
        for name, annotation in get_type_hints(model, include_extras=True).items()
        if name not in Model.__annotations__
    }


every_model = pytest.mark.parametrize("model", reachable(), ids=lambda model: model.__name__)


def test_the_walk_reaches_what_is_nested() -> None:
    names = {model.__name__ for model in reachable()}
    assert names >= {
        "Block",
        "ChecklistItem",
        "ItemField",
        "LegalClaim",
        "Levels",
        "Phase",
        "Title",
    }


@every_model
def test_every_field_is_described_once(model: type[Model]) -> None:
    assert {len(docs) for docs in docs_of(model).values()} == {1}


@every_model
def test_a_description_has_a_name_and_sentences_in_both_languages(model: type[Model]) -> None:
    for name, docs in docs_of(model).items():
        for doc in docs:
            for text in (doc.name_sv, doc.name_en, doc.sv, doc.en):
                assert text.strip() == text != "", name
            for label in (doc.name_sv, doc.name_en):
                assert len(label.split()) <= 3, name
                assert label[0].isupper(), name
            for sentences in (doc.sv, doc.en):
                assert sentences.endswith("."), name


@every_model
def test_no_two_fields_of_a_model_share_a_name(model: type[Model]) -> None:
    docs = [doc for found in docs_of(model).values() for doc in found]
    for names in ([doc.name_sv for doc in docs], [doc.name_en for doc in docs]):
        assert len(names) == len(set(names)), names
