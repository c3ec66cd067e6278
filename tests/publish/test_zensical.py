"""The same pages build with Zensical, the theme's announced successor."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

CONFIGS = {"mkdocs.yml": "other", "mkdocs.en.yml": "other/en"}


def pages(site: Path) -> dict[str, tuple[str, list[str]]]:
    """For each page, the words of its article and where its link for editing leads."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        tree = html.fromstring(file.read_bytes())
        article = tree.xpath("//article")[0]
        for mark in article.xpath(".//a[@class='headerlink'] | .//button | .//script"):
            mark.drop_tree()
        words = " ".join(" ".join(article.itertext()).split())
        edit = [str(link) for link in tree.xpath("//a[@rel='edit']/@href")]
        found[file.relative_to(site).as_posix()] = (words, edit)
    return found


@pytest.fixture
def other(published: Path, tmp_path: Path) -> Path:
    """The site that Zensical makes of the pages that were published."""
    root = tmp_path / "project"
    shutil.copytree(published, root, ignore=shutil.ignore_patterns("site"))
    for name, site in CONFIGS.items():
        text = (root / name).read_text(encoding="utf-8")
        text = re.sub(r"^site_dir: .*$", f"site_dir: {site}", text, flags=re.M)
        # The downloads are laid beside the pages afterwards, so it cannot know them.
        text = text.replace("strict: true", "strict: false")
        (root / f"other.{name}").write_text(
            text.replace("INHERIT: mkdocs.yml", "INHERIT: other.mkdocs.yml"), encoding="utf-8"
        )
        command = [sys.executable, "-m", "zensical", "build", "-f", f"other.{name}"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return root / "other"


def test_zensical_gives_the_same_pages_words_and_links(published: Path, other: Path) -> None:
    ours, theirs = pages(published / "site"), pages(other)
    assert sorted(theirs) == sorted(ours)
    differing = {path: (ours[path], theirs[path]) for path in ours if ours[path] != theirs[path]}
    first = next(iter(differing.items()), None)
    assert not differing, (len(differing), str(first)[:1500])
