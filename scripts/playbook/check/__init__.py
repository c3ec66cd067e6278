"""Check: the trees become one typed handbook, or a list of what is wrong.

In phases, so that one mistake gives one message: the fields of each record, then its references,
then what must agree within it, then the handbook as a whole. A rule that reads a field runs only
when that field is sound, and a broken record never hides the faults of another.
"""

import os
import time
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from playbook.check.records import Record, Records, sort_in
from playbook.check.references import Known, known_ids, reference_faults
from playbook.check.rules import handbook_faults, record_faults
from playbook.check.style import style_faults
from playbook.check.templates import field_faults, placeholder_faults, template_faults
from playbook.check.vocabulary import SearchWords, vocabulary_faults
from playbook.diagnostics import Diagnostic, has_errors
from playbook.models.letterhead import SHIPPED
from playbook.models.scripts import Script
from playbook.models.template_fields import TemplateField
from playbook.read import Source

if TYPE_CHECKING:
    from playbook.models.handbook import Handbook

_SPOILS_ITS_LINE = (
    "control-character",
    "invisible-character",
    "odd-space-in-indentation",
    "text-cut-off",
)

__all__ = ["check", "examine", "today"]


def check(source: Source, on: date | None = None) -> "tuple[Handbook | None, list[Diagnostic]]":
    """Check everything that was read.

    Gives the handbook, or None when there is an error, and all diagnostics sorted by place.
    Reviews are judged as of the day `on`, today unless it is given.
    """
    records, diagnostics = examine(source, on)
    if has_errors(diagnostics):
        return None, diagnostics
    from playbook.check.assembling import assemble  # noqa: PLC0415 - `examine` does without

    return assemble(records, source.letterhead or b""), diagnostics


def examine(source: Source, on: date | None = None) -> tuple[Records, list[Diagnostic]]:
    """Check as `check` does, and give the records as they are, sound or not."""
    records = sort_in(source)
    diagnostics = records.diagnostics + _faults(records)
    diagnostics += letterhead_diagnostics(source.letterhead)
    sound = not diagnostics or not has_errors(diagnostics)
    diagnostics += handbook_faults(records, on or today(), so_far_sound=sound)
    diagnostics += style_faults(records)
    diagnostics += vocabulary_faults(records, SearchWords(), so_far_sound=sound)
    return records, sorted(once(diagnostics), key=lambda found: found.order)


def letterhead_diagnostics(content: bytes | None) -> list[Diagnostic]:
    """What is wrong with the letterhead; of one that is missing, reading has told."""
    if content is None or zlib.crc32(content) == SHIPPED:
        return []
    from playbook.check.letterhead import letterhead_faults  # noqa: PLC0415 - see SHIPPED

    return list(letterhead_faults(content))


def once(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """One message for one mistake.

    A sign that nobody sees spoils the word it stands in, a text that is cut off may look empty,
    and a language that stands twice is missing under its right name.
    """
    lines = {(d.span.path, d.span.line) for d in diagnostics if d.code in _SPOILS_ITS_LINE}
    halved = {d.span.path for d in diagnostics if d.code in ("duplicate-key", "text-cut-off")}
    return [
        found
        for found in dict.fromkeys(diagnostics)
        if found.code in _SPOILS_ITS_LINE
        or not (
            (found.span.path, found.span.line) in lines
            or (found.code == "missing-translation" and found.span.path in halved)
        )
    ]


def today() -> date:
    """The day of the build: `SOURCE_DATE_EPOCH` where it is set, otherwise the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = int(epoch) if epoch and epoch.isdigit() else time.time()
    return datetime.fromtimestamp(seconds, UTC).date()


def _faults(records: Records) -> list[Diagnostic]:
    known = known_ids(records)
    fields = {
        record.id: record.value for record in records.all if isinstance(record.value, TemplateField)
    }
    return [found for record in records.all for found in record_diagnostics(record, known, fields)]


def record_diagnostics(
    record: Record, known: Known, fields: Mapping[str, TemplateField]
) -> Iterator[Diagnostic]:
    """What is wrong with one record, given the ids that exist and the fields for scripts."""
    broken = list(reference_faults(record, known))
    yield from broken
    yield from placeholder_faults(record)
    if record.value is None:
        return
    yield from record_faults(record)
    if isinstance(record.value, Script) and not broken and not record.file.blanked:
        yield from template_faults(record, record.value, fields)
    elif isinstance(record.value, TemplateField):
        yield from field_faults(record, record.value)
