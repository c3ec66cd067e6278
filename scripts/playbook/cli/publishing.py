"""The command `build`."""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playbook.cli.telling import locale_language, tell
from playbook.compose.rendering import TemplateFaultError
from playbook.keeping import Keep
from playbook.making import make
from playbook.publish import Published, PublishError, lock, publish

KEPT = "build/kept.db"
"""Where what was made is kept, below the project."""


def build(root: Path, options: argparse.Namespace) -> int:
    """Make and publish the site."""
    gc.enable()
    started = time.monotonic()
    published = _make_and_publish(root, options)
    if published is None:
        print("Nothing was published; the site is as it was.", file=sys.stderr)
        return 1
    print(f"{published.pages} pages in {root / 'site'}, {time.monotonic() - started:.1f} s.")
    return 0


def _make_and_publish(root: Path, options: argparse.Namespace) -> Published | None:
    """Make and publish the site; give what was, or None after telling what is wrong."""
    show = progress()
    try:
        with lock(root, waiting):
            keep = None if options.no_cache else Keep(root / KEPT)
            show("reading and checking the data")
            made = make(root, keep)
            show("")
            if made.diagnostics:
                tell(made.diagnostics, made.texts, locale_language())
            if made.written is None:
                return None
            published = publish(
                root, root / "site", made.files, show, keep=keep, force=options.force
            )
            if keep is not None:
                keep.save()
            return published
    except (TemplateFaultError, PublishError, OSError) as error:
        problem = in_words(error)
    finally:
        show("")
    print(problem, file=sys.stderr)
    return None


def in_words(error: Exception) -> str:
    """What a person is told of a fault that is not in the data."""
    if isinstance(error, OSError):
        return f"{error.filename or 'The disk'}: {error.strerror or error}"
    return str(error)


def waiting() -> None:
    """Say why nothing happens."""
    print("Another build is at work in this folder; waiting for it.", file=sys.stderr, flush=True)


def progress() -> Callable[[str], None]:
    """A line that says what is going on, on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(what: str) -> None:
        line = f"… {what}" if what else ""
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    return show
