"""The exit timeline and the profitability calculation in the browser."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.easter import easter
from icalendar import Calendar
from playwright.sync_api import Page, expect

from playbook.models.decision_aids import DecisionAid
from playbook.models.handbook import Handbook
from tests.browser.filling import file_of
from tests.browser.test_deciding import base, page_of

__all__ = ["base"]

PLAN = "decision-aids/exit-timeline"
SUM = "decision-aids/client-profitability"


def saturday_from(day: date) -> date:
    return next(d for d in (day + timedelta(n) for n in range(7)) if d.weekday() == 5)


def holidays(year: int) -> dict[str, str]:
    """What the acts (1989:253) and (1930:173) name, Easter from a library of its own."""
    sunday = easter(year)
    midsummer = saturday_from(date(year, 6, 20))
    named = {
        "new_year": date(year, 1, 1),
        "epiphany": date(year, 1, 6),
        "good_friday": sunday - timedelta(2),
        "easter": sunday,
        "easter_monday": sunday + timedelta(1),
        "pentecost": sunday + timedelta(49),
        "national_day": date(year, 6, 6),
        "ascension": sunday + timedelta(39),
        "may_day": date(year, 5, 1),
        "midsummer_eve": midsummer - timedelta(1),
        "midsummer": midsummer,
        "all_saints": saturday_from(date(year, 10, 31)),
        "christmas_eve": date(year, 12, 24),
        "christmas": date(year, 12, 25),
        "boxing_day": date(year, 12, 26),
        "new_years_eve": date(year, 12, 31),
    }
    return {day.isoformat(): name for name, day in named.items()}


def test_swedish_holidays_are_computed_for_every_year(page: Page, address: str) -> None:
    page.goto(page_of(address, PLAN))
    years = list(range(2005, 2101))
    found = page.evaluate(
        "years => years.map((year) => Object.fromEntries(handbook.holidays(year)))", years
    )
    assert found == [holidays(year) for year in years]
    # As printed in the almanac for 2026 and 2027.
    known = {
        "2026-04-03": "good_friday", "2026-05-14": "ascension", "2026-06-19": "midsummer_eve",
        "2026-10-31": "all_saints", "2027-03-29": "easter_monday", "2027-11-06": "all_saints",
    }  # fmt: skip
    both = found[years.index(2026)] | found[years.index(2027)]
    assert {day: both[day] for day in known} == known


@pytest.mark.parametrize(
    ("day", "notice", "ends"),
    [
        ("2026-11-24", (3, "months", False), "2027-02-24"),
        ("2026-11-30", (3, "months", False), "2027-02-28"),
        ("2027-11-30", (3, "months", False), "2028-02-29"),
        ("2026-12-10", (1, "months", True), "2027-01-31"),
        ("2027-01-31", (1, "months", True), "2027-02-28"),
        ("2026-11-24", (30, "days", False), "2026-12-24"),
        ("2026-11-24", (0, "days", False), "2026-11-24"),
        ("2026-10-20", (5, "days", False), "2026-10-25"),  # Over the end of summer time.
    ],
)
def test_the_notice_period_is_counted_as_the_act_counts(
    page: Page, address: str, day: str, notice: tuple[int, str, bool], ends: str
) -> None:
    page.goto(page_of(address, PLAN))
    number, unit, from_month_end = notice
    period = {"number": number, "unit": unit, "fromMonthEnd": from_month_end}
    asked = "([day, period]) => handbook.noticeEnds(day, period)"
    assert page.evaluate(asked, [day, period]) == ends
    latest = page.evaluate("([day, period]) => handbook.latestNotice(day, period)", [ends, period])
    assert page.evaluate(asked, [latest, period]) <= ends
    after = (date.fromisoformat(latest) + timedelta(1)).isoformat()
    while page.evaluate("day => Boolean(handbook.freeDay(day))", after):
        after = (date.fromisoformat(after) + timedelta(1)).isoformat()
    assert page.evaluate(asked, [after, period]) > ends or after > ends


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"#p-{name.replace('_', '-')}", value)


def dates(page: Page) -> dict[str, str]:
    return {
        str(row.get_attribute("data-line")): row.locator("[data-day]").inner_text()
        for row in page.locator("[data-line]:visible").all()
    }


def test_days_skip_weekends_and_holidays_and_say_so(page: Page, base: str) -> None:
    page.goto(page_of(base, PLAN))
    expect(page.locator('#plan [data-do="ics"]')).to_be_disabled()
    fill(page, call="2027-05-20", notice="3")
    shown = dates(page)
    assert list(shown)[:4] == ["decide", "map", "rehearse", "call"]
    assert shown["decide"] == "tisdag 20 april 2027"
    assert shown["map"] == "onsdag 5 maj 2027 (flyttad från 6 maj: Kristi himmelsfärdsdag)"
    assert shown["rehearse"] == "måndag 17 maj 2027"
    assert shown["call"] == "torsdag 20 maj 2027"
    assert shown["last-day"] == "fredag 20 augusti 2027"
    assert shown["check-again"] == "fredag 27 augusti 2027"
    assert shown["close"] == "måndag 20 september 2027 (flyttad från 19 sep: helg)"
    assert shown["notice-period"] == "fredag 21 maj 2027 till fredag 20 augusti 2027"
    expect(page.locator("#p-last-out")).to_have_text("Uträknad: fredag 20 augusti 2027")
    expect(page.locator("[data-warnings] li")).to_have_count(0)
    expect(page.locator("[data-picture] svg text")).to_have_count(len(shown) + 2)
    expect(page.locator("[data-picture] svg")).to_contain_text("20 maj  Samtalet")


def test_the_call_is_worked_out_from_the_contracts_last_day(page: Page, address: str) -> None:
    page.goto(page_of(address, PLAN))
    fill(page, last="2027-09-06", notice="3")
    # 6 June is the National Day and a Sunday, so notice is given on the Friday.
    expect(page.locator("#p-call-out")).to_have_text("Uträknad: fredag 4 juni 2027")
    assert dates(page)["call"] == "fredag 4 juni 2027"


@pytest.mark.parametrize(
    ("values", "warning"),
    [
        (
            {"call": "2027-05-20", "notice": "3", "last": "2027-07-31"},
            "Uppsägningstiden tar slut först fredag 20 augusti 2027.",
        ),
        ({"call": "2027-05-20", "last": "2027-05-01"}, "Sista dagen ligger före samtalet."),
        (
            {"call": "2027-06-25", "notice": "1"},
            "Samtalet hamnar på en ledig dag: midsommarafton. Närmaste arbetsdag är torsdag 24",
        ),
        ({"call": "2027-05-20"}, "Fyll i uppsägningstiden eller båda dagarna."),
        ({"call": "2020-05-20", "notice": "1"}, "Rader vars dag redan har passerat: 11."),
    ],
)
def test_what_clashes_is_told(
    page: Page, address: str, values: dict[str, str], warning: str
) -> None:
    page.goto(page_of(address, PLAN))
    fill(page, **values)
    status = page.locator("#plan .pb-verdict")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text(warning)


def test_a_stop_signal_waits_for_no_working_day(page: Page, address: str) -> None:
    page.goto(page_of(address, PLAN))
    page.get_by_role("radio", name="Den korta vägen").check()
    page.get_by_label("Dagen då det hände").fill("2026-12-26")
    shown = dates(page)
    assert {shown[line] for line in ("cut-contact", "written-notice")} == {
        "lördag 26 december 2026"
    }
    assert "after" not in shown
    expect(page.locator("[data-warnings]")).not_to_contain_text("ledig dag")


def test_the_calendar_and_the_spreadsheet_are_sound(
    page: Page, base: str, handbook: Handbook
) -> None:
    page.goto(page_of(base, PLAN))
    fill(page, call="2027-05-20", notice="3")
    evil = '=HYPERLINK("http://x")'
    page.locator('[data-line="call"]:visible input').fill(evil)
    long = "Åsa; chef, " + "ö" * 200 + "\\n"
    page.locator('[data-line="decide"]:visible input').fill(long)
    with page.expect_download() as download:
        page.click('#plan [data-do="ics"]')
    raw = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "tidslinje.ics"
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert raw.count(b"\n") == raw.count(b"\r\n")
    events = Calendar.from_ical(raw).walk("VEVENT")
    aid = handbook.entries["exit-timeline"]
    assert isinstance(aid, DecisionAid)
    assert aid.plans is not None
    assert [str(event["SUMMARY"]) for event in events] == [
        step.short.in_language("sv") for step in aid.plans.long
    ]
    first = events[0]
    assert first["DTSTART"].dt == date(2027, 4, 20)
    assert first["DTEND"].dt == date(2027, 4, 21)
    assert str(first["DESCRIPTION"]).endswith(f"Vem: {long}")
    assert len({str(event["UID"]) for event in events}) == len(events)
    with page.expect_download() as download:
        page.click('#plan [data-do="csv"]')
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == len(events) + 1
    assert rows[4][2] == f"'{evil}"
    assert {len(row) for row in rows} == {3}


INJECTED = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y"


def test_no_text_becomes_a_formula_or_a_line(page: Page, address: str) -> None:
    page.goto(page_of(address, PLAN))
    cells = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\r\n=1",
        "＝1",
        "|calc",
        "a\n=b",
        'a"b',
    ]
    made = page.evaluate("cells => handbook.csv(cells.map((cell) => [cell]), 'sv')", cells)
    rows = [row[0] for row in csv.reader(io.StringIO(made.removeprefix("\ufeff")), delimiter=";")]
    assert len(rows) == len(cells)
    assert all(row.startswith("'") for row in rows[:9])
    assert rows[9:] == ["a =b", 'a"b']
    made = page.evaluate(
        "text => handbook.ics([{id: text, first: '2026-12-31', last: '2026-12-31', "
        "summary: text, text}])",
        INJECTED,
    )
    events = Calendar.from_ical(made).walk("VEVENT")
    assert len(events) == 1
    assert events[0]["DTEND"].dt == date(2027, 1, 1)
    assert str(events[0]["DESCRIPTION"]) == INJECTED.replace("\r\n", "\n")


def test_days_and_names_go_on_in_the_tab(page: Page, base: str) -> None:
    page.goto(page_of(base, "scripts/call-script-complete"))
    page.locator('#fill input[type="file"]').set_input_files(file_of({"sender_name": "Bo Ek"}))
    expect(page.locator("#f-sender_name")).to_have_value("Bo Ek")
    page.goto(page_of(base, PLAN))
    expect(page.locator('[data-way="long"] [data-line="call"] input')).to_have_value("Bo Ek")
    fill(page, call="2027-05-20", notice="3")
    page.goto(page_of(base, "checklists/call-day-checklist"))
    expect(page.locator("#t-due")).to_have_value("2027-05-20")
    expect(page.locator("#t-owner")).to_have_value("Bo Ek")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.goto(page_of(base, "scripts/call-script-complete"))
    expect(page.locator("#f-last_day")).to_have_value("2027-08-20")
    expect(page.locator("#f-sender_name")).to_have_value("Bo Ek")
    page.goto(page_of(base, PLAN, "en"))
    expect(page.locator("#p-call")).to_have_value("2027-05-20")
    assert dates(page)["last-day"] == "Friday 20 August 2027"
    page.click('#plan [data-do="clear"]')
    page.goto(page_of(base, "scripts/call-script-complete"))
    expect(page.locator("#f-last_day")).to_have_value("")


# The calculation

NUMBERS = [
    ("40 000,50", 40000.5), ("40,000.50", 40000.5), ("40.000,50", 40000.5), ("40000,5", 40000.5),
    ("40000.5", 40000.5), ("40\u00a0000", 40000), ("40\u202f000 kr", 40000), ("40,000", 40000),
    ("40.000", 40000), ("1,234,567", 1234567), ("1.234.567,89", 1234567.89), ("SEK 40,000", 40000),
    ("40'000", 40000), ("40 000:-", 40000), ("0,125", 0.125), (",5", 0.5), ("62", 62),
    ("62,5", 62.5), ("−5", -5), ("-5,5", -5.5), ("1234,567", 1234.567), ("0", 0),
]  # fmt: skip
NOT_NUMBERS = [
    "abc",
    "1,2,3",
    "1,234,5",
    "1.2.3",
    "12e3",
    "Infinity",
    "0x10",
    "4 0 a",
    ".",
    "-",
    "--5",
    "5,",
]


def test_numbers_are_read_as_people_type_them(page: Page, address: str) -> None:
    page.goto(page_of(address, SUM))
    read = "typed => typed.map((one) => handbook.number(one))"
    assert page.evaluate(read, [typed for typed, _ in NUMBERS]) == [value for _, value in NUMBERS]
    wrong = page.evaluate(f"typed => ({read})(typed).map(Number.isNaN)", NOT_NUMBERS)
    assert wrong == [True] * len(NOT_NUMBERS)
    assert page.evaluate("[handbook.number(''), handbook.number('  ')]") == [None, None]


def figures(page: Page) -> dict[str, str]:
    names = page.locator("[data-figures] dt").all_inner_texts()
    values = page.locator("[data-figures] dd").all_inner_texts()
    return dict(
        zip(names, (v.replace("\u00a0", " ").replace("\u202f", " ") for v in values), strict=True)
    )


def test_the_worked_example_comes_out_as_the_table_says(page: Page, base: str) -> None:
    page.goto(page_of(base, SUM))
    page.click('[data-do="example"]')
    expect(page.locator("#sum .pb-verdict")).to_contain_text("Marginal 8,5 procent. Agera")
    assert figures(page) == {
        "Överskott": "3 400 kr",
        "Effektiv timintäkt": "605 kr mot 550 kr i kostnad",
        "Arvode för 25 procent": "48 800 kr",
        "Timmar för 25 procent": "50",
    }
    table = page.locator("table.pb-grid").nth(1)
    for figure in ("3 400 kr", "8,5 procent", "605 kr", "48 800 kr", "50 timmar", "34 100 kr"):
        expect(table).to_contain_text(figure)
    picture = page.locator("[data-picture] svg")
    for text in ("Arvode för perioden", "Tid", "Direkta kostnader", "Överskott"):
        expect(picture.locator("text", has_text=text)).to_have_count(1)
    expect(picture).to_have_attribute("aria-label", re.compile("34.100 kr"))
    page.goto(page_of(base, "scripts/internal-dossier"))
    expect(page.locator("#f-client_margin")).to_have_value("8,5 procent")


@pytest.mark.parametrize(
    ("fee", "band"),
    [("48 800", "Sunt"), ("48 799", "Bevaka"), ("40 666,67", "Bevaka"), ("40 666", "Agera"),
     ("36 600", "Agera"), ("36 599", "Ledningen tar över frågan")],
)  # fmt: skip
def test_each_margin_is_in_its_band(page: Page, address: str, fee: str, band: str) -> None:
    page.goto(page_of(address, SUM))
    page.click('[data-do="example"]')
    page.fill("#n-fee", fee)
    expect(page.locator("#sum [data-band]:visible").first).to_contain_text(band)


def test_a_loss_is_drawn_beyond_the_fee_and_bad_numbers_are_told(page: Page, address: str) -> None:
    page.goto(page_of(address, SUM, "en"))
    page.click('[data-do="example"]')
    page.fill("#n-fee", "30,000.00")
    expect(page.locator("#sum .pb-verdict")).to_contain_text("Margin -22 per cent")
    fee, loss = (page.locator(f".pb-bar--{kind}").bounding_box() or {} for kind in ("fee", "loss"))
    assert loss["x"] == pytest.approx(fee["x"] + fee["width"], abs=1)
    page.fill("#n-hours", "many")
    expect(page.locator("#r-hours")).to_contain_text("That can't be read as a number.")
    expect(page.locator("#n-hours")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#sum [data-waits]")).to_be_visible()
    page.fill("#n-hours", "0")
    expect(page.locator("#r-hours")).to_have_text("The number has to be greater than zero.")
