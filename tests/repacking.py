"""Word files taken apart and put together again with something changed."""

import io
import zipfile
from collections.abc import Mapping


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def repacked(package: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The package with some parts changed, added or (None) left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in (parts_of(package) | changed).items():
            if part is not None:
                written.writestr(name, part)
    return buffer.getvalue()
