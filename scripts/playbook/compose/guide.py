"""The parts of the editors' guide that are made: every field, and every code with its remedy."""

from collections.abc import Iterator
from typing import Any

from playbook.compose.pages import Page, Stop
from playbook.compose.words import WORDS
from playbook.diagnostics.catalogue import catalogue
from playbook.models.base import LANGUAGES, Doc, Language, Model, Title
from playbook.models.describe import Fields, ListOf, MapOf, Shape, fields
from playbook.models.kinds import KINDS, REFERENCE_WORDS, Kind

_ADDRESS = "editors"


def guide_pages() -> Iterator[Page]:
    """The made pages; the guide's first page is written by hand."""
    guide, fields_stop, errors_stop = (
        Stop(address, _words(name))
        for address, name in (
            (_ADDRESS, "guide_title"),
            (f"{_ADDRESS}/fields", "guide_fields_title"),
            (f"{_ADDRESS}/errors", "guide_errors_title"),
        )
    )
    siblings = (fields_stop, errors_stop)
    for stop, template, source, context in (
        (fields_stop, "guide-fields", "scripts/playbook/models/", {"kinds": KINDS}),
        (
            errors_stop,
            "guide-errors",
            "scripts/playbook/diagnostics/codes/",
            {"codes": list(catalogue().values())},
        ),
    ):
        yield Page(
            stop.address,
            template,
            stop.title,
            source=source,
            section=_ADDRESS,
            crumbs=(guide,),
            siblings=siblings,
            previous=siblings[0] if stop is siblings[1] else None,
            next=siblings[1] if stop is siblings[0] else None,
            context=context,
        )


def tools(language: Language) -> dict[str, Any]:
    """What the guide's templates call."""

    def kind_words(kind: Kind) -> str:
        words: str = getattr(kind.words, language)
        return words[0].upper() + words[1:]

    return {
        "fields_of": fields,
        "group_of": _group,
        "kind_words": kind_words,
        "reference_words": lambda kind: getattr(REFERENCE_WORDS[kind], language),
        "shape_text": lambda name: WORDS[language][f"shape_{name}"],
        "doc_name": lambda doc: _of(doc, "name", language),
        "doc_text": lambda doc: getattr(doc, language),
    }


def visible(text: str) -> str:
    """An example's lines with signs in place of those that nobody sees."""
    shown = text.rstrip("\n").replace("\t", "→")
    return "".join(sign if sign.isprintable() or sign == "\n" else "␣" for sign in shown)


def _of(doc: Doc, part: str, language: Language) -> str:
    words: str = getattr(doc, f"{part}_{language}")
    return words


def _group(shape: Shape) -> type[Model] | None:
    """The model of a field that has fields of its own, however deep in lists."""
    while isinstance(shape, ListOf | MapOf):
        shape = shape.item
    return shape.model if isinstance(shape, Fields) else None


def _words(name: str) -> Title:
    return Title(**{language: WORDS[language][name] for language in LANGUAGES})
