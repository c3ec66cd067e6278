import json

from playbook.diagnostics import Fix, Note, Phrase, Span, diagnostic
from playbook.diagnostics.printing import MAX_PER_FILE, as_json, concise, full, github

PATH = "data/red-flags/late-payments.yml"
TEXT = "title: x\nseverty: high\nwhy: 漢字å👩‍💻 fel\n"


def found() -> list:
    return [
        diagnostic(
            "unknown-field",
            Span(PATH, 2, 1, 2, 8),
            name="severty",
            owner=Phrase("en varningssignal", "a red flag"),
            choices="severity",
            meant="severity",
            fix=Fix(9, 16, "severity"),
            notes=(Note(Span(PATH, 1, 1, 1, 6), Phrase("rubriken", "the title")),),
        )
    ]


def test_full_shows_the_line_with_a_caret_and_says_what_to_do() -> None:
    assert full(found(), {PATH: TEXT}, "en", colour=False) == (
        "error[unknown-field]: “severty” is not a field of a red flag\n"
        " --> data/red-flags/late-payments.yml:2:1\n"
        "  |\n"
        "2 | severty: high\n"
        "  | ^^^^^^^\n"
        "  = help: Rename it to “severity”.   (fixable: playbook check --fix)\n"
        "  = see data/red-flags/late-payments.yml:1:1: the title\n"
    )


def test_swedish_all_through() -> None:
    said = full(found(), {PATH: TEXT}, "sv", colour=False)
    assert said.startswith("fel[unknown-field]: ”severty” är inget fält i en varningssignal\n")
    assert "= gör så här: Byt namnet till ”severity”.   (kan rättas: playbook check --fix)" in said


def test_the_caret_stands_under_wide_and_joined_signs() -> None:
    column = TEXT.split("\n")[2].index("fel") + 1
    wrong = [diagnostic("alias", Span(PATH, 3, column, 3, column + 3), name="x")]
    lines = full(wrong, {PATH: TEXT}, "en", colour=False).split("\n")
    # "why: " is 5, 漢字 is 4, å is 1, the two joined pictures are 2 each, and a space.
    assert lines[4] == "  | " + " " * (5 + 4 + 1 + 4 + 1) + "^^^"


def test_colours_only_when_asked_for() -> None:
    assert "\033[" in full(found(), {PATH: TEXT}, "en", colour=True)
    assert "\033[" not in full(found(), {PATH: TEXT}, "en", colour=False)


def test_concise_is_one_line_each() -> None:
    assert concise(found(), "en") == (
        f"{PATH}:2:1: error[unknown-field]: “severty” is not a field of a red flag. "
        "Rename it to “severity”.\n"
    )


def test_json_holds_everything() -> None:
    (record,) = json.loads(as_json(found(), "en"))
    assert record == {
        "code": "unknown-field",
        "severity": "error",
        "path": PATH,
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 8,
        "message": "“severty” is not a field of a red flag",
        "help": "Rename it to “severity”.",
        "fix": {"start": 9, "end": 16, "text": "severity"},
    }


def test_github_escapes_what_would_end_its_line() -> None:
    odd = [diagnostic("alias", Span("data/a,b:c.yml", 1, 2, 1, 3), name="x\n::error::y%")]
    said = github(odd, "en")
    assert said.count("\n") == 1
    assert said.startswith("::error file=data/a%2Cb%3Ac.yml,line=1,col=2,endLine=1,endColumn=3,")
    assert "%0A::error::y%25" in said


def test_one_file_does_not_flood_the_others() -> None:
    many = [diagnostic("alias", Span(PATH, n, 1), name="x") for n in range(1, MAX_PER_FILE + 8)]
    other = [diagnostic("alias", Span("data/z.yml", 1, 1), name="x")]
    said = concise([*many, *other], "en").splitlines()
    assert len(said) == MAX_PER_FILE + 2
    assert "7 more in that file" in said[MAX_PER_FILE]
    assert said[-1].startswith("data/z.yml")
