"""Build aside, verify, swap: a site that fails never takes the place of one that works."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playbook.keeping import Keep
from playbook.publish.building import Builder, Files, PublishError
from playbook.publish.engine import EngineError
from playbook.publish.places import Folder
from playbook.publish.swapping import swap

_ASIDE = "published"
"""Folder of `build/` for sites on their way in and out."""


@dataclass(frozen=True)
class Published:
    """What was published."""

    pages: int
    files: int


def publish(
    root: Path,
    target: Path,
    files: Files,
    tell: Callable[[str], None],
    *,
    keep: Keep | None = None,
    force: bool = False,
) -> Published:
    """Publish the composed `files`, which lie in `build/` too, to the folder `target`.

    With `keep`, what is unchanged is not made again; without it, the engine's plain road is taken.
    `tell` is told what is going on, for whoever waits. A site with less than half the files of the
    one before is refused unless `force` is given. Whoever calls this holds the project's lock.

    Raises `PublishError`, and `OSError` for the disk's own faults.
    """
    aside = root / "build" / _ASIDE
    clean(root)
    new = aside / f"{time.time_ns():x}.new"
    new.mkdir(parents=True)
    try:
        place = Folder(new, target, root / "build" / "published.json")
        builder = Builder(root, keep)
        paths = builder.build(files, place, tell)
        _refuse_shrinking(len(paths), target, force=force)
        swap(new, target)
        with suppress(OSError):
            place.remember()
    except EngineError as error:
        raise PublishError(f"The site engine stopped:\n{error}") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Published(builder.pages, len(paths))


def clean(root: Path) -> None:
    """Remove the site before the last, and what a build that was stopped has left behind."""
    for left in (root / "build" / _ASIDE).glob("*"):
        shutil.rmtree(left, ignore_errors=True)


def _refuse_shrinking(files: int, target: Path, *, force: bool) -> None:
    before = sum(len(names) for _, _, names in os.walk(target))
    if files < before / 2 and not force:
        raise PublishError(
            f"The new site has {files} files and the one before {before}. That may be a mistake.\n"
            "If it is meant, run: playbook build --force"
        )
