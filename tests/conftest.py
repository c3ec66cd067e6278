"""What many tests need: a copy of the project, and the real site built once from it."""

import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from playbook.check import check
from playbook.models.handbook import Handbook
from playbook.read import read_source

pytest_plugins = ("tests.browsing",)

# What a shell starts in the background ignores Ctrl+C, and so would all that is started here.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
MADE = {".venv", ".git", "site", ".cache", "tests", "__pycache__", ".mypy_cache", ".ruff_cache"}


def copy_project(target: Path) -> Path:
    """A copy of the project without anything that was made."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        at_top = Path(folder) == ROOT
        return {name for name in names if (at_top and name in MADE) or name == "__pycache__"}

    shutil.copytree(ROOT, target, ignore=left_out)
    for made in (target / "build").rglob("*"):
        if made.is_file() and made.name != ".gitkeep":
            made.unlink()
    return target


def playbook(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a person would, in the folder `root`."""
    return subprocess.run(
        [sys.executable, "-m", "playbook", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project whose site was built by the command, from the real data."""
    root = copy_project(tmp_path_factory.mktemp("published") / "project")
    done = playbook(root, "build")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook, read and checked."""
    made, diagnostics = check(read_source(ROOT), date(2026, 11, 24))
    assert diagnostics == []
    assert made is not None
    return made
