"""What is copied, what is downloaded and what the data says is the same."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import project
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.reading_back import (
    words_of_docx,
    words_of_html,
    words_of_markdown,
    words_of_text,
)


def scripts(handbook: Handbook) -> list[Script]:
    found = handbook.of_kind(Script)
    assert len(found) >= 8
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_copy_downloads_page_and_data_say_the_same(
    page: Page, address: str, handbook: Handbook, tmp_path: Path, language: Language
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for script in scripts(handbook):
        given = write_text(project(script, handbook.fields, language, "recipient"))
        page.goto(f"{address}/{'' if language == 'sv' else 'en/'}scripts/{script.id}/")
        button = page.locator(".pb-script-tools .pb-copy")
        label = button.inner_text()
        button.click()
        expect(button).to_have_text("Kopierat" if language == "sv" else "Copied")
        assert label != button.inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == given
        expect(page.get_by_role("status")).to_have_text(button.inner_text())
        for ending, words in (
            ("txt", lambda raw: words_of_text(raw.decode())),
            ("md", lambda raw: words_of_markdown(raw.decode())),
            ("docx", words_of_docx),
        ):
            with page.expect_download() as download:
                page.click(f'.pb-downloads a[href$=".{ending}"]')
            assert download.value.suggested_filename == f"{script.id}.{ending}"
            file = tmp_path / f"{script.id}.{ending}"
            download.value.save_as(file)
            assert words(file.read_bytes()) == words_of_text(given), (script.id, ending)
            if ending == "txt":
                assert file.read_text() == given
        shown = page.locator(".pb-script").evaluate(
            "node => { const copy = node.cloneNode(true);"
            " if (!%s) copy.querySelectorAll('.pb-script-note').forEach(note => {"
            " const before = note.previousElementSibling;"
            " if (before && before.matches('.pb-script-condition')) before.remove();"
            " note.remove(); });"
            " return copy.innerHTML; }" % ("true" if script.audience == "internal" else "false")
        )
        assert words_of_html(shown) == words_of_text(given), script.id


def test_copying_works_without_the_clipboard_permission(
    browser: Browser, address: str, handbook: Handbook
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{address}/scripts/sample-call-script/")
    page.evaluate(
        "window.addEventListener('copy',"
        " event => { window.carried = event.clipboardData.getData('text/plain') })"
    )
    page.click(".pb-script-tools .pb-copy")
    expect(page.locator(".pb-script-tools .pb-copy")).to_have_text("Kopierat")
    script = handbook.entries["sample-call-script"]
    assert isinstance(script, Script)
    given = write_text(project(script, handbook.fields, "sv", "recipient"))
    assert page.evaluate("window.carried") == given
    context.close()


def test_a_line_to_say_is_copied_alone(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/red-flags/late-payments/")
    page.locator(".pb-say .pb-copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".pb-say p").first.inner_text()
