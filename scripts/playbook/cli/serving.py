"""The command `serve`: the handbook in the browser, made anew whenever a file is saved."""

import argparse
import gc
import signal
import sys
import threading
import time
import webbrowser
from pathlib import Path
from types import FrameType

from playbook.cli.publishing import KEPT, in_words, progress, waiting
from playbook.cli.telling import locale_language, tell
from playbook.compose.rendering import TEMPLATES, TemplateFaultError
from playbook.diagnostics import Diagnostic, printing, severity
from playbook.keeping import Keep
from playbook.making import Maker
from playbook.publish import Builder, Memory, Problem, PublishError, Server, Watcher, lock
from playbook.publish.serving import is_loopback

_WATCHED = ("data", "docs", "overrides", "mkdocs.yml", "mkdocs.en.yml")
_FIRST_PORT = 8000
_TRIED = 20
_SHOWN = 20
"""A page shows at most so many problems; the terminal shows all."""


def serve(root: Path, options: argparse.Namespace) -> int:
    """Show the site, and rebuild it on each change, until interrupted."""
    gc.enable()
    try:
        server = _listening(root, options)
    except OSError as error:
        print(
            f"playbook: cannot listen on {options.host}:{options.port or _FIRST_PORT}: "
            f"{error.strerror or error}. Another program may use the port; try another --port.",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, _interrupted)
    watcher = None
    try:
        session = _Session(root, server)
        watcher = Watcher([*(root / name for name in _WATCHED), TEMPLATES])
        session.rebuild([])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{server.host}:{server.server_port}/"
        print(f"The handbook: {address}  (stop with Ctrl+C)", flush=True)
        if not is_loopback(options.host):
            print("Others on the network can read it while this runs.", flush=True)
        if options.open:
            webbrowser.open(address)
        # The many things that stay need not be looked through again and again.
        gc.collect()
        gc.freeze()
        while True:
            session.rebuild(watcher.changed())
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
    finally:
        if watcher is not None:
            watcher.stop()
        server.end()
    return 0


class _Session:
    def __init__(self, root: Path, server: Server):
        self._root = root
        self._server = server
        self._keep = Keep(root / KEPT)
        self._maker = Maker(root, self._keep)
        self._builder = Builder(root, self._keep)
        self._site: Memory | None = None

    def rebuild(self, changed: list[Path]) -> None:
        """Make what has changed, show it, and say in one line what was done."""
        started = time.monotonic()
        what = self._named(changed)
        pages, problems = self._rebuilt()
        seconds = f"{time.monotonic() - started:.2f} s"
        if problems:
            kept = "the last good site is shown" if self._site else "nothing can be shown yet"
            print(f"{what}not rebuilt, {kept} ({seconds}).", flush=True)
        else:
            print(f"{what}{pages} rebuilt ({seconds}).", flush=True)
        self._keep.save()

    def _rebuilt(self) -> tuple[str, tuple[Problem, ...]]:
        show = progress()
        try:
            with lock(self._root, waiting):
                show("reading and checking the data")
                made = self._maker.make()
                show("")
                if made.diagnostics:
                    tell(made.diagnostics, made.texts, locale_language())
                if made.written is None:
                    problems = _problems(made.diagnostics, made.texts)
                    self._server.show(None, problems)
                    return "", problems
                show("making the pages")
                site = Memory(self._site)
                self._builder.build(made.files, site, show)
        except (TemplateFaultError, PublishError, OSError) as error:
            show("")
            said = in_words(error)
            print(said, file=sys.stderr)
            problems = (Problem({"sv": said, "en": said}),)
            self._server.show(None, problems)
            return "", problems
        finally:
            show("")
        before, self._site = self._site, site
        self._server.show(site, ())
        count = sum(
            path.endswith(".html") and (before is None or before.files.get(path) is not file)
            for path, file in site.files.items()
        )
        return "1 page" if count == 1 else f"{count} pages", ()

    def _named(self, changed: list[Path]) -> str:
        names = [
            path.relative_to(self._root).as_posix()
            if path.is_relative_to(self._root)
            else path.name
            for path in changed
        ]
        if not names:
            return ""
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        return f"{names[0]}{more}: "


def _problems(diagnostics: list[Diagnostic], texts: dict[str, str]) -> tuple[Problem, ...]:
    errors = [found for found in diagnostics if severity(found) == "error"]
    return tuple(
        Problem(
            {
                "sv": printing.full([found], texts, "sv", colour=False),
                "en": printing.full([found], texts, "en", colour=False),
            },
            found.span.path,
            found.span.line,
            found.span.column,
        )
        for found in errors[:_SHOWN]
    )


def _listening(root: Path, options: argparse.Namespace) -> Server:
    """The server on the wanted port; without one, on the first that is free."""
    if options.port is not None:
        return Server(root, options.host, options.port)
    for port in range(_FIRST_PORT, _FIRST_PORT + _TRIED):
        try:
            return Server(root, options.host, port)
        except OSError:
            continue
    return Server(root, options.host, 0)


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
