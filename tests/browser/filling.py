"""What tests do with the form of a script's page: open it, fill it, take out what it gives."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from playbook.compose.documents.answers import Answers
from playbook.compose.documents.as_text import write_text
from playbook.compose.documents.project import project
from playbook.models.base import Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script

SCRIPT = "confirmation-email"


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
    # What was cleared before can be undone by the same kind of button: the new one is waited for.
    page.evaluate("document.querySelector('.pb-answers-said').textContent = ''")
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
