"""The gate before a site is shown: what is on its pages is there, and comes from here."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
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


@dataclass
class _Page:
    language: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)


def verify(site: Path, expected: dict[str, str]) -> list[str]:
    """Give what is wrong with the site in `site`, one line each.

    `expected` are the pages that must be there, as path to language: ``en/index.html``.
    """
    pages = {path: _parse(site / path) for path in _html_files(site)}
    problems = [f"{path}: the page is missing" for path in sorted(set(expected) - set(pages))]
    for path, page in pages.items():
        language = expected.get(path)
        if language and page.language != language:
            problems.append(f"{path}: its language is “{page.language}”, not “{language}”")
        problems += [
            f"{path}: loads {url} from another host" for url in page.loads if urlsplit(url).netloc
        ]
        problems += [
            f"{path}: {problem}"
            for url in dict.fromkeys(page.links + page.loads)
            for problem in _link_problems(site, pages, path, url)
        ]
    return problems


def _link_problems(site: Path, pages: dict[str, _Page], path: str, url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES:
        yield f"the link {url} has a scheme that is not used here"
    if parts.scheme or parts.netloc:
        return
    target = path if not parts.path else _target(site, path, unquote(parts.path))
    if target not in pages:
        if not (site / target).is_file():
            yield f"the link {url} leads nowhere"
        return
    anchor = unquote(parts.fragment)
    if anchor and anchor not in pages[target].ids:
        yield f"the link {url} leads to a place that is not on the page"


def _target(site: Path, path: str, link: str) -> str:
    if link.startswith("/"):
        target = posixpath.normpath(link.lstrip("/") or ".")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    if link.endswith("/") or (site / target).is_dir():
        target = posixpath.normpath(f"{target}/index.html")
    return target


def _html_files(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def _parse(file: Path) -> _Page:
    tree = html.fromstring(file.read_bytes())
    page = _Page(tree.get("lang", ""))
    for element in tree.iter(etree.Element):
        page.ids.update(element.get(name, "") for name in ("id", "name"))
        if element.tag == "a":
            page.links += [url for url in [element.get("href")] if url]
        attribute = _LOADS.get(str(element.tag))
        url = element.get(attribute) if attribute else None
        is_fetched = element.tag != "link" or _FETCHING_LINKS & set(element.get("rel", "").split())
        if url and not url.startswith("data:"):
            (page.loads if is_fetched else page.links).append(url)
    return page
