import pytest

from playbook.diagnostics import severity
from playbook.diagnostics.printing import concise
from tests.building import FIELDS, HOUSE, RED_FLAG, SCRIPT, checked, diagnosed

FLAG = "data/red-flags/late-payments.yml"
CALL = "data/script-templates/call.yml"


def test_the_small_handbook_is_sound() -> None:
    handbook, diagnostics = checked()
    assert diagnostics == []
    assert handbook is not None
    assert list(handbook.entries) == [
        "late-payments",
        "price-haggling",
        "handover-checklist",
        "call",
        "contributors",
    ]
    assert handbook.entries["late-payments"].title.sv == "Sena betalningar"


def test_both_ends_know_a_reference() -> None:
    handbook, _ = checked()
    assert handbook is not None
    assert handbook.referrers["script", "call"] == ("late-payments",)


def without(line: str, text: str) -> str:
    kept = [each for each in text.split("\n") if not each.startswith(line)]
    assert len(kept) == text.count("\n")
    return "\n".join(kept)


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        (FLAG, without("why", RED_FLAG), ("missing-field", 1, 1)),
        (FLAG, RED_FLAG.replace("severity: act", "severty: act"), ("unknown-field", 3, 1)),
        (FLAG, RED_FLAG + "colour: red\n", ("unknown-field", 15, 1)),
        (FLAG, RED_FLAG + "id: late\n", ("id-in-file", 15, 1)),
        (FLAG, RED_FLAG.replace("severity: act", "severity: high"), ("unknown-reference", 3, 11)),
        (FLAG, RED_FLAG.replace("[call]", "[cal]"), ("unknown-reference", 12, 11)),
        (FLAG, RED_FLAG.replace("[call]", "call"), ("not-a-list", 12, 10)),
        (FLAG, RED_FLAG.replace("2026-11-24", "24/11 2026"), ("not-a-date", 4, 11)),
        (FLAG, RED_FLAG.replace("2026-11-24", "2026-11-31"), ("not-a-date", 4, 11)),
        (FLAG, RED_FLAG + "order: first\n", ("not-a-number", 15, 8)),
        (FLAG, RED_FLAG.replace("severity: act", "severity:"), ("empty-value", 3, 1)),
        (FLAG, RED_FLAG.replace("en: Reminders", "english: Reminders"), ("unknown-field", 7, 23)),
        (FLAG, RED_FLAG.replace("why: {sv: Kassan töms., en: Cash runs out.}", "why: Kassan"),
         ("not-translated-text", 8, 6)),
        (FLAG, "- a\n", ("no-fields", 1, 1)),
        (CALL, SCRIPT.replace("audience: client", "audience: clent"), ("unknown-choice", 4, 11)),
        (CALL, SCRIPT.replace("- field: client\n", "- field: klient\n"),
         ("unknown-reference", 12, 12)),
        ("data/red-flags/Late Payments.yml", RED_FLAG, ("not-an-id", 1, 1)),
        ("data/red-flag/late.yml", RED_FLAG, ("unknown-place", 1, 1)),
        ("data/redirects.yml", "old:\n", ("empty-value", 1, 1)),
    ],
)  # fmt: skip
def test_names_the_place(path: str, content: str, expected: tuple[str, int, int]) -> None:
    assert diagnosed(path, content) == [expected]


def test_a_misspelt_field_gives_one_message_not_two() -> None:
    found = diagnosed(FLAG, RED_FLAG.replace("summary:", "sumary:"))
    assert found == [("unknown-field", 2, 1)]


def test_a_broken_entry_does_not_hide_the_faults_of_another_nor_break_its_references() -> None:
    _, diagnostics = checked(
        {FLAG: RED_FLAG.replace("[call]", "[nobody]"), CALL: SCRIPT + "colour: red\n"}
    )
    assert [(d.span.path, d.code) for d in diagnostics] == [
        (FLAG, "unknown-reference"),
        (CALL, "unknown-field"),
    ]


def test_a_link_in_a_text_is_a_reference_and_named_where_it_stands() -> None:
    text = RED_FLAG.replace("what: {sv: Fakturor dröjer.,", 'what: {sv: "Fakturor [dröjer](cal).",')
    assert diagnosed(FLAG, text) == [("unknown-reference", 5, 31)]


def test_help_says_what_to_do() -> None:
    _, diagnostics = checked({FLAG: RED_FLAG.replace("severity:", "severty:")})
    assert concise(diagnostics, "en") == (
        "data/red-flags/late-payments.yml:3:1: error[unknown-field]: "
        "“severty” is not a field of a red flag. Rename it to “severity”.\n"
    )


def test_a_missing_translation_is_a_warning_and_the_other_language_stands_in() -> None:
    handbook, diagnostics = checked(
        {FLAG: RED_FLAG.replace("summary: {sv: Pengarna dröjer., en: The money is late.}",
                                "summary: {sv: Pengarna dröjer.}")}
    )  # fmt: skip
    assert [(d.code, severity(d)) for d in diagnostics] == [("missing-translation", "warning")]
    assert handbook is not None
    assert handbook.entries["late-payments"].summary.in_language("en") == "Pengarna dröjer."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SCRIPT.replace("[[client]].\", en", "[[cilent]].\", en"),
         ["undeclared-placeholder"]),
        (SCRIPT.replace("[[client]]", "kund"), ["unused-placeholder"]),
        (SCRIPT.replace("Bara för er.", '"Se [[client]]."'), ["placeholder-outside-script"]),
        (SCRIPT.replace("- say: {", "- p: {sv: a, en: b}\n    say: {"), ["not-one-block"]),
    ],
)  # fmt: skip
def test_fields_of_a_script_are_declared_and_the_same_in_both_languages(
    content: str, expected: list[str]
) -> None:
    assert [code for code, _, _ in diagnosed(CALL, content)] == expected


def test_without_the_house_file_the_check_says_so() -> None:
    _, diagnostics = checked({"data/handbook.yml": HOUSE.replace("moments: []", "moments: 1")})
    assert [d.code for d in diagnostics] == ["not-a-list"]


def test_a_register_names_its_records_by_key() -> None:
    found = diagnosed("data/fields.yml", FIELDS.replace("type: text", "type: txt"))
    assert found == [("unknown-choice", 1, 16)]


def test_brackets_that_reach_the_margin_do_not_hide_an_unknown_field() -> None:
    found = diagnosed("data/fields.yml", "  client: {type: text, label: {sv: Namn,\nenn: Name}}\n")
    assert found == [("unknown-field", 2, 1)]


def test_a_text_that_is_faulty_in_one_language_is_checked_in_the_other() -> None:
    text = "why: {sv: '[Kassan](cal) töms.', en: [Cash]}"
    flawed = RED_FLAG.replace("why: {sv: Kassan töms., en: Cash runs out.}", text)
    assert diagnosed(FLAG, flawed) == [("unknown-reference", 8, 21), ("not-a-text", 8, 38)]


def style_codes(swedish: str, english: str) -> list[str]:
    why = f"why: {{sv: '{swedish}', en: '{english}'}}"
    _, found = checked({FLAG: RED_FLAG.replace("why: {sv: Kassan töms., en: Cash runs out.}", why)})
    return [each.code for each in found]


def test_style_is_told_where_it_slips_and_not_where_someone_is_quoted() -> None:
    assert style_codes("Klienten väntar.", "The client waits.") == ["word-to-avoid"]
    assert style_codes("De skrev ”klienten”.", "They wrote “klient”.") == []
    assert style_codes('De sa "nej".', "They said “no”.") == ["wrong-quotation-marks"]
    assert style_codes("De sa ”nej”.", "They said ”no”.") == ["wrong-quotation-marks"]
    assert style_codes("[Kundens namn] väntar.", "They wait.") == ["left-placeholder"]
    assert style_codes("ord " * 36, "They wait.") == ["long-sentence"]
    assert style_codes("ord " * 18 + ". " + "ord " * 18, "They wait.") == []


def test_two_mistakes_in_one_record_are_both_told() -> None:
    flawed = RED_FLAG.replace("severity: act", "severty: act").replace("[call]", "[nobody]")
    assert [code for code, _, _ in diagnosed(FLAG, flawed)] == [
        "unknown-field",
        "unknown-reference",
    ]


def test_a_redirect_cannot_lead_out_of_the_site() -> None:
    found = diagnosed("data/redirects.yml", "../../outside: scripts/call\n")
    assert found == [("not-an-id", 1, 1)]
