"""Word: the .docx file, the same bytes for the same document.

The browser writes the same XML (`docs/assets/javascripts/documents.js`); tests hold the two
together.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import assert_never

from playbook.compose.documents.letterhead import Letterhead
from playbook.compose.documents.tree import (
    Block,
    Column,
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

_EMPTY_ROWS = 4
_LONGEST_NAME = 64
"""What Word takes for the name of a control."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_docx(document: Document, letterhead: Letterhead) -> bytes:
    """The document as a Word file: the letterhead of its language with the document's words."""
    writer = _Writer(letterhead)
    body = "".join(writer.block(block) for block in document.blocks)
    return letterhead.filled(body, _text(document.title), writer.lists)


class _Writer:
    def __init__(self, letterhead: Letterhead):
        self._letterhead = letterhead
        self.lists = 0
        """How many numbered lists there are so far."""

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(runs, "text"):
                return self._paragraph(runs)
            case Paragraph(runs, _):
                return self._paragraph(runs, "say")
            case Heading(runs):
                return self._paragraph(runs, "heading")
            case Note(runs):
                return self._paragraph(runs, "note")
            case ItemList(items, ordered):
                return self._list(items, ordered=ordered)
            case Only(_, words, blocks):
                inside = "".join(self.block(inner) for inner in blocks)
                return self._condition(words) + inside
            case Table():
                return self._table(block)
            case Pairs(pairs):
                return "".join(
                    self._paragraph((Words(f"{label}: ", strong=True), slot))
                    for label, slot in pairs
                )
            case _:
                assert_never(block)

    def _paragraph(self, runs: Runs, look: str = "", number: str = "") -> str:
        properties = f"<w:pPr>{self._letterhead.piece(look, number)}</w:pPr>" if look else ""
        return f"<w:p>{properties}{''.join(self._run(run) for run in _joined(runs))}</w:p>"

    def _list(self, items: tuple[Runs, ...], *, ordered: bool) -> str:
        if not ordered:
            return "".join(self._paragraph(item, "bullets") for item in items)
        number = str(self._letterhead.first_number + self.lists)
        self.lists += 1
        return "".join(self._paragraph(item, "numbers", number) for item in items)

    def _condition(self, words: str) -> str:
        pieces = self._letterhead.pieces
        return f"<w:p><w:pPr>{pieces['condition']}</w:pPr>{_written(words, pieces['dim'])}</w:p>"

    def _table(self, table: Table) -> str:
        piece = self._letterhead.piece
        width = str(self._letterhead.width // len(table.columns))
        rows = table.rows or (("",) * len(table.columns),) * _EMPTY_ROWS
        return self._paragraph((Words(f"{table.caption}:"),), "caption") + piece(
            "table",
            label=_text(table.caption),
            alias=_short(table.caption),
            tag=_short(table.field),
            columns=piece("column", width) * len(table.columns),
            heads="".join(piece("cell", _written(c.label), width=width) for c in table.columns),
            rows="".join(self._row(table.columns, row, width) for row in rows),
        )

    def _row(self, columns: tuple[Column, ...], cells: tuple[str, ...], width: str) -> str:
        piece, blank = self._letterhead.piece, self._letterhead.pieces["blank"]
        controls = (
            self._control(_in_cell(column, text), text or blank)
            for column, text in zip(columns, cells, strict=True)
        )
        return piece("row", "".join(piece("cell", each, width=width) for each in controls))

    def _run(self, run: Run) -> str:
        return (
            self._control(run, run.text)
            if isinstance(run, Slot)
            else _written(run.text, _bold(run))
        )

    def _control(self, slot: Slot, shown: str) -> str:
        """A slot as something to fill in in Word too."""
        blank = slot.value is None
        look = self._letterhead.pieces["open"] if blank else ""
        return self._letterhead.piece(
            "slot",
            _written(shown, look + _bold(slot)),
            alias=_short(slot.label),
            tag=_short(slot.field),
            blank="<w:showingPlcHdr/>" if blank else "",
            kind=self._kind(slot),
        )

    def _kind(self, slot: Slot) -> str:
        piece = self._letterhead.piece
        return piece(slot.kind, "".join(piece("item", _text(each)) for each in slot.choices))


def _in_cell(column: Column, text: str) -> Slot:
    kind: SlotKind = "date" if column.type == "date" else "text"
    return Slot(column.key, column.label, value=text or None, kind=kind)


def _joined(runs: Runs) -> Iterator[Run]:
    """The same with ordinary words that follow each other in one, as a browser has them."""
    for is_plain, some in groupby(runs, lambda run: isinstance(run, Words) and not run.strong):
        if is_plain:
            yield Words("".join(run.text for run in some))
        else:
            yield from some


def _short(name: str) -> str:
    return _text(name[:_LONGEST_NAME])


def _bold(run: Run) -> str:
    return "<w:b/>" if run.strong else ""


def _written(text: str, look: str = "") -> str:
    """A run of text, its line breaks as breaks."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = (f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))
