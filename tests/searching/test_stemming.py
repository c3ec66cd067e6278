"""Our stemmers do what Snowball's do, on every word of the handbook."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import snowballstemmer

from tests.conftest import ROOT
from tests.editor.installing import NODE

_STEMS = """
globalThis.self = globalThis;
const fs = require("node:fs");
(0, eval)(fs.readFileSync(process.argv[1], "utf8"));
const words = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(words.map(self.handbookSearch.stems[process.argv[2]])));
"""


@pytest.mark.parametrize(
    ("language", "name", "folder", "letters"),
    [("sv", "swedish", "", "a-zåäö"), ("en", "english", "en", "a-z")],
)
def test_every_word_has_snowballs_stem(
    published: Path, language: str, name: str, folder: str, letters: str
) -> None:
    text = (published / "site" / folder / "search" / "index.js").read_text(encoding="utf-8")
    words = sorted(set(re.findall(rf"(?<![\w’'])[{letters}]+(?![\w’'])", text.lower())))
    assert len(words) > 3000
    stemmers = ROOT / "docs/assets/javascripts/search/stemming.js"
    command = [str(NODE), "-e", _STEMS, str(stemmers), language]
    done = subprocess.run(
        command, input=json.dumps(words), capture_output=True, text=True, check=True
    )
    snowball = snowballstemmer.stemmer(name)
    expected = dict(zip(words, snowball.stemWords(words), strict=True))
    assert dict(zip(words, json.loads(done.stdout), strict=True)) == expected
