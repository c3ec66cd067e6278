"""The search's index of one language, from the composed pages.

`search_index` gives one classic script, published as ``search/index.js``: a call of
``handbookSearch.load`` with everything that the engine in `docs/assets/javascripts/search/`
needs. It is a script and not JSON so that a page opened from a folder can read it, too. Each page's
part, `page_record`, is made with the page and again only when the page is; the index joins them.

A page's search words stand apart from what is shown of it, all of them in one string: alike things
beside each other are pressed together better on their way to the reader.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import yaml

from playbook.compose.pages import Page
from playbook.compose.searching.passages import Passage, passages
from playbook.compose.words import WORDS
from playbook.models.base import Entry, Language
from playbook.models.entries import Reference
from playbook.models.handbook import Handbook
from playbook.models.house import Pack
from playbook.models.people import Contributor
from playbook.models.red_flags import RedFlag

__all__ = ["page_record", "search_index", "written_record"]

ADDRESS = "search/index.js"
"""Where the index lies in a language's site."""
_LEFT_OUT = ("home", "redirect", "guide-fields", "guide-errors")
"""Templates whose pages nobody searches for: they only lead on, or are for editors."""

_REGISTER = 0.7
"""What pages weigh that list or explain many things: the page on the thing itself says more."""
_BY_HEADING = ("contributors", "lawyer", "quotes", "sources")
"""Registers found by their headings alone: what they show stands on the pages it concerns, too."""
_OVERVIEW = 0.85
"""What an overview weighs, for those who look for more than one page."""
_TOOL = 0.9
"""What pages weigh that are used once one has read what it is about."""
_WEIGHTS = {
    "script": _TOOL,
    "checklist": _TOOL,
    "decision-aid": _TOOL,
    "reference": _TOOL,
    "alternative": 0.96,  # Whoever names a problem first wants to know whether it is one.
}
"""What an entry's page weighs by its kind, where that is not 1."""


def search_index(handbook: Handbook, language: Language, records: Iterable[bytes]) -> bytes:
    """The index of the pages in `language`, as UTF-8, from what each of them is found by."""
    beginning = _json(
        {
            "language": language,
            "synonyms": list(_synonyms(handbook, language)),
            "start": [f"{handbook.address(moment.first)}/" for moment in handbook.house.moments],
        }
    ).removesuffix(b"}")
    split = [record.split(b"\n") for record in records if record]
    words, pages = (b",".join(parts) for parts in zip(*split, strict=True))
    return b'handbookSearch.load(%b,"words":[%b],"pages":[%b]});\n' % (beginning, words, pages)


def page_record(handbook: Handbook, language: Language, page: Page, markdown: str) -> bytes:
    """What a page made from the data is found by; empty for one that nobody searches for.

    Gives two lines of JSON: its search words, and the page. `markdown` is the page in `language`.
    """
    if page.template in _LEFT_OUT:
        return b""
    read = passages(markdown.partition("\n---\n")[2], language)
    entry = page.context.get("entry")
    other: Language = "en" if language == "sv" else "sv"
    words: Iterable[str] = ()
    record: dict[str, Any] = {
        "at": f"{page.address}/",
        "title": page.title.in_language(language),
        "kind": WORDS[language][f"one_{page.template.removeprefix('index-')}"],
        "other": getattr(page.title, other) or "",
    }
    if isinstance(entry, Entry):
        words = getattr(entry.keywords, language)
        record |= _badge(handbook, entry, language)
        if page.template in _WEIGHTS:
            record["weight"] = _WEIGHTS[page.template]
        if isinstance(entry, Reference) and entry.shows is not None:
            record["weight"] = _REGISTER
            if entry.shows == "glossary":
                read = [*read, *_terms(handbook, language)]
            elif entry.shows in _BY_HEADING:
                read = [read[0], *(replace(part, text="") for part in read[1:])]
    person = page.context.get("person")
    if isinstance(person, Contributor):
        words = (person.agency, *(person.printed_as or ()))
    pack = page.context.get("pack")
    if isinstance(pack, Pack):
        words = getattr(pack.keywords, language)
    if page.is_index:
        record["kind"] = WORDS[language]["one_index"]
    if page.is_index or page.template == "pack":
        # What it lists stands on pages of its own.
        record["weight"] = _OVERVIEW
        read = read[:1]
    return _record(words, record | _texts(read))


def written_record(path: str, raw: bytes, language: Language) -> bytes:
    """What a page written by hand at `path` is found by, as `page_record` gives it.

    What it is called stands in its first heading or front matter; words that it is to be found by
    may stand in the front matter as `keywords`.
    """
    text = raw.decode()
    front: dict[str, Any] = {}
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        front = yaml.load(head, Loader=yaml.CSafeLoader) or {}
    words = front.get("keywords") or ()
    read = passages(text, language)
    address = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return _record(
        words.split(",") if isinstance(words, str) else words,
        {
            "at": f"{address}/".lstrip("/"),
            "title": front.get("title") or read[0].title,
            "kind": WORDS[language]["one_page"],
            "weight": _TOOL,
        }
        | _texts(read),
    )


def _record(words: Iterable[str], page: dict[str, Any]) -> bytes:
    joined = "|".join(str(word).strip().replace("|", " ") for word in words)
    return _json(joined) + b"\n" + _json(page)


def _json(value: Any) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # These two end a line in a script, though not in JSON.
    return written.replace("\u2028", " ").replace("\u2029", " ").encode()


def _texts(read: Sequence[Passage]) -> dict[str, Any]:
    """The page's own text, and each section as anchor, heading and text."""
    sections = [[part.anchor, part.title, part.text] for part in read[1:]]
    return {"text": read[0].text, "sections": sections}


def _badge(handbook: Handbook, entry: Entry, language: Language) -> dict[str, str]:
    """How serious a red flag is, or the phase that an entry belongs to."""
    if isinstance(entry, RedFlag):
        severity = next(one for one in handbook.house.severities if one.id == entry.severity)
        return {"badge": severity.title.in_language(language), "severity": severity.id}
    phase_id = getattr(entry, "phase", None)
    phase = next((one for one in handbook.house.phases if one.id == phase_id), None)
    return {"badge": phase.title.in_language(language)} if phase else {}


def _terms(handbook: Handbook, language: Language) -> Iterator[Passage]:
    other: Language = "en" if language == "sv" else "sv"
    for term in handbook.terms.values():
        foreign = getattr(term.term, other)
        text = " ".join(
            filter(None, (foreign and f"({foreign})", term.meaning.in_language(language)))
        )
        yield Passage(term.id, term.term.in_language(language), text)


def _synonyms(handbook: Handbook, language: Language) -> Iterator[list[str]]:
    """The vocabulary's groups, and each term with the words that the handbook avoids for it."""
    for group in handbook.synonyms.values():
        words = list(getattr(group, language))
        if words:
            yield words
    for term in handbook.terms.values():
        avoided = list(getattr(term.avoid, language))
        if avoided:
            yield [getattr(term.term, language) or "", *avoided]
