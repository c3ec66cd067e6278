"""From a script template and answers to a document.

The only place that knows language, reader, conditions and notes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Literal

from playbook.check.records import slug
from playbook.compose.documents.answers import Answer, Answers, cell, worded
from playbook.compose.documents.tree import (
    Block,
    Column,
    Condition,
    Document,
    Heading,
    ItemList,
    Note,
    Only,
    Pairs,
    Paragraph,
    Run,
    Runs,
    Slot,
    SlotKind,
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
    script: Script,
    fields: Mapping[str, TemplateField],
    language: Language,
    reader: Reader,
    answers: Answers | None = None,
) -> Document:
    """Make the document of `script`, its slots filled with `answers`.

    A note reaches staff and the readers of internal documents, nobody else. A block whose
    condition has an answer is in or out; one whose condition has none stands under its question.
    """
    return _Projection(fields, language, answers or {}).document(script, reader)


def document_title(script: Script, language: Language) -> str:
    """What the document is called for whoever reads it."""
    return (script.document_title or script.title).in_language(language)


def file_name(script: Script, language: Language) -> str:
    """The name of the document's file, without its ending; an internal one says so first."""
    name = slug(document_title(script, language)) or script.id
    mark = slug(WORDS[language]["internal"]) or ""
    return f"{mark}-{name}" if script.audience == "internal" and mark not in name else name


class _Projection:
    def __init__(self, fields: Mapping[str, TemplateField], language: Language, answers: Answers):
        self._fields = fields
        self._language = language
        self._answers = answers
        self._words = WORDS[language]

    def document(self, script: Script, reader: Reader) -> Document:
        internal = script.audience == "internal"
        shown = [
            block for block in script.blocks if block.note is None or reader == "staff" or internal
        ]
        blocks: list[Block] = []
        if internal:
            blocks.append(Paragraph((Words(self._words["internal_line"], strong=True),)))
        for condition, under in groupby(shown, key=_condition):
            made = tuple(self._block(block) for block in under)
            belongs = condition is None or self._holds(condition)
            if belongs:
                blocks += made
            elif belongs is None and condition is not None:
                blocks.append(Only(condition, self._question(condition), made))
        title = document_title(script, self._language)
        return Document(title, self._language, internal, tuple(blocks))

    def _holds(self, condition: Condition) -> bool | None:
        """Whether what is under a condition belongs in the document; None before it is answered."""
        answer = self._answers.get(condition.field)
        if condition.equals is None:
            return answer if isinstance(answer, bool) else None
        return None if answer is None else answer == condition.equals

    def _question(self, condition: Condition) -> str:
        if condition.equals is None:
            return self._words["only_if"].format(self._label(condition.field))
        choice = self._fields[condition.field].choices[condition.equals]
        return self._words["only_if_choice"].format(
            self._label(condition.field), choice.in_language(self._language)
        )

    def _block(self, block: scripts.Block) -> Block:
        match block.kind:
            case "p" if block.p is not None:
                return Paragraph(self._runs(block.p))
            case "say" if block.say is not None:
                return Paragraph(self._runs(block.say), role="say")
            case "h2" if block.h2 is not None:
                return Heading(self._runs(block.h2))
            case "note" if block.note is not None:
                label_of_note = Words(self._words["staff_note"], strong=True)
                return Note((label_of_note, Words(" "), *self._runs(block.note)))
            case "ul" if block.ul is not None:
                return ItemList(tuple(self._runs(item) for item in block.ul))
            case "ol" if block.ol is not None:
                return ItemList(tuple(self._runs(item) for item in block.ol), ordered=True)
            case "dl" if block.dl is not None:
                return Pairs(tuple((self._label(name), self._slot(name)) for name in block.dl))
            case "table" if block.table is not None:
                return self._table(block.table)
            case other:
                raise AssertionError(other)

    def _table(self, field: str) -> Table:
        columns = tuple(
            Column(key, item.label.in_language(self._language), item.type)
            for key, item in self._fields[field].item.items()
        )
        answer: Answer = self._answers.get(field, ())
        rows = tuple(
            tuple(cell(row.get(column.key), column.type, self._language) for column in columns)
            for row in (answer if not isinstance(answer, str | bool) else ())
        )
        rows = tuple(row for row in rows if any(row))
        return Table(field, self._label(field), columns, rows)

    def _label(self, field: str) -> str:
        return self._fields[field].label.in_language(self._language)

    def _slot(self, field: str, *, strong: bool = False) -> Slot:
        value = worded(self._fields[field], self._answers.get(field), self._language)
        kind, choices = self._kind(self._fields[field])
        return Slot(field, self._label(field), strong, value, kind, choices)

    def _kind(self, field: TemplateField) -> tuple[SlotKind, tuple[str, ...]]:
        match field.type:
            case "multiline" | "date":
                return field.type, ()
            case "choice":
                words = (choice.in_language(self._language) for choice in field.choices.values())
                return "choice", tuple(words)
            case "boolean":
                return "choice", (self._words["yes"], self._words["no"])
            case _:
                return "text", ()

    def _runs(self, text: Localized) -> Runs:
        runs = list(self._tokens(text.in_language(self._language)))
        for place, (run, after) in enumerate(pairwise(runs)):
            # "…: [[concerns]]." is not to end with two full stops when the answer has its own.
            if isinstance(run, Slot) and isinstance(after, Words) and after.text.startswith("."):
                runs[place] = replace(run, before_stop=True)
        return tuple(runs)

    def _tokens(self, text: str, *, strong: bool = False) -> Iterator[Run]:
        position = 0
        for match in _TOKEN.finditer(text):
            if match.start() > position:
                yield Words(text[position : match.start()], strong)
            position = match.end()
            if match["field"] is not None:
                yield self._slot(match["field"], strong=strong)
            elif match["strong"] is not None:
                yield from self._tokens(match["strong"], strong=True)
            else:
                yield Words(match["label"], strong)
        if position < len(text):
            yield Words(text[position:], strong)


def _condition(block: scripts.Block) -> Condition | None:
    return None if block.when is None else Condition(block.when, block.equals)
