"""The command, as a newcomer and a clumsy editor would use it."""

import hashlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from playbook.compose import compose, rendering
from playbook.models.handbook import Handbook
from tests.conftest import playbook

LATE = "data/red-flags/late-payments.yml"


def test_help_tells_a_newcomer_what_to_do() -> None:
    done = playbook(Path.cwd(), "--help")
    assert done.returncode == 0
    for word in ("build", "serve", "check", "A typical day", "Exit status"):
        assert word in done.stdout


def test_an_unknown_command_is_refused_with_the_choices() -> None:
    done = playbook(Path.cwd(), "bild")
    assert done.returncode == 2
    assert "build" in done.stderr


def test_in_the_wrong_folder_it_says_where_to_go(tmp_path: Path) -> None:
    done = playbook(tmp_path, "check")
    assert done.returncode == 1
    assert "Go to the handbook's folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_counts_the_files_of_a_sound_handbook(project: Path) -> None:
    done = playbook(project, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("files, all is right.")


BAD = {
    "missing field": (lambda text: text.replace("severity: act\n", ""), "title:", "missing-field"),
    "unknown field": (
        lambda text: text.replace("severity:", "severty:"),
        "severty:",
        "unknown-field",
    ),
    "wrong type": (
        lambda text: text.replace("order: 10", "order: ten"),
        "order: ten",
        "not-a-number",
    ),
    "broken reference": (
        lambda text: text.replace("quotes: [q-gucwa-1]", "quotes: [q-gucwa-9]"),
        None,
        "unknown-reference",
    ),
    "invalid YAML": (
        lambda text: text.replace("sv: Ständigt", "sv: @Ständigt"),
        "  sv: @",
        "special-character",
    ),
    "duplicate key": (lambda text: text + "severity: stop\n", None, "duplicate-key"),
    "not UTF-8": (lambda text: text.encode("windows-1252", "replace"), "  sv:", "not-utf8"),
}
"""How each spoils a file, how the first line begins that the message must name, and the code."""


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("mistake", BAD)
def test_a_mistake_gives_a_clear_line_and_changes_nothing(project: Path, mistake: str) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the site that was there")
    before = fingerprint(site)
    change, begins, code = BAD[mistake]
    file = project / LATE
    text = file.read_text()
    changed = change(text)
    assert changed != text
    file.write_bytes(changed if isinstance(changed, bytes) else changed.encode())
    lines = file.read_text(errors="replace").splitlines()
    number = next(
        (at for at, row in enumerate(lines, 1) if begins and row.startswith(begins)), None
    )
    for command in ("check", "build"):
        done = playbook(project, command)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        (place,) = [row for row in done.stderr.splitlines() if "--> " in row]
        assert f"--> {LATE}:{number}:" in place if number else f"--> {LATE}:" in place
        assert f"error[{code}]: " in done.stderr
        assert "= help: " in done.stderr
        assert "1 error." in done.stderr
    assert fingerprint(site) == before
    assert [path.name for path in project.glob("build/site*")] == []


@pytest.mark.parametrize("broken", ["{% if %}", "{{ entry.nothing }}", "{% include 'gone' %}"])
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, handbook: Handbook, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(rendering.TEMPLATES, folder)
    template = folder / "red-flag.md.j2"
    template.write_text(template.read_text() + f"\n\n{broken}\n")
    monkeypatch.setattr(rendering, "TEMPLATES", folder)
    with pytest.raises(rendering.TemplateFaultError, match=r"red-flag\.md\.j2:\d+: ."):
        compose(handbook, {})


def test_a_dead_link_in_a_page_stops_the_build_with_a_clear_line(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the site that was there")
    (project / "docs/sv/editors/index.md").write_text("# Sida\n\n[trasig](gone.md)\n")
    done = playbook(project, "build")
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the site that was there"


def test_a_bare_mkdocs_build_makes_both_languages_and_the_downloads(project: Path) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(mkdocs, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for path in (
        "index.html",
        "en/index.html",
        "scripts/sample-call-script/exempelskript-samtalet.docx",
        "en/scripts/sample-call-script/sample-script-the-call.md",
    ):
        assert (project / "site" / path).is_file(), path


def test_a_bare_mkdocs_build_with_bad_data_leaves_the_site_alone(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the site that was there")
    (project / LATE).write_text("title: [\n")
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(mkdocs, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{LATE}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text() == "the site that was there"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def fetched(url: str, wanted: str, seconds: float = 60) -> str:
    """The page at `url` once it holds `wanted`."""
    last = ""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                last = answer.read().decode()
            if wanted in last:
                return last
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{wanted!r} did not come up at {url}; it held {last[:200]!r}")


def test_serve_shows_both_languages_rebuilds_and_survives_bad_data(project: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [sys.executable, "-m", "playbook", "serve", "--port", str(port)],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            fetched(f"{base}/red-flags/late-payments/", "Ständigt sena betalningar")
            fetched(f"{base}/en/red-flags/late-payments/", "Consistently late payments")
            file = project / LATE
            sound = file.read_text()
            file.write_text(sound.replace("Ständigt sena betalningar", "Alltid sena betalningar"))
            fetched(f"{base}/red-flags/late-payments/", "Alltid sena betalningar")
            file.write_text("title: [\n")
            time.sleep(2)
            fetched(f"{base}/red-flags/late-payments/", "Alltid sena betalningar")
            file.write_text(sound)
            fetched(f"{base}/red-flags/late-payments/", "Ständigt sena betalningar")
        finally:
            server.send_signal(signal.SIGINT)
            said, _ = server.communicate(timeout=20)
        assert "Traceback" not in said
        assert "error[unclosed-bracket]" in said
        assert server.returncode == 0


def test_a_port_in_use_is_told(project: Path) -> None:
    (project / "site").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = playbook(project, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "Another program may use the port" in done.stderr


def test_two_builds_give_the_same_bytes(project: Path, published: Path) -> None:
    assert playbook(project, "build").returncode == 0
    ours, theirs = fingerprint(project / "site"), fingerprint(published / "site")
    differing = {path for path in ours | theirs if ours.get(path) != theirs.get(path)}
    assert len(ours) > 200
    assert differing == set()
