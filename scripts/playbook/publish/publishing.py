"""Build aside, verify, swap: a site that fails never takes the place of one that works."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from playbook.publish.engine import CONFIGS, EngineError, build_language
from playbook.publish.verifying import verify

_NAMES = {"sv": "Swedish", "en": "English"}


class PublishError(Exception):
    """The site could not be published; the one that was there is untouched."""


def publish(root: Path, target: Path, tell: Callable[[str], None]) -> int:
    """Publish `build/` of the project in `root` to the folder `target`; give the number of pages.

    `tell` is told what is going on, for whoever waits.
    """
    aside = root / "build" / f"site-{os.getpid()}.new"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for language in CONFIGS:
            tell(f"building the {_NAMES[language]} pages")
            build_language(root, language, aside)
        tell("verifying links and pages")
        expected = _expected(root)
        problems = verify(aside, expected)
        if problems:
            raise PublishError("The new site is not whole:\n" + "\n".join(problems))
        _swap(aside, target)
    except EngineError as error:
        raise PublishError(f"The site engine stopped:\n{error}") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return len(expected)


def _expected(root: Path) -> dict[str, str]:
    """The page of each Markdown file, as path in the site to language."""
    found = {}
    for language, (_, folder) in CONFIGS.items():
        docs = root / "build" / "docs" / language
        for file in docs.rglob("*.md"):
            name = file.relative_to(docs).as_posix().removesuffix(".md")
            name = f"{name.removesuffix('index').rstrip('/')}/index.html".lstrip("/")
            found[f"{folder}/{name}".lstrip("/")] = language
    return found


def _swap(aside: Path, target: Path) -> None:
    """Put the folder `aside` in the place of `target`; on failure the old one comes back."""
    old = aside.with_suffix(".old")
    shutil.rmtree(old, ignore_errors=True)
    if not target.exists():
        aside.rename(target)
        return
    target.rename(old)
    try:
        aside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
