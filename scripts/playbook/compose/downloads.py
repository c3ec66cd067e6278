"""The blank documents of a script, in every format, and where the site keeps them."""

from collections.abc import Callable, Mapping
from functools import partial

from playbook.compose.documents.as_docx import write_docx
from playbook.compose.documents.as_markdown import write_markdown
from playbook.compose.documents.as_pdf import write_pdf
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.letterhead import Letterhead, open_letterhead
from playbook.compose.documents.project import file_name, project
from playbook.compose.documents.tree import Document
from playbook.keeping import Keep, digest, makers
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script

LABELS = {"docx": "Word", "pdf": "PDF", "txt": "Text", "md": "Markdown"}
"""What people call each format, by its files' ending; the same in both languages."""

Writer = Callable[[Document], bytes]


def writers(letterheads: Mapping[Language, Letterhead]) -> dict[str, Writer]:
    """Who writes each format, by its files' ending."""
    return {
        "docx": lambda document: write_docx(document, letterheads[document.language]),
        "pdf": write_pdf,
        "txt": lambda document: write_text(document).encode(),
        "md": lambda document: write_markdown(document).encode(),
    }


def open_letterheads(handbook: Handbook) -> dict[Language, Letterhead]:
    """The house's letterhead in each language."""
    return {language: open_letterhead(handbook.letterhead, language) for language in LANGUAGES}


def file_address(script: Script, language: Language, ending: str) -> str:
    """Where the site keeps a script's document, beside its page."""
    return f"scripts/{script.id}/{file_name(script, language)}.{ending}"


def downloads(
    script: Script,
    handbook: Handbook,
    language: Language,
    written_by: Mapping[str, Writer],
    keep: Keep,
) -> dict[str, bytes]:
    """The blank documents of `script` by address; what `keep` has of the same is not made again."""
    document = project(script, handbook.fields, language, "recipient")
    # A document's parts are plain and frozen, so its repr says all that its writers know.
    shown = digest(makers(), handbook.letterhead, repr(document))
    return {
        file_address(script, language, ending): keep.once(
            digest(ending, shown), partial(write, document)
        )
        for ending, write in written_by.items()
    }
