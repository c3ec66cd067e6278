"""The letterhead: whether it can be read and has all that the documents are written in."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from playbook.diagnostics import Diagnostic, Phrase, Span, diagnostic
from playbook.models.letterhead import LISTS, MAX_BYTES, PATH, STYLES, Style

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_UNPACKED = 20_000_000
_NEEDED = {"word/styles.xml", "word/numbering.xml", "word/settings.xml"}
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, EOFError)


def letterhead_faults(content: bytes) -> Iterator[Diagnostic]:
    """What is wrong with the bytes of the letterhead."""
    try:
        parts = _parts(content)
        styles = ElementTree.fromstring(parts["word/styles.xml"])  # noqa: S314 - the house's own
        numbered = _numbered(parts)
    except (*_BROKEN, RuntimeError, NotImplementedError):
        # The last two: locked with a password, or packed in a way that nobody knows.
        yield diagnostic("letterhead-unreadable", Span(PATH))
        return
    found = {_value(style.find(f"{_W}name")).lower(): style for style in styles}
    for wanted in STYLES:
        style = found.get(wanted.name.lower())
        if style is None:
            yield diagnostic("letterhead-style-missing", Span(PATH), style=_called(wanted))
        elif wanted in LISTS and _value(style.find(f".//{_W}numId")) not in numbered:
            yield diagnostic("letterhead-list-unmarked", Span(PATH), style=_called(wanted))


def _parts(content: bytes) -> dict[str, bytes]:
    """The XML of the package, all of it well formed and where Word puts it."""
    if len(content) > MAX_BYTES:
        raise ValueError
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(info.file_size for info in package.infolist()) > _MAX_UNPACKED:
            raise ValueError
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)  # noqa: S314 - the house's own file
    followed = {name: _followed(name, part) for name, part in parts.items() if ".rels" in name}
    document = ElementTree.fromstring(parts["word/document.xml"])  # noqa: S314
    if (
        not set[str]().union(*followed.values()) <= set(parts)
        or not followed["word/_rels/document.xml.rels"] >= _NEEDED
        or "[Content_Types].xml" not in parts
        or document.find(f"{_W}body/{_W}sectPr") is None
    ):
        raise ValueError
    return parts


def _followed(name: str, part: bytes) -> set[str]:
    """The parts of the package that a part leads to, by its relations."""
    folder = posixpath.dirname(posixpath.dirname(name))
    return {
        posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        for link in ElementTree.fromstring(part)  # noqa: S314 - the house's own file
        if link.get("TargetMode") != "External"
    }


def _numbered(parts: dict[str, bytes]) -> set[str]:
    """The ids of the numberings that there are."""
    root = ElementTree.fromstring(parts["word/numbering.xml"])  # noqa: S314 - the house's own
    return {num.get(f"{_W}numId", "") for num in root.iter(f"{_W}num")}


def _value(element: ElementTree.Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _called(style: Style) -> Phrase:
    return Phrase(style.swedish, style.name)
