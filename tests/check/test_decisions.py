"""The proof of the decision rules, held against trying every combination one by one."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.check.decisions import decision_faults
from playbook.check.records import Record
from playbook.deciding import Choices, choices, deciding_rule, facts
from playbook.diagnostics import Span
from playbook.models.building import build
from playbook.models.decision_rules import Rules
from playbook.models.handbook import Handbook
from playbook.models.red_flags import Levels, RedFlag
from tests.building import checked

TEXT = {"sv": "Så.", "en": "So."}
STEPS = ("wait", "talk", "end")
LEVELS, _ = build(Levels, dict.fromkeys(("watch", "act", "stop"), TEXT))


class _Anywhere(Record):
    """A record whose places don't matter."""

    def __init__(self) -> None:
        pass

    def span(self, loc: Any) -> Span:
        return Span("/".join(map(str, loc)))

    label = span


def flag(name: str, try_first: tuple[str, ...]) -> RedFlag:
    whole: dict[str, Any] = {"id": name, "levels": LEVELS, "try_first": try_first}
    return RedFlag(**whole)


FLAGS = {
    "danger": flag("danger", ()),
    "one": flag("one", ("talk-it-over",)),
    "two": flag("two", ("raise-the-price",)),
}
OPTIONS = frozenset({"talk-it-over", "raise-the-price"})


def rules_of(made: list[tuple[dict[str, int], str]]) -> Rules:
    rules, faults = build(
        Rules,
        {
            "signals": [
                {"flag": "one"},
                {"flag": "danger", "safety": "true"},
                {"flag": "two"},
            ],
            "gate": "gate",
            "steps": [{"id": step, "title": TEXT, "action": TEXT} for step in STEPS],
            "rules": [
                {
                    "case": TEXT,
                    "when": {fact: str(least) for fact, least in when.items()},
                    "step": step,
                    "why": TEXT,
                }
                for when, step in made
            ],
        },
    )
    assert faults == []
    return rules


def every_state(signals: dict[str, Choices]) -> list[tuple[dict[str, str], set[str]]]:
    states: list[tuple[dict[str, str], set[str]]] = []
    for levels in product(("", "watch", "act", "stop"), repeat=len(signals)):
        marked = {name: level for name, level in zip(signals, levels, strict=True) if level}
        states += [
            (marked, {o for o, is_tried in zip(sorted(OPTIONS), tried, strict=True) if is_tried})
            for tried in product((False, True), repeat=len(OPTIONS))
        ]
    return states


def found_by_trying(rules: Rules) -> set[str]:
    """What is wrong, by deciding each state and each state that is one signal worse."""
    signals = choices(rules, FLAGS, OPTIONS)
    rank = {step: place for place, step in enumerate(STEPS)}
    states = every_state(signals)
    decided = [deciding_rule(rules.rules, facts(signals, *state)) for state in states]
    if None in decided:
        return {"case-without-rule"}
    wrong = set()
    if set(decided) != set(range(len(rules.rules))):
        wrong.add("rule-never-used")
    order = ["", "watch", "act", "stop"]
    for (marked, tried), rule in zip(states, decided, strict=True):
        worse: list[tuple[dict[str, str], set[str]]] = [
            (marked | {name: order[order.index(marked.get(name, "")) + 1]}, tried)
            for name in signals
            if marked.get(name) != "stop"
        ]
        worse += [(marked, tried | {option}) for option in OPTIONS - tried]
        for state in worse:
            other = deciding_rule(rules.rules, facts(signals, *state))
            assert rule is not None
            assert other is not None
            if rank[rules.rules[other].step] < rank[rules.rules[rule].step]:
                wrong.add("graver-but-milder")
    return wrong


counts = st.dictionaries(
    st.sampled_from(["watch", "act", "stop", "exhausted", "safety"]),
    st.integers(min_value=0, max_value=4),
    max_size=2,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(counts, st.sampled_from(STEPS)), min_size=1, max_size=5))
def test_the_proof_finds_what_trying_everything_finds(
    made: list[tuple[dict[str, int], str]],
) -> None:
    rules = rules_of(made)
    proved = {found.code for found in decision_faults(_Anywhere(), rules, FLAGS, OPTIONS)}
    assert proved == found_by_trying(rules)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ([({"act": 1}, "talk"), ({"watch": 1}, "wait")], "case-without-rule"),
        ([({"watch": 1}, "talk"), ({"act": 1}, "end"), ({}, "wait")], "rule-never-used"),
        ([({"safety": 2}, "end"), ({}, "wait")], "rule-never-used"),
        ([({"act": 1}, "wait"), ({"watch": 1}, "talk"), ({}, "wait")], "graver-but-milder"),
        ([({"exhausted": 1}, "talk"), ({"stop": 1}, "end"), ({}, "wait")], "graver-but-milder"),
    ],
)
def test_each_fault_is_told(made: list[tuple[dict[str, int], str]], code: str) -> None:
    found = list(decision_faults(_Anywhere(), rules_of(made), FLAGS, OPTIONS))
    assert [each.code for each in found] == [code]


def test_a_rule_that_names_no_step_is_told_in_its_line() -> None:
    _, found = checked(
        {
            "data/decision-aids/matrix.yml": """\
title: {sv: Matris, en: Matrix}
summary: {sv: Kort., en: In short.}
reviewed: 2026-11-24
keywords: {sv: [trafikljus], en: [traffic light]}
answer: {sv: Markera., en: Mark.}
decides:
  signals: [{flag: price-haggling}]
  gate: late-payments
  steps:
    - {id: wait, title: {sv: Avvakta, en: Wait}, action: {sv: Avvakta., en: Wait.}}
  rules:
    - {case: {sv: Läge, en: Case}, when: {}, step: weit, why: {sv: Därför., en: So.}}
"""
        }
    )
    assert [(each.code, each.span.line, each.span.column) for each in found] == [
        ("unknown-step", 12, 52)
    ]


def test_the_handbooks_own_rules_say_what_the_plan_says(handbook: Handbook) -> None:
    from playbook.compose.tools import signals_of  # noqa: PLC0415
    from playbook.models.decision_aids import DecisionAid  # noqa: PLC0415

    aid = handbook.entries["decision-matrix"]
    assert isinstance(aid, DecisionAid)
    assert aid.decides is not None
    signals = signals_of(aid.decides, handbook)
    late = set(signals["late-payments"].options)
    assert late == {
        "honest-conversation",
        "pause-work",
        "change-payment-terms",
        "written-warning",
    }

    def step(tried: set[str], **marked: str) -> str:
        given = {name.replace("_", "-"): level for name, level in marked.items()}
        assert aid.decides is not None  # type: ignore[union-attr]
        place = deciding_rule(aid.decides.rules, facts(signals, given, tried))
        assert place is not None
        return aid.decides.rules[place].step

    assert step(set()) == "carry-on"
    assert step(set(), price_haggling="watch", scope_creep="watch") == "fix-ourselves"
    assert step(set(), scope_creep="act") == "talk"
    assert step(set(), scope_creep="act", team_morale="act") == "boundary"
    assert step(set(), late_payments="stop") == "warning"
    assert step(late - {"written-warning"}, late_payments="stop") == "warning"
    assert step(late, late_payments="stop") == "prepare"
    assert step(late, late_payments="stop", scope_creep="stop") == "prepare"
    assert step(late, late_payments="stop", abusive_behaviour="stop") == "stop-now"
    assert step(set(), abusive_behaviour="act") == "talk"
    assert step(set(), unethical_requests="stop") == "stop-now"
