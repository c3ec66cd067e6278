"""A small server for one person: the site in memory, kept fresh in the browser while one writes.

A page asks, by the script that is added to it here, whether it has been made anew or whether
something is wrong; what is wrong is laid over the last good page. The published site has no trace
of any of this.
"""

import json
import mimetypes
import posixpath
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playbook.keeping import digest
from playbook.publish.places import Memory

_OWN = "/-/"
"""Addresses of the server's own, which no page of the handbook can have."""
_PARTS = Path(__file__).parent / "live"
_BEAT = 15
"""Seconds after which a silent connection is used, to find out whether someone is there."""


@dataclass(frozen=True)
class Problem:
    """Something that keeps the site from being built, for the reader of a page."""

    text: dict[str, str]
    """By language, what is wrong, with its line and a caret."""
    path: str = ""
    """The file that it is in, below the project; empty when it is in none."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class State:
    """What is shown: a site, and what is wrong with the data that came after it."""

    site: Memory = field(default_factory=Memory)
    problems: tuple[Problem, ...] = ()
    number: int = 0
    looks: bytes = b""
    """The name of the styles and scripts that every page has."""

    def name_of(self, path: str) -> str:
        """The name of all that a page shows: a page that has another one is made anew."""
        own = self.site.files.get(path)
        return digest(own[0] if own else b"", self.looks).hex()


class Server(ThreadingHTTPServer):
    """Serves a state; another one can be shown at any moment."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, root: Path, host: str, port: int):
        super().__init__((host, port), _Handler)
        self.root = root
        self.host = host
        self.state = State()
        self._news = threading.Condition()
        self._ended = False

    def show(self, site: Memory | None, problems: tuple[Problem, ...]) -> None:
        """Show a new site, or with None the one before, and what is wrong."""
        with self._news:
            before = self.state
            shown = site or before.site
            self.state = State(shown, problems, before.number + 1, _looks(shown))
            self._news.notify_all()

    def wait_for_news(self, seen: int) -> State | None:
        """The state once it is another than `seen`, or after a while; None at the end."""
        with self._news:
            self._news.wait_for(lambda: self._ended or self.state.number != seen, _BEAT)
            return None if self._ended else self.state

    def end(self) -> None:
        """Stop serving and let go of every page that waits."""
        with self._news:
            self._ended = True
            self._news.notify_all()
        self.shutdown()
        self.server_close()

    @property
    def is_private(self) -> bool:
        """Whether only this computer can reach it."""
        return is_loopback(self.host)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def is_loopback(host: str) -> bool:
    """Whether an address can only be reached from this computer."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the site, or with what a page needs to stay fresh."""
        if not self._is_for_us():
            self._answer(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path == f"{_OWN}news":
            asked = parse_qs(parts.query)
            self._tell_news(asked.get("path", [""])[0], asked.get("name", [""])[0])
        elif path.startswith(_OWN):
            self._own_file(path.removeprefix(_OWN))
        else:
            self._site_file(path, parts.query)

    do_HEAD = do_GET  # noqa: N815 - so it is named there

    def do_POST(self) -> None:
        """Open a file that a problem is in, in the person's own editor."""
        length = int(self.headers.get("Content-Length") or 0)
        asked = parse_qs(self.rfile.read(min(length, 10_000)).decode("utf-8", "replace"))
        origin = urlsplit(self.headers.get("Origin", "")).netloc
        is_ours = self._is_for_us() and origin == self.headers.get("Host")
        wanted = asked.get("number", [""])[0]
        problems = self.server.state.problems
        if self.path != f"{_OWN}open" or not is_ours or not self.server.is_private:
            self._answer(HTTPStatus.FORBIDDEN, b"", "text/plain")
        elif not wanted.isdigit() or int(wanted) >= len(problems):
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            opened = open_file(self.server.root, problems[int(wanted)])
            self._answer(HTTPStatus.NO_CONTENT if opened else HTTPStatus.NOT_FOUND, b"", "")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the terminal is for what was built."""

    def _is_for_us(self) -> bool:
        """Whether the request names an address of ours: a foreign page must not reach us."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        return not self.server.is_private or is_loopback(host)

    def _site_file(self, path: str, query: str) -> None:
        state = self.server.state
        wanted = posixpath.normpath(path.lstrip("/") or ".")
        if path.endswith("/") or wanted == ".":
            wanted = posixpath.normpath(f"{wanted}/index.html")
        elif f"{wanted}/index.html" in state.site.files:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/" + (f"?{query}" if query else ""))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, content = HTTPStatus.OK, state.site.read(wanted)
        if content is None:
            status = HTTPStatus.NOT_FOUND
            wanted = "en/404.html" if path.startswith("/en/") else "404.html"
            content = state.site.read(wanted)
        if content is None:
            content = b'<!doctype html><html lang="en"><title>Handbook</title><body></body></html>'
        kind = mimetypes.guess_type(wanted)[0] or "application/octet-stream"
        if kind == "text/html":
            content = self._with_script(content, wanted, state)
        self._answer(status, content, kind)

    def _with_script(self, page: bytes, path: str, state: State) -> bytes:
        script = (
            f'<script src="{_OWN}live.js" defer data-path="{path}" '
            f'data-name="{state.name_of(path)}"></script>'
        ).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after if end else page + script

    def _own_file(self, name: str) -> None:
        file = _PARTS / name
        if name not in ("live.js", "live.css"):
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
            return
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        self._answer(HTTPStatus.OK, file.read_bytes(), kind)

    def _answer(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        if kind:
            is_text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_news(self, path: str, name: str) -> None:
        """Say at once what is wrong, then again whenever something is new, until the page goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        server, seen = self.server, -1
        while (state := server.wait_for_news(seen)) is not None:
            if state.number == seen:
                said = ": here\n\n"
            else:
                seen = state.number
                said = f"data: {json.dumps(self._said(state, path, name), ensure_ascii=False)}\n\n"
            self.wfile.write(said.encode())
            self.wfile.flush()

    def _said(self, state: State, path: str, name: str) -> dict[str, Any]:
        language = "en" if path.startswith("en/") else "sv"
        return {
            "reload": not state.problems and state.name_of(path) != name,
            "problems": [
                {
                    "text": problem.text[language],
                    "place": f"{problem.path}:{problem.line}" if problem.path else "",
                    "can_open": bool(problem.path) and self.server.is_private,
                }
                for problem in state.problems
            ],
        }


def _looks(site: Memory) -> bytes:
    return digest(
        *[
            name
            for path, (name, _) in site.files.items()
            if "assets/" in path and path.endswith((".css", ".js"))
        ]
    )


def open_file(root: Path, problem: Problem) -> bool:
    """Open the file of a problem, in Visual Studio Code at the place if it is there."""
    file = root / problem.path
    if not problem.path or not file.is_file():
        return False
    code = shutil.which("code")
    opener = {"darwin": "open", "win32": "explorer"}.get(sys.platform, "xdg-open")
    other = shutil.which(opener)
    if code:
        command = [code, "--goto", f"{file}:{problem.line}:{problem.column}"]
    elif other:
        command = [other, str(file)]
    else:
        return False
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    threading.Thread(target=subprocess.run, args=(command,), kwargs=quiet, daemon=True).start()
    return True
