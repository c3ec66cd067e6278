"""What was made, kept under a digest of all that it was made from.

This is how every step knows what it need not do again: there is no list of what depends on what to
keep right, since a thing made from other parts has another name. Losing what is kept costs time and
nothing else.
"""

import contextlib
import hashlib
import marshal
import sqlite3
import sys
import sysconfig
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import jinja2

_Value = TypeVar("_Value")
_FEW = 400
"""So many new things are held in memory before they are written down."""


def digest(*parts: bytes | str) -> bytes:
    """A name for something made from `parts`: 16 bytes; each part's length counts."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        made.update(b"%d:" % len(raw))
        made.update(raw)
    return made.digest()


@cache
def makers() -> bytes:
    """The name of all that makes things: this program's code and every installed package."""
    code = Path(__file__).parent
    installed = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    return digest(
        sys.version,
        *sorted(package.name for package in installed),
        *[
            file.read_bytes()
            for file in sorted(code.rglob("*"))
            if file.suffix in (".py", ".yml", ".typ")
        ],
    )


class Keep:
    """Plain values (texts, bytes, numbers, lists, dictionaries) by digest, in one file.

    A file that cannot be used, be it broken, of another version or on a full disk, is as good as
    none: then nothing is found, and nothing is kept.
    """

    def __init__(self, file: Path | None):
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._store: sqlite3.Connection | None = None
        if file is None:
            return
        try:
            self._store = _opened(file)
        except (sqlite3.Error, OSError):
            with contextlib.suppress(sqlite3.Error, OSError):
                file.unlink(missing_ok=True)
                self._store = _opened(file)

    def get(self, name: bytes) -> Any:
        """What was kept under `name`, or None."""
        raw = self._new.get(name)
        if raw is None and self._store is not None:
            try:
                row = self._store.execute(
                    "SELECT value FROM kept WHERE name = ?", (name,)
                ).fetchone()
            except sqlite3.Error:
                return None
            raw = row[0] if row else None
        if raw is None:
            return None
        self._used.add(name)
        try:
            return marshal.loads(raw)  # noqa: S302 - from this project's own build/
        except (ValueError, EOFError, TypeError):
            return None

    def put(self, name: bytes, value: Any) -> None:
        """Keep `value` under `name`."""
        self._used.add(name)
        if self._store is None:
            return
        self._new[name] = marshal.dumps(value)
        if len(self._new) >= _FEW:
            self._write()

    def once(self, name: bytes, make: Callable[[], _Value]) -> _Value:
        """What was kept under `name`; made and kept if there is nothing."""
        kept: _Value | None = self.get(name)
        if kept is None:
            kept = make()
            self.put(name, kept)
        return kept

    def save(self) -> None:
        """Write down what is new; forget what has not been used, once it is more than the rest."""
        self._write()
        if self._store is None:
            return
        with contextlib.suppress(sqlite3.Error):
            (count,) = self._store.execute("SELECT count(*) FROM kept").fetchone()
            if count > 2 * len(self._used) + 1000:
                with self._store:
                    self._store.execute("CREATE TEMP TABLE used (name BLOB PRIMARY KEY)")
                    self._store.executemany(
                        "INSERT INTO used VALUES (?)", [(name,) for name in self._used]
                    )
                    self._store.execute("DELETE FROM kept WHERE name NOT IN used")
                    self._store.execute("DROP TABLE used")
                self._store.execute("VACUUM")

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _write(self) -> None:
        if self._store is None:
            return
        try:
            with self._store:
                self._store.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?)", list(self._new.items())
                )
        except sqlite3.Error:
            self.close()
        self._new.clear()


class Bytecode(jinja2.BytecodeCache):
    """Compiled templates, kept under their source."""

    def __init__(self, keep: Keep):
        self._keep = keep

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A name for a template, whatever signs its folder's name has."""
        return digest(name, filename or "").hex()

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill the bucket if the template was compiled before."""
        kept = self._keep.get(digest("bytecode", bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what was compiled."""
        self._keep.put(digest("bytecode", bucket.key, bucket.checksum), bucket.bytecode_to_string())


def _opened(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(file, timeout=5, check_same_thread=False)
    try:
        # The file is only a saving of time: the machine's own crash may cost it.
        store.execute("PRAGMA synchronous = OFF")
        store.execute("PRAGMA journal_mode = MEMORY")
        wanted = marshal.version * 10_000 + sys.version_info.minor
        (found,) = store.execute("PRAGMA user_version").fetchone()
        if found != wanted:
            store.execute("DROP TABLE IF EXISTS kept")
            store.execute(f"PRAGMA user_version = {wanted}")
        store.execute("CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, value BLOB)")
        store.commit()
    except sqlite3.Error:
        store.close()
        raise
    return store
