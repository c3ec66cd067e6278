"""From files to records: what each file holds, by where it lies."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from playbook.check.fields import check_fields
from playbook.check.places import closest, find
from playbook.diagnostics import Diagnostic, Note, Phrase, Span, diagnostic
from playbook.models.base import Model
from playbook.models.house import House
from playbook.models.kinds import (
    HOUSE_FILE,
    HOUSE_WORDS,
    KIND_BY_PLACE,
    KINDS,
    REDIRECTS_FILE,
    Kind,
)
from playbook.models.walk import Loc, Walked, walk
from playbook.read import DataFile, Mapping, Node, Scalar, Source


class Record:
    """A record on its way through the check."""

    def __init__(self, kind: Kind | None, id_: str, file: DataFile, key: str | None = None):
        self.kind = kind
        """None for the house's settings."""
        self.id = id_
        self.file = file
        self.key = key
        """Its key in a register."""
        self.value: Model | None = None
        """None when its fields are not sound."""
        self.walked = Walked()
        self.links: list[tuple[Loc, str]] | None = None
        """What `references.links` has found in it."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read and is sound."""
        return self.value is not None and not self.file.blanked

    @property
    def node(self) -> Node:
        """Its tree, to find places in. Only for records of files that could be read."""
        root = self.file.root
        if self.key is not None and isinstance(root, Mapping):
            return root.by_key[self.key][1]
        return root or Node(0, 0)

    def key_span(self) -> Span:
        """The place of its id in a register."""
        root = self.file.root
        if self.key is not None and isinstance(root, Mapping):
            return root.by_key[self.key][0].span(self.file)
        return Span(self.file.path)

    def span(self, loc: Loc) -> Span:
        """The place of the value at `loc`."""
        return find(self.node, loc)[0].span(self.file)

    def label(self, loc: Loc) -> Span:
        """The place of the field's name at `loc`; of an item of a list, the item's."""
        target, key = find(self.node, loc)
        is_named = key is not None and isinstance(loc[-1], str)
        return (key if is_named and key is not None else target).span(self.file)

    def beginning(self) -> Span:
        """The place where the record begins."""
        return self.node.beginning(self.file)


class Redirect(NamedTuple):
    """An old address and where it leads now."""

    old: Scalar
    new: Scalar
    file: DataFile


class Records:
    """Everything that the data holds."""

    def __init__(self, diagnostics: Iterable[Diagnostic]):
        self.all: list[Record] = []
        self.redirects: list[Redirect] = []
        self.unread_kinds: set[str] = set()
        """Kinds whose register could not be read at all."""
        self.diagnostics = list(diagnostics)


def sort_in(source: Source) -> Records:
    """Turn every file that was read into records."""
    records = Records(source.diagnostics)
    for file in source.files:
        _sort_in(file, records)
    records.diagnostics += without_house(source)
    return records


def file_records(file: DataFile) -> Records:
    """The records of one file."""
    records = Records(())
    _sort_in(file, records)
    return records


def without_house(source: Source) -> list[Diagnostic]:
    """What is to be told if the file with the house's settings is missing."""
    if any(file.path == f"data/{HOUSE_FILE}" for file in source.files):
        return []
    return [diagnostic("missing-file", Span(f"data/{HOUSE_FILE}"))]


def _sort_in(file: DataFile, records: Records) -> None:
    _, *folders, file_name = file.path.split("/")
    place = "/".join(folders) if folders else file_name
    kind = KIND_BY_PLACE.get(place)
    if place == HOUSE_FILE:
        _add(records, Record(None, "handbook", file), House, HOUSE_WORDS, file.data)
    elif place == REDIRECTS_FILE:
        _add_redirects(file, records)
    elif kind is None or kind.is_register is bool(folders):
        _unknown_place(file, place, records)
    elif not kind.is_register:
        record_id = file_name.removesuffix(".yml")
        if not is_id(record_id):
            records.diagnostics.append(
                diagnostic("not-an-id", Span(file.path), id=record_id, meant=slug(record_id))
            )
        _add(records, Record(kind, record_id, file), kind.model, kind.words, file.data)
    elif isinstance(file.data, dict):
        for key, data in file.data.items():
            record = Record(kind, key, file, key)
            if not is_id(key.replace("_", "-")):
                records.diagnostics.append(
                    diagnostic("not-an-id", record.key_span(), id=key, meant=slug(key))
                )
            _add(records, record, kind.model, kind.words, data)
    else:
        records.unread_kinds.add(kind.name)
        if file.root is not None:
            records.diagnostics.append(
                diagnostic("no-fields", file.root.beginning(file), owner=kind.words)
            )


def _unknown_place(file: DataFile, place: str, records: Records) -> None:
    places = [kind.place for kind in KINDS]
    records.diagnostics.append(
        diagnostic(
            "unknown-place",
            Span(file.path),
            place=f"data/{place}",
            choices=", ".join(places),
            meant=closest(place, places),
        )
    )


def _add(records: Records, record: Record, model: type[Model], words: Phrase, data: Any) -> None:
    records.all.append(record)
    if record.file.data is None:
        return
    own_id = record.id if record.kind is not None else None
    built, diagnostics = check_fields(model, record.file, data, words, lambda: record.node, own_id)
    records.diagnostics += diagnostics
    if built is not None:
        record.value = None if built.faults else built.record
        record.walked = walk(built.record)


def _add_redirects(file: DataFile, records: Records) -> None:
    if not isinstance(file.root, Mapping):
        if file.root is not None:
            records.diagnostics.append(
                diagnostic(
                    "no-fields",
                    file.root.beginning(file),
                    owner=Phrase("listan över omdirigeringar", "the list of redirects"),
                )
            )
        return
    seen: dict[str, Scalar] = {}
    for key, value in file.root.by_key.values():
        old = key.text.strip("/")
        first = seen.setdefault(old, key)
        if first is not key:
            note = Note(first.span(file), Phrase("det första", "the first one"))
            records.diagnostics.append(
                diagnostic("duplicate-key", key.span(file), name=old, notes=(note,))
            )
        elif any(part in ("", ".", "..") or "\\" in part for part in old.split("/")):
            records.diagnostics.append(diagnostic("not-an-id", key.span(file), id=old))
        elif not isinstance(value, Scalar):
            place, shape = Phrase(old, old), Phrase("en lista", "a list")
            records.diagnostics.append(
                diagnostic("not-a-text", value.beginning(file), place=place, shape=shape)
            )
        elif not value.text or value.empty:
            records.diagnostics.append(
                diagnostic("empty-value", key.span(file), place=Phrase(old, old))
            )
        else:
            records.redirects.append(Redirect(key, value, file))


def is_id(word: str) -> bool:
    """Whether `word` can be an id: small letters a-z, digits and single hyphens."""
    return all(
        part.isascii() and part.isalnum() and part == part.lower() for part in word.split("-")
    )


_FOLDED = str.maketrans("åäöéüøæ", "aaoeuoa")


def slug(words: str) -> str | None:
    """The id that `words` would have: ``Överlämning & avslut`` becomes ``overlamning-avslut``."""
    folded = words.lower().translate(_FOLDED)
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in folded)
    return "-".join(part for part in kept.split("-") if part) or None
