"""The command `fill`: a script's text with a saved file of answers, as a document."""

import argparse
import sys
from pathlib import Path

from playbook.check import check
from playbook.check.places import closest
from playbook.cli.telling import tell
from playbook.compose.documents.answers import AnswersError, read_answers
from playbook.compose.documents.as_pdf import NoSignError
from playbook.compose.documents.project import file_name, project
from playbook.compose.downloads import open_letterheads, writers
from playbook.models.scripts import Script
from playbook.read import read_source
from playbook.write import replace

_WORDS = {
    "sv": {
        "unknown": "det finns inget skript “{}”.",
        "meant": "Menade du {}?",
        "choose": "Välj ett av: {}.",
        "unread": "kan inte läsa {}: {}.",
        "unwritten": "kan inte skriva {}: {}.",
        "answers_too_large": "{} är större än 1 MB. Det är ingen svarsfil.",
        "answers_unreadable": (
            "{} är ingen svarsfil. Spara en på skriptets sida med knappen för att spara svaren."
        ),
        "no_sign": "typsnitten i en PDF saknar “{}”. Ta bort tecknet, eller välj --to docx.",
        "missing": "Saknas: {}",
    },
    "en": {
        "unknown": "there is no script “{}”.",
        "meant": "Did you mean {}?",
        "choose": "Choose one of: {}.",
        "unread": "cannot read {}: {}.",
        "unwritten": "cannot write {}: {}.",
        "answers_too_large": "{} is larger than 1 MB. It is not a file of answers.",
        "answers_unreadable": (
            "{} is not a file of answers. Save one on the script's page with its button for that."
        ),
        "no_sign": "the fonts of a PDF have no “{}”. Take it out, or choose --to docx.",
        "missing": "Missing: {}",
    },
}


def fill(root: Path, options: argparse.Namespace) -> int:
    """Write the script's document, filled with the answers; name on standard error what is open."""
    words = _WORDS[options.lang]
    source = read_source(root)
    handbook, diagnostics = check(source)
    if handbook is None:
        tell(diagnostics, {file.path: file.text for file in source.files}, options.lang)
        return 1
    scripts = {script.id: script for script in handbook.of_kind(Script)}
    script = scripts.get(options.script)
    if script is None:
        meant = closest(options.script, list(scripts))
        hint = words["meant"].format(meant) if meant else words["choose"].format(", ".join(scripts))
        return _refuse(f"{words['unknown'].format(options.script)} {hint}")
    try:
        answers = read_answers(options.answers.read_bytes(), handbook.fields)
    except OSError as error:
        return _refuse(words["unread"].format(options.answers, error.strerror))
    except AnswersError as error:
        return _refuse(words[str(error)].format(options.answers))
    language = options.language
    document = project(script, handbook.fields, language, "recipient", answers)
    try:
        content = writers(open_letterheads(handbook))[options.to](document)
    except NoSignError as error:
        return _refuse(words["no_sign"].format(error))
    target = options.output or Path(f"{file_name(script, language)}.{options.to}")
    try:
        replace(target, content)
    except OSError as error:
        return _refuse(words["unwritten"].format(target, error.strerror))
    open_fields = [
        handbook.fields[use.field].label.in_language(options.lang)
        for use in script.uses
        if use.required and use.field not in answers
    ]
    if open_fields:
        print(words["missing"].format(", ".join(open_fields)), file=sys.stderr)
    print(target)
    return 0


def _refuse(reason: str) -> int:
    print(f"playbook: {reason}", file=sys.stderr)
    return 1
