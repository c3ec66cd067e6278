"""The fuzz command: `make fuzz`, or `python -m tests.fuzzing --inputs 200000 --seed 1`.

Spoils real data files and checks each: no crash, no hang (each under `LIMIT`), every diagnostic
can be printed and points into its file, and nothing is accepted with a changed meaning: what is
read without a word is what PyYAML's own loader reads.
"""

import argparse
import multiprocessing
import random
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from playbook.check import examine
from playbook.diagnostics.printing import as_json, concise, full, github
from playbook.read import Source, read_file
from tests.building import TODAY
from tests.mutating import mutated

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.3
"""Seconds for one file, of the processor: other programs may keep it waiting."""
_SLOW_LOADER_EVERY = 25
"""PyYAML's own parser, written in Python, is asked this seldom; libyaml's every time."""


class BrokenPromiseError(Exception):
    """A promise that one input broke."""


def check_one(path: str, raw: bytes, rng: random.Random) -> float:
    """Check one spoilt file; give the processor's seconds. Raises `BrokenPromiseError`."""
    started = time.process_time()
    file, problems = read_file(path, raw)
    _, diagnostics = examine(Source((file,), {}, tuple(problems)), TODAY)
    texts = {path: file.text}
    said = full(diagnostics, texts, "sv", colour=False) + concise(diagnostics, "en")
    said += as_json(diagnostics, "en") + github(diagnostics, "sv")
    seconds = time.process_time() - started
    if not said:
        raise BrokenPromiseError("nothing was said at all, though the house's settings are missing")
    lines = file.text.split("\n")
    for found in diagnostics:
        span = found.span
        if span.path != path:
            continue
        if not 1 <= span.line <= len(lines) or span.column < 1:
            raise BrokenPromiseError(f"{found.code} points outside the file: {span}")
        if span.column > len(lines[span.line - 1]) + 1:
            raise BrokenPromiseError(f"{found.code} points beyond its line: {span}")
    if not problems:
        _compare(file.data, file.text, yaml.CBaseLoader)
        if rng.randrange(_SLOW_LOADER_EVERY) == 0:
            _compare(file.data, file.text, yaml.BaseLoader)
    if seconds > LIMIT:
        raise BrokenPromiseError(f"it took {seconds:.2f} s")
    return seconds


def _compare(data: Any, text: str, loader: Any) -> None:
    try:
        theirs = yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        if loader is yaml.BaseLoader:
            return  # It refuses some plain texts with a question mark that YAML allows.
        raise BrokenPromiseError(f"accepted, but {loader.__name__} refuses it: {error}") from None
    if _normal(data) != _normal(theirs):
        raise BrokenPromiseError(f"read otherwise than {loader.__name__} reads it")


def _normal(value: Any) -> Any:
    """Without what differs on purpose: values left out, and blank lines of folded texts."""
    if isinstance(value, dict):
        return {str(key): _normal(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_normal(inner) for inner in value]
    return "\n".join(row for row in str(value or "").split("\n") if row).strip("\n")


def run(inputs: int, seed: int) -> tuple[int, float, list[str]]:
    """Check so many inputs; give how many, the slowest one's seconds, and the failures."""
    rng = random.Random(seed)
    files = sorted((ROOT / "data").rglob("*.yml"))
    sources = [(file.relative_to(ROOT).as_posix(), file.read_text()) for file in files]
    slowest, failures = 0.0, []
    for number in range(inputs):
        path, text = rng.choice(sources)
        raw = mutated(rng, text)
        try:
            slowest = max(slowest, check_one(path, raw, rng))
        except Exception as error:
            failures.append(f"seed {seed}, input {number}, {path}: {type(error).__name__}: {error}")
            kept = ROOT / "build" / "fuzz" / f"{seed}-{number}.yml"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(raw)
            if len(failures) >= 10:
                break
    return number + 1, slowest, failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--inputs", type=int, default=200_000, help="(%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="(%(default)s)")
    options = parser.parse_args()
    workers = multiprocessing.cpu_count()
    share = -(-options.inputs // workers)
    started = time.perf_counter()
    with multiprocessing.Pool(workers) as pool:
        parts = pool.starmap(run, [(share, options.seed + at) for at in range(workers)])
    total = sum(part[0] for part in parts)
    failures = [failure for part in parts for failure in part[2]]
    slowest = max(part[1] for part in parts)
    print("\n".join(failures))
    print(
        f"{total} inputs, {len(failures)} failures, slowest {1000 * slowest:.0f} ms, "
        f"{time.perf_counter() - started:.0f} s."
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
