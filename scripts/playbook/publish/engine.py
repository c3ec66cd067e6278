"""The site engine by the plain road: MkDocs, once a language. `swift` gives the same bytes."""

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
    with engine_errors():
        build(load_config(str(root / name), site_dir=str(site / folder)))
    add_downloads(root, language, site / folder)


def downloads(root: Path, language: str) -> dict[str, Path]:
    """What is published beside the pages as it is, by path below the language's folder.

    A .md stays a .md. The schemas stand at the site's top.
    """
    folders = {"": root / "build" / "files" / language}
    if not CONFIGS[language][1]:
        folders["schemas/"] = root / "build" / "schemas"
    return {
        prefix + file.relative_to(folder).as_posix(): file
        for prefix, folder in folders.items()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def add_downloads(root: Path, language: str, site: Path) -> None:
    """Put the downloads beside the pages that the engine made in `site`."""
    for path, file in downloads(root, language).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, site / path)


@contextmanager
def engine_errors() -> Iterator[list[str]]:
    """What the engine raises and warns of becomes one `EngineError`; gives the warnings so far."""
    with _heard() as said, _without_now():
        try:
            yield said
        except (Abort, BuildError, ConfigurationError) as error:
            raise EngineError("\n".join([*said, str(error)])) from None
        except OSError:
            raise  # The disk's faults are told as such.
        except Exception as error:
            # A template's or an extension's own fault: the engine lets it through as it is.
            raise EngineError("\n".join([*said, _placed(error)])) from None
    if said:
        raise EngineError("\n".join(said))


def _placed(error: Exception) -> str:
    """The fault, and the template where it arose if it did in one."""
    place, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(".html"):
            place, line = frame.tb_frame.f_code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    said = f"{type(error).__name__}: {error}"
    return f"{place}:{line}: {said}" if place else said


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
