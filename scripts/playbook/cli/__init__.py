"""The command `playbook`: arguments in, exit status out."""

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from playbook import __version__
from playbook.cli.telling import locale_language

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

Command = Callable[[Path, argparse.Namespace], int]

_COMMANDS = (
    "build",
    "serve",
    "check",
    "explain",
    "schema",
    "new",
    "rename",
    "fill",
    "refs",
    "stats",
    "stale",
    "demo",
)


def run() -> None:
    """Be the program `playbook`."""
    status = main()
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)  # Taking a thousand trees apart before the end helps nobody.


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process unless given); give its status."""
    # A short command ends before collecting garbage pays; those that go on switch it on again.
    gc.disable()
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given[0] if given else "").parse_args(given)
    root = Path.cwd()
    if options.needs_project and not (root / "mkdocs.yml").is_file():
        print(
            f"playbook: there is no mkdocs.yml in {root}.\n"
            "Go to the handbook's folder first (cd …), then run the command again.",
            file=sys.stderr,
        )
        return 1
    command: Command = options.load()
    try:
        return command(root, options)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read us has seen enough, as `| head` has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(wanted: str) -> argparse.ArgumentParser:
    """The parser of all commands; with the name of one, only that one has its options."""
    parser = argparse.ArgumentParser(
        prog="playbook",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"playbook {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog=parser.prog)

    def add(
        name: str,
        load: Callable[[], Command],
        help_: str,
        description: str,
        *,
        project: bool = True,
    ) -> argparse.ArgumentParser:
        if wanted in _COMMANDS and name != wanted:
            return argparse.ArgumentParser(add_help=False)  # For its options: nobody asks it.
        command = commands.add_parser(name, help=help_, description=description)
        command.set_defaults(load=load, needs_project=project)
        return command

    build = add(
        "build",
        _build,
        "make the website in site/",
        "Checks the data, makes the pages and scripts, and publishes the website. "
        "The site that was there stays until the new one is whole.",
    )
    _add_build(build)
    serve = add(
        "serve",
        _serve,
        "show the website on this computer and rebuild it on each change",
        "Shows the website on this computer and makes it anew when a file in data/, docs/, "
        "overrides/, the page templates or mkdocs.yml changes. The browser follows, and what is "
        "wrong is laid over the page. site/ is left alone. Stop it with Ctrl+C.",
    )
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=_port, help="port to listen on (8000, or the next free one)")
    serve.add_argument("--open", action="store_true", help="open the site in the browser")

    check = add(
        "check",
        _check,
        "check the data and change nothing",
        "Checks every file in data/ and says what is wrong: file, line, column and "
        "what to do. Writes nothing, unless --fix is given.",
    )
    check.add_argument("--fix", action="store_true", help="mend what is safe to mend")
    check.add_argument(
        "--format",
        choices=("full", "concise", "json", "github"),
        default="full",
        help="full shows the line with a caret; concise is one line each (%(default)s)",
    )
    _add_language(check)

    explain = add(
        "explain",
        _explain,
        "explain a code such as unknown-field",
        "Explains what a code means, with a wrong and a right example. Without a code, lists all.",
        project=False,
    )
    explain.add_argument("code", nargs="?", metavar="CODE")
    _add_language(explain)
    _add_json(explain)

    schema = add(
        "schema",
        _schema,
        "write the schemas that help while typing in an editor",
        "Writes a JSON Schema for each kind of file into build/schemas/. Visual Studio Code uses "
        "them by itself: they complete fields, choices and ids, and explain each field.",
    )
    _add_language(schema)
    _add_json(schema)

    new = add(
        "new",
        _new,
        "begin an entry",
        "Writes a new file with all fields and what each is for, ready to be filled in.",
    )
    new.add_argument("kind", metavar="KIND", help="such as red-flag, practice, script or quote")
    new.add_argument("title", metavar="TITLE", help="in Swedish; the file's name is made from it")
    new.add_argument("--id", help="the file's name, if not made from the title")
    _add_language(new)
    _add_json(new)

    rename = add(
        "rename",
        _rename,
        "give an entry another id, everywhere",
        "Renames an entry's file, mends every reference to it and leaves a redirect.",
    )
    rename.add_argument("id", metavar="ID")
    rename.add_argument("new", metavar="NEW")
    rename.add_argument("--kind", help="when entries of two kinds have the id")
    _add_language(rename)
    _add_json(rename)

    _add_fill(
        add(
            "fill",
            _fill,
            "fill a script with a saved file of answers",
            "Writes a script's document, filled with the answers of a file that was saved on the "
            "script's page. One file of answers fills every script, in both languages.",
        )
    )

    refs = add(
        "refs", _refs, "what leads to an entry, and where it leads", "Lists references both ways."
    )
    refs.add_argument("id", metavar="ID")
    _add_language(refs)
    _add_json(refs)

    stats = add(
        "stats",
        _stats,
        "count entries, by kind and phase, and translations",
        "Counts what the handbook holds.",
    )
    _add_language(stats)
    _add_json(stats)

    stale = add(
        "stale",
        _stale,
        "entries whose review is overdue, with who answers for them",
        "Lists entries that nobody has reviewed for so many days.",
    )
    stale.add_argument(
        "--days", type=_days, help="so many days (the house's limit in data/handbook.yml)"
    )
    _add_language(stale)
    _add_json(stale)

    _add_demo(add)
    return parser


def _add_build(build: argparse.ArgumentParser) -> None:
    build.add_argument(
        "--force", action="store_true", help="publish even if half of the site is gone"
    )
    build.add_argument(
        "--no-cache", action="store_true", help="make everything anew, by MkDocs's plain road"
    )


def _add_demo(add: Callable[..., argparse.ArgumentParser]) -> None:
    demo = add(
        "demo",
        _demo,
        "make a large handbook to try things on",
        "Makes a new folder with a handbook of so many entries, out of this handbook's own "
        "sentences: to see how the build, the search and the pages do when there is much.",
    )
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new folder")
    demo.add_argument("--entries", type=_count, default=300, metavar="N", help="(%(default)s)")


# Each command loads only what it needs: the check of the data must start at once.


def _build() -> Command:
    from playbook.cli.publishing import build  # noqa: PLC0415

    return build


def _serve() -> Command:
    from playbook.cli.serving import serve  # noqa: PLC0415

    return serve


def _check() -> Command:
    from playbook.cli.checking import check  # noqa: PLC0415

    return check


def _explain() -> Command:
    from playbook.cli.checking import explain  # noqa: PLC0415

    return explain


def _schema() -> Command:
    from playbook.cli.editing import schema  # noqa: PLC0415

    return schema


def _new() -> Command:
    from playbook.cli.editing import new  # noqa: PLC0415

    return new


def _rename() -> Command:
    from playbook.cli.editing import rename  # noqa: PLC0415

    return rename


def _fill() -> Command:
    from playbook.cli.filling import fill  # noqa: PLC0415

    return fill


def _refs() -> Command:
    from playbook.cli.asking import refs  # noqa: PLC0415

    return refs


def _stats() -> Command:
    from playbook.cli.asking import stats  # noqa: PLC0415

    return stats


def _stale() -> Command:
    from playbook.cli.asking import stale  # noqa: PLC0415

    return stale


def _demo() -> Command:
    from playbook.cli.demonstrating import demo  # noqa: PLC0415

    return demo


def _add_fill(command: argparse.ArgumentParser) -> None:
    command.add_argument("script", metavar="SCRIPT", help="its id, such as confirmation-email")
    command.add_argument("answers", type=Path, metavar="ANSWERS.json", help="the saved answers")
    command.add_argument(
        "--language", choices=("sv", "en"), default="sv", help="of the document (%(default)s)"
    )
    command.add_argument(
        "--to", choices=("docx", "pdf", "txt", "md"), default="docx", help="format (%(default)s)"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it, if not here"
    )
    _add_language(command)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--lang",
        choices=("sv", "en"),
        default=locale_language(),
        help="language of the messages (%(default)s)",
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text", help="(%(default)s)")


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; give a number such as 8000")
    return int(text)


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a number of entries; give one such as 300"
        )
    return int(text)


def _days(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days; give one such as 180")
    return int(text)
