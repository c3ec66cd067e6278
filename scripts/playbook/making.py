"""The road as a whole: read, check, compose and write, for those that start it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playbook.check.again import Checker
from playbook.compose import compose
from playbook.diagnostics import Diagnostic
from playbook.keeping import Keep, Remembering, digest
from playbook.models.base import LANGUAGES
from playbook.read import Remembered, read_source
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

    @property
    def docs(self) -> dict[str, dict[str, bytes]]:
        """For each language what the engine makes pages of, by path below the language."""
        found: dict[str, dict[str, bytes]] = {language: {} for language in LANGUAGES}
        for path, content in self.files.items():
            top, _, rest = path.partition("/")
            if top == "docs":
                language, _, name = rest.partition("/")
                found[language][name] = content
        return found


class Maker:
    """Makes the files of one project, again and again."""

    def __init__(self, root: Path, keep: Keep | None = None):
        self._root = root
        self._keep = Remembering(keep) if keep else None
        self._remembered = Remembered()
        self._checker = Checker()
        self._files: Mapping[str, bytes] = {}

    def make(self) -> Made:
        """Bring `build/` up to date with the data and pages."""
        source = read_source(self._root, self._remembered)
        handbook, diagnostics = self._checker.check(source)
        texts = {file.path: file.text for file in source.files}
        if handbook is None:
            return Made(diagnostics, None, texts)
        names = {file.path: digest(file.text) for file in source.files} if self._keep else None
        files = compose(handbook, source.pages, self._keep, names)
        written = write(files, self._root / "build", self._files)
        self._files = files
        return Made(diagnostics, written, texts, files)


def make(root: Path, keep: Keep | None = None) -> Made:
    """Bring `build/` of the project in `root` up to date, once."""
    return Maker(root, keep).make()
