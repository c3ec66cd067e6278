"""The search in a real browser: what it finds, says and can be worked with."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import violations
from tests.browsing import Screen

RESULT = ".md-search-result__item > a:first-child"


def search(page: Page, words: str) -> None:
    """Open the search with its key, type, and wait for results."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(RESULT).first).to_be_visible()


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complains of; nothing, when the test is done."""
    told: list[str] = []
    page.on("console", lambda message: message.type == "error" and told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    yield told
    assert told == []


@pytest.mark.parametrize(
    ("site", "words", "first"),
    [
        ("", "exempelskript", "/scripts/sample-call-script/"),
        ("", "sena betalningar", "/red-flags/late-payments/"),
        ("", "overlamning", "/checklists/handover-checklist/"),
        ("en/", "sample script", "/en/scripts/sample-call-script/"),
        ("en/", "late paymets", "/en/red-flags/late-payments/"),
    ],
)
def test_the_box_on_the_home_page_finds_it(
    page: Page, address: str, site: str, words: str, first: str
) -> None:
    page.goto(f"{address}/{site}")
    page.fill("#pb-search", words)
    page.press("#pb-search", "Enter")
    result = page.locator(RESULT).first
    expect(result).to_be_visible()
    assert first in str(result.get_attribute("href"))


@pytest.mark.parametrize(("site", "words"), [("", "sample script"), ("en/", "exempelskript")])
def test_the_other_languages_name_finds_the_script_too(
    page: Page, address: str, site: str, words: str
) -> None:
    page.goto(f"{address}/{site}scripts/")
    search(page, words)
    assert f"/{site}scripts/sample-call-script/" in str(
        page.locator(RESULT).first.get_attribute("href")
    )


def test_a_result_says_what_it_is_and_where_the_words_are(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    search(page, "betalnig")
    flag = page.locator(RESULT, has_text="Ständigt sena betalningar")
    expect(flag.locator(".pb-result-kind")).to_have_text("Varningssignal Agera")
    expect(flag.locator("mark").first).to_have_text("betalningar")
    page.fill(".md-search__input", "fakutra")
    expect(page.get_by_role("status").first).to_contain_text("Visar träffar för ”faktura”")
    page.fill(".md-search__input", "kunden har ljugit")
    expect(page.locator(RESULT).first.locator(".pb-result-title")).to_have_text("Brutet förtroende")
    marks = page.locator(".md-search-result__item").first.locator("mark")
    # The page says it in other words, and these are what is marked.
    assert any("lju" not in word.lower() for word in marks.all_inner_texts())


def test_a_page_is_never_empty_and_the_other_language_is_one_step_away(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/practices/")
    search(page, "xqzzy wvvw")
    assert page.locator(RESULT).count() >= 3
    other = page.get_by_role("link", name="Sök efter ”xqzzy wvvw” på engelska")
    other.click()
    page.wait_for_url("**/en/?q=xqzzy+wvvw")
    expect(page.locator(".md-search__input")).to_have_value("xqzzy wvvw")
    expect(page.locator(RESULT).first).to_be_visible()


def test_keys_lead_in_through_and_out(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}/red-flags/")
    link = page.locator(".md-content a").first
    link.focus()
    dialog = page.get_by_role("dialog", name="Sök i handboken")
    expect(dialog).to_have_count(0)
    search(page, "konton")
    expect(dialog).to_be_visible()
    box = page.get_by_role("combobox", name="Sök i handboken")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("listbox").get_by_role("option")
    assert options.count() > 3
    page.keyboard.press("ArrowDown")
    expect(options.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(options.nth(0)).to_be_focused()  # past the button that clears
    page.keyboard.type("x")
    expect(box).to_have_value("kontonx")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    assert complaints == []


def test_enter_opens_the_first_result_and_the_page_shows_the_words(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/")
    search(page, "kronofogden")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?h=.*kronofogden"))
    expect(page.locator("mark.pb-found", has_text="Kronofogden").first).to_be_visible()


def test_sections_are_results_and_lead_to_their_place(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    search(page, "hur allvarlig är signalen")
    section = page.locator(".md-search-result__item").first.locator("a").nth(1)
    expect(section).to_contain_text("Hur allvarlig är signalen?")
    section.click()
    page.wait_for_url("**/decision-matrix/**#hur-allvarlig-ar-signalen")


def test_an_address_can_hold_the_words(page: Page, address: str) -> None:
    page.goto(f"{address}/en/?q=hand%20over")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("q="))


@pytest.mark.parametrize("path", ["", "red-flags/late-payments/", "en/", "en/reference/faq/"])
def test_every_page_searches_from_a_folder_without_a_network(
    page: Page, published: Path, complaints: list[str], path: str
) -> None:
    page.context.set_offline(True)
    page.goto((published / "site" / path / "index.html").as_uri())
    search(page, "scope creep")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scope-creep/index.html**")
    assert complaints == []


def test_nothing_is_loaded_before_someone_wants_to_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search/index" in url or "worker" in url]
    search(page, "konton")
    assert len([url for url in asked if url.endswith("/search/index.js")]) == 1


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(page: Page, address: str) -> None:
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(f"{address}/")
    page.keyboard.press("/")
    page.keyboard.type("konton")
    expect(page.locator(".md-search-result__meta")).to_contain_text("gick inte att ladda")
    page.unroute("**/search/index.js")
    page.keyboard.type(" ")
    expect(page.locator(RESULT).first).to_be_visible()


@pytest.mark.parametrize(
    ("site", "scheme", "width"),
    [("", "light", 390), ("", "dark", 1440), ("en/", "light", 1440), ("en/", "dark", 390)],
)
def test_axe_finds_nothing_in_the_open_search(
    screen: Screen, address: str, site: str, scheme: Any, width: int
) -> None:
    page = screen(width, scheme)
    page.goto(f"{address}/{site}red-flags/late-payments/")
    search(page, "betalningar" if site == "" else "payments")
    page.wait_for_timeout(500)  # The dialog fades in; colours are judged when it has.
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert violations(page) == []


def test_a_phone_opens_it_by_a_button_that_the_keyboard_reaches(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/")
    button = page.get_by_role("button", name="Sök i handboken")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("gdpr")
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Stäng sökningen").click()
    expect(button).to_be_focused()
    expect(page.locator(".md-search__input")).to_be_hidden()
    context.close()
