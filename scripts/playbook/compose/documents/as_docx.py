"""Word: the .docx file, the same bytes for the same document."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, assert_never

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from playbook.compose.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Note,
    Only,
    Pairs,
    Paragraph,
    Runs,
    Slot,
    Table,
)

_LANGUAGE_TAGS = {"sv": "sv-SE", "en": "en-GB"}
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_EMPTY_ROWS = 4
_INK = RGBColor(0x1D, 0x27, 0x30)
_TEAL = RGBColor(0x0D, 0x5C, 0x63)
_MUTED = RGBColor(0x56, 0x64, 0x6E)


def write_docx(document: Document) -> bytes:
    """The document as a Word file on A4, its title in the page header."""
    target = docx.Document()
    _lighten(target)
    _set_up(target, document)
    for block in document.blocks:
        _block(target, block)
    buffer = io.BytesIO()
    target.save(buffer)
    return _repacked(buffer.getvalue())


def _lighten(target: Any) -> None:
    """Drop what python-docx's own template brings and no program needs: a picture, old styles."""
    for relations in (target.part.rels, target.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                relations.pop(name)


def _set_up(target: Any, document: Document) -> None:
    section = target.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size, colour in (
        ("Normal", 11, _INK),
        ("Heading 2", 14, _TEAL),
        ("Header", 9, _MUTED),
    ):
        font = target.styles[name].font
        font.name, font.size, font.color.rgb = "Calibri", Pt(size), colour
        fonts = target.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    spacing = target.styles["Normal"].paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(8), 1.25
    _set_language(target, _LANGUAGE_TAGS[document.language])
    section.header.paragraphs[0].text = document.title
    properties = target.core_properties
    properties.title = document.title
    properties.language = _LANGUAGE_TAGS[document.language]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _EPOCH
    properties.revision = 1


def _set_language(target: Any, tag: str) -> None:
    """Tell Word the language of the text, so that its spelling check knows it."""
    rpr = target.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    lang = rpr.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        rpr.append(lang)
    lang.set(qn("w:val"), tag)


def _block(target: Any, block: Block) -> None:
    match block:
        case Paragraph(runs):
            _runs(target.add_paragraph(), runs)
        case Heading(runs):
            _runs(target.add_paragraph(style="Heading 2"), runs)
        case Note(runs):
            _runs(target.add_paragraph(), runs, italic=True)
        case ItemList(items, ordered):
            for item in items:
                style = "List Number" if ordered else "List Bullet"
                _runs(target.add_paragraph(style=style), item)
        case Only(_, words, blocks):
            target.add_paragraph().add_run(words).italic = True
            for inner in blocks:
                _block(target, inner)
        case Table(_, caption, columns, rows):
            paragraph = target.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(f"{caption}:").bold = True
            _table(target, [column.label for column in columns], rows)
        case Pairs(pairs):
            for label, slot in pairs:
                paragraph = target.add_paragraph()
                paragraph.add_run(f"{label}: ").bold = True
                _runs(paragraph, (slot,))
        case _:
            assert_never(block)


def _table(target: Any, columns: list[str], rows: tuple[tuple[str, ...], ...]) -> None:
    table = target.add_table(rows=1 + (len(rows) or _EMPTY_ROWS), cols=len(columns))
    table.style = "Table Grid"
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_before = Pt(3)
            cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        run = cell.paragraphs[0].add_run(column)
        run.bold, run.font.size = True, Pt(9)
    for row, cells in zip(table.rows[1:], rows, strict=False):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.paragraphs[0].add_run(text)
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    target.add_paragraph()


def _runs(paragraph: Any, runs: Runs, *, italic: bool = False) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        written.italic = italic or None
        written.bold = run.strong or None
        if isinstance(run, Slot):
            written.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _repacked(packed: bytes) -> bytes:
    """The same archive with a fixed order and fixed times."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return buffer.getvalue()
