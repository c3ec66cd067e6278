"""Reading a script's words back from each format, as a stranger's program would."""

import io
import re

import docx
import markdown
from lxml import html

_WORD = re.compile(r"[^\W_]+(?:[’'.@-][^\W_]+)*", re.UNICODE)


def words_of_text(text: str) -> list[str]:
    """The sequence of words; numbers that begin a line are not words of the text.

    A numbered list has them in the text and not in the others; a heading may have its own in all.
    """
    return _WORD.findall(re.sub(r"^\s*\d+\. ", "", text, flags=re.MULTILINE))


def words_of_html(text: str) -> list[str]:
    tree = html.fragment_fromstring(text, create_parent="div")
    for cell in tree.iter("br", "p", "li", "th", "td", "dt", "dd", "caption", "h2", "h3"):
        cell.tail = "\n" + (cell.tail or "")
    return words_of_text(str(tree.text_content()))


def words_of_markdown(text: str) -> list[str]:
    return words_of_html(markdown.markdown(text, extensions=["tables"]))


def words_of_docx(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    words = []
    for item in document.iter_inner_content():
        if isinstance(item, docx.text.paragraph.Paragraph):
            words += words_of_text(item.text)
        else:
            words += [
                word for row in item.rows for cell in row.cells for word in _WORD.findall(cell.text)
            ]
    return words
