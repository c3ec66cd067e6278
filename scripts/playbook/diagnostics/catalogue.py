"""The words of every diagnostic, and its explanation with a wrong and a right example."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from playbook.diagnostics.data import Diagnostic, Phrase, Severity

Language = Literal["sv", "en"]

_CODES = Path(__file__).parent / "codes"


@dataclass(frozen=True)
class Example:
    """Lines of a data file that go wrong, and the same lines put right."""

    place: str
    """The file that they stand in."""
    wrong: str
    right: str | None
    """None when the right thing is a whole entry."""
    how: Literal["fragment", "whole", "name", "told"]
    """Lines for a sound file, a whole file, a file's name, or something that is only told."""
    encoding: str

    @property
    def seen(self) -> str:
        """The wrong lines as a UTF-8 reader shows them: ``�`` for what it cannot read."""
        return self.wrong.encode(self.encoding).decode("utf-8", errors="replace")


@dataclass(frozen=True)
class Code:
    """One kind of diagnostic."""

    name: str
    severity: Severity
    title: Phrase
    message: Phrase
    help: Phrase
    help_meant: Phrase | None
    """What to do when it is clear what was meant; names ``{meant}``."""
    why: Phrase
    """Why it is asked for, in a few sentences."""
    example: Example


@dataclass(frozen=True)
class Words:
    """A diagnostic in one language."""

    message: str
    help: str


@cache
def catalogue() -> Mapping[str, Code]:
    """Every code by its name, in the order of the files."""
    codes: dict[str, Code] = {}
    for file in sorted(_CODES.glob("*.yml")):
        loaded: dict[str, dict[str, Any]] = yaml.load(
            file.read_text(encoding="utf-8"),
            Loader=yaml.CSafeLoader,
        )
        for name, record in loaded.items():
            codes[name] = _code(name, record)
    return codes


def words(found: Diagnostic, language: Language) -> Words:
    """What a diagnostic says in `language`."""
    code = catalogue()[found.code]
    values = {
        name: getattr(value, language) if isinstance(value, Phrase) else value
        for name, value in found.values
    }
    help_ = code.help_meant if "meant" in values and code.help_meant else code.help
    return Words(
        getattr(code.message, language).format(**values), getattr(help_, language).format(**values)
    )


_HEADINGS = {
    "sv": {"why": "Varför", "wrong": "Fel", "right": "Rätt",
           "whole": "(en hel post)"},
    "en": {"why": "Why", "wrong": "Wrong", "right": "Right",
           "whole": "(a whole entry)"},
}  # fmt: skip


def explanation(code: Code, language: Language) -> str:
    """A code explained, as plain text: for the command line."""
    h = _HEADINGS[language]
    right = code.example.right or h["whole"]
    parts = [
        f"{code.name}: {getattr(code.title, language)}",
        getattr(code.why, language),
        f"{h['wrong']} ({code.example.place}):\n{_indented(code.example.seen)}",
        f"{h['right']}:\n{_indented(right)}",
    ]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "\n".join(f"    {row}" for row in text.rstrip("\n").split("\n"))


def _code(name: str, record: dict[str, Any]) -> Code:
    meant = record.get("help_meant")
    return Code(
        name,
        record.get("severity", "error"),
        Phrase(**record["title"]),
        Phrase(**record["message"]),
        Phrase(**record["help"]),
        Phrase(**meant) if meant else None,
        Phrase(**record["why"]),
        Example(
            record.get("place", "data/red-flags/late-payments.yml"),
            record["wrong"],
            record["right"],
            record.get("how", "fragment"),
            record.get("encoding", "utf-8"),
        ),
    )
