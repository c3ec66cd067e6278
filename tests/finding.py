"""Finding the programs that the tests drive, and getting them where Debian's packages are."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


def found(names: Sequence[str], places: Sequence[str]) -> str | None:
    """The first program there is of some names, or else of some places."""
    on_path = (shutil.which(name) for name in names)
    existing = (place for place in places if Path(place).is_file())
    return next((path for path in (*on_path, *existing) if path), None)


def got_from_debian(package: str, what: str) -> bool:
    """Install `package` if this is a Debian and we may; say whether that was so."""
    is_debian = Path("/etc/debian_version").is_file() and shutil.which("apt-get")
    if not (is_debian and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    print(f"Installing {what} for the tests (package {package}) …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
    ):
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return True
