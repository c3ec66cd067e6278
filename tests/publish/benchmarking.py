"""The benchmark of the build: `make bench-site`, or `python -m tests.publish.benchmarking`.

Makes a handbook of so many entries with `playbook demo`, and builds it in one run with ours, plain
MkDocs, Zensical and Hugo. Ours goes all the way from the data, script documents and the check of
every link included; the others get the pages that ours has rendered, in both languages, entries out
of the menu. Hugo gets a theme of two templates, once plain and once with all pages in the menu.
Prints each tool's processor time, its peak memory, the bytes it made, and the ratio to MkDocs.
"""

import argparse
import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playbook.keeping import Keep
from playbook.making import Maker
from playbook.publish import Builder, Memory

BIN = Path(sys.executable).parent
OTHERS = BIN / "bench" if (BIN / "bench").is_dir() else BIN.parent / "bench" / "bin"
EDITED = "data/red-flags/late-payments.yml"

HUGO = """\
baseURL = "/"
contentDir = "{content}"
publishDir = "{site}"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
"""
PAGE = """\
<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
MENU<main><h1>{{ .Title }}</h1>{{ .Content }}{{ with .TableOfContents }}{{ . }}{{ end }}</main>
</body></html>
"""
MENU = (
    '<nav><ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    "{{ end }}</ul></nav>"
)


@dataclass
class Cost:
    """What some processes took."""

    seconds: float = 0
    """Of the processor, user and system."""
    memory: int = 0
    """Peak of the largest, in MB."""
    megabytes: float = 0
    """Of what was made."""


def run(cost: Cost, command: list[str], folder: Path) -> None:
    """Run a command to its end and add what it took."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=subprocess.STDOUT,
            env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read().decode()[-3000:]}")
    cost.seconds += used.ru_utime + used.ru_stime
    cost.memory = max(cost.memory, used.ru_maxrss // 1024)


def weigh(cost: Cost, site: Path) -> Cost:
    total = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    cost.megabytes = total / 1_000_000
    return cost


def ours(root: Path, *, clean: bool, fresh: bool) -> Cost:
    if clean:
        shutil.rmtree(root / "site", ignore_errors=True)
    if fresh:
        for made in ("kept.db", "published.json"):
            (root / "build" / made).unlink(missing_ok=True)
    cost = Cost()
    run(cost, [str(BIN / "playbook"), "build"], root)
    return weigh(cost, root / "site")


def edit(root: Path, number: int) -> None:
    file = root / EDITED
    text = file.read_text(encoding="utf-8")
    changed = re.sub("En enstaka[0-9]* sen", f"En enstaka{number} sen", text)
    assert changed != text
    file.write_text(changed, encoding="utf-8")


def mkdocs(root: Path) -> Cost:
    """Plain MkDocs on the pages that ours has made, once a language."""
    cost, site = Cost(), root / "plain"
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        text = re.sub(r"^hooks:\n(  .*\n)+", "", (root / name).read_text("utf-8"), flags=re.M)
        text = text.replace("INHERIT: mkdocs.yml", "INHERIT: plain.mkdocs.yml")
        (root / f"plain.{name}").write_text(text, encoding="utf-8")
    for name, folder in (("mkdocs.yml", site), ("mkdocs.en.yml", site / "en")):
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-f",
            f"plain.{name}",
            "-d",
            str(folder),
        ]
        run(cost, command, root)
    return weigh(cost, site)


def zensical(root: Path) -> Cost:
    cost = Cost()
    for name, folder in (("mkdocs.yml", "zensical"), ("mkdocs.en.yml", "zensical/en")):
        text = (root / f"plain.{name}").read_text("utf-8")
        site = re.sub(r"^site_dir: .*$", f"site_dir: {folder}", text, flags=re.M)
        site = site.replace("strict: true", "strict: false")  # It does not know the downloads.
        (root / f"zensical.{name}").write_text(
            site.replace("plain.mkdocs.yml", "zensical.mkdocs.yml"), encoding="utf-8"
        )
        shutil.rmtree(root / ".cache", ignore_errors=True)
        run(cost, [sys.executable, "-m", "zensical", "build", "-f", f"zensical.{name}"], root)
    return weigh(cost, root / "zensical")


def hugo(root: Path, *, menu: bool) -> Cost:
    cost, site = Cost(), root / f"hugo-{menu}"
    for language in ("sv", "en"):
        work = root / f"hugo-work-{menu}-{language}"
        for name in ("single", "list", "home"):
            (work / "layouts").mkdir(parents=True, exist_ok=True)
            page = PAGE.replace("MENU", MENU if menu else "")
            (work / "layouts" / f"{name}.html").write_text(page, encoding="utf-8")
        content = work / "content"
        shutil.copytree(root / "build/docs" / language, content)
        for index in content.rglob("index.md"):
            index.rename(index.with_name("_index.md"))  # A section's own page, as Hugo says it.
        target = site / language
        text = HUGO.format(content=content.as_posix(), site=target.as_posix())
        (work / "hugo.toml").write_text(text, encoding="utf-8")
        run(cost, [str(OTHERS / "hugo"), "--logLevel", "error"], work)
    return weigh(cost, site)


def live(root: Path) -> tuple[float, float]:
    """Seconds from a save to a new page in memory, and to the diagnostics; the middle of five."""
    keep = Keep(root / "build/kept.db")
    maker, builder = Maker(root, keep), Builder(root, keep)
    site = Memory()
    builder.build(maker.make().files, site, lambda _: None)
    gc.collect()
    gc.freeze()  # As `playbook serve` does.
    taken, told = [], []
    for number in range(5):
        edit(root, 100 + number)
        started = time.perf_counter()
        site = Memory(site)
        builder.build(maker.make().files, site, lambda _: None)
        taken.append(time.perf_counter() - started)
        sound = (root / EDITED).read_bytes()
        (root / EDITED).write_bytes(sound.replace(b"\ntitle:", b"\ntitel:"))
        started = time.perf_counter()
        assert maker.make().written is None
        told.append(time.perf_counter() - started)
        (root / EDITED).write_bytes(sound)
    keep.close()
    return sorted(taken)[2], sorted(told)[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[300], help="(%(default)s)")
    options = parser.parse_args()
    for entries in options.entries:
        with tempfile.TemporaryDirectory() as folder:
            compare(Path(folder) / "handbook", entries)
    return 0


def compare(root: Path, entries: int) -> None:
    command = [str(BIN / "playbook"), "demo", "--entries", str(entries), str(root)]
    subprocess.run(command, check=True, capture_output=True)
    print(f"\n{entries} entries, both languages{'':18} CPU s     MB peak   MB made   × MkDocs")
    costs = {"ours, nothing kept": ours(root, clean=True, fresh=True)}
    costs["ours, clean site, the rest kept"] = ours(root, clean=True, fresh=False)
    edit(root, 1)
    costs["ours, one edit, a new process"] = ours(root, clean=False, fresh=False)
    plain = costs["MkDocs, plain"] = mkdocs(root)
    costs["Zensical"] = zensical(root)
    if (OTHERS / "hugo").exists():
        costs["Hugo, two templates"] = hugo(root, menu=False)
        costs["Hugo, all pages in the menu"] = hugo(root, menu=True)
    for name, cost in costs.items():
        print(
            f"{name:<42}{cost.seconds:>8.1f}{cost.memory:>12}{cost.megabytes:>10.0f}"
            f"{cost.seconds / plain.seconds:>9.2f}×",
            flush=True,
        )
    page, told = live(root)
    print(
        f"ours, live: save to page {page:.2f} s, bad save to diagnostics {told:.2f} s", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
