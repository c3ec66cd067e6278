"""The pages in a real browser: quiet, whole without JavaScript, and fit for a phone."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Screen

PAGES = (
    "",
    "red-flags/",
    "red-flags/late-payments/",
    "practices/",
    "practices/call-dont-email/",
    "scripts/sample-call-script/",
    "scripts/internal-dossier/",
    "checklists/handover-checklist/",
    "contributors/cassandra-gucwa/",
    "reference/sources-and-corrections/",
    "en/",
    "en/scripts/sample-call-script/",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_fetched_elsewhere_and_nothing_is_complained_of(
    page: Page, address: str, path: str
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: answer.status >= 400 and complaints.append(answer.url))
    page.goto(f"{address}/{path}")
    page.wait_for_load_state("networkidle")
    assert complaints == []
    assert len(asked) > 3
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_whole_width(
    screen: Screen, address: str, path: str, scheme: Any
) -> None:
    page = screen(390, scheme)
    page.goto(f"{address}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(251, 250, 247)" if scheme == "light" else "rgb(20, 25, 29)")


def test_without_javascript_the_text_and_the_downloads_are_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/scripts/sample-call-script/")
    expect(page.locator(".pb-script p")).to_have_count(7)
    expect(page.locator(".pb-slot").first).to_have_text("[Kundens namn]")
    expect(page.locator("#fill")).to_be_hidden()
    expect(page.locator("[data-tools]")).to_be_hidden()
    expect(page.locator("p.pb-downloads a")).to_have_count(4)
    page.click("header a[hreflang]")
    expect(page).to_have_url(f"{address}/en/scripts/sample-call-script/")
    context.close()


def test_the_road_is_a_picture_that_is_also_a_list_of_links(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    phases = page.locator(".pb-road > ol > li")
    expect(phases).to_have_count(5)
    tops = {round((phase.bounding_box() or {"y": 0})["y"]) for phase in phases.all()}
    assert len(tops) == 1  # side by side on a wide screen
    page.set_viewport_size({"width": 390, "height": 844})
    tops = {round((phase.bounding_box() or {"y": 0})["y"]) for phase in phases.all()}
    assert len(tops) == 5  # below each other on a phone
    page.get_by_role("link", name="Dokumentera allt").first.click()
    expect(page).to_have_url(f"{address}/practices/document-everything/")


def test_paper_gets_the_text_without_the_menus(page: Page, address: str) -> None:
    page.goto(f"{address}/scripts/sample-call-script/")
    page.emulate_media(media="print")
    expect(page.locator(".pb-script p").first).to_be_visible()
    for furniture in (".md-sidebar--primary", ".pb-crumbs", ".pb-script-tools", ".pb-pager"):
        expect(page.locator(furniture).first).to_be_hidden()


def test_the_drawer_on_a_phone_leads_to_the_siblings(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/red-flags/late-payments/")
    page.click("header label[for=__drawer]")
    link = page.locator(".pb-siblings").get_by_role("link", name="Ständigt prutande")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(f"{address}/red-flags/price-haggling/")
    context.close()
