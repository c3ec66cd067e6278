"""The letterhead: a Word file of the house's, whose styles the documents are written in."""

from typing import NamedTuple

PATH = "data/letterhead.docx"
MAX_BYTES = 2_000_000
SHIPPED = 0xA968E599
"""CRC-32 of the letterhead that came with the handbook. A test judges it, so that the check need
not take it apart each time: that would be a tenth of the check."""


class Style(NamedTuple):
    """A style of Word's own that the documents use."""

    name: str
    """As it stands in the file, in every language's Word; capitals make no difference."""
    swedish: str
    """What a Swedish Word shows."""


HEADING = Style("heading 1", "Rubrik 1")
BULLETS = Style("List Bullet", "Punktlista")
NUMBERS = Style("List Number", "Numrerad lista")
SAY = Style("Quote", "Citat")
NOTE = Style("Intense Quote", "Starkt citat")
CONDITION = Style("Subtle Emphasis", "Diskret betoning")
CAPTION = Style("caption", "Beskrivning")
GRID = Style("Table Grid", "Tabellrutnät")
BLANK = Style("Placeholder Text", "Platshållartext")

STYLES = (HEADING, BULLETS, NUMBERS, SAY, NOTE, CONDITION, CAPTION, GRID, BLANK)
LISTS = (BULLETS, NUMBERS)
