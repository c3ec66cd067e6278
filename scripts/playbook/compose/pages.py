"""Which pages the site has, in what order, and what each knows of its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from playbook.models.base import Entry, Title
from playbook.models.entries import Practice, Reference
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.house import Pack
from playbook.models.kinds import KIND_BY_NAME
from playbook.models.people import Contributor

MAX_SIBLINGS = 40
"""A sidebar lists at most this many; beyond it, those nearest to the page."""

PACK = "scripts/offboarding-pack"
"""Where the page stands that fills several scripts at once."""


@dataclass(frozen=True)
class Stop:
    """A link with a name: in the sidebar, the path or the pager."""

    address: str
    title: Title


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
    for kind in entry_kinds():
        address = str(kind.address)
        entries = [entry for entry in handbook.entries.values() if handbook.kinds[entry.id] == kind]
        index = Stop(address, section_title[kind.name])
        yield Page(
            address,
            f"index-{kind.name}",
            index.title,
            source="data/handbook.yml",
            section=address,
            is_index=True,
            context={"entries": entries},
        )
        yield from _entry_pages(handbook, kind.name, entries, index)
    yield from _contributor_pages(handbook)
    if handbook.house.pack is not None:
        yield _pack_page(handbook.house.pack, section_title["script"])
    for old, new in handbook.redirects.items():
        yield Page(old, "redirect", _title_at(handbook, new), context={"target": new})


def _entry_pages(
    handbook: Handbook, kind: str, entries: list[Entry], index: Stop
) -> Iterator[Page]:
    stops = [Stop(handbook.address(entry.id), entry.title) for entry in entries]
    for place, entry in enumerate(entries):
        # A register stands in the menu itself; the others are listed below their section.
        is_register = isinstance(entry, Reference) and entry.shows is not None
        near = [
            stop
            for stop, other in zip(stops, entries, strict=True)
            if not is_register
            and (not isinstance(entry, Practice) or getattr(other, "phase", None) == entry.phase)
            and getattr(other, "shows", None) is None
        ]
        yield Page(
            stops[place].address,
            kind,
            entry.title,
            source=handbook.paths[kind, entry.id],
            section=stops[place].address if is_register else index.address,
            crumbs=(index,),
            siblings=_nearest(near, stops[place]),
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
            siblings=_nearest(stops, stops[place]),
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


def _nearest(stops: list[Stop], here: Stop) -> list[Stop]:
    if len(stops) <= MAX_SIBLINGS:
        return stops
    first = max(0, min(stops.index(here) - MAX_SIBLINGS // 2, len(stops) - MAX_SIBLINGS))
    return stops[first : first + MAX_SIBLINGS]


def _name(person: Contributor) -> Title:
    return Title(sv=person.name, en=person.name)


def _title_at(handbook: Handbook, address: str) -> Title:
    entry = handbook.entries.get(address.rsplit("/", 1)[-1])
    return entry.title if entry is not None else handbook.house.name
