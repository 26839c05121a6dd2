"""Markdown: the words that a reader sees, without code, with the metadata of the front matter."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.corpus.boilerplate import strip_boilerplate
from kg.corpus.clean import clean
from kg.corpus.raw import Raw

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
NAMES = {"title": "title", "titre": "title", "date": "published", "published": "published"}
NAMES |= {"lang": "lang", "language": "lang", "langue": "lang", "url": "url", "source": "url", "id": "id"}


def read_markdown(text: str) -> Raw:
    """The text of a Markdown file, a blank line between its blocks."""
    front = FRONT.match(text)
    metadata = _metadata(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    body = strip_boilerplate(clean("\n\n".join(_blocks(tokens)), wrapped=False))
    return Raw(
        text=body,
        id=metadata.get("id"),
        title=metadata.get("title") or _heading(tokens),
        published=metadata.get("published"),
        lang=metadata.get("lang"),
        url=metadata.get("url"),
    )


def _metadata(front: str) -> dict[str, str]:
    """The plain fields of a YAML head; lists and nested fields are not read."""
    found: dict[str, str] = {}
    for line in front.splitlines():
        match = FIELD.fullmatch(line)
        name = NAMES.get(match[1].lower()) if match else None
        if match and name and match[2].strip():
            found.setdefault(name, _unquote(match[2].strip()))
    return found


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline" and token.children:
            yield "".join(map(_inline, token.children))


def _inline(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " " if token.type == "softbreak" else "\n"
    return token.content if token.type in {"text", "text_special", "code_inline"} else ""


def _heading(tokens: list[Token]) -> str | None:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return "".join(map(_inline, inline.children or ()))
    return None
