"""Plain text: what is copied and what the .txt file holds, character for character."""

from typing import assert_never

from playbook.compose.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Note,
    Pairs,
    Paragraph,
    Table,
    plain,
)


def write_text(document: Document) -> str:
    """The document as plain text, a blank line between blocks, one line end at the end."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs) | Heading(runs) | Note(runs):
            return plain(runs)
        case ItemList(items, ordered):
            return "\n".join(
                f"{f'{number}.' if ordered else '-'} {plain(item)}"
                for number, item in enumerate(items, 1)
            )
        case Table(caption, columns):
            return f"{caption}:\n{' | '.join(columns)}"
        case Pairs(pairs):
            return "\n".join(f"{label}: {plain(runs)}" for label, runs in pairs)
        case _:
            assert_never(block)
