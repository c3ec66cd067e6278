"""One record: from a tree to a model, or to what is wrong with its fields."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from playbook.check.places import closest, fields_at, find, name
from playbook.diagnostics import Diagnostic, Fix, Phrase, Span, diagnostic
from playbook.models.base import Model
from playbook.models.scripts import BLOCK_KINDS
from playbook.models.walk import Loc
from playbook.read import DataFile, Mapping, Node, Scalar

_CODES = {
    "string_type": "not-a-text",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "model_type": "not-fields",
    "dict_type": "not-fields",
    "date_type": "not-a-date",
    "int_type": "not-a-number",
    "bool_type": "not-yes-or-no",
    "string_too_short": "empty-value",
    "string_pattern_mismatch": "not-line-numbers",
}
"""pydantic's names for what can be wrong with a value, and ours."""

SomeModel = TypeVar("SomeModel", bound=Model)


def build(
    model: type[SomeModel],
    file: DataFile,
    data: Any,
    words: Phrase,
    node: Callable[[], Node],
    record_id: str | None = None,
) -> tuple[SomeModel | None, list[Diagnostic]]:
    """Make a record of `model` from `data` of `file`; `node` gives its tree when it is needed.

    `words` names the kind in messages. `record_id` is given to records whose id is their file's
    name or their key in a register; then the id may not stand in the data.
    """
    if not isinstance(data, dict):
        return None, [diagnostic("no-fields", node().beginning(file), owner=words)]
    diagnostics: list[Diagnostic] = []
    if record_id is not None:
        if "id" in data:
            key = find(node(), ("id",))[1] or node()
            diagnostics.append(diagnostic("id-in-file", key.span(file), id=record_id))
        data = data | {"id": record_id}
    try:
        return model.model_validate(data), diagnostics
    except ValidationError as error:
        return None, diagnostics + _Faults(model, file, node(), words).of(error)


class _Faults:
    """The faults of one record, from pydantic's errors to diagnostics."""

    def __init__(
        self,
        model: type[Model],
        file: DataFile,
        node: Node,
        words: Phrase,
    ):
        self._model = model
        self._file = file
        self._node = node
        self._words = words

    def of(self, error: ValidationError) -> list[Diagnostic]:
        details = error.errors(include_url=False)
        explained: set[Loc] = set()
        found = []
        missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
        for detail in details:
            if detail["type"] == "extra_forbidden":
                unknown, meant = self._unknown(detail["loc"], missing)
                found.append(unknown)
                if meant is not None:
                    explained.add((*detail["loc"][:-1], meant))
        for detail in details:
            loc = detail["loc"]
            if detail["type"] == "extra_forbidden" or loc in explained:
                continue
            if detail["type"] == "missing":
                if len(loc) > 1 or str(loc[0]) not in self._file.blanked:
                    found.append(self._missing(loc))
            else:
                found.append(
                    self._wrong(detail["type"], loc, detail["input"], detail.get("ctx", {}))
                )
        return found

    def _owner(self, loc: Loc) -> Phrase:
        return name(loc) if loc else self._words

    def _unknown(self, loc: Loc, missing: set[Loc]) -> tuple[Diagnostic, str | None]:
        parent, word = find(self._node, loc[:-1])[0], str(loc[-1])
        assert isinstance(parent, Mapping)  # noqa: S101 - only mappings have unknown fields
        fields = fields_at(self._model, loc[:-1])
        free = [field for field in fields if field not in parent.by_key]
        likely = [field for field in free if (*loc[:-1], field) in missing]
        meant = closest(word, likely) or closest(word, free)
        key = parent.by_key[word][0]
        return (
            diagnostic(
                "unknown-field",
                key.span(self._file),
                name=word,
                owner=self._owner(loc[:-1]),
                choices=", ".join(fields),
                meant=meant,
                fix=Fix(key.start, key.end, meant) if meant else None,
            ),
            meant,
        )

    def _missing(self, loc: Loc) -> Diagnostic:
        parent, key = find(self._node, loc[:-1])
        at = key if key is not None and isinstance(loc[-2], str) else parent
        span = at.span(self._file) if at is key else at.beginning(self._file)
        return diagnostic("missing-field", span, name=str(loc[-1]), owner=self._owner(loc[:-1]))

    def _wrong(self, kind: str, loc: Loc, value: Any, context: dict[str, Any]) -> Diagnostic:
        target, key = find(self._node, loc)
        place = name(loc)
        if value is None:
            at = key if key is not None and isinstance(loc[-1], str) else target
            return diagnostic("empty-value", at.span(self._file), place=place)
        is_text = isinstance(target, Scalar)
        span = target.span(self._file) if is_text else target.beginning(self._file)
        if kind == "literal_error":
            return self._unknown_choice(target, span, place, str(value), context)
        if kind == "value_error":
            return self._not_one_block(span, value)
        code = _CODES.get(kind, "not-a-text")
        fields = fields_at(self._model, loc) if code == "not-fields" else []
        if fields[:2] == ["sv", "en"]:
            code = "not-translated-text"
        return diagnostic(code, span, place=place, shape=_shape(value), choices=", ".join(fields))

    def _not_one_block(self, span: Span, value: Any) -> Diagnostic:
        found = [kind for kind in BLOCK_KINDS if kind in value]
        return diagnostic(
            "not-one-block",
            span,
            found=Phrase(", ".join(found) or "inget", ", ".join(found) or "none"),
            choices=", ".join(BLOCK_KINDS),
        )

    def _unknown_choice(
        self, target: Node, span: Span, place: Phrase, value: str, context: dict[str, Any]
    ) -> Diagnostic:
        expected = str(context.get("expected", "")).replace(" or ", ", ")
        choices = [part.strip("' ") for part in expected.split(", ")]
        meant = closest(value, choices)
        return diagnostic(
            "unknown-choice",
            span,
            value=value,
            place=place,
            choices=", ".join(choices),
            meant=meant,
            fix=Fix(target.start, target.end, meant)
            if meant and isinstance(target, Scalar)
            else None,
        )


def _shape(value: Any) -> Phrase:
    if isinstance(value, list | tuple):
        return Phrase("en lista", "a list")
    if isinstance(value, dict):
        return Phrase("en grupp av fält", "a group of fields")
    short = " ".join(str(value).split())
    short = f"{short[:40]}…" if len(short) > 41 else short
    return Phrase(f"”{short}”", f"“{short}”")
