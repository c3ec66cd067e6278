"""Templates: where the handbook's records become the Markdown of a page."""

import json
import posixpath
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2

from playbook.check.references import is_outside
from playbook.compose.guide import tools, visible
from playbook.compose.markup import Safe, block, inline, inline_html, plain, words_only
from playbook.compose.pages import PACK, Page, Stop
from playbook.compose.words import WORDS
from playbook.keeping import Bytecode, Keep, digest
from playbook.models.base import Entry, Language, Localized
from playbook.models.handbook import Handbook

TEMPLATES = Path(__file__).parent / "templates"

SCRIPT_PAGE = ("letterhead.js", "filling.js")
"""What a page that fills scripts needs, in the order in which it is loaded."""

TOOL_SCRIPTS = {"decides": "decide.js", "calculates": "sum.js", "plans": "plan.js"}
"""What a page needs beyond the shared files, by the tool that it has."""


MAX_STOPS = 14
"""The road's picture names at most this many practices of a phase; its page lists all."""


def templates_name() -> bytes:
    """The name of the templates as they are now."""
    found = sorted(TEMPLATES.glob("*.j2"))
    return digest(*[part for file in found for part in (file.name, file.read_bytes())])


class TemplateFaultError(Exception):
    """A page template cannot be rendered; the message names the template and the line."""


class Renderer:
    """Renders the pages of one language. Every value is escaped unless it is `Safe`."""

    def __init__(self, handbook: Handbook, language: Language, keep: Keep | None = None):
        self._handbook = handbook
        self._language = language
        self._here = ""
        self._words = WORDS[language]
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            bytecode_cache=Bytecode(keep) if keep else None,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=lambda value: value if isinstance(value, Safe) else plain(value),
            autoescape=False,  # noqa: S701 - finalize escapes, for Markdown and HTML alike
        )
        self._environment.filters |= {
            "inline": self._inline,
            "inline_html": self._inline_html,
            "block": self._block,
            "name": self._name,
            "phrase": lambda phrase: getattr(phrase, language),
            "visible": visible,
            "words_only": lambda text: words_only(self._in_language(text)),
        }
        self._environment.globals |= {
            "h": handbook,
            "w": SimpleNamespace(**self._words),
            "language": language,
            "link": self._link,
            "href": self._href,
            "pack_address": PACK,
            "safe": Safe,
            "max_stops": MAX_STOPS,
        } | tools(language)

    def render(self, page: Page, **more: Any) -> str:
        """The page's Markdown file: front matter and text."""
        self._here = page.file
        try:
            template = self._environment.get_template(f"{page.template}.md.j2")
            body = template.render(page=page, **page.context, **more)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFaultError(f"{error.filename}:{error.lineno}: {error.message}") from None
        except jinja2.TemplateError as error:
            raise TemplateFaultError(f"{_place(error, page)}: {error.message}") from None
        # JSON is YAML too, and written in a twentieth of the time.
        front = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
            for key, value in self._front_matter(page).items()
        )
        return f"---\n{front}---\n\n{body.strip()}\n"

    def _front_matter(self, page: Page) -> dict[str, Any]:
        entry = page.context.get("entry")
        # The theme prints titles and descriptions as they are, so they are escaped here.
        front: dict[str, Any] = {
            "title": escape(self._in_language(page.title)),
            "address": page.address,
        }
        if isinstance(entry, Entry):
            front["description"] = escape(words_only(self._in_language(entry.summary)))
            front["reviewed"] = entry.reviewed.isoformat()
        if page.template == "contributor":
            front["reviewed"] = page.context["person"].reviewed.isoformat()
        front["source"] = page.source
        front["section"] = page.section
        if page.template == "home":
            front |= {"hide": ["navigation", "toc"], "home": True}
            front["description"] = escape(self._in_language(self._handbook.house.tagline))
        if page.template == "index-practice":
            front["hide"] = ["toc"]  # The road is its table of contents, and wants the room.
        if page.template == "redirect":
            front |= {"redirect": str(self._href(page.context["target"])), "hide": ["toc"]}
            front["search"] = {"exclude": True}
        if page.template in ("script", "pack"):
            front["hide"] = ["toc"]  # The form wants the room.
            front["scripts"] = [*SCRIPT_PAGE, *(["pack.js"] if page.template == "pack" else [])]
        tools_of_page = [
            file for field, file in TOOL_SCRIPTS.items() if getattr(entry, field, None) is not None
        ]
        if page.template == "checklist":
            tools_of_page = ["ticks.js"]
        if tools_of_page:
            front["scripts"] = ["answers.js", "tools.js", *tools_of_page]
        if page.template.startswith("guide-"):
            front["search"] = {"exclude": True}  # For editors; staff search for other things.
        front["crumbs"] = [self._stop(stop) for stop in page.crumbs]
        front["siblings"] = [self._stop(stop) for stop in page.siblings]
        front["previous"] = self._stop(page.previous) if page.previous else None
        front["next"] = self._stop(page.next) if page.next else None
        return {key: value for key, value in front.items() if value not in (None, [])}

    def _stop(self, stop: Stop) -> dict[str, str]:
        return {"title": escape(self._in_language(stop.title)), "url": f"{stop.address}/"}

    def _in_language(self, text: Localized) -> str:
        return text.in_language(self._language)

    def _name(self, text: Localized) -> Safe:
        """A name or heading, escaped; marked when it is in the other language."""
        return self._marked(text, plain(self._in_language(text)), "span")

    def _inline(self, text: Localized) -> Safe:
        return self._marked(text, inline(self._in_language(text), self._resolve), "span")

    def _inline_html(self, text: Localized) -> Safe:
        return self._marked(text, inline_html(self._in_language(text), self._page), "span")

    def _page(self, target: str) -> str:
        """The address of a link in HTML."""
        return target if is_outside(target) else self._href(self._handbook.address(target))

    def _block(self, text: Localized) -> Safe:
        return self._marked(text, block(self._in_language(text), self._resolve), "div")

    def _marked(self, text: Localized, written: Safe, tag: str) -> Safe:
        """Mark a text that is only there in the other language: for readers and for voices."""
        if self._language in text.languages or not text.languages:
            return written
        note = plain(self._words["not_translated"])
        attributes = f'class="pb-untranslated" lang="{text.languages[0]}" title="{note}"'
        if tag == "div":
            return Safe(f'<div {attributes} markdown="1">\n\n{written}\n\n</div>')
        return Safe(f"<span {attributes}>{written}</span>")

    def _link(self, entry_id: str) -> Safe:
        """A Markdown link to an entry under its own title."""
        title = self._name(self._handbook.entries[entry_id].title)
        return Safe(f"[{title}]({self._resolve(entry_id)})")

    def _resolve(self, target: str) -> str:
        """The address of a link: outside as it is, an entry as its page's file from here."""
        if is_outside(target):
            return target
        file = f"{self._handbook.address(target)}.md"
        return posixpath.relpath(file, posixpath.dirname(self._here) or ".")

    def _href(self, address: str) -> Safe:
        """The address, relative to this page's, of what is published under `address`.

        For HTML, where the engine does not turn file names into addresses. An address without
        an ending is a page, so it gets its slash.
        """
        here = self._here.removesuffix(".md").removesuffix("index").rstrip("/") or "."
        relative = posixpath.relpath(address or ".", here)
        is_page = "." not in posixpath.basename(address)
        return Safe(plain(relative) + ("/" if is_page else ""))


def _place(error: jinja2.TemplateError, page: Page) -> str:
    """The template and line where rendering stopped: the deepest frame within a template."""
    place = f"{page.template}.md.j2"
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(".j2"):
            place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}"
        frame = frame.tb_next
    return place
