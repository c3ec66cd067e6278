"""One record: from a tree to a model, or to what is wrong with its fields."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from playbook.diagnostics import Diagnostic, Span
from playbook.models.base import LANGUAGES, Model
from playbook.models.walk import Loc, texts
from playbook.read import Mapping, Node, Scalar, Sequence

SomeModel = TypeVar("SomeModel", bound=Model)


def build(
    model: type[SomeModel], node: Node, words: str, record_id: str | None = None
) -> tuple[SomeModel | None, list[Diagnostic]]:
    """Make a record of `model` from `node`.

    `words` names the kind in messages ("red flag"). `record_id` is given to records whose id
    is their file's name or their key in a register; then the id may not stand in the data.
    """
    if not isinstance(node, Mapping):
        return None, [
            Diagnostic(
                node.span,
                "wrong-type",
                f"a {words} is written as fields with values, such as title: …",
                "Begin each line with a field's name and a colon.",
            )
        ]
    given: dict[str, Any] = _plain(node)
    diagnostics: list[Diagnostic] = []
    if record_id is not None:
        if "id" in given:
            key, _ = node.by_key["id"]
            diagnostics.append(
                Diagnostic(
                    key.span,
                    "unknown-field",
                    f"“id” is not a field of a {words}: the id is “{record_id}”",
                    "Delete the line.",
                )
            )
        given["id"] = record_id
    try:
        record = model.model_validate(given)
    except ValidationError as error:
        return None, diagnostics + _field_diagnostics(model, node, words, error)
    diagnostics += _language_diagnostics(record, node)
    return record, diagnostics


def span_of(node: Node, loc: Loc) -> Span:
    """The place of the value at `loc`, or of the nearest thing above it that exists."""
    return find(node, loc)[0].span


def find(node: Node, loc: Loc) -> tuple[Node, Scalar | None]:
    """The node at `loc`, or the deepest one on the way there, and the key that it stands under."""
    key: Scalar | None = None
    for step in loc:
        if isinstance(node, Mapping) and step in node.by_key:
            key, node = node.by_key[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node, key


def closest(word: str, choices: list[str]) -> str | None:
    """The one of `choices` that `word` was probably meant to be."""
    found = get_close_matches(word, choices, n=1, cutoff=0.7)
    return found[0] if found else None


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {key.text: _plain(value) for key, value in node.pairs}


def _field_diagnostics(
    model: type[Model], node: Mapping, words: str, error: ValidationError
) -> list[Diagnostic]:
    details = error.errors(include_url=False)
    renamed: set[Loc] = set()
    found: list[Diagnostic] = []
    for detail in details:
        if detail["type"] == "extra_forbidden":
            diagnostic, meant = _unknown_field(model, node, words, detail["loc"])
            found.append(diagnostic)
            if meant is not None:
                renamed.add((*detail["loc"][:-1], meant))
    found += [
        _one(node, words, detail["type"], detail["loc"], detail["input"], detail.get("ctx", {}))
        for detail in details
        if detail["type"] != "extra_forbidden" and detail["loc"] not in renamed
    ]
    return found


def _unknown_field(
    model: type[Model], node: Mapping, words: str, loc: Loc
) -> tuple[Diagnostic, str | None]:
    parent, name = find(node, loc[:-1])[0], str(loc[-1])
    fields = [field for field in _fields_at(model, loc[:-1]) if field != "id" or len(loc) > 1]
    meant = closest(name, fields)
    span = parent.by_key[name][0].span if isinstance(parent, Mapping) else parent.span
    owner = words if len(loc) == 1 else _name(loc[:-1])
    return (
        Diagnostic(
            span,
            "unknown-field",
            f"“{name}” is not a field of {_article(owner)}",
            f"Rename it to “{meant}”." if meant else f"Use one of: {', '.join(fields)}.",
        ),
        meant,
    )


def _fields_at(model: type[Model], loc: Loc) -> list[str]:
    from typing import get_args  # noqa: PLC0415 - only on the way to an error message

    annotation: Any = model
    for step in loc:
        if isinstance(step, str) and isinstance(annotation, type) and issubclass(annotation, Model):
            annotation = annotation.model_fields[step].annotation
        while not (isinstance(annotation, type) and issubclass(annotation, Model)):
            inner = [arg for arg in get_args(annotation) if arg not in (type(None), Ellipsis, str)]
            if not inner:
                return []
            annotation = inner[0]
    return list(annotation.model_fields)


def _one(
    node: Mapping, words: str, kind: str, loc: Loc, value: Any, context: dict[str, Any]
) -> Diagnostic:
    target, key = find(node, loc)
    name = _name(loc)
    if kind == "missing":
        parent, parent_key = find(node, loc[:-1])
        span = parent_key.span if parent_key is not None else parent.span
        owner = words if len(loc) == 1 else _name(loc[:-1])
        return Diagnostic(
            span,
            "missing-field",
            f"“{loc[-1]}” is missing from {_article(owner)}",
            f"Add a line {loc[-1]}: with its value.",
        )
    if value is None:
        return Diagnostic(
            key.span if key is not None else target.span,
            "empty-value",
            f"{name} has no value",
            "Write one after the colon, or delete the line if it is not needed.",
        )
    code, message, advice = _explain(kind, name, value, context)
    return Diagnostic(target.span, code, message, advice)


def _explain(kind: str, name: str, value: Any, context: dict[str, Any]) -> tuple[str, str, str]:
    match kind:
        case "string_type":
            return "wrong-type", f"{name} is one text, not {_shape(value)}", "Write the text."
        case "tuple_type" | "list_type":
            return (
                "wrong-type",
                f"{name} is a list, not {_shape(value)}",
                "Put each item on a line of its own that begins with a dash.",
            )
        case "model_type" | "dict_type" | "model_attributes_type":
            return (
                "wrong-type",
                f"{name} has fields of its own, and cannot be {_shape(value)}",
                "Write them below it, indented; a text has one line for sv and one for en.",
            )
        case "literal_error":
            choices = [part.strip("' ") for part in _choices(context)]
            meant = closest(str(value), choices)
            return (
                "unknown-choice",
                f"“{value}” is not a choice for {name}",
                f"Write “{meant}”." if meant else f"Write one of: {', '.join(choices)}.",
            )
        case "date_type" | "date_from_datetime_parsing" | "date_parsing":
            return "wrong-type", f"{name} is a date, not “{value}”", "Write it as 2026-11-24."
        case "int_type" | "int_parsing":
            return "wrong-type", f"{name} is a whole number, not “{value}”", "Write digits only."
        case "bool_type" | "bool_parsing":
            return "wrong-type", f"{name} is true or false, not “{value}”", "Write true or false."
        case "string_too_short":
            return "empty-value", f"{name} is empty", "Write something between the quotes."
        case "string_pattern_mismatch":
            return "wrong-format", f"“{value}” does not fit {name}", "Write it as 50-62 or 50, 62."
        case _:
            reason = str(context.get("error", "it cannot be used"))
            return "wrong-value", f"{name} is not right: {reason}", "See the models for what fits."


def _choices(context: dict[str, Any]) -> list[str]:
    return str(context.get("expected", "")).replace(" or ", ", ").split(", ")


def _language_diagnostics(record: Model, node: Node) -> list[Diagnostic]:
    found = []
    for loc, text in texts(record):
        missing = [language for language in LANGUAGES if language not in text.languages]
        if not missing:
            continue
        target, key = find(node, loc)
        span = key.span if key is not None else target.span
        if len(missing) == len(LANGUAGES):
            found.append(
                Diagnostic(span, "empty-value", f"{_name(loc)} has no text", "Write sv: and en:.")
            )
        else:
            found.append(_missing_translation(span, _name(loc), missing[0]))
    return found


def _missing_translation(span: Span, name: str, language: str) -> Diagnostic:
    full = {"sv": "Swedish", "en": "English"}[language]
    return Diagnostic(
        span,
        "missing-translation",
        f"{name} is not written in {full}",
        f"Add a line {language}: with the text.",
        severity="warning",
    )


def _name(loc: Loc) -> str:
    """A place in words an editor knows: ``item 2 of signs``, ``why (sv)``."""
    steps = list(loc)
    language = f" ({steps.pop()})" if steps and steps[-1] in LANGUAGES else ""
    parts: list[str] = []
    for step in steps:
        if isinstance(step, int):
            parts[-1:] = [f"item {step + 1} of {parts[-1]}" if parts else f"item {step + 1}"]
        elif parts:
            parts[-1:] = [f"{step} in {parts[-1]}"]
        else:
            parts.append(step)
    return (parts[-1] if parts else "the text") + language


def _article(words: str) -> str:
    if words.split(" ", maxsplit=1)[0] in ("item", "the") or " in " in words:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _shape(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return f"“{value}”"


__all__ = ["build", "closest", "find", "span_of"]
