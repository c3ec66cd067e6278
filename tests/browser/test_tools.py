"""What all tools promise: small, quiet, open to everyone, and one case across them."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.barriers import violations
from tests.browser.filling import file_of
from tests.browser.test_deciding import base, page_of
from tests.browsing import Screen, asks_of
from tests.conftest import ROOT

__all__ = ["base"]

TOOLS = {
    "decision-aids/decision-matrix": "decide.js",
    "decision-aids/client-profitability": "sum.js",
    "decision-aids/exit-timeline": "plan.js",
    "checklists/handover-checklist": "ticks.js",
}


def test_the_tools_are_small_and_loaded_only_where_used(published: Path) -> None:
    scripts = ROOT / "docs" / "assets" / "javascripts"
    files = {"tools.js", *TOOLS.values()}
    packed = sum(len(gzip.compress((scripts / name).read_bytes())) for name in files)
    assert packed <= 15 * 1024
    for page in (published / "site").rglob("index.html"):
        loaded = {name for name in files if f"javascripts/{name}" in page.read_text()}
        path = page.relative_to(published / "site").parent.as_posix().removeprefix("en/")
        needed = TOOLS.get(path) or ("ticks.js" if path.startswith("checklists/") else None)
        assert loaded == ({"tools.js", needed} if needed else set()), path


def use(page: Page, path: str) -> None:
    """Do on a tool's page what a person would."""
    match path.rpartition("/")[2]:
        case "decision-matrix":
            for signal in page.locator("[data-signal]").all():
                signal.evaluate("details => { details.open = true; }")
            page.check('[name="s-late-payments"][value="stop"]')
            page.locator("#o-pause-work").select_option("tried")
        case "client-profitability":
            page.click('[data-do="example"]')
            page.fill("#n-hours", "x")
            page.fill("#n-hours", "90")
        case "exit-timeline":
            page.fill("#p-call", "2027-06-25")
            page.fill("#p-notice", "3")
        case _:
            page.locator(".pb-tick").first.check()
            page.fill("#t-new", "Projekt Ek")
            page.keyboard.press("Enter")


@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_asks_for_nothing_and_stores_nothing_of_its_own_accord(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(page_of(address, path))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    asked = asks_of(page)
    use(page, path)
    kinds = ["csv", "ics"] if page.locator('[data-do="csv"]').count() else []
    if page.locator("#t-due").count():
        page.fill("#t-due", "2027-05-20")
    for kind in kinds:
        with page.expect_download():
            page.click(f'[data-do="{kind}"]')
    assert asked == []
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("Object.keys(localStorage)") == (
        ["handbook-ticks"] if path.startswith("checklists/") else []
    )
    assert context.cookies() == []
    assert complaints == []


@pytest.mark.parametrize("path", TOOLS)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_a_tool_has_no_barriers(
    screen: Screen, address: str, path: str, width: int, scheme: Any
) -> None:
    page = screen(width, scheme)
    page.goto(page_of(address, path))
    use(page, path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate("""() => [...document.querySelectorAll(
        ".pb-tool :is(button, select, summary, input:not([type=radio], [type=checkbox]))")]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 80))""")
    assert small == []


@pytest.mark.parametrize("path", TOOLS)
def test_paper_gets_the_answer_and_not_the_questions(page: Page, address: str, path: str) -> None:
    page.goto(page_of(address, path))
    use(page, path)
    page.emulate_media(media="print")
    for gone in (".pb-tool button", ".pb-asked"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    if not path.startswith("checklists/"):
        expect(page.locator(".pb-result")).to_be_visible()
        expect(page.locator("[data-answer]")).to_be_visible()


def test_the_advice_is_one_press_away_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{page_of(address, 'decision-aids/decision-matrix')}#s=late-payments.stop")
    page.locator('[data-signal="price-haggling"] summary').scroll_into_view_if_needed()
    jump = page.locator(".pb-jump")
    expect(jump).to_be_in_viewport()
    expect(jump).to_have_text(re.compile("Skriftlig varning med frist"))
    jump.click()
    expect(page.locator("#result h2")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"#s=late-payments\.stop$"))
    context.close()


def test_one_case_goes_through_all_tools_and_into_the_file(page: Page, base: str) -> None:
    page.goto(page_of(base, "scripts/internal-dossier"))
    page.locator('#fill input[type="file"]').set_input_files(
        file_of({"client_company": "AB Ek", "unknown_field": "kept"}, another_tool={"x": [1]})
    )
    expect(page.locator("#f-client_company")).to_have_value("AB Ek")
    for path in TOOLS:
        page.goto(page_of(base, path))
        use(page, path)
    page.goto(page_of(base, "scripts/internal-dossier"))
    expect(page.locator("#f-client_company")).to_have_value("AB Ek")
    expect(page.locator("#f-client_margin")).to_have_value("−30 procent")
    with page.expect_download() as download:
        page.click('[data-do="save"]')
    saved = json.loads(Path(download.value.path()).read_bytes())
    assert saved["another_tool"] == {"x": [1]}
    assert saved["answers"]["unknown_field"] == "kept"
    assert saved["answers"]["last_day"] == "2027-09-25"
    assert saved["red_flags"] == ["late-payments"]
    assert {"aid", "sum", "plan"} <= saved.keys()
    page.click('#fill [data-do="clear"]')
    page.goto(page_of(base, "decision-aids/exit-timeline"))
    expect(page.locator("#p-call")).to_have_value("")
    page.goto(page_of(base, "scripts/internal-dossier"))
    page.locator('#fill input[type="file"]').set_input_files(
        {"name": "s.json", "mimeType": "application/json", "buffer": json.dumps(saved).encode()}
    )
    expect(page.locator("#f-client_company")).to_have_value("AB Ek")
    page.goto(page_of(base, "decision-aids/exit-timeline"))
    expect(page.locator("#p-call")).to_have_value("2027-06-25")


@pytest.mark.parametrize("path", TOOLS)
def test_odd_cases_break_no_tool(page: Page, address: str, path: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    plan = {"way": 3, "call": "x", "who": 7, "days": [], "owners": {"call": 7}, "last": {}}
    aid = {"marked": [7, [None], ["late-payments", "x"]], "tried": 3}
    odd = {"aid": aid, "sum": 7, "plan": plan}
    for rest in (odd, {"aid": None, "sum": None, "plan": None}):
        page.goto(page_of(address, "scripts/internal-dossier"))
        page.locator('#fill input[type="file"]').set_input_files(file_of({"last_day": 7}, **rest))
        page.goto(page_of(address, path))
        expect(page.locator(".pb-tool")).to_be_visible()
        use(page, path)
    assert complaints == []
