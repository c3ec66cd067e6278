"""The search's words: those of the entries and the groups of synonyms.

A word that many entries share leads to none of them, and a group of one word joins nothing.
"""

from collections import Counter
from collections.abc import Iterator

from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Note, Phrase, diagnostic
from playbook.models.base import LANGUAGES, Entry, Language
from playbook.models.vocabulary import Synonyms
from playbook.models.walk import Loc

MOST_SHARING = 6
"""Entries that may have the same search word; with more, it says too little of each."""
_THE_FIRST = Phrase("den första", "the first one")
_Place = tuple[Record, Loc]


def vocabulary_faults(records: Records, *, so_far_sound: bool) -> Iterator[Diagnostic]:
    """What is wrong with the words that the search adds to those of the pages.

    Entries without any are only told `so_far_sound`: one that is being written has other blanks.
    """
    counts: dict[Language, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for record in records.all:
        if isinstance(record.value, Entry):
            own = record.value.keywords
            if so_far_sound and not own.sv and not own.en:
                yield diagnostic("no-search-words", record.beginning())
            for language, count in counts.items():
                words: tuple[str, ...] = getattr(own, language)
                yield from _repeated(record, ("keywords", language), words)
                count.update({word.lower() for word in words})
        elif isinstance(record.value, Synonyms) and not record.file.blanked:
            yield from _group_faults(record, record.value)
    for language, count in counts.items():
        for word, number in count.items():
            if number > MOST_SHARING:
                yield _shared(word, list(_places(records, language, word)))


def _places(records: Records, language: Language, word: str) -> Iterator[_Place]:
    """Where the entries stand that have a search word, once each."""
    for record in records.all:
        if isinstance(record.value, Entry):
            words = [own.lower() for own in getattr(record.value.keywords, language)]
            if word in words:
                yield record, ("keywords", language, len(words) - 1 - words[::-1].index(word))


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
