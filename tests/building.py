"""A small handbook in memory, for tests that change one thing in it."""

from playbook.check import check
from playbook.diagnostics import Diagnostic
from playbook.models.handbook import Handbook
from playbook.read import DataFile, Source, parse
from playbook.read.text import decode

HOUSE = """\
name: {sv: Handboken, en: The handbook}
tagline: {sv: Kort sagt, en: In short}
owner: {sv: ledningen, en: management}
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
"""

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
"""

FIELDS = """\
client: {type: text, label: {sv: Kundens namn, en: Client's name}}
"""

REGISTERS = """\
title: {sv: Medverkande, en: Contributors}
summary: {sv: De som citeras., en: Those who are quoted.}
reviewed: 2026-11-24
answer: {sv: Inga än., en: None yet.}
shows: contributors
"""


def files() -> dict[str, str]:
    """The data files of a small, sound handbook, by path."""
    return {
        "data/handbook.yml": HOUSE,
        "data/red-flags/late.yml": RED_FLAG,
        "data/script-templates/call.yml": SCRIPT,
        "data/fields.yml": FIELDS,
        "data/reference/contributors.yml": REGISTERS,
    }


def checked(
    changed: dict[str, str | bytes] | None = None,
) -> tuple[Handbook | None, list[Diagnostic]]:
    """Check the small handbook with some files changed or added."""
    read, problems = [], []
    for path, content in sorted((files() | (changed or {})).items()):
        raw = content.encode() if isinstance(content, str) else content
        text, found = decode(path, raw)
        root = None
        if not found:
            root, found = parse(path, text)
        read.append(DataFile(path, text, root))
        problems += found
    return check(Source(tuple(read), {}, tuple(problems)))


def diagnosed(path: str, content: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of what is wrong in one file of the small handbook."""
    _, diagnostics = checked({path: content})
    return [(d.code, d.span.line, d.span.column) for d in diagnostics if d.span.path == path]
