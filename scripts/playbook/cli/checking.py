"""The commands `check` and `explain`."""

import argparse
import sys
from pathlib import Path

from playbook.check import examine
from playbook.cli.telling import status, tell
from playbook.read import read_data


def check(root: Path, options: argparse.Namespace) -> int:
    """Check the data; with --fix, first mend what is safe to mend."""
    source = read_data(root)
    _, diagnostics = examine(source)
    if options.fix and any(found.fix for found in diagnostics):
        from playbook.edit.fixing import fix_all  # noqa: PLC0415 - seldom needed

        mended = fix_all(root)
        words = {"sv": "{} rättade i {}.", "en": "{} mended in {}."}[options.lang]
        for path, count in mended.items():
            print(words.format(count, path), file=sys.stderr)
        source = read_data(root)
        _, diagnostics = examine(source)
    if options.format in ("json", "github"):
        tell(diagnostics, {}, options.lang, options.format, sys.stdout)
        return status(diagnostics)
    if diagnostics:
        texts = {file.path: file.text for file in source.files}
        tell(diagnostics, texts, options.lang, options.format)
    else:
        words = {"sv": "{} filer, allt stämmer.", "en": "{} files, all is right."}[options.lang]
        print(words.format(len(source.files)))
    return status(diagnostics)


def explain(_root: Path, options: argparse.Namespace) -> int:
    """Explain a code, or list all codes."""
    from playbook.diagnostics.catalogue import catalogue, explanation  # noqa: PLC0415

    codes = catalogue()
    if options.code is not None and options.code not in codes:
        from playbook.check.places import closest  # noqa: PLC0415

        meant = closest(options.code, list(codes))
        hint = {
            "sv": f" Menade du {meant}?" if meant else " playbook explain visar alla.",
            "en": f" Did you mean {meant}?" if meant else " playbook explain lists them all.",
        }[options.lang]
        known = {"sv": "det finns ingen kod", "en": "there is no code"}[options.lang]
        print(f"playbook: {known} “{options.code}”.{hint}", file=sys.stderr)
        return 1
    chosen = [codes[options.code]] if options.code else list(codes.values())
    if options.format == "json":
        import json  # noqa: PLC0415 - `check` starts without it

        print(
            json.dumps(
                [
                    {
                        "code": code.name,
                        "severity": code.severity,
                        "title": getattr(code.title, options.lang),
                        "why": getattr(code.why, options.lang),
                        "wrong": code.example.seen,
                        "right": code.example.right,
                    }
                    for code in chosen
                ],
                ensure_ascii=False,
                indent=1,
            )
        )
    elif options.code:
        print(explanation(chosen[0], options.lang))
    else:
        width = max(len(code.name) for code in chosen)
        for code in chosen:
            print(f"{code.name:<{width}}  {getattr(code.title, options.lang)}")
    return 0
