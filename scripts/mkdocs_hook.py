"""Lets a bare `mkdocs build` or `mkdocs serve` make the pages first, and build both languages.

The command `playbook` does without it: nothing here is more than a call of the same functions.
"""

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from playbook.cli.telling import locale_language, tell
from playbook.making import make
from playbook.publish.engine import CONFIGS, add_downloads, build_language

_ROOT = Path(__file__).resolve().parent.parent
_started_bare: list[str] = []
"""The command, when MkDocs was started by itself; empty when `playbook` started it."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """Make the pages before the engine looks for them; stop it when the data is not right."""
    made = make(_ROOT)
    tell(made.diagnostics, made.texts, locale_language())
    if made.written is None:
        raise Abort("The data is not right; nothing was built.")
    _started_bare.append(command)


def on_post_build(config: MkDocsConfig) -> None:
    """Add what the engine does not make: the downloads, and below the Swedish site the English."""
    if not _started_bare:
        return
    command = _started_bare[0]
    language = str(config.theme["language"])
    add_downloads(_ROOT, language, Path(config.site_dir))
    if language == "sv" and command != "serve":
        _started_bare.clear()
        for other in CONFIGS:
            if other != language:
                build_language(_ROOT, other, Path(config.site_dir))
