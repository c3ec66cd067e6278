"""A large handbook: indexes in pages, sidebars with a bound, and a demo that is sound."""

import re
from collections import Counter
from pathlib import Path

import pytest

from playbook.compose import compose
from playbook.compose.pages import MAX_LISTED, MAX_SIBLINGS, Page, pages
from playbook.models.base import Title
from playbook.models.handbook import Handbook, entry_kinds
from playbook.models.letterhead import PATH as LETTERHEAD
from tests.building import RED_FLAG, checked
from tests.conftest import ROOT, playbook


def own_words(number: int) -> str:
    return f"keywords: {{sv: [ord {number}], en: [word {number}]}}"


@pytest.fixture(scope="module")
def large() -> Handbook:
    made = {
        f"data/red-flags/made-{number:03}.yml": re.sub(
            "(keywords: .*)", own_words(number), RED_FLAG
        )
        for number in range(250)
    }
    handbook, diagnostics = checked(dict(made), (ROOT / LETTERHEAD).read_bytes())
    assert handbook is not None, diagnostics[:3]
    return handbook


def listed(handbook: Handbook) -> list[Page]:
    titles = {kind.name: Title(sv="Rubrik", en="Heading") for kind in entry_kinds()}
    return list(pages(handbook, titles))


def test_an_index_lists_every_entry_once_over_pages_of_bounded_length(large: Handbook) -> None:
    indexes = [page for page in listed(large) if page.template == "index-red-flag"]
    assert [page.file for page in indexes] == [
        "red-flags/index.md",
        "red-flags/page/2.md",
        "red-flags/page/3.md",
    ]
    counts = [len(page.context["entries"]) for page in indexes]
    assert max(counts) <= MAX_LISTED
    ids = Counter(entry.id for page in indexes for entry in page.context["entries"])
    assert len(ids) == 252
    assert set(ids.values()) == {1}
    assert indexes[1].title.sv == "Rubrik, sida 2"
    assert [stop.address for stop in indexes[1].siblings] == [page.address for page in indexes]
    assert (indexes[1].previous, indexes[1].next) == (
        indexes[1].siblings[0],
        indexes[1].siblings[2],
    )


def test_a_sidebar_has_a_bound_and_holds_the_page_itself(large: Handbook) -> None:
    flags = [page for page in listed(large) if page.template == "red-flag"]
    for page in flags:
        assert len(page.siblings) == MAX_SIBLINGS
        assert page.address in [stop.address for stop in page.siblings]


def test_a_page_far_into_an_index_leads_to_its_entries(large: Handbook) -> None:
    files = compose(large, {})
    text = files["docs/en/red-flags/page/2.md"].decode()
    assert "(../made-" in text
    assert 'previous: {"title": "Red flags"' in text


def test_a_demo_is_as_large_as_asked_and_right(tmp_path: Path) -> None:
    target = tmp_path / "large"
    done = playbook(ROOT, "demo", "--entries", "150", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("150 entries in ")
    done = playbook(target, "check")
    assert (done.returncode, done.stderr) == (0, "")
    again = tmp_path / "again"
    assert playbook(ROOT, "demo", "--entries", "150", str(again)).returncode == 0
    files = sorted(target.rglob("*.yml"))
    assert len(files) > 190
    for file in files:
        assert file.read_bytes() == (again / file.relative_to(target)).read_bytes()


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (("--entries", "3", "new"), 1, "ask for at least so many"),
        (("--entries", "none", "new"), 2, "is not a number of entries"),
        (("full",), 1, "name a new folder"),
        (("full/file",), 1, "name a new folder"),
        (("full/file/below",), 1, "Not a directory"),
        ((), 2, "DIR"),
    ],
)
def test_a_demo_that_cannot_be_made_says_why(
    tmp_path: Path, given: tuple[str, ...], status: int, said: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("x")
    done = playbook(
        ROOT,
        "demo",
        *[str(tmp_path / one) if "-" not in one and given[-1] == one else one for one in given],
    )
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
