import pytest

from tests.editor.editing import Editor

FLAG = "red-flags/late-payments.yml"
SCRIPT = "script-templates/pause-notice.yml"
QUOTE = "quotes/q-gray-1.yml"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "fix"),
    [
        pytest.param(FLAG, "severity: act", "severity: agera", "act", id="a choice"),
        pytest.param(SCRIPT, "kind: notice", "kind: brev", "notice", id="a choice of a script"),
        pytest.param(
            QUOTE, "contributor: aaron-gray", "contributor: aron-gray", "aaron-gray", id="an id"
        ),
        pytest.param(FLAG, "pause-work, ", "pause-wrk, ", "pause-work", id="an id in a list"),
        pytest.param(FLAG, "\nseverity:", "\nseverty:", "severity", id="a field"),
        pytest.param(FLAG, "\n  act:\n", "\n  agera:\n", "act", id="a field in a field"),
        pytest.param(
            "fields.yml", "\n  type: text", "\n  typ: text", "type", id="a field in a register"
        ),
        pytest.param(
            SCRIPT,
            "ask_a_lawyer: true",
            'ask_a_lawyer: "true"',
            "Convert to boolean",
            id="true in quotes",
        ),
    ],
)
def test_a_mistake_is_mended_by_the_fix_that_is_offered(
    editor: Editor, file: str, right: str, wrong: str, fix: str
) -> None:
    sheet = editor.type(file, right, wrong)
    assert sheet.problems
    offered: dict[str, list[dict[str, object]]] = {}
    for problem in sheet.problems:
        offered |= sheet.fixes(problem)
    after = sheet.after(*offered[fix])
    assert after.problems == []
    assert after.text == editor.read(file)


def test_all_choices_are_offered_as_fixes_in_the_order_of_the_schema(editor: Editor) -> None:
    sheet = editor.type(SCRIPT, "kind: notice", "kind: brev")
    [problem] = sheet.problems
    kinds = ["call-script", "letter", "email", "handover", "dossier", "notice", "form"]
    assert list(sheet.fixes(problem)) == kinds


def test_only_fields_that_are_not_there_yet_are_offered_as_fixes(editor: Editor) -> None:
    sheet = editor.type(FLAG, "\nseverity:", "\nseverty:")
    [unknown] = [problem for problem in sheet.problems if "severty" in problem["message"]]
    offered = sheet.fixes(unknown)
    assert "severity" in offered
    assert not {"title", "summary", "try_first"} & set(offered)
