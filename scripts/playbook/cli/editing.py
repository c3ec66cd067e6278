"""The commands `new`, `rename` and `schema`."""

import argparse
import json
import sys
from pathlib import Path

from playbook.check import examine, today
from playbook.check.places import closest
from playbook.check.records import Records, is_id, slug
from playbook.check.references import known_ids
from playbook.compose.schemas import schemas
from playbook.edit.renaming import RenameError
from playbook.edit.renaming import rename as rename_record
from playbook.edit.scaffolding import scaffold
from playbook.models.kinds import KIND_BY_NAME
from playbook.read import read_data
from playbook.write import replace


def new(root: Path, options: argparse.Namespace) -> int:
    """Begin a file."""
    kinds = {name: kind for name, kind in KIND_BY_NAME.items() if not kind.is_register}
    kind = kinds.get(options.kind)
    if kind is None:
        meant = closest(options.kind, list(kinds))
        words = {
            "sv": f"det finns inget slag “{options.kind}”. "
            + (f"Menade du {meant}?" if meant else f"Välj ett av: {', '.join(kinds)}."),
            "en": f"there is no kind “{options.kind}”. "
            + (f"Did you mean {meant}?" if meant else f"Choose one of: {', '.join(kinds)}."),
        }
        return _refuse(words[options.lang])
    record_id = options.id or slug(options.title)
    if not record_id or not is_id(record_id):
        words = {
            "sv": "av den rubriken blir inget id; ange ett med --id",
            "en": "no id can be made of that title; give one with --id",
        }
        return _refuse(words[options.lang])
    records = examine(read_data(root))[0]
    known = known_ids(records)
    taken = known["entry"] if kind.is_entry else known[kind.name]
    target = root / "data" / kind.place / f"{record_id}.yml"
    if record_id in taken or target.exists():
        words = {
            "sv": f"“{record_id}” finns redan; välj ett annat namn med --id",
            "en": f"“{record_id}” exists already; choose another name with --id",
        }
        return _refuse(words[options.lang])
    replace(target, scaffold(kind, options.title, _ids(records), today()).encode())
    path = target.relative_to(root).as_posix()
    if options.format == "json":
        print(json.dumps({"path": path, "id": record_id, "kind": kind.name}, ensure_ascii=False))
    else:
        words = {
            "sv": f"Ny fil: {path}\nFyll i det som är tomt. playbook check säger vad som fattas.",
            "en": f"New file: {path}\nFill in what is blank. playbook check says what is missing.",
        }
        print(words[options.lang])
    return 0


def rename(root: Path, options: argparse.Namespace) -> int:
    """Give a record another id, everywhere."""
    try:
        renamed = rename_record(root, options.id, options.new, options.kind)
    except RenameError as error:
        return _refuse(getattr(error.reason, options.lang))
    if options.format == "json":
        print(
            json.dumps(
                {
                    "from": renamed.old_path,
                    "to": renamed.new_path,
                    "references": renamed.references,
                    "redirect": renamed.redirect,
                },
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    words = {
        "sv": ("ställen rättade i", "Den gamla adressen leder vidare"),
        "en": ("places mended in", "The old address leads on"),
    }[options.lang]
    print(f"{renamed.old_path} → {renamed.new_path}")
    for path, count in renamed.references.items():
        print(f"  {count} {words[0]} {path}")
    if renamed.redirect:
        print(f"{words[1]}: {renamed.redirect[0]} → {renamed.redirect[1]}")
    return 0


def schema(root: Path, options: argparse.Namespace) -> int:
    """Write the JSON Schemas."""
    records = examine(read_data(root))[0]
    folder = root / "build" / "schemas"
    made = schemas(_ids(records))
    for name, content in made.items():
        if not (folder / name).is_file() or (folder / name).read_bytes() != content:
            replace(folder / name, content)
    if options.format == "json":
        print(json.dumps(sorted(f"build/schemas/{name}" for name in made)))
    else:
        words = {"sv": "{} scheman i build/schemas.", "en": "{} schemas in build/schemas."}
        print(words[options.lang].format(len(made)))
    return 0


def _ids(records: Records) -> dict[str, list[str]]:
    return {kind: sorted(ids) for kind, ids in known_ids(records).items()}


def _refuse(reason: str) -> int:
    print(f"playbook: {reason}.", file=sys.stderr)
    return 1
