"""The email of a script: it waits for what it needs, and is a sound draft then."""

import email
import email.policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.answering import plain
from tests.browser.filling import (
    SCRIPT,
    downloaded,
    load,
    page_of,
    plain_for,
    script_called,
    text_of,
)
from tests.reading_back import words_of_html, words_of_text


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


def test_internal_texts_have_no_mail(open_page: Page, address: str, handbook: Handbook) -> None:
    page = open_page
    for script in handbook.of_kind(Script):
        if script.audience == "internal":
            page.goto(page_of(address, script.id))
            expect(page.locator('[data-do="eml"], [data-do="mailto"]')).to_have_count(0)
