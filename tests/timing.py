"""How long the documents of all scripts take, in all languages and formats."""

import statistics
import subprocess
import sys
import time
from collections import Counter

from tests.conftest import ROOT

_BUILD = """
from collections import Counter
from pathlib import Path
import time
from playbook.check import check
from playbook.compose.documents.project import project
from playbook.compose.downloads import open_letterheads, writers
from playbook.models.scripts import Script
from playbook.read import read_source
handbook, _ = check(read_source(Path.cwd()))
spent = Counter()
begun = time.perf_counter()
written_by = writers(open_letterheads(handbook))
for script in handbook.of_kind(Script):
    for language in ("sv", "en"):
        document = project(script, handbook.fields, language, "recipient")
        for ending, write in written_by.items():
            started = time.perf_counter()
            write(document)
            spent[ending] += time.perf_counter() - started
spent["all"] = time.perf_counter() - begun
print(" ".join(f"{ending} {seconds}" for ending, seconds in spent.items()))
"""


def main() -> None:
    """Time cold processes, and print the medians in seconds."""
    found: dict[str, list[float]] = {}
    for _ in range(5):
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _BUILD], cwd=ROOT, capture_output=True, text=True, check=True
        )
        told = done.stdout.split()
        spent = Counter(dict(zip(told[::2], map(float, told[1::2]), strict=True)))
        spent["the process, reading the data too"] = time.perf_counter() - started
        for name, seconds in spent.items():
            found.setdefault(name, []).append(seconds)
    for name, seconds in found.items():
        print(f"{name:<34} {statistics.median(seconds):.2f} s")


if __name__ == "__main__":
    main()
