"""An editor's program: the real language server, in a copy of the project with its settings."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import copy_project, playbook
from tests.editor.editing import Editor
from tests.editor.installing import NODE, SERVER
from tests.editor.language_server import LanguageServer


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    assert SERVER.is_file(), "The language server is missing: `make test` installs it."
    root = copy_project(tmp_path_factory.mktemp("editor") / "project")
    done = playbook(root, "schema")
    assert done.returncode == 0, done.stderr
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    server = LanguageServer([NODE, SERVER, "--stdio"], root, settings)
    try:
        server.start()
        yield server
    finally:
        code = server.stop()
    assert code == 0


@pytest.fixture
def editor(server: LanguageServer) -> Iterator[Editor]:
    """One that must not have stumbled: a server that does says nothing is wrong."""
    server.notifications.clear()
    yield Editor(server, Path(server.root) / "data")
    told = [note for note in server.notifications if note["method"] == "telemetry/event"]
    assert told == []
