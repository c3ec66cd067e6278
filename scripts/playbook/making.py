"""The road as a whole: read, check, compose and write, for those that start it."""

from dataclasses import dataclass
from pathlib import Path

from playbook.check import check
from playbook.compose import compose
from playbook.diagnostics import Diagnostic
from playbook.read import read_source
from playbook.write import Written, write


@dataclass(frozen=True)
class Made:
    """What became of the data: the diagnostics, and what was written unless there were errors."""

    diagnostics: list[Diagnostic]
    written: Written | None
    texts: dict[str, str]
    """The data files by path, to show lines of."""


def make(root: Path) -> Made:
    """Bring `build/` of the project in `root` up to date with its data and pages."""
    source = read_source(root)
    handbook, diagnostics = check(source)
    texts = {file.path: file.text for file in source.files}
    if handbook is None:
        return Made(diagnostics, None, texts)
    return Made(diagnostics, write(compose(handbook, source.pages), root / "build"), texts)
