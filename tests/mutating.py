"""Real files, spoilt as people and programs spoil them: for the fuzz command."""

import random
from collections.abc import Callable

SNIPPETS = (
    "\t", "  ", " ", ":", ": ", "- ", "-", "#", " # ", "'", '"', "|", ">", ">-", "&a ", "*a",
    "!!x ",
    "{", "}", "[", "]", ",", "%", "@", "`", "---\n", "...\n", "\n", "\n\n", "\r\n", "\r", "\x00",
    "\x07", "\u200b", "\u00a0", "\u2028", "\ufeff", "å", "👩‍💻", "漢", "[[", "]]", "[[x]]", "{{x}}",
    "](x)", "](//x)", "](javascript:x)", "**", "<<: ", "? ", "~", "null", "no", "2026-13-45", "1e9",
    "\\", "\\x", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "sv:", "en: ", "id: x\n", "title:\n",
    "ﬁ", "e\u0301", "\U0010ffff", "\ud7ff",
)  # fmt: skip

Mutation = Callable[[random.Random, str], str]


def _insert(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SNIPPETS) + text[at:]


def _delete(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 5, 40)) :]


def _replace(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SNIPPETS) + text[at + rng.choice((1, 1, 3)) :]


def _swap_lines(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _drop_line(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def _repeat_line(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join(lines[: at + 1] + lines[at:])


def _indent_line(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines[at] = rng.choice((" ", "  ", "    ", "\t", "")) + (
        lines[at] if rng.random() < 0.5 else lines[at].lstrip()
    )
    return "\n".join(lines)


def _cut(rng: random.Random, text: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _misspell(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _nest(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice("[{") * rng.choice((5, 30, 3000)) + text[at:]


MUTATIONS: tuple[Mutation, ...] = (
    _insert, _insert, _insert, _delete, _delete, _replace, _replace, _swap_lines, _drop_line,
    _repeat_line, _indent_line, _indent_line, _cut, _misspell, _misspell, _nest,
)  # fmt: skip


def mutated(rng: random.Random, text: str) -> bytes:
    """The text with one to four mistakes; now and then in another encoding."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        text = rng.choice(MUTATIONS)(rng, text)
    raw = text.encode("utf-8", "surrogatepass")
    chance = rng.random()
    if chance < 0.02:
        return text.encode("windows-1252", "replace")
    if chance < 0.04:
        return b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")
    if chance < 0.06 and raw:
        at = rng.randrange(len(raw))
        return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
    return raw
