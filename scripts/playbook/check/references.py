"""References: every id named in the data exists, and each end knows the other."""

import re
from collections.abc import Iterator, Mapping

from playbook.check.fields import closest, find
from playbook.diagnostics import Diagnostic, Span
from playbook.models.base import Markup, Model, Ref
from playbook.models.kinds import KINDS
from playbook.models.walk import Loc, marked
from playbook.read import Node, Scalar
from playbook.read.text import span_at

LINK = re.compile(r"\[[^\]\[]*\]\(([^)\s]*)\)")
"""A link in a text: ``[words](target)``; the group is the target."""

_OUTSIDE = ("https://", "http://", "mailto:", "tel:")

Known = Mapping[str, frozenset[str]]
"""The ids that exist, by the name of their kind; ``entry`` for all that have a page."""


def references(record: Model) -> Iterator[tuple[Loc, str, str]]:
    """Each reference of a record: where it stands, the kind it names and the id.

    Links in texts count; their kind is ``entry``.
    """
    for loc, marker, value in marked(record):
        match marker:
            case Ref():
                yield loc, marker.kind, value
            case Markup():
                for target in LINK.findall(value):
                    if not target.startswith(_OUTSIDE):
                        yield loc, "entry", target


def reference_diagnostics(
    record: Model, node: Node, text: str, known: Known
) -> Iterator[Diagnostic]:
    """What is wrong with the references of one record."""
    for loc, kind, value in references(record):
        if kind in known and value not in known[kind]:
            meant = closest(value, sorted(known[kind]))
            yield Diagnostic(
                _place(node, loc, text, value),
                "unknown-reference",
                f"there is no {kind.replace('-', ' ')} “{value}”",
                f"Write “{meant}”." if meant else _where(kind),
            )


def _place(node: Node, loc: Loc, text: str, value: str) -> Span:
    """The place of the id itself; within a longer text, of the link's target."""
    target, _ = find(node, loc)
    if isinstance(target, Scalar) and target.text != value:
        index = text.find(f"]({value})", target.start, target.end)
        if index >= 0:
            return span_at(target.span.path, text, index + 2)
    return target.span


def _where(kind: str) -> str:
    places = [k.place for k in KINDS if k.name == kind or (kind == "entry" and k.is_entry)]
    if not places:
        return "The choices stand in data/handbook.yml."
    if len(places) == 1:
        return f"The ids are the names in data/{places[0]}."
    return f"The ids are the file names in data/{', data/'.join(places)}."
