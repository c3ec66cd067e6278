"""The decision aid in the browser: the same rules, the same answers, and nothing that leaks."""

import itertools
import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.compose.tools import signals_of
from playbook.deciding import Choices, asked, deciding_rule, facts
from playbook.models.base import LANGUAGES, Language
from playbook.models.decision_aids import DecisionAid
from playbook.models.decision_rules import Rules
from playbook.models.handbook import Handbook

LEVELS = ("", "watch", "act", "stop")


def page_of(base: str, path: str, language: Language = "sv") -> str:
    whole = f"{base}/{'' if language == 'sv' else 'en/'}{path}/"
    return f"{whole}index.html" if base.startswith("file:") else whole


@pytest.fixture(params=["served", "from files"])
def base(request: pytest.FixtureRequest, address: str, published: Path) -> str:
    return address if request.param == "served" else f"file://{published}/site"


@pytest.fixture(scope="module")
def rules(handbook: Handbook) -> Rules:
    aid = handbook.entries["decision-matrix"]
    assert isinstance(aid, DecisionAid)
    assert aid.decides is not None
    return aid.decides


@pytest.fixture(scope="module")
def signals(handbook: Handbook, rules: Rules) -> dict[str, Choices]:
    return signals_of(rules, handbook)


State = tuple[tuple[int, ...], tuple[int, ...]]
"""The level of each signal and the options that are answered, by their places."""


def every_case(signals: dict[str, Choices], options: list[str]) -> list[State]:
    """Every number of signals at each level up to three, which is beyond what any rule asks for,
    with every number of them exhausted; the stop signals at every level; and chance.
    """
    safety = [name for name, choice in signals.items() if choice.is_safety]
    others = [name for name, choice in signals.items() if not choice.is_safety]
    states: list[State] = []
    for exhausted, stop, act, watch in itertools.product(range(4), repeat=4):
        levels = [3] * (exhausted + stop) + [2] * act + [1] * watch
        levels = (levels + [0] * len(others))[: len(others)]
        tried = {option for name in others[:exhausted] for option in signals[name].options}
        places = tuple(at for at, option in enumerate(options) if option in tried)
        states += [
            ((*first, *levels), places) for first in itertools.product(range(4), repeat=len(safety))
        ]
    chance = random.Random(7)
    return states + [
        (
            tuple(chance.choice((0, 0, 0, 1, 2, 3)) for _ in signals),
            tuple(at for at in range(len(options)) if chance.random() < 0.7),
        )
        for _ in range(2000)
    ]


def test_the_browser_decides_as_the_proof_does(
    page: Page, address: str, rules: Rules, signals: dict[str, Choices]
) -> None:
    options = sorted({option for choice in signals.values() for option in choice.options})
    states = every_case(signals, options)
    assert max(least for rule in rules.rules for least in asked(rule.when).values()) < 3
    assert len(states) > 6_000
    page.goto(page_of(address, "decision-aids/decision-matrix"))
    told = page.evaluate(
        """({names, options, states}) => {
            const compiled = JSON.parse(document.querySelector("#decide").dataset.rules);
            const levels = ["", "watch", "act", "stop"];
            return states.map(([marked, tried]) => {
                const given = marked.map((level, place) => [names[place], levels[level]]);
                const {facts, rule} = handbook.decide(
                    compiled,
                    new Map(given.filter(([, level]) => level)),
                    new Set(tried.map((place) => options[place])),
                );
                return [...Object.values(facts), rule];
            });
        }""",
        {"names": list(signals), "options": options, "states": states},
    )
    for (marked, tried), found in zip(states, told, strict=True):
        given = {name: LEVELS[level] for name, level in zip(signals, marked, strict=True) if level}
        seen = facts(signals, given, {options[at] for at in tried})
        assert found == [*seen, deciding_rule(rules.rules, seen)]


def mark(page: Page, signal: str, level: str) -> None:
    row = page.locator(f'[data-signal="{signal}"]')
    if row.get_attribute("open") is None:
        row.locator("summary").click()
    row.locator(f'[value="{level}"]').check()


def advice(page: Page) -> str:
    return page.locator(".pb-verdict").inner_text().strip()


CASES = [
    ("", "Markera en signal, så visas rådet här.", None),
    ("s=price-haggling.watch", "Rätta det som är ert eget", 6),
    ("s=scope-creep.act", "Ta upp det med kunden", 5),
    ("s=scope-creep.act,team-morale.act", "Omstartsmöte, med en gräns", 4),
    ("s=late-payments.stop", "Skriftlig varning med frist", 3),
    (
        "s=late-payments.stop&t=honest-conversation,pause-work,written-warning"
        "&n=change-payment-terms",
        "Förbered avslutet",
        2,
    ),
    ("s=late-payments.stop,abusive-behaviour.stop", "Stoppa nu, skydda människorna", 1),
]


@pytest.mark.parametrize(("state", "step", "reasons"), CASES)
def test_an_address_carries_a_case(
    page: Page, base: str, state: str, step: str, reasons: int | None
) -> None:
    page.goto(f"{page_of(base, 'decision-aids/decision-matrix')}#{state}")
    expect(page.locator("#decide")).to_be_visible()
    assert advice(page) == step
    shown = page.locator("[data-rule]:visible")
    expect(shown).to_have_count(reasons or 0)
    if reasons is not None:
        expect(shown.last).to_contain_text("Stämmer, och avgör")
        for passed in shown.all()[:-1]:
            expect(passed).to_contain_text("Stämmer inte")
        expect(page).to_have_url(re.compile(f"#{re.escape(state)}$"))


def test_the_gate_opens_only_when_each_line_is_answered(page: Page, base: str) -> None:
    page.goto(page_of(base, "decision-aids/decision-matrix"))
    expect(page.locator("[data-gate]")).to_be_hidden()
    mark(page, "late-payments", "stop")
    lines = page.locator("[data-option]:visible")
    expect(lines).to_have_count(4)
    expect(page.locator("[data-first]:visible")).to_have_count(4)
    for place, line in enumerate(lines.all()):
        assert advice(page) == "Skriftlig varning med frist"
        line.locator("select").select_option("no-fit" if place == 1 else "tried")
        expect(page.locator("[data-first]:visible")).to_have_count(3 - place)
    assert advice(page) == "Förbered avslutet"
    lines.first.locator("select").select_option("")
    assert advice(page) == "Skriftlig varning med frist"


def test_safety_comes_first_and_cuts_the_rest_short(page: Page, address: str) -> None:
    page.goto(page_of(address, "decision-aids/decision-matrix"))
    first = page.locator("[data-signal]").first
    assert first.get_attribute("data-signal") == "abusive-behaviour"
    assert first.get_attribute("open") is not None
    mark(page, "late-payments", "stop")
    mark(page, "abusive-behaviour", "stop")
    assert advice(page) == "Stoppa nu, skydda människorna"
    expect(page.locator("[data-others]")).to_be_hidden()
    expect(page.locator("[data-safety-first]")).to_be_visible()
    expect(page.locator("[data-counted] li")).to_have_count(1)
    expect(page.locator("[data-try]")).to_be_hidden()
    mark(page, "abusive-behaviour", "act")
    expect(page.locator("[data-others]")).to_be_visible()
    assert advice(page) == "Skriftlig varning med frist"


def test_what_to_try_first_is_for_the_worst_signals(page: Page, address: str) -> None:
    page.goto(f"{page_of(address, 'decision-aids/decision-matrix')}#s=team-morale.act")
    named = page.locator("[data-first]:visible")
    expect(named).to_have_text(
        ["Ett öppet samtal", "Sätt en tydlig gräns", "Byt team eller kontaktperson"]
    )
    mark(page, "price-haggling", "watch")
    expect(named).to_have_count(3)


@pytest.mark.parametrize(
    "odd",
    [
        "s=late-payments.stop<script>",
        "s=unethical-requests.watch",
        "s=nothing.stop,constructor.stop,__proto__.act",
        "s=late-payments",
        "t=constructor&n=__proto__",
        "s=%E0%A4%A",
    ],
)
def test_an_odd_address_marks_nothing(page: Page, address: str, odd: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{page_of(address, 'decision-aids/decision-matrix')}#{odd}")
    expect(page.locator("#decide")).to_be_visible()
    expect(page.locator("[data-waits]")).to_be_visible()
    expect(page.locator('[data-signal] [value=""]:checked')).to_have_count(16)
    assert complaints == []


def test_headings_can_still_be_linked_to(page: Page, address: str) -> None:
    page.goto(f"{page_of(address, 'decision-aids/decision-matrix')}#s=scope-creep.act")
    page.locator(".md-sidebar--secondary").get_by_role("link", name="Vad ni gör").click()
    assert advice(page) == "Ta upp det med kunden"


def test_the_link_holds_ids_and_no_names(page: Page, address: str) -> None:
    page.goto(page_of(address, "scripts/confirmation-email"))
    page.get_by_label("Kundens namn").fill("Åsa Hemlig")  # It goes along in the case, not here.
    page.goto(f"{page_of(address, 'decision-aids/decision-matrix')}#s=late-payments.stop")
    mark(page, "scope-creep", "act")
    case = "#s=late-payments.stop,scope-creep.act"
    expect(page).to_have_url(re.compile(f"{re.escape(case)}$"))
    expect(page.locator(".pb-copy[data-copy*='#']")).to_have_attribute("data-copy", page.url)


def test_a_case_goes_on_to_scripts_the_dossier_and_the_other_language(
    page: Page, base: str
) -> None:
    page.goto(page_of(base, "decision-aids/decision-matrix"))
    mark(page, "price-haggling", "watch")
    mark(page, "scope-creep", "act")
    mark(page, "late-payments", "stop")
    page.locator("#o-pause-work").select_option("tried")
    page.locator("#o-change-payment-terms").select_option("no-fit")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.locator("[data-step]:visible").get_by_role("link", name="Internt beslutsunderlag").click()
    ticked = page.locator('[name="flag"]:checked')
    expect(ticked).to_have_count(2)
    assert set(ticked.evaluate_all("boxes => boxes.map((box) => box.value)")) == {
        "scope-creep",
        "late-payments",
    }
    expect(page.locator("#f-dossier_reasons")).not_to_have_value("")
    expect(page.locator('table[data-field="measures_tried"] tbody')).to_contain_text(
        "Pausa arbetet"
    )
    expect(page.locator('table[data-field="measures_tried"] tbody tr')).to_have_count(1)
    assert page.evaluate("sessionStorage.length") == 0
    with page.expect_download() as download:
        page.click('[data-do="save"]')
    saved = json.loads(Path(download.value.path()).read_bytes())
    assert dict(saved["aid"]["marked"])["late-payments"] == "stop"
    page.goto(page_of(base, "decision-aids/decision-matrix", "en"))
    assert advice(page) == "A written warning with a deadline"
    expect(page.locator("#o-pause-work")).to_have_value("tried")
    expect(page.locator("#o-change-payment-terms")).to_have_value("no-fit")
    page.click('#decide [data-do="clear"]')
    expect(page.locator("[data-waits]")).to_be_visible()
    page.goto(page_of(base, "scripts/internal-dossier", "en"))
    expect(page.locator('[name="flag"]:checked')).to_have_count(0)
    expect(page.locator("#f-dossier_reasons")).to_have_value("")


def test_what_a_person_wrote_stands(page: Page, address: str) -> None:
    page.goto(page_of(address, "scripts/internal-dossier"))
    rows = page.locator('fieldset[data-field="measures_tried"]')
    page.get_by_text("Fler uppgifter").click()
    rows.get_by_role("button", name="Lägg till en rad").click()
    rows.get_by_role("group", name="Rad 1").get_by_label("Åtgärd").fill("Egna ord")
    page.goto(
        f"{page_of(address, 'decision-aids/decision-matrix')}#s=late-payments.stop&t=pause-work"
    )
    expect(page.locator("#decide")).to_be_visible()
    page.goto(page_of(address, "scripts/internal-dossier"))
    expect(page.locator('table[data-field="measures_tried"] tbody')).to_contain_text("Egna ord")
    expect(page.locator('table[data-field="measures_tried"] tbody tr')).to_have_count(1)


def test_the_keyboard_alone_reaches_the_advice(page: Page, address: str) -> None:
    page.goto(page_of(address, "decision-aids/decision-matrix"))
    page.locator('[data-signal="late-payments"] summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # Round to the last: Stop.
    expect(page.locator('[name="s-late-payments"][value="stop"]')).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="Skriftlig varning")).to_be_visible()
    expect(page.get_by_role("group", name="Ständigt sena betalningar").last).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_same_stands_in_tables(
    browser: Browser, address: str, rules: Rules, language: Language
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of(address, "decision-aids/decision-matrix", language))
    expect(page.locator("#decide")).to_be_hidden()
    tables = page.locator("table.pb-grid")
    expect(tables).to_have_count(2)
    expect(tables.first.locator("tbody tr")).to_have_count(len(rules.signals))
    expect(tables.last.locator("tbody tr")).to_have_count(len(rules.rules) - 1)
    for rule in rules.rules[:-1]:
        step = next(step for step in rules.steps if step.id == rule.step)
        first = step.action.in_language(language).split("[")[0].strip().split(".")[0]
        expect(tables.last).to_contain_text(first)
    context.close()
