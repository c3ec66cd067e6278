"""The browser's scripts as the site serves them: without comments, and what goes together as one.

They are written and tested as the plain files in `docs/assets/javascripts/`.
"""

from collections.abc import Mapping

from rjsmin import jsmin

FOLDER = "assets/javascripts"
JOINED = {
    "filling.js": ("answers.js", "fill.js", "texts.js", "documents.js", "script-page.js"),
    "search/search.js": (
        "search/stemming.js",
        "search/words.js",
        "search/weights.js",
        "search/lexicon.js",
        "search/understanding.js",
        "search/marking.js",
        "search/alike.js",
        "search/engine.js",
    ),
}
"""What is loaded as one file, in the order in which its parts run."""


def served_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`files` by path, with each script in `FOLDER` as it is served, and the joined ones beside."""
    served = {
        path: _bare(content) if path.startswith(f"{FOLDER}/") and path.endswith(".js") else content
        for path, content in files.items()
    }
    for name, parts in JOINED.items():
        paths = [f"{FOLDER}/{part}" for part in parts]
        if all(path in served for path in paths):
            served[f"{FOLDER}/{name}"] = b"\n".join(served[path] for path in paths)
    return served


def _bare(script: bytes) -> bytes:
    return str(jsmin(script.decode())).encode()
