"""Finds a browser for the tests, and gets one where there is none. Run it to set one up."""

import subprocess
import sys

from tests.finding import found, got_from_debian

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
    return found(NAMES, PLACES)


def main() -> int:
    if installed_browser() or got_from_debian("chromium", "the browser"):
        return 0
    print("Downloading a browser for the tests …", flush=True)
    return subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
