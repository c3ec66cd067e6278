"""Building a site into some place, swiftly or plainly, and verifying it."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from playbook.keeping import Keep, digest
from playbook.publish.engine import CONFIGS, EngineError, build_language
from playbook.publish.places import Content, Place
from playbook.publish.swift import SwiftLanguage, can_be_swift, settings_name
from playbook.publish.verifying import Facts, Gate, look

_NAMES = {"sv": "Swedish", "en": "English"}

Files = Mapping[str, bytes]
"""All that was composed, by path under `build/`."""


class PublishError(Exception):
    """The site could not be published; the one that was there is untouched."""


class Builder:
    """Builds one project's site, again and again."""

    def __init__(self, root: Path, keep: Keep | None):
        self.pages = 0
        """How many pages the site has that was built last."""
        self._root = root
        self._swift = (
            {} if keep is None else {name: SwiftLanguage(root, name, keep) for name in CONFIGS}
        )
        self._gate = Gate()
        self._keep = keep

    def build(self, files: Files, place: Place, tell: Callable[[str], None]) -> set[str]:
        """Put the site of `files` into `place` and verify it; give the paths of its files.

        Raises `PublishError` when the engine stops or the site is not whole.
        """
        facts: dict[str, Facts] = {}
        counted = _Counted(place)
        try:
            if self._keep is not None and self._can_be_swift(self._keep):
                for language, engine in self._swift.items():
                    tell(f"building the {_NAMES[language]} pages")
                    facts |= engine.build(files, counted)
            else:
                facts = self._plain(counted, tell)
        except EngineError as error:
            raise PublishError(f"The site engine stopped:\n{error}") from None
        tell("verifying links and pages")
        expected = expected_pages(files)
        problems = self._gate.problems(facts, counted.paths, expected)
        if problems:
            raise PublishError("The new site is not whole:\n" + "\n".join(problems))
        self.pages = len(expected)
        return counted.paths

    def _can_be_swift(self, keep: Keep) -> bool:
        name = digest("swift", settings_name(self._root))
        return keep.once(name, partial(can_be_swift, self._root))

    def _plain(self, place: Place, tell: Callable[[str], None]) -> dict[str, Facts]:
        """The plain road: the engine as it is, into a folder of its own."""
        facts = {}
        with tempfile.TemporaryDirectory(dir=self._root / "build", prefix=".plain-") as folder:
            for language in CONFIGS:
                tell(f"building the {_NAMES[language]} pages")
                build_language(self._root, language, Path(folder))
            for file in sorted(Path(folder).rglob("*")):
                if file.is_file():
                    path, content = file.relative_to(folder).as_posix(), file.read_bytes()
                    place.put(path, digest(content), content)
                    if path.endswith(".html"):
                        facts[path] = look(path, content)
        return facts


class _Counted:
    """A place that knows the paths it was given."""

    def __init__(self, place: Place):
        self.paths: set[str] = set()
        self._place = place

    def take_over(self, path: str, name: bytes) -> bool:
        taken = self._place.take_over(path, name)
        if taken:
            self.paths.add(path)
        return taken

    def put(self, path: str, name: bytes, content: Content) -> None:
        self._place.put(path, name, content)
        self.paths.add(path)


def expected_pages(files: Files) -> dict[str, str]:
    """The page of each Markdown file, as path in the site to language."""
    found = {}
    for path in files:
        if path.startswith("docs/") and path.endswith(".md"):
            _, language, name = path.removesuffix(".md").split("/", 2)
            name = f"{name.removesuffix('index').rstrip('/')}/index.html".lstrip("/")
            found[f"{CONFIGS[language][1]}/{name}".lstrip("/")] = language
    return found
