"""The handbook while it is written: in the browser, with what is wrong laid over the page."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from playbook.publish.serving import Problem, is_loopback, open_file
from tests.publish.test_whole import ready

__all__ = ["ready"]  # A fixture that is used here, too.

FLAG = "data/red-flags/late-payments.yml"


@dataclass
class Served:
    root: Path
    address: str
    process: "subprocess.Popen[str]"

    def get(self, path: str, **headers: str) -> str:
        request = urllib.request.Request(self.address + path, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            text: str = answer.read().decode()
            return text

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, path: str, words: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in (text := self.get(path)):
                return text
            time.sleep(0.05)
        raise AssertionError(f"{words!r} did not come up at {path}")

    def stop(self, how: signal.Signals = signal.SIGINT) -> str:
        self.process.send_signal(how)
        said, _ = self.process.communicate(timeout=30)
        return said


def start(root: Path, *options: str) -> Served:
    process = subprocess.Popen(
        [sys.executable, "-m", "playbook", "serve", *options],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"The handbook: (http://\S+)/ ", line):
            return Served(root, found[1], process)
    raise AssertionError(said)


@pytest.fixture
def served(ready: Path) -> Iterator[Served]:
    one = start(ready)
    yield one
    if one.process.poll() is None:
        assert "Traceback" not in one.stop()


def test_every_kind_of_file_is_followed(served: Served) -> None:
    assert "Consistently late payments" in served.get("/en/red-flags/late-payments/")
    served.change(FLAG, "En enstaka sen betalning", "En enda sen betalning")
    served.wait_for("/red-flags/late-payments/", "En enda sen betalning")
    served.change("docs/sv/editors/index.md", "# ", "# Nu ")
    served.wait_for("/editors/", ">Nu ")
    served.change("overrides/partials/crumbs.html", "<ol>", '<ol class="changed">')
    served.wait_for("/en/red-flags/late-payments/", '<ol class="changed">')
    served.change("docs/assets/stylesheets/handbook.css", ":root {", ":root { --changed: 1;")
    served.wait_for("/assets/stylesheets/handbook.css", "--changed: 1;")
    served.change("mkdocs.yml", "home: Hem", "home: Hemåt")
    served.wait_for("/red-flags/late-payments/", "Hemåt")
    text = (served.root / FLAG).read_text(encoding="utf-8").replace("obetald faktura", "ny faktura")
    (served.root / "data/red-flags/new-one.yml").write_text(text, encoding="utf-8")
    served.wait_for("/red-flags/", "new-one/")
    assert "En enda sen betalning" in served.get("/red-flags/new-one/")
    said = served.stop()
    assert re.search(rf"^{FLAG}: 1 page rebuilt \(\d+\.\d\d s\)\.$", said, re.M)
    assert said.rstrip().endswith("Stopped.")
    assert served.process.returncode == 0


def test_a_template_is_followed(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The copy's own program, so that its templates are those that are read.
    monkeypatch.setenv("PYTHONPATH", str(ready / "scripts"))
    served = start(ready)
    served.change("scripts/playbook/compose/templates/red-flag.md.j2", "{{ safe(m.lead(entry)) }}",
                  "{{ safe(m.lead(entry)) }}\n\nEn rad till.\n")  # fmt: skip
    served.wait_for("/red-flags/late-payments/", "En rad till.")
    served.change("scripts/playbook/compose/templates/red-flag.md.j2", "En rad till.", "{% if %}")
    time.sleep(1)
    assert "En rad till." in served.get("/red-flags/late-payments/")
    said = served.stop(signal.SIGTERM)
    assert "red-flag.md.j2:" in said
    assert "Traceback" not in said
    assert served.process.returncode == 0


def test_the_published_site_is_left_alone(served: Served) -> None:
    before = (served.root / "site/red-flags/late-payments/index.html").read_bytes()
    assert b"/-/live.js" not in before
    served.change(FLAG, "En enstaka sen betalning", "En enda sen betalning")
    assert "/-/live.js" in served.wait_for("/red-flags/late-payments/", "En enda sen betalning")
    assert (served.root / "site/red-flags/late-payments/index.html").read_bytes() == before


def test_addresses_are_answered_as_a_web_server_would(served: Served) -> None:
    host = urlsplit(served.address).netloc
    connection = http.client.HTTPConnection(host, timeout=10)

    def ask(method: str, path: str, **headers: str) -> tuple[int, str]:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location") or ""

    assert ask("HEAD", "/en/") == (200, "")
    assert ask("GET", "/en/practices?x=1") == (301, "/en/practices/?x=1")
    assert ask("GET", "/nowhere/") == (404, "")
    assert ask("GET", "/../../etc/passwd") == (404, "")
    assert ask("GET", "/-/serving.py") == (404, "")
    assert ask("GET", "/", Host="evil.example:80") == (403, "")
    assert ask("POST", "/-/open") == (403, "")
    assert ask("POST", "/-/open", Origin=f"http://{host}") == (404, "")
    with pytest.raises(urllib.error.HTTPError) as missing:
        served.get("/en/nowhere/")
    with missing.value as answer:
        assert b"This page does not exist" in answer.read()
    connection.close()


def test_the_browser_follows_and_shows_what_is_wrong(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/red-flags/late-payments/")
    expect(page.locator("h1")).to_contain_text("Ständigt sena betalningar")
    served.change(FLAG, "sv: Ständigt sena", "sv: Alltid sena")
    expect(page.locator("h1")).to_contain_text("Alltid sena", timeout=30_000)
    served.change(FLAG, "severity: act", "severty: act")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"--> {FLAG}:", timeout=30_000)
    expect(alert).to_contain_text("^^^^^^^")
    expect(alert).to_contain_text("senaste hela sidan")
    expect(page.locator("h1")).to_contain_text("Alltid sena")  # The last good page, below.
    link = alert.get_by_role("link", name=f"Öppna {FLAG}:")
    expect(link.first).to_be_visible()
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("severty")
    page.get_by_role("button", name="Dölj").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    served.change(FLAG, "severty: act", "severity: act")
    served.change(FLAG, "sv: Alltid sena", "sv: Jämt sena")
    expect(page.locator("h1")).to_contain_text("Jämt sena", timeout=30_000)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_it_starts_with_what_is_wrong_and_goes_on_when_it_is_mended(
    ready: Path, page: Page
) -> None:
    file = ready / FLAG
    sound = file.read_bytes()
    file.write_text("title: [\n", encoding="utf-8")
    served = start(ready)
    page.goto(f"{served.address}/red-flags/late-payments/")
    expect(page.get_by_role("alert")).to_contain_text(FLAG)
    file.write_bytes(sound)
    expect(page.locator("h1")).to_contain_text("Ständigt sena", timeout=30_000)
    assert "Traceback" not in served.stop()


def test_without_a_port_it_takes_the_next_free_one(served: Served) -> None:
    other = start(served.root)
    assert other.address != served.address
    assert "Consistently late" in other.get("/en/red-flags/late-payments/")
    with socket.create_connection(
        (urlsplit(other.address).hostname or "", urlsplit(other.address).port or 0)
    ):
        other.stop()  # A connection that nobody uses does not keep it from ending.
    assert other.process.returncode == 0


def test_it_is_for_this_computer_alone_unless_told() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("localhost")
    assert is_loopback("[::1]")
    assert not is_loopback("0.0.0.0")
    assert not is_loopback("example.org")


def test_the_file_is_opened_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = tmp_path / "opened"
    program = tmp_path / "code"
    program.write_text(f'#!/bin/sh\necho "$@" > {opened}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "a.yml").write_text("x")
    assert open_file(tmp_path, Problem({}, "a.yml", 3, 4))
    end = time.monotonic() + 10
    while not opened.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert opened.read_text().strip() == f"--goto {tmp_path}/a.yml:3:4"
    assert not open_file(tmp_path, Problem({}, "gone.yml"))
    assert not open_file(tmp_path, Problem({}))
