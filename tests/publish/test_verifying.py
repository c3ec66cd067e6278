import pytest

from playbook.publish.verifying import Facts, Gate, look


def facts(**pages: str) -> dict[str, Facts]:
    """The facts of some pages: their paths, with `_` for `/`, to their HTML."""
    named = {f"{name.replace('_', '/')}.html": page for name, page in pages.items()}
    return {path: look(path, page.encode()) for path, page in named.items()}


def problems(body: str, head: str = "", expected: dict[str, str] | None = None) -> list[str]:
    pages = facts(
        index=f'<!doctype html><html lang="sv"><head>{head}</head><body>{body}</body></html>',
        sub_index='<html lang="en"><p id="here">x</p></html>',
    )
    return Gate().problems(pages, {*pages, "file.txt"}, expected or {"index.html": "sv"})


def test_a_sound_site_has_no_problems() -> None:
    body = (
        '<a href="sub/">a</a><a href="sub/#here">b</a><a href="/file.txt">c</a><a href="sub">g</a>'
        '<a href="https://example.org/">d</a><a href="mailto:a@example.org">e</a><a href="">f</a>'
    )
    assert problems(body, expected={"index.html": "sv", "sub/index.html": "en"}) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="gone/">a</a>', "leads nowhere"),
        ('<a href="../gone.txt">a</a>', "leads nowhere"),
        ('<a href="sub/#gone">a</a>', "not on the page"),
        ('<a href="#gone">a</a>', "not on the page"),
        ('<img src="https://example.org/x.png">', "from another host"),
        ('<script src="//example.org/x.js"></script>', "from another host"),
        ('<img src="gone.png">', "leads nowhere"),
        ('<a href="javascript:alert(1)">a</a>', "scheme"),
    ],
)
def test_names_what_is_wrong(body: str, problem: str) -> None:
    (found,) = problems(body)
    assert found.startswith("index.html: ")
    assert problem in found


def test_a_stylesheet_from_elsewhere_is_refused() -> None:
    head = '<link rel="stylesheet" href="https://example.org/x.css">'
    assert len(problems("", head)) == 1


def test_missing_pages_and_wrong_languages_are_named() -> None:
    assert problems("", expected={"index.html": "en", "red-flags/x/index.html": "sv"}) == [
        "red-flags/x/index.html: the page is missing",
        "index.html: its language is “sv”, not “en”",
    ]


def test_facts_can_be_kept_as_plain_values() -> None:
    page = b'<html lang="sv"><p id="x"><a href="b/#c">b</a><img src="//d.example/e.png"></p></html>'
    seen = look("a/index.html", page)
    assert Facts.from_plain(seen.plain()) == seen
    assert seen.targets == {("a/b/index.html", "c")}


def test_a_page_that_did_not_change_is_judged_again_when_its_target_is_gone() -> None:
    gate = Gate()
    pages = facts(index='<html lang="sv"><a href="b/#c">b</a></html>', b_index='<p id="c">x</p>')
    assert gate.problems(pages, set(pages), {}) == []
    assert gate.problems(pages, set(pages), {}) == []
    without_place = pages | facts(b_index="<p>x</p>")
    (found,) = gate.problems(without_place, set(pages), {})
    assert found.startswith("index.html: ")
    without_page = {"index.html": pages["index.html"]}
    (found,) = gate.problems(without_page, set(without_page), {})
    assert "leads nowhere" in found
    # What was refused is not taken for the last good one.
    assert len(gate.problems(without_place, set(pages), {})) == 1


def test_a_link_is_read_from_the_folder_of_its_page() -> None:
    assert look("en/a/index.html", b'<a href="../../b/">b</a>').targets == {("b/index.html", "")}
