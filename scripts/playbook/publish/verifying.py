"""The gate before a site is shown: what is on its pages is there, and comes from here."""

import posixpath
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from lxml import etree, html

_LOADS = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "link": "href",
}
"""Elements that make the browser fetch something, and the attribute that says what."""
_FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "modulepreload",
}
_SCHEMES = {"", "http", "https", "mailto", "tel"}
_ELEMENTS = etree.XPath(
    f"//*[@id or @name] | //a[@href] | {' | '.join(f'//{tag}' for tag in _LOADS)}"
)


@dataclass(frozen=True)
class Facts:
    """What a page says of itself and of others, as far as the gate asks."""

    language: str
    ids: frozenset[str]
    targets: frozenset[tuple[str, str]]
    """Where its links lead within the site: path from the top, and place on the page or ``""``."""
    faults: tuple[str, ...]
    """What is wrong with it whatever else the site holds."""

    def plain(self) -> Any:
        """The same as plain values, to be kept."""
        return (self.language, sorted(self.ids), sorted(self.targets), self.faults)

    @classmethod
    def from_plain(cls, plain: Any) -> "Facts":
        """The facts from what `plain` gave."""
        language, ids, targets, faults = plain
        return cls(language, frozenset(ids), frozenset(targets), faults)


def look(path: str, page: bytes) -> Facts:
    """Read the facts off the HTML of the page at `path`, from the top of the site."""
    tree = html.fromstring(page)
    ids: set[str] = set()
    links: dict[str, None] = {}
    loads: dict[str, None] = {}
    for element in cast("list[etree._Element]", _ELEMENTS(tree)):
        get = element.get
        ids.update((get("id", ""), get("name", "")))
        tag = str(element.tag)
        if tag == "a":
            links[get("href") or ""] = None
        attribute = _LOADS.get(tag)
        url = get(attribute) if attribute else None
        is_fetched = tag != "link" or _FETCHING_LINKS & set(get("rel", "").split())
        if url and not url.startswith("data:"):
            (loads if is_fetched else links)[url] = None
    links.pop("", None)
    faults = [f"loads {url} from another host" for url in loads if urlsplit(url).netloc]
    targets = set()
    for url in links | loads:
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES:
            faults.append(f"the link {url} has a scheme that is not used here")
        if not parts.scheme and not parts.netloc:
            target = path if not parts.path else _target(path, unquote(parts.path))
            targets.add((target, unquote(parts.fragment)))
    return Facts(tree.get("lang", ""), frozenset(ids), frozenset(targets), tuple(faults))


def _target(path: str, link: str) -> str:
    if link.startswith("/"):
        target = posixpath.normpath(link.lstrip("/") or ".")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    if link.endswith("/") or target == ".":
        target = posixpath.normpath(f"{target}/index.html")
    return target


class Gate:
    """Verifies site after site, and looks again only at what may have changed its verdict."""

    def __init__(self) -> None:
        self._pages: Mapping[str, Facts] = {}
        self._files: AbstractSet[str] = frozenset()

    def problems(
        self, pages: Mapping[str, Facts], files: AbstractSet[str], expected: Mapping[str, str]
    ) -> list[str]:
        """Give what is wrong with a site, one line each; remember it if that is nothing.

        `files` are the paths of all that it holds, `pages` the facts of those that are HTML, and
        `expected` the pages that must be there, as path to language: ``en/index.html``.
        """
        before = self._pages
        changed = {path: facts for path, facts in pages.items() if before.get(path) is not facts}
        is_less = not self._files <= files or any(
            path in before and not before[path].ids <= facts.ids for path, facts in changed.items()
        )
        found = [f"{path}: the page is missing" for path in sorted(set(expected) - set(pages))]
        for path, facts in sorted((pages if is_less else changed).items()):
            language = expected.get(path)
            if language and facts.language != language:
                found.append(f"{path}: its language is “{facts.language}”, not “{language}”")
            found += [f"{path}: {fault}" for fault in facts.faults]
            found += [f"{path}: {fault}" for fault in _dead_ends(facts, pages, files)]
        if not found:
            self._pages, self._files = dict(pages), frozenset(files)
        return found


def _dead_ends(facts: Facts, pages: Mapping[str, Facts], files: AbstractSet[str]) -> Iterator[str]:
    for target, anchor in facts.targets:
        page = target if target in files else f"{target}/index.html"
        if page not in files:
            yield f"the link to {target} leads nowhere"
        elif anchor and page in pages and anchor not in pages[page].ids:
            yield f"the link to {target}#{anchor} leads to a place that is not on the page"
