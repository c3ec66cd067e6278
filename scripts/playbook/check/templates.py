"""Script templates: the fields that a text uses are the fields that it declares."""

import re
from collections.abc import Iterator

from playbook.check.fields import span_of
from playbook.diagnostics import Diagnostic
from playbook.models.base import LANGUAGES
from playbook.models.scripts import Block, Script, Spoken
from playbook.models.walk import Loc, texts
from playbook.read import Node

PLACEHOLDER = re.compile(r"\[\[([^\[\]]*)\]\]")
"""A slot in a script's text: ``[[field_id]]``."""


def template_diagnostics(script: Script, node: Node) -> Iterator[Diagnostic]:
    """What is wrong with the fields of one script template."""
    declared = {use.field for use in script.uses}
    used: dict[str, Loc] = {}
    for loc, text in texts(script):
        found = {
            language: set(PLACEHOLDER.findall(text.in_language(language)))
            for language in text.languages
        }
        if not isinstance(text, Spoken):
            if any(found.values()):
                yield Diagnostic(
                    span_of(node, loc),
                    "placeholder-outside-script",
                    "a [[field]] only works in what is said or written to someone",
                    "Write the words out.",
                )
            continue
        if len(found) == len(LANGUAGES) and found["sv"] != found["en"]:
            odd = sorted(found["sv"] ^ found["en"])
            yield Diagnostic(
                span_of(node, loc),
                "different-placeholders",
                f"{', '.join(f'[[{name}]]' for name in odd)} stands in one language only",
                "Use the same fields in Swedish and in English.",
            )
        for name in sorted(set().union(*found.values())):
            used.setdefault(name, loc)
    for index, block in enumerate(script.blocks):
        for name in _named(block):
            used.setdefault(name, ("blocks", index))
    for name, loc in used.items():
        if name not in declared:
            yield Diagnostic(
                span_of(node, loc),
                "undeclared-placeholder",
                f"the field “{name}” is used here but not listed under uses",
                f"Add “- field: {name}” under uses.",
            )
    for index, use in enumerate(script.uses):
        if use.field not in used:
            yield Diagnostic(
                span_of(node, ("uses", index, "field")),
                "unused-placeholder",
                f"the field “{use.field}” is listed but no block uses it",
                "Use it in the text, or delete the line.",
            )


def _named(block: Block) -> list[str]:
    """The fields that a block names outside its text."""
    names = [name for name in (block.table, block.when) if name is not None]
    return names + list(block.dl or ())
