"""The commands `build` and `serve`."""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playbook.cli.telling import locale_language, tell
from playbook.compose.rendering import TemplateFaultError
from playbook.making import make
from playbook.publish import PublishError, publish
from playbook.publish import serve as serve_site


def build(root: Path, _options: argparse.Namespace) -> int:
    """Make and publish the site."""
    gc.enable()
    started = time.monotonic()
    pages = _make_and_publish(root)
    if pages is None:
        print("Nothing was published; the site is as it was.", file=sys.stderr)
        return 1
    print(f"{pages} pages in {root / 'site'}, {time.monotonic() - started:.1f} s.")
    return 0


def serve(root: Path, options: argparse.Namespace) -> int:
    """Show the site, and rebuild it on each change."""
    if build(root, options) and not (root / "site").is_dir():
        return 1

    def rebuild() -> None:
        started = time.monotonic()
        pages = _make_and_publish(root)
        done = "Rebuilt" if pages is not None else "Not rebuilt; the last good site is shown"
        print(f"{done} ({time.monotonic() - started:.1f} s).", flush=True)

    print(f"The handbook: http://{options.host}:{options.port}/  (stop with Ctrl+C)", flush=True)
    try:
        serve_site(root, root / "site", rebuild, options.host, options.port, open_it=options.open)
    except OSError as error:
        print(
            f"playbook: cannot listen on {options.host}:{options.port}: {error.strerror}. "
            "Another program may use the port; try --port 8001.",
            file=sys.stderr,
        )
        return 1
    return 0


def _make_and_publish(root: Path) -> int | None:
    """Make and publish the site; give the number of pages, or None after telling what is wrong."""
    show = _progress()
    try:
        show("reading and checking the data")
        made = make(root)
        show("")
        if made.diagnostics:
            tell(made.diagnostics, made.texts, locale_language())
        return None if made.written is None else publish(root, root / "site", show)
    except (TemplateFaultError, PublishError) as error:
        problem = str(error)
    except OSError as error:
        problem = f"{error.filename or 'The disk'}: {error.strerror or error}"
    finally:
        show("")
    print(problem, file=sys.stderr)
    return None


def _progress() -> Callable[[str], None]:
    """A line that says what is going on, on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(what: str) -> None:
        line = f"… {what}" if what else ""
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    return show
