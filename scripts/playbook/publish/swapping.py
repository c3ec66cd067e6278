"""Swapping a site for another, so that a reader always finds one of them whole."""

import ctypes
import errno
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE
_MADE = re.compile("[0-9a-f]{12,}")
"""How the folders are told apart that were swapped in behind a link: by their time."""


def swap(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`.

    A link is pointed to the new folder. A folder is exchanged with it in one step where the system
    can, and `target` stays a plain folder; elsewhere it is renamed out of the way first, and comes
    back when the new one cannot take its place. Raises `OSError`; then `target` is as it was.

    The old one is not removed: who has just looked it up may be about to open a file in it. It
    lies beside `new`, with the ending ``.old``; behind a link it stays until the next swap.
    """
    if target.is_symlink():
        _point(target, new)
    elif not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        new.rename(target)
    elif exchange(new, target):
        new.rename(new.with_suffix(".old"))
    else:
        rename_twice(new, target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EXDEV):
        return False  # The file system cannot: an old kernel, or a folder of another layer.
    raise OSError(code, os.strerror(code), str(other))


def rename_twice(new: Path, target: Path) -> None:
    """Rename `target` away and `new` into its place; on failure the old one comes back."""
    old = new.with_suffix(".old")
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise


def _point(link: Path, new: Path) -> None:
    """Point a link that stands for the site to the new one, which goes beside the old one."""
    old = link.resolve()
    beside = old.parent
    moved = beside / f"{link.name}-{new.stem}"
    for made in beside.glob(f"{link.name}-*"):
        if made != old and _MADE.fullmatch(made.name.removeprefix(f"{link.name}-")):
            shutil.rmtree(made, ignore_errors=True)
    new.rename(moved)
    pointer = link.with_name(f".{link.name}.new")
    try:
        pointer.unlink(missing_ok=True)
        pointer.symlink_to(os.path.relpath(moved, link.parent))
        pointer.replace(link)
    except BaseException:
        with suppress(OSError):
            moved.rename(new)
        raise
