"""Word files and archives made in the browser are those that the build makes, filled."""

import base64
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from playwright.sync_api import Page, expect

from playbook.compose.documents.answers import Answers
from playbook.compose.documents.as_docx import write_docx
from playbook.compose.documents.letterhead import Letterhead
from playbook.compose.documents.project import project
from playbook.compose.downloads import open_letterheads
from playbook.models.base import LANGUAGES, Language
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from tests.answering import hostile
from tests.browser.filling import load, page_of
from tests.repacking import parts_of

_BYTES = """() => {
    globalThis.bytesOf = async (blob) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    };
}"""

_GIVEN = """async ([title, isInternal]) => {
    const copy = document.querySelector("[data-paper] .pb-script").cloneNode(true);
    const left = isInternal ? "[hidden]" : "[hidden], .pb-script-note";
    for (const place of copy.querySelectorAll(left)) place.remove();
    for (const group of copy.querySelectorAll(".pb-open")) {
        if (group.childElementCount === 1) group.remove();
    }
    const blob = await handbook.docx(copy, { title });
    return [blob.type, await bytesOf(blob)];
}"""


@pytest.fixture(scope="module")
def letterheads(handbook: Handbook) -> dict[Language, Letterhead]:
    return open_letterheads(handbook)


def made(page: Page, title: str, *, internal: bool) -> bytes:
    mime, content = page.evaluate(_GIVEN, [title, internal])
    assert mime == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return base64.b64decode(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_is_the_same_file_as_the_builds(
    page: Page,
    address: str,
    handbook: Handbook,
    letterheads: dict[Language, Letterhead],
    language: Language,
    tmp_path: Path,
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # Filled in one language and blank in the other: what differs between them is data.
    for script in handbook.of_kind(Script):
        rows = 200 if script.id == "handover-document" else 3
        answers = hostile(handbook.fields, rows=rows) if language == "sv" else {}
        page.goto(page_of(address, script.id, language))
        page.click('[data-do="clear"]')  # What the page before has handed over.
        page.evaluate(_BYTES)
        if answers:
            load(page, answers)
        document = project(script, handbook.fields, language, "recipient", answers)
        content = made(page, document.title, internal=document.internal)
        expected = write_docx(document, letterheads[language])
        assert list(parts_of(content)) == list(parts_of(expected))
        for name, part in parts_of(expected).items():
            is_same = parts_of(content)[name] == part
            assert is_same, (script.id, name)
        if script.id in ("handover-document", "confirmation-email"):
            assert errors_in(content, tmp_path) == []
            assert len(content) < len(expected) * 1.1
    assert complaints == []


def errors_in(content: bytes, folder: Path) -> list[str]:
    file = folder / "made.docx"
    file.write_bytes(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
    found: Any = OpenXmlValidator().validate(file).errors
    return [str(error) for error in found]


def test_a_word_file_is_made_from_a_file_too(
    page: Page,
    published: Path,
    handbook: Handbook,
    letterheads: dict[Language, Letterhead],
    tmp_path: Path,
) -> None:
    script = handbook.entries["sample-call-script"]
    assert isinstance(script, Script)
    answers: Answers = {"client_contact": "Åsa \U0001f600 <&\"'{}</w:t> <?body ?> {alias}"}
    page.goto(page_of(f"file://{published}/site", script.id))
    page.evaluate(_BYTES)
    load(page, answers)
    document = project(script, handbook.fields, "sv", "recipient", answers)
    title = "A & <b> {{x}} <?title ?> $& $1"
    content = made(page, title, internal=False)
    body = parts_of(content)["word/document.xml"].decode()
    assert body == parts_of(write_docx(document, letterheads["sv"]))["word/document.xml"].decode()
    assert "{}&lt;/w:t&gt; &lt;?body ?&gt; {alias}" in body
    core = parts_of(content)["docProps/core.xml"].decode()
    assert "<dc:title>A &amp; &lt;b&gt; {{x}} &lt;?title ?&gt; $&amp; $1</dc:title>" in core
    assert errors_in(content, tmp_path) == []


def test_an_archive_is_whole_and_keeps_its_names(page: Page, address: str) -> None:
    page.goto(page_of(address, "sample-call-script"))
    page.evaluate(_BYTES)
    content = page.evaluate(
        """async () => {
            const files = [
                { name: "Överlämning – 1.txt", content: new TextEncoder().encode("åäö") },
                { name: "mapp/tom.bin", content: new Uint8Array() },
                { name: "stor.bin", content: Uint8Array.from({ length: 300000 }, (_, n) => n * 7) },
            ];
            const [first, second] = [await handbook.zip(files), await handbook.zip(files)];
            if ((await bytesOf(first)) !== (await bytesOf(second))) throw new Error("differ");
            return bytesOf(first);
        }"""
    )
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(content))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["Överlämning – 1.txt", "mapp/tom.bin", "stor.bin"]
        assert archive.read("Överlämning – 1.txt").decode() == "åäö"
        assert archive.read("mapp/tom.bin") == b""
        assert archive.read("stor.bin") == bytes(at * 7 % 256 for at in range(300_000))
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_letterhead_that_does_not_come_is_told(page: Page, address: str) -> None:
    page.route("**/letterhead.js", lambda route: route.abort())
    page.goto(page_of(address, "sample-call-script"))
    page.click('[data-do="docx"]')
    expect(page.locator(".pb-said")).to_have_text(
        "Filen gick inte att göra. Kopiera texten i stället."
    )
