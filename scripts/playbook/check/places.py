"""Where a value of a model stands in its file, and what an editor calls that place."""

from typing import TYPE_CHECKING

from playbook.diagnostics import Phrase
from playbook.models.base import LANGUAGES, Model
from playbook.models.walk import Loc
from playbook.read import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from playbook.models.describe import Shape


def find(node: Node, loc: Loc) -> tuple[Node, Scalar | None]:
    """The node at `loc`, or the deepest one on the way there, and the key that it stands under."""
    key: Scalar | None = None
    for step in loc:
        if isinstance(node, Mapping) and step in node.by_key:
            key, node = node.by_key[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node, key


def name(loc: Loc) -> Phrase:
    """A place in words an editor knows: ``item 2 of signs``, ``why (sv)``."""
    steps = list(loc)
    language = f" ({steps.pop()})" if steps and steps[-1] in LANGUAGES else ""
    sv = en = ""
    for step in steps:
        if isinstance(step, int):
            sv = f"punkt {step + 1} i {sv}" if sv else f"punkt {step + 1}"
            en = f"item {step + 1} of {en}" if en else f"item {step + 1}"
        else:
            sv = f"{step} i {sv}" if sv else step
            en = f"{step} in {en}" if en else step
    return Phrase((sv or "texten") + language, (en or "the text") + language)


def fields_at(model: type[Model], loc: Loc) -> list[str]:
    """The names of the fields that an editor may write at `loc` of a record of `model`."""
    # The descriptions are only needed on the way to a message.
    from playbook.models.describe import Fields, Translated, fields  # noqa: PLC0415

    match _shape_at(model, loc):
        case Fields(inner):
            return [field.name for field in fields(inner)]
        case Translated():
            return list(LANGUAGES)
        case _:
            return []


def names_at(model: type[Model], loc: Loc) -> dict[str, str]:
    """What people call the fields at `loc`, in small letters, and the fields' own names."""
    from playbook.models.describe import Fields, fields  # noqa: PLC0415 - see above

    shape = _shape_at(model, loc)
    found = fields(shape.model) if isinstance(shape, Fields) else ()
    return {
        called.lower(): field.name
        for field in found
        for called in (field.doc.name_en, field.doc.name_sv)
    }


def _shape_at(model: type[Model], loc: Loc) -> "Shape | None":
    from playbook.models.describe import Fields, ListOf, MapOf, fields  # noqa: PLC0415 - see above

    shape: Shape | None = Fields(model)
    for step in loc:
        match shape:
            case ListOf(item) | MapOf(item):
                shape = item
            case Fields(inner):
                found = (field.shape for field in fields(inner) if field.name == step)
                shape = next(found, None)
            case _:
                shape = None
    return shape


def closest(word: str, choices: list[str]) -> str | None:
    """The one of `choices` that `word` was probably meant to be."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a message

    found = get_close_matches(word.lower(), choices, n=1, cutoff=0.8)
    return found[0] if found else None
