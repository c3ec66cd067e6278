"""What a script's page hands out: every output says the same, one by one and as a pack."""

import email
import email.policy
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.compose.documents.project import file_name
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.answering import hostile, plain
from tests.browser.filling import SCRIPT, copied, downloaded, load, page_of, script_called, text_of
from tests.reading_back import words_of_docx, words_of_html, words_of_text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_output_of_every_script_says_the_same(
    open_page: Page, address: str, handbook: Handbook, tmp_path: Path, language: Language
) -> None:
    page = open_page
    for script in handbook.of_kind(Script):
        page.goto(page_of(address, script.id, language))
        page.click('[data-do="clear"]')  # What the page before has handed over.
        for answers in ({}, hostile(handbook.fields)):
            if answers:
                load(page, answers)
            given = text_of(handbook, script, answers, language)
            words = words_of_text(given)
            text, html = copied(page)
            assert text.replace("\r\n", "\n") == given, script.id
            assert words_of_html(html) == words, script.id
            file = downloaded(page, "txt", tmp_path)
            assert file.read_bytes().decode() == given, script.id
            word = downloaded(page, "docx", tmp_path)
            assert words_of_docx(word.read_bytes()) == words, script.id
            is_marked = file.name.startswith(("internt-", "internal-"))
            assert is_marked == (script.audience == "internal")


def test_every_format_is_downloaded_from_files_too(
    open_page: Page, base: str, handbook: Handbook, tmp_path: Path
) -> None:
    page = open_page
    page.goto(page_of(base, SCRIPT))
    answers = plain(handbook.fields)
    load(page, answers)
    words = words_of_text(text_of(handbook, script_called(handbook, SCRIPT), answers))
    assert words_of_text(downloaded(page, "txt", tmp_path).read_text()) == words
    assert words_of_docx(downloaded(page, "docx", tmp_path).read_bytes()) == words
    draft = email.message_from_bytes(
        downloaded(page, "eml", tmp_path).read_bytes(), policy=email.policy.default
    )
    body = draft.get_body(("plain",))
    assert body is not None
    assert words_of_text(f"{draft['Subject']}\n{body.get_content()}") == words


def test_copying_works_without_the_clipboard(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(page_of(address, "sample-call-script"))
    page.evaluate("""window.addEventListener("copy", ({clipboardData}) => {
        window.carried = ["text/plain", "text/html"].map((type) => clipboardData.getData(type));
    })""")
    page.click('[data-do="copy"]')
    expect(page.locator(".pb-said")).to_contain_text("Kopierat.")
    plain_text, html = page.evaluate("window.carried")
    assert words_of_text(plain_text) == words_of_html(html)
    assert plain_text.startswith("Hej [Kundens namn]")
    context.close()


def test_only_the_text_is_printed(open_page: Page, address: str) -> None:
    page = open_page
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(page_of(address, SCRIPT))
    page.click('[data-do="print"]')
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".pb-script h3").first).to_be_visible()
    for gone in ("#fill", ".md-header", "h1", ".pb-script-note", ".pb-when", ".pb-downloads"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("h1")).to_be_visible()


def test_one_press_gives_the_chosen_documents(
    open_page: Page, address: str, handbook: Handbook, tmp_path: Path
) -> None:
    page = open_page
    page.goto(page_of(address, "offboarding-pack"))
    pack = handbook.house.pack
    assert pack is not None
    answers = hostile(handbook.fields, rows=20)
    load(page, answers)
    unwanted, wanted = "notice-of-termination", "team-announcement"
    page.locator(f'[name="document"][value="{unwanted}"]').uncheck()
    page.locator(f'[name="document"][value="{wanted}"]').check()
    chosen = [each.script for each in pack.documents if each.chosen and each.script != unwanted]
    packed = downloaded(page, "pack", tmp_path)
    assert packed.name == "avslutspaket.zip"
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        expected = {}
        for script in (script_called(handbook, name) for name in [*chosen, wanted]):
            name = f"{file_name(script, 'sv')}.docx"
            folder = "INTERNT/" if script.audience == "internal" else ""
            expected[folder + name] = words_of_text(text_of(handbook, script, answers))
        kept = "INTERNT/svar-till-skripten.json"
        assert set(archive.namelist()) == {*expected, kept}
        assert json.loads(archive.read(kept))["answers"] == answers
        for name, words in expected.items():
            assert words_of_docx(archive.read(name)) == words, name


def test_the_pack_asks_only_for_what_its_documents_need(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, "offboarding-pack"))
    for box in page.locator('[name="document"]').all():
        box.set_checked(False)
    expect(page.locator("#fill [data-field]:visible")).to_have_count(0)
    page.locator('[name="document"][value="sample-call-script"]').check()
    expect(page.get_by_label("Kundens namn")).to_be_visible()
    expect(page.locator('#fill [data-field="accounts"]')).to_be_hidden()
