"""Script templates: texts that staff say, send or fill in, and the fields they fill."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from playbook.models.base import Entry, InlineString, Localized, Model, Ref, Text, Title, Truth
from playbook.models.entries import PhaseRef

FieldRef = Annotated[str, Ref("field")]
FieldType = Literal[
    "text", "multiline", "date", "email", "url", "number", "choice", "boolean", "list"
]


class Spoken(Localized):
    """One paragraph of a script, with ``[[field]]`` where a person fills in something."""

    sv: InlineString | None = None
    en: InlineString | None = None


class ItemField(Model):
    """One column of a field of type list."""

    label: Title
    type: Literal["text", "date", "boolean"] = "text"


class TemplateField(Model):
    """A slot in the scripts. One register for all of them, so that one set of answers fills all."""

    id: str
    type: FieldType
    label: Title
    hint: Text | None = None
    personal: Truth = False
    """True for personal data: never stored, never sent."""
    item: dict[str, ItemField] = Field(default_factory=dict)
    """The columns, for type list."""
    choices: dict[str, Title] = Field(default_factory=dict)
    """The choices, for type choice."""


class Use(Model):
    """A field that a template uses."""

    field: FieldRef
    required: Truth = False
    suggest: Literal["red-flags"] | None = None


BLOCK_KINDS = ("p", "h2", "ul", "ol", "table", "dl", "say", "note")


class Block(Model):
    """One block of a script. Exactly one of the kinds is given."""

    p: Spoken | None = None
    """A paragraph."""
    h2: Title | None = None
    """A heading."""
    ul: tuple[Spoken, ...] | None = None
    """A list."""
    ol: tuple[Spoken, ...] | None = None
    """A numbered list."""
    table: FieldRef | None = None
    """A table with a row for each item of a list field."""
    dl: tuple[FieldRef, ...] | None = None
    """Labels and values, one pair for each field."""
    say: Spoken | None = None
    """Words to say aloud."""
    note: Text | None = None
    """A drafting note for staff: never in anything that a client gets."""
    when: FieldRef | None = None
    """A yes/no field: the block is there only when the answer is yes."""

    @property
    def kind(self) -> str:
        """Which kind of block it is, one of `BLOCK_KINDS`."""
        return next(kind for kind in BLOCK_KINDS if getattr(self, kind) is not None)

    @model_validator(mode="after")
    def _one_kind(self) -> "Block":
        given = [kind for kind in BLOCK_KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            found = ", ".join(given) or "none"
            raise ValueError(f"a block has exactly one of {', '.join(BLOCK_KINDS)}; found {found}")
        return self


class Script(Entry):
    """A script template."""

    kind: Literal["call-script", "letter", "email", "handover", "dossier", "notice", "form"]
    audience: Literal["client", "internal"]
    phase: PhaseRef
    when_to_use: tuple[Text, ...]
    when_not: tuple[Text, ...] = ()
    never_say: tuple[Text, ...] = ()
    next_steps: tuple[Text, ...]
    adapted: Text | None = None
    """Where the script comes from, when it is adapted from someone else's."""
    uses: tuple[Use, ...] = ()
    blocks: tuple[Block, ...]
