"""The command `fill`, as a person types it."""

import json
from pathlib import Path

import pytest

from playbook.models.handbook import Handbook
from tests.answering import hostile
from tests.conftest import ROOT, playbook
from tests.reading_back import letters_of_pdf, words_of_docx, words_of_markdown, words_of_text


@pytest.fixture
def answers(tmp_path: Path, handbook: Handbook) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"answers": hostile(handbook.fields, rows=3)}))
    return file


def test_each_format_is_filled(answers: Path, tmp_path: Path) -> None:
    said = {}
    for ending in ("docx", "pdf", "txt", "md"):
        file = tmp_path / f"made.{ending}"
        done = playbook(
            ROOT, "fill", "referral-note", str(answers), "--to", ending, "-o", str(file)
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{file}\n")
        said[ending] = file.read_bytes()
    words = words_of_text(said["txt"].decode())
    assert "å" in words
    assert words_of_docx(said["docx"]) == words_of_markdown(said["md"].decode()) == words
    assert len(letters_of_pdf(said["pdf"])) > 100


def test_the_file_is_named_for_whoever_gets_it_and_what_is_missing_is_told(
    project: Path,
) -> None:
    (project / "a.json").write_text('{"answers": {"client_contact": "Åsa"}}')
    arguments = ("confirmation-email", "a.json", "--language", "en", "--to", "txt")
    done = playbook(project, "fill", *arguments, "--lang", "en")
    assert done.returncode == 0
    assert done.stderr.startswith("Missing: ")
    written = (project / done.stdout.strip()).read_text()
    assert "Åsa" in written
    assert done.stdout.strip().endswith(".txt")
    assert "confirmation" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("confirmaton-email", "x"), "Did you mean confirmation-email?"),
        (("xyz", "x"), "Choose one of: "),
        (("referral-note", "nowhere.json"), "cannot read nowhere.json: No such file"),
        (("referral-note", "README.md"), "README.md is not a file of answers"),
        (("referral-note", "data"), "cannot read data: "),
        (("referral-note", "{answers}", "-o", "README.md/x.docx"), "cannot write README.md/x"),
        (("referral-note", "{emoji}", "--to", "pdf", "-o", "x.pdf"), "have no “😀”"),
    ],
)
def test_what_goes_wrong_is_said_in_words(
    answers: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    emoji = tmp_path / "emoji.json"
    emoji.write_text('{"answers": {"sender_name": "😀"}}', encoding="utf-8")
    given = [each.format(answers=answers, emoji=emoji) for each in arguments]
    done = playbook(ROOT, "fill", *given, "--lang", "en")
    assert done.returncode == 1
    assert done.stderr.startswith("playbook: ")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
