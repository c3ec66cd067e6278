"""The file of answers: saved, read back, kept across languages, and never trusted."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from playbook.models.handbook import Handbook
from tests.answering import hostile
from tests.browser.filling import SCRIPT, copied, downloaded, load, page_of, script_called, text_of


def test_answers_are_saved_cleared_loaded_and_kept_in_the_other_language(
    open_page: Page, base: str, handbook: Handbook, tmp_path: Path
) -> None:
    page = open_page
    script = script_called(handbook, "handover-document")
    page.goto(page_of(base, script.id))
    answers = hostile(handbook.fields)
    load(page, answers)
    first = downloaded(page, "save", tmp_path).read_bytes()
    assert json.loads(first)["answers"] == answers
    page.click('[data-do="clear"]')
    assert copied(page)[0].replace("\r\n", "\n") == text_of(handbook, script, {})
    page.get_by_role("button", name="Ångra").click()
    page.click('[data-do="clear"]')
    page.locator('#fill input[type="file"]').set_input_files(
        {"name": "svar.json", "mimeType": "application/json", "buffer": first}
    )
    expect(page.locator(".pb-answers-said")).to_contain_text("Svaren är ifyllda.")
    assert copied(page)[0].replace("\r\n", "\n") == text_of(handbook, script, answers)
    page.click("header a[hreflang]")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert copied(page)[0].replace("\r\n", "\n") == text_of(handbook, script, answers, "en")
    again = downloaded(page, "save", tmp_path).read_bytes()
    assert json.loads(again)["answers"] == answers
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"answers": 3}',
        b"{",
        b"PK\x03\x04",
        b'{"answers": ' + b" " * 1_000_000 + b"{}}",
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(
    open_page: Page, address: str, content: bytes
) -> None:
    page = open_page
    page.goto(page_of(address, SCRIPT))
    page.get_by_label("Kundens namn").fill("Åsa")
    page.locator('#fill input[type="file"]').set_input_files(
        {"name": "svar.json", "mimeType": "application/json", "buffer": content}
    )
    expect(page.locator(".pb-answers-said")).not_to_be_empty()
    expect(page.locator(".pb-answers-said button")).to_have_count(0)
    expect(page.get_by_label("Kundens namn")).to_have_value("Åsa")


def test_odd_answers_in_a_file_are_left_out(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, "handover-document"))
    odd: dict[str, Any] = {
        "client_company": 7,
        "personal_data": "yes",
        "data_choice": "constructor",
        "__proto__": {"polluted": True},
        "accounts": [{"system": "CMS", "owner": 3}, "row", None, *[{"system": "x"}] * 300],
    }
    load(page, odd)
    expect(page.locator("#f-client_company")).to_have_value("")
    expect(page.locator('[data-field="personal_data"] :checked')).to_have_count(0)
    expect(page.locator("#f-data_choice")).to_have_value("")
    expect(page.locator('fieldset[data-field="accounts"] .pb-row')).to_have_count(198)
    assert page.evaluate("({}).polluted") is None
