"""Entries made anew out of the handbook's own sentences.

A made entry has the fields of a real one of its kind, filled with sentences that stand in that
field somewhere in the handbook, and references to other entries, real and made. So it reads like
the real thing in both languages, keeps every rule of the check, and has the real entries' length.
"""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import yaml

from playbook.models.kinds import KINDS
from playbook.read import read_data

SHARES = {
    "red-flag": 28,
    "practice": 30,
    "alternative": 15,
    "checklist": 7,
    "script": 5,
    "decision-aid": 3,
    "reference": 9,
    "start": 3,
}
"""How many of a hundred made entries are of each kind."""

_COPIED = ("mkdocs.yml", "mkdocs.en.yml", "docs", "overrides", "scripts", "pyproject.toml",
           "requirements.in", "data", "build")  # fmt: skip
_KEPT = {"title", "blocks", "uses", "kind", "audience", "tables", "columns", "groups", "levels"}
"""Fields that are taken whole from one real entry, because their parts belong together."""
_LEFT_OUT = {"seed_lines", "shows"}
_REFERENCES = {"related": None, "try_first": "alternative", "practices": "practice",
               "scripts": "script", "checklists": "checklist"}  # fmt: skip
_MADE = "made"

Record = dict[str, Any]


class DemoError(Exception):
    """The handbook cannot be made there; the message says why."""


def generate(root: Path, target: Path, entries: int, seed: int = 1) -> dict[str, int]:
    """Make a handbook with so many `entries` in the new folder `target`, out of that in `root`.

    The same seed gives the same handbook. Gives the number of entries by kind. Raises
    `DemoError` when the folder holds something, or when `entries` are fewer than the handbook has.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DemoError(f"{target} is there already and not empty; name a new folder.")
    if target.resolve().is_relative_to((root / "data").resolve()):
        raise DemoError("The folder must not lie within data/.")
    real = _real_entries(root)
    count = sum(len(found) for found in real.values())
    if entries < count:
        raise DemoError(f"The handbook itself has {count} entries; ask for at least so many.")
    _copy_project(root, target)
    chance = random.Random(seed)  # noqa: S311 - nothing secret, and the same each time
    made = _names(real, entries - count, chance)
    known = {kind: [*real[kind], *made[kind]] for kind in real}
    for kind in (kind for kind in KINDS if kind.is_entry):
        folder = target / "data" / kind.place
        folder.mkdir(parents=True, exist_ok=True)
        for name in made[kind.name]:
            record = _entry(real[kind.name], known, name, chance)
            (folder / f"{name}.yml").write_text(_as_yaml(record), encoding="utf-8")
    return {kind: len(names) for kind, names in known.items()}


def _real_entries(root: Path) -> dict[str, dict[str, Record]]:
    """The handbook's entries as plain data, by kind and id."""
    places = {f"data/{kind.place}": kind.name for kind in KINDS if kind.is_entry}
    found: dict[str, dict[str, Record]] = {name: {} for name in places.values()}
    for file in read_data(root).files:
        folder, _, name = file.path.rpartition("/")
        if folder in places and isinstance(file.data, dict):
            found[places[folder]][name.removesuffix(".yml")] = file.data
    missing = [kind for kind, records in found.items() if not records]
    if missing:
        raise DemoError(f"The handbook has no {missing[0]} to learn from.")
    return found


def _copy_project(root: Path, target: Path) -> None:
    for name in _COPIED:
        source = root / name
        if source.is_dir() and name != "build":
            shutil.copytree(
                source, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        elif source.is_file():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    for language in ("sv", "en"):
        (target / "build" / "docs" / language).mkdir(parents=True, exist_ok=True)


def _names(
    real: dict[str, dict[str, Record]], wanted: int, chance: random.Random
) -> dict[str, list[str]]:
    """The ids of the made entries by kind: a real one's with a number."""
    names: dict[str, list[str]] = {kind: [] for kind in real}
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=wanted)
    for number, kind in enumerate(kinds, 1):
        names[kind].append(f"{chance.choice(list(real[kind]))}-{_MADE}-{number}")
    return names


def _entry(
    real: dict[str, Record],
    known: dict[str, list[str]],
    name: str,
    chance: random.Random,
) -> Record:
    base = real[name.rpartition(f"-{_MADE}-")[0]]
    others = list(real.values())
    made: Record = {}
    for field, value in base.items():
        if field in _LEFT_OUT:
            continue
        if field in _REFERENCES:
            among = _REFERENCES[field]
            ids = known[among] if among else [one for ids in known.values() for one in ids]
            made[field] = _some([one for one in _picked(ids, chance) if one != name], value, chance)
        elif field not in _KEPT and _is_texts(value):
            pool = [item for other in others for item in other.get(field, ())]
            made[field] = _some(_unlike(pool), value, chance)
        elif field not in _KEPT and _is_text(value):
            made[field] = chance.choice([other[field] for other in others if field in other])
        else:
            made[field] = value
    number = name.rpartition("-")[2]
    made["title"] = {
        language: f"{words[:50].rstrip(' :,')} {number}"
        for language, words in base["title"].items()
    }
    # A search word leads to few entries, so each entry has its own.
    made["keywords"] = {
        language: [f"{word} {number}" for word in words]
        for language, words in base.get("keywords", {}).items()
    }
    made["order"] = str(chance.randrange(100, 1000))
    return made


def _picked(ids: list[str], chance: random.Random) -> list[str]:
    """Some ids, at most thirty of them, to choose from."""
    return chance.sample(ids, min(30, len(ids)))


def _some(pool: list[Any], like: list[Any], chance: random.Random) -> list[Any]:
    """As many of the pool as the real entry has, one fewer or one more."""
    wanted = max(1, len(like) + chance.choice((-1, 0, 1)))
    return chance.sample(pool, min(wanted, len(pool)))


def _unlike(pool: list[Any]) -> list[Any]:
    return list({json.dumps(item, sort_keys=True): item for item in pool}.values())


def _is_text(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"sv", "en"}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(item) for item in value)


class _Dumper(yaml.CSafeDumper):
    """Writes a text of several lines as the handbook's editors do: line for line."""


def _words(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, "|" if "\n" in words else None)


_Dumper.add_representer(str, _words)


def _as_yaml(record: Record) -> str:
    written: str = yaml.dump(
        record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return written
