"""One record: from plain data to a model, or to what is wrong with its fields."""

import re
from collections.abc import Callable
from typing import Any

from playbook.check.places import closest, fields_at, find, name, names_at
from playbook.diagnostics import Diagnostic, Fix, Phrase, Span, diagnostic
from playbook.models.base import LANGUAGES, Model
from playbook.models.building import Built, Fault, build
from playbook.models.scripts import BLOCK_KINDS
from playbook.models.walk import Loc
from playbook.read import DataFile, Mapping, Node, Scalar, plain


def check_fields(
    model: type[Model],
    file: DataFile,
    data: Any,
    words: Phrase,
    node: Callable[[], Node],
    record_id: str | None = None,
) -> tuple[Built[Model] | None, list[Diagnostic]]:
    """Build a record of `model` from `data` of `file`; `node` gives its tree when it is needed.

    `words` names the kind in messages. `record_id` is given to records whose id is their file's
    name or their key in a register; then the id may not stand in the data. Gives None when
    there are no fields at all.
    """
    if data is None:
        return None, [diagnostic("empty-value", _key_or_beginning(file, record_id), place=words)]
    if not isinstance(data, dict):
        return None, [diagnostic("no-fields", node().beginning(file), owner=words)]
    diagnostics: list[Diagnostic] = []
    if record_id is not None and "id" in data:
        at_id = find(node(), ("id",))[1] or node()
        diagnostics.append(diagnostic("id-in-file", at_id.span(file), id=record_id))
        data = {key: value for key, value in data.items() if key != "id"}
    built = build(model, data, record_id)
    if built.faults:
        diagnostics += _Telling(model, file, node(), words).of(built.faults)
    return built, diagnostics


def _key_or_beginning(file: DataFile, record_id: str | None) -> Span:
    root = file.root
    if isinstance(root, Mapping) and record_id in root.by_key:
        return root.by_key[record_id][0].span(file)
    return Span(file.path)


class _Telling:
    """From the faults of one record to diagnostics: one for each mistake."""

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

    def of(self, faults: list[Fault]) -> list[Diagnostic]:
        explained: set[Loc] = set()  # The places that something has been said of.
        found = []
        missing = {fault.loc for fault in faults if fault.code == "missing-field"}
        for fault in faults:
            loc = fault.loc
            if fault.code == "unknown-field" and loc not in explained:
                slipped = self._slipped_language(loc)
                if slipped is not None:
                    found.append(slipped[0])
                    explained |= slipped[1]
                    continue
                unknown, meant = self._unknown(loc, missing)
                found.append(unknown)
                if meant is not None:
                    explained.add((*loc[:-1], meant))
        for fault in faults:
            loc = fault.loc
            if fault.code == "unknown-field" or loc in explained:
                continue
            if fault.code != "missing-field":
                found.append(self._wrong(fault))
            elif len(loc) > 1 or str(loc[0]) not in self._file.blanked:
                found.append(self._missing(loc))
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

    def _wrong(self, fault: Fault) -> Diagnostic:
        loc, value, code = fault.loc, fault.value, fault.code
        target, key = find(self._node, loc)
        place = name(loc)
        if value is None:
            at = key if key is not None and isinstance(loc[-1], str) else target
            return diagnostic("empty-value", at.span(self._file), place=place)
        is_text = isinstance(target, Scalar)
        span = target.span(self._file) if is_text else target.beginning(self._file)
        if value == "":
            return diagnostic("empty-value", span, place=place)
        if code == "unknown-choice":
            return _unknown_choice(target, span, place, fault)
        if code == "not-one-block":
            return _not_one_block(span, value)
        fields = fields_at(self._model, loc) if code == "not-fields" else []
        if fields[:2] == ["sv", "en"]:
            code = "not-translated-text"
        return diagnostic(code, span, place=place, shape=_shape(value), choices=", ".join(fields))


def _not_one_block(span: Span, value: dict[str, Any]) -> Diagnostic:
    found = ", ".join(kind for kind in BLOCK_KINDS if kind in value)
    return diagnostic(
        "not-one-block",
        span,
        found=Phrase(found or "inget", found or "none"),
        choices=", ".join(BLOCK_KINDS),
    )


def _unknown_choice(target: Node, span: Span, place: Phrase, fault: Fault) -> Diagnostic:
    meant = closest(fault.value, list(fault.choices))
    fix = Fix(target.start, target.end, meant) if meant and isinstance(target, Scalar) else None
    return diagnostic(
        "unknown-choice",
        span,
        value=fault.value,
        place=place,
        choices=", ".join(fault.choices),
        meant=meant,
        fix=fix,
    )


def _shape(value: Any) -> Phrase:
    if isinstance(value, list | tuple):
        return Phrase("en lista", "a list")
    if isinstance(value, dict):
        return Phrase("en grupp av fält", "a group of fields")
    short = " ".join(str(value).split())
    short = f"{short[:40]}…" if len(short) > 41 else short
    return Phrase(f"”{short}”", f"“{short}”")
