"""References: every id named in the data exists, and every link leads somewhere sound."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from playbook.check.places import closest, find, name
from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Fix, Span, diagnostic
from playbook.models.base import LANGUAGES, Title
from playbook.models.house import House
from playbook.models.kinds import KIND_BY_NAME, KINDS, REFERENCE_WORDS
from playbook.models.walk import Loc
from playbook.read import Node, Scalar
from playbook.read.text import span_at

# Patterns stand as text: re compiles them when they are first used, and the check starts at once.
LINK = r"\[[^\]\[]*\]\(([^)]*)\)"
"""A link in a text: ``[words](target)``; the group is the target."""

OUTSIDE = ("https://", "http://", "mailto:", "tel:")
"""How a link begins that leads out of the handbook."""

_ANY_SCHEME = r"^([a-zA-Z][a-zA-Z0-9+.-]*:|//)"


def is_outside(target: str) -> bool:
    """Whether a link leads out of the handbook."""
    return target.lower().startswith(OUTSIDE)


Known = Mapping[str, frozenset[str]]
"""The ids that exist, by the name of their kind; ``entry`` for all that have a page."""


def known_ids(records: Records) -> Known:
    """The ids that exist, those of broken records among them: one mistake gives one message."""
    ids: dict[str, set[str]] = {kind: set() for kind in ("entry", *KIND_BY_NAME)}
    for record in records.all:
        if record.kind is not None:
            ids[record.kind.name].add(record.id)
            if record.kind.is_entry:
                ids["entry"].add(record.id)
        elif isinstance(record.value, House):
            ids["phase"] = {phase.id for phase in record.value.phases}
            ids["severity"] = {severity.id for severity in record.value.severities}
    # A register that could not be read whole may hold any id: nothing is said of its kind.
    unread = {record.kind.name for record in records.all if _is_unread(record) and record.kind}
    unread |= records.unread_kinds
    return {kind: frozenset(names) for kind, names in ids.items() if kind not in unread}


def _is_unread(record: Record) -> bool:
    is_register = record.kind is not None and record.kind.is_register
    return is_register and bool(record.file.blanked)


def links(record: Record) -> list[tuple[Loc, str]]:
    """The targets of the links in a record's texts, and where each text stands."""
    if record.links is None:
        record.links = list(_links(record))
    return record.links


def _links(record: Record) -> Iterator[tuple[Loc, str]]:
    if not record.walked.holds("]("):
        return
    for loc, text in record.walked.texts:
        if type(text) is Title:
            continue
        for language in LANGUAGES:
            words: str | None = getattr(text, language)
            if words is not None and "](" in words:
                for target in re.findall(LINK, words):
                    yield (*loc, language), target


def reference_faults(record: Record, known: Known) -> Iterator[Diagnostic]:
    """What is wrong with the references and links of one record."""
    for loc, kind, value in record.walked.references:
        if kind in known and value not in known[kind]:
            target = find(record.node, loc)[0]
            if value:
                yield _unknown(target.span(record.file), kind, value, known, target)
            else:
                yield diagnostic("empty-value", target.span(record.file), place=name(loc))
    before: Counter[tuple[Loc, str]] = Counter()
    for loc, target_id in links(record):
        before[loc, target_id] += 1
        if is_outside(target_id) or target_id in known["entry"]:
            continue
        span = _link_span(record, loc, target_id, before[loc, target_id])
        scheme = re.match(_ANY_SCHEME, target_id)
        if scheme:
            yield diagnostic("unsafe-link", span, target=target_id)
        elif not target_id.strip():
            yield diagnostic("empty-link", span)
        else:
            yield _unknown(span, "entry", target_id, known, None)


def _unknown(span: Span, kind: str, value: str, known: Known, target: Node | None) -> Diagnostic:
    meant = closest(value, sorted(known[kind]))
    places = [k.place for k in KINDS if k.name == kind or (kind == "entry" and k.is_entry)]
    fix = None
    if meant and isinstance(target, Scalar):
        fix = Fix(target.start, target.end, meant)
    return diagnostic(
        "unknown-reference",
        span,
        kind=REFERENCE_WORDS[kind],
        value=value,
        places=", ".join(f"data/{place}" for place in places) or "data/handbook.yml",
        meant=meant,
        fix=fix,
    )


def _link_span(record: Record, loc: Loc, target: str, number: int) -> Span:
    """The place of a link's target within its text, where it may stand several times."""
    at, file = find(record.node, loc)[0], record.file
    index = at.start - 1
    for _ in range(number):
        index = file.text.find(f"]({target})", index + 1, at.end)
    if index < 0:
        return at.span(file)
    return span_at(file.path, file.text, index + 2, index + 2 + max(1, len(target)))
