"""Judged queries, and what came of them."""

import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from playbook.compose.pages import PACK
from playbook.models.base import Language
from playbook.models.handbook import Handbook

JUDGED = Path(__file__).parent / "judged"
OWN, OTHERS, HELD_OUT = BATCHES = ("own", "others", "held out")
"""Queries by those who made the search; by others, tuned on too; and those nobody has looked at."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Query:
    """Something to type, and the addresses of the pages that answer it."""

    kind: str
    text: str
    right: frozenset[str]
    batch: str = OWN
    """Who wrote it: one of `BATCHES`."""


@dataclass(frozen=True)
class Score:
    """Of so many queries, the shares with the right page first, in the first three, and no page."""

    count: int
    first: float
    three: float
    empty: float


def judged(handbook: Handbook, language: Language) -> list[Query]:
    """The queries written by hand, in the three batches."""
    return [
        Query(kind, str(text), frozenset(_address(handbook, one) for one in right.split()), batch)
        for name, batch in zip(("", "-others", "-held-out"), BATCHES, strict=True)
        for kind, queries in yaml.safe_load(
            (JUDGED / f"{language}{name}.yml").read_text("utf-8")
        ).items()
        for text, right in queries.items()
    ]


def _read(file: Path) -> dict[str, dict[object, str]]:
    read: dict[str, dict[object, str]] = yaml.safe_load(file.read_text("utf-8"))
    return read


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
    if name == PACK.rpartition("/")[2]:
        return f"{PACK}/"
    if name not in handbook.kinds:
        return f"{name}/"  # A section, or the editors' guide.
    return f"{handbook.address(name)}/"
