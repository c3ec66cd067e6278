"""Script templates: the fields that a text uses are those it declares, of the right type."""

import re
from collections.abc import Iterator, Mapping

from playbook.check.places import name
from playbook.check.records import Record
from playbook.diagnostics import Diagnostic, Phrase, diagnostic
from playbook.models.base import LANGUAGES
from playbook.models.scripts import Block, Script, Spoken, TemplateField
from playbook.models.walk import Loc

PLACEHOLDER = r"\[\[([^\[\]]*)\]\]"
"""A slot in a script's text: ``[[field_id]]``."""

_HALF_PLACEHOLDER = r"\[\[[^\[\]]*(?:\](?!\])|$)|(?<!\[)\[[^\[\]]*\]\]|\{\{|\}\}"
_ASKED = r"lösenord|password|pinkod|\bpin\b"
_KEPT = r"lösenordshanterare|password manager"


def template_faults(
    record: Record, script: Script, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    """What is wrong with the fields of one script template whose references are sound."""
    declared = {use.field for use in script.uses}
    used: dict[str, Loc] = {}
    for loc, text in record.walked.texts:
        names = {
            language: set(re.findall(PLACEHOLDER, text.in_language(language)))
            for language in text.languages
        }
        all_names = set().union(*names.values())
        if not isinstance(text, Spoken):
            if all_names:
                yield diagnostic("placeholder-outside-script", record.label(loc), place=name(loc))
            continue
        yield from _half(text, loc, record)
        if len(names) == len(LANGUAGES) and names["sv"] != names["en"]:
            odd = ", ".join(f"[[{field}]]" for field in sorted(names["sv"] ^ names["en"]))
            yield diagnostic("different-placeholders", record.label(loc), names=odd)
        for field in sorted(all_names):
            used.setdefault(field, loc)
    for index, block in enumerate(script.blocks):
        for field in _named(block):
            used.setdefault(field, ("blocks", index))
        yield from _wrong_types(block, ("blocks", index), record, fields)
    for field, loc in used.items():
        if field not in declared:
            yield diagnostic("undeclared-placeholder", record.label(loc), name=field)
    for index, use in enumerate(script.uses):
        if use.field not in used:
            at = record.span(("uses", index, "field"))
            yield diagnostic("unused-placeholder", at, name=use.field)


def _half(text: Spoken, loc: Loc, record: Record) -> Iterator[Diagnostic]:
    """A slot that lacks a bracket, or is written with braces."""
    for language in text.languages:
        found = re.search(_HALF_PLACEHOLDER, re.sub(PLACEHOLDER, "", text.in_language(language)))
        if found:
            yield diagnostic("half-placeholder", record.span((*loc, language)), found=found[0])


def field_faults(record: Record, field: TemplateField) -> Iterator[Diagnostic]:
    """What is wrong with one field of the register."""
    for loc, text in record.walked.texts:
        for language in text.languages:
            words = text.in_language(language)
            if loc[-1] == "label" and _names(_ASKED, words) and not _names(_KEPT, words):
                yield diagnostic("password-field", record.span((*loc, language)))
    wanted = {"list": "item", "choice": "choices"}.get(field.type)
    for name_, given in (("item", field.item), ("choices", field.choices)):
        if bool(given) != (wanted == name_):
            at = record.label((name_,)) if given else record.span(("type",))
            yield diagnostic(
                "field-parts-missing" if wanted == name_ else "field-parts-unused",
                at,
                type=field.type,
                part=name_,
            )


def _names(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


def _named(block: Block) -> list[str]:
    """The fields that a block names outside its text."""
    names = [field for field in (block.table, block.when) if field is not None]
    return names + list(block.dl or ())


def _wrong_types(
    block: Block, loc: Loc, record: Record, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    for part, field, wanted in (
        ("table", block.table, "list"),
        ("when", block.when, "boolean"),
    ):
        if field is not None and field in fields and fields[field].type != wanted:
            yield diagnostic(
                "field-of-wrong-type",
                record.span((*loc, part)),
                name=field,
                type=fields[field].type,
                wanted=Phrase(
                    {"list": "en lista", "boolean": "en ja- eller nejfråga"}[wanted],
                    {"list": "a list", "boolean": "a yes-or-no question"}[wanted],
                ),
            )
