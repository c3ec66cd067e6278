"""Faults put in the way of a build, to see that the site that was there stays as it is.

`python -m tests.publish.faults --times 50` kills builds at so many random moments.
"""

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import copy_project, playbook

LATE = "data/red-flags/late-payments.yml"
ROAD = [sys.executable, "-m", "playbook", "build"]

FAILING_DISK = """
import builtins, errno, os, sys
fail, left = getattr(errno, sys.argv[1]), int(sys.argv[2])
def counted(real, writes):
    def call(*given, **named):
        global left
        if writes(given, named):
            left -= 1
            if left < 0:
                raise OSError(fail, os.strerror(fail), str(given[0]))
        return real(*given, **named)
    return call
def opens_to_write(given, named):
    mode = named.get("mode", given[1] if len(given) > 1 else "r")
    return isinstance(mode, str) and any(sign in mode for sign in "wax+")
import io, pathlib
builtins.open = counted(builtins.open, opens_to_write)
io.open = builtins.open
for name in ("mkdir", "rename", "replace", "link", "makedirs"):
    setattr(os, name, counted(getattr(os, name), lambda given, named: True))
import playbook.cli
sys.argv = ["playbook", "build", *sys.argv[3:]]
playbook.cli.run()
"""
"""Runs a build for which the disk fails at every writing from a given one on."""


def fingerprint(folder: Path) -> str:
    """One hash over the names and bytes of all files below a folder."""
    found = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            found.update(file.relative_to(folder).as_posix().encode() + b"\0")
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def on_failing_disk(
    root: Path, fault: str, after: int, *options: str
) -> "subprocess.CompletedProcess[str]":
    """Build while each writing after so many fails with `fault`, such as ``ENOSPC``."""
    return subprocess.run(
        [sys.executable, "-c", FAILING_DISK, fault, str(after), *options],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def edit(root: Path, number: int) -> None:
    """Change one entry, so that there is something to publish."""
    file = root / LATE
    text = file.read_text(encoding="utf-8")
    start = text.index("  sv: ") + len("  sv: ")
    end = text.index("\n", start)
    file.write_text(f"{text[:start]}Sena betalningar {number}{text[end:]}", encoding="utf-8")


def killed(root: Path, after: float, how: signal.Signals) -> bool:
    """Start a build and end it with a signal after so many seconds; whether it was still at it."""
    with subprocess.Popen(
        ROAD, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        time.sleep(after)
        was_running = process.poll() is None
        process.send_signal(how)
        said, _ = process.communicate()
    if "Traceback" in said:
        raise AssertionError(said)
    return was_running


def kill_at_random(root: Path, times: int, how: signal.Signals, seed: int = 1) -> int:
    """Kill so many builds, and see after each that the site is the old one or the new one, whole.

    Gives how many builds were still running when they were killed.
    """
    site = root / "site"
    chance = random.Random(seed)
    started = time.monotonic()
    edit(root, 0)
    assert playbook(root, "build").returncode == 0
    longest = time.monotonic() - started
    running = 0
    for number in range(1, times + 1):
        before = fingerprint(site)
        edit(root, number)
        running += killed(root, chance.uniform(0.1, longest), how)
        after = fingerprint(site)
        done = playbook(root, "build")
        assert done.returncode == 0, done.stderr
        whole = fingerprint(site)
        assert after in (before, whole), f"torn by kill {number}"
        left = [kept.suffix for kept in (root / "build" / "published").iterdir()]
        assert left == [".old"], "beside the site lies only the one before, for who is reading it"
        assert f"Sena betalningar {number}" in (
            site / "red-flags/late-payments/index.html"
        ).read_text(encoding="utf-8")
    return running


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=50, help="(%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "project")
        for how in (signal.SIGKILL, signal.SIGTERM):
            running = kill_at_random(root, options.times, how)
            print(f"{how.name}: {options.times} builds, {running} ended while at work, 0 torn.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
