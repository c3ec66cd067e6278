"""Edits at random, to see that a build after an edit gives what a clean build gives.

`python -m tests.publish.editing --edits 200` makes so many and compares after each.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playbook.keeping import Keep
from playbook.making import Maker
from playbook.publish import Builder, Memory, PublishError
from tests.conftest import copy_project

Edit = Callable[[Path, random.Random], str]


def _entry(root: Path, chance: random.Random) -> Path:
    folder = chance.choice(["red-flags", "alternatives", "practices", "checklists", "start"])
    return chance.choice(sorted((root / "data" / folder).glob("*.yml")))


def _replace(file: Path, pattern: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.M), encoding="utf-8")
    return file.name


def title(root: Path, chance: random.Random) -> str:
    return _replace(_entry(root, chance), r"^  sv: .*$", f"  sv: Titel {chance.randrange(10**6)}")


def summary(root: Path, chance: random.Random) -> str:
    new = rf"\g<1>  en: In short, {chance.randrange(10**6)} times."
    return _replace(_entry(root, chance), r"(^summary:\n  sv: .*\n)  en: .*$", new)


def order(root: Path, chance: random.Random) -> str:
    return _replace(_entry(root, chance), r"^order: \d+$", f"order: {chance.randrange(1, 99)}")


def related(root: Path, chance: random.Random) -> str:
    file = _entry(root, chance)
    other = chance.choice(sorted((root / "data/practices").glob("*.yml"))).stem
    return (
        file.name if other == file.stem else _replace(file, r"^related: .*$", f"related: [{other}]")
    )


def added(root: Path, chance: random.Random) -> str:
    file = chance.choice(sorted((root / "data/practices").glob("*.yml")))
    new = file.with_name(f"added-{chance.randrange(10**6)}.yml")
    new.write_bytes(file.read_bytes())
    return new.name


def removed(root: Path, chance: random.Random) -> str:
    made = sorted((root / "data/practices").glob("added-*.yml"))
    if not made:
        return "nothing to remove"
    gone = chance.choice(made)
    gone.unlink()
    return gone.name


def script(root: Path, chance: random.Random) -> str:
    file = chance.choice(sorted((root / "data/script-templates").glob("*.yml")))
    text = file.read_text(encoding="utf-8")
    new = text.replace(
        "blocks:\n", f"blocks:\n  - p: {{sv: Nytt {chance.randrange(99)}., en: New.}}\n"
    )
    file.write_text(new, encoding="utf-8")
    return file.name


def register(root: Path, chance: random.Random) -> str:
    number = chance.randrange(10**6)
    name, pattern, new = chance.choice(
        [
            ("glossary.yml", r"^    sv: .*$", f"    sv: Ord {number}."),
            ("fields.yml", r"^  label: .*$", f"  label: {{sv: Fält {number}, en: F {number}}}"),
            ("handbook.yml", "^tagline:\n  sv: .*$", f"tagline:\n  sv: Devis {number}."),
        ]
    )
    return _replace(root / "data" / name, pattern, new)


def broken(root: Path, chance: random.Random) -> str:
    return _replace(_entry(root, chance), "^title:", "titel:")


def look(root: Path, chance: random.Random) -> str:
    with (root / "overrides/partials/crumbs.html").open("a") as stream:
        stream.write(f"<!-- {chance.randrange(10**6)} -->\n")
    return "crumbs.html"


def style(root: Path, chance: random.Random) -> str:
    with (root / "docs/assets/stylesheets/handbook.css").open("a") as stream:
        stream.write(f"/* {chance.randrange(10**6)} */\n")
    return "handbook.css"


def settings(root: Path, chance: random.Random) -> str:
    return _replace(
        root / "mkdocs.yml", "^    home: .*$", f"    home: Hem {chance.randrange(10**6)}"
    )


EDITS: list[Edit] = [title, title, summary, summary, order, related, added, removed, script,
                     register, broken, look, style, settings]  # fmt: skip

Site = dict[str, bytes]


class Handbook:
    """A project that is built after each edit, by one process as `serve` does."""

    def __init__(self, root: Path):
        self.root = root
        self.maker = Maker(root, Keep(None))
        self.builder = Builder(root, Keep(None))
        self.memory = Memory()

    def site(self) -> Site | list[str]:
        """The site as it is now, or what is wrong."""
        made = self.maker.make()
        if made.written is None:
            return [f"{found.span} {found.code}" for found in made.diagnostics]
        memory = Memory(self.memory)
        try:
            self.builder.build(made.files, memory, lambda _: None)
        except PublishError as error:
            return [str(error)]
        self.memory = memory
        return {path: memory.read(path) or b"" for path in memory.files}


def walk(root: Path, edits: int, seed: int = 1, every: int = 1) -> list[str]:
    """Make so many random edits, and compare the site after each with a clean build's.

    With `every`, only each so many-th is compared. Gives the names of the edits.
    """
    chance = random.Random(seed)
    handbook = Handbook(root)
    handbook.site()
    done = []
    for number in range(1, edits + 1):
        before = {file: file.read_bytes() for file in root.rglob("*.yml")}
        edit = chance.choice(EDITS)
        done.append(f"{number}: {edit.__name__} {edit(root, chance)}")
        ours = handbook.site()
        if number % every == 0 or isinstance(ours, list):
            assert not (found := _differing(ours, Handbook(root).site())), (done[-5:], found)
        if isinstance(ours, list):  # Put right what the edit spoiled, and go on from there.
            for file in root.rglob("*.yml"):
                if file not in before:
                    file.unlink()
            for file, content in before.items():
                file.write_bytes(content)
            handbook.site()
    return done


def _differing(ours: Site | list[str], clean: Site | list[str]) -> list[str]:
    """The paths, or the faults, in which two builds differ; the first few."""
    if isinstance(ours, list) or isinstance(clean, list):
        return [] if ours == clean else [str(one)[:500] for one in (ours, clean)]
    paths = ours.keys() | clean.keys()
    return sorted(path for path in paths if ours.get(path) != clean.get(path))[:5]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--edits", type=int, default=200, help="(%(default)s)")
    parser.add_argument(
        "--every", type=int, default=1, help="compare each so many-th (%(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1, help="(%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project")
        for line in walk(root, options.edits, options.seed, options.every):
            print(line)
    print(f"{options.edits} edits, each build the same as a clean one.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
