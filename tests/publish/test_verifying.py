from pathlib import Path

import pytest

from playbook.publish.verifying import verify


def site(tmp_path: Path, body: str, head: str = "") -> Path:
    page = f'<!doctype html><html lang="sv"><head>{head}</head><body>{body}</body></html>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "sub").mkdir(exist_ok=True)
    (tmp_path / "sub" / "index.html").write_text('<html lang="en"><p id="here">x</p></html>')
    (tmp_path / "file.txt").write_text("x")
    return tmp_path


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    body = (
        '<a href="sub/">a</a><a href="sub/#here">b</a><a href="/file.txt">c</a>'
        '<a href="https://example.org/">d</a><a href="mailto:a@example.org">e</a><a href="">f</a>'
    )
    assert verify(site(tmp_path, body), {"index.html": "sv", "sub/index.html": "en"}) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="gone/">a</a>', "leads nowhere"),
        ('<a href="sub/#gone">a</a>', "not on the page"),
        ('<a href="#gone">a</a>', "not on the page"),
        ('<img src="https://example.org/x.png">', "from another host"),
        ('<script src="//example.org/x.js"></script>', "from another host"),
        ('<img src="gone.png">', "leads nowhere"),
        ('<a href="javascript:alert(1)">a</a>', "scheme"),
    ],
)
def test_names_what_is_wrong(tmp_path: Path, body: str, problem: str) -> None:
    problems = verify(site(tmp_path, body), {"index.html": "sv"})
    assert len(problems) == 1
    assert problems[0].startswith("index.html: ")
    assert problem in problems[0]


def test_a_stylesheet_from_elsewhere_is_refused(tmp_path: Path) -> None:
    head = '<link rel="stylesheet" href="https://example.org/x.css">'
    assert len(verify(site(tmp_path, "", head), {})) == 1


def test_missing_pages_and_wrong_languages_are_named(tmp_path: Path) -> None:
    problems = verify(site(tmp_path, ""), {"index.html": "en", "red-flags/x/index.html": "sv"})
    assert problems == [
        "red-flags/x/index.html: the page is missing",
        "index.html: its language is “sv”, not “en”",
    ]
