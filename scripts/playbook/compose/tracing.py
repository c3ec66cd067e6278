"""Which records a page was made from: noted while it is made, compared the next time.

A page's template may read any part of the handbook. Nobody writes down what it reads: the handbook
that it is given notes it. The page is made again when one of those things has another name, that
is, when the file that it stands in has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from playbook.compose.pages import Page
from playbook.keeping import digest
from playbook.models.base import Entry
from playbook.models.handbook import Handbook
from playbook.models.people import Contributor

Read = tuple[str, Any, str]
"""Part of the handbook, the key that was asked for (None when all keys were), and of an entry the
field (empty when it was the whole)."""
_Value = TypeVar("_Value")
_KINDS = {
    "contributors": "contributor",
    "quotes": "quote",
    "statements": "statement",
    "fields": "field",
    "sources": "source",
    "corrections": "correction",
    "stands": "stand",
    "principles": "principle",
    "terms": "term",
    "questions": "question",
}
"""Parts of the handbook that hold one kind of record each, and the kind's name."""
_RECORDS = {*_KINDS, "entries"}
"""Parts that hold records: a record stays the same object until its file changes."""


class _Noted(Mapping[Any, _Value]):
    """A part of the handbook that notes what is read from it."""

    def __init__(self, part: str, values: Mapping[Any, _Value], reads: dict[Read, None]):
        self._part = part
        self._values = values
        self._reads = reads

    def __getitem__(self, key: Any) -> _Value:
        self._reads[self._part, key, ""] = None
        return self._values[key]

    def __iter__(self) -> Iterator[Any]:
        self._reads[self._part, None, ""] = None
        return iter(self._values)

    def __len__(self) -> int:
        self._reads[self._part, None, ""] = None
        return len(self._values)


class _NotedEntries(_Noted[Any]):
    """The entries: many pages name one, and few show more of it than its title."""

    def __getitem__(self, key: Any) -> Any:
        found = self._values.get(key)
        if found is None:
            return super().__getitem__(key)
        return _NotedEntry(found, self._reads)


class _NotedEntry:
    """An entry that notes which of its fields are read."""

    def __init__(self, entry: Entry, reads: dict[Read, None]):
        self.__dict__["_noted"] = (entry, reads)

    @property  # type: ignore[misc]
    def __class__(self) -> type[Entry]:  # type: ignore[override]
        """The entry's: what is made of it may ask what it is."""
        return type(self.__dict__["_noted"][0])

    def __getattr__(self, field: str) -> Any:
        entry, reads = self.__dict__["_noted"]
        reads["entries", entry.id, field] = None
        return getattr(entry, field)


class Trace:
    """The handbook, with a note of what is read from it, and names for all that can be read.

    `files` are the names of the data files, by path; `before` is the last trace, whose names hold
    for all records that are still the same.
    """

    def __init__(self, handbook: Handbook, files: Mapping[str, bytes], before: "Trace | None"):
        self.reads: dict[Read, None] = {}
        """What has been read since this was last cleared."""
        self._plain = handbook
        self._files = files
        self._names: dict[Read, bytes] = {}
        self._pages: dict[str, bytes] = {}
        self._known: dict[Read, Read] = before._known if before else {}
        self._changed = self._taken_from(before) if before else frozenset()
        parts = {field.name: getattr(handbook, field.name) for field in fields(handbook)}
        noted: dict[str, Any] = {
            name: (_NotedEntries if name == "entries" else _Noted)(name, part, self.reads)
            for name, part in parts.items()
            if isinstance(part, Mapping)
        }
        self.handbook = replace(handbook, **noted)

    def changed(self) -> frozenset[Read]:
        """What gives something else than it gave to the last trace."""
        return self._changed

    def _taken_from(self, before: "Trace") -> frozenset[Read]:
        """Take over names from the last trace, and find those that have changed."""
        changed = set()
        parts: dict[str, tuple[Mapping[Any, Any], Mapping[Any, Any]]] = {}
        for read, name in before._names.items():
            part, key, _ = read
            if part not in parts:
                parts[part] = (getattr(before._plain, part), getattr(self._plain, part))
            old, new = parts[part]
            if key is not None and part in _RECORDS:
                is_same = old.get(key) is new.get(key)
            else:
                is_same = key is not None and old.get(key) == new.get(key)
            now = name if is_same else self._name(read)
            self._names[read] = now
            if now != name:
                changed.add(read)
        return frozenset(changed)

    def same(self, reads: Iterable[Any]) -> list[Read]:
        """The same reads as tuples that exist once: thousands of pages read the same."""
        known = self._known
        return [known.setdefault(read, read) for read in map(tuple, reads)]

    def name(self, reads: Iterable[Read]) -> bytes:
        """The name of what some reads give now."""
        names = self._names
        parts = []
        for read in reads:
            found = names.get(read)
            if found is None:
                found = names[read] = self._name(read)
            parts.append(found)
        return digest(b"".join(parts))

    def record(self, entry: Entry) -> bytes:
        """The name of an entry, for what is made of it beside its page."""
        return digest("record", self._files["data/handbook.yml"], self._context(entry))

    def page(self, page: Page) -> bytes:
        """The name of all that a page knows by itself: its place, its title and its own records.

        Both languages ask, so it is worked out once.
        """
        found = self._pages.get(page.address)
        if found is None:
            found = self._pages[page.address] = self._page(page)
        return found

    def _page(self, page: Page) -> bytes:
        own = [self._context(value) for value in page.context.values()]
        around = [stop.name for stop in (*page.crumbs, *page.siblings)]
        ends = [stop.name if stop else "" for stop in (page.previous, page.next)]
        house = self._files["data/handbook.yml"]
        title = f"{page.title.sv}\n{page.title.en}"
        shown = f"{page.address}\n{page.template}\n{title}\n{page.source}\n{page.section}"
        crumbs = str(len(page.crumbs))
        return digest("page", shown, crumbs, house, *own, "\n".join(around), *ends)

    def _context(self, value: Any) -> bytes:
        if isinstance(value, Entry):
            return self._name(("entries", value.id, ""))
        if isinstance(value, Contributor):
            return self._name(("contributors", value.id, ""))
        if isinstance(value, str):
            return digest(value)
        if isinstance(value, list | tuple):
            return digest(*[self._context(item) for item in value])
        return b""  # Part of the program.

    def _name(self, read: Read) -> bytes:
        part, key, field = read
        values: Mapping[Any, Any] = getattr(self._plain, part)
        if key is None:
            if part == "entries":
                # What they say is noted where it is read.
                return digest(
                    *[f"{kind.name} {one}" for one, kind in self._plain.kinds.items()], *values
                )
            return digest(*[self._name((part, one, "")) for one in values])
        if key not in values:
            return b"none"
        if field:
            return digest(repr(getattr(values[key], field, None)))
        if part == "entries":
            path = self._plain.paths[self._plain.kinds[key].name, key]
        elif part in _KINDS:
            path = self._plain.paths[_KINDS[part], key]
        elif part == "kinds":
            return digest(values[key].name)
        else:
            return digest(repr(key), repr(values[key]))
        return digest(str(key), self._files[path])
