import json

import pytest

from playbook.compose.schemas import bindings
from tests.conftest import ROOT
from tests.editor.editing import Editor

FLAG = "red-flags/late-payments.yml"
SCRIPT = "script-templates/pause-notice.yml"
QUOTE = "quotes/q-gray-1.yml"


def test_the_editors_settings_bind_each_schema_to_its_files() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    bound = {f"./build/schemas/{name}": pattern for name, pattern in bindings().items()}
    assert settings["yaml.schemas"] == bound


def test_nothing_is_wrong_with_the_data_as_it_is(editor: Editor) -> None:
    root = editor.data.parent
    schema_of = {
        path: root / "build" / "schemas" / name
        for name, pattern in bindings().items()
        for path in root.glob(pattern)
    }
    assert all(schema.is_file() for schema in schema_of.values())
    # The old addresses have no schema: each line is a path and a path.
    assert set(editor.data.rglob("*.yml")) - set(schema_of) == {editor.data / "redirects.yml"}
    texts = [(path, editor.read(path)) for path in schema_of]
    found = dict(zip(schema_of, editor.server.show(*texts), strict=True))
    assert {path: problems for path, problems in found.items() if problems} == {}
    for path, schema in schema_of.items():
        assert editor.schemas_of(path) == [schema.as_uri()]


def test_an_unknown_field_is_marked_where_it_stands(editor: Editor) -> None:
    sheet = editor.type(FLAG, "\norder: 10\n", "\norder: 10\nallvar: act\n")
    [problem] = sheet.problems
    assert problem["message"] == "Property allvar is not allowed."
    assert (sheet.line(problem), sheet.marked(problem)) == ("allvar: act", "allvar")


def test_an_unknown_field_deep_in_a_register_is_marked_where_it_stands(editor: Editor) -> None:
    sheet = editor.type("fields.yml", "  hint:\n    sv:", "  hint:\n    se:")
    missing, unknown = sorted(sheet.problems, key=lambda problem: problem["message"])
    assert missing["message"] == 'Missing property "sv".'
    assert unknown["message"] == "Property se is not allowed."
    assert sheet.line(unknown).startswith("    se: ")
    assert sheet.marked(unknown) == "se"


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        (FLAG, "severity: act", "severity: panik"),
        (SCRIPT, "kind: notice", "kind: brev"),
        (QUOTE, "contributor: aaron-gray", "contributor: aron-gray"),
    ],
)
def test_a_wrong_choice_is_marked_where_it_stands(
    editor: Editor, file: str, right: str, wrong: str
) -> None:
    sheet = editor.type(file, f"\n{right}\n", f"\n{wrong}\n")
    [problem] = sheet.problems
    assert problem["message"].startswith("Value is not accepted. Valid values: ")
    assert f'"{right.split()[1]}"' in problem["message"]
    assert (sheet.line(problem), sheet.marked(problem)) == (wrong, wrong.split()[1])


def test_a_missing_field_is_named(editor: Editor) -> None:
    [problem] = editor.type(FLAG, "severity: act\n", "").problems
    assert problem["message"] == 'Missing property "severity".'
