"""Compose: from the handbook to all files of the site, as path and content, without the disk.

Paths begin with ``docs/<language>/`` for what the engine makes pages of, and with
``files/<language>/`` for downloads and ``schemas/``, which are published as they are.
"""

from typing import Any

from playbook.compose.browser_scripts import served_scripts
from playbook.compose.downloads import downloads, open_letterheads, writers
from playbook.compose.forms import form_for, form_words
from playbook.compose.guide import guide_pages
from playbook.compose.pages import Page, pages
from playbook.compose.papers import packed, paper
from playbook.compose.rendering import Renderer
from playbook.compose.schemas import schemas
from playbook.compose.searching import ADDRESS as SEARCH_INDEX
from playbook.compose.searching import search_index
from playbook.compose.words import WORDS
from playbook.models.base import LANGUAGES, Language, Title
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.scripts import Script

__all__ = ["compose"]


def compose(handbook: Handbook, written_by_hand: dict[str, bytes]) -> dict[str, bytes]:
    """All files of the site.

    `written_by_hand` is what lies in `docs/`: a path that begins with a language belongs to that
    language's site, every other path to both.
    """
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
        files[f"docs/{language}/assets/javascripts/letterhead.js"] = letterheads[language].script()
        renderer = Renderer(handbook, language)
        for page in site:
            files[f"docs/{language}/{page.file}"] = _page(renderer, page, handbook, language)
        for script in handbook.of_kind(Script):
            blank = downloads(script, handbook, language, written_by)
            files |= {f"files/{language}/{path}": content for path, content in blank.items()}
        own = _by_hand(by_hand, language)
        files |= {f"docs/{language}/{path}": content for path, content in own.items()}
        index = search_index(handbook, language, site, files, own)
        files[f"docs/{language}/{SEARCH_INDEX}"] = index
    return files


def _ids(handbook: Handbook) -> dict[str, list[str]]:
    """The ids that exist, by the name of their kind."""
    found: dict[str, list[str]] = {"entry": sorted(handbook.entries)}
    for kind, record_id in sorted(handbook.paths):
        found.setdefault(kind, []).append(record_id)
    found["phase"] = [phase.id for phase in handbook.house.phases]
    found["severity"] = [severity.id for severity in handbook.house.severities]
    return found


def _page(renderer: Renderer, page: Page, handbook: Handbook, language: Language) -> bytes:
    entry = page.context.get("entry")
    if isinstance(entry, Script):
        more: dict[str, Any] = {
            "paper": paper(entry, handbook, language),
            "form": form_for([entry], handbook),
        }
    elif "pack" in page.context:
        more = packed(page.context["pack"], handbook, language)
    else:
        return renderer.render(page).encode()
    return renderer.render(page, form_words=form_words(language), **more).encode()


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
