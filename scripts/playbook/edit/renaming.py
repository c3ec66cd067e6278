"""`rename`: give a record another id, in its file's name and wherever it is named."""

import re
from dataclasses import dataclass
from pathlib import Path

from playbook.check import examine
from playbook.check.places import find
from playbook.check.records import Record, Records, is_id
from playbook.check.references import links
from playbook.diagnostics import Fix, Phrase, has_errors
from playbook.edit.changes import apply, encoded
from playbook.models.kinds import REDIRECTS_FILE
from playbook.models.scripts import Spoken
from playbook.read import DataFile, Source, read_data, read_file
from playbook.write import replace


class RenameError(Exception):
    """It cannot be renamed; nothing was changed."""

    def __init__(self, reason: Phrase):
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True)
class Renamed:
    """What a renaming changed."""

    old_path: str
    new_path: str
    references: dict[str, int]
    """How many places were mended in each file, by its new path."""
    redirect: tuple[str, str] | None
    """The old address and the new."""


def rename(root: Path, old: str, new: str, kind: str | None = None) -> Renamed:
    """Rename the record `old` of the project in `root` to `new`.

    Everything is worked out and checked before the first file is written. Raises `RenameError`.
    """
    source = read_data(root)
    records, diagnostics = examine(source)
    if has_errors(diagnostics):
        raise RenameError(
            Phrase(
                "det finns fel i data; kör playbook check först",
                "the data has errors; run playbook check first",
            )
        )
    record = _chosen(records, old, kind)
    assert record.kind is not None  # noqa: S101 - `_chosen` gives no settings
    _refuse_taken(records, record, new)
    changes = _changes(records, record, new)
    texts: dict[str, tuple[DataFile, str]] = {}
    for file in source.files:
        if file.path in changes:
            texts[file.path] = (file, apply(file.text, changes[file.path])[0])
    redirect = None
    if record.kind.address is not None:
        redirect = (f"{record.kind.address}/{old}", f"{record.kind.address}/{new}")
        _add_redirect(source, texts, redirect)
    new_path = record.file.path
    if record.key is None:
        new_path = f"{record.file.path.rpartition('/')[0]}/{new}.yml"
    _refuse_faulty(source, texts, record.file.path, new_path)
    _write(root, texts, record.file.path, new_path)
    counts = {
        (new_path if path == record.file.path else path): len(found)
        for path, found in changes.items()
        if found
    }
    return Renamed(record.file.path, new_path, counts, redirect)


def _chosen(records: Records, old: str, kind: str | None) -> Record:
    found = [
        record
        for record in records.all
        if record.kind is not None and record.id == old and kind in (None, record.kind.name)
    ]
    if not found:
        raise RenameError(Phrase(f"det finns inget med id ”{old}”", f"nothing has the id “{old}”"))
    if len(found) > 1:
        kinds = ", ".join(str(record.kind.name) for record in found if record.kind is not None)
        raise RenameError(
            Phrase(
                f"”{old}” finns som {kinds}; välj med --kind",
                f"“{old}” is {kinds}; choose with --kind",
            )
        )
    return found[0]


def _refuse_taken(records: Records, record: Record, new: str) -> None:
    assert record.kind is not None  # noqa: S101 - see `rename`
    if not is_id(new.replace("_", "-") if record.key is not None else new):
        raise RenameError(
            Phrase(
                f"”{new}” kan inte vara ett id; använd små bokstäver a-z, siffror och bindestreck",
                f"“{new}” cannot be an id; use small letters a-z, digits and hyphens",
            )
        )
    for other in records.all:
        same = other.kind is record.kind or (
            other.kind is not None and other.kind.is_entry and record.kind.is_entry
        )
        if same and other.id == new:
            raise RenameError(Phrase(f"”{new}” finns redan", f"“{new}” exists already"))


def _changes(records: Records, record: Record, new: str) -> dict[str, list[Fix]]:
    assert record.kind is not None  # noqa: S101 - see `rename`
    kinds = {record.kind.name} | ({"entry"} if record.kind.is_entry else set())
    changes: dict[str, list[Fix]] = {}
    for other in records.all:
        found: set[Fix] = set()
        for loc, kind, value in other.walked.references:
            if kind in kinds and value == record.id:
                node = find(other.node, loc)[0]
                found.add(_within(other.file, node.start, node.end, record.id, new))
        if record.kind.is_entry:
            for loc, target in links(other):
                if target == record.id:
                    node = find(other.node, loc)[0]
                    found |= _all(other.file, node.start, node.end, f"]({record.id})", f"]({new})")
        if record.kind.name == "field":
            for loc, text in other.walked.texts:
                if isinstance(text, Spoken):
                    node = find(other.node, loc)[0]
                    slot, mended = f"[[{record.id}]]", f"[[{new}]]"
                    found |= _all(other.file, node.start, node.end, slot, mended)
        if other is record and record.key is not None:
            start = record.file.text.index(record.id, _key_start(record))
            found.add(Fix(start, start + len(record.id), new))
        if found:
            changes.setdefault(other.file.path, []).extend(sorted(found))
    return changes


def _key_start(record: Record) -> int:
    span = record.key_span()
    lines = record.file.text.split("\n")
    return sum(len(row) + 1 for row in lines[: span.line - 1]) + span.column - 1


def _within(file: DataFile, start: int, end: int, old: str, new: str) -> Fix:
    at = file.text.index(old, start, end)
    return Fix(at, at + len(old), new)


def _all(file: DataFile, start: int, end: int, old: str, new: str) -> set[Fix]:
    return {
        Fix(start + match.start(), start + match.end(), new)
        for match in re.finditer(re.escape(old), file.text[start:end])
    }


def _add_redirect(
    source: Source, texts: dict[str, tuple[DataFile, str]], redirect: tuple[str, str]
) -> None:
    """Add the redirect, and lead older ones that ended at the old address on to the new."""
    path = f"data/{REDIRECTS_FILE}"
    file = next((file for file in source.files if file.path == path), DataFile(path, ""))
    text = texts[path][1] if path in texts else file.text
    old, new = redirect
    text = re.sub(
        rf"(:\s*/?){re.escape(old)}(/?\s*)$", rf"\g<1>{new}\g<2>", text, flags=re.MULTILINE
    )
    text = re.sub(rf"^/?{re.escape(new)}/?:.*\n?", "", text, flags=re.MULTILINE)
    if text and not text.endswith("\n"):
        text += "\n"
    texts[path] = (file, f"{text}{old}: {new}\n")


def _refuse_faulty(
    source: Source, texts: dict[str, tuple[DataFile, str]], old_path: str, new_path: str
) -> None:
    """Check the data as it would be; a renaming must never break anything."""
    files = []
    for file in source.files:
        text = texts[file.path][1] if file.path in texts else file.text
        path = new_path if file.path == old_path else file.path
        files.append(read_file(path, text.encode())[0])
    for path, (file, text) in texts.items():
        if all(path != known.path for known in source.files):
            files.append(read_file(file.path, text.encode())[0])
    _, diagnostics = examine(Source(tuple(files), {}))
    if has_errors(diagnostics):
        codes = ", ".join(sorted({found.code for found in diagnostics}))
        raise RenameError(
            Phrase(f"det hade gett fel ({codes})", f"it would have given errors ({codes})")
        )


def _write(
    root: Path, texts: dict[str, tuple[DataFile, str]], old_path: str, new_path: str
) -> None:
    for path, (_, text) in texts.items():
        target = root / path
        raw = target.read_bytes() if target.exists() else b""
        replace(root / (new_path if path == old_path else path), encoded(text, raw))
    if new_path != old_path:
        if old_path not in texts:
            replace(root / new_path, (root / old_path).read_bytes())
        (root / old_path).unlink()
