"""PDF: the .pdf file, to read and to print; PDF/UA-1 and PDF/A-2a, the same bytes each time.

How it looks stands in `document.typ`, which gets the document as JSON.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from playbook.compose.documents.letterhead import LANGUAGE_TAGS
from playbook.compose.documents.tree import (
    Block,
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
    Table,
)

if TYPE_CHECKING:
    from typst import Compiler

_EMPTY_ROWS = 4
_EPOCH = 946684800
"""The time that each file says it was made: the year 2000 begins."""


_NO_SIGN = re.compile(r'the text `"(.*?)"` could not be displayed')
_LONGEST, _LONGEST_IN_CELL = 60, 16
"""Words longer than so many signs may be broken, in the text and in a table."""


class NoSignError(ValueError):
    """No font of the file has a sign; the message is the sign."""


def write_pdf(document: Document) -> bytes:
    """The document as a PDF file on A4.

    Raises `NoSignError` when its words have a sign that the fonts lack, as an emoji.
    """
    language, _, region = LANGUAGE_TAGS[document.language].partition("-")
    given = {
        "title": document.title,
        "language": language,
        "region": region,
        "blocks": list(_blocks(document.blocks)),
    }
    from typst import TypstError  # noqa: PLC0415 - only who writes PDFs waits for its fonts

    compiler, look = _press()
    try:
        written = compiler.compile(
            look,
            format="pdf",
            sys_inputs={"document": dumps(given)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_EPOCH,
        )
    except TypstError as error:
        unknown = _NO_SIGN.search(str(error))
        if unknown is None:
            raise
        raise NoSignError(unknown[1]) from None
    if not isinstance(written, bytes):
        raise TypeError(written)
    return _packed(written)


def _packed(written: bytes) -> bytes:
    """The same file with its structure in compressed streams: half the size of a form."""
    from pikepdf import ObjectStreamMode, Pdf  # noqa: PLC0415 - as above

    buffer = BytesIO()
    with Pdf.open(BytesIO(written)) as pdf:
        pdf.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()


@cache
def _press() -> "tuple[Compiler, bytes]":
    from typst import Compiler  # noqa: PLC0415 - as above

    look = (Path(__file__).parent / "document.typ").read_bytes()
    return Compiler(ignore_system_fonts=True), look


def _blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        match block:
            case Paragraph(runs, "text"):
                yield {"kind": "p", "runs": _runs(runs)}
            case Paragraph(runs, _):
                yield {"kind": "say", "runs": _runs(runs)}
            case Heading(runs):
                yield {"kind": "heading", "runs": _runs(runs)}
            case Note(runs):
                yield {"kind": "note", "runs": _runs(runs)}
            case ItemList(items, ordered):
                kind = "numbers" if ordered else "bullets"
                yield {"kind": kind, "items": [_runs(item) for item in items]}
            case Only(_, words, inner):
                yield {"kind": "condition", "words": words}
                yield from _blocks(inner)
            case Table(_, caption, columns, rows):
                yield {
                    "kind": "table",
                    "caption": caption,
                    "columns": [column.label for column in columns],
                    "rows": [[_breakable(cell, _LONGEST_IN_CELL) for cell in row] for row in rows]
                    or [[" "] * len(columns)] * _EMPTY_ROWS,
                }
            case Pairs(pairs):
                told = [{"label": label, "slot": _run(slot)} for label, slot in pairs]
                yield {"kind": "pairs", "pairs": told}
            case _:
                assert_never(block)


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, Any]:
    blank = isinstance(run, Slot) and run.value is None
    return {"text": _breakable(run.text, _LONGEST), "strong": run.strong, "blank": blank}


def _breakable(text: str, longest: int) -> str:
    """The text with marks where a word that is too long may be broken."""
    half = longest // 2

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        return "\u200b".join(word[start : start + half] for start in range(0, len(word), half))

    return re.sub(rf"\S{{{longest + 1},}}", broken, text.replace("\u200b", ""))
