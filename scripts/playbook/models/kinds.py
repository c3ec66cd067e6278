"""Which kinds of thing there are, and where in `data/` each lives."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playbook.diagnostics import Phrase
from playbook.models.base import Model
from playbook.models.checklists import Checklist
from playbook.models.decision_aids import DecisionAid
from playbook.models.entries import Alternative, Practice, Reference, Start
from playbook.models.people import Contributor, Quote, Statement
from playbook.models.red_flags import RedFlag
from playbook.models.registers import (
    Correction,
    Principle,
    Question,
    Source,
    Stand,
    Term,
)
from playbook.models.scripts import Script
from playbook.models.template_fields import TemplateField
from playbook.models.vocabulary import Synonyms

Ids = Mapping[str, Sequence[str]]
"""The ids that exist now, by the name of their kind."""


class Kind(NamedTuple):
    """A kind of record: one file each in a folder, or all of them in one register file."""

    name: str
    """As references name it: ``red-flag``."""
    place: str
    """Folder of `data/`, or file when it ends in ``.yml``."""
    model: type[Model]
    words: Phrase
    """One of the kind, as it stands in a sentence."""
    address: str | None = None
    """Folder of the site, for those with a page each."""
    is_entry: bool = False
    """Whether `EntryRefs` may name it."""

    @property
    def is_register(self) -> bool:
        """Whether all records stand in one file, each under its id."""
        return self.place.endswith(".yml")


KINDS = (
    Kind("start", "start", Start, Phrase("en princip", "a principle"), "start", is_entry=True),
    Kind(
        "red-flag",
        "red-flags",
        RedFlag,
        Phrase("en varningssignal", "a red flag"),
        "red-flags",
        is_entry=True,
    ),
    Kind(
        "alternative",
        "alternatives",
        Alternative,
        Phrase("ett alternativ", "an alternative"),
        "alternatives",
        is_entry=True,
    ),
    Kind(
        "practice",
        "practices",
        Practice,
        Phrase("en praxis", "a practice"),
        "practices",
        is_entry=True,
    ),
    Kind(
        "checklist",
        "checklists",
        Checklist,
        Phrase("en checklista", "a checklist"),
        "checklists",
        is_entry=True,
    ),
    Kind(
        "script",
        "script-templates",
        Script,
        Phrase("en skriptmall", "a script template"),
        "scripts",
        is_entry=True,
    ),
    Kind(
        "decision-aid",
        "decision-aids",
        DecisionAid,
        Phrase("ett beslutsstöd", "a decision aid"),
        "decision-aids",
        is_entry=True,
    ),
    Kind(
        "reference",
        "reference",
        Reference,
        Phrase("en uppslagssida", "a reference page"),
        "reference",
        is_entry=True,
    ),
    Kind(
        "contributor",
        "contributors",
        Contributor,
        Phrase("en medverkande", "a contributor"),
        "contributors",
    ),
    Kind("quote", "quotes", Quote, Phrase("ett citat", "a quote")),
    Kind("statement", "statements", Statement, Phrase("ett återgivet uttalande", "a statement")),
    Kind("field", "fields.yml", TemplateField, Phrase("ett fält", "a field")),
    Kind("source", "sources.yml", Source, Phrase("en källa", "a source")),
    Kind("correction", "corrections.yml", Correction, Phrase("en rättelse", "a correction")),
    Kind("stand", "stands.yml", Stand, Phrase("ett ställningstagande", "a stand")),
    Kind("term", "glossary.yml", Term, Phrase("en term", "a term")),
    Kind("question", "questions.yml", Question, Phrase("en fråga", "a question")),
    Kind("synonyms", "vocabulary.yml", Synonyms, Phrase("en grupp sökord", "a group of synonyms")),
    Kind("principle", "principles.yml", Principle, Phrase("en grundregel", "a ground rule")),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_PLACE = {kind.place: kind for kind in KINDS}

REFERENCE_WORDS = {kind.name: kind.words for kind in KINDS} | {
    "entry": Phrase("en post", "an entry"),
    "phase": Phrase("en fas", "a phase"),
    "severity": Phrase("en allvarsgrad", "a severity"),
}
"""What a reference can name, in words."""

HOUSE_FILE = "handbook.yml"
HOUSE_WORDS = Phrase("handbokens inställningar", "the handbook's settings")
REDIRECTS_FILE = "redirects.yml"
