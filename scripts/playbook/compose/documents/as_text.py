"""Plain text: what is copied and what the .txt file holds, character for character."""

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
    Table,
    plain,
)


def write_text(document: Document) -> str:
    """The document as plain text, a blank line between blocks, one line end at the end."""
    return _blocks(document.blocks) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs) | Heading(runs) | Note(runs):
            return plain(runs)
        case ItemList(items, ordered):
            return "\n".join(
                f"{f'{number}.' if ordered else '-'} {plain(item)}"
                for number, item in enumerate(items, 1)
            )
        case Table(_, caption, columns, rows):
            head = " | ".join(column.label for column in columns)
            return "\n".join([f"{caption}:", head, *(" | ".join(row) for row in rows)])
        case Pairs(pairs):
            return "\n".join(f"{label}: {slot.text}" for label, slot in pairs)
        case Only(_, words, blocks):
            return f"{words}\n\n{_blocks(blocks)}"
        case _:
            assert_never(block)
