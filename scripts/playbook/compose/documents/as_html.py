"""HTML for the script's own page: no blank lines, so that it can stand in a Markdown page."""

from html import escape
from typing import assert_never

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
        case Table(caption, columns):
            head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
            empty = "".join("<td></td>" for _ in columns)
            return (
                f'<div class="pb-table"><table><caption>{escape(caption)}:</caption>'
                f"<thead><tr>{head}</tr></thead><tbody><tr>{empty}</tr></tbody></table></div>"
            )
        case Pairs(pairs):
            rows = "".join(
                f"<div><dt>{escape(label)}:</dt><dd>{_runs(runs)}</dd></div>"
                for label, runs in pairs
            )
            return f"<dl>{rows}</dl>"
        case _:
            assert_never(block)


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text)
    if isinstance(run, Slot):
        text = f'<mark class="pb-slot" data-field="{escape(run.field)}">{text}</mark>'
    return f"<strong>{text}</strong>" if run.strong else text
