"""Changes to the text of a file, and how they reach the disk."""

from collections.abc import Iterable
from pathlib import Path

from playbook.diagnostics import Fix
from playbook.read import DataFile
from playbook.write import replace

_BOM = b"\xef\xbb\xbf"


def apply(text: str, changes: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """The text with the changes made, and those that were; of two that overlap, the first."""
    done: list[Fix] = []
    parts, position = [], 0
    for change in sorted(set(changes)):
        if change.start < position:
            continue
        parts += [text[position : change.start], change.text]
        position = change.end
        done.append(change)
    return "".join([*parts, text[position:]]), done


def encoded(text: str, raw: bytes) -> bytes:
    """The text as bytes, with the line ends and byte order mark that `raw` has."""
    new = text.encode()
    if b"\r\n" in raw:
        new = new.replace(b"\n", b"\r\n")
    return _BOM + new if raw.startswith(_BOM) else new


def save(root: Path, file: DataFile, text: str) -> None:
    """Put the new text of `file` on the disk, whole or not at all."""
    target = root / file.path
    replace(target, encoded(text, target.read_bytes()))
