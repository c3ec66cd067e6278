"""Markdown: the .md file."""

import re
from typing import assert_never

from playbook.compose.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Note,
    Pairs,
    Paragraph,
    Runs,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def write_markdown(document: Document) -> str:
    """The document as Markdown, a blank line between blocks."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs, "condition"):
            return f"*{_runs(runs)}*"
        case Paragraph(runs):
            return _line(runs)
        case Heading(runs):
            return f"## {_runs(runs)}"
        case Note(runs):
            return f"> {_runs(runs)}"
        case ItemList(items, ordered):
            return "\n".join(
                f"{f'{number}.' if ordered else '-'} {_runs(item)}"
                for number, item in enumerate(items, 1)
            )
        case Table(caption, columns):
            head = " | ".join(_escape(column) for column in columns)
            rule = " | ".join("---" for _ in columns)
            empty = " | ".join(" " for _ in columns)
            return f"**{_escape(caption)}:**\n\n| {head} |\n| {rule} |\n| {empty} |"
        case Pairs(pairs):
            return "\n".join(f"- {_escape(label)}: {_runs(runs)}" for label, runs in pairs)
        case _:
            assert_never(block)


def _line(runs: Runs) -> str:
    """A paragraph whose first sign must not be read as a list or heading."""
    return re.sub(r"^(\s*)([-+]|\d+\.)(\s)", r"\1\\\2\3", _runs(runs))


def _runs(runs: Runs) -> str:
    return "".join(f"**{_escape(run.text)}**" if run.strong else _escape(run.text) for run in runs)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
