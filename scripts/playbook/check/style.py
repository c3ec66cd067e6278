"""House style: words to avoid, quotation marks, long sentences, placeholders left in a text.

The words come from the glossary and the limits from the house's settings, so that a house
changes them there. What stands within quotation marks is somebody's words and is left alone.
"""

import re
from collections.abc import Iterator, Mapping

from playbook.check.places import find
from playbook.check.records import Record, Records
from playbook.diagnostics import Diagnostic, Span, diagnostic
from playbook.models.base import LANGUAGES, Language
from playbook.models.house import House
from playbook.models.registers import Term
from playbook.models.walk import Loc
from playbook.read.text import span_at

_ABOUT_WORDS = ("correction", "stand", "term")
"""Kinds that speak of words, and so must be able to name them."""

_QUOTED = {"sv": "”[^”]*”", "en": "“[^”]*”"}
_WRONG_MARKS = {"sv": '"“„«»', "en": '"„«»'}
_LINK_TARGET = r"\]\([^)]*\)"
_LEFT_PLACEHOLDER = r"(?<!\[)\[([A-ZÅÄÖ][^\[\]]*)\](?![\](])"
_SENTENCE_END = r"(?<=[.!?…:])\s+|\n+"


def style_faults(records: Records) -> Iterator[Diagnostic]:
    """What in the texts is not as the house writes."""
    house = next((r.value for r in records.all if isinstance(r.value, House)), None)
    if house is None:
        return
    terms = {r.id: r.value for r in records.all if isinstance(r.value, Term)}
    avoided = {language: _avoided(terms, language) for language in LANGUAGES}
    for record in records.all:
        if record.kind is not None and record.kind.name in _ABOUT_WORDS:
            continue
        for language in LANGUAGES:
            texts = [(loc, getattr(text, language) or "") for loc, text in record.walked.texts]
            # One look at all of them at once: nearly always there is nothing to say.
            if _may_have_faults(record.walked.wholes[language], language, avoided[language]):
                for loc, words in texts:
                    yield from _word_faults(record, (*loc, language), words, avoided[language])
            if house.style is None:
                continue
            limit = house.style.sentence_words
            for loc, words in texts:
                if words.count(" ") >= limit:
                    yield from _long_sentences(record, (*loc, language), words, limit)


_Avoided = tuple[str, dict[str, str]] | None
"""One pattern for all words to avoid, and for each word the term to use instead."""


def _may_have_faults(whole: str, language: Language, avoided: _Avoided) -> bool:
    return (
        any(mark in whole for mark in _WRONG_MARKS[language])
        or (language == "en" and whole.count("“") != whole.count("”"))
        or ("[" in whole and re.search(_LEFT_PLACEHOLDER, whole) is not None)
        or (avoided is not None and _names_one(avoided, whole.lower()))
    )


def _names_one(avoided: _Avoided, whole: str) -> bool:
    """Whether a text in small letters holds a word to avoid.

    Plain searches first: they are what makes the check of a large handbook quick.
    """
    pattern, instead = avoided if avoided is not None else ("", {})
    likely = any(word.removesuffix("*") in whole for word in instead)
    return likely and re.search(rf"\b{pattern}", whole) is not None


def _avoided(terms: Mapping[str, Term], language: str) -> _Avoided:
    instead: dict[str, str] = {}
    for term in terms.values():
        for word in getattr(term.avoid, language):
            instead[word.lower()] = getattr(term.term, language) or ""
    if not instead:
        return None
    parts = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(instead, key=len, reverse=True)
    ]
    return rf"(?:{'|'.join(parts)})\b", instead


def _word_faults(record: Record, loc: Loc, words: str, avoided: _Avoided) -> Iterator[Diagnostic]:
    language: Language = "sv" if loc[-1] == "sv" else "en"
    sign = next((sign for sign in words if sign in _WRONG_MARKS[language]), None)
    if sign or (language == "en" and words.count("“") != words.count("”")):
        sign = sign or "”"
        right = {"sv": "”…”", "en": "“…”"}[language]
        yield diagnostic("wrong-quotation-marks", _at(record, loc, sign), sign=sign, right=right)
    left = re.search(_LEFT_PLACEHOLDER, words)
    if left:
        yield diagnostic("left-placeholder", _at(record, loc, left[0]), found=left[0])
    if avoided is not None:
        for word in re.findall(rf"(?i)\b{avoided[0]}", _own(words, language)):
            yield diagnostic(
                "word-to-avoid",
                _at(record, loc, word),
                word=word,
                instead=_instead(word, avoided[1]),
            )


def _long_sentences(record: Record, loc: Loc, words: str, limit: int) -> Iterator[Diagnostic]:
    for sentence in re.split(_SENTENCE_END, _own(words, "sv" if loc[-1] == "sv" else "en")):
        parts = sentence.split()
        if len(parts) > limit:
            yield diagnostic(
                "long-sentence",
                _at(record, loc, parts[0]),
                words=str(len(parts)),
                limit=str(limit),
            )


def _own(words: str, language: Language) -> str:
    """A text without what is quoted in it and without the targets of its links."""
    return re.sub(_LINK_TARGET, "", re.sub(_QUOTED[language], "", words))


def _instead(word: str, instead: Mapping[str, str]) -> str:
    low = word.lower()
    if low in instead:
        return instead[low]
    return next(term for key, term in instead.items() if low.startswith(key.removesuffix("*")))


def _at(record: Record, loc: Loc, word: str) -> Span:
    """The place of a word in its text, or of the text where line breaks hide it."""
    node, file = find(record.node, loc)[0], record.file
    index = file.text.find(word, node.start, node.end)
    if index < 0:
        return node.beginning(file)
    return span_at(file.path, file.text, index, index + len(word))
