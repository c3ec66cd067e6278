from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.models.building import build
from playbook.models.describe import fields
from playbook.models.entries import Practice
from playbook.models.house import House, Style
from playbook.models.kinds import KINDS
from playbook.models.people import Quote
from playbook.models.red_flags import RedFlag
from playbook.models.template_fields import ItemField, TemplateField, Use
from playbook.models.walk import walk

SOUND_QUOTE = {
    "contributor": "someone",
    "source": " Pausa. ",
    "edited": "Pausa.",
    "translation": "Pause.",
    "context": {"sv": "Om paus.", "en": None},
    "seed_lines": "7-13, 76",
}


def test_a_record_is_built_with_its_own_types_and_without_spaces_around_words() -> None:
    quote, faults = build(Quote, SOUND_QUOTE, "q-1")
    assert faults == []
    assert (quote.id, quote.source, quote.context.sv, quote.context.en) == (
        "q-1",
        "Pausa.",
        "Om paus.",
        None,
    )
    use, _ = build(Use, {"field": "client", "required": "true"})
    assert use.required is True
    assert use.field == "client"
    style, _ = build(Style, {"sentence_words": "35", "lix": "045", "flesch": "0"})
    assert (style.sentence_words, style.lix, style.flesch) == (35, 45, 0)
    found, _ = build(
        TemplateField,
        {
            "type": "list",
            "label": {"sv": "Rader"},
            "item": {"name": {"label": {"sv": "Namn"}, "type": "date"}},
        },
    )
    assert isinstance(found.item["name"], ItemField)
    assert found.item["name"].type == "date"
    assert found.choices == {}


def test_a_record_cannot_be_changed() -> None:
    quote, _ = build(Quote, SOUND_QUOTE, "q-1")
    with pytest.raises(AttributeError):
        quote.source = "Pause."  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del quote.source


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("seed_lines", "7-13,  76", "not-line-numbers"),
        ("seed_lines", "7\n", "not-line-numbers"),
        ("reviewed", "2026-13-01", "not-a-date"),
        ("reviewed", "2026-W01-1", "not-a-date"),
        ("reviewed", "20261124", "not-a-date"),
        ("order", "-1", "not-a-number"),
        ("order", "1.5", "not-a-number"),
        ("order", "١", "not-a-number"),
        ("order", "1234567890", "not-a-number"),
        ("law", [{"claim": {"sv": "x"}, "source": "s", "checked": "2026-11-24",
                  "ask_a_lawyer": "yes"}], "not-yes-or-no"),
        ("severity", ["act"], "not-a-text"),
        ("related", "call", "not-a-list"),
        ("title", "Sena betalningar", "not-fields"),
        ("keywords", {"sv": ["", "x"]}, "empty-value"),
        ("colour", "red", "unknown-field"),
    ],
)  # fmt: skip
def test_a_faulty_value_is_one_fault_with_its_place(name: str, value: Any, code: str) -> None:
    _, faults = build(RedFlag, {name: value})
    told = [fault for fault in faults if fault.code != "missing-field"]
    assert [(fault.code, fault.loc[0]) for fault in told] == [(code, name)]


def test_what_is_sound_beside_a_fault_is_found() -> None:
    record, faults = build(Practice, {"phase": "tell", "quotes": ["q-1", ["q-2"], "q-3"], "do": 1})
    assert {fault.loc for fault in faults} >= {("quotes", 1), ("do",)}
    assert walk(record).references == [
        (("phase",), "phase", "tell"),
        (("quotes", 0), "quote", "q-1"),
        (("quotes", 2), "quote", "q-3"),
    ]


_NAMES = sorted({field.name for kind in KINDS for field in fields(kind.model)} | {"sv", "en"})
_DATA = st.recursive(
    st.none() | st.sampled_from(["", " ", "x", "true", "7", "2026-11-24", "text", "list"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6)
    ),
    max_leaves=30,
)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([House, *(kind.model for kind in KINDS)]),
    st.dictionaries(st.sampled_from(_NAMES), _DATA, max_size=10),
)
def test_any_data_is_built_or_told_and_can_be_walked(model: Any, data: dict[str, Any]) -> None:
    record, faults = build(model, data)
    assert len({fault.loc for fault in faults}) == len(faults)
    walked = walk(record)
    for loc, _ in walked.texts:
        assert isinstance(_at(data, loc), dict)
    for loc, _, value in walked.references:
        assert _at(data, loc) == value
    if not faults:
        missing = [field.name for field in fields(model) if field.required]
        assert set(missing) <= set(data) <= {field.name for field in fields(model)}
        assert isinstance(getattr(record, "reviewed", date.min), date)


def _at(data: Any, loc: tuple[str | int, ...]) -> Any:
    for step in loc:
        data = data[step]
    return data
