"""The same bytes: by the plain road and the swift one, after edits, and wherever it is built."""

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.check import check
from playbook.check.again import Checker
from playbook.compose import Composer, compose
from playbook.keeping import Keep, digest
from playbook.making import Maker
from playbook.models.handbook import Handbook
from playbook.publish.swift import can_be_swift
from playbook.read import Remembered, read_source
from tests.conftest import ROOT, copy_project, playbook
from tests.publish import editing


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def assert_same(ours: Path, theirs: Path) -> None:
    one, other = files(ours), files(theirs)
    count = len(one)
    assert count > 500
    assert (
        sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)) == []
    )


@pytest.fixture
def ready(published: Path, tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(published, root)
    return root


def test_the_plain_road_gives_the_same_bytes(published: Path, ready: Path) -> None:
    assert playbook(ready, "build", "--no-cache").returncode == 0
    assert_same(ready / "site", published / "site")
    assert playbook(ready, "build").returncode == 0  # From what was kept, and nothing linked.
    assert_same(ready / "site", published / "site")


def test_mkdocs_itself_gives_the_same_bytes(published: Path, ready: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(
        command,
        cwd=ready,
        env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert_same(ready / "site", published / "site")


def test_folder_zone_seed_and_locale_leave_no_trace(published: Path, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "another place" / "och längre än så")
    elsewhere = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "sv_SE.UTF-8",
                 "LANG": "sv_SE.UTF-8", "PYTHONUTF8": "0", "HOME": str(tmp_path)}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "playbook", "build"],
        cwd=root, env=os.environ | elsewhere, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert_same(root / "site", published / "site")


def test_builds_after_random_edits_are_as_clean_builds(project: Path) -> None:
    assert len(editing.walk(project, edits=12, seed=4, every=12)) == 12


def test_a_plugin_that_is_not_known_takes_the_plain_road(project: Path) -> None:
    assert can_be_swift(project)
    config = project / "mkdocs.yml"
    sound = config.read_text()
    config.write_text(re.sub("plugins: .*", "plugins: [material/search, material/info]", sound))
    assert config.read_text() != sound
    assert not can_be_swift(project)
    config.write_text(sound)
    with (project / "overrides/main.html").open("a") as stream:
        stream.write("{# pages #}")
    assert can_be_swift(project)
    with (project / "overrides/main.html").open("a") as stream:
        stream.write("{{ pages | length }}")
    assert not can_be_swift(project)


def test_checking_again_gives_the_verdict_of_a_first_check(project: Path) -> None:
    chance = random.Random(7)
    remembered, checker = Remembered(), Checker()
    verdicts = set()
    for _ in range(40):
        edit = chance.choice(
            [
                *(editing.title, editing.related, editing.added, editing.removed),
                *(editing.register, editing.broken, _unknown, _mended, _bad_style),
            ]
        )
        edit(project, chance)
        ours = checker.check(read_source(project, remembered))
        theirs = check(read_source(project))
        assert ours[1] == theirs[1]
        assert (ours[0] is None) == (theirs[0] is None)
        if ours[0] is not None and theirs[0] is not None:
            assert list(ours[0].entries) == list(theirs[0].entries)
            assert ours[0].referrers == theirs[0].referrers
        verdicts.add(ours[0] is None)
    assert verdicts == {True, False}


def test_checking_again_counts_search_words_as_a_first_check_does(project: Path) -> None:
    remembered, checker = Remembered(), Checker()
    entries = sorted((project / "data/practices").glob("*.yml"))[:8]
    told = []
    for file in [*entries, *entries]:  # One more each time, then one fewer.
        text = file.read_text(encoding="utf-8")
        more = text.replace("keywords:\n  sv: [", "keywords:\n  sv: [Samma ord, samma ORD, ", 1)
        assert more != text
        file.write_text(
            text.replace("Samma ord, samma ORD, ", "") if "samma ORD" in text else more,
            encoding="utf-8",
        )
        ours = checker.check(read_source(project, remembered))[1]
        assert ours == check(read_source(project))[1]
        told.append({found.code for found in ours})
    assert told[5] == told[10] == {"repeated-search-word"}
    assert told[7] == {"repeated-search-word", "shared-search-word"}
    assert told[-1] == set()


def _unknown(root: Path, chance: random.Random) -> str:
    return editing._replace(
        editing._entry(root, chance), "^related: .*$", "related: [nowhere-at-all]"
    )


def _bad_style(root: Path, chance: random.Random) -> str:
    return editing._replace(editing._entry(root, chance), "^  en: ", "  en: Fire the „client” ")


def _mended(root: Path, chance: random.Random) -> str:
    del chance
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    return "all"


def test_a_file_that_is_written_twice_within_a_moment_is_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    remembered = Remembered()
    assert remembered.of(tmp_path, "a", bytes) == b"1"
    before = (tmp_path / "a").stat()
    (tmp_path / "a").write_text("2")
    os.utime(tmp_path / "a", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert remembered.of(tmp_path, "a", bytes) == b"2"


def test_an_edit_makes_only_the_pages_that_show_it(project: Path) -> None:
    maker = Maker(project, Keep(None))
    maker.make()
    file = project / "data/red-flags/late-payments.yml"
    file.write_text(file.read_text().replace("En enstaka sen betalning", "En enda sen betalning"))
    written = maker.make().written
    assert written is not None
    assert written.changed == ("docs/sv/red-flags/late-payments.md", "docs/sv/search/index.js")


def test_what_is_composed_is_the_same_with_and_without_a_memory(handbook: Handbook) -> None:
    source = read_source(ROOT)
    names = {file.path: digest(file.text) for file in source.files}
    composer = Composer(Keep(None))
    plain = compose(handbook, source.pages)
    assert composer.compose(handbook, source.pages, names) == plain
    assert composer.compose(handbook, source.pages, names) == plain
