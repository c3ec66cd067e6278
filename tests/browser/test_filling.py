"""Filling in a script on its page: by mouse and by keyboard, and nothing leaves the browser."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script
from tests.answering import plain
from tests.browser.barriers import violations
from tests.browser.filling import SCRIPT, copied, downloaded, load, page_of, plain_for
from tests.browsing import Screen, asks_of


def test_what_is_typed_shows_at_once(open_page: Page, base: str) -> None:
    page = open_page
    page.goto(page_of(base, "call-script-complete"))
    slot = page.locator('.pb-slot[data-field="client_contact"]').first
    expect(slot).to_have_text("[Kundens namn]")
    page.get_by_label("Kundens namn").fill("Åsa")
    expect(slot).to_have_text("Åsa")
    expect(page.get_by_label("Sista dag")).to_be_hidden()
    page.get_by_label("Avtalets slut").select_option("notice")
    page.get_by_label("Sista dag").fill("2026-12-31")
    expect(page.locator('.pb-slot[data-field="last_day"]').first).to_have_text("31 december 2026")
    group = page.locator('[data-when="unpaid_invoice"]').first
    expect(group.locator(".pb-script-condition")).to_be_visible()
    page.get_by_role("group", name="En faktura är förfallen").get_by_label("Nej").check()
    expect(group).to_be_hidden()
    page.get_by_role("group", name="En faktura är förfallen").get_by_label("Ja").check()
    expect(group).to_be_visible()
    expect(group.locator(".pb-script-condition")).to_be_hidden()


def test_rows_are_added_filled_and_removed(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, "handover-document"))
    table = page.locator('table[data-field="accounts"]')
    accounts = page.locator('fieldset[data-field="accounts"]')
    accounts.get_by_role("button", name="Lägg till en rad").click()
    expect(accounts.get_by_role("group", name="Rad 1").locator("input").first).to_be_focused()
    page.keyboard.type("Annonskontot")
    accounts.get_by_role("button", name="Lägg till en rad").click()
    page.keyboard.type("Domänen")
    expect(table.locator("tbody tr")).to_have_count(2)
    accounts.get_by_role("button", name="Ta bort raden").first.click()
    expect(table.locator("tbody tr")).to_have_count(1)
    expect(table.locator("tbody")).to_contain_text("Domänen")
    expect(accounts.get_by_role("group", name="Rad 1")).to_have_count(1)


def test_on_a_phone_each_cell_says_what_it_is(screen: Screen, address: str) -> None:
    page = screen(390, "light")
    page.goto(page_of(address, "handover-document"))
    table = page.locator('table[data-field="accounts"]')
    heads = table.locator("th").all_text_contents()

    def labels() -> list[str]:
        shown: list[str] = table.locator("td").evaluate_all(
            """cells => cells.map((cell) => getComputedStyle(cell, "::before").content
                .replaceAll('"', "").replace(": ", ""))"""
        )
        return shown

    assert len(heads) == 6
    assert labels() == heads
    load(page, {"accounts": [{"system": "CMS"}, {"owner": "Byrån"}]})
    assert labels() == heads * 2


def test_what_is_missing_is_listed_and_leads_to_its_field(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, "call-script-complete"))
    page.click('[data-do="copy"]')
    said = page.locator(".pb-said")
    expect(said).to_contain_text("Kopierat. Saknas ännu:")
    said.get_by_role("link", name="Avsändarens telefon").click()
    expect(page.get_by_label("Avsändarens telefon")).to_be_focused()
    load(page, plain_for(page))
    page.click('[data-do="copy"]')
    expect(said).to_have_text("Kopierat. Inget saknas.")


def test_ticked_red_flags_write_their_sentences_until_a_person_does(
    open_page: Page, address: str, handbook: Handbook
) -> None:
    page = open_page
    page.goto(page_of(address, "internal-dossier"))
    flags = {flag.id: flag for flag in handbook.of_kind(RedFlag)}
    late, scope = flags["late-payments"], flags["scope-creep"]
    boxes = page.locator('#fill [name="flag"]')
    order = boxes.evaluate_all("boxes => boxes.map((box) => box.value)")
    page.get_by_text("Hämta skäl från varningssignalerna").click()
    for flag in (late, scope):
        page.get_by_label(flag.title.in_language("sv"), exact=True).check()
    reasons = page.locator("#f-dossier_reasons")
    concerns = page.locator("#f-concerns")
    first, second = sorted((late, scope), key=lambda flag: order.index(flag.id))
    expect(concerns).to_have_value(
        f"{first.client_sentence.in_language('sv')} {second.client_sentence.in_language('sv')}"
    )
    expect(reasons).to_have_value(
        f"{first.dossier_sentence.in_language('sv')}\n{second.dossier_sentence.in_language('sv')}"
    )
    page.get_by_label(scope.title.in_language("sv"), exact=True).uncheck()
    expect(concerns).to_have_value(late.client_sentence.in_language("sv"))
    reasons.fill("Egna ord.")
    page.get_by_label(scope.title.in_language("sv"), exact=True).check()
    expect(reasons).to_have_value("Egna ord.")
    expect(page.locator(".pb-kept").first).to_be_visible()
    page.click("header a[hreflang]")
    expect(page.locator("#f-dossier_reasons")).to_have_value("Egna ord.")
    expect(page.locator("#f-concerns")).to_have_value(
        f"{first.client_sentence.in_language('en')} {second.client_sentence.in_language('en')}"
    )


def test_no_page_for_a_client_holds_an_internal_sentence(
    published: Path, handbook: Handbook
) -> None:
    for script in handbook.of_kind(Script):
        if script.audience == "client":
            page = (published / "site/scripts" / script.id / "index.html").read_text()
            assert "data-dossier" not in page


def test_nothing_is_asked_for_or_stored_after_the_page_is_there(
    context: BrowserContext, address: str, tmp_path: Path, handbook: Handbook
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(page_of(address, SCRIPT))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    asked = asks_of(page)
    load(page, plain(handbook.fields))
    copied(page)
    for how in ("txt", "docx", "eml", "save"):
        downloaded(page, how, tmp_path)
    page.click('[data-do="clear"]')
    assert asked == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []


def test_the_keyboard_alone_is_enough(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, "sample-call-script"))
    page.locator("#fill input").first.focus()
    page.keyboard.type("Åsa")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.do"))
        if page.evaluate("document.activeElement.dataset.do") == "copy":
            page.keyboard.press("Enter")
            break
    assert {"save", "open", "clear", "copy"} <= reached
    expect(page.locator(".pb-said")).to_contain_text("Kopierat.")


@pytest.mark.parametrize("script", ["call-script-complete", SCRIPT, "handover-document"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_the_page_has_no_barriers(
    screen: Screen, address: str, script: str, width: int, scheme: Any
) -> None:
    page = screen(width, scheme)
    page.goto(page_of(address, script))
    page.locator("#fill").wait_for()
    for details in page.locator("#fill details").all():
        details.evaluate("element => { element.open = true; }")
    for add in page.locator(".pb-row-add:visible").all():
        add.click()
    page.click('[data-do="copy"]')
    expect(page.locator(".pb-said")).not_to_be_empty()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
