"""Rules that one record must keep, and rules of the handbook as a whole."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from playbook.check.decisions import band_faults, decisions_faults
from playbook.check.places import find, name
from playbook.check.records import Record, Records, is_id, slug
from playbook.diagnostics import Diagnostic, Note, Phrase, diagnostic
from playbook.models.base import LANGUAGES, Entry
from playbook.models.checklists import Checklist
from playbook.models.decision_aids import DecisionAid
from playbook.models.house import House
from playbook.models.people import Quote
from playbook.models.registers import Source
from playbook.models.walk import Loc
from playbook.read import Scalar

MAX_TITLE = 60
"""Characters; a longer title is cut in menus, tabs and search results."""
_LANGUAGE_NAMES = {"sv": Phrase("svenska", "Swedish"), "en": Phrase("engelska", "English")}
_THE_FIRST = Phrase("den första", "the first one")
_NOTHING = ("~", "null", "Null", "NULL")
"""YAML's words for nothing, which nobody wants to read on a page."""
_MUST_BE_USED = ("contributor", "quote", "statement")
_QUOTATION_MARKS = '”“„"«»'


def record_faults(record: Record) -> Iterator[Diagnostic]:
    """What must agree within one record whose fields are sound."""
    if not record.file.blanked:
        yield from _languages(record)
    yield from _repeated(record)
    yield from _own_ids(record)
    url = record.value.url if isinstance(record.value, Source) else None
    if url is not None and not url.lower().startswith(("https://", "http://")):
        yield diagnostic("unsafe-link", record.span(("url",)), target=url)
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
    if isinstance(record.value, DecisionAid):
        yield from _cells(record, record.value)
        if record.value.calculates is not None:
            yield from band_faults(record, record.value.calculates)


def handbook_faults(records: Records, today: date, *, so_far_sound: bool) -> Iterator[Diagnostic]:
    """What is wrong with the handbook as a whole. `today` decides what is overdue.

    What is not used is only told `so_far_sound`: something broken may be what uses it.
    """
    house = next((r.value for r in records.all if isinstance(r.value, House)), None)
    used = _used(records)
    for record in records.all:
        if record.value is None:
            continue
        reviewed: date | None = getattr(record.value, "reviewed", None)
        if reviewed is not None:
            yield from _review(record, reviewed, today, house)
        kind = record.kind.name if record.kind is not None else ""
        if so_far_sound and kind in _MUST_BE_USED and (kind, record.id) not in used:
            yield diagnostic(f"unused-{kind}", record.beginning(), id=record.id)
    yield from _twice(records)
    yield from _redirects(records)
    yield from decisions_faults(records)


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
    wholes = [f"\n{whole}\n" for whole in record.walked.wholes.values()]
    if not any(f"\n{word}\n" in whole for whole in wholes for word in _NOTHING):
        return
    for loc, text in record.walked.texts:
        missing = [language for language in LANGUAGES if getattr(text, language) is None]
        for language in text.languages:
            if text.in_language(language) in _NOTHING and not _is_quoted(record, (*loc, language)):
                yield diagnostic("empty-value", record.span((*loc, language)), place=name(loc))
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


def _is_quoted(record: Record, loc: Loc) -> bool:
    node = find(record.node, loc)[0]
    return isinstance(node, Scalar) and node.style != ""


def _repeated(record: Record) -> Iterator[Diagnostic]:
    """The same reference twice in one list, or the same field twice under uses."""
    seen: dict[tuple[Loc, str], Loc] = {}
    for loc, _, value in record.walked.references:
        is_use = len(loc) == 3 and loc[0] == "uses"
        if isinstance(loc[-1], int) or is_use:
            first = seen.setdefault(((loc[0],) if is_use else loc[:-1], value), loc)
            if first is not loc:
                notes = (Note(record.span(first), _THE_FIRST),)
                yield diagnostic("repeated-reference", record.span(loc), value=value, notes=notes)


def _own_ids(record: Record) -> Iterator[Diagnostic]:
    """Ids that stand within a record: each can be one, and none stands twice."""
    first: dict[tuple[str, str], Loc] = {}
    for loc, found in _inner_ids(record.value):
        group = str(loc[0])
        if not is_id(found):
            yield diagnostic("not-an-id", record.span(loc), id=found, meant=slug(found))
        before = first.setdefault((group, found), loc)
        if before is not loc:
            notes = (Note(record.span(before), _THE_FIRST),)
            yield diagnostic("repeated-item-id", record.span(loc), id=found, notes=notes)


def _inner_ids(value: object) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, Checklist):
        for group_at, group in enumerate(value.groups):
            for item_at, item in enumerate(group.items):
                yield ("groups", group_at, "items", item_at, "id"), item.id
    elif isinstance(value, DecisionAid):
        for way in ("long", "short"):
            for at, step in enumerate(getattr(value.plans, way, ())):
                yield ("plans", way, at, "id"), step.id
        for at, step in enumerate(value.decides.steps if value.decides else ()):
            yield ("decides", "steps", at, "id"), step.id
    elif isinstance(value, House):
        for part in ("phases", "severities", "moments"):
            for at, one in enumerate(getattr(value, part)):
                yield (part, at, "id"), one.id


def _cells(record: Record, aid: DecisionAid) -> Iterator[Diagnostic]:
    for table_at, table in enumerate(aid.tables):
        for row_at, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                at = record.span(("tables", table_at, "rows", row_at))
                yield diagnostic(
                    "uneven-row",
                    at._replace(end_line=0, end_column=0),
                    cells=str(len(row)),
                    columns=str(len(table.columns)),
                )


def _used(records: Records) -> set[tuple[str, str]]:
    """The contributors, quotes and statements that something shows."""
    return {
        (kind, value)
        for record in records.all
        if record.kind is None or record.kind.is_entry or record.kind.name in _MUST_BE_USED
        for _, kind, value in record.walked.references
    }


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
