"""All files of the site, each made once for as long as nothing that it shows has changed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playbook.compose.browser_scripts import served_scripts
from playbook.compose.documents.letterhead import Letterhead, open_letterhead
from playbook.compose.downloads import downloads, writers
from playbook.compose.forms import form_for, form_words
from playbook.compose.guide import guide_pages
from playbook.compose.pages import Page, pages
from playbook.compose.papers import packed, paper
from playbook.compose.rendering import Renderer, templates_name
from playbook.compose.schemas import schemas
from playbook.compose.searching import ADDRESS as SEARCH_INDEX
from playbook.compose.searching import page_record, search_index, written_record
from playbook.compose.tools import tool_context
from playbook.compose.tracing import Read, Trace
from playbook.compose.words import WORDS
from playbook.keeping import Keep, digest, makers
from playbook.models.base import LANGUAGES, Language, Title
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.scripts import Script

_Made = tuple[frozenset[Read], Any]
"""What was read from the handbook to make something, and what was made."""


def compose(handbook: Handbook, written_by_hand: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files of the site, made from nothing but this.

    `written_by_hand` is what lies in `docs/`: a path that begins with a language belongs to that
    language's site, every other path to both.
    """
    return Composer(Keep(None)).compose(handbook, written_by_hand, None)


class Composer:
    """Composes one project's files again and again."""

    def __init__(self, keep: Keep):
        self._keep = keep
        self._trace: Trace | None = None
        self._made: dict[bytes, _Made] = {}
        self._by_hand: tuple[Mapping[str, bytes], dict[str, bytes]] = ({}, {})

    def compose(
        self,
        handbook: Handbook,
        written_by_hand: Mapping[str, bytes],
        names: Mapping[str, bytes] | None,
    ) -> dict[str, bytes]:
        """Compose as the function `compose` does.

        Given `names` of the data files by path, a page or document that shows nothing of a file
        with another name is not made again.
        """
        titles = {
            kind.name: Title(**{lang: WORDS[lang][f"section_{kind.address}"] for lang in LANGUAGES})
            for kind in entry_kinds()
        }
        site = [*pages(handbook, titles), *guide_pages()]
        before = _Before(self._trace, self._made)
        trace = Trace(handbook, names, before.trace) if names is not None else None
        made: dict[bytes, _Made] = {}
        files = {f"schemas/{name}": content for name, content in self._schemas(handbook).items()}
        if self._by_hand[0] != written_by_hand:
            self._by_hand = (dict(written_by_hand), served_scripts(written_by_hand))
        letterheads = _Letterheads(handbook.letterhead)
        for language in LANGUAGES:
            files[f"docs/{language}/assets/javascripts/letterhead.js"] = self._keep.once(
                digest("letterhead", makers(), language, handbook.letterhead),
                partial(letterheads.script, language),
            )
            maker = _Maker(
                handbook, language, letterheads, self._keep, trace, before.of(trace), made
            )
            found = []
            for page in site:
                files[f"docs/{language}/{page.file}"], record = maker.page(page)
                found.append(record)
            for script in handbook.of_kind(Script):
                blank = maker.downloads(script)
                files |= {f"files/{language}/{path}": content for path, content in blank.items()}
            own = _by_hand(self._by_hand[1], language)
            files |= {f"docs/{language}/{path}": content for path, content in own.items()}
            found += [
                written_record(path, text, language)
                for path, text in own.items()
                if path.endswith(".md")
            ]
            files[f"docs/{language}/{SEARCH_INDEX}"] = search_index(handbook, language, found)
        self._trace, self._made = trace, made
        return files

    def _schemas(self, handbook: Handbook) -> dict[str, bytes]:
        ids = _ids(handbook)
        name = digest("schemas", makers(), repr(ids))
        return self._keep.once(name, partial(schemas, ids))


class _Before:
    """What was composed the last time, as far as it still holds."""

    def __init__(self, trace: Trace | None, made: dict[bytes, _Made]):
        self.trace = trace
        self._made = made

    def of(self, now: Trace | None) -> Callable[[bytes], Any]:
        """How to find what was made last time from what has not changed since."""
        changed = now.changed() if now is not None else frozenset()

        def find(name: bytes) -> _Made | None:
            found = self._made.get(name)
            return found if found is not None and changed.isdisjoint(found[0]) else None

        return find


class _Letterheads(dict[Language, Letterhead]):
    """The letterhead in each language, opened when a Word file is made."""

    def __init__(self, content: bytes):
        super().__init__()
        self._content = content

    def __missing__(self, language: Language) -> Letterhead:
        self[language] = open_letterhead(self._content, language)
        return self[language]

    def script(self, language: Language) -> bytes:
        return self[language].script()


class _Maker:
    """Makes the pages and downloads of one language, and keeps them if there is a trace."""

    def __init__(
        self,
        handbook: Handbook,
        language: Language,
        letterheads: Mapping[Language, Letterhead],
        keep: Keep,
        trace: Trace | None,
        before: Callable[[bytes], _Made | None],
        made: dict[bytes, _Made],
    ):
        self._handbook = trace.handbook if trace else handbook
        self._language = language
        self._written_by = writers(letterheads)
        self._keep = keep
        self._trace = trace
        self._before = before
        self._made = made
        self._renderer = Renderer(self._handbook, language, keep)
        self._way = digest(makers(), templates_name(), language) if trace else b""

    def page(self, page: Page) -> tuple[bytes, bytes]:
        """The page's Markdown, and what the search finds it by."""

        def make() -> tuple[bytes, bytes]:
            text = self._rendered(page)
            return text.encode(), page_record(self._handbook, self._language, page, text)

        if self._trace is None:
            return make()
        made: tuple[bytes, bytes] = self._once(self._trace.page(page), make)
        return made

    def downloads(self, script: Script) -> dict[str, bytes]:
        def make() -> dict[str, bytes]:
            return downloads(script, self._handbook, self._language, self._written_by, self._keep)

        if self._trace is None:
            return make()
        made: dict[str, bytes] = self._once(
            digest(self._trace.record(script), self._handbook.letterhead), make
        )
        return made

    def _once(self, name: bytes, make: Callable[[], Any]) -> Any:
        """What is made of the thing of this name, unless it was made of the same before."""
        trace = self._trace
        assert trace is not None  # noqa: S101 - asked for only where there is one
        name = digest(self._way, name)
        found = self._before(name)
        if found is None:
            kept = self._keep.get(name)
            if kept is not None:
                reads = trace.same(kept[0])
                if trace.name(reads) == kept[1]:
                    found = (frozenset(reads), kept[2])
        if found is None:
            trace.reads.clear()
            value = make()
            reads = list(trace.reads)
            self._keep.put(name, (reads, trace.name(reads), value))
            found = (frozenset(reads), value)
        self._made[name] = found
        return found[1]

    def _rendered(self, page: Page) -> str:
        entry = page.context.get("entry")
        handbook, language = self._handbook, self._language
        if isinstance(entry, Script):
            more: dict[str, Any] = {
                "paper": paper(entry, handbook, language),
                "form": form_for([entry], handbook),
            }
        elif "pack" in page.context:
            more = packed(page.context["pack"], handbook, language)
        else:
            more = tool_context(entry, handbook, language)
            return self._renderer.render(page, **more)
        return self._renderer.render(page, form_words=form_words(language), **more)


def _ids(handbook: Handbook) -> dict[str, list[str]]:
    """The ids that exist, by the name of their kind."""
    found: dict[str, list[str]] = {"entry": sorted(handbook.entries)}
    for kind, record_id in sorted(handbook.paths):
        found.setdefault(kind, []).append(record_id)
    found["phase"] = [phase.id for phase in handbook.house.phases]
    found["severity"] = [severity.id for severity in handbook.house.severities]
    return found


def _by_hand(written_by_hand: Mapping[str, bytes], language: Language) -> dict[str, bytes]:
    """What is written by hand for `language`, by its path in that language's pages."""
    files = {}
    for path, content in written_by_hand.items():
        first, _, rest = path.partition("/")
        if first in LANGUAGES:
            if first == language:
                files[rest] = content
        else:
            files[path] = content
    return files
