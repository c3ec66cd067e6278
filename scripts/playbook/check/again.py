"""Checking again: what is known of a file is known until it changes, or what it names does.

Gives what `check` gives. The check of one file depends on its bytes; its references also on which
ids exist, a script also on the fields, and its style on the glossary and the house's settings.
What concerns the handbook as a whole is judged anew each time.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from playbook.check import letterhead_diagnostics, once, record_diagnostics, today
from playbook.check.records import Record, Records, file_records, without_house
from playbook.check.references import Known, known_ids, links
from playbook.check.rules import handbook_faults
from playbook.check.style import style_faults
from playbook.check.vocabulary import SearchWords, vocabulary_faults
from playbook.diagnostics import Diagnostic, has_errors
from playbook.models.house import House
from playbook.models.registers import Term
from playbook.models.scripts import Script
from playbook.models.template_fields import TemplateField
from playbook.read import DataFile, Source

if TYPE_CHECKING:
    from playbook.models.handbook import Handbook


@dataclass
class _Part:
    """What is known of one file."""

    file: DataFile
    records: Records
    named: frozenset[str] = frozenset()
    """The ids that its records name."""
    has_script: bool = False
    faults: list[Diagnostic] | None = None
    style: list[Diagnostic] | None = None


@dataclass
class Checker:
    """Checks one project again and again."""

    _parts: dict[str, _Part] = field(default_factory=dict)
    _known: Known = field(default_factory=dict)
    _fields: list[TemplateField] = field(default_factory=list)
    _style: list[Record] = field(default_factory=list)
    _words: SearchWords = field(default_factory=SearchWords)
    _letterhead: tuple[bytes | None, list[Diagnostic]] = (None, [])

    def check(
        self, source: Source, on: date | None = None
    ) -> "tuple[Handbook | None, list[Diagnostic]]":
        """Check as `playbook.check.check` does."""
        records = self._sorted_in(source)
        diagnostics = records.diagnostics + self._faults(records)
        if source.letterhead != self._letterhead[0]:
            self._letterhead = (source.letterhead, letterhead_diagnostics(source.letterhead))
        diagnostics += self._letterhead[1]
        sound = not diagnostics or not has_errors(diagnostics)
        diagnostics += handbook_faults(records, on or today(), so_far_sound=sound)
        diagnostics += self._styled(records)
        diagnostics += vocabulary_faults(records, self._words, so_far_sound=sound)
        diagnostics = sorted(once(diagnostics), key=lambda found: found.order)
        if has_errors(diagnostics):
            return None, diagnostics
        from playbook.check.assembling import assemble  # noqa: PLC0415 - as `check` does

        return assemble(records, source.letterhead or b""), diagnostics

    def _sorted_in(self, source: Source) -> Records:
        whole = Records(source.diagnostics)
        parts = {}
        for file in source.files:
            part = self._parts.get(file.path)
            if part is None or part.file is not file:
                records = file_records(file)
                named = {
                    value for record in records.all for _, _, value in record.walked.references
                }
                named |= {target for record in records.all for _, target in links(record)}
                has_script = any(isinstance(record.value, Script) for record in records.all)
                part = _Part(file, records, frozenset(named), has_script)
            parts[file.path] = part
            whole.all += part.records.all
            whole.redirects += part.records.redirects
            whole.unread_kinds |= part.records.unread_kinds
            whole.diagnostics += part.records.diagnostics
        whole.diagnostics += without_house(source)
        self._parts = parts
        return whole

    def _faults(self, records: Records) -> list[Diagnostic]:
        known = known_ids(records)
        fields = [r.value for r in records.all if isinstance(r.value, TemplateField)]
        by_id = {value.id: value for value in fields}
        moved = _moved(self._known, known)
        other_fields = not _are_same(fields, self._fields)
        found: list[Diagnostic] = []
        for part in self._parts.values():
            # An id that is suggested for a wrong one may be any, so faults are always found anew.
            if (
                part.faults is None
                or part.faults
                or not moved.isdisjoint(part.named)
                or (other_fields and part.has_script)
            ):
                part.faults = [
                    fault
                    for record in part.records.all
                    for fault in record_diagnostics(record, known, by_id)
                ]
            found += part.faults
        self._known, self._fields = known, fields
        return found

    def _styled(self, records: Records) -> list[Diagnostic]:
        rules = [r for r in records.all if isinstance(r.value, House | Term)]
        is_same = _are_same(rules, self._style)
        self._style = rules
        about = {record.file.path for record in rules}
        looked_at = [
            part
            for part in self._parts.values()
            if part.style is None or not is_same or part.file.path in about
        ]
        by_path: dict[str, list[Diagnostic]] = {part.file.path: [] for part in looked_at}
        some = [record for part in looked_at for record in part.records.all]
        records = Records(())
        records.all = some
        for fault in style_faults(records):
            by_path[fault.span.path].append(fault)
        for part in looked_at:
            part.style = by_path[part.file.path]
        return [fault for part in self._parts.values() for fault in part.style or ()]


def _moved(before: Known, now: Known) -> frozenset[str]:
    """The ids that came or went, of whatever kind."""
    moved: set[str] = set()
    for kind in before.keys() | now.keys():
        if before.get(kind) != now.get(kind):
            # A kind that cannot be read is not known at all, and may hold any id.
            moved |= before.get(kind, frozenset()) ^ now.get(kind, frozenset())
    return frozenset(moved)


def _are_same(
    some: list[TemplateField] | list[Record], others: list[TemplateField] | list[Record]
) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))
