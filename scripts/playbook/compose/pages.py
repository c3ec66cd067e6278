"""Which pages the site has, in what order, and what each knows of its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from playbook.compose.words import WORDS
from playbook.models.base import LANGUAGES, Entry, Title
from playbook.models.entries import Practice, Reference
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.house import Pack
from playbook.models.kinds import KIND_BY_NAME, Kind
from playbook.models.people import Contributor

MAX_SIBLINGS = 24
"""A sidebar lists at most this many; beyond it, those nearest to the page."""
MAX_LISTED = 100
"""An index lists at most this many entries; the rest stand on pages that follow it."""

PACK = "scripts/offboarding-pack"
"""Where the page stands that fills several scripts at once."""


@dataclass(frozen=True)
class Stop:
    """A link with a name: in the sidebar, the path or the pager."""

    address: str
    title: Title

    @cached_property
    def name(self) -> str:
        """All that the link shows, in one line."""
        return f"{self.address} {self.title.sv} / {self.title.en}"


@dataclass(frozen=True)
class Page:
    """One page in every language: its address, and what its template is given."""

    address: str
    """From the top of a language's site, no slash at either end; the home page's is empty."""
    template: str
    title: Title
    source: str | None = None
    """The data file that the page is made from."""
    section: str | None = None
    """Address of the index that the page belongs to."""
    is_index: bool = False
    crumbs: Sequence[Stop] = ()
    siblings: Sequence[Stop] = ()
    previous: Stop | None = None
    next: Stop | None = None
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The page's Markdown file under a language's folder."""
        if self.is_index:
            return f"{self.address}/index.md".lstrip("/")
        return f"{self.address}.md"


def pages(handbook: Handbook, section_title: dict[str, Title]) -> Iterator[Page]:
    """All pages that are made from the data. `section_title` names each kind's index."""
    yield Page("", "home", handbook.house.name, is_index=True, source="data/handbook.yml")
    by_kind: dict[str, list[Entry]] = {kind.name: [] for kind in entry_kinds()}
    for entry in handbook.entries.values():
        by_kind[handbook.kinds[entry.id].name].append(entry)
    for kind in entry_kinds():
        entries = by_kind[kind.name]
        index = Stop(str(kind.address), section_title[kind.name])
        yield from _index_pages(kind, entries, index)
        yield from _entry_pages(handbook, kind.name, entries, index)
    yield from _contributor_pages(handbook)
    if handbook.house.pack is not None:
        yield _pack_page(handbook.house.pack, section_title["script"])
    for old, new in handbook.redirects.items():
        yield Page(old, "redirect", _title_at(handbook, new), context={"target": new})


def _index_pages(kind: Kind, entries: list[Entry], index: Stop) -> Iterator[Page]:
    """The pages that list a kind's entries: one, or as many as their number asks for."""
    parts = [entries[at : at + MAX_LISTED] for at in range(0, len(entries), MAX_LISTED)] or [[]]
    stops = [index]
    for number in range(2, len(parts) + 1):
        names = {
            language: f"{index.title.in_language(language)}, {WORDS[language]['page']} {number}"
            for language in LANGUAGES
        }
        stops.append(Stop(f"{index.address}/page/{number}", Title(**names)))
    for place, (stop, part) in enumerate(zip(stops, parts, strict=True)):
        yield Page(
            stop.address,
            f"index-{kind.name}",
            stop.title,
            source="data/handbook.yml",
            section=index.address,
            is_index=place == 0,
            crumbs=(index,) if place else (),
            siblings=_nearest(stops, place) if len(stops) > 1 else (),
            previous=stops[place - 1] if place else None,
            next=stops[place + 1] if place + 1 < len(stops) else None,
            context={"entries": part},
        )


def _entry_pages(
    handbook: Handbook, kind: str, entries: list[Entry], index: Stop
) -> Iterator[Page]:
    stops = [Stop(handbook.address(entry.id), entry.title) for entry in entries]
    beside: dict[str | None, list[Stop]] = {}
    for stop, entry in zip(stops, entries, strict=True):
        if not _is_register(entry):
            beside.setdefault(_phase(entry), []).append(stop)
    places = {id(stop): at for near in beside.values() for at, stop in enumerate(near)}
    for place, entry in enumerate(entries):
        stop = stops[place]
        is_register = _is_register(entry)
        yield Page(
            stops[place].address,
            kind,
            entry.title,
            source=handbook.paths[kind, entry.id],
            section=stops[place].address if is_register else index.address,
            crumbs=(index,),
            siblings=() if is_register else _nearest(beside[_phase(entry)], places[id(stop)]),
            previous=stops[place - 1] if place else None,
            next=stops[place + 1] if place + 1 < len(stops) else None,
            context={"entry": entry},
        )


def _contributor_pages(handbook: Handbook) -> Iterator[Page]:
    people = sorted(handbook.contributors.values(), key=lambda person: person.name.split()[-1])
    folder = KIND_BY_NAME["contributor"].address
    stops = [Stop(f"{folder}/{person.id}", _name(person)) for person in people]
    index = Stop("reference/contributors", handbook.entries["contributors"].title)
    for place, person in enumerate(people):
        yield Page(
            stops[place].address,
            "contributor",
            stops[place].title,
            source=handbook.paths["contributor", person.id],
            section=index.address,
            crumbs=(index,),
            siblings=_nearest(stops, place),
            previous=stops[place - 1] if place else None,
            next=stops[place + 1] if place + 1 < len(stops) else None,
            context={"person": person},
        )


def _pack_page(pack: Pack, section_title: Title) -> Page:
    section = str(KIND_BY_NAME["script"].address)
    return Page(
        PACK,
        "pack",
        pack.title,
        source="data/handbook.yml",
        section=section,
        crumbs=(Stop(section, section_title),),
        context={"pack": pack},
    )


def _is_register(entry: Entry) -> bool:
    """Whether the page stands in the menu itself; the others are listed below their section."""
    return isinstance(entry, Reference) and entry.shows is not None


def _phase(entry: Entry) -> str | None:
    """The phase whose practices are listed beside a practice; other kinds are listed together."""
    return entry.phase if isinstance(entry, Practice) else None


def _nearest(stops: list[Stop], here: int) -> list[Stop]:
    if len(stops) <= MAX_SIBLINGS:
        return stops
    first = max(0, min(here - MAX_SIBLINGS // 2, len(stops) - MAX_SIBLINGS))
    return stops[first : first + MAX_SIBLINGS]


def _name(person: Contributor) -> Title:
    return Title(sv=person.name, en=person.name)


def _title_at(handbook: Handbook, address: str) -> Title:
    entry = handbook.entries.get(address.rsplit("/", 1)[-1])
    return entry.title if entry is not None else handbook.house.name
