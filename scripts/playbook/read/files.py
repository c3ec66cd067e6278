"""The one place that reads the project's folders."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from playbook.diagnostics import Diagnostic, Span, diagnostic
from playbook.models.letterhead import PATH as LETTERHEAD
from playbook.read.nodes import Node, plain
from playbook.read.swift import OddError, load
from playbook.read.text import decode

_TICK = 50_000_000
"""Nanoseconds within which two writings of a file may bear the same time."""


class DataFile:
    """One file of `data/`, read."""

    def __init__(
        self,
        path: str,
        text: str,
        data: Any = None,
        root: Node | None = None,
        blanked: frozenset[str] = frozenset(),
    ):
        self.path = path
        """Relative to the project, with forward slashes: ``data/red-flags/late-payments.yml``."""
        self.text = text
        self.data = data
        """Its values as strings, lists and dictionaries. None when there is nothing to check;
        then there is a diagnostic that says why."""
        self.blanked = blanked
        """Top-level fields that could not be read, and have been told of."""
        self._root = root

    @property
    def root(self) -> Node | None:
        """The same with positions. Made when someone first asks where a value stands."""
        if self._root is None and self.data is not None:
            from playbook.read.tree import parse  # noqa: PLC0415 - sound files need no tree

            self._root = parse(self.path, self.text)[0].root
        return self._root


class Source(NamedTuple):
    """Everything that the build is made from."""

    files: tuple[DataFile, ...]
    pages: dict[str, bytes]
    """Hand-written pages and assets by their path under `docs/`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    letterhead: bytes | None = None
    """The Word file whose styles the documents get. None when only some files were read."""


class Remembered:
    """What was made of each file's bytes, as long as nobody has touched the file."""

    def __init__(self, load: Callable[[str], Any] = load) -> None:
        self.load = load
        """Gives the plain data of a sound YAML text, as `playbook.read.swift.load` does."""
        self._made: dict[str, tuple[tuple[int, int, int], Any]] = {}

    def of(self, root: Path, path: str, make: Callable[[bytes], Any]) -> Any:
        """What `make` makes of the bytes of a file, or made of them before."""
        place = os.path.join(root, path)  # noqa: PTH118 - a thousand times, so no Path
        found = os.stat(place)  # noqa: PTH116 - likewise
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        before = self._made.get(path)
        if before is not None and before[0] == mark:
            return before[1]
        made = make(_bytes(root, path))
        # A file that was written this very moment may be written again within the clock's tick.
        if time.time_ns() - found.st_mtime_ns > _TICK:
            self._made[path] = (mark, made)
        else:
            self._made.pop(path, None)
        return made


def read_source(root: Path, remembered: Remembered | None = None) -> Source:
    """Read `data/` and `docs/` of the project in `root`, in a fixed order."""
    data = read_data(root, remembered)
    of = remembered.of if remembered else _read_now
    pages = {path.removeprefix("docs/"): of(root, path, bytes) for path in _files(root, "docs")}
    return Source(data.files, pages, data.diagnostics, data.letterhead)


def read_data(root: Path, remembered: Remembered | None = None) -> Source:
    """Read only `data/`."""
    files: list[DataFile] = []
    diagnostics: list[Diagnostic] = []
    letterhead: bytes | None = None
    of = remembered.of if remembered else _read_now
    read_one = partial(read_file, load=remembered.load) if remembered else read_file
    for path in _files(root, "data"):
        ending = os.path.splitext(path)[1]  # noqa: PTH122 - a thousand times, so no Path
        if path == LETTERHEAD:
            letterhead = of(root, path, bytes)
        elif ending == ".yml":
            read, problems = of(root, path, partial(read_one, path))
            files.append(read)
            diagnostics += problems
        elif ending.lower() in (".yaml", ".yml", ".txt", ".md"):
            diagnostics.append(diagnostic("wrong-ending", Span(path), ending=ending))
    if not files:
        diagnostics.append(diagnostic("no-data", Span("data")))
    elif letterhead is None:
        diagnostics.append(diagnostic("letterhead-missing", Span(LETTERHEAD)))
    return Source(tuple(files), {}, tuple(diagnostics), letterhead)


def _read_now(root: Path, path: str, make: Callable[[bytes], Any]) -> Any:
    return make(_bytes(root, path))


def _bytes(root: Path, path: str) -> bytes:
    with open(os.path.join(root, path), "rb") as stream:  # noqa: PTH118, PTH123 - likewise
        return stream.read()


def read_file(
    path: str, raw: bytes, load: Callable[[str], Any] = load
) -> tuple[DataFile, list[Diagnostic]]:
    """Read the bytes of one file of `data/`; `load` gives the plain data of a sound text."""
    decoded, diagnostics = decode(path, raw)
    if decoded.parsable is None:
        return DataFile(path, decoded.text), diagnostics
    if not diagnostics:
        try:
            return DataFile(path, decoded.text, load(decoded.text)), []
        except OddError:
            pass
    from playbook.read.tree import parse  # noqa: PLC0415 - sound files need no tree

    parsed, problems = parse(path, decoded.parsable)
    data = plain(parsed.root) if parsed.root is not None else None
    file = DataFile(path, decoded.text, data, parsed.root, frozenset(parsed.blanked))
    return file, diagnostics + problems


def _files(root: Path, folder: str) -> list[str]:
    """Plain files below a folder of the project, as paths with forward slashes, in order.

    Links and hidden or backup files are left out.
    """
    found: list[str] = []
    folders = [folder]
    while folders:
        here = folders.pop()
        try:
            entries = list(os.scandir(root / here))
        except FileNotFoundError:
            continue
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name.endswith(("~", ".bak", ".swp")):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{here}/{name}")
            elif entry.is_file(follow_symlinks=False):
                found.append(f"{here}/{name}")
    return sorted(found)
