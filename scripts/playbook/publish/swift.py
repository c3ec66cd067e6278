"""The swift way through the engine: the same bytes as `mkdocs build`, and nothing done twice.

It is MkDocs's own build with these changes. One Markdown parser serves all pages; a page's
conversion is kept under its Markdown and the configuration; a page is not rendered at all when
the site before has it, made from the same; and places on pages that links lead to are left to the
gate, which looks at them in any case. `tests/publish` holds it to the plain road's bytes.
Where a plugin or hook is configured that is not known here, `can_be_swift` says no.
"""

import copy
import os
import re
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
import markdown  # type: ignore[import-untyped]
from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from playbook.keeping import Bytecode, Keep, digest, makers
from playbook.publish.engine import CONFIGS, engine_errors
from playbook.publish.places import Content, Place, put
from playbook.publish.verifying import Facts, look

_KNOWN_PLUGINS = {"material/search"}
_LIGHTLY = 1
"""How hard to press pages together that are kept: to a fifth, in a fraction of a millisecond."""
_KNOWN_HOOKS = {"scripts/mkdocs_hook.py"}


@dataclass
class _Made:
    """What a page became, and from what."""

    source: bytes
    frame: bytes
    name: bytes
    facts: Facts
    found: list[dict[str, Any]]
    """The page's entries in the engine's search index."""


class SwiftLanguage:
    """Builds the pages of one language, again and again."""

    def __init__(self, root: Path, language: str, keep: Keep):
        self._root = root
        self._language = language
        self._folder = CONFIGS[language][1]
        self._keep = keep
        self._made: dict[str, _Made] = {}
        self._beside: dict[str, tuple[bytes, bytes]] = {}
        self._settings = b""
        self._paths: frozenset[str] = frozenset()

    def build(self, files: Mapping[str, bytes], place: Place) -> dict[str, Facts]:
        """Put the language's part of the site into `place`; give the facts of its pages by path.

        `files` is all that was composed, by path under `build/`. Raises `EngineError`.
        """
        docs = _below(files, f"docs/{self._language}/")
        beside = _below(files, f"files/{self._language}/")
        if not self._folder:
            beside |= {path: files[path] for path in files if path.startswith("schemas/")}
        with engine_errors() as said:
            self._set_up(docs)
            facts = self._pages(docs, place, said)
            self._rest(beside, place, facts)
        return facts

    def _set_up(self, docs: Mapping[str, bytes]) -> None:
        """Load the configuration and list the files, as far as they have changed."""
        reading, settings = _settings(self._root)
        paths = frozenset(docs)
        if settings == self._settings and paths == self._paths:
            return
        if settings != self._settings:
            self._made = {}
        self._settings = b""  # Until all of it is set up.
        config = load_config(str(self._root / CONFIGS[self._language][0]))
        config = config.plugins.on_config(config)
        # MkDocs has one plugin for all configurations of a process, so its index is ours to hold.
        search = config.plugins.get("material/search")
        self._index = None if search is None else search.search_index
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        env.loader = _ThemeLoader(config.theme.dirs)
        env.bytecode_cache = Bytecode(self._keep)
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = get_navigation(files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=files)
        self._documents = list(files.documentation_pages())
        for file in self._documents:
            if file.page is None:
                Page(None, file, config)
        self._media = [
            file
            for file in files
            if not file.is_documentation_page()
            and file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
        ]
        self._in_menu = {page.file.src_uri for page in self._nav.pages}
        self._config, self._files = config, files
        self._env = config.plugins.on_env(env, config=config, files=files)
        self._converter = _Converter(config, files)
        self._path_names = digest(*[self._path(file) for file in self._documents])
        self._reading, self._settings, self._paths = reading, settings, paths

    def _pages(self, docs: Mapping[str, bytes], place: Place, said: list[str]) -> dict[str, Facts]:
        frame = self._frame_name = self._frame(docs)
        to_make = []
        for file in self._documents:
            source = self._source(file, docs)
            path, made = self._path(file), self._made.get(file.src_uri)
            if made is not None and (made.frame != frame or made.source != source):
                made = None
            name = made.name if made is not None else digest(frame, file.src_uri, source)
            if made is not None and place.take_over(path, name):
                continue
            kept = self._keep.get(name)
            if kept is not None and not place.take_over(path, name):
                packed = self._keep.get(_packed(name))
                if packed is None:
                    kept = None
                else:
                    place.put(path, name, partial(zlib.decompress, packed))
            if kept is None:
                if file.src_uri in self._in_menu:  # Others show its title, so it comes first.
                    self._convert(file, source, said)
                to_make.append((file, source, name))
                continue
            facts, found = kept
            self._made[file.src_uri] = _Made(source, frame, name, Facts.from_plain(facts), found)
        for file, source, name in to_make:
            if file.src_uri not in self._in_menu:
                self._convert(file, source, said)
            html, found = self._render(file)
            seen = look(self._path(file), html)
            place.put(self._path(file), name, html)
            self._made[file.src_uri] = _Made(source, frame, name, seen, found)
            if not said:
                self._keep.put(name, (seen.plain(), found))
                self._keep.put(_packed(name), zlib.compress(html, _LIGHTLY))
        self._names = digest(*[self._made[file.src_uri].name for file in self._documents])
        return {self._path(file): self._made[file.src_uri].facts for file in self._documents}

    def _source(self, file: File, docs: Mapping[str, bytes]) -> bytes:
        """The page's Markdown. What somebody laid there by hand counts too."""
        found = docs.get(file.src_uri)
        return file.content_bytes if found is None else found

    def _frame(self, docs: Mapping[str, bytes]) -> bytes:
        """The name of all that every page shows: settings, theme and menu.

        The menu may show what the pages in it say of themselves, so those are read first.
        """
        shown = []
        for page in self._nav.pages:
            made = self._made.get(page.file.src_uri)
            if (
                made is None
                or made.source != self._source(page.file, docs)
                or page.markdown is None
            ):
                page.read_source(self._config)
            shown.append(f"{page.title}\n{page.url}\n{page.meta!r}")
        return digest(self._settings, *shown)

    def _convert(self, file: File, source: bytes, said: list[str]) -> None:
        """Read a page and make its content, or find what was made of the same text before."""
        config, page = self._config, _page(file)
        name = digest("content", self._reading, file.src_uri, source)
        warnings = len(said)
        config._current_page = page
        try:
            page = config.plugins.on_pre_page(page, config=config, files=self._files)
            page.read_source(config)
            kept = self._keep.get(name)
            if kept is not None:
                page.content, tokens, page._title_from_render = kept
                page.toc = get_toc(tokens)
                return
            page.markdown = config.plugins.on_page_markdown(
                page.markdown or "", page=page, config=config, files=self._files
            )
            tokens = self._converter.convert(page)
            page.content = config.plugins.on_page_content(
                page.content or "", page=page, config=config, files=self._files
            )
            if len(said) == warnings:  # What was warned of is warned of each time.
                self._keep.put(name, (page.content, tokens, page._title_from_render))
        finally:
            config._current_page = None

    def _render(self, file: File) -> tuple[bytes, list[dict[str, Any]]]:
        """Give the page's HTML, and its entries for the engine's search index."""
        config, page = self._config, _page(file)
        search = config.plugins.get("material/search")
        if search is not None:
            search.search_index = self._index
        entries = [] if self._index is None else self._index.entries
        before = len(entries)
        config._current_page = page
        page.active = True
        try:
            context = get_context(self._nav, self._documents, config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(
                context, page=page, config=config, nav=self._nav
            )
            output = config.plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False
            config._current_page = None
        found = entries[before:]
        del entries[before:]
        if file.src_uri not in self._in_menu:
            page.content, page.markdown = None, ""  # Thousands of them would fill the memory.
        return output.encode("utf-8", errors="xmlcharrefreplace"), found

    def _rest(self, beside: Mapping[str, bytes], place: Place, facts: dict[str, Facts]) -> None:
        """Put what is not a page: the theme's files, the downloads, the search index."""
        for file in self._media:
            put(
                place,
                self._path(file),
                *_file(Path(str(file.abs_src_path)), self._root),
            )
        before, self._beside = self._beside, {}
        for path, content in beside.items():
            known = before.get(path)
            if known is None or known[0] is not content:
                known = (content, digest(content))
            self._beside[path] = known
            put(place, self._folder_path(path), known[1], partial(bytes, content))
        self._static_templates(place, facts)
        if self._index is not None:
            index = copy.copy(self._index)
            index.entries = [
                one for file in self._documents for one in self._made[file.src_uri].found
            ]
            put(
                place,
                self._folder_path("search/search_index.json"),
                digest("search", self._settings, self._names),
                lambda: lambda: index.generate_search_index(None).encode(),
            )

    def _static_templates(self, place: Place, facts: dict[str, Facts]) -> None:
        """Put the theme's single pages, such as the one for what is not found."""
        for template in sorted(self._config.theme.static_templates):
            name = digest("template", template, self._frame_name, self._path_names)
            kept: dict[str, Any] | None = self._keep.get(name)
            if kept is None or not all(place.take_over(path, name) for path in kept):
                kept = {}
                with tempfile.TemporaryDirectory() as folder:
                    self._config.site_dir = folder
                    _build_theme_template(template, self._env, self._files, self._config, self._nav)
                    for file in sorted(Path(folder).rglob("*")):
                        if file.is_file():
                            path = self._folder_path(file.relative_to(folder).as_posix())
                            content = file.read_bytes()
                            place.put(path, name, content)
                            is_page = path.endswith(".html")
                            kept[path] = look(path, content).plain() if is_page else None
                self._keep.put(name, kept)
            facts |= {path: Facts.from_plain(plain) for path, plain in kept.items() if plain}

    def _path(self, file: File) -> str:
        return self._folder_path(file.dest_uri)

    def _folder_path(self, path: str) -> str:
        return f"{self._folder}/{path}" if self._folder else path


class _Converter:
    """MkDocs's Markdown parser with all that it registers for a page, made once for all pages."""

    def __init__(self, config: MkDocsConfig, files: Files):
        self._parser = markdown.Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        nowhere = File("", "", "", use_directory_urls=True)
        self._links = mkdocs_pages._RelativePathTreeprocessor(nowhere, files, config)
        self._title = mkdocs_pages._ExtractTitleTreeprocessor()
        for part in (self._links, self._title):
            part._register(self._parser)

    def convert(self, page: Page) -> list[Any]:
        """Do what `Page.render` does; give the tokens of the table of contents."""
        self._parser.reset()
        self._links.file, self._links.links_to_anchors = page.file, {}
        self._title.title = None
        page.content = self._parser.convert(page.markdown or "")
        tokens: list[Any] = getattr(self._parser, "toc_tokens", [])
        page.toc = get_toc(tokens)
        page._title_from_render = self._title.title
        return tokens


class _ThemeLoader(jinja2.FileSystemLoader):
    """Lists what the engine takes from a theme, and not the ten thousand icons that it leaves."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in map(Path, self.searchpath):
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update((Path(folder) / name).relative_to(top).as_posix() for name in names)
        return sorted(found)


def can_be_swift(root: Path) -> bool:
    """Whether nothing is configured whose ways are not known here."""
    for name, _ in CONFIGS.values():
        with engine_errors():
            config = load_config(str(root / name))
        if set(config.plugins) - set(config.hooks) - _KNOWN_PLUGINS:
            return False
        if set(config.hooks) - _KNOWN_HOOKS or config.extra_templates:
            return False
    return not _asks_for_all_pages(root / "overrides")


def _asks_for_all_pages(overrides: Path) -> bool:
    """Whether a template uses `pages`: then a page depends on every other."""
    return any(
        re.search(r"\bpages\b", re.sub(r"(?s)\{#.*?#\}", "", file.read_text("utf-8")))
        for file in overrides.rglob("*.html")
    )


def settings_name(root: Path) -> bytes:
    """The name of the configuration, the theme's overrides and all that makes pages."""
    return _settings(root)[1]


def _settings(root: Path) -> tuple[bytes, bytes]:
    """The names of what decides a page's content, and of what decides the whole page."""
    reading = digest(
        makers(),
        *[(root / name).read_bytes() for name, _ in CONFIGS.values()],
        *[(root / name).read_bytes() for name in sorted(_KNOWN_HOOKS) if (root / name).is_file()],
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    overrides = root / "overrides"
    shown = [
        part
        for file in sorted(overrides.rglob("*"))
        if file.is_file()
        for part in (file.relative_to(overrides).as_posix(), file.read_bytes())
    ]
    return reading, digest(reading, *shown)


def _file(source: Path, root: Path) -> tuple[bytes, Callable[[], Content]]:
    """The name of a file that is published as it is, and how to get it."""
    found = source.stat()
    name = digest(str(source), str(found.st_size), str(found.st_mtime_ns))
    # What lies in the project may be written anew at any time; what is installed does not change.
    return name, source.read_bytes if source.is_relative_to(root) else lambda: source


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """The files below a folder, by their path within it."""
    return {
        path[len(folder) :]: content for path, content in files.items() if path.startswith(folder)
    }


def _packed(name: bytes) -> bytes:
    """The name of a page's HTML, which is kept apart: it is asked for least."""
    return digest("packed", name)


def _page(file: File) -> Page:
    assert file.page is not None  # noqa: S101 - each was given one when the files were listed
    return file.page
