"""A small handbook in memory, for tests that change one thing in it."""

from datetime import date

from playbook.check import check
from playbook.diagnostics import Diagnostic
from playbook.models.handbook import Handbook
from playbook.read import Source, read_file

HOUSE = """\
name: {sv: Handboken, en: The handbook}
tagline: {sv: Kort sagt, en: In short}
owner: {sv: ledningen, en: management}
review_days: 365
style: {sentence_words: 35, lix: 45, flesch: 45}
phases:
  - id: tell
    title: {sv: Säg det, en: Tell}
    question: {sv: Hur?, en: How?}
    goal: {sv: Sagt, en: Told}
severities:
  - id: act
    title: {sv: Agera, en: Act}
    meaning: {sv: Gör något, en: Do something}
moments: []
"""

RED_FLAG = """\
title: {sv: Sena betalningar, en: Late payments}
summary: {sv: Pengarna dröjer., en: The money is late.}
severity: act
reviewed: 2026-11-24
what: {sv: Fakturor dröjer., en: Invoices are late.}
signs:
  - {sv: Påminnelser, en: Reminders}
why: {sv: Kassan töms., en: Cash runs out.}
let_go_when: {sv: När det fortsätter., en: When it goes on.}
client_sentence: {sv: Fakturor dröjer., en: Invoices are late.}
dossier_sentence: {sv: Sena fakturor., en: Late invoices.}
scripts: [call]
quotes: [q-gucwa-1]
keywords: {sv: [obetalda räkningar], en: [unpaid bills]}
"""

_KEPT = [row for row in RED_FLAG.splitlines(True) if not row.startswith(("scripts", "quotes"))]
LEVELLED = (
    "".join(_KEPT)
    .replace("obetalda räkningar", "ständiga rabatter")
    .replace("unpaid bills", "rebates")
    + """\
levels:
  watch: {sv: Någon gång, en: Once}
  act: {sv: Ofta, en: Often}
  stop: {sv: Jämt, en: Always}
"""
)
"""A red flag that nothing else refers to, with a text for each level."""

SCRIPT = """\
title: {sv: Samtal, en: Call}
summary: {sv: Att säga., en: To say.}
kind: call-script
audience: client
phase: tell
reviewed: 2026-11-24
when_to_use:
  - {sv: Ofta, en: Often}
next_steps:
  - {sv: Skriv, en: Write}
uses:
  - field: client
blocks:
  - say: {sv: "Hej [[client]].", en: "Hello [[client]]."}
  - note: {sv: Bara för er., en: For you only.}
keywords: {sv: [manus], en: [wording]}
"""

FIELDS = """\
client: {type: text, label: {sv: Kundens namn, en: Client's name}}
grounds: {type: multiline, suggest: dossier-sentence, label: {sv: Skälen, en: Grounds}}
ending:
  type: choice
  label: {sv: Hur det slutar, en: How it ends}
  choices: {expiry: {sv: Löper ut, en: Expires}, notice: {sv: Sägs upp, en: By notice}}
"""

REGISTERS = """\
title: {sv: Medverkande, en: Contributors}
summary: {sv: De som citeras., en: Those who are quoted.}
reviewed: 2026-11-24
answer: {sv: Inga än., en: None yet.}
shows: contributors
keywords: {sv: [experter], en: [experts]}
"""


QUOTE = """\
contributor: cassandra-gucwa
source: Pausa arbetet.
edited: Pausa arbetet.
translation: Pause the work.
context: {sv: Om paus., en: On pausing.}
seed_lines: "58"
"""

CONTRIBUTOR = """\
name: Cassandra Gucwa
role: {sv: grundare, en: founder}
agency: Menerva Digital
country: {sv: USA, en: USA}
seed_lines: "29"
reviewed: 2026-11-24
"""

CHECKLIST = """\
title: {sv: Överlämning, en: Handover}
summary: {sv: Allt som lämnas., en: All that is handed over.}
reviewed: 2026-11-24
phase: tell
intro: {sv: Gå igenom., en: Work through it.}
groups:
  - title: {sv: Konton, en: Accounts}
    items:
      - {id: domain, text: {sv: Domän, en: Domain}}
keywords: {sv: [lista], en: [list]}
"""

TODAY = date(2026, 11, 24)


GLOSSARY = """\
client:
  term: {sv: kund, en: client}
  meaning: {sv: Den som köper., en: The buyer.}
  avoid: {sv: [klient*]}
"""


VOCABULARY = """\
pay:
  sv: [betala, få betalt]
  en: [pay, settle]
"""


def files() -> dict[str, str]:
    """The data files of a small, sound handbook, by path."""
    return {
        "data/handbook.yml": HOUSE,
        "data/red-flags/late-payments.yml": RED_FLAG,
        "data/red-flags/price-haggling.yml": LEVELLED,
        "data/script-templates/call.yml": SCRIPT,
        "data/checklists/handover-checklist.yml": CHECKLIST,
        "data/contributors/cassandra-gucwa.yml": CONTRIBUTOR,
        "data/quotes/q-gucwa-1.yml": QUOTE,
        "data/fields.yml": FIELDS,
        "data/glossary.yml": GLOSSARY,
        "data/vocabulary.yml": VOCABULARY,
        "data/reference/contributors.yml": REGISTERS,
    }


def checked(
    changed: dict[str, str | bytes | None] | None = None, letterhead: bytes | None = None
) -> tuple[Handbook | None, list[Diagnostic]]:
    """Check the small handbook with some files changed, added or (None) left out."""
    read, problems = [], []
    for path, content in sorted((files() | (changed or {})).items()):
        if content is not None:
            file, found = read_file(path, content.encode() if isinstance(content, str) else content)
            read.append(file)
            problems += found
    return check(Source(tuple(read), {}, tuple(problems), letterhead), TODAY)


STYLE = {
    "word-to-avoid",
    "wrong-quotation-marks",
    "left-placeholder",
    "long-sentence",
    "no-search-words",
}


def diagnosed(path: str, content: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of what is wrong when one file of the small handbook is changed.

    The style of a text and its search words are another matter: they are left out here.
    """
    _, diagnostics = checked({path: content})
    return [(d.code, d.span.line, d.span.column) for d in diagnostics if d.code not in STYLE]
