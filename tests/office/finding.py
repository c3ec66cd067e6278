"""Finds LibreOffice for the tests, and gets it where it can. Run it to set it up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
NEEDED = (
    "The tests open the Word files in LibreOffice, which is not installed. "
    "Install it from libreoffice.org (on Debian: apt install libreoffice-writer-nogui)."
)


def installed_office() -> str | None:
    """The program of an installed LibreOffice, or None."""
    found = (shutil.which(name) for name in NAMES)
    existing = (place for place in PLACES if Path(place).is_file())
    return next((path for path in (*found, *existing) if path), None)


def main() -> int:
    if installed_office():
        return 0
    is_debian = Path("/etc/debian_version").is_file() and shutil.which("apt-get")
    if not (is_debian and hasattr(os, "geteuid") and os.geteuid() == 0):
        print(NEEDED)
        return 1
    print("Installing LibreOffice for the tests (package libreoffice-writer-nogui) …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "libreoffice-writer-nogui"],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
