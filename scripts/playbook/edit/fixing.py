"""`check --fix`: mend what is safe to mend.

A fix replaces one word or sign by another. Before a file is written, its new text is read again
and compared with the old: apart from the words that were mended, every value must be the same.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from playbook.check import examine
from playbook.diagnostics import Diagnostic, Fix
from playbook.edit.changes import apply, save
from playbook.read import DataFile, Mapping, Node, Scalar, Sequence, Source, read_data, read_file

MAX_ROUNDS = 5
"""A mended field may uncover another fault that is safe to mend, but not for ever."""


def fix_all(root: Path) -> dict[str, int]:
    """Check and mend the data of `root` until nothing more is mended; give the count by file."""
    mended: Counter[str] = Counter()
    for _ in range(MAX_ROUNDS):
        source = read_data(root)
        done = fix(root, source, examine(source)[1])
        mended.update(done)
        if not done:
            break
    return dict(mended)


def fix(root: Path, source: Source, diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """Make the fixes of `diagnostics` on the disk; give how many were made in each file."""
    fixes: dict[str, list[Fix]] = {}
    for found in diagnostics:
        if found.fix is not None:
            fixes.setdefault(found.span.path, []).append(found.fix)
    mended: dict[str, int] = {}
    for file in source.files:
        if file.path in fixes:
            text, done = apply(file.text, fixes[file.path])
            if done and is_same_but_for(file, text, done):
                save(root, file, text)
                mended[file.path] = len(done)
    return mended


def is_same_but_for(file: DataFile, text: str, done: list[Fix]) -> bool:
    """Whether `text` reads as `file` does, apart from the places that were changed."""
    new, problems = read_file(file.path, text.encode())
    old_faults = {found.code for found in read_file(file.path, file.text.encode())[1]}
    if {found.code for found in problems} - old_faults:
        return False
    if file.root is None or new.root is None:
        return False
    return _same(file.root, new.root, done)


def _same(old: Node, new: Node, done: list[Fix]) -> bool:
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        changed = any(change.start < old.end and old.start < change.end for change in done)
        return changed or (old.text == new.text and old.empty == new.empty)
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return len(old.items) == len(new.items) and all(
            _same(one, other, done) for one, other in zip(old.items, new.items, strict=True)
        )
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        pairs, others = list(old.by_key.values()), list(new.by_key.values())
        return len(pairs) == len(others) and all(
            _same(key, other_key, done) and _same(value, other_value, done)
            for (key, value), (other_key, other_value) in zip(pairs, others, strict=True)
        )
    return False
