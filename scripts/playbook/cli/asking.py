"""The commands `refs`, `stats` and `stale`."""

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from playbook import reports
from playbook.check import examine, today
from playbook.check.places import closest
from playbook.check.records import Records
from playbook.cli.telling import status, tell
from playbook.diagnostics import has_errors
from playbook.models.kinds import KINDS
from playbook.read import read_data


def refs(root: Path, options: argparse.Namespace) -> int:
    """List what leads to a record and where it leads."""
    records = _records(root, options)
    if records is None:
        return 1
    ids = sorted({record.id for record in records.all if record.kind is not None})
    if options.id not in ids:
        meant = closest(options.id, ids)
        hint = {"sv": f" Menade du {meant}?", "en": f" Did you mean {meant}?"}[options.lang]
        nothing = {"sv": "det finns inget med id", "en": "nothing has the id"}[options.lang]
        print(f"playbook: {nothing} “{options.id}”.{hint if meant else ''}", file=sys.stderr)
        return 1
    to = reports.references_to(records, options.id)
    from_ = reports.references_from(records, options.id)
    if options.format == "json":
        _print_json({"id": options.id, "to": _places(to), "from": _places(from_)})
        return 0
    words = {
        "sv": ("Leder hit", "Leder härifrån", "ingenting"),
        "en": ("Leads here", "Leads from here", "nothing"),
    }[options.lang]
    for heading, found in ((words[0], to), (words[1], from_)):
        print(f"{heading}:")
        for one in found:
            print(f"  {one.id:<32} {one.span.path}:{one.span.line}:{one.span.column}")
        if not found:
            print(f"  {words[2]}")
    return 0


def stats(root: Path, options: argparse.Namespace) -> int:
    """Count entries by kind and phase, and translations."""
    records = _records(root, options)
    if records is None:
        return 1
    counted = reports.stats(records)
    coverage = {lang: round(counted.coverage(lang), 4) for lang in counted.written}
    if options.format == "json":
        _print_json(dataclasses.asdict(counted) | {"coverage": coverage})
        return 0
    headings = {
        "sv": ("Slag", "Fas", "Texter", "Språk", "skrivna", "ord"),
        "en": ("Kind", "Phase", "Texts", "Language", "written", "words"),
    }[options.lang]
    print(headings[0])
    for kind in KINDS:
        if kind.name in counted.kinds:
            print(f"  {kind.name:<14} {counted.kinds[kind.name]:>6}")
    print(headings[1])
    for phase, count in counted.phases.items():
        print(f"  {phase:<14} {count:>6}")
    print(f"{headings[3]} ({counted.texts} {headings[2].lower()})")
    for lang, written in counted.written.items():
        share = f"{100 * coverage[lang]:.1f} %"
        words = f"{counted.words[lang]} {headings[5]}"
        print(f"  {lang:<14} {written:>6} {headings[4]} ({share}), {words}")
    _print_readability(counted, options.lang)
    return 0


def _print_readability(counted: reports.Stats, language: str) -> None:
    """The share of entries within the house's bounds, and the hardest of those beyond them."""
    words = {"sv": ("Läsbarhet", "poster inom gränsen"), "en": ("Readability", "entries within")}
    print(words[language][0])
    for name, limit in counted.limits.items():
        values = {entry: found[name] for entry, found in counted.readability.items()}
        beyond = sorted(
            (entry for entry, value in values.items() if (value > limit) is (name == "lix")),
            key=lambda entry: -abs(values[entry] - limit),
        )
        inside = len(values) - len(beyond)
        sign = "≤" if name == "lix" else "≥"
        print(f"  {name:<14} {inside:>6} / {len(values)} {words[language][1]} ({sign} {limit})")
        for entry in beyond[:10]:
            print(f"    {entry:<36} {values[entry]}")


def stale(root: Path, options: argparse.Namespace) -> int:
    """List entries whose review is overdue."""
    records = _records(root, options)
    if records is None:
        return 1
    found = reports.stale(records, options.days, today(), options.lang)
    if options.format == "json":
        _print_json([dataclasses.asdict(one) for one in found])
        return 0
    if not found:
        print(
            {"sv": "Ingen granskning är för gammal.", "en": "No review is overdue."}[options.lang]
        )
    ago = {"sv": "dagar sedan", "en": "days ago"}[options.lang]
    for one in found:
        print(f"{one.reviewed}  {one.days:>5} {ago}  {one.path}  {one.title} ({one.owner})")
    return 0


def _records(root: Path, options: argparse.Namespace) -> Records | None:
    """The records, when their data is sound; otherwise tell what is wrong."""
    source = read_data(root)
    records, diagnostics = examine(source)
    if has_errors(diagnostics):
        tell(diagnostics, {file.path: file.text for file in source.files}, options.lang)
    return None if status(diagnostics) else records


def _places(found: list[reports.Reference]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "id": one.id,
            "path": one.span.path,
            "line": one.span.line,
            "column": one.span.column,
        }
        for one in found
    ]


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
