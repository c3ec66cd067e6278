"""The benchmark of the check: `make bench`, or `python -m tests.benchmarking`.

Makes handbooks of 200 and of 1,000 red flags of 2 KB, and times whole commands, cold: ours, and
check-jsonschema with our own schema on the same red flags. Ours reads the few small files that
make the handbook whole as well. Cold means a new process each time; Python keeps the bytecode of
both, as it does unless it is told not to. Prints the median of each and the ratio, taken in turn
in one run, since machines are noisy.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playbook.models.letterhead import PATH as LETTERHEAD
from tests.building import files
from tests.conftest import ROOT

_ENTRY = """\
title:
  sv: Orealistiska krav nummer {number}
  en: Unrealistic demands number {number}
summary:
  sv: Kunden kräver resultat, tider eller tillgänglighet som ingen kan ge.
  en: The client demands results, deadlines or availability that no one can give.
keywords:
  sv: [orimliga krav {number}, omöjliga deadlines {number}, sena kvällar {number}]
  en: [impossible deadlines {number}, endless revisions {number}, late nights {number}]
severity: act
order: 30
reviewed: 2026-11-24
what:
  sv: >-
    Höga krav är bra. Varningssignalen är krav som inte går att uppfylla oavsett insats, och som
    kommer tillbaka när ni har visat vad som är möjligt.
  en: >-
    High demands are good. The red flag is demands that cannot be met whatever you do, and that
    return once you have shown what is possible.
signs:
  - sv: Kunden vill ha garantier för placeringar i sökresultaten.
    en: The client wants guaranteed positions in search results.
  - sv: Kampanjen ska vara klar i morgon, varje vecka.
    en: The campaign must be ready tomorrow, every week.
why:
  sv: Teamet arbetar kvällar för något som ändå inte duger, och andra kunder får vänta.
  en: The team works evenings for something that will not do anyway, and other clients wait.
levels:
  watch: {{sv: "Höga krav, men accepterar en plan.", en: "High demands, but accepts a plan."}}
  act: {{sv: Upprepar kraven efter planen., en: Repeats the demands after the plan.}}
let_go_when:
  sv: När kraven står kvar efter en tydlig gräns och ett öppet samtal.
  en: When the demands remain after a clear boundary and an open talk.
client_sentence:
  sv: Vi kan inte leverera det som efterfrågas inom de ramar som vi har kommit överens om.
  en: We cannot deliver what is asked for within what we agreed.
dossier_sentence:
  sv: Upprepade krav utanför avtalet trots tydlig gräns.
  en: Repeated demands outside the contract despite a clear boundary.
scripts: [call]
related: [late-payments]
"""


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Would have only ours compiled anew each time: pip compiles what it installs."""


def handbook(folder: Path, entries: int) -> Path:
    """A small handbook with made red flags until it has so many of them."""
    root = folder / str(entries)
    made = {f"data/red-flags/made-{number:04}.yml": number for number in range(entries - 1)}
    texts = {"mkdocs.yml": "site_name: Handbook\n"} | files()
    texts |= {path: _ENTRY.format(number=number) for path, number in made.items()}
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / LETTERHEAD, root / LETTERHEAD)
    return root


def seconds(command: list[str], root: Path) -> float:
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=kept)
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=9, help="(%(default)s)")
    options = parser.parse_args()
    bin_ = Path(sys.executable).parent
    ours = [str(bin_ / "playbook"), "check"]
    print(f"{'entries':>8} {'ours':>9} {'check-jsonschema':>17} {'ratio':>7}   (medians, seconds)")
    with tempfile.TemporaryDirectory() as temporary:
        for entries in (200, 1000):
            root = handbook(Path(temporary), entries)
            subprocess.run([ours[0], "schema"], cwd=root, check=True, capture_output=True)
            flags = sorted(
                str(file.relative_to(root)) for file in root.glob("data/red-flags/*.yml")
            )
            theirs = [
                str(bin_ / "check-jsonschema"),
                "--schemafile",
                "build/schemas/red-flag.json",
                *flags,
            ]
            seconds(ours, root)
            pairs = [(seconds(ours, root), seconds(theirs, root)) for _ in range(options.runs)]
            one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(f"{entries:>8} {one:>9.3f} {other:>17.3f} {other / one:>6.1f}×")
    return 0


if __name__ == "__main__":
    sys.exit(main())
