"""The real site, built by the command from the real data."""

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from playbook.compose.downloads import LABELS, file_address
from playbook.models.base import LANGUAGES, Language
from playbook.models.entries import Practice
from playbook.models.handbook import Handbook
from playbook.models.scripts import Script
from playbook.publish.engine import CONFIGS

FOREIGN = {
    "sv": ["Table of contents", "Search", "Previous", "Next", "Edit this page", "Skip to content",
           "Permanent link", "Last reviewed", "Back to top", "Home"],
    "en": ["Innehåll", "Sök", "Föregående", "Nästa", "Redigera", "Hoppa till", "Granskad", "Hem",
           "Till toppen"],
}  # fmt: skip
"""Interface words that only belong to the other language."""


def folder(published: Path, language: str) -> Path:
    return published / "site" / CONFIGS[language][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_and_contributor_has_its_page(
    published: Path, handbook: Handbook, language: Language
) -> None:
    for entry in handbook.entries.values():
        page = folder(published, language) / handbook.address(entry.id) / "index.html"
        tree = html.fromstring(page.read_bytes())
        assert tree.get("lang") == language
        (heading,) = tree.xpath("//h1")
        assert entry.title.in_language(language) in heading.text_content()
    for person in handbook.contributors.values():
        assert (folder(published, language) / "contributors" / person.id / "index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_speaks_one_language(published: Path, language: str) -> None:
    pages = [
        page
        for page in folder(published, language).rglob("*.html")
        if (language == "en" or "en" not in page.relative_to(published / "site").parts)
        and page.name != "404.html"
    ]
    assert len(pages) > 60
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        for element in tree.xpath("//article//*[not(self::nav)][@lang]"):
            element.drop_tree()
        for element in tree.xpath("//script | //header//a[@hreflang]"):
            element.drop_tree()
        labels = [str(value) for value in tree.xpath("//@aria-label | //@title | //@placeholder")]
        words = {text.strip() for text in tree.itertext()} | set(labels)
        for foreign in FOREIGN[language]:
            assert foreign not in words, (page, foreign)


def test_quotes_stand_on_their_entry_their_contributor_and_the_quotes_page(
    published: Path, handbook: Handbook
) -> None:
    for quote in handbook.quotes.values():
        addresses = [handbook.address(entry.id) for entry in handbook.quoted_in("quote", quote.id)]
        assert addresses, quote.id
        for address in [*addresses, f"contributors/{quote.contributor}", "reference/quotes"]:
            for language in LANGUAGES:
                page = (folder(published, language) / address / "index.html").read_text()
                (figure,) = html.fromstring(page).xpath(f'//figure[@id="{quote.id}"]')
                said = figure.text_content()
                assert quote.source in said
                assert quote.edited in said
                assert quote.translation in said
                assert handbook.contributors[quote.contributor].name in said


def test_reported_speech_is_never_within_quotation_marks(
    published: Path, handbook: Handbook
) -> None:
    page = html.fromstring((published / "site/reference/quotes/index.html").read_bytes())
    found = page.xpath('//p[contains(@class, "pb-statement")]')
    assert len(found) == len(handbook.statements) == 9
    for paragraph in found:
        assert not re.search('[”“"]', paragraph.text_content())
        assert not paragraph.xpath(".//q | ancestor::blockquote")


def test_references_show_at_both_ends(published: Path) -> None:
    flag = html.fromstring((published / "site/red-flags/late-payments/index.html").read_bytes())
    assert flag.xpath('//article//a[@href="../../alternatives/pause-work/"]')
    other = html.fromstring((published / "site/alternatives/pause-work/index.html").read_bytes())
    assert other.xpath('//article//a[@href="../../red-flags/late-payments/"]')


def test_the_language_switch_stays_on_the_page_without_javascript(published: Path) -> None:
    site = published / "site"
    for page in site.rglob("index.html"):
        if "red-flags" not in page.parts:
            continue
        (switch,) = html.fromstring(page.read_bytes()).xpath(
            "//header//*[contains(@class, 'pb-language')]//a[@hreflang]"
        )
        target = (page.parent / switch.get("href")).resolve() / "index.html"
        assert target.is_file()
        inner = page.relative_to(site)
        assert target == (
            site / inner.relative_to("en") if inner.parts[0] == "en" else site / "en" / inner
        )


def test_each_page_leads_to_its_yaml_file_and_says_when_it_was_reviewed(published: Path) -> None:
    page = html.fromstring((published / "site/red-flags/late-payments/index.html").read_bytes())
    (edit,) = page.xpath('//a[@rel="edit"]')
    assert edit.get("href").endswith("/data/red-flags/late-payments.yml")
    assert page.xpath("//time/@datetime") == ["2026-11-24"]


def test_practices_lead_on_along_the_road(published: Path, handbook: Handbook) -> None:
    road = [practice.id for practice in handbook.of_kind(Practice)]
    assert road[0] == "cool-off-first"
    assert len(road) == 40
    for before, after in pairwise(road):
        page = published / "site" / "practices" / before / "index.html"
        (onward,) = html.fromstring(page.read_bytes()).xpath('//nav//a[@rel="next"]/@href')
        assert onward == f"../{after}/"


def test_not_found_speaks_both_languages_own_first(published: Path) -> None:
    for language, name in (("sv", "Sidan finns inte"), ("en", "This page does not exist")):
        tree = html.fromstring((folder(published, language) / "404.html").read_bytes())
        assert tree.get("lang") == language
        assert tree.xpath("//h1")[0].text_content() == name
        (other,) = tree.xpath("//article//div[@lang]")
        assert other.get("lang") != language
        for url in tree.xpath("//link[@rel='stylesheet']/@href"):
            assert (published / "site" / url.lstrip("/")).is_file(), url


def test_downloads_are_there_and_not_turned_into_pages(published: Path, handbook: Handbook) -> None:
    for script in handbook.of_kind(Script):
        for language in LANGUAGES:
            made = {
                ending: folder(published, language) / file_address(script, language, ending)
                for ending in LABELS
            }
            assert made["txt"].read_text().strip()
            assert made["md"].read_text().strip()
            assert zipfile.is_zipfile(made["docx"])
            is_marked = made["txt"].name.startswith(("internt-", "internal-"))
            assert is_marked == (script.audience == "internal")


def test_an_old_address_leads_on(published: Path) -> None:
    page = (published / "site/contributors/index.html").read_text()
    assert 'http-equiv="refresh" content="0; url=../reference/contributors/"' in page


def test_the_sidebar_lists_the_siblings_and_marks_the_page(published: Path) -> None:
    page = html.fromstring((published / "site/red-flags/late-payments/index.html").read_bytes())
    listed = page.xpath('//ul[@class="pb-siblings"]//a')
    assert len(listed) >= 12
    assert [link.text for link in listed if link.get("aria-current")] == [
        "Ständigt sena betalningar"
    ]


def test_no_sign_of_the_handbooks_markup_is_left_on_a_page(published: Path) -> None:
    for page in (published / "site").rglob("index.html"):
        if "editors" in page.parts:
            continue  # There the signs are explained.
        article = html.fromstring(page.read_bytes()).xpath("//article")[0]
        for code in article.xpath(".//code | .//pre"):
            code.drop_tree()
        text = article.text_content()
        assert "](" not in text, page
        assert "**" not in text, page
        assert "[[" not in text, page
        assert "{:" not in text, page
