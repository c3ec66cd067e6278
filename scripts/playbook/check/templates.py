"""Script templates: the fields that a text uses are those it declares, of the right type."""

import re
from collections.abc import Iterator, Mapping

from playbook.check.places import closest, name
from playbook.check.records import Record
from playbook.diagnostics import Diagnostic, Phrase, diagnostic
from playbook.models.base import LANGUAGES
from playbook.models.scripts import Block, Script, Spoken
from playbook.models.template_fields import FIELD_TYPES, TemplateField
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
    half = [
        fault
        for loc, text in record.walked.texts
        if isinstance(text, Spoken)
        for fault in _half(text, loc, record, fields)
    ]
    yield from half
    for index, block in enumerate(script.blocks):
        yield from _wrong_types(block, ("blocks", index), record, fields)
    yield from _lists_in_text(record, fields)
    yield from _internal_fields(record, script, fields)
    if half:
        return  # What is used and declared can only be told of whole fields.
    used, uneven = _used(record, script)
    undeclared = {field for field in used if field not in declared}
    meant = {closest(field, sorted(declared)) for field in undeclared}
    for loc, odd in uneven:
        if not odd & undeclared:
            listed = ", ".join(f"[[{field}]]" for field in sorted(odd))
            yield diagnostic("different-placeholders", record.label(loc), names=listed)
    for field, loc in used.items():
        if field in undeclared:
            yield diagnostic("undeclared-placeholder", record.label(loc), name=field)
    for index, use in enumerate(script.uses):
        if use.field not in used and use.field not in meant and not record.file.blanked:
            at = record.span(("uses", index, "field"))
            yield diagnostic("unused-placeholder", at, name=use.field)


def _internal_fields(
    record: Record, script: Script, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    """The red flags' internal sentences never reach a client."""
    for index, use in enumerate(script.uses):
        field = fields.get(use.field)
        if script.audience == "client" and field and field.suggest == "dossier-sentence":
            at = record.span(("uses", index, "field"))
            yield diagnostic("internal-field-for-client", at, name=use.field)


def _used(record: Record, script: Script) -> tuple[dict[str, Loc], list[tuple[Loc, set[str]]]]:
    """Where each field is first used, and the texts whose languages do not use the same ones."""
    used: dict[str, Loc] = {}
    uneven: list[tuple[Loc, set[str]]] = []
    for loc, text in record.walked.texts:
        if isinstance(text, Spoken):
            names = [
                set(re.findall(PLACEHOLDER, text.in_language(lang))) for lang in text.languages
            ]
            for field in sorted(set().union(*names)):
                used.setdefault(field, loc)
            if len(names) == len(LANGUAGES) and names[0] != names[1]:
                uneven.append((loc, names[0] ^ names[1]))
    for index, block in enumerate(script.blocks):
        for field in _named(block):
            used.setdefault(field, ("blocks", index))
    return used, uneven


def placeholder_faults(record: Record) -> Iterator[Diagnostic]:
    """Slots in texts that nobody fills in."""
    if not record.walked.holds("[["):
        return
    for loc, text in record.walked.texts:
        is_filled = isinstance(text, Spoken)
        if not is_filled and any("[[" in text.in_language(lang) for lang in text.languages):
            yield diagnostic("placeholder-outside-script", record.label(loc), place=name(loc))


def _half(
    text: Spoken, loc: Loc, record: Record, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    """A slot that lacks a bracket, is written with braces, or holds nothing or odd spaces."""
    for language in text.languages:
        words = text.in_language(language)
        whole = re.findall(PLACEHOLDER, words)
        odd = next((slot for slot in whole if not slot or slot != slot.strip()), None)
        left = re.sub(PLACEHOLDER, "", words)
        found = re.search(_HALF_PLACEHOLDER, left)
        single = next((m for m in re.findall(r"\[([a-z0-9_]+)\](?!\()", left) if m in fields), None)
        shown = f"[[{odd}]]" if odd is not None else found[0] if found else single and f"[{single}]"
        if shown:
            yield diagnostic("half-placeholder", record.span((*loc, language)), found=shown)


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


_LIST = Phrase("en lista", "a list")
_NO_LIST = Phrase("något annat än en lista", "something other than a list")
_CONDITION = Phrase("en ja- eller nejfråga eller ett val", "a yes-or-no question or a choice")
_ONE_VALUE = frozenset(FIELD_TYPES) - {"list"}


def _wrong_types(
    block: Block, loc: Loc, record: Record, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    named = [
        (("table",), block.table, {"list"}, _LIST),
        (("when",), block.when, {"boolean", "choice"}, _CONDITION),
        *(
            (("dl", index), field, _ONE_VALUE, _NO_LIST)
            for index, field in enumerate(block.dl or ())
        ),
    ]
    for part, field, types, wanted in named:
        if field is not None and field in fields and fields[field].type not in types:
            at = record.span((*loc, *part))
            yield diagnostic(
                "field-of-wrong-type", at, name=field, type=fields[field].type, wanted=wanted
            )
    yield from _wrong_answer(block, loc, record, fields)


def _wrong_answer(
    block: Block, loc: Loc, record: Record, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    """A condition on a choice names one of its choices; every other names none."""
    field = fields.get(block.when) if block.when is not None else None
    choices = sorted(field.choices) if field is not None and field.type == "choice" else []
    if block.equals is None:
        if choices:
            at = record.span((*loc, "when"))
            yield diagnostic(
                "condition-without-answer", at, name=block.when, choices=", ".join(choices)
            )
    elif block.when is None or (field is not None and not choices):
        yield diagnostic("answer-without-choice", record.label((*loc, "equals")))
    elif field is not None and block.equals not in choices:
        yield diagnostic(
            "unknown-answer",
            record.span((*loc, "equals")),
            name=block.when,
            value=block.equals,
            choices=", ".join(choices),
            meant=closest(block.equals, choices),
        )


def _lists_in_text(record: Record, fields: Mapping[str, TemplateField]) -> Iterator[Diagnostic]:
    """Tables do not fit into the middle of a sentence."""
    for loc, text in record.walked.texts:
        if not isinstance(text, Spoken):
            continue
        for language in text.languages[:1]:
            for field in re.findall(PLACEHOLDER, text.in_language(language)):
                if field in fields and fields[field].type == "list":
                    at = record.label(loc)
                    yield diagnostic(
                        "field-of-wrong-type", at, name=field, type="list", wanted=_NO_LIST
                    )
