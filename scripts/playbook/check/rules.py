"""Rules that one record must keep, and rules of the handbook as a whole."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from playbook.check.places import name
from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Note, Phrase, diagnostic
from playbook.models.base import LANGUAGES, Entry
from playbook.models.entries import Checklist
from playbook.models.house import House
from playbook.models.people import Quote
from playbook.models.walk import Loc

MAX_TITLE = 60
"""Characters; a longer title is cut in menus, tabs and search results."""
_LANGUAGE_NAMES = {"sv": Phrase("svenska", "Swedish"), "en": Phrase("engelska", "English")}
_THE_FIRST = Phrase("den första", "the first one")
_MUST_BE_USED = ("contributor", "quote", "statement")
_QUOTATION_MARKS = '”“„"«»'


def record_faults(record: Record) -> Iterator[Diagnostic]:
    """What must agree within one record whose fields are sound."""
    yield from _languages(record)
    yield from _repeated(record)
    if isinstance(record.value, Entry):
        for language in record.value.title.languages:
            title = record.value.title.in_language(language)
            if len(title) > MAX_TITLE:
                yield diagnostic(
                    "title-too-long",
                    record.span(("title", language)),
                    length=str(len(title)),
                    limit=str(MAX_TITLE),
                )
        if record.id in record.value.related:
            at = record.value.related.index(record.id)
            yield diagnostic("related-to-itself", record.span(("related", at)))
    if isinstance(record.value, Quote):
        for part in ("source", "edited", "translation"):
            if set(getattr(record.value, part)) & set(_QUOTATION_MARKS):
                yield diagnostic("quotation-marks-in-quote", record.span((part,)), place=part)
    if isinstance(record.value, Checklist):
        yield from _items(record, record.value)


def handbook_faults(records: Records, today: date) -> Iterator[Diagnostic]:
    """What is wrong with the handbook as a whole. `today` decides what is overdue."""
    house = next((r.value for r in records.all if isinstance(r.value, House)), None)
    used = _used(records)
    for record in records.all:
        if record.value is None:
            continue
        reviewed: date | None = getattr(record.value, "reviewed", None)
        if reviewed is not None:
            yield from _review(record, reviewed, today, house)
        kind = record.kind.name if record.kind is not None else ""
        if kind in _MUST_BE_USED and (kind, record.id) not in used:
            yield diagnostic(f"unused-{kind}", record.beginning(), id=record.id)
    yield from _twice(records)
    yield from _redirects(records)


def _review(
    record: Record, reviewed: date, today: date, house: House | None
) -> Iterator[Diagnostic]:
    age = (today - reviewed).days
    if age < -1:  # Tomorrow is today somewhere.
        at = record.span(("reviewed",))
        yield diagnostic("reviewed-in-the-future", at, date=reviewed.isoformat())
    elif house is not None and age > house.review_days:
        yield diagnostic(
            "review-overdue",
            record.span(("reviewed",)),
            date=reviewed.isoformat(),
            days=str(age),
            limit=str(house.review_days),
        )


def _languages(record: Record) -> Iterator[Diagnostic]:
    for loc, text in record.walked.texts:
        missing = [language for language in LANGUAGES if getattr(text, language) is None]
        if len(missing) == len(LANGUAGES):
            yield diagnostic("empty-value", record.label(loc), place=name(loc))
        elif missing:
            yield diagnostic(
                "missing-translation",
                record.label(loc),
                place=name(loc),
                language=_LANGUAGE_NAMES[missing[0]],
                short=missing[0],
            )


def _repeated(record: Record) -> Iterator[Diagnostic]:
    """The same reference twice in one list."""
    seen: dict[tuple[Loc, str], Loc] = {}
    for loc, _, value in record.walked.references:
        if isinstance(loc[-1], int):
            first = seen.setdefault((loc[:-1], value), loc)
            if first is not loc:
                notes = (Note(record.span(first), _THE_FIRST),)
                yield diagnostic("repeated-reference", record.span(loc), value=value, notes=notes)


def _items(record: Record, checklist: Checklist) -> Iterator[Diagnostic]:
    first: dict[str, Loc] = {}
    for group_at, group in enumerate(checklist.groups):
        for item_at, item in enumerate(group.items):
            loc: Loc = ("groups", group_at, "items", item_at, "id")
            before = first.setdefault(item.id, loc)
            if before is not loc:
                notes = (Note(record.span(before), _THE_FIRST),)
                yield diagnostic("repeated-item-id", record.span(loc), id=item.id, notes=notes)


def _used(records: Records) -> set[tuple[str, str]]:
    """The contributors, quotes and statements that something shows."""
    used: set[tuple[str, str]] = set()
    for record in records.all:
        if (
            record.kind is None
            or record.kind.is_entry
            or record.kind.name in ("quote", "statement")
        ):
            used |= {(kind, value) for _, kind, value in record.walked.references}
        if record.kind is not None and record.kind.is_entry and record.value is None:
            # A broken entry may be the one that uses them: say nothing until it is mended.
            used |= {(other.kind.name, other.id) for other in records.all if other.kind is not None}
    return used


def _twice(records: Records) -> Iterator[Diagnostic]:
    counts = Counter(r.id for r in records.all if r.kind is not None and r.kind.is_entry)
    first: dict[str, Record] = {}
    for record in records.all:
        if record.kind is None or not record.kind.is_entry or counts[record.id] == 1:
            continue
        before = first.setdefault(record.id, record)
        if before is not record:
            note = Note(before.beginning(), _THE_FIRST)
            yield diagnostic("id-taken", record.beginning(), id=record.id, notes=(note,))


def _redirects(records: Records) -> Iterator[Diagnostic]:
    addresses = {
        f"{record.kind.address}/{record.id}"
        for record in records.all
        if record.kind is not None and record.kind.address is not None
    } | {str(r.kind.address) for r in records.all if r.kind is not None and r.kind.is_entry}
    for redirect in records.redirects:
        old, new = redirect.old.text.strip("/"), redirect.new.text.strip("/")
        file = redirect.file
        if new not in addresses:
            yield diagnostic("redirect-to-nowhere", redirect.new.span(file), address=new)
        if old in addresses:
            yield diagnostic("redirect-hides-page", redirect.old.span(file), address=old)
