"""The one place that reads the project's folders."""

from dataclasses import dataclass
from pathlib import Path

from playbook.diagnostics import Diagnostic, Span
from playbook.read.text import decode
from playbook.read.tree import Node, parse


@dataclass(frozen=True)
class DataFile:
    """One file of `data/`, read."""

    path: str
    """Relative to the project, with forward slashes: ``data/red-flags/late-payments.yml``."""
    text: str
    root: Node | None
    """None when the file could not be read; then there is a diagnostic that says why."""


@dataclass(frozen=True)
class Source:
    """Everything that the build is made from."""

    files: tuple[DataFile, ...]
    pages: dict[str, bytes]
    """Hand-written pages and assets by their path under `docs/`."""
    diagnostics: tuple[Diagnostic, ...]


def read_source(root: Path) -> Source:
    """Read `data/` and `docs/` of the project in `root`, in a fixed order."""
    files: list[DataFile] = []
    diagnostics: list[Diagnostic] = []
    for file in _files(root / "data"):
        path = file.relative_to(root).as_posix()
        if file.suffix == ".yaml":
            diagnostics.append(
                Diagnostic(
                    Span(path), "wrong-file-name", "data files end in .yml", "Rename the file."
                )
            )
        if file.suffix != ".yml":
            continue
        text, problems = decode(path, file.read_bytes())
        node: Node | None = None
        if not problems:
            node, problems = parse(path, text)
        files.append(DataFile(path, text, node))
        diagnostics += problems
    if not files:
        diagnostics.append(
            Diagnostic(
                Span("data"),
                "no-data",
                "there are no data files",
                "Run the command in the handbook's folder, the one with mkdocs.yml.",
            )
        )
    docs = root / "docs"
    pages = {file.relative_to(docs).as_posix(): file.read_bytes() for file in _files(docs)}
    return Source(tuple(files), pages, tuple(diagnostics))


def _files(folder: Path) -> list[Path]:
    """Plain files below `folder`; links and hidden or backup files are left out."""
    found = [
        file
        for file in folder.rglob("*")
        if file.is_file()
        and not file.is_symlink()
        and not file.name.startswith(".")
        and not file.name.endswith(("~", ".bak", ".swp"))
    ]
    return sorted(found)
