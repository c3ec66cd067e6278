"""What holds for every text, not only for those that someone thought of."""

import random

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.read import plain, read_file
from playbook.read.swift import OddError, load
from playbook.read.tree import parse
from tests.building import files
from tests.fuzzing import check_one
from tests.mutating import mutated

_WORDS = (
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Cn"), include_characters=" "
        ),
        min_size=1,
        max_size=40,
    )
    .map(str.strip)
    .filter(bool)
)
_VALUES = st.recursive(
    _WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(_WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
_DOCUMENTS = st.dictionaries(_WORDS, _VALUES, min_size=1, max_size=6)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    file, diagnostics = read_file("data/x.yml", raw)
    assert (file.data is not None) or diagnostics
    for found in diagnostics:
        assert found.span.line >= 1
        assert found.span.column >= 1


@settings(max_examples=300, deadline=None)
@given(_DOCUMENTS, st.sampled_from([None, '"', "'"]), st.booleans())
def test_what_a_program_writes_is_read_as_it_was_meant(
    document: dict[str, object], style: str | None, flow: bool
) -> None:
    text = yaml.dump(
        document, allow_unicode=True, default_style=style, default_flow_style=flow, width=10_000
    )
    file, diagnostics = read_file("data/x.yml", text.encode())
    if not diagnostics:
        assert file.data == document


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(sorted(files())))
def test_the_swift_way_never_disagrees_with_the_tree(seed: int, path: str) -> None:
    raw = mutated(random.Random(seed), files()[path])
    text = raw.decode("utf-8", "replace")
    try:
        swift = load(text)
    except OddError:
        return
    parsed, diagnostics = parse(path, text)
    assert diagnostics == []
    assert parsed.root is not None
    assert plain(parsed.root) == swift


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(sorted(files())))
def test_spoilt_files_are_told_quickly_and_printably(seed: int, path: str) -> None:
    rng = random.Random(seed)
    check_one(path, mutated(rng, files()[path]), rng)
