"""The road as a whole: read, check, compose and write, for those that start it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playbook.check.again import Checker
from playbook.compose import Composer
from playbook.diagnostics import Diagnostic
from playbook.keeping import Keep, digest, makers
from playbook.read import Remembered, Source, load, read_source
from playbook.write import Written, write


@dataclass(frozen=True)
class Made:
    """What became of the data: the diagnostics, and what was written unless there were errors."""

    diagnostics: list[Diagnostic]
    written: Written | None
    texts: dict[str, str]
    """The data files by path, to show lines of."""
    files: dict[str, bytes] = field(default_factory=dict)
    """All that was composed, by path under `build/`."""


class Maker:
    """Makes the files of one project, again and again."""

    def __init__(self, root: Path, keep: Keep | None = None):
        self._root = root
        keep = keep or Keep(None)
        self._composer = Composer(keep)
        self._names: dict[str, tuple[str, bytes]] = {}
        self._remembered = Remembered(partial(_loaded, keep))
        self._checker = Checker()
        self._files: Mapping[str, bytes] = {}

    def make(self) -> Made:
        """Bring `build/` up to date with the data and pages."""
        source = read_source(self._root, self._remembered)
        handbook, diagnostics = self._checker.check(source)
        texts = {file.path: file.text for file in source.files}
        if handbook is None:
            return Made(diagnostics, None, texts)
        files = self._composer.compose(handbook, source.pages, self._named(source))
        written = write(files, self._root / "build", self._files)
        self._files = files
        return Made(diagnostics, written, texts, files)

    def _named(self, source: Source) -> dict[str, bytes]:
        """The names of the data files, by path."""
        before, self._names = self._names, {}
        for file in source.files:
            known = before.get(file.path)
            is_same = known is not None and known[0] is file.text
            self._names[file.path] = known if known and is_same else (file.text, digest(file.text))
        return {path: name for path, (_, name) in self._names.items()}


def _loaded(keep: Keep, text: str) -> Any:
    """The plain data of a YAML text, read once for as long as it stays the same."""
    return keep.once(digest("data", makers(), text), partial(load, text))


def make(root: Path, keep: Keep | None = None) -> Made:
    """Bring `build/` of the project in `root` up to date, once."""
    return Maker(root, keep).make()
