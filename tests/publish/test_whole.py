"""A site is published whole or not at all, whatever goes wrong."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from playbook.publish import locking, swapping
from playbook.publish.publishing import clean
from tests.conftest import playbook
from tests.publish import faults
from tests.publish.faults import LATE, edit, fingerprint


@pytest.fixture
def ready(published: Path, tmp_path: Path) -> Path:
    """A project with a site, built before, that nothing else touches."""
    root = tmp_path / "project"
    shutil.copytree(published, root, copy_function=shutil.copy2)
    return root


def refused(root: Path, *options: str) -> str:
    """Build, expecting that nothing is published; give what was said."""
    before = fingerprint(root / "site")
    done = playbook(root, "build", *options)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "Nothing was published" in done.stderr
    assert fingerprint(root / "site") == before
    assert list((root / "build/published").glob("*.new")) == []
    return done.stderr


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_faults_of_data_pages_and_engine_leave_the_site_as_it_was(
    ready: Path, options: tuple[str, ...]
) -> None:
    late, main, config = ready / LATE, ready / "overrides/main.html", ready / "mkdocs.yml"
    start = '{% extends "base.html" %}\n{% block content %}\n'
    for file, text, said in (
        (late, "title: [\n", LATE),
        (main, f"{start}{{% if %}}", "main.html:3"),
        (main, f"{start}{{{{ 1 / 0 }}}}{{% endblock %}}", "main.html:3"),
        (config, config.read_text() + "\nno_such_setting: 1\n", "no_such_setting"),
        (config, config.read_text().replace("plugins:", "plugins: [\n"), "mkdocs.yml"),
        (ready / "docs/sv/editors/index.md", "# Sida\n\n[trasig](gone.md)\n", "gone.md"),
        (ready / "docs/sv/editors/index.md", "# Sida\n\n[x](../index.md#gone)\n", "gone"),
    ):  # fmt: skip
        if options and said not in ("main.html:3", "gone.md"):
            continue  # The plain road is slow, and differs only in the engine.
        sound = file.read_bytes()
        file.write_text(text)
        assert said in refused(ready, *options)
        file.write_bytes(sound)


def test_a_theme_without_a_place_for_the_search_stops_the_build(ready: Path) -> None:
    header = ready / "overrides/partials/header.html"
    for html in ("<header></header>", "<header><nav></nav><nav></nav></header>"):
        header.write_text(html)
        assert "no_single_place_for_the_search" in refused(ready)


@pytest.mark.parametrize("fault", ["ENOSPC", "EROFS", "EACCES"])
def test_a_disk_that_fails_at_any_writing_leaves_the_site_as_it_was(
    ready: Path, fault: str
) -> None:
    for after in {"ENOSPC": (0, 2, 4, 6, 8, 40, 150), "EROFS": (0, 5), "EACCES": (3, 60)}[fault]:
        edit(ready, after)
        before = fingerprint(ready / "site")
        done = faults.on_failing_disk(ready, fault, after)
        assert "Traceback" not in done.stderr, done.stderr
        if done.returncode:
            assert os.strerror(getattr(errno, fault)) in done.stderr
            assert fingerprint(ready / "site") == before
    assert playbook(ready, "build").returncode == 0


def test_a_full_disk_in_the_middle_of_a_file_leaves_the_site_as_it_was(ready: Path) -> None:
    edit(ready, 1)
    before = fingerprint(ready / "site")
    limited = f"ulimit -f 12; exec {' '.join(faults.ROAD)} --no-cache"  # Blocks of 512 or 1024.
    done = subprocess.run(
        ["sh", "-c", limited], cwd=ready, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert os.strerror(errno.EFBIG) in done.stderr
    assert fingerprint(ready / "site") == before


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(
    ready: Path, how: signal.Signals
) -> None:
    assert faults.kill_at_random(ready, 4, how) >= 1


def test_a_file_that_vanishes_while_it_is_read_is_told(ready: Path) -> None:
    (ready / "data/red-flags/gone.yml").symlink_to("nowhere.yml")  # Links are left out.
    assert playbook(ready, "check").returncode == 0
    script = (
        "import playbook.read.files as files, playbook.cli as cli, os, sys\n"
        "real = files._files\n"
        "def then_gone(root, folder):\n"
        "    found = real(root, folder)\n"
        f"    if folder == 'data': os.unlink(root / '{LATE}')\n"
        "    return found\n"
        "files._files = then_gone\n"
        "sys.argv = ['playbook', 'build']\n"
        "cli.run()\n"
    )
    before = fingerprint(ready / "site")
    command = [faults.ROAD[0], "-c", script]
    done = subprocess.run(command, cwd=ready, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert LATE in done.stderr
    assert fingerprint(ready / "site") == before


def test_two_builds_at_once_wait_for_each_other(ready: Path) -> None:
    edit(ready, 1)
    builds = [
        subprocess.Popen(
            faults.ROAD, cwd=ready, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ended = [(*build.communicate(), build.returncode) for build in builds]
    assert [code for _, _, code in ended] == [0, 0], ended
    assert "Sena betalningar 1" in (ready / "site/red-flags/late-payments/index.html").read_text()


def test_a_lock_is_held_by_one_alone_and_let_go(tmp_path: Path) -> None:
    waited: list[str] = []
    order: list[str] = []

    def second() -> None:
        with locking.lock(tmp_path, lambda: waited.append("second")):
            order.append("second")

    with locking.lock(tmp_path, lambda: waited.append("first")):
        thread = threading.Thread(target=second)
        thread.start()
        while not waited:
            time.sleep(0.01)
        order.append("first")
    thread.join(10)
    assert (order, waited) == (["first", "second"], ["second"])


def test_half_a_site_is_refused_unless_it_is_meant(ready: Path) -> None:
    for number in range(1500):
        (ready / "site" / f"more-{number}.txt").write_text("x")
    assert "playbook build --force" in refused(ready)
    assert playbook(ready, "build", "--force").returncode == 0
    assert not (ready / "site/more-1.txt").exists()


def test_a_published_file_that_somebody_changed_is_mended(ready: Path) -> None:
    page = ready / "site/red-flags/late-payments/index.html"
    sound = page.read_bytes()
    with page.open("ab") as stream:
        stream.write(b"<p>by hand")
    (ready / "site/index.html").unlink()
    assert playbook(ready, "build").returncode == 0
    assert page.read_bytes() == sound
    assert (ready / "site/index.html").is_file()


def test_what_was_kept_can_be_lost_or_spoiled(ready: Path) -> None:
    before = fingerprint(ready / "site")
    for spoiled in (b"", b"not a database" * 100, None):
        for name in ("kept.db", "published.json"):
            (ready / "build" / name).unlink(missing_ok=True)
            if spoiled is not None:
                (ready / "build" / name).write_bytes(spoiled)
        done = playbook(ready, "build")
        assert (done.returncode, done.stderr) == (0, "")
        assert fingerprint(ready / "site") == before


def tree(folder: Path, mark: str) -> Path:
    """A small site, all of whose files say the same."""
    for name in ("index.html", "a/index.html", "a/b.css"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(mark * 2000)
    return folder


WAYS = ["link", *(["folder"] if sys.platform == "linux" else [])]
"""How a site can be swapped in one step; a plain folder only by Linux's exchange of two."""


@pytest.mark.parametrize("way", WAYS)
def test_readers_find_each_file_whole_over_a_hundred_publishings(tmp_path: Path, way: str) -> None:
    site = tree(tmp_path / "site", "0")
    if way == "link":
        first = site.rename(tmp_path / "first")
        site.symlink_to(first.name)
    counts = {"read": 0, "faulty": 0}
    ended = threading.Event()

    def read_on() -> None:
        while not ended.is_set():
            for name in ("index.html", "a/index.html", "a/b.css"):
                try:
                    text = (site / name).read_text()
                    counts["faulty"] += len(text) != 2000 or len(set(text)) != 1
                except OSError:
                    counts["faulty"] += 1
                counts["read"] += 1

    readers = [threading.Thread(target=read_on) for _ in range(2)]
    for reader in readers:
        reader.start()
    aside = tmp_path / "build" / "published"
    for number in range(100):
        clean(tmp_path)
        swapping.swap(tree(aside / f"{number:016x}.new", str(number % 10)), site)
        time.sleep(0.01)  # A build takes longer still.
    ended.set()
    for reader in readers:
        reader.join()
    assert counts["read"] > 1000
    assert counts["faulty"] == 0
    assert len(list(aside.iterdir()) + list(tmp_path.glob("site-*"))) <= 2


def test_a_link_in_the_place_of_the_site_is_pointed_to_the_new_one(tmp_path: Path) -> None:
    tree(tmp_path / "first", "1")
    tree(tmp_path / "site-notes", "0")
    link = tmp_path / "site"
    link.symlink_to("first")
    for number in "234":
        swapping.swap(tree(tmp_path / f"build/{number * 16}.new", number), link)
        assert link.is_symlink()
        assert (link / "a/index.html").read_text() == number * 2000
    # The last one stays for who is reading it; what was not made here is not ours to remove.
    left = {"first", "site-notes", f"site-{'3' * 16}", f"site-{'4' * 16}"}
    assert {path.name for path in tmp_path.iterdir()} == {"build", "site", *left}


def test_renaming_twice_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    site = tree(tmp_path / "site", "1")
    swapping.swap(tree(tmp_path / "new.new", "2"), site)
    assert (tmp_path / "new.old/index.html").read_text() == "1" * 2000
    assert (site / "index.html").read_text() == "2" * 2000
    before = fingerprint(site)
    with pytest.raises(OSError, match="never-made"):
        swapping.swap(tmp_path / "never-made.new", site)
    assert fingerprint(site) == before
