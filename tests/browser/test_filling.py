"""Filling in scripts: what is typed reaches every output, and nothing leaves the browser."""

import email
import email.policy
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from playbook.compose.documents.answers import Answers
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import file_name, project
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script
from tests.answering import hostile, plain
from tests.reading_back import words_of_docx, words_of_html, words_of_text

SCRIPT = "confirmation-email"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Page]:
    """A page that may read the clipboard, and that nobody may have complained of in the end."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture(params=["served", "from files"])
def base(request: pytest.FixtureRequest, address: str, published: Path) -> str:
    return address if request.param == "served" else f"file://{published}/site"


def page_of(base: str, script: str, language: Language = "sv") -> str:
    path = f"{base}/{'' if language == 'sv' else 'en/'}scripts/{script}/"
    return f"{path}index.html" if base.startswith("file:") else path


def script_called(handbook: Handbook, script: str) -> Script:
    entry = handbook.entries[script]
    assert isinstance(entry, Script)
    return entry


def text_of(handbook: Handbook, script: Script, answers: Answers, language: Language = "sv") -> str:
    return write_text(project(script, handbook.fields, language, "recipient", answers))


def file_of(answers: Answers, **more: Any) -> dict[str, Any]:
    content = json.dumps({"answers": answers, **more}).encode()
    return {"name": "svar.json", "mimeType": "application/json", "buffer": content}


def load(page: Page, answers: Answers, **more: Any) -> None:
    page.locator('#fill input[type="file"]').set_input_files(file_of(answers, **more))
    expect(page.locator(".pb-answers-said button")).to_be_visible()


def copied(page: Page) -> tuple[str, str]:
    """What the clipboard holds after the press: plain text and HTML."""
    said = page.locator(".pb-said")
    page.evaluate("document.querySelector('.pb-said').textContent = ''")
    page.click('[data-do="copy"]')
    expect(said).not_to_be_empty()
    plain_text, html = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type) => (await item.getType(type)).text();
        return [await read("text/plain"), await read("text/html")];
    }""")
    return plain_text, html


def downloaded(page: Page, how: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click(f'[data-do="{how}"]')
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


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


def plain_for(page: Page) -> Answers:
    """An answer to each question of the page, as far as its form shows what it takes."""
    given: dict[str, Any] = {}
    for row in page.locator("#fill [data-field]").all():
        kind, name = row.get_attribute("data-type"), row.get_attribute("data-field")
        assert name is not None
        values = {"boolean": True, "date": "2026-12-31"}
        if kind == "choice":
            values["choice"] = row.locator("option").nth(1).get_attribute("value") or ""
        given[name] = values.get(str(kind), "Svar")
    return given


def test_an_email_waits_for_what_it_needs_and_then_is_a_sound_draft(
    open_page: Page, address: str, handbook: Handbook, tmp_path: Path
) -> None:
    page = open_page
    page.goto(page_of(address, SCRIPT))
    page.click('[data-do="eml"]')
    expect(page.locator(".pb-said")).to_contain_text("Mejlet får vänta tills det här är ifyllt:")
    expect(page.locator(".pb-said").get_by_role("link", name="Kundens namn")).to_be_visible()
    answers = plain(handbook.fields) | {"client_contact": "Åsa\r\nBcc: x@example.com"}
    load(page, answers)
    draft = downloaded(page, "eml", tmp_path)
    assert draft.suffix == ".eml"
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert list(mail.keys()) == ["Subject", "X-Unsent", "MIME-Version", "Content-Type"]
    assert [part.defects for part in mail.walk()] == [[], [], []]
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    script = script_called(handbook, SCRIPT)
    expected = text_of(handbook, script, answers)
    subject = str(mail["Subject"])
    body = text.get_content().replace("\r\n", "\n")
    assert f"{subject}\n\n{body}".strip() == expected.strip()
    assert words_of_html(html.get_content()) == words_of_text(text.get_content())


def test_a_subject_cannot_become_a_header(open_page: Page, address: str) -> None:
    page = open_page
    page.goto(page_of(address, SCRIPT))
    made = page.evaluate("""() => {
        const root = document.createElement("div");
        root.append(Object.assign(document.createElement("h3"),
            {textContent: "Hej\\r\\nBcc: x@example.com\\r\\n\\r\\n" + "å".repeat(200)}));
        root.append(Object.assign(document.createElement("p"), {textContent: "Hej"}));
        return [handbook.eml(handbook.mail(root, "T", "sv")),
                handbook.mailto(handbook.mail(root, "T", "sv"))];
    }""")
    mail = email.message_from_string(made[0], policy=email.policy.default)
    assert "Bcc" not in mail
    assert mail["Subject"] == "Hej Bcc: x@example.com " + "å" * 200
    assert max(map(len, made[0].split("\r\n"))) <= 78
    assert list(parse_qs(urlsplit(made[1]).query)) == ["subject", "body"]


def test_a_short_text_opens_in_the_mail_program_and_a_long_one_says_so(
    open_page: Page, address: str, handbook: Handbook
) -> None:
    page = open_page
    page.goto(page_of(address, "review-reply"))
    load(page, plain_for(page))
    with page.expect_request(lambda request: request.url.startswith("mailto:")) as opened:
        page.click('[data-do="mailto"]')
    assert "subject=" in opened.value.url
    page.goto(page_of(address, SCRIPT))
    load(page, plain(handbook.fields))
    page.click('[data-do="mailto"]')
    expect(page.locator(".pb-said")).to_contain_text("Ladda ner mejlutkastet i stället.")


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


def test_internal_texts_have_no_mail(open_page: Page, address: str, handbook: Handbook) -> None:
    page = open_page
    for script in handbook.of_kind(Script):
        if script.audience == "internal":
            page.goto(page_of(address, script.id))
            expect(page.locator('[data-do="eml"], [data-do="mailto"]')).to_have_count(0)


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


def test_nothing_is_asked_for_or_stored_after_the_page_is_there(
    context: BrowserContext, address: str, tmp_path: Path, handbook: Handbook
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(page_of(address, SCRIPT))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    load(page, plain(handbook.fields))
    copied(page)
    for how in ("txt", "docx", "eml", "save"):
        downloaded(page, how, tmp_path)
    page.click('[data-do="clear"]')
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert context.cookies() == []


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


def violations(page: Page) -> list[str]:
    found = Axe().run(page)
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("script", ["call-script-complete", SCRIPT, "handover-document"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_the_page_has_no_barriers(
    browser: Browser, address: str, script: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(page_of(address, script))
    page.locator("#fill").wait_for()
    for details in page.locator("#fill details").all():
        details.evaluate("element => { element.open = true; }")
    for add in page.locator(".pb-row-add:visible").all():
        add.click()
    page.click('[data-do="copy"]')
    expect(page.locator(".pb-said")).not_to_be_empty()
    found = violations(page)
    assert not found, "\n".join(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_one_press_gives_the_chosen_documents(
    open_page: Page, address: str, handbook: Handbook, tmp_path: Path
) -> None:
    page = open_page
    page.goto(page_of(address, "offboarding-pack"))
    pack = handbook.house.pack
    assert pack is not None
    answers = hostile(handbook.fields)
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
