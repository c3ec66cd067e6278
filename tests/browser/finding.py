"""Finds a browser for the tests, and gets one where there is none. Run it to set one up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def installed_browser() -> str | None:
    """The program of an installed Chromium, Chrome or Edge, or None."""
    found = (shutil.which(name) for name in NAMES)
    existing = (place for place in PLACES if Path(place).is_file())
    return next((path for path in (*found, *existing) if path), None)


def main() -> int:
    if installed_browser():
        return 0
    is_debian = Path("/etc/debian_version").is_file() and shutil.which("apt-get")
    if is_debian and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing the browser for the tests (package chromium) …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL}
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=True,
            env=environment,
            **quiet,
        )
        return 0
    print("Downloading a browser for the tests …", flush=True)
    return subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
