"""How long from a key to the text that shows it: `python -m tests.browser.timing`.

The heaviest case: the handover document with every answer long and each table at its 200 rows.
"""

import json
import statistics
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from playbook.check import check
from playbook.read import read_source
from tests.answering import hostile
from tests.browser.finding import installed_browser
from tests.browsing import ARGUMENTS
from tests.conftest import ROOT, copy_project, playbook

KEYS = 60

_TYPE = """async ([selector, keys]) => {
    const input = document.querySelector(selector);
    const spent = [];
    for (let key = 0; key < keys; key += 1) {
        await new Promise(requestAnimationFrame);
        const started = performance.now();
        input.value += "x";
        input.dispatchEvent(new Event("input", { bubbles: true }));
        document.querySelector(".pb-script").getBoundingClientRect(); // Layout is a part of it.
        spent.push(performance.now() - started);
    }
    return spent;
}"""


def main() -> None:
    """Print the median and the 95th percentile, in milliseconds, for a word and for a table."""
    handbook, _ = check(read_source(ROOT), date(2026, 11, 24))
    assert handbook is not None
    answers = json.dumps({"answers": hostile(handbook.fields)}).encode()
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": answers}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = copy_project(Path(folder) / "project")
        done = playbook(root, "build")
        assert done.returncode == 0, done.stderr
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"file://{root}/site/scripts/handover-document/index.html")
        page.locator('#fill input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
        page.locator(".pb-answers-said button").wait_for()
        for name, selector in (
            ("a word", "#f-client_company"),
            ("a cell of 200 rows", '[data-field="accounts"] .pb-row:last-child input'),
        ):
            spent = page.evaluate(_TYPE, [selector, KEYS])
            median, high = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
            print(f"key to preview, {name:<20} median {median:.1f} ms, 95 % within {high:.1f} ms")
        browser.close()


if __name__ == "__main__":
    main()
