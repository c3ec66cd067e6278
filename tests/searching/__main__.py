"""The table: ``python -m tests.searching`` or ``make search-table``.

Prints, for each language and kind of query, the share of queries with the right page first and in
the first three: of our search, and of three others on the same pages with the same vocabulary.
"""

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

from playbook.check import check
from playbook.compose import compose
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.read import read_source
from tests.searching.judging import BATCHES, HELD_OUT, Query, Score, by_kind, judged, scored, titles
from tests.searching.searches import (
    ENGINE,
    INDEX,
    Answers,
    index_of,
    materials,
    minisearchs,
    ours,
    pagefinds,
)

ROOT = Path(__file__).resolve().parent.parent.parent
ENGINES = ("ours", "Material", "Pagefind", "MiniSearch")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--wrong", action="store_true", help="show what ours gets wrong, but of those held out"
    )
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    options = parser.parse_args()
    source = read_source(ROOT)
    handbook, _ = check(source, date(2026, 11, 24))
    if handbook is None:
        sys.exit("The data is not right: run playbook check.")
    files = compose(handbook, source.pages)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as temporary:
            for path in (INDEX, ENGINE):
                (Path(temporary) / path).parent.mkdir(parents=True)
                (Path(temporary) / path).write_bytes(files[f"docs/{language}/{path}"])
            index = Path(temporary) / INDEX
            queries = _queries(handbook, language)
            answers = _answers(index, language, queries, alone=options.alone)
        _table(language, queries, answers)
        if options.wrong:
            _wrong(queries, answers["ours"])
    return 0


def _queries(handbook: Handbook, language: Language) -> list[Query]:
    return judged(handbook, language) + titles(handbook, language)


def _answers(
    index: Path, language: Language, queries: list[Query], *, alone: bool
) -> dict[str, Answers]:
    texts = list(dict.fromkeys(query.text for query in queries))
    found = {"ours": ours(index, texts)}
    if not alone:
        content = index_of(index)
        found["Material"] = materials(content, language, texts)
        found["Pagefind"] = pagefinds(content, language, texts, index.parent / "pages")
        found["MiniSearch"] = minisearchs(content, language, texts)
    return found


def _table(language: str, queries: list[Query], answers: dict[str, Answers]) -> None:
    shown = [engine for engine in ENGINES if engine in answers]
    heads = "".join(f"{engine:>19}" for engine in shown)
    print(f"\n{language}: right page first / in the first three / no page, in percent\n")
    print(f"{'kind':<25}{'queries':>8}{heads}")
    own = [query for query in queries if not query.kind.startswith("title")]
    rows = list(by_kind(queries))
    rows += [(f"judged, {name}", [one for one in own if one.batch == name]) for name in BATCHES]
    rows.append(("judged, all", own))
    for kind, group in rows:
        cells = "".join(f"{_cell(scored(group, answers[engine])):>19}" for engine in shown)
        print(f"{kind:<25}{len(group):>8}{cells}")


def _cell(score: Score) -> str:
    return f"{100 * score.first:.0f} / {100 * score.three:.0f} / {100 * score.empty:.0f}"


def _wrong(queries: list[Query], answers: Answers) -> None:
    """Print what went wrong, but for the queries that nobody looks at."""
    print()
    for query in queries:
        found = answers[query.text]
        if query.batch != HELD_OUT and not query.right & set(found[:1]):
            print(f"{query.kind}: {query.text}: {', '.join(found[:3])}")


if __name__ == "__main__":
    sys.exit(main())
