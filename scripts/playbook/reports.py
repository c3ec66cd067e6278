"""Questions about the handbook: what leads where, how much there is, what is overdue."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.check.records import Record, Records
from playbook.check.references import is_outside, links
from playbook.diagnostics import Span
from playbook.models.base import LANGUAGES, Entry, Language
from playbook.models.house import House
from playbook.readability import flesch, lix


@dataclass(frozen=True)
class Reference:
    """One place in the data that names a record."""

    kind: str
    id: str
    """The record that names, or is named."""
    span: Span
    """Where it is named."""


def references_to(records: Records, wanted: str) -> list[Reference]:
    """Every place that names the records with the id `wanted`."""
    return [
        Reference(record.kind.name if record.kind else "handbook", record.id, record.span(loc))
        for record in records.all
        for loc, value in _named(record)
        if value == wanted
    ]


def references_from(records: Records, wanted: str) -> list[Reference]:
    """Everything that the records with the id `wanted` name."""
    kinds = {other.id: other.kind.name for other in records.all if other.kind is not None}
    return [
        Reference(kinds.get(value, "?"), value, record.span(loc))
        for record in records.all
        if record.id == wanted and record.kind is not None
        for loc, value in _named(record)
        if value in kinds
    ]


def _named(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for loc, _, value in record.walked.references:
        yield loc, value
    for loc, target in links(record):
        if not is_outside(target):
            yield loc, target


@dataclass(frozen=True)
class Stats:
    """How much there is."""

    kinds: dict[str, int]
    """Records by kind."""
    phases: dict[str, int]
    """Entries by phase."""
    texts: int
    """Texts that are written in at least one language."""
    written: dict[str, int]
    """Of those, how many are written in each language."""
    words: dict[str, int]
    """Words of all texts, by language."""

    readability: dict[str, dict[str, float]]
    """For each entry its LIX in Swedish and its Flesch reading ease in English."""
    limits: dict[str, int]
    """The house's bounds: LIX at the most, Flesch at the least."""

    def coverage(self, language: str) -> float:
        """The share of texts that is written in `language`, from 0 to 1."""
        return self.written[language] / self.texts if self.texts else 1.0


def stats(records: Records) -> Stats:
    """Count the records and their texts."""
    kinds = Counter(record.kind.name for record in records.all if record.kind is not None)
    phases = Counter(
        str(phase)
        for record in records.all
        if (phase := getattr(record.value, "phase", None)) is not None
    )
    texts = [text for record in records.all for _, text in record.walked.texts]
    house = next(record.value for record in records.all if isinstance(record.value, House))
    return Stats(
        dict(kinds),
        dict(phases),
        len(texts),
        {lang: sum(lang in text.languages for text in texts) for lang in LANGUAGES},
        {
            lang: sum(
                len(text.in_language(lang).split()) for text in texts if lang in text.languages
            )
            for lang in LANGUAGES
        },
        {
            record.id: {
                "lix": round(lix(_prose(record, "sv")), 1),
                "flesch": round(flesch(_prose(record, "en")), 1),
            }
            for record in records.all
            if isinstance(record.value, Entry)
        },
        {"lix": house.style.lix, "flesch": house.style.flesch} if house.style else {},
    )


def _prose(record: Record, language: Language) -> str:
    """All texts of a record in one language, one a line."""
    texts = [text for _, text in record.walked.texts if language in text.languages]
    return "\n".join(text.in_language(language) for text in texts)


@dataclass(frozen=True)
class Stale:
    """An entry whose review is overdue."""

    id: str
    path: str
    title: str
    reviewed: date
    days: int
    owner: str


def stale(records: Records, days: int | None, today: date, language: str) -> list[Stale]:
    """Entries reviewed more than `days` ago (the house's limit when None), oldest first."""
    house = next(record.value for record in records.all if isinstance(record.value, House))
    limit = house.review_days if days is None else days
    found = []
    for record in records.all:
        entry = record.value
        if isinstance(entry, Entry) and (today - entry.reviewed).days > limit:
            owner = entry.owner or house.owner
            found.append(
                Stale(
                    entry.id,
                    record.file.path,
                    getattr(entry.title, language) or entry.title.in_language("sv"),
                    entry.reviewed,
                    (today - entry.reviewed).days,
                    getattr(owner, language) or owner.in_language("sv"),
                )
            )
    return sorted(found, key=lambda one: (one.reviewed, one.path))
