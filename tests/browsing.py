"""A real browser, one for all tests of a process: it can be started only once in each."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.browser.finding import installed_browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)  # Two slow cores may be busy with something else.


def asks_of(page: Page) -> list[str]:
    """A list that fills with the addresses that `page` asks for from now on.

    Left out are what lies in the page itself, and the site's icon: the browser fetches it for
    its tab, when it likes, after the page is there and again when the address changes.
    """
    asked: list[str] = []

    def note(request: Request) -> None:
        own = request.url.startswith("blob:") or request.url.endswith("/assets/images/favicon.svg")
        if not own:
            asked.append(request.url)

    page.on("request", note)
    return asked


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=ARGUMENTS)
        yield browser
        browser.close()


Screen = Callable[[int, Literal["light", "dark"]], Page]
"""Gives a page on a screen of that width in pixels, light or dark."""


@pytest.fixture
def screen(browser: Browser) -> Iterator[Screen]:
    contexts: list[BrowserContext] = []

    def page_of(width: int, scheme: Literal["light", "dark"]) -> Page:
        contexts.append(
            browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",
            )
        )
        return contexts[-1].new_page()

    yield page_of
    for context in contexts:
        context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
