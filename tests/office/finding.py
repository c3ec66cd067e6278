"""Finds LibreOffice for the tests, and gets it where it can. Run it to set it up."""

from tests.finding import found, got_from_debian

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
    return found(NAMES, PLACES)


def main() -> None:
    """Set LibreOffice up. Where that cannot be done, the test that needs it fails and says so."""
    if not (installed_office() or got_from_debian("libreoffice-writer-nogui", "LibreOffice")):
        print(NEEDED)


if __name__ == "__main__":
    main()
