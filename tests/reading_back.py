"""Reading a script's words back from each format, as a stranger's program would."""

import io
import re
import zipfile
from collections.abc import Iterable

import markdown
from lxml import etree, html
from outloud.model import Document
from pikepdf import Dictionary

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
    """The words of the document's body, those in controls too."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    text = ""
    for element in tree.iter():
        match etree.QName(element).localname:
            case "p" | "br":
                text += "\n"
            case "t":
                text += element.text or ""
    return words_of_text(text)


def letters_of_pdf(content: bytes) -> str:
    """The letters and figures that a screen reader reads out, without the numbers of lists.

    A line may break within a word, and nothing tells whether it did: so letters, not words.
    """
    pdf = Document(io.BytesIO(content))  # type: ignore[arg-type] - what pikepdf opens
    texts: dict[int, str] = {}
    for page in pdf.pages:
        for run in pdf.content(page.index).runs:
            owners = pdf.mc_owners.get((page.index, run.stream, run.mcid), [])
            assert run.artifact or len(owners) == 1
            element = owners[0] if owners else None
            while element is not None and element.type == "Span":
                element = element.parent
            if element is not None and element.type != "Lbl":
                texts[element.order] = texts.get(element.order, "") + run.text
    pdf.close()
    return letters(text for _, text in sorted(texts.items()))


def letters(words: Iterable[str]) -> str:
    """The letters and figures of some words, in one."""
    return re.sub(r"[\W_]", "", "".join(words))


def everything_in(content: bytes, ending: str) -> str:
    """The letters of all that a file holds, its metadata and hidden parts too."""
    match ending:
        case "docx":
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = [package.read(name).decode() for name in package.namelist()]
            return letters(re.sub("<[^>]*>", "", part) for part in parts) + letters(parts)
        case "pdf":
            with Document(io.BytesIO(content)).pdf as pdf:  # type: ignore[arg-type] - as above
                values = [repr(value) for value in pdf.objects if isinstance(value, Dictionary)]
                with pdf.open_metadata() as metadata:
                    values.append(str(metadata))
            return letters_of_pdf(content) + letters(values)
        case _:
            return letters([content.decode()])
