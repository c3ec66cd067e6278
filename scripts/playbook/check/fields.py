"""One record: from a tree to a model, or to what is wrong with its fields."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from playbook.check.places import closest, fields_at, find, name, names_at
from playbook.diagnostics import Diagnostic, Fix, Phrase, Span, diagnostic
from playbook.models.base import LANGUAGES, Model
from playbook.models.scripts import BLOCK_KINDS
from playbook.models.walk import Loc
from playbook.read import DataFile, Mapping, Node, Scalar, plain

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
    if data is None:
        return None, [diagnostic("empty-value", _key_or_beginning(file, record_id), place=words)]
    if not isinstance(data, dict):
        return None, [diagnostic("no-fields", node().beginning(file), owner=words)]
    diagnostics: list[Diagnostic] = []
    if record_id is not None:
        if "id" in data:
            at_id = find(node(), ("id",))[1] or node()
            diagnostics.append(diagnostic("id-in-file", at_id.span(file), id=record_id))
        data = data | {"id": record_id}
    record: SomeModel | None = None
    explained: set[Loc] = set()
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        faults = _Faults(model, file, node(), words)
        diagnostics += faults.of(error)
        explained = faults.explained
    if file.has_empty:
        told = {found.span for found in diagnostics}
        for loc in _left_out(data, ()):
            # A language that is left out is a missing translation, told by a rule of its own.
            is_told = any(loc[: len(part)] == part for part in explained)
            if is_told or loc[-1] in LANGUAGES:
                continue
            target, key = find(node(), loc)
            at = (key if key is not None and isinstance(loc[-1], str) else target).span(file)
            if at not in told:
                diagnostics.append(diagnostic("empty-value", at, place=name(loc)))
                record = None
    return record, diagnostics


def _left_out(data: Any, loc: Loc) -> Iterator[Loc]:
    """The places of all values that were left out."""
    if data is None:
        yield loc
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _left_out(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _left_out(value, (*loc, index))


def _key_or_beginning(file: DataFile, record_id: str | None) -> Span:
    root = file.root
    if isinstance(root, Mapping) and record_id in root.by_key:
        return root.by_key[record_id][0].span(file)
    return Span(file.path)


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
        self.explained: set[Loc] = set()
        """The places that something has been said of."""

    def of(self, error: ValidationError) -> list[Diagnostic]:
        details = error.errors(include_url=False)
        explained = self.explained
        found = []
        missing = {detail["loc"] for detail in details if detail["type"] == "missing"}
        for detail in details:
            if detail["type"] == "extra_forbidden" and detail["loc"] not in explained:
                loc = detail["loc"]
                slipped = self._slipped_language(loc)
                if slipped is not None:
                    found.append(slipped[0])
                    explained |= slipped[1]
                    continue
                unknown, meant = self._unknown(loc, missing)
                found.append(unknown)
                if meant is not None:
                    explained.add((*loc[:-1], meant))
        for detail in details:
            loc = detail["loc"]
            if detail["type"] == "extra_forbidden" or loc in explained:
                continue
            if detail["type"] == "missing":
                if len(loc) > 1 or str(loc[0]) not in self._file.blanked:
                    found.append(self._missing(loc))
            elif detail["type"] != "value_error" or not _has_nothing(detail["input"]):
                found.append(
                    self._wrong(detail["type"], loc, detail["input"], detail.get("ctx", {}))
                )
                explained.add(loc)
        return found

    def _slipped_language(self, loc: Loc) -> tuple[Diagnostic, set[Loc]] | None:
        """The lines sv and en at the margin, below a field that waits for them."""
        parent = find(self._node, loc[:-1])[0]
        if loc[-1] not in LANGUAGES or not isinstance(parent, Mapping):
            return None
        names = list(parent.by_key)
        before = [name_ for name_ in names[: names.index(loc[-1])] if name_ not in LANGUAGES]
        owner = before[-1] if before else None
        if owner is None or plain(parent.by_key[owner][1]) is not None:
            return None
        key = parent.by_key[str(loc[-1])][0]
        explained: set[Loc] = {(*loc[:-1], owner), *((*loc[:-1], lang) for lang in LANGUAGES)}
        return diagnostic("bad-indentation", key.span(self._file)), explained

    def _owner(self, loc: Loc) -> Phrase:
        return name(loc) if loc else self._words

    def _unknown(self, loc: Loc, missing: set[Loc]) -> tuple[Diagnostic, str | None]:
        parent, word = find(self._node, loc[:-1])[0], str(loc[-1])
        assert isinstance(parent, Mapping)  # noqa: S101 - only mappings have unknown fields
        key = parent.by_key[word][0]
        fields = fields_at(self._model, loc[:-1])
        squeezed = re.match(r"([\w-]+):\S", word)
        if squeezed and squeezed[1] in fields:
            # In brackets, a colon without its space makes one word of field and text.
            return diagnostic("missing-colon", key.span(self._file)), squeezed[1]
        free = [field for field in fields if field not in parent.by_key]
        likely = [field for field in free if (*loc[:-1], field) in missing]
        meant = closest(word, likely) or closest(word, free)
        meant = meant or names_at(self._model, loc[:-1]).get(word.lower())
        if meant is None and len(likely) == 1 and word[:3].lower() == likely[0][:3]:
            meant = likely[0]
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
        if value == "":
            return diagnostic("empty-value", span, place=place)
        if kind == "literal_error" and not isinstance(value, str):
            kind = "string_type"
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


def _has_nothing(block: Any) -> bool:
    """Whether a block's only fault is that its text was left out: that is told elsewhere."""
    return isinstance(block, dict) and any(block.get(kind, "") is None for kind in BLOCK_KINDS)


def _shape(value: Any) -> Phrase:
    if isinstance(value, list | tuple):
        return Phrase("en lista", "a list")
    if isinstance(value, dict):
        return Phrase("en grupp av fält", "a group of fields")
    short = " ".join(str(value).split())
    short = f"{short[:40]}…" if len(short) > 41 else short
    return Phrase(f"”{short}”", f"“{short}”")
