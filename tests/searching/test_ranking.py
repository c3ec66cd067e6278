"""The right page comes first, for as many of the judged queries as was promised."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from tests.searching.judging import BATCHES, HELD_OUT, OTHERS, OWN, Query, judged, scored, titles
from tests.searching.searches import ours

Ask = Callable[[Language, list[str]], dict[str, list[str]]]
FIRST = {OWN: (0.92, 0.93), OTHERS: (0.95, 0.95), HELD_OUT: (0.86, 0.84)}
THREE = {OWN: (0.96, 0.96), OTHERS: (0.98, 0.98), HELD_OUT: (0.93, 0.93)}
"""By batch, in Swedish and in English: what is promised, for our own queries; for those of others,
which are harder, what has been reached and must not be lost. It may rise."""


@pytest.fixture(scope="session")
def ask(published: Path) -> Ask:
    """The engine's answers on the built site."""

    @cache
    def answers(language: Language, texts: tuple[str, ...]) -> dict[str, list[str]]:
        site = published / "site" / ("" if language == "sv" else language)
        return ours(site / "search" / "index.js", texts)

    return lambda language, texts: answers(language, tuple(texts))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def texts(queries: list[Query]) -> list[str]:
    return list(dict.fromkeys(query.text for query in queries))


def test_there_are_enough_queries_of_every_kind(handbook: Handbook) -> None:
    kinds = {"synonym", "inflection", "compound", "typo", "prefix", "phrase", "name", "agency"}
    kinds |= {"question", "loanword"}
    swedish, english = judged(handbook, "sv"), judged(handbook, "en")
    assert len(swedish) >= 60
    assert len(english) >= 40
    assert kinds | {"diacritics", "source"} <= {query.kind for query in swedish}
    assert kinds <= {query.kind for query in english}
    for queries in (swedish, english):
        assert sum(query.batch == HELD_OUT for query in queries) >= 40


@pytest.mark.parametrize("batch", BATCHES)
def test_the_right_page_comes_first_or_among_the_first_three(
    ask: Ask, handbook: Handbook, language: Language, batch: str
) -> None:
    queries = [query for query in judged(handbook, language) if query.batch == batch]
    score = scored(queries, ask(language, texts(queries)))
    place = LANGUAGES.index(language)
    assert score.first >= FIRST[batch][place]
    assert score.three >= THREE[batch][place]
    assert score.empty == 0


@pytest.mark.parametrize(
    ("kind", "first", "three"), [("source", 0.80, 0.92), ("question", 0.85, 0.92)]
)
def test_the_hard_kinds_too(
    ask: Ask, handbook: Handbook, kind: str, first: float, three: float
) -> None:
    for language in LANGUAGES:
        queries = [
            query
            for query in judged(handbook, language)
            if query.kind == kind and query.batch == OWN
        ]
        if queries:
            score = scored(queries, ask(language, texts(queries)))
            assert score.first >= first, language
            assert score.three >= three, language


@pytest.mark.parametrize(
    ("kind", "least"),
    [("title", 0.98), ("title, folded", 1.0), ("title, one wrong letter", 0.97)],
)
def test_titles_are_found_however_they_are_spelt(
    ask: Ask, handbook: Handbook, language: Language, kind: str, least: float
) -> None:
    queries = [query for query in titles(handbook, language) if query.kind == kind]
    if queries:
        assert scored(queries, ask(language, texts(queries))).first >= least


def test_nothing_is_of_the_other_language_and_nothing_is_empty(
    ask: Ask, published: Path, language: Language
) -> None:
    other = "en" if language == "sv" else "sv"
    odd = [
        "xqzzy",
        "?",
        "ååå",
        "a",
        "och",
        "1",
        "kund " * 60,
        "<b>avtal</b>",
        "' OR 1=1",
        "👩‍💻 kund",
    ]
    answers = ask(language, odd)
    assert answers["?"] == []
    for text in odd:
        if text != "?":
            assert answers[text], text
    site = published / "site" / ("" if language == "sv" else language)
    for found in answers.values():
        for address in found:
            page = (site / address / "index.html").read_text(encoding="utf-8")
            assert f'<html lang="{other}"' not in page


def test_scripts_people_terms_and_sections_are_found(ask: Ask) -> None:
    wanted = {
        "manus när kunden inte betalar": "scripts/call-script-non-payment/",
        "brev om att pausa": "scripts/pause-notice/",
        "darryl": "contributors/darryl-stevens/",
        "digitech web design": "contributors/darryl-stevens/",
        "detentionsrätt": "alternatives/pause-work/",
        "porten": "reference/glossary/",
        "tänk om det är vårt eget fel": "reference/faq/",
    }
    answers = ask("sv", list(wanted))
    for text, page in wanted.items():
        assert page in answers[text][:3], (text, answers[text][:5])
