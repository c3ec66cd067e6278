"""What a person does in an editor's program: type, look at what is offered, take it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.editor.language_server import LanguageServer

CURSOR = "‸"
FIELD = 10
"""What the protocol calls a property, among the kinds of suggestions."""


@dataclass(frozen=True)
class Sheet:
    """An open file with unsaved text, and what the server finds wrong with it."""

    server: LanguageServer
    path: Path
    text: str
    problems: list[dict[str, Any]]
    cursor: int

    def at(self, words: str) -> "Sheet":
        """The same file with the cursor where ``‸`` stands in these words of it."""
        before, _, after = words.partition(CURSOR)
        return replace(self, cursor=self.text.index(before + after) + len(before))

    def suggestions(self) -> list[dict[str, Any]]:
        """What is offered at the cursor."""
        return self._ask("completion", position=self._position(self.cursor))["items"]

    def explanation(self) -> str:
        """What is shown at the cursor."""
        answer = self._ask("hover", position=self._position(self.cursor))
        return answer["contents"]["value"] if answer else ""

    def fixes(self, problem: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        """The quick fixes for one problem: the edits of each, by its title."""
        answer = self._ask("codeAction", range=problem["range"], context={"diagnostics": [problem]})
        return {
            action["title"]: action["edit"]["changes"][self.path.as_uri()]
            for action in answer
            if action.get("kind") == "quickfix"
        }

    def after(self, *edits: dict[str, Any]) -> "Sheet":
        """The file when edits have been made."""
        text = self.text
        for edit in sorted(edits, key=lambda edit: self._span(edit["range"]), reverse=True):
            start, end = self._span(edit["range"])
            text = text[:start] + edit["newText"] + text[end:]
        return show(self.server, self.path, text)

    def marked(self, problem: dict[str, Any]) -> str:
        """The words that are underlined."""
        start, end = self._span(problem["range"])
        return self.text[start:end]

    def line(self, problem: dict[str, Any]) -> str:
        """The whole line where a problem begins."""
        return self.text.split("\n")[problem["range"]["start"]["line"]]

    def _ask(self, what: str, **more: Any) -> Any:
        document = {"textDocument": {"uri": self.path.as_uri()}}
        return self.server.request(f"textDocument/{what}", document | more)

    def _position(self, index: int) -> dict[str, int]:
        """As the protocol counts: lines, and in a line units of UTF-16."""
        *before, line = self.text[:index].split("\n")
        return {"line": len(before), "character": len(line.encode("utf-16-le")) // 2}

    def _span(self, extent: dict[str, Any]) -> tuple[int, int]:
        return self._index(extent["start"]), self._index(extent["end"])

    def _index(self, position: dict[str, int]) -> int:
        lines = self.text.split("\n")
        units = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]]
        return sum(len(line) + 1 for line in lines[: position["line"]]) + len(
            units.decode("utf-16-le")
        )


@dataclass(frozen=True)
class Editor:
    """An editor's program with the project open."""

    server: LanguageServer
    data: Path

    def open(self, file: str) -> Sheet:
        """Open a file as it is."""
        return show(self.server, self.data / file, self.read(file))

    def type(self, file: str, old: str, new: str) -> Sheet:
        """Open a file and put `new` for `old`; the cursor stays at ``‸``."""
        text = self.read(file)
        assert old in text
        return show(self.server, self.data / file, text.replace(old, new, 1))

    def read(self, file: str | Path) -> str:
        """The text of a file as it is saved."""
        return (self.data / file).read_text(encoding="utf-8")

    def schemas_of(self, path: Path) -> list[str]:
        """The addresses of the schemas that an open file is checked with."""
        answer = self.server.request("yaml/get/jsonSchema", [path.as_uri()])
        return [schema["uri"] for schema in answer]


def show(server: LanguageServer, path: Path, text: str) -> Sheet:
    """Put a text into an open file; ``‸`` in it is the cursor."""
    before, _, after = text.partition(CURSOR)
    [problems] = server.show((path, before + after))
    return Sheet(server, path, before + after, problems, len(before))


def labels(suggestions: list[dict[str, Any]]) -> set[str]:
    """The words that a list of suggestions shows."""
    return {suggestion["label"] for suggestion in suggestions}
