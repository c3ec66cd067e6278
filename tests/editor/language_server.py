"""Talks with a language server as an editor's program does: the protocol over stdin and stdout."""

import json
import os
import subprocess
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

TIMEOUT = 20.0
METHOD_NOT_FOUND = -32601

CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "synchronization": {"dynamicRegistration": False},
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        },
        "hover": {"contentFormat": ["markdown"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor"]}}
        },
        "publishDiagnostics": {"dataSupport": True},
    },
}


class LanguageServer:
    """A running server for one folder, with the settings that an editor's program has there."""

    def __init__(
        self, command: Sequence[str | Path], root: Path, settings: Mapping[str, Any]
    ) -> None:
        """`settings` as they stand in a settings file: ``{"yaml.validate": true}``."""
        self.root = root
        self.notifications: list[dict[str, Any]] = []
        """All that the server told without being asked, oldest first."""
        self._settings = settings
        self._answers: dict[int, dict[str, Any]] = {}
        self._sent = 0
        self._versions: dict[str, int] = defaultdict(int)
        self._is_configured = False
        self._has_ended = False
        self._news = threading.Condition()
        self._writing = threading.Lock()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `stop`
        self._process = subprocess.Popen(
            list(map(str, command)),
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def start(self) -> dict[str, Any]:
        """Greet the server and give it the settings; what it says it can do."""
        folder = self.root.as_uri()
        answer = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder,
                "workspaceFolders": [{"uri": folder, "name": self.root.name}],
                "capabilities": CAPABILITIES,
            },
        )
        self.notify("initialized", {})
        self._wait(lambda: self._is_configured or None, "a question for the settings")
        return answer["capabilities"]

    def stop(self) -> int:
        """Take leave, and make sure that nothing is left running; the server's exit code."""
        try:
            if self._process.poll() is None:
                self.request("shutdown", None)
                self.notify("exit", None)
            return self._process.wait(TIMEOUT)
        finally:
            self._process.kill()
            self._process.wait()
            self._reader.join()
            for stream in (self._process.stdin, self._process.stdout, self._errors):
                stream.close()

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._sent += 1
        number = self._sent
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda: self._answers.pop(number, None), f"an answer to {method}")
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def notify(self, method: str, params: Any) -> None:
        """Tell, without an answer."""
        self._send({"method": method, "params": params})

    def show(self, *texts: tuple[Path, str]) -> list[list[dict[str, Any]]]:
        """Open or change files as if typed, without saving: what is wrong with each."""
        seen = len(self.notifications)
        for path, text in texts:
            uri = path.as_uri()
            self._versions[uri] += 1
            document = {"uri": uri, "version": self._versions[uri]}
            if self._versions[uri] == 1:
                opened = document | {"languageId": "yaml", "text": text}
                self.notify("textDocument/didOpen", {"textDocument": opened})
            else:
                changed = {"textDocument": document, "contentChanges": [{"text": text}]}
                self.notify("textDocument/didChange", changed)
        return [self._diagnostics(path.as_uri(), seen) for path, _ in texts]

    def _diagnostics(self, uri: str, seen: int) -> list[dict[str, Any]]:
        def told() -> list[dict[str, Any]] | None:
            for told in reversed(self.notifications[seen:]):
                is_it = told["method"] == "textDocument/publishDiagnostics"
                if is_it and told["params"]["uri"] == uri:
                    return told["params"]["diagnostics"]
            return None

        return self._wait(told, f"diagnostics for {uri}")

    def _wait(self, look: Callable[[], Any], what: str) -> Any:
        """Wait until `look` finds something that is not None."""
        until = time.monotonic() + TIMEOUT
        with self._news:
            while (found := look()) is None:
                left = until - time.monotonic()
                if left <= 0 or self._has_ended:
                    self._errors.seek(0)
                    said = self._errors.read().decode(errors="replace")
                    reason = "ended" if self._has_ended else f"gave none in {TIMEOUT:g} s"
                    raise TimeoutError(f"Waiting for {what}, the server {reason}.\n{said}")
                self._news.wait(left)
        return found

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        with self._writing:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self._process.stdin.flush()

    def _read(self) -> None:
        """Sort what the server says, until it ends."""
        while message := self._next():
            if "method" in message and "id" in message:
                self._answer(message)
            with self._news:
                if "method" not in message:
                    self._answers[message["id"]] = message
                elif "id" not in message:
                    self.notifications.append(message)
                elif message["method"] == "workspace/configuration":
                    self._is_configured = True
                self._news.notify_all()
        with self._news:
            self._has_ended = True
            self._news.notify_all()

    def _next(self) -> dict[str, Any] | None:
        stream = self._process.stdout
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(stream.read(length)) if length else None

    def _answer(self, question: dict[str, Any]) -> None:
        answer: dict[str, Any] = {"id": question["id"]}
        if question["method"] == "workspace/configuration":
            asked = question["params"]["items"]
            answer["result"] = [self._section(item.get("section", "")) for item in asked]
        else:
            message = f"This client has no {question['method']}"
            answer["error"] = {"code": METHOD_NOT_FOUND, "message": message}
        self._send(answer)

    def _section(self, name: str) -> Any:
        """The settings under one name, as Visual Studio Code gives them: dots become levels."""
        if name in self._settings:
            return self._settings[name]
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                *levels, last = key.removeprefix(f"{name}.").split(".")
                place = found
                for level in levels:
                    place = place.setdefault(level, {})
                place[last] = value
        return found or None
