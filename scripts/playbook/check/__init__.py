"""Check: the trees become one typed handbook, or a list of what is wrong.

In phases, so that one mistake gives one message: first the fields of each record, then the
references between records, then what must agree within a record. A broken record never hides
the faults of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from playbook.check.fields import build, closest
from playbook.check.references import Known, reference_diagnostics, references
from playbook.check.templates import template_diagnostics
from playbook.diagnostics import Diagnostic, Span, has_errors
from playbook.models.base import Entry, Model
from playbook.models.entries import Checklist, Practice
from playbook.models.handbook import Handbook
from playbook.models.house import House
from playbook.models.kinds import (
    HOUSE_FILE,
    KIND_BY_NAME,
    KIND_BY_PLACE,
    KINDS,
    REDIRECTS_FILE,
    Kind,
)
from playbook.models.scripts import Script
from playbook.read import DataFile, Mapping, Node, Scalar, Source

__all__ = ["check"]


@dataclass
class _Record:
    """A record on its way through the phases. `value` is None when its fields are not sound."""

    kind: Kind | None
    id: str
    file: DataFile
    node: Node
    value: Model | None


@dataclass
class _Found:
    records: list[_Record] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def check(source: Source) -> tuple[Handbook | None, list[Diagnostic]]:
    """Check everything that was read.

    Gives the handbook, or None when there is an error, and all diagnostics sorted by place.
    """
    found = _Found(diagnostics=list(source.diagnostics))
    for file in source.files:
        _sort_in(file, found)
    known = _known(found.records)
    for record in found.records:
        if record.value is None:
            continue
        broken = list(reference_diagnostics(record.value, record.node, record.file.text, known))
        found.diagnostics += broken
        if isinstance(record.value, Script) and not broken:
            found.diagnostics += template_diagnostics(record.value, record.node)
    if not any(record.kind is None for record in found.records):
        found.diagnostics.append(
            Diagnostic(
                Span(f"data/{HOUSE_FILE}"),
                "missing-file",
                "the file with the handbook's name and phases is missing",
                "Bring it back from the history of changes.",
            )
        )
    diagnostics = sorted(set(found.diagnostics))
    if has_errors(diagnostics):
        return None, diagnostics
    return _assemble(found), diagnostics


def _sort_in(file: DataFile, found: _Found) -> None:
    """Turn a file into records by where it lies."""
    _, *folders, name = file.path.split("/")
    place = "/".join(folders) if folders else name
    kind = KIND_BY_PLACE.get(place)
    if not folders and name == HOUSE_FILE:
        _add(None, "handbook", House, "handbook", file, file.root, found)
    elif not folders and name == REDIRECTS_FILE:
        _add_redirects(file, found)
    elif kind is None:
        places = [kind.place for kind in KINDS]
        meant = closest(place, places)
        found.diagnostics.append(
            Diagnostic(
                Span(file.path),
                "unknown-place",
                f"the handbook has no place for data/{place}",
                f"Move it to data/{meant}."
                if meant
                else f"Move it to one of: {', '.join(places)}.",
            )
        )
    elif not kind.is_register:
        record_id = name.removesuffix(".yml")
        if not _is_id(record_id):
            found.diagnostics.append(_bad_name(Span(file.path), record_id))
        _add(kind, record_id, kind.model, kind.words, file, file.root, found)
    elif isinstance(file.root, Mapping):
        for key, value in file.root.pairs:
            if not _is_id(key.text.replace("_", "-")):
                found.diagnostics.append(_bad_name(key.span, key.text))
            _add(kind, key.text, kind.model, kind.words, file, value, found)
    elif file.root is not None:
        found.diagnostics.append(
            Diagnostic(
                file.root.span,
                "wrong-type",
                f"{name} is written as ids with fields below them",
                "Begin with an id and a colon.",
            )
        )


def _add(
    kind: Kind | None,
    record_id: str,
    model: type[Model],
    words: str,
    file: DataFile,
    node: Node | None,
    found: _Found,
) -> None:
    value: Model | None = None
    if node is not None:
        has_id = "id" in model.model_fields
        value, diagnostics = build(model, node, words, record_id if has_id else None)
        found.diagnostics += diagnostics
    placeholder = Scalar(Span(file.path), "", 0, 0)
    found.records.append(_Record(kind, record_id, file, node or placeholder, value))


def _add_redirects(file: DataFile, found: _Found) -> None:
    for key, value in file.root.pairs if isinstance(file.root, Mapping) else ():
        if isinstance(value, Scalar) and not value.empty:
            found.redirects[key.text.strip("/")] = value.text.strip("/")
        else:
            found.diagnostics.append(
                Diagnostic(
                    value.span,
                    "wrong-type",
                    f"“{key.text}” leads nowhere",
                    "Write the new address after the colon.",
                )
            )


def _is_id(word: str) -> bool:
    return all(
        part.isascii() and part.isalnum() and part == part.lower() for part in word.split("-")
    )


def _bad_name(span: Span, name: str) -> Diagnostic:
    return Diagnostic(
        span,
        "wrong-file-name",
        f"“{name}” cannot be an id",
        "Use small letters a-z, digits and hyphens: late-payments.",
    )


def _known(records: Iterable[_Record]) -> Known:
    """The ids that exist, broken records among them: one mistake gives one message."""
    ids: dict[str, set[str]] = {name: set() for name in ("entry", *KIND_BY_NAME)}
    house_is_sound = False
    for record in records:
        if record.kind is not None:
            ids[record.kind.name].add(record.id)
            if record.kind.is_entry:
                ids["entry"].add(record.id)
        elif isinstance(record.value, House):
            house_is_sound = True
            ids["phase"] = {phase.id for phase in record.value.phases}
            ids["severity"] = {severity.id for severity in record.value.severities}
    if not house_is_sound:
        ids.pop("phase", None)
    return {kind: frozenset(names) for kind, names in ids.items()}


def _assemble(found: _Found) -> Handbook:
    by_kind: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
    kinds: dict[str, Kind] = {}
    paths: dict[tuple[str, str], str] = {}
    referrers: dict[tuple[str, str], list[str]] = {}
    house: House | None = None
    for record in found.records:
        if isinstance(record.value, House):
            house = record.value
        if record.kind is None or record.value is None:
            continue
        by_kind[record.kind.name][record.id] = record.value
        paths[record.kind.name, record.id] = record.file.path
        if record.kind.is_entry:
            kinds[record.id] = record.kind
            for _, kind, target in references(record.value):
                listed = referrers.setdefault((kind, target), [])
                if record.id not in listed:
                    listed.append(record.id)
    assert house is not None  # noqa: S101 - a missing house is an error, and errors end above
    return Handbook(
        house=house,
        entries=_in_order(by_kind, house),
        contributors=by_kind["contributor"],
        quotes=by_kind["quote"],
        statements=by_kind["statement"],
        fields=by_kind["field"],
        sources=by_kind["source"],
        corrections=by_kind["correction"],
        stands=by_kind["stand"],
        principles=by_kind["principle"],
        redirects=found.redirects,
        kinds=kinds,
        paths=paths,
        referrers=_joined(referrers, kinds),
    )


def _in_order(by_kind: dict[str, dict[str, Any]], house: House) -> dict[str, Entry]:
    """All entries: by kind, practices and checklists by phase, then by their order and title."""
    phases = [phase.id for phase in house.phases]
    ordered: dict[str, Entry] = {}
    for kind in KINDS:
        if kind.is_entry:
            entries: list[Entry] = list(by_kind[kind.name].values())
            entries.sort(
                key=lambda entry: (
                    phases.index(entry.phase) if isinstance(entry, Practice | Checklist) else 0,
                    entry.order,
                    entry.title.in_language("sv"),
                    entry.id,
                )
            )
            ordered |= {entry.id: entry for entry in entries}
    return ordered


def _joined(
    referrers: dict[tuple[str, str], list[str]], kinds: dict[str, Kind]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """References to one entry under its own kind, however they were written."""
    joined: dict[tuple[str, str], list[str]] = {}
    for (kind, target), sources in referrers.items():
        name = kinds[target].name if kind == "entry" else kind
        listed = joined.setdefault((name, target), [])
        listed += [source for source in sources if source not in listed]
    return {key: tuple(sorted(sources)) for key, sources in joined.items()}
