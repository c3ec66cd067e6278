"""The search's words: those of the entries and the groups of synonyms.

A word that many entries share leads to none of them, and a group of one word joins nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Note, Phrase, diagnostic
from playbook.models.base import LANGUAGES, Entry, Language
from playbook.models.vocabulary import Synonyms
from playbook.models.walk import Loc

MOST_SHARING = 6
"""Entries that may have the same search word; with more, it says too little of each."""
_THE_FIRST = Phrase("den första", "the first one")
_Place = tuple[Record, Loc]


class SearchWords:
    """What is known of the entries' search words, from one check to the next.

    There are tens of thousands in a large handbook, and an edit changes a few of them.
    """

    def __init__(self) -> None:
        self._entries: dict[int, Record] = {}
        self._words: dict[int, dict[Language, frozenset[str]]] = {}
        """Of each entry, in small letters."""
        self._counts: dict[Language, Counter[str]] = {each: Counter() for each in LANGUAGES}
        self._repeating: dict[int, Record] = {}
        """Entries that have a word twice."""

    def look(self, entries: Iterable[Record]) -> None:
        """Take note of which entries there are now."""
        before, self._entries = self._entries, {id(record): record for record in entries}
        for gone in before.keys() - self._entries.keys():
            self._repeating.pop(gone, None)
            for language, words in self._words.pop(gone).items():
                self._counts[language].subtract(words)
        for new in self._entries.keys() - before.keys():
            record = self._entries[new]
            self._words[new] = {}
            for language in LANGUAGES:
                own = _own(record, language)
                words = self._words[new][language] = frozenset(word.lower() for word in own)
                self._counts[language].update(words)
                if len(words) < len(own):
                    self._repeating[new] = record

    def faults(self) -> Iterator[Diagnostic]:
        """Words that stand twice in an entry, or in too many of them."""
        for record in self._repeating.values():
            for language in LANGUAGES:
                yield from _repeated(record, ("keywords", language), _own(record, language))
        for language, count in self._counts.items():
            if max(count.values(), default=0) > MOST_SHARING:
                for word, number in count.items():
                    if number > MOST_SHARING:
                        yield _shared(word, list(self._places(language, word)))

    def _places(self, language: Language, word: str) -> Iterator[_Place]:
        """Where the entries stand that have a search word, once each."""
        for record in self._entries.values():
            words = [own.lower() for own in _own(record, language)]
            if word in words:
                yield record, ("keywords", language, len(words) - 1 - words[::-1].index(word))


def vocabulary_faults(
    records: Records, known: SearchWords, *, so_far_sound: bool
) -> Iterator[Diagnostic]:
    """What is wrong with the words that the search adds to those of the pages.

    Entries without any are only told `so_far_sound`: one that is being written has other blanks.
    """
    entries = [record for record in records.all if isinstance(record.value, Entry)]
    known.look(entries)
    yield from known.faults()
    if so_far_sound:
        for record in entries:
            if not any(_own(record, language) for language in LANGUAGES):
                yield diagnostic("no-search-words", record.beginning())
    for record in records.all:
        if isinstance(record.value, Synonyms) and not record.file.blanked:
            yield from _group_faults(record, record.value)


def _own(record: Record, language: Language) -> tuple[str, ...]:
    words: tuple[str, ...] = ()
    if isinstance(record.value, Entry):
        words = getattr(record.value.keywords, language)
    return words


def _shared(word: str, places: list[_Place]) -> Diagnostic:
    (first, first_loc), (last, last_loc) = places[0], places[-1]
    return diagnostic(
        "shared-search-word",
        last.span(last_loc),
        word=word,
        count=str(len(places)),
        limit=str(MOST_SHARING),
        notes=(Note(first.span(first_loc), _THE_FIRST),),
    )


def _repeated(record: Record, loc: Loc, words: tuple[str, ...]) -> Iterator[Diagnostic]:
    if len({word.lower() for word in words}) == len(words):
        return
    first: dict[str, int] = {}
    for at, word in enumerate(words):
        before = first.setdefault(word.lower(), at)
        if before != at:
            notes = (Note(record.span((*loc, before)), _THE_FIRST),)
            yield diagnostic(
                "repeated-search-word", record.span((*loc, at)), word=word, notes=notes
            )


def _group_faults(record: Record, group: Synonyms) -> Iterator[Diagnostic]:
    counts = [len(getattr(group, language)) for language in LANGUAGES]
    if counts == [0, 0]:
        yield diagnostic("lone-synonym", record.key_span(), id=record.id)
    for language, count in zip(LANGUAGES, counts, strict=True):
        yield from _repeated(record, (language,), getattr(group, language))
        if count == 1:
            yield diagnostic("lone-synonym", record.span((language, 0)), id=record.id)
