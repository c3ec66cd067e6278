"""Serving on this machine, rebuilt when something changes, with the browser told to reload."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

WATCHED = (
    "data",
    "docs",
    "overrides",
    "scripts/playbook/compose/templates",
    "mkdocs.yml",
    "mkdocs.en.yml",
)


def serve(
    root: Path, site: Path, rebuild: Callable[[], None], host: str, port: int, *, open_it: bool
) -> None:
    """Serve `site` until interrupted; call `rebuild` after each change. `rebuild` must not raise.

    Raises `OSError` when the address cannot be used.
    """
    server = LiveReloadServer(
        builder=rebuild, host=host, port=port, root=str(site), mount_path="/", polling_interval=0.2
    )
    server.error_handler = lambda code: _error_page(site, code)
    for path in WATCHED:
        server.watch(str(root / path))
    try:
        server.serve(open_in_browser=open_it)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    finally:
        server.server_close()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
