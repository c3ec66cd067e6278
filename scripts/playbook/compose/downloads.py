"""The blank documents of a script, in every format, and where the site keeps them."""

from collections.abc import Callable

from playbook.compose.documents.as_docx import write_docx
from playbook.compose.documents.as_markdown import write_markdown
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import file_name, project
from playbook.compose.documents.tree import Document
from playbook.models.base import Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": write_docx,
    "txt": lambda document: write_text(document).encode(),
    "md": lambda document: write_markdown(document).encode(),
}
"""By a file's ending, who writes it."""

LABELS = {"docx": "Word", "txt": "Text", "md": "Markdown"}
"""What people call each format; the same in both languages."""


def file_address(script: Script, language: Language, ending: str) -> str:
    """Where the site keeps a script's document, beside its page."""
    return f"scripts/{script.id}/{file_name(script, language)}.{ending}"


def downloads(script: Script, handbook: Handbook, language: Language) -> dict[str, bytes]:
    """The blank documents of `script` by address."""
    document = project(script, handbook.fields, language, "recipient")
    return {
        file_address(script, language, ending): write(document) for ending, write in WRITERS.items()
    }
