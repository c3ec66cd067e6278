"""The search's index says what the built pages say, and where."""

from pathlib import Path

import pytest
from lxml import html

from playbook.compose.searching.passages import passages
from playbook.models.base import LANGUAGES, Language
from tests.searching.searches import index_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_and_text_of_the_index_is_on_its_page(
    published: Path, language: Language
) -> None:
    site = published / "site" / ("" if language == "sv" else language)
    index = index_of(site / "search" / "index.js")
    assert len(index["pages"]) > 130
    assert index["start"]
    texts = 0
    for page in index["pages"]:
        tree = html.parse(str(site / page["at"] / "index.html"), html.HTMLParser(encoding="utf-8"))
        ids = set(tree.xpath("//@id"))
        said = " ".join(" ".join(tree.getroot().itertext()).split())
        for anchor, heading, text in page["sections"]:
            assert anchor in ids, (page["at"], anchor)
            assert heading in said, (page["at"], heading)
            first = " ".join(text.split()[:3])
            texts += first in said or text.startswith("(")
    assert texts >= 0.95 * sum(len(page["sections"]) for page in index["pages"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_for_editors_or_leads_on_is_left_out(published: Path, language: Language) -> None:
    site = published / "site" / ("" if language == "sv" else language)
    addresses = [page["at"] for page in index_of(site / "search" / "index.js")["pages"]]
    assert len(addresses) == len(set(addresses))
    assert "editors/fields/" not in addresses
    assert "" not in addresses
    assert not (site / "search" / "search_index.json").exists()


def test_a_page_is_read_by_its_headings() -> None:
    body = """
# Titel

Ingress med [länk](x.md) och **fetstil**.
{: .pb-lead }

## Med eget id {: #eget }

<p>HTML, &amp; ett <a href="x">namn</a>, <button>Kopiera</button> <span lang="en">foreign</span></p>

## Tecken

- Ett
- Två

<div class="pb-links" markdown="1">

- [Annat](y.md)<br>
  Sammanfattning av annat.

</div>

## Tecken
"""
    read = passages(body, "sv")
    assert [(part.anchor, part.title) for part in read] == [
        ("", "Titel"), ("eget", "Med eget id"), ("tecken", "Tecken"), ("tecken_1", "Tecken"),
    ]  # fmt: skip
    assert read[0].text == "Ingress med länk och fetstil."
    assert read[1].text == "HTML, & ett namn,"
    assert read[2].text == "Ett Två"
