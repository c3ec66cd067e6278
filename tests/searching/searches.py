"""Ours and the others: each answers a list of queries on the same pages with the same vocabulary.

The others get the vocabulary where they can use it: the words of each entry as text on its page,
and of each group of synonyms that the page's title or words name one of, the other words as well.
Pagefind and the theme know no synonyms of their own; MiniSearch also gets them with the query.
"""

import functools
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import sync_playwright

from playbook.models.base import Language
from tests.browser.finding import installed_browser
from tests.editor.installing import NODE

HERE = Path(__file__).parent
MODULES = Path(sys.prefix) / "searching" / "node_modules"
THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"

INDEX = "search/index.js"
ENGINE = "assets/javascripts/search/search.js"
"""Where they lie in a language's site."""

Answers = dict[str, list[str]]
"""For each query the addresses of pages, best first."""


def index_of(file: Path) -> dict[str, Any]:
    """The content of a `search/index.js`, each page with its search words."""
    text = file.read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text.partition("(")[2].rstrip().removesuffix(");"))
    for page, words in zip(loaded["pages"], loaded.pop("words"), strict=True):
        page["words"] = words.split("|") if words else []
    return loaded


def script_of(index: dict[str, Any]) -> str:
    """What `index_of` gives as a script again."""
    pages = [{key: page[key] for key in page if key != "words"} for page in index["pages"]]
    words = ["|".join(page["words"]) for page in index["pages"]]
    written = json.dumps(index | {"pages": pages, "words": words}, ensure_ascii=False)
    return f"handbookSearch.load({written});"


def documents(index: dict[str, Any]) -> list[dict[str, str]]:
    """The pages and sections of an index as the theme's own search has them."""
    found = []
    for page in index["pages"]:
        words = [*page["words"], page.get("other", "")]
        named = f" {' '.join([page['title'], *words]).lower()} "
        for group in index["synonyms"]:
            if any(f" {phrase.rstrip('*').lower()} " in named for phrase in group):
                words += [phrase.rstrip("*") for phrase in group]
        hidden = ", ".join(dict.fromkeys(filter(None, words)))
        found.append(
            {
                "location": page["at"],
                "title": page["title"],
                "words": hidden,
                "text": f"<p>{escape(page['text'])}</p> <p>{escape(hidden)}</p>",
            }
        )
        found += [
            {
                "location": f"{page['at']}#{anchor}",
                "title": heading,
                "words": "",
                "text": f"<p>{escape(text)}</p>",
            }
            for anchor, heading, text in page["sections"]
        ]
    return found


def ours(index: Path, queries: Sequence[str]) -> Answers:
    """Our engine's answers, from the site that `index` lies in."""
    engine = index.parent.parent / ENGINE
    return _node(["ours.mjs", engine, index], json.dumps(list(queries)), queries)


def materials(index: dict[str, Any], language: Language, queries: Sequence[str]) -> Answers:
    """The theme's own search."""
    (worker,) = (THEME / "workers").glob("search.*.min.js")
    return _theirs("material", worker, index, language, queries)


def minisearchs(index: dict[str, Any], language: Language, queries: Sequence[str]) -> Answers:
    """MiniSearch with stems, folding, prefixes, fuzzy matching, boosts and synonyms."""
    module = MODULES / "minisearch" / "dist" / "es" / "index.js"
    return _theirs("minisearch", module, index, language, queries)


def pagefinds(
    index: dict[str, Any], language: Language, queries: Sequence[str], folder: Path
) -> Answers:
    """Pagefind, in a real browser, on pages with nothing but what is searched, in `folder`."""
    for page in index["pages"]:
        file = folder / page["at"] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        own = documents({**index, "pages": [page]})
        body = "".join(
            f'<h{1 if "#" not in one["location"] else 2} id="{one["location"].partition("#")[2]}">'
            f"{escape(one['title'])}</h{1 if '#' not in one['location'] else 2}>{one['text']}"
            for one in own
        )
        words = f'<p data-pagefind-weight="5">{escape(own[0]["words"])}</p>'
        file.write_text(
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>x</title>'
            f"<body data-pagefind-body>{body}{words}</body></html>",
            encoding="utf-8",
        )
    runner = MODULES / "pagefind" / "lib" / "runner" / "bin.cjs"
    command = [str(NODE), str(runner), "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        page_ = browser.new_page()
        page_.goto(f"{address}/")
        found = page_.evaluate(
            """async (queries) => {
              const pagefind = await import("/pagefind/pagefind.js");
              const answers = [];
              for (const query of queries) {
                const { results } = await pagefind.search(query);
                const data = await Promise.all(results.slice(0, 5).map((one) => one.data()));
                answers.push(data.map((one) => one.url.replace(/^\\//, "")));
              }
              return answers;
            }""",
            list(queries),
        )
        browser.close()
    return dict(zip(queries, found, strict=True))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _theirs(
    name: str, place: Path, index: dict[str, Any], language: Language, queries: Sequence[str]
) -> Answers:
    work = {
        "language": language,
        "documents": documents(index),
        "synonyms": index["synonyms"],
        "queries": list(queries),
    }
    return _node(["theirs.mjs", name, place], json.dumps(work), queries)


def _node(command: Sequence[object], given: str, queries: Sequence[str]) -> Answers:
    script, *rest = map(str, command)
    done = subprocess.run(
        [str(NODE), str(HERE / script), *rest],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return dict(zip(queries, json.loads(done.stdout), strict=True))
