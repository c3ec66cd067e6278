"""The command `playbook`: arguments in, exit status out."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from playbook import __version__
from playbook.diagnostics import Diagnostic, has_errors

_DESCRIPTION = """\
Builds the handbook: the YAML in data/ becomes pages and scripts, and those become a website.
Run it in the handbook's folder, the one that holds mkdocs.yml."""

_EPILOG = """\
A typical day:
  playbook serve     change files in data/ and see the pages at http://127.0.0.1:8000
  playbook check     is everything in data/ right?
  playbook build     make the website in site/, to be put on a server

Exit status: 0 when all is well, 1 when something in the data or the site is wrong,
2 when the command is not understood."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process unless given); give its status."""
    options = _parser().parse_args(arguments)
    root = Path.cwd()
    if not (root / "mkdocs.yml").is_file():
        print(
            f"playbook: there is no mkdocs.yml in {root}.\n"
            "Go to the handbook's folder first (cd …), then run the command again.",
            file=sys.stderr,
        )
        return 1
    command: Callable[[Path, argparse.Namespace], int] = options.command
    try:
        return command(root, options)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="playbook",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"playbook {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    build = commands.add_parser(
        "build",
        help="make the website in site/",
        description="Checks the data, makes the pages and scripts, and publishes the website. "
        "The site that was there stays until the new one is whole.",
    )
    build.set_defaults(command=_build)

    serve = commands.add_parser(
        "serve",
        help="show the website on this computer and rebuild it on each change",
        description="Builds the website, shows it on this computer and rebuilds it when a file "
        "in data/, docs/, overrides/ or the page templates changes. Stop it with Ctrl+C.",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=_port, default=8000, help="port to listen on (%(default)s)")
    serve.add_argument("--open", action="store_true", help="open the site in the browser")
    serve.set_defaults(command=_serve)

    check = commands.add_parser(
        "check",
        help="check the data and change nothing",
        description="Checks every file in data/ and says what is wrong: file, line, column and "
        "what to do. Writes nothing.",
    )
    check.set_defaults(command=_check)
    return parser


def _check(root: Path, _options: argparse.Namespace) -> int:
    from playbook.check import check  # noqa: PLC0415 - each command loads only what it needs
    from playbook.read import read_source  # noqa: PLC0415

    source = read_source(root)
    diagnostics = check(source)[1]
    _print(diagnostics)
    if has_errors(diagnostics):
        return 1
    print(f"{len(source.files)} files are right.")
    return 0


def _build(root: Path, _options: argparse.Namespace) -> int:
    started = time.monotonic()
    pages = _make_and_publish(root)
    if pages is None:
        print("Nothing was published; the site is as it was.", file=sys.stderr)
        return 1
    print(f"{pages} pages in {root / 'site'}, {time.monotonic() - started:.1f} s.")
    return 0


def _serve(root: Path, options: argparse.Namespace) -> int:
    from playbook.publish import serve  # noqa: PLC0415

    if _build(root, options) and not (root / "site").is_dir():
        return 1

    def rebuild() -> None:
        started = time.monotonic()
        pages = _make_and_publish(root)
        done = "Rebuilt" if pages is not None else "Not rebuilt; the last good site is shown"
        print(f"{done} ({time.monotonic() - started:.1f} s).", flush=True)

    print(f"The handbook: http://{options.host}:{options.port}/  (stop with Ctrl+C)", flush=True)
    try:
        serve(root, root / "site", rebuild, options.host, options.port, open_it=options.open)
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
    from playbook.compose.rendering import TemplateFaultError  # noqa: PLC0415
    from playbook.making import make  # noqa: PLC0415
    from playbook.publish import PublishError, publish  # noqa: PLC0415

    tell = _progress()
    try:
        tell("reading and checking the data")
        made = make(root)
        tell("")
        _print(made.diagnostics)
        return None if made.written is None else publish(root, root / "site", tell)
    except (TemplateFaultError, PublishError) as error:
        problem = str(error)
    except OSError as error:
        problem = f"{error.filename or 'The disk'}: {error.strerror or error}"
    finally:
        tell("")
    print(problem, file=sys.stderr)
    return None


def _progress() -> Callable[[str], None]:
    """A line that says what is going on, on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(what: str) -> None:
        line = f"… {what}" if what else ""
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    return tell


def _print(diagnostics: list[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        print(diagnostic, file=sys.stderr)
    errors = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    if errors:
        print(f"{errors} {'error' if errors == 1 else 'errors'} in the data.", file=sys.stderr)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; give a number such as 8000")
    return int(text)
