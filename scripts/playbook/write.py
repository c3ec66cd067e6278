"""Write: the composed files go under `build/`, and only those that changed.

A manifest remembers what was written, so that files that are no longer made are deleted, and
nothing else ever is.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MANIFEST = ".written.json"


@dataclass(frozen=True)
class Written:
    """What a writing changed, as paths under the folder."""

    changed: tuple[str, ...]
    deleted: tuple[str, ...]


def write(
    files: Mapping[str, bytes], folder: Path, before: Mapping[str, bytes] | None = None
) -> Written:
    """Make `folder` hold `files` (path to content), leaving files of others alone.

    `before` is what this process wrote there before: what is still the same is not looked at.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = before or {}
    changed = []
    for path, content in sorted(files.items()):
        if before.get(path) is content:
            continue
        target = folder / path
        if target.is_file() and target.read_bytes() == content:
            continue
        replace(target, content)
        changed.append(path)
    deleted = []
    previous = set(before) if before else _previous(folder)
    for path in sorted(previous - set(files)):
        target = folder / path
        target.unlink(missing_ok=True)
        _remove_empty(target.parent, folder)
        deleted.append(path)
    if before.keys() == files.keys():
        return Written(tuple(changed), tuple(deleted))
    listing = json.dumps(sorted(files), ensure_ascii=False, indent=0).encode()
    if not (folder / MANIFEST).is_file() or (folder / MANIFEST).read_bytes() != listing:
        replace(folder / MANIFEST, listing)
    return Written(tuple(changed), tuple(deleted))


def replace(target: Path, content: bytes) -> None:
    """Put `content` at `target` so that a reader sees the old file or the new one, never half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        aside.write_bytes(content)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _previous(folder: Path) -> set[str]:
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return set()
    return {path for path in listed if isinstance(path, str) and ".." not in Path(path).parts}


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
