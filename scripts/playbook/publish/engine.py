"""The site engine: MkDocs, once a language."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

CONFIGS = {"sv": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en")}
"""For each language, its configuration and its folder in the site."""


class EngineError(Exception):
    """The engine could not build the site; the message holds what it said."""


def build_language(root: Path, language: str, site: Path) -> None:
    """Build the pages of `language` from `build/docs` into its place in `site`.

    Raises `EngineError` with the engine's warnings: a warning is a fault of the site.
    """
    name, folder = CONFIGS[language]
    with _heard() as said, _without_now():
        try:
            config = load_config(str(root / name), site_dir=str(site / folder))
            build(config)
        except (Abort, BuildError, ConfigurationError) as error:
            raise EngineError("\n".join([*said, str(error)])) from None
    if said:
        raise EngineError("\n".join(said))
    add_downloads(root, language, site / folder)


def add_downloads(root: Path, language: str, site: Path) -> None:
    """Put the downloads beside the pages, and the schemas at the site's top.

    They are published as they are: a .md stays a .md.
    """
    downloads = root / "build" / "files" / language
    if downloads.is_dir():
        shutil.copytree(downloads, site, dirs_exist_ok=True)
    schemas = root / "build" / "schemas"
    if schemas.is_dir() and not CONFIGS[language][1]:
        shutil.copytree(schemas, site / "schemas", dirs_exist_ok=True)


@contextmanager
def _without_now() -> Iterator[None]:
    """No "now" in what is built: the engine takes its time from here."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = given or "0"
    try:
        yield
    finally:
        if given is None:
            del os.environ["SOURCE_DATE_EPOCH"]


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What the engine warns of, kept from the screen."""
    logger = logging.getLogger("mkdocs")
    listener, propagate = _Listener(), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
