"""References: every id named in the data exists, and every link leads somewhere sound."""

import re
from collections.abc import Iterator, Mapping

from playbook.check.places import closest, find
from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Fix, Span, diagnostic
from playbook.models.base import LANGUAGES, Title
from playbook.models.house import House
from playbook.models.kinds import KIND_BY_NAME, KINDS, REFERENCE_WORDS
from playbook.models.walk import Loc
from playbook.read import Node, Scalar
from playbook.read.text import span_at

# Patterns stand as text: re compiles them when they are first used, and the check starts at once.
LINK = r"\[[^\]\[]*\]\(([^)\s]*)\)"
"""A link in a text: ``[words](target)``; the group is the target."""

OUTSIDE = ("https://", "http://", "mailto:", "tel:")
"""How a link begins that leads out of the handbook."""

_ANY_SCHEME = r"^([a-zA-Z][a-zA-Z0-9+.-]*:|//)"

Known = Mapping[str, frozenset[str]]
"""The ids that exist, by the name of their kind; ``entry`` for all that have a page."""


def known_ids(records: Records) -> Known:
    """The ids that exist, those of broken records among them: one mistake gives one message."""
    ids: dict[str, set[str]] = {name: set() for name in ("entry", *KIND_BY_NAME)}
    for record in records.all:
        if record.kind is not None:
            ids[record.kind.name].add(record.id)
            if record.kind.is_entry:
                ids["entry"].add(record.id)
        elif isinstance(record.value, House):
            ids["phase"] = {phase.id for phase in record.value.phases}
            ids["severity"] = {severity.id for severity in record.value.severities}
    return {kind: frozenset(names) for kind, names in ids.items()}


def links(record: Record) -> Iterator[tuple[Loc, str]]:
    """The targets of the links in a record's texts, and where each text stands."""
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
            yield _unknown(target.span(record.file), kind, value, known, target)
    for loc, target_id in links(record):
        if target_id.startswith(OUTSIDE) or target_id in known["entry"]:
            continue
        span = _link_span(record, loc, target_id)
        scheme = re.match(_ANY_SCHEME, target_id)
        if scheme:
            yield diagnostic("unsafe-link", span, target=target_id)
        elif not target_id:
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


def _link_span(record: Record, loc: Loc, target: str) -> Span:
    """The place of a link's target within its text."""
    at, file = find(record.node, loc)[0], record.file
    index = file.text.find(f"]({target})", at.start, at.end)
    if index < 0:
        return at.span(file)
    return span_at(file.path, file.text, index + 2, index + 2 + max(1, len(target)))
