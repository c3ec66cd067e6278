"""The letterhead, taken apart: what every Word document of one language has in common.

Its parts are kept as text with marks where a document's own words go, so that Python and the
browser put them in the same way. A mark is a processing instruction, which no text can be taken
for: its first sign is escaped in every text.
"""

import io
import posixpath
import re
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from json import dumps

from lxml import etree

from playbook.models.base import Language
from playbook.models.letterhead import (
    BLANK,
    BULLETS,
    CAPTION,
    CONDITION,
    GRID,
    HEADING,
    NOTE,
    NUMBERS,
    SAY,
    STYLES,
    Style,
)

LANGUAGE_TAGS: Mapping[Language, str] = {"sv": "sv-SE", "en": "en-GB"}

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NAMES = {"w": _W, "rel": _RELATIONS, "types": _TYPES}
_HOLE = re.compile(r"\{(\w*)\}")
_MARK = re.compile(r"<\?(body|title|numbers) \?>")
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = "docProps/core.xml"

_FOLLOWED = {
    *("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "font"),
    *("header", "footer", "footnotes", "endnotes", "image", "hyperlink"),
}
"""The relations that are kept. Comments, people, macros and the like never leave the house."""

_AFTER_COMPAT = {
    f"{{{_W}}}{name}"
    for name in (
        *("docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
        *("readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags"),
        *("decimalSymbol", "listSeparator"),
    )
} | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"}
"""What follows `compat` in the settings, whose order is fixed."""

_DOCUMENT = (
    f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15">'
    "<w:body><?body ?>{section}</w:body></w:document>"
)
_PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    "<dc:language>{language}</dc:language>"
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>'
    "<dc:title><?title ?></dc:title></cp:coreProperties>"
)


_PIECES = {
    "slot": (
        '<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>{blank}{kind}</w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    ),
    "text": "<w:text/>",
    "multiline": "<w:richText/>",
    "date": (
        '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="{}"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    ),
    "choice": "<w:dropDownList>{}</w:dropDownList>",
    "item": '<w:listItem w:displayText="{}" w:value="{}"/>',
    "numbers": (
        '<w:pStyle w:val="{numbers}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    ),
    "condition": "<w:keepNext/>",
    "numbering": (
        '<w:num w:numId="{}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    ),
    "table": (
        '<w:tbl><w:tblPr><w:tblStyle w:val="{grid}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{label}"/></w:tblPr>'
        "<w:tblGrid>{columns}</w:tblGrid>"
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        '<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/><w15:repeatingSection/>'
        "</w:sdtPr><w:sdtContent>{rows}</w:sdtContent></w:sdt></w:tbl><w:p/>"
    ),
    "column": '<w:gridCol w:w="{}"/>',
    "row": (
        "<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>"
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr></w:sdtContent></w:sdt>"
    ),
    "cell": '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{}</w:p></w:tc>',
    # A cell to fill in is a few spaces wide, to be seen and hit.
    "blank": "\u2002" * 4,
    "mime": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_LOOKS = {
    "heading": ("p", HEADING),
    "bullets": ("p", BULLETS),
    "say": ("p", SAY),
    "note": ("p", NOTE),
    "caption": ("p", CAPTION),
    "dim": ("r", CONDITION),
    "open": ("r", BLANK),
}
"""The style of a paragraph or of a run, for the pieces that are nothing but a style."""


@dataclass(frozen=True)
class Letterhead:
    """A letterhead in one language, ready for the words of documents."""

    texts: Mapping[str, str]
    """Its XML parts by name, with marks."""
    pictures: Mapping[str, bytes]
    """All its other parts."""
    pieces: Mapping[str, str]
    """XML that documents are made with, by what it is for; ``{}`` stands for what goes in, and
    ``{name}`` where there is more than one thing."""
    first_number: int
    """The first free id of a numbering: each numbered list has its own, to begin at 1."""
    width: int
    """From margin to margin, in twentieths of a point."""

    def piece(self, name: str, inside: str = "", **more: str) -> str:
        """The XML of a piece with what goes in, in one pass: no words are taken for a mark."""
        given = {"": inside} | more
        return _HOLE.sub(lambda hole: given[hole[1]], self.pieces[name])

    def filled(self, body: str, title: str, lists: int) -> bytes:
        """The bytes of a document: the XML of its body and title, its number of numbered lists."""
        numberings = (
            self.piece("numbering", str(self.first_number + place)) for place in range(lists)
        )
        own = {"body": body, "title": title, "numbers": "".join(numberings)}
        parts = {
            name: _MARK.sub(lambda mark: own[mark[1]], text).encode()
            for name, text in self.texts.items()
        }
        return _packed(parts | dict(self.pictures))

    def script(self) -> bytes:
        """The same as a script for the browser, which calls it `handbook.letterhead`."""
        given = {
            "texts": dict(self.texts),
            "pictures": {name: b64encode(part).decode() for name, part in self.pictures.items()},
            "pieces": dict(self.pieces),
            "firstNumber": self.first_number,
            "width": self.width,
        }
        written = dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"(globalThis.handbook ??= {{}}).letterhead = {written};\n".encode()


def open_letterhead(content: bytes, language: Language) -> Letterhead:
    """Take a checked letterhead apart and make it speak `language`."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        raw = {name: package.read(name) for name in package.namelist()}
    kept: dict[str, etree._Element] = {}
    pictures: dict[str, bytes] = {}
    for name in _reached("word/document.xml", raw, kept):
        if name.endswith(".xml"):
            kept[name] = _parsed(raw[name])
        else:
            pictures[name] = raw[name]
    styles = _style_ids(kept["word/styles.xml"])
    numbers, first = _mark_numbers(kept, styles[NUMBERS])
    for part in kept.values():
        _mark_title(part)
        _speak(part, LANGUAGE_TAGS[language])
    _set_up(kept["word/settings.xml"])
    texts = {name: _written(part) for name, part in kept.items()}
    section = kept["word/document.xml"].findall("w:body/w:sectPr", _NAMES)[-1]
    section.tail = None
    texts["word/document.xml"] = _DECLARED + _DOCUMENT.format(section=_inner(section))
    texts[_CORE] = _DECLARED + _PROPERTIES.format(language=LANGUAGE_TAGS[language])
    texts["_rels/.rels"] = _root_relations()
    texts["[Content_Types].xml"] = _content_types(raw, {*texts, *pictures})
    pieces = _PIECES | {
        "date": _PIECES["date"].replace("{}", LANGUAGE_TAGS[language]),
        "numbering": _PIECES["numbering"].replace("{abstract}", escape(numbers)),
        "numbers": _PIECES["numbers"].replace("{numbers}", escape(styles[NUMBERS])),
        "table": _PIECES["table"].replace("{grid}", escape(styles[GRID])),
        **{
            name: f'<w:{kind}Style w:val="{escape(styles[style])}"/>'
            for name, (kind, style) in _LOOKS.items()
        },
    }
    return Letterhead(texts, pictures, pieces, first, _width(section))


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, remove_comments=True))


def _reached(name: str, raw: Mapping[str, bytes], kept: dict[str, etree._Element]) -> Iterator[str]:
    """The parts that a part leads to, itself first; its relations go to `kept`, pruned."""
    yield name
    folder, own = posixpath.split(name)
    relations_name = f"{folder}/_rels/{own}.rels"
    if relations_name not in raw:
        return
    relations = _parsed(raw[relations_name])
    for link in list(relations):
        if link.get("Type", "").rpartition("/")[2] not in _FOLLOWED:
            relations.remove(link)
        elif link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            target = target.lstrip("/")
            if target not in kept:
                yield from _reached(target, raw, kept)
    if len(relations):
        kept[relations_name] = relations


def _style_ids(styles: etree._Element) -> dict[Style, str]:
    """The id that each style has in this file."""
    names = {style.name.lower(): style for style in STYLES}
    found = {}
    for style in styles.findall("w:style", _NAMES):
        name = style.find("w:name", _NAMES)
        known = None if name is None else names.get(name.get(f"{{{_W}}}val", "").lower())
        if known is not None:
            found[known] = style.get(f"{{{_W}}}styleId", "")
    return found


def _mark_numbers(kept: Mapping[str, etree._Element], style: str) -> tuple[str, int]:
    """Mark where numberings go; give the one that the numbered lists use, and the first free id."""
    numbered = kept["word/styles.xml"].find(
        f"w:style[@w:styleId='{style}']//w:numId", namespaces=_NAMES
    )
    numbering = kept["word/numbering.xml"]
    numberings = numbering.findall("w:num", _NAMES)
    wanted = "" if numbered is None else numbered.get(f"{{{_W}}}val")
    used = next(num for num in numberings if num.get(f"{{{_W}}}numId") == wanted)
    abstract = used.find("w:abstractNumId", _NAMES)
    numberings[-1].addnext(etree.ProcessingInstruction("numbers"))
    first = 1 + max(int(num.get(f"{{{_W}}}numId", "0")) for num in numberings)
    return ("" if abstract is None else abstract.get(f"{{{_W}}}val", "")), first


def _mark_title(part: etree._Element) -> None:
    """Mark what is bound to the document's title, as Word's own field for it is."""
    for bound in part.iterfind(".//w:sdt/w:sdtPr/w:dataBinding", _NAMES):
        control = bound.getparent()
        content = None if control is None else control.getnext()
        if "title" not in bound.get(f"{{{_W}}}xpath", "") or control is None or content is None:
            continue
        for unwanted in ("w:showingPlcHdr", "w:placeholder"):
            for element in control.findall(unwanted, _NAMES):
                control.remove(element)
        texts = content.findall(".//w:t", _NAMES)
        for text in texts:
            text.text = None
        if texts:
            texts[0].append(etree.ProcessingInstruction("title"))


def _width(section: etree._Element) -> int:
    size, margins = section.find("w:pgSz", _NAMES), section.find("w:pgMar", _NAMES)
    given = [
        None if element is None else element.get(f"{{{_W}}}{name}")
        for element, name in ((size, "w"), (margins, "left"), (margins, "right"))
    ]
    page, left, right = (int(float(value or 0)) for value in given)
    return page - left - right if page > left + right else 9000


def _speak(part: etree._Element, tag: str) -> None:
    """Give all text one language: that of the styles, which then is the document's."""
    if part.tag == f"{{{_W}}}styles":
        default = part.find("w:docDefaults/w:rPrDefault/w:rPr", _NAMES)
        for lang in list(part.iterfind(".//w:lang", _NAMES)):
            above = lang.getparent()
            if above is not None:
                above.remove(lang)
        if default is not None:
            etree.SubElement(default, f"{{{_W}}}lang", {f"{{{_W}}}val": tag})
    for lang in part.iterfind(".//w:r/w:rPr/w:lang", _NAMES):
        lang.set(f"{{{_W}}}val", tag)
    for lang in part.iterfind("w:themeFontLang", _NAMES):
        lang.set(f"{{{_W}}}val", tag)


def _set_up(settings: etree._Element) -> None:
    """Leave out what only the letterhead's own file is about, and be of today's Word."""
    for name in ("attachedTemplate", "rsids", "documentProtection", "writeProtection"):
        for element in settings.findall(f"w:{name}", _NAMES):
            settings.remove(element)
    compat = settings.find("w:compat", _NAMES)
    if compat is None:
        compat = etree.Element(f"{{{_W}}}compat")
        after = next((each for each in settings if each.tag in _AFTER_COMPAT), None)
        settings.append(compat) if after is None else after.addprevious(compat)
    for setting in compat.findall("w:compatSetting[@w:name='compatibilityMode']", _NAMES):
        compat.remove(setting)
    mode = {
        "name": "compatibilityMode",
        "uri": "http://schemas.microsoft.com/office/word",
        "val": "15",
    }
    etree.SubElement(
        compat, f"{{{_W}}}compatSetting", {f"{{{_W}}}{key}": value for key, value in mode.items()}
    )


def _root_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return (
        f'{_DECLARED}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="{_CORE}"/></Relationships>'
    )


def _content_types(raw: Mapping[str, bytes], names: set[str]) -> str:
    """The package's list of what its parts are, for the parts that are left."""
    types = _parsed(raw["[Content_Types].xml"])
    for override in types.findall("types:Override", _NAMES):
        if override.get("PartName", "").lstrip("/") not in names - {_CORE}:
            types.remove(override)
    etree.SubElement(
        types,
        f"{{{_TYPES}}}Override",
        PartName=f"/{_CORE}",
        ContentType="application/vnd.openxmlformats-package.core-properties+xml",
    )
    return _written(types)


def _written(part: etree._Element) -> str:
    return _DECLARED + _inner(part)


def _inner(part: etree._Element) -> str:
    return etree.tostring(part, encoding="unicode")


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive of fixed order and times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, parts[name])
    return buffer.getvalue()
