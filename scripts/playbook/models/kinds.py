"""Which kinds of thing there are, and where in `data/` each lives."""

from dataclasses import dataclass

from playbook.models.base import Model
from playbook.models.entries import Alternative, Checklist, Practice, RedFlag, Reference, Start
from playbook.models.house import Correction, Principle, Source, Stand
from playbook.models.people import Contributor, Quote, Statement
from playbook.models.scripts import Script, TemplateField


@dataclass(frozen=True)
class Kind:
    """A kind of record: one file each in a folder, or all of them in one register file."""

    name: str
    """As references name it: ``red-flag``."""
    place: str
    """Folder of `data/`, or file when it ends in ``.yml``."""
    model: type[Model]
    address: str | None = None
    """Folder of the site, for those with a page each."""
    is_entry: bool = False
    """Whether `EntryRefs` may name it."""

    @property
    def is_register(self) -> bool:
        """Whether all records stand in one file, each under its id."""
        return self.place.endswith(".yml")

    @property
    def words(self) -> str:
        """The kind in plain words, for messages."""
        return self.name.replace("-", " ")


KINDS = (
    Kind("start", "start", Start, "start", is_entry=True),
    Kind("red-flag", "red-flags", RedFlag, "red-flags", is_entry=True),
    Kind("alternative", "alternatives", Alternative, "alternatives", is_entry=True),
    Kind("practice", "practices", Practice, "practices", is_entry=True),
    Kind("checklist", "checklists", Checklist, "checklists", is_entry=True),
    Kind("script", "script-templates", Script, "scripts", is_entry=True),
    Kind("reference", "reference", Reference, "reference", is_entry=True),
    Kind("contributor", "contributors", Contributor, "contributors"),
    Kind("quote", "quotes", Quote),
    Kind("statement", "statements", Statement),
    Kind("field", "fields.yml", TemplateField),
    Kind("source", "sources.yml", Source),
    Kind("correction", "corrections.yml", Correction),
    Kind("stand", "stands.yml", Stand),
    Kind("principle", "principles.yml", Principle),
)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_PLACE = {kind.place: kind for kind in KINDS}

HOUSE_FILE = "handbook.yml"
REDIRECTS_FILE = "redirects.yml"
