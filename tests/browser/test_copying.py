"""A line to say is copied with one press."""

from playwright.sync_api import Page, expect


def test_a_line_to_say_is_copied_alone(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/red-flags/late-payments/")
    page.locator(".pb-say .pb-copy").first.click()
    expect(page.locator(".pb-status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".pb-say p").first.inner_text()
