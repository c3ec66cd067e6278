"""HTML for the script's own page: no blank lines, so that it can stand in a Markdown page.

The page's script fills this very tree, so what it needs stands in ``data-`` attributes: the field
of each slot and table, the condition of a group of blocks, and what a recipient never gets.
"""

from html import escape
from json import dumps
from typing import assert_never

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
    Table,
)


def write_html(document: Document) -> str:
    """The document as HTML elements, one a line."""
    return "\n".join(_block(block) for block in document.blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs, "text"):
            return f"<p>{_runs(runs)}</p>"
        case Paragraph(runs, role):
            return f'<p class="pb-script-{role}">{_runs(runs)}</p>'
        case Heading(runs):
            return f"<h3>{_runs(runs)}</h3>"
        case Note(runs):
            return f'<p class="pb-script-note">{_runs(runs)}</p>'
        case ItemList(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_runs(item)}</li>' for item in items)}</{tag}>"
        case Table(field, caption, columns, rows):
            head = "".join(_head(column) for column in columns)
            filled = "".join(_row(columns, row) for row in rows or (("",) * len(columns),))
            return (
                f'<div class="pb-table" tabindex="0" role="region" aria-label="{escape(caption)}">'
                f'<table class="pb-grid" data-field="{field}">'
                f"<caption>{escape(caption)}:</caption>"
                f"<thead><tr>{head}</tr></thead><tbody>{filled}</tbody></table></div>"
            )
        case Pairs(pairs):
            rows_ = "".join(
                f"<div><dt>{escape(label)}:</dt><dd>{_run(slot)}</dd></div>"
                for label, slot in pairs
            )
            return f"<dl>{rows_}</dl>"
        case Only(condition, words, blocks):
            equals = (
                "" if condition.equals is None else f' data-equals="{escape(condition.equals)}"'
            )
            return (
                f'<div class="pb-script-only" data-when="{condition.field}"{equals}>'
                f'<p class="pb-script-condition">{escape(words)}</p>'
                f"{''.join(_block(block) for block in blocks)}</div>"
            )
        case _:
            assert_never(block)


def _head(column: Column) -> str:
    return (
        f'<th scope="col" data-column="{column.key}" data-type="{column.type}">'
        f"{escape(column.label)}</th>"
    )


def _row(columns: tuple[Column, ...], cells: tuple[str, ...]) -> str:
    """A row whose cells know their column's heading: on a phone each stands on a line alone."""
    written = (
        f'<td data-label="{escape(column.label)}">{escape(cell)}</td>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f"<tr>{''.join(written)}</tr>"


def _kind(slot: Slot) -> str:
    kind = "" if slot.kind == "text" else f' data-kind="{slot.kind}"'
    if not slot.choices:
        return kind
    return f'{kind} data-choices="{escape(dumps(slot.choices, ensure_ascii=False))}"'


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if isinstance(run, Slot):
        told = _kind(run) + (" data-stop" if run.before_stop else "")
        text = f'<mark class="pb-slot" data-field="{run.field}"{told}>{text}</mark>'
    return f"<strong>{text}</strong>" if run.strong else text
