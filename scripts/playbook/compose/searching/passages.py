"""From a page's Markdown to the words that can be searched: one passage a heading.

Our own templates wrote the Markdown, so plain searches are enough. What only leads to other pages
is left out: a list of links says what those pages say, and they are found by themselves.
"""

import re
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import slugify, unique  # type: ignore[import-untyped]

from playbook.models.base import Language


@dataclass(frozen=True)
class Passage:
    """A heading, the address of it on its page (none for the page's own) and what follows it."""

    anchor: str
    title: str
    text: str


_ELSEWHERE = re.compile(
    r"<(svg|button|form|nav|summary|dt|figure|span|p|dl|ul|table|div) [^>\n]*?"
    r'(?:data-search-exclude|class="(?:pb-(?:links|index|back|copy|search|shape|place|downloads'
    r'|required|kicker|badge|glossary|people|stands|source-list|script-tools)\b[^"]*))[^>]*>'
    r".*?</\1>",
    re.DOTALL,
)
_UNSEEN = re.compile(r"<(svg|button|form|nav|summary|dt)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL)
_ATTRIBUTES = re.compile(r"^\{:[^}\n]*\}$|\s\{:?[^}\n]*\}$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,3}) +(.+?)(?: *\{:? *([^}\n]*)\})?$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\[]*)\]\([^)\s]*\)")
_SIGNS = re.compile(r"^\s*(?:[-+*]|\d+\.|[>|])\s+|\*+|^\|?[\s:|-]+\|$|`", re.MULTILINE)
_LOOSE_SIGN = re.compile(r" ([,.;:!?)\]”])(?!\w)")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def passages(body: str, language: Language) -> list[Passage]:
    """The passages of a page's Markdown without front matter; the first is the page's own.

    Anchors are those that Markdown's table of contents gives its headings. Words in the other
    language, such as a source's wording, are left out.
    """
    other = "en" if language == "sv" else "sv"
    body = _ELSEWHERE.sub(" ", body)
    body = _UNSEEN.sub(" ", body)
    body = re.sub(rf'<(\w+) [^>]*lang="{other}"[^>]*>.*?</\1>', " ", body, flags=re.DOTALL)
    found: list[Passage] = []
    used: set[str] = set()
    anchor, title, start = "", "", 0
    for heading in _HEADING.finditer(body):
        if heading.start() or title:
            found.append(Passage(anchor, title, _plain(body[start : heading.start()])))
        title = _plain(heading[2])
        given = re.search(r"#([\w-]+)", heading[3] or "")
        anchor = unique(given[1] if given else slugify(title, "-"), used)
        start = heading.end()
    found.append(Passage(anchor, title, _plain(body[start:])))
    # What stands before the first heading is empty on our pages; the first is the page's own.
    named = [part for part in found if part.title] or found
    first = Passage("", named[0].title, named[0].text)
    return [first, *named[1:]]


def _plain(markdown: str) -> str:
    text = _ATTRIBUTES.sub("", markdown)
    text = _SIGNS.sub("", _LINK.sub(r"\1", text))
    words = " ".join(unescape(_TAG.sub(" ", text)).split())
    return _LOOSE_SIGN.sub(r"\1", words)
