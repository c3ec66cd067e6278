"""Watching files: what has changed since one last looked."""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_SETTLE = 0.015
"""Seconds to wait after a change: some editors empty a file first and fill it then."""
_LOOK_ANYWAY = 1.0
"""Seconds after which to look without being told: a shared folder may not tell."""

_Seen = dict[str, tuple[int, int, int]]


class Watcher:
    """Watches files and folders, hidden and backup files aside."""

    def __init__(self, paths: Sequence[Path]):
        self._paths = paths
        self._told = threading.Event()
        self._seen = self._look()
        self._observer = Observer()
        handler = _Handler(self._told.set)
        for folder in {path if path.is_dir() else path.parent for path in paths}:
            is_whole = folder in paths
            with suppress(OSError):  # The system's watches are used up: then looking must do.
                self._observer.schedule(handler, str(folder), recursive=is_whole)
        with suppress(OSError):
            self._observer.start()

    def changed(self) -> list[Path]:
        """Wait for a change and give the files that changed, came or went."""
        while True:
            if self._told.wait(_LOOK_ANYWAY):
                threading.Event().wait(_SETTLE)
                self._told.clear()
            now = self._look()
            before, self._seen = self._seen, now
            found = {
                path for path in before.keys() | now.keys() if before.get(path) != now.get(path)
            }
            if found:
                return [Path(path) for path in sorted(found)]

    def stop(self) -> None:
        """Stop watching."""
        with suppress(RuntimeError):
            self._observer.stop()
            self._observer.join()

    def _look(self) -> _Seen:
        seen: _Seen = {}
        for path in self._paths:
            with suppress(OSError):
                if path.is_dir():
                    _look_in(str(path), seen)
                else:
                    _mark(seen, str(path), path.stat())
        return seen


class _Handler(FileSystemEventHandler):
    def __init__(self, tell: Callable[[], None]):
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):
            self._tell()


def _look_in(folder: str, seen: _Seen) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(("~", ".bak", ".swp")):
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        _look_in(entry.path, seen)
                else:
                    _mark(seen, entry.path, entry.stat())


def _mark(seen: _Seen, path: str, found: os.stat_result) -> None:
    seen[path] = (found.st_mtime_ns, found.st_size, found.st_ino)
