"""The editors' commands on a copy of the real handbook."""

import json
import re
from pathlib import Path

import pytest

from playbook.models.kinds import KINDS
from tests.conftest import playbook

ENTRY_KINDS = [kind.name for kind in KINDS if not kind.is_register]


def filled(text: str) -> str:
    """A scaffold with its blanks filled in as a person would."""
    ids = {
        "contributor": "aaron-gray",
        "field": "client_contact",
        "seed_lines": '"1"',
        "id": "first-item",
        "source": "Words.",
    }
    rows = []
    for row in text.split("\n"):
        blank = re.match(r"^([ -]*)([a-z_]+):( *#.*)?$", row)
        if blank and not row.startswith("#") and not _opens_a_group(row, text):
            rows.append(f"{blank[1]}{blank[2]}: {ids.get(blank[2], 'Ord.')}")
        else:
            rows.append(row)
    return "\n".join(rows)


def _opens_a_group(row: str, text: str) -> bool:
    rows = text.split("\n")
    following = rows[rows.index(row) + 1 :]
    depth = len(row) - len(row.lstrip(" -"))
    nearest = next((each for each in following if each.strip() and not each.startswith("#")), "")
    return len(nearest) - len(nearest.lstrip(" -")) > depth or (
        nearest.lstrip().startswith("- ") and len(nearest) - len(nearest.lstrip()) >= depth
    )


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_a_new_entry_passes_once_its_blanks_are_filled(project: Path, kind: str) -> None:
    done = playbook(project, "new", kind, "Överlämning på Åland & ö", "--format", "json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["id"] == "overlamning-pa-aland-o"
    file = project / made["path"]
    text = file.read_text()
    assert "/" in text.split("\n")[0]
    blank = playbook(project, "check", "--format", "json")
    assert blank.returncode == 1
    assert {
        found["path"] for found in json.loads(blank.stdout) if found["severity"] == "error"
    } == {made["path"]}
    assert {found["code"] for found in json.loads(blank.stdout)} <= {
        "empty-value",
        "missing-translation",
        "unused-contributor",
    }
    file.write_text(filled(text))
    after = playbook(project, "check", "--format", "json")
    errors = [found for found in json.loads(after.stdout) if found["severity"] == "error"]
    if kind == "script":
        # The first field is listed but no text uses it yet: that, too, is told.
        assert {found["code"] for found in errors} <= {"unused-placeholder"}
    else:
        assert errors == [], file.read_text()


def test_new_refuses_unknown_kinds_taken_ids_and_titles_without_letters(project: Path) -> None:
    assert "Did you mean red-flag?" in playbook(project, "new", "redflag", "X").stderr
    taken = playbook(project, "new", "practice", "Late payments")
    assert "exists already" in taken.stderr
    assert taken.returncode == 1
    assert "--id" in playbook(project, "new", "practice", "???").stderr
    assert playbook(project, "check").returncode == 0


def test_rename_mends_every_reference_and_leaves_a_redirect(project: Path) -> None:
    before = json.loads(playbook(project, "refs", "pause-work", "--format", "json").stdout)
    assert len(before["to"]) > 5
    done = playbook(project, "rename", "pause-work", "pause-the-work", "--format", "json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["redirect"] == ["alternatives/pause-work", "alternatives/pause-the-work"]
    assert not (project / "data/alternatives/pause-work.yml").exists()
    assert playbook(project, "check").returncode == 0
    after = json.loads(playbook(project, "refs", "pause-the-work", "--format", "json").stdout)
    assert len(after["to"]) == len(before["to"])
    whole = "".join(file.read_text() for file in (project / "data").rglob("*.yml"))
    assert set(re.findall(r"[\w/-]*pause-work\b", whole)) == {"alternatives/pause-work"}
    assert playbook(project, "build").returncode == 0
    old = (project / "site/alternatives/pause-work/index.html").read_text()
    assert "url=../pause-the-work/" in old


def test_rename_changes_nothing_else(project: Path) -> None:
    texts = {file: file.read_text() for file in (project / "data").rglob("*.yml")}
    assert playbook(project, "rename", "pause-work", "zzz").returncode == 0
    for file, text in texts.items():
        new = project / str(file).replace("pause-work.yml", "zzz.yml")
        if file.name != "redirects.yml":
            assert new.read_text() == text.replace("pause-work", "zzz"), file


def test_a_field_is_renamed_in_texts_too(project: Path) -> None:
    done = playbook(project, "rename", "client_contact", "client_name")
    assert done.returncode == 0, done.stderr
    whole = "".join(file.read_text() for file in (project / "data").rglob("*.yml"))
    assert "client_contact" not in whole
    assert "[[client_name]]" in whole
    assert playbook(project, "check").returncode == 0


def test_renaming_there_and_back_leads_the_old_address_on(project: Path) -> None:
    for old, new in (("pause-work", "a-pause"), ("a-pause", "pausing")):
        assert playbook(project, "rename", old, new).returncode == 0
    redirects = (project / "data/redirects.yml").read_text()
    assert "alternatives/pause-work: alternatives/pausing\n" in redirects
    assert "alternatives/a-pause: alternatives/pausing\n" in redirects
    assert playbook(project, "rename", "pausing", "pause-work").returncode == 0
    assert playbook(project, "check").returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("nothing", "x", "nothing has the id"),
        ("pause-work", "late-payments", "exists already"),
        ("pause-work", "Pausa Arbetet", "cannot be an id"),
    ],
)
def test_rename_refuses_and_changes_nothing(project: Path, old: str, new: str, reason: str) -> None:
    done = playbook(project, "rename", old, new)
    assert done.returncode == 1
    assert reason in done.stderr
    assert playbook(project, "check").returncode == 0
    assert (project / "data/alternatives/pause-work.yml").exists()


def test_refs_shows_both_directions_and_helps_with_misspelt_ids(project: Path) -> None:
    found = json.loads(playbook(project, "refs", "late-payments", "--format", "json").stdout)
    assert "pause-work" in {one["id"] for one in found["from"]}
    assert "pause-work" in {one["id"] for one in found["to"]}
    for one in found["to"]:
        assert (project / one["path"]).is_file()
    wrong = playbook(project, "refs", "late-paymets")
    assert wrong.returncode == 1
    assert "Did you mean late-payments?" in wrong.stderr


def test_stats_counts_kinds_phases_and_translations(project: Path) -> None:
    said = json.loads(playbook(project, "stats", "--format", "json").stdout)
    assert said["kinds"]["quote"] == 10
    assert said["kinds"]["contributor"] == 8
    assert set(said["phases"]) == {"decide", "prepare", "tell", "hand-over", "afterwards"}
    assert said["coverage"] == {"sv": 1.0, "en": 1.0}
    flag = project / "data/red-flags/late-payments.yml"
    flag.write_text(flag.read_text().replace("\n  en: Consistently late payments", "", 1))
    said = json.loads(playbook(project, "stats", "--format", "json").stdout)
    assert said["coverage"]["sv"] == 1.0
    assert said["written"]["en"] == said["texts"] - 1


def test_stale_lists_what_is_overdue_with_who_answers_for_it(project: Path) -> None:
    assert json.loads(playbook(project, "stale", "--days", "400", "--format", "json").stdout) == []
    flag = project / "data/red-flags/late-payments.yml"
    old = flag.read_text().replace("reviewed: 2026-11-24", "reviewed: 2020-01-01", 1)
    flag.write_text(old + "owner: {sv: Ekonomi, en: Finance}\n")
    (found,) = json.loads(playbook(project, "stale", "--days", "400", "--format", "json").stdout)
    assert (found["id"], found["reviewed"], found["owner"]) == (
        "late-payments",
        "2020-01-01",
        "Finance",
    )
    assert "Ekonomi" in playbook(project, "stale", "--lang", "sv", "--days", "400").stdout


def test_fix_mends_on_the_disk_and_says_how_much(project: Path) -> None:
    flag = project / "data/red-flags/late-payments.yml"
    sound = flag.read_text()
    flag.write_text(sound.replace("severity: act", "severty: act"))
    done = playbook(project, "check", "--fix")
    assert done.returncode == 0
    assert "1 mended in data/red-flags/late-payments.yml" in done.stderr
    assert flag.read_text() == sound


def test_explain_knows_every_code_and_helps_with_misspelt_ones(project: Path) -> None:
    listed = playbook(project, "explain").stdout.splitlines()
    assert len(listed) > 60
    said = playbook(project, "explain", "unknown-field", "--lang", "sv").stdout
    assert "Okänt fält" in said
    assert "severty: act" in said
    wrong = playbook(project, "explain", "unkown-field")
    assert wrong.returncode == 1
    assert "Did you mean unknown-field?" in wrong.stderr


def test_the_language_follows_the_computer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "data/red-flags/late-payments.yml").write_text("")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert "fel[empty-file]: filen har inget innehåll" in playbook(project, "check").stderr
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "error[empty-file]: the file has no content" in playbook(project, "check").stderr


def test_output_that_nobody_reads_on_is_no_fault(project: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    done = subprocess.run(
        f"{sys.executable} -m playbook explain | head -1",
        shell=True,
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
