"""The scripts' texts as their pages show them: one alone, or several in a pack."""

from dataclasses import dataclass
from typing import Any

from playbook.check.records import slug
from playbook.compose.documents.as_html import write_html
from playbook.compose.documents.project import document_title, file_name, project
from playbook.compose.downloads import LABELS, file_address
from playbook.compose.forms import form_for
from playbook.compose.markup import Safe
from playbook.models.base import Language
from playbook.models.handbook import Handbook
from playbook.models.house import Pack
from playbook.models.scripts import Script


@dataclass(frozen=True)
class Paper:
    """A script's text on a page, with what the page needs to hand it out."""

    script: Script
    html: Safe
    """The text as staff see it."""
    document_title: str
    file_name: str
    downloads: tuple[tuple[str, str, str], ...]
    """Format, file ending and address of each blank document."""
    chosen: bool = True


def paper(script: Script, handbook: Handbook, language: Language, *, chosen: bool = True) -> Paper:
    """The text of `script` in one language."""
    return Paper(
        script,
        Safe(write_html(project(script, handbook.fields, language, "staff"))),
        document_title(script, language),
        file_name(script, language),
        tuple(
            (LABELS[ending], ending, file_address(script, language, ending)) for ending in LABELS
        ),
        chosen,
    )


def packed(pack: Pack, handbook: Handbook, language: Language) -> dict[str, Any]:
    """What the page of the offboarding pack shows: its texts, and one form for all of them."""
    documents = pack.documents
    scripts = {script.id: script for script in handbook.of_kind(Script)}
    return {
        "papers": [
            paper(scripts[each.script], handbook, language, chosen=each.chosen)
            for each in documents
        ],
        "form": form_for([scripts[each.script] for each in documents], handbook),
        "pack_name": slug(pack.title.in_language(language)) or "pack",
    }
