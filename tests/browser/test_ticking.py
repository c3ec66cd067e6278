"""Checklists that keep their ticks, on this computer alone."""

import csv
import io
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Browser, Page, Route, expect

from playbook.models.checklists import Checklist
from playbook.models.handbook import Handbook
from tests.browser.test_deciding import base, page_of

__all__ = ["base"]

LIST = "checklists/call-day-checklist"


def tick(page: Page, item: str, column: int = 0) -> None:
    page.locator(f"#{item} .pb-tick").nth(column).check()


def ticked(page: Page) -> list[str]:
    boxes = page.locator("tr:has(.pb-tick:checked)")
    return [str(row.get_attribute("id")) for row in boxes.all()]


def saved(page: Page, how: str) -> bytes:
    with page.expect_download() as download:
        page.click(f'#ticks [data-do="{how}"]')
    return Path(download.value.path()).read_bytes()


def test_nothing_is_kept_before_a_tick_and_ticks_stay_after_it(page: Page, base: str) -> None:
    page.goto(page_of(base, LIST))
    expect(page.locator("#ticks")).to_contain_text("sparas bara i webbläsaren på den här datorn")
    expect(page.locator("[data-progress]")).to_have_text("0 av 18 klara")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    tick(page, "room-and-time")
    tick(page, "decision-first")
    expect(page.locator("[data-progress]")).to_have_text("2 av 18 klara")
    page.reload()
    assert ticked(page) == ["room-and-time", "decision-first"]
    page.goto(page_of(base, LIST, "en"))
    assert ticked(page) == ["room-and-time", "decision-first"]
    expect(page.locator("[data-progress]")).to_have_text("2 of 18 done")
    page.goto(page_of(base, "checklists/handover-checklist"))
    assert ticked(page) == []
    tick(page, "domain-holder", 1)
    page.reload()
    boxes = page.locator("#domain-holder .pb-tick")
    assert [box.is_checked() for box in boxes.all()] == [False, True, False]
    expect(boxes.nth(1)).to_have_accessible_name(
        "Kunden står som innehavare av sina domäner och kommer in hos registraren. Kontrollerat"
    )


def test_ticks_survive_new_words_and_items_that_come_and_go(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    tick(page, "room-and-time")
    tick(page, "decision-first")

    def changed(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace("Vi är två i ett stängt rum", "Vi sitter två i ett rum")
        route.fulfill(response=answer, body=text.replace('id="decision-first"', 'id="said-first"'))

    page.route("**/call-day-checklist/", changed)
    page.goto(page_of(address, LIST))
    expect(page.locator("#room-and-time")).to_contain_text("Vi sitter två i ett rum")
    assert ticked(page) == ["room-and-time"]
    tick(page, "said-first")
    page.unroute("**/call-day-checklist/")
    page.goto(page_of(address, LIST))
    assert ticked(page) == ["room-and-time", "decision-first"]


def new_case(page: Page, name: str) -> None:
    page.fill("#t-new", name)
    page.keyboard.press("Enter")
    expect(page.locator("#t-case")).to_have_value(name)


def test_each_case_has_its_own_ticks_in_every_list(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    tick(page, "room-and-time")
    for name in ("Projekt Ek", "__proto__", "constructor"):
        new_case(page, name)
        assert ticked(page) == []
    tick(page, "decision-first")
    page.select_option("#t-case", "")
    assert ticked(page) == ["room-and-time"]
    page.select_option("#t-case", "constructor")
    page.reload()
    expect(page.locator("#t-case")).to_have_value("constructor")
    assert ticked(page) == ["decision-first"]
    page.goto(page_of(address, "checklists/handover-checklist"))
    expect(page.locator("#t-case")).to_have_value("constructor")
    new_case(page, "Projekt Ek")
    expect(page.locator(".pb-answers-said")).to_contain_text("finns redan")


def test_a_case_is_removed_from_the_computer_and_comes_back(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    tick(page, "room-and-time")
    page.click('[data-do="forget"]')
    assert ticked(page) == []
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Ångra").click()
    assert ticked(page) == ["room-and-time"]
    page.reload()
    assert ticked(page) == ["room-and-time"]
    page.click('[data-do="forget"]')
    page.reload()
    assert ticked(page) == []
    assert page.evaluate("localStorage.length") == 0


def test_two_windows_do_not_overwrite_each_other(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    other = page.context.new_page()
    other.goto(page_of(address, "checklists/handover-checklist"))
    tick(page, "room-and-time")
    tick(other, "domain-holder")
    page.reload()
    assert ticked(page) == ["room-and-time"]
    other.goto(page_of(address, LIST))
    other.locator("#decision-first .pb-tick").check()
    expect(page.locator("#decision-first .pb-tick")).to_be_checked()


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
        "Storage.prototype.getItem = () => { throw new DOMException('no'); };"
    )
    page.goto(page_of(address, LIST))
    expect(page.locator("[data-unsaved]")).to_be_hidden()
    tick(page, "room-and-time")
    expect(page.locator("[data-unsaved]")).to_be_visible()
    expect(page.locator("[data-progress]")).to_have_text("1 av 18 klara")
    context.close()


def test_what_is_stored_by_something_else_breaks_nothing(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    for odd in ("{", "[]", "7", '{"lists": 3}', '{"lists": {"call-day-checklist": {"": 7}}}'):
        page.evaluate("odd => localStorage.setItem('handbook-ticks', odd)", odd)
        page.reload()
        expect(page.locator("[data-progress]")).to_have_text("0 av 18 klara")
    tick(page, "room-and-time")
    page.reload()
    assert ticked(page) == ["room-and-time"]


def test_the_list_leaves_as_text_spreadsheet_and_calendar(
    page: Page, base: str, handbook: Handbook
) -> None:
    page.goto(page_of(base, LIST))
    evil = "=cmd|' /C calc'!A0"
    new_case(page, evil)
    tick(page, "room-and-time")
    page.fill("#t-owner", "@Bo, Ek\\n; x")
    page.locator("#t-owner").blur()
    page.click('#ticks [data-do="ics"]')
    expect(page.locator(".pb-answers-said")).to_contain_text("Välj en dag")
    expect(page.locator("#t-due")).to_be_focused()
    page.fill("#t-due", "2027-05-20")
    checklist = handbook.entries["call-day-checklist"]
    assert isinstance(checklist, Checklist)
    items = [item for group in checklist.groups for item in group.items]

    text = saved(page, "text").decode()
    assert text.startswith(f"Checklista: samtalsdagen\nÄrende: {evil}\nAnsvarig: @Bo, Ek\\n; x\n")
    assert text.count("[ ] ") == len(items) - 1
    assert "[x] Vi är två i ett stängt rum" in text

    content = saved(page, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert len(rows) == len(items) + 1
    assert [row[1] for row in rows[1:]].count("x") == 1
    assert {row[3] for row in rows[1:]} == {"'@Bo, Ek\\n; x"}
    assert {row[4] for row in rows[1:]} == {"2027-05-20"}
    assert [row[2].split("  ")[0] for row in rows[1:]] == [
        item.text.in_language("sv") for item in items
    ]

    [event] = Calendar.from_ical(saved(page, "ics")).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Checklista: samtalsdagen ({evil})"
    assert event["DTSTART"].dt.isoformat() == "2027-05-20"
    assert str(event["DESCRIPTION"]).startswith("Ansvarig: @Bo, Ek\\n; x\n- Inget nytt har hänt")
    page.reload()
    expect(page.locator("#t-due")).to_have_value("2027-05-20")


def test_the_timeline_says_who_and_when(page: Page, address: str) -> None:
    page.goto(page_of(address, "checklists/before-the-call-checklist"))
    planned = page.get_by_text("Enligt tidslinjen:").locator("..")
    expect(planned).to_contain_text(
        "3 dagar före samtalet. Ansvarig: Den som ringer och en kollega"
    )
    page.goto(page_of(address, "checklists/access-revocation-checklist"))
    expect(page.get_by_text("Enligt tidslinjen:").locator("..")).to_contain_text("Sista dagen")


def test_paper_gets_boxes_and_no_buttons(page: Page, address: str) -> None:
    page.goto(page_of(address, LIST))
    tick(page, "room-and-time")
    page.emulate_media(media="print")
    expect(page.locator("#room-and-time .pb-tick")).to_be_visible()
    for gone in ("#ticks button", "#ticks .pb-hint", "#t-new"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()


def test_without_javascript_there_are_boxes_to_tick_by_hand(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of(address, LIST))
    expect(page.locator("#ticks")).to_be_hidden()
    expect(page.locator(".pb-box:visible")).to_have_count(18)
    context.close()
