"""How hard a text is to read: LIX for Swedish, Flesch's reading ease for English."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:]+(?=\s|$)|\n+")
_MARKS = re.compile(r"\]\([^)]*\)|[*\[\]]")


def lix(text: str) -> float:
    """Björnsson's LIX: words a sentence plus the share of words over six letters, in per cent.

    Below 30 is very easy, 30 to 40 easy, 40 to 50 medium, above that hard.
    """
    words, sentences = _counted(text)
    if not words:
        return 0.0
    long_ = sum(len(word) > 6 for word in words)
    return len(words) / sentences + 100 * long_ / len(words)


def flesch(text: str) -> float:
    """Flesch's reading ease: above 60 is plain English, below 30 very hard."""
    words, sentences = _counted(text)
    if not words:
        return 100.0
    syllables = sum(_syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _counted(text: str) -> tuple[list[str], int]:
    plain = _MARKS.sub("", text)
    sentences = [part for part in _SENTENCE_END.split(plain) if _WORD.search(part)]
    return _WORD.findall(plain), max(1, len(sentences))


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: near enough for an average."""
    low = word.lower()
    count = len(re.findall(r"[aeiouy]+", low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)
