"""From a script template to a document: the only place that knows language, reader and notes."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from playbook.compose.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Note,
    Pairs,
    Paragraph,
    Run,
    Runs,
    Slot,
    Table,
    Words,
)
from playbook.compose.words import WORDS
from playbook.models import scripts
from playbook.models.base import Language, Localized
from playbook.models.scripts import Script
from playbook.models.template_fields import TemplateField

Reader = Literal["staff", "recipient"]
"""Staff see drafting notes; whoever the document is for does not."""

_TOKEN = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\[\[(?P<field>[^\[\]]*)\]\]|\[(?P<label>[^\[\]]*)\]\([^)]*\)"
)


def project(
    script: Script, fields: Mapping[str, TemplateField], language: Language, reader: Reader
) -> Document:
    """Make the document of `script` with its slots empty.

    A note reaches staff and the readers of internal documents, nobody else.
    """
    words = WORDS[language]
    internal = script.audience == "internal"
    blocks: list[Block] = []
    if internal:
        blocks.append(Paragraph((Words(words["internal_line"], strong=True),)))
    under: str | None = None
    for block in script.blocks:
        if block.note is not None and reader == "recipient" and not internal:
            continue
        if block.when is not None and block.when != under:
            # Said once for a run of blocks with the same condition.
            condition = words["only_if"].format(fields[block.when].label.in_language(language))
            blocks.append(Paragraph((Words(condition),), role="condition"))
        under = block.when
        blocks.append(_block(block, fields, language))
    return Document(_title(script, language, reader), language, internal, tuple(blocks))


def _title(script: Script, language: Language, reader: Reader) -> str:
    """The document's title. A script's title says what staff use it for; a client never sees it."""
    is_read_by_staff = script.audience == "internal" or script.kind in ("call-script", "handover")
    if reader == "staff" or is_read_by_staff:
        return script.title.in_language(language)
    return WORDS[language][f"document_{script.kind}"]


def _block(block: scripts.Block, fields: Mapping[str, TemplateField], language: Language) -> Block:
    def runs(text: Localized) -> Runs:
        return tuple(_runs(text.in_language(language), fields, language))

    def label(field: str) -> str:
        return fields[field].label.in_language(language)

    match block.kind:
        case "p" if block.p is not None:
            return Paragraph(runs(block.p))
        case "say" if block.say is not None:
            return Paragraph(runs(block.say), role="say")
        case "h2" if block.h2 is not None:
            return Heading(runs(block.h2))
        case "note" if block.note is not None:
            label_of_note = Words(WORDS[language]["staff_note"], strong=True)
            return Note((label_of_note, Words(" "), *runs(block.note)))
        case "ul" if block.ul is not None:
            return ItemList(tuple(runs(item) for item in block.ul))
        case "ol" if block.ol is not None:
            return ItemList(tuple(runs(item) for item in block.ol), ordered=True)
        case "dl" if block.dl is not None:
            return Pairs(tuple((label(name), (Slot(name, label(name)),)) for name in block.dl))
        case "table" if block.table is not None:
            columns = fields[block.table].item.values()
            return Table(
                label(block.table), tuple(column.label.in_language(language) for column in columns)
            )
        case other:
            raise AssertionError(other)


def _runs(
    text: str, fields: Mapping[str, TemplateField], language: Language, *, strong: bool = False
) -> Iterator[Run]:
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() > position:
            yield Words(text[position : match.start()], strong)
        position = match.end()
        if match["field"] is not None:
            label = fields[match["field"]].label.in_language(language)
            yield Slot(match["field"], label, strong)
        elif match["strong"] is not None:
            yield from _runs(match["strong"], fields, language, strong=True)
        else:
            yield Words(match["label"], strong)
    if position < len(text):
        yield Words(text[position:], strong)
