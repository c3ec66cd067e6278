"""From sound records to the handbook, in order, with every reference known at both ends."""

from typing import Any

from playbook.check.records import Records
from playbook.check.references import is_outside, links
from playbook.models.base import Entry
from playbook.models.checklists import Checklist
from playbook.models.entries import Practice
from playbook.models.handbook import Handbook
from playbook.models.house import House
from playbook.models.kinds import KINDS, Kind


def assemble(records: Records, letterhead: bytes) -> Handbook:
    """Make the handbook of records that are all sound, and of a letterhead that is."""
    by_kind: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
    kinds: dict[str, Kind] = {}
    paths: dict[tuple[str, str], str] = {}
    house: House | None = None
    for record in records.all:
        if isinstance(record.value, House):
            house = record.value
        if record.kind is not None:
            by_kind[record.kind.name][record.id] = record.value
            paths[record.kind.name, record.id] = record.file.path
            if record.kind.is_entry:
                kinds[record.id] = record.kind
    assert house is not None  # noqa: S101 - a missing house is an error, and errors end before this
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
        terms=by_kind["term"],
        questions=by_kind["question"],
        synonyms=by_kind["synonyms"],
        redirects={
            redirect.old.text.strip("/"): redirect.new.text.strip("/")
            for redirect in records.redirects
        },
        letterhead=letterhead,
        kinds=kinds,
        paths=paths,
        referrers=_referrers(records, kinds),
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


def _referrers(records: Records, kinds: dict[str, Kind]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The entries that name a record, by reference or by link, under the record's own kind."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for record in records.all:
        if record.kind is None or not record.kind.is_entry:
            continue
        named = [(kind, value) for _, kind, value in record.walked.references]
        named += [("entry", target) for _, target in links(record) if not is_outside(target)]
        for kind, value in named:
            name = kinds[value].name if kind == "entry" else kind
            found.setdefault((name, value), {})[record.id] = None
    return {key: tuple(sorted(sources)) for key, sources in found.items()}
