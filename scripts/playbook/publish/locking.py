"""One build at a time in a project."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PAUSE = 0.1


@contextmanager
def lock(root: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the project in `root` alone; `waiting` is called once if another build holds it.

    The system lets go of it when the process ends, however it ends.
    """
    file = root / "build" / ".lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as stream:
        told = False
        while not _take(stream):
            if not told:
                waiting()
                told = True
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            _let_go(stream)


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(stream: IO[bytes]) -> None:
        stream.seek(0)
        with suppress(OSError):
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(stream: IO[bytes]) -> None:
        with suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_UN)
