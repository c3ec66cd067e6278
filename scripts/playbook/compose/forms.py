"""The form that fills scripts in the browser: which fields it asks for, and what it suggests."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from playbook.compose.words import MONTHS, WORDS
from playbook.models.base import Language
from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.scripts import Script
from playbook.models.template_fields import TemplateField


@dataclass(frozen=True)
class FormField:
    """One question of the form."""

    field: TemplateField
    is_required: bool
    """True when a script cannot be used without the answer."""
    is_condition: bool
    """True when the answer decides what the text says, so that it is asked for at once."""


@dataclass(frozen=True)
class Form:
    """The questions for some scripts, in the order in which a person answers them."""

    fields: tuple[FormField, ...]
    red_flags: tuple[RedFlag, ...]
    """Those whose sentences can be answers, the scripts' own first; empty when no field asks."""

    @property
    def first(self) -> tuple[FormField, ...]:
        """What is asked for at once."""
        return tuple(each for each in self.fields if each.is_required or each.is_condition)

    @property
    def more(self) -> tuple[FormField, ...]:
        """What is only asked for when a person wants to."""
        return tuple(each for each in self.fields if not (each.is_required or each.is_condition))

    @property
    def holds_personal_data(self) -> bool:
        """Whether an answer is about a person."""
        return any(each.field.personal for each in self.fields)

    def suggests(self, sentence: str) -> bool:
        """Whether a field wants `sentence`, ``client-sentence`` or ``dossier-sentence``."""
        return any(each.field.suggest == sentence for each in self.fields)


def form_for(scripts: Sequence[Script], handbook: Handbook) -> Form:
    """The form that asks once for all that `scripts` need."""
    required: dict[str, bool] = {}
    for script in scripts:
        for use in script.uses:
            required[use.field] = required.get(use.field, False) or use.required
    conditions = {block.when for script in scripts for block in script.blocks}
    fields = tuple(
        FormField(handbook.fields[name], is_required, name in conditions)
        for name, is_required in required.items()
    )
    suggests = any(each.field.suggest for each in fields)
    return Form(fields, _red_flags(scripts, handbook) if suggests else ())


def _red_flags(scripts: Sequence[Script], handbook: Handbook) -> tuple[RedFlag, ...]:
    ids = {script.id for script in scripts}
    flags = handbook.of_kind(RedFlag)
    return tuple(sorted(flags, key=lambda flag: ids.isdisjoint(flag.scripts)))


_SAID = (
    "answers_cleared", "answers_opened", "answers_saved", "answers_too_large", "answers_unreadable",
    "complete", "copied", "copy_failed", "fill_failed", "mail_long", "mail_waits", "missing", "no",
    "row", "saved_as", "undo", "yes",
)  # fmt: skip


def form_words(language: Language) -> str:
    """What the page's script says, and how it words days and answers: a JSON object."""
    words: dict[str, object] = {key: WORDS[language][key] for key in _SAID}
    return json.dumps(words | {"months": MONTHS[language]}, ensure_ascii=False)
