import pytest

from playbook.models.describe import fields
from playbook.models.kinds import KINDS
from playbook.models.red_flags import RedFlag
from tests.editor.editing import FIELD, Editor, labels, show

FLAG = "red-flags/late-payments.yml"
SCRIPT = "script-templates/pause-notice.yml"
QUOTE = "quotes/q-gray-1.yml"
TRY_FIRST = "try_first: [honest-conversation, pause-work, change-payment-terms]"


@pytest.mark.parametrize("typed", ["‸\n", "sev‸\n"], ids=["nothing", "a beginning"])
def test_a_red_flag_is_offered_the_fields_that_it_does_not_have(editor: Editor, typed: str) -> None:
    sheet = editor.type(FLAG, "severity: act\n", typed)
    offered = {item["label"]: item for item in sheet.suggestions() if item["kind"] == FIELD}
    there = {line.partition(":")[0] for line in sheet.text.splitlines() if line[:1].isalpha()}
    described = {field.name: field.doc for field in fields(RedFlag)}
    missing = set(described) - there
    assert missing >= {"severity", "law", "owner"}
    # While a word is typed, the server may also offer the field that stands on the next line.
    assert missing <= set(offered) <= missing | {"seed_lines"}
    for name in missing:
        doc = described[name]
        assert offered[name]["documentation"] == f"{doc.sv}\n\n{doc.en}"


def test_an_empty_file_is_offered_all_that_a_red_flag_must_have(editor: Editor) -> None:
    sheet = show(editor.server, editor.data / "red-flags" / "new-flag.yml", "‸\n")
    [whole] = [item for item in sheet.suggestions() if item["label"].endswith("a red flag")]
    required = [field.name for field in fields(RedFlag) if field.required]
    assert len(required) > 5
    lines = whole["textEdit"]["newText"].splitlines()
    assert [line.partition(":")[0] for line in lines if line[0].isalpha()] == required


def test_a_severity_is_chosen_from_those_of_the_handbook(editor: Editor) -> None:
    sheet = editor.type(FLAG, "severity: act\n", "severity: ‸\n")
    assert labels(sheet.suggestions()) == {"watch", "act", "stop"}


def test_a_kind_of_script_is_chosen_from_those_that_exist(editor: Editor) -> None:
    sheet = editor.type(SCRIPT, "kind: notice\n", "kind: ‸\n")
    kinds = {"call-script", "letter", "email", "handover", "dossier", "notice", "form"}
    assert labels(sheet.suggestions()) == kinds


def test_a_quote_is_offered_the_eight_contributors(editor: Editor) -> None:
    sheet = editor.type(QUOTE, "contributor: aaron-gray\n", "contributor: ‸\n")
    offered = labels(sheet.suggestions())
    assert len(offered) == 8
    assert offered == {path.stem for path in (editor.data / "contributors").glob("*.yml")}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("try_first: [‸]", id="first on the line"),
        pytest.param("try_first: [honest-conversation, ‸]", id="next on the line"),
        pytest.param("try_first:\n  - ‸", id="first below"),
        pytest.param("try_first:\n  - honest-conversation\n  - pa‸", id="begun below"),
    ],
)
def test_what_to_try_first_is_chosen_from_the_entries(editor: Editor, typed: str) -> None:
    offered = labels(editor.type(FLAG, TRY_FIRST, typed).suggestions())
    folders = [editor.data / kind.place for kind in KINDS if kind.is_entry]
    entries = {path.stem for folder in folders for path in folder.glob("*.yml")}
    assert entries >= {"honest-conversation", "pause-work", "set-a-boundary"}
    assert offered == entries


def test_what_is_taken_from_the_list_stands_in_the_file_and_is_right(editor: Editor) -> None:
    sheet = editor.type(QUOTE, "contributor: aaron-gray\n", "contributor: ‸\n")
    assert sheet.problems
    [item] = [item for item in sheet.suggestions() if item["label"] == "peter-mendez"]
    after = sheet.after(item["textEdit"])
    assert "\ncontributor: peter-mendez\n" in after.text
    assert after.problems == []
