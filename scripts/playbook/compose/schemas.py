"""JSON Schemas, so that an editor's program completes, explains and checks while one types."""

import json
from typing import Any, assert_never

from playbook.models.base import LANGUAGES, Doc, Model
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
from playbook.models.house import House
from playbook.models.kinds import HOUSE_FILE, HOUSE_WORDS, KINDS, Ids

_DRAFT = "http://json-schema.org/draft-07/schema#"
_LANGUAGE_DOCS = {
    "sv": "Texten på svenska.\n\nThe text in Swedish.",
    "en": "Texten på engelska.\n\nThe text in English.",
}


def schemas(ids: Ids) -> dict[str, bytes]:
    """The schema of each kind of file, by file name: ``red-flag.json``."""
    made = {}
    for kind in KINDS:
        schema = _model(kind.model, ids)
        if kind.is_register:
            schema = {"type": "object", "additionalProperties": schema}
        made[f"{kind.name}.json"] = _root(schema, f"{kind.words.sv} / {kind.words.en}")
    made["handbook.json"] = _root(_model(House, ids), f"{HOUSE_WORDS.sv} / {HOUSE_WORDS.en}")
    return made


def bindings() -> dict[str, str]:
    """Which files each schema is for: file name to a pattern below the project."""
    found = {
        f"{kind.name}.json": f"data/{kind.place}"
        if kind.is_register
        else f"data/{kind.place}/*.yml"
        for kind in KINDS
    }
    return found | {"handbook.json": f"data/{HOUSE_FILE}"}


def _root(schema: dict[str, Any], title: str) -> bytes:
    made = {"$schema": _DRAFT, "title": title} | schema
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _model(model: type[Model], ids: Ids) -> dict[str, Any]:
    described = fields(model)
    return {
        "type": "object",
        "properties": {field.name: _field(field, ids) for field in described},
        "required": [field.name for field in described if field.required],
        "additionalProperties": False,
    }


def _field(field: FieldDescription, ids: Ids) -> dict[str, Any]:
    return {"title": _title(field.doc), "description": _description(field.doc)} | _shape(
        field.shape, ids
    )


def _title(doc: Doc) -> str:
    return f"{doc.name_sv} / {doc.name_en}"


def _description(doc: Doc) -> str:
    return f"{doc.sv}\n\n{doc.en}"


def _shape(shape: Shape, ids: Ids) -> dict[str, Any]:
    match shape:
        case Word(pattern):
            return {"type": "string"} | ({"pattern": pattern} if pattern else {"minLength": 1})
        case Reference(kind):
            known = list(ids.get(kind, ()))
            return {"type": "string"} | ({"enum": known} if known else {})
        case Choice(values):
            return {"type": "string", "enum": list(values)}
        case Day():
            return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Number():
            return {"type": "integer", "minimum": 0}
        case Truth():
            return {"type": "boolean"}
        case Translated():
            return {
                "type": "object",
                "properties": {
                    lang: {"type": "string", "minLength": 1, "description": _LANGUAGE_DOCS[lang]}
                    for lang in LANGUAGES
                },
                "required": list(LANGUAGES),
                "additionalProperties": False,
            }
        case Fields(model):
            return _model(model, ids)
        case ListOf(item):
            return {"type": "array", "items": _shape(item, ids)}
        case MapOf(item):
            return {"type": "object", "additionalProperties": _shape(item, ids)}
        case _:
            assert_never(shape)
