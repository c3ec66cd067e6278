"""Compose: from the handbook to all files of the site, as path and content, without the disk.

Paths begin with ``docs/<language>/`` for what the engine makes pages of, and with
``files/<language>/`` for downloads and ``schemas/``, which are published as they are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from playbook.compose.documents.as_html import write_html
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import project
from playbook.compose.downloads import LABELS, downloads, file_address
from playbook.compose.guide import guide_pages
from playbook.compose.pages import Page, pages
from playbook.compose.rendering import Renderer, templates_name
from playbook.compose.schemas import schemas
from playbook.compose.tracing import Trace
from playbook.compose.words import WORDS
from playbook.keeping import Keep, digest, makers
from playbook.models.base import LANGUAGES, Language, Title
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.scripts import Script

__all__ = ["compose"]


def compose(
    handbook: Handbook,
    written_by_hand: dict[str, bytes],
    keep: Keep | None = None,
    names: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """All files of the site.

    `written_by_hand` is what lies in `docs/`: a path that begins with a language belongs to that
    language's site, every other path to both. Given `names` of the data files by path, what `keep`
    has of the same files is not made again.
    """
    keep = keep or Keep(None)
    trace = Trace(handbook, names) if names is not None else None
    titles = {
        kind.name: Title(**{lang: WORDS[lang][f"section_{kind.address}"] for lang in LANGUAGES})
        for kind in entry_kinds()
    }
    by_hand = served_scripts(written_by_hand)
    site = [*pages(handbook, titles), *guide_pages()]
    files = {f"schemas/{name}": content for name, content in schemas(_ids(handbook)).items()}
    letterheads = open_letterheads(handbook)
    written_by = writers(letterheads)
    for language in LANGUAGES:
        composer = _Composer(handbook, language, keep, trace)
        for page in site:
            files[f"docs/{language}/{page.file}"] = composer.page(page)
        for script in handbook.of_kind(Script):
            blank = composer.downloads(script)
            files |= {f"files/{language}/{path}": content for path, content in blank.items()}
        own = _by_hand(by_hand, language)
        files |= {f"docs/{language}/{path}": content for path, content in own.items()}
        index = search_index(handbook, language, site, files, own)
        files[f"docs/{language}/{SEARCH_INDEX}"] = index
    return files


class _Composer:
    """Makes the pages of one language, and keeps them if there is a trace."""

    def __init__(self, handbook: Handbook, language: Language, keep: Keep, trace: Trace | None):
        self._handbook = trace.handbook if trace else handbook
        self._language = language
        self._keep = keep
        self._trace = trace
        self._renderer = Renderer(self._handbook, language, keep)
        self._way = digest(makers(), templates_name(), language) if trace else b""

    def page(self, page: Page) -> bytes:
        if self._trace is None:
            return self._made(page)
        made: bytes = self._kept(self._trace.page(page), lambda: self._made(page))
        return made

    def downloads(self, script: Script) -> dict[str, bytes]:
        def make() -> dict[str, bytes]:
            return downloads(script, self._handbook, self._language, self._keep)

        if self._trace is None:
            return make()
        made: dict[str, bytes] = self._kept(self._trace.record(script), make)
        return made

    def _kept(self, name: bytes, make: Callable[[], Any]) -> Any:
        """What was made of the thing of this name, unless something read for it has changed."""
        assert self._trace is not None  # noqa: S101 - asked for only where there is one
        name = digest(self._way, name)
        kept = self._keep.get(name)
        if kept is not None and self._trace.name(kept[0]) == kept[1]:
            return kept[2]
        self._trace.reads.clear()
        made = make()
        reads = list(self._trace.reads)
        self._keep.put(name, (reads, self._trace.name(reads), made))
        return made

    def _made(self, page: Page) -> bytes:
        entry = page.context.get("entry")
        language = self._language
        if not isinstance(entry, Script):
            return self._renderer.render(page).encode()
        shown = project(entry, self._handbook.fields, language, "staff")
        given = project(entry, self._handbook.fields, language, "recipient")
        links = [
            (LABELS[ending], ending, file_address(entry, language, ending)) for ending in LABELS
        ]
        return self._renderer.render(
            page, script_html=Safe(write_html(shown)), copy_text=write_text(given), downloads=links
        ).encode()


def _ids(handbook: Handbook) -> dict[str, list[str]]:
    """The ids that exist, by the name of their kind."""
    found: dict[str, list[str]] = {"entry": sorted(handbook.entries)}
    for kind, record_id in sorted(handbook.paths):
        found.setdefault(kind, []).append(record_id)
    found["phase"] = [phase.id for phase in handbook.house.phases]
    found["severity"] = [severity.id for severity in handbook.house.severities]
    return found


def _by_hand(written_by_hand: dict[str, bytes], language: Language) -> dict[str, bytes]:
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
