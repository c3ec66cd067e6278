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


def make(root: Path) -> Made:
    """Bring `build/` of the project in `root` up to date with its data and pages."""
    source = read_source(root)
    handbook, diagnostics = check(source)
    if handbook is None:
        return Made(diagnostics, None)
    return Made(diagnostics, write(compose(handbook, source.pages), root / "build"))
