"""Markdown: the .md file."""

import re
from typing import assert_never

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
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]>#|~])")
_LINE_START = re.compile(r"^([-+=]|\d+(?=[.)]))", re.MULTILINE)
_BREAK = "  \n"


def write_markdown(document: Document) -> str:
    """The document as Markdown, a blank line between blocks."""
    return _blocks(document.blocks) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return _paragraph(runs)
        case Heading(runs):
            return f"## {_runs(runs)}"
        case Note(runs):
            return f"> {_runs(runs)}"
        case ItemList(items, ordered):
            return "\n".join(
                f"{f'{number}.' if ordered else '-'} {_paragraph(item)}"
                for number, item in enumerate(items, 1)
            )
        case Table(_, caption, columns, rows):
            head = [column.label for column in columns]
            rule = f"| {' | '.join('---' for _ in columns)} |"
            filled = rows or (("",) * len(columns),)
            lines = [_row(head), rule, *(_row(row) for row in filled)]
            return f"**{_escape(caption)}:**\n\n" + "\n".join(lines)
        case Pairs(pairs):
            return "\n".join(f"- {_escape(label)}: {_paragraph((slot,))}" for label, slot in pairs)
        case Only(_, words, blocks):
            return f"*{_escape(words)}*\n\n{_blocks(blocks)}"
        case _:
            assert_never(block)


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(_escape(cell) or ' ' for cell in cells)} |"


def _paragraph(runs: Runs) -> str:
    """A paragraph no line of which is read as a list, a rule or a heading."""
    return _LINE_START.sub(_entity, _runs(runs))


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _escape(run.text)
    return f"**{text}**" if run.strong else text


def _escape(text: str) -> str:
    named = text.replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", named).replace("\n", _BREAK)


def _entity(match: re.Match[str]) -> str:
    first = match[0]
    return f"&#{ord(first[0])};{first[1:]}"
