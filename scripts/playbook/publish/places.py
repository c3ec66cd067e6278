"""Where a site is put together: in a folder aside, or in memory.

Each file comes with the name of what it was made from, so that a place can take it over from the
site before instead of asking for it to be made again.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

Content = bytes | Path | Callable[[], bytes]
"""A file's bytes, the file that has them, or how to make them should anyone ask."""


class Place(Protocol):
    """Somewhere to put together a site."""

    def take_over(self, path: str, name: bytes) -> bool:
        """Take the file at `path` from the site before, if it was made from just that `name`."""

    def put(self, path: str, name: bytes, content: Content) -> None:
        """Put a file at `path`."""


class Memory:
    """A site in memory, for serving."""

    def __init__(self, before: "Memory | None" = None):
        self.files: dict[str, tuple[bytes, Content]] = {}
        self._before = before.files if before else {}

    def take_over(self, path: str, name: bytes) -> bool:
        """See `Place`."""
        found = self._before.get(path)
        if found is None or found[0] != name:
            return False
        self.files[path] = found
        return True

    def put(self, path: str, name: bytes, content: Content) -> None:
        """See `Place`."""
        self.files[path] = (name, content)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None if there is none."""
        found = self.files.get(path)
        if found is None:
            return None
        name, content = found
        if isinstance(content, Path):
            return content.read_bytes()
        if not isinstance(content, bytes):
            content = content()
            self.files[path] = (name, content)
        return content


class Folder:
    """A folder aside, and the published one whose unchanged files are linked into it."""

    def __init__(self, folder: Path, published: Path, listing: Path):
        self._folder = folder
        self._published = published
        self._listing = listing
        self._before = _listed(listing)
        self._names: dict[str, str] = {}
        self._folders: set[str] = set()

    def take_over(self, path: str, name: bytes) -> bool:
        """See `Place`. A file that someone has changed since is not taken."""
        listed = self._before.get(path)
        if listed is None or listed[0] != name.hex():
            return False
        source = os.path.join(self._published, path)  # noqa: PTH118 - thousands of times
        try:
            if _mark(source) != listed[1]:
                return False
            os.link(source, self._target(path))
        except OSError:
            return False
        self._names[path] = listed[0]
        return True

    def put(self, path: str, name: bytes, content: Content) -> None:
        """See `Place`."""
        target = self._target(path)
        if not isinstance(content, Path):
            content = content if isinstance(content, bytes) else content()
            with open(target, "wb") as stream:  # noqa: PTH123 - thousands of times
                stream.write(content)
        else:
            shutil.copyfile(content, target)
        self._names[path] = name.hex()

    def remember(self) -> None:
        """Write down what the files were made from, once the folder is the published one."""
        listed = {
            path: [name, _mark(os.path.join(self._published, path))]  # noqa: PTH118
            for path, name in self._names.items()
        }
        self._listing.write_text(json.dumps(listed), encoding="utf-8")

    def _target(self, path: str) -> str:
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._folders:
            os.makedirs(os.path.join(self._folder, folder), exist_ok=True)  # noqa: PTH103, PTH118
            self._folders.add(folder)
        return os.path.join(self._folder, path)  # noqa: PTH118


def put(place: Place, path: str, name: bytes, make: Callable[[], Content]) -> None:
    """Put a file at `path`, made only if the site before has no such file made from `name`."""
    if not place.take_over(path, name):
        place.put(path, name, make())


def _mark(path: str) -> str:
    found = os.stat(path)  # noqa: PTH116
    return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ino}"


def _listed(listing: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(listing.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
