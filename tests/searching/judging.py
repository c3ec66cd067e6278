"""Judged queries, and what came of them."""

import hashlib
import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from playbook.models.base import Language
from playbook.models.handbook import Handbook

JUDGED = Path(__file__).parent / "judged"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Query:
    """Something to type, and the addresses of the pages that answer it."""

    kind: str
    text: str
    right: frozenset[str]
    is_seen: bool = False
    """Whether all of its file was looked at while the ranking was tuned."""

    @property
    def is_held_out(self) -> bool:
        """Whether it belongs to the half that nothing was tuned on."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return not self.is_seen and digest[0] % 2 == 1


@dataclass(frozen=True)
class Score:
    """Of so many queries, the shares with the right page first, in the first three, and no page."""

    count: int
    first: float
    three: float
    empty: float


def judged(handbook: Handbook, language: Language) -> list[Query]:
    """The queries written by hand. An id that does not exist raises `KeyError`."""
    return [
        Query(kind, str(text), frozenset(_address(handbook, one) for one in right.split()), is_seen)
        for name, is_seen in ((language, False), (f"{language}-seen", True))
        for kind, queries in yaml.safe_load((JUDGED / f"{name}.yml").read_text("utf-8")).items()
        for text, right in queries.items()
    ]


def titles(handbook: Handbook, language: Language) -> list[Query]:
    """Every title as it is, without diacritics and with one wrong letter."""
    found = []
    for entry in handbook.entries.values():
        title = entry.title.in_language(language)
        right = frozenset({f"{handbook.address(entry.id)}/"})
        found.append(Query("title", title, right))
        plain = unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode()
        if plain != title:
            found.append(Query("title, folded", plain, right))
        found.append(Query("title, one wrong letter", misspelt(title), right))
    return found


def misspelt(title: str) -> str:
    """The title with a letter dropped, doubled, swapped or changed: the same each time."""
    chance = random.Random(title)
    at = chance.choice([i for i, sign in enumerate(title[1:-1], 1) if sign.isalpha()])
    kind = chance.randrange(4)
    if kind == 0:
        return title[:at] + title[at + 1 :]
    if kind == 1:
        return title[: at + 1] + title[at:]
    if kind == 2 and title[at] != title[at + 1] and title[at + 1].isalpha():
        return title[:at] + title[at + 1] + title[at] + title[at + 2 :]
    return title[:at] + chance.choice(LETTERS.replace(title[at].lower(), "")) + title[at + 1 :]


def scored(queries: Sequence[Query], answers: Mapping[str, Sequence[str]]) -> Score:
    """The score of `answers`: for each query's text the addresses that it gave, best first."""
    count = len(queries) or 1
    first = sum(query.right & set(answers[query.text][:1]) != set() for query in queries)
    three = sum(query.right & set(answers[query.text][:3]) != set() for query in queries)
    empty = sum(not answers[query.text] for query in queries)
    return Score(len(queries), first / count, three / count, empty / count)


def by_kind(queries: Sequence[Query]) -> Iterator[tuple[str, list[Query]]]:
    """The queries of each kind, in the order in which the kinds come."""
    for kind in dict.fromkeys(query.kind for query in queries):
        yield kind, [query for query in queries if query.kind == kind]


def _address(handbook: Handbook, name: str) -> str:
    if name in handbook.contributors:
        return f"contributors/{name}/"
    if name in {"checklists", "scripts", "red-flags", "alternatives", "practices"}:
        return f"{name}/"
    return f"{handbook.address(name)}/"
