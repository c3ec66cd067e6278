"""The whole handbook, checked: what the composing of pages starts from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from playbook.models.base import Entry
from playbook.models.house import House
from playbook.models.kinds import KINDS, Kind
from playbook.models.people import Contributor, Quote, Statement
from playbook.models.registers import (
    Correction,
    Principle,
    Question,
    Source,
    Stand,
    Term,
)
from playbook.models.template_fields import TemplateField
from playbook.models.vocabulary import Synonyms

Some = TypeVar("Some", bound=Entry)


@dataclass(frozen=True)
class Handbook:
    """Every record by id, every reference resolved in both directions."""

    house: House
    entries: Mapping[str, Entry]
    """All that has a page and is not a contributor."""
    contributors: Mapping[str, Contributor]
    quotes: Mapping[str, Quote]
    statements: Mapping[str, Statement]
    fields: Mapping[str, TemplateField]
    sources: Mapping[str, Source]
    corrections: Mapping[str, Correction]
    stands: Mapping[str, Stand]
    principles: Mapping[str, Principle]
    terms: Mapping[str, Term]
    questions: Mapping[str, Question]
    synonyms: Mapping[str, Synonyms]
    """The search's vocabulary: groups of words that mean the same."""
    redirects: Mapping[str, str]
    """Old address to the address that replaces it, both without a slash at the end."""
    letterhead: bytes
    """The Word file whose styles the documents are written in."""
    kinds: Mapping[str, Kind]
    """The kind of each entry."""
    paths: Mapping[tuple[str, str], str]
    """The data file of each record, by the name of its kind and its id."""
    referrers: Mapping[tuple[str, str], tuple[str, ...]]
    """The entries that name a record, by the name of its kind and its id."""

    def of_kind(self, model: type[Some]) -> list[Some]:
        """The entries of one model, in the order of the handbook."""
        return [entry for entry in self.entries.values() if isinstance(entry, model)]

    def address(self, entry_id: str) -> str:
        """Where an entry's page is, from the top of its language's site: ``scripts/x``."""
        return f"{self.kinds[entry_id].address}/{entry_id}"

    def quoted_in(self, kind: str, record_id: str) -> list[Entry]:
        """The entries that show a quote or statement."""
        return [self.entries[entry] for entry in self.referrers.get((kind, record_id), ())]


def entry_kinds() -> tuple[Kind, ...]:
    """The kinds whose records are entries."""
    return tuple(kind for kind in KINDS if kind.is_entry)
