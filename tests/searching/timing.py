"""The search timed beside the theme's: ``python -m tests.searching.timing``, ``make search-bench``.

Builds the site twice, with our search and with the theme's own, and in a real browser types the
same words letter by letter into both: in each language, and in Swedish with the handbook grown to
3,000 pages.
Prints the bytes (gzip) that are fetched until the first result, the median and the 95th percentile
of the time from a key to the results on the screen, and ours as a share of the theme's.
"""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Response, sync_playwright

from playbook.models.base import Language
from tests.browser.finding import installed_browser
from tests.conftest import copy_project, playbook
from tests.searching.searches import documents, index_of, script_of, served

PAGES = 3000
WORDS = {
    "sv": ("sena betalningar", "överlämning", "kunden svarar inte", "fakutra", "hotfull kund"),
    "en": ("late payments", "handover", "client does not answer", "invocie", "abusive client"),
}
FIRST: dict[Language, str] = {"sv": "avtal", "en": "contract"}
_KEY_TO_RESULTS = """async (text) => {
  const input = document.querySelector(".md-search__input");
  const result = document.querySelector(".md-search-result");
  const taken = [];
  for (let length = 1; length <= text.length; length += 1) {
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(true); });
      observer.observe(result, { childList: true, subtree: true, characterData: true });
      setTimeout(() => { observer.disconnect(); resolve(false); }, 8000);
    });
    const start = performance.now();
    input.value = text.slice(0, length);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    if (await shown) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      taken.push(performance.now() - start);
    }
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return taken;
}"""


def theirs(root: Path) -> None:
    """Give the project in `root` the theme's own search in place of ours."""
    for name in ("mkdocs.yml", "overrides/main.html"):
        file = root / name
        text = file.read_text(encoding="utf-8")
        text = text.replace("plugins: []", "plugins: [search]")
        text = text.replace("  - assets/javascripts/search/interface.js\n", "")
        begin, end = text.find("{% block header %}"), text.find("{% block content %}")
        file.write_text(text[:begin] + text[end:] if begin >= 0 else text, encoding="utf-8")
    (root / "overrides" / "partials" / "search.html").unlink()


def built(folder: Path, *, own: bool) -> Path:
    """The site, built by the engine, the English one in its folder `en`."""
    root = copy_project(folder)
    done = playbook(root, "build")
    if own and done.returncode:
        sys.exit(done.stderr)
    if not own:
        theirs(root)
        for config, site in (("mkdocs.yml", root / "site"), ("mkdocs.en.yml", root / "site/en")):
            command = [sys.executable, "-m", "mkdocs", "build", "-f", config, "-d", str(site)]
            subprocess.run(command, cwd=root, check=True, capture_output=True)
    return root / "site"


def grown(index: dict[str, Any]) -> dict[str, Any]:
    """The index with its entries repeated under other names, each time with some words changed."""
    pages = list(index["pages"])
    entries = [page for page in pages if page["words"]]
    number = 0
    while len(pages) < PAGES:
        page = json.loads(json.dumps(entries[number % len(entries)]))
        mark = f"nummer{number} avdelning{number % 97}"
        page["at"] = f"made/{number}/"
        page["title"] += f" {mark}"
        page["text"] += f" {mark}"
        pages.append(page)
        number += 1
    return {**index, "pages": pages}


def grow(own: Path, their: Path) -> None:
    """Put the grown index in the place of both sites' indexes."""
    index = grown(index_of(own / "search" / "index.js"))
    (own / "search" / "index.js").write_text(script_of(index), encoding="utf-8")
    file = their / "search" / "search_index.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["docs"] = [
        {key: one[key] for key in ("location", "title", "text")} for one in documents(index)
    ]
    file.write_text(json.dumps(content), encoding="utf-8")


def measured(browser: Browser, site: Path, language: Language) -> tuple[int, list[float]]:
    """Bytes until the first result, and the milliseconds of each key."""
    fetched: dict[str, int] = {}

    def count(response: Response) -> None:
        if "search" in response.url or "lunr" in response.url:
            file = site / unquote(urlsplit(response.url).path).lstrip("/")
            fetched[file.name] = len(gzip.compress(file.read_bytes()))

    with served(site) as address:
        context = browser.new_context()
        page = context.new_page()
        page.on("response", count)
        context.on("weberror", lambda error: print(error.error, file=sys.stderr))
        page.goto(f"{address}/red-flags/")
        page.click(".md-search__input")
        page.keyboard.type(FIRST[language])
        page.wait_for_selector(".md-search-result__item", timeout=180_000)
        page.wait_for_timeout(500)
        # Workers' scripts are not told of as responses, so they are read from the folder.
        for script in _worker_scripts(site, language):
            fetched[script.name] = len(gzip.compress(script.read_bytes()))
        taken = [one for words in WORDS[language] for one in page.evaluate(_KEY_TO_RESULTS, words)]
        context.close()
    return sum(fetched.values()), taken


def _worker_scripts(site: Path, language: Language) -> list[Path]:
    folder = site / "assets" / "javascripts"
    if (
        (folder / "search").is_dir()
        and (site / "search" / "index.js").is_file()
        and not (site / "search" / "search_index.json").is_file()
    ):
        own = [folder / "search" / name for name in ("worker.js", "search.js")]
        return [site / "search" / "index.js", *own]
    more = ("stemmer.support", "sv") if language == "sv" else ()
    return [
        *(folder / "workers").glob("search.*.min.js"),
        *(folder / "lunr" / "min" / f"lunr.{name}.min.js" for name in more),
    ]


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        own, their = built(folder / "own", own=True), built(folder / "their", own=False)
        for site in (their, their / "en"):
            shutil.rmtree(site / "assets" / "javascripts" / "search", ignore_errors=True)
            (site / "search" / "index.js").unlink(missing_ok=True)
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        print(f"{'':<14}{'fetched, KB':>22}{'median, ms':>24}{'95th percentile, ms':>28}")
        print(row("Swedish", browser, own, their, "sv"))
        print(row("English", browser, own / "en", their / "en", "en"))
        grow(own, their)
        print(row(f"{PAGES} pages", browser, own, their, "sv"))
        browser.close()
    return 0


def row(name: str, browser: Browser, own: Path, their: Path, language: Language) -> str:
    """What was measured of both sites, ours beside the theme's."""
    ours_bytes, ours_ms = measured(browser, own, language)
    their_bytes, their_ms = measured(browser, their, language)
    cells = [(ours_bytes / 1000, their_bytes / 1000)]
    cells += [(share(ours_ms, at), share(their_ms, at)) for at in (50, 95)]
    return f"{name:<14}" + "".join(
        f"{f'{one:.1f} of {other:.1f} ({one / other:.2f}×)':>25}" for one, other in cells
    )


def share(values: list[float], percent: int) -> float:
    """The percentile of some values."""
    return statistics.quantiles(values, n=100)[percent - 1]


if __name__ == "__main__":
    sys.exit(main())
