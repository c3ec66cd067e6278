"""From the data's words to Markdown that says just that, and nothing more.

Plain words are escaped whole. Texts may hold bold, emphasis, lists and links; everything else
that Markdown or HTML would read as a sign is written as an entity, so that an editor's ``<`` or
``_`` stays what it is.
"""

import re
from collections.abc import Callable

_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\\": "&#92;",
    "`": "&#96;",
    "_": "&#95;",
    "[": "&#91;",
    "]": "&#93;",
    "{": "&#123;",
    "}": "&#125;",
    "|": "&#124;",
    "!": "&#33;",
    "~": "&#126;",
    "^": "&#94;",
}
_PLAIN = str.maketrans(_ENTITIES | {"*": "&#42;", "#": "&#35;"})
_MARKUP = str.maketrans(_ENTITIES)
_LINK = re.compile(r"\[([^\]\[]*)\]\(([^)]*)\)")
"""Words and target of a link, as `playbook.check.references` finds them."""
_LINE_START = re.compile(r"^(#|\+|=|:|\d+(?=[.)]\s))")
_LIST_ITEM = re.compile(r"^- (?=\S)")

Resolve = Callable[[str], str]
"""From the target of a link to the address that the page needs."""


class Safe(str):
    """Markdown that may stand in a page as it is."""

    __slots__ = ()


def plain(words: object) -> Safe:
    """Words without any markup, safe in Markdown text and in HTML attributes."""
    return Safe(str(words).translate(_PLAIN))


def inline(text: str, resolve: Resolve) -> Safe:
    """One line with bold, emphasis and links."""
    return Safe(_spans(" ".join(text.split()), resolve))


def block(text: str, resolve: Resolve) -> Safe:
    """Paragraphs and lists. A list gets the blank line that Markdown wants before it.

    Lines are only wrapped: what goes on in the next line belongs to the paragraph or the item,
    so a link may go on there, too.
    """
    written = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        wholes: list[str] = []
        for line in (raw.strip() for raw in paragraph.split("\n")):
            if _LIST_ITEM.match(line) or not wholes:
                wholes.append(line)
            else:
                wholes[-1] += f" {line}"
        rows: list[str] = []
        for whole in wholes:
            is_item = _LIST_ITEM.match(whole)
            if is_item and rows and not rows[-1].startswith("- "):
                rows.append("")
            rows.append(f"- {_spans(whole[2:], resolve)}" if is_item else _spans(whole, resolve))
        written.append("\n".join(rows))
    return Safe("\n\n".join(written))


_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")


def inline_html(text: str, resolve: Resolve) -> Safe:
    """One line with bold, emphasis and links as HTML, for what Markdown does not read."""
    linked = _escaped(
        " ".join(text.split()),
        lambda words, target: f'<a href="{plain(resolve(target))}">{words}</a>',
    )
    return Safe(_EMPHASIS.sub(_emphasised, linked))


def _emphasised(match: re.Match[str]) -> str:
    tag = "strong" if match[1] == "**" else "em"
    return f"<{tag}>{match[2]}</{tag}>"


def words_only(text: str) -> str:
    """A text without its markup, for descriptions and data attributes."""
    return re.sub(r"\*+", "", _LINK.sub(r"\1", " ".join(text.split())))


def _spans(text: str, resolve: Resolve) -> str:
    linked = _escaped(text, lambda words, target: f"[{words}]({resolve(target)})")
    return _LINE_START.sub(_entity, linked)


def _escaped(text: str, link: Callable[[str, str], str]) -> str:
    """The text with its signs as entities, each link as `link` writes its words and target."""
    parts = []
    position = 0
    for found in _LINK.finditer(text):
        parts.append(text[position : found.start()].translate(_MARKUP))
        words, target = found.groups()
        parts.append(link(words.translate(_MARKUP), target))
        position = found.end()
    return "".join([*parts, text[position:].translate(_MARKUP)])


def _entity(match: re.Match[str]) -> str:
    first = match[0]
    return f"&#{ord(first[0])};{first[1:]}"
