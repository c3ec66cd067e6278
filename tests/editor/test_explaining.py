import re

import pytest

from playbook.models.base import Model
from playbook.models.describe import fields
from playbook.models.people import Quote
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script
from tests.editor.editing import Editor


def _read(shown: str) -> str:
    """Shown text as a person reads it: without the marks that keep Markdown's own apart."""
    return re.sub(r"\\([\\`*_{}\[\]#+!])", r"\1", shown)


@pytest.mark.parametrize(
    ("file", "model"),
    [
        ("red-flags/late-payments.yml", RedFlag),
        ("quotes/q-gray-1.yml", Quote),
        ("script-templates/pause-notice.yml", Script),
    ],
)
def test_each_field_is_explained_in_swedish_and_english(
    editor: Editor, file: str, model: type[Model]
) -> None:
    sheet = editor.open(file)
    written = [field for field in fields(model) if f"\n{field.name}:" in sheet.text]
    assert len(written) > 5
    for field in written:
        there = sheet.at(f"\n{field.name[0]}‸{field.name[1:]}:")
        heading, swedish, english, *_ = _read(there.explanation()).split("\n\n")
        assert heading == f"#### {field.doc.name_sv} / {field.doc.name_en}"
        assert (swedish, english) == (field.doc.sv, field.doc.en)


def test_a_choice_is_explained_with_what_else_one_can_choose(editor: Editor) -> None:
    sheet = editor.open("red-flags/late-payments.yml")
    shown = sheet.at("severity: a‸ct").explanation()
    assert shown.startswith("#### Allvar / Severity\n\nHur allvarlig signalen är")
    assert "How serious the signal is" in shown
    assert all(f"* `{choice}`" in shown for choice in ("watch", "act", "stop"))
