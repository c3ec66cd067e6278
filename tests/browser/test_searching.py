"""The search box finds what people come for."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("site", "words", "first"),
    [
        ("", "exempelskript", "/scripts/sample-call-script/"),
        ("", "sena betalningar", "/red-flags/late-payments/"),
        ("en/", "sample script", "/en/scripts/sample-call-script/"),
        ("en/", "late payments", "/en/red-flags/late-payments/"),
    ],
)
def test_the_box_on_the_home_page_finds_it(
    page: Page, address: str, site: str, words: str, first: str
) -> None:
    page.goto(f"{address}/{site}")
    page.fill("#pb-search", words)
    page.press("#pb-search", "Enter")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_be_visible()
    assert first in str(result.get_attribute("href"))


@pytest.mark.parametrize(
    ("site", "words", "wanted"),
    [("", "sample script", "sample-call-script"), ("en/", "exempelskript", "sample-call-script")],
)
def test_the_other_languages_name_finds_the_script_too(
    page: Page, address: str, site: str, words: str, wanted: str
) -> None:
    page.goto(f"{address}/{site}scripts/")
    page.keyboard.press("/")
    page.keyboard.type(words)
    results = page.locator(".md-search-result__item a")
    expect(results.first).to_be_visible()
    found = [str(link.get_attribute("href")) for link in results.all()]
    assert any(wanted in href for href in found)
