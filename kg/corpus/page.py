"""Web pages: the article's paragraphs, and its metadata.

1. Metadata from JSON-LD, ``meta`` tags, ``time`` and ``title``.
2. What is no text goes: scripts, navigation, forms, footers, asides, and blocks that their class names call so.
3. The block with the most text outside links is the article; its blocks are the paragraphs, without those of links.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.corpus.boilerplate import strip_boilerplate
from kg.corpus.clean import clean
from kg.corpus.raw import Raw

ENCODING = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
NO_TEXT = "script, style, noscript, template, svg, math, iframe, object, form, button, select, nav, footer, aside"
NO_TEXT += ", dialog, figure, audio, video"
ADDED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|comments?|respond|share|sharing|social|related|recommended|newsletter"
    r"|promo|advert|advertisement|ads?|cookies?|consent|banner|popup|modal|tags?|pagination|byline|skip-link)(?:$|[\s_-])",
    re.IGNORECASE,
)
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
SPACE = re.compile(r"\s+")
ARTICLE_TYPES = frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting"})
DATES = (
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='date']",
    "meta[name='pubdate']",
    "meta[name='DC.date']",
    "meta[name='dcterms.date']",
    "meta[name='publish-date']",
)
TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
LINK_SHARE = 0.5
PARENT_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Run:
    """Some text, and whether it stands inside a link."""

    text: str
    is_link: bool


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's head names."""
    match = ENCODING.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_page(text: str) -> Raw:
    """The article of a page."""
    tree = LexborHTMLParser(text)
    record = _linked_data(tree)
    heading = tree.css_first("article h1") or tree.css_first("h1")
    title = _string(record, "headline") or _title(tree, heading)
    published = _string(record, "datePublished") or _published(tree)
    lang = _attribute(tree, "html", "lang")
    url = (
        _string(record, "url")
        or _attribute(tree, "link[rel='canonical']", "href")
        or _content(tree, "meta[property='og:url']")
    )
    paragraphs = list(_article(tree, heading))
    body = strip_boilerplate(clean("\n\n".join(paragraphs), wrapped=False))
    return Raw(text=body, title=title, published=published, lang=lang, url=url)


def _title(tree: LexborHTMLParser, heading: LexborNode | None) -> str | None:
    if heading is not None and heading.text().strip():
        return heading.text()
    named = _content(tree, "meta[property='og:title']")
    if named:
        return named
    node = tree.css_first("title")
    return TITLE_TAIL.sub("", node.text().strip()) if node is not None else None


def _published(tree: LexborHTMLParser) -> str | None:
    for selector in DATES:
        value = _content(tree, selector)
        if value:
            return value
    for selector in ("article time[datetime]", "time[datetime]"):
        value = _attribute(tree, selector, "datetime")
        if value:
            return value
    return None


def _content(tree: LexborHTMLParser, selector: str) -> str | None:
    return _attribute(tree, selector, "content")


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or None) if node is not None else None


def _linked_data(tree: LexborHTMLParser) -> dict[str, Any]:
    """The schema.org record of the article, empty where the page has none."""
    for node in tree.css("script[type='application/ld+json']"):
        try:
            data = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for record in _records(data):
            kinds = record.get("@type")
            if ARTICLE_TYPES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
                return record
    return {}


def _records(data: object) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (record for record in (graph if isinstance(graph, list) else ()) if isinstance(record, dict))


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _article(tree: LexborHTMLParser, heading: LexborNode | None) -> Iterator[str]:
    body = tree.body
    if body is None:
        return
    headline = _words(heading) if heading is not None else ""
    _drop_additions(body)
    main = _main(body)
    paragraphs = list(_paragraphs(main))
    if headline and headline not in paragraphs[:3]:
        yield headline
    yield from paragraphs


def _drop_additions(body: LexborNode) -> None:
    for node in body.css(NO_TEXT):
        node.decompose()
    for node in body.css("[class], [id], [role], [aria-hidden='true'], [hidden]"):
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
        if node.tag not in {"body", "article", "main", "html"} and (hidden or ADDED.search(names)):
            node.decompose()
    for node in body.css("header"):
        if node.css_first("h1") is None:
            node.decompose()


def _main(body: LexborNode) -> LexborNode:
    """The block that holds the article: marked so, else the one whose paragraphs hold the most text."""
    articles = body.css("article, main, [itemprop='articleBody'], [role='main']")
    marked = max(articles, key=lambda node: (_weight(node), node.tag == "article"), default=None)
    whole = _weight(body)
    if marked is not None and _weight(marked) >= LINK_SHARE * whole:
        return marked
    best = body
    while True:
        children = [
            child for child in best.iter() if child.tag in {"div", "section", "table", "tbody", "tr", "td", "center"}
        ]
        heaviest = max(children, key=_weight, default=None)
        if heaviest is None or _weight(heaviest) < PARENT_SHARE * _weight(best):
            return best
        best = heaviest


def _weight(node: LexborNode) -> int:
    """Characters of its paragraphs outside links."""
    return sum(len(_words(each)) - _linked(each) for each in node.css("p"))


def _linked(node: LexborNode) -> int:
    return sum(len(_words(link)) for link in node.css("a"))


def _paragraphs(main: LexborNode) -> Iterator[str]:
    """Its blocks of text, those left out that are links for the most part."""
    texts: list[str] = []
    linked = 0
    for run in _runs(main):
        if run is not None:
            texts.append(run.text)
            linked += len(run.text.strip()) if run.is_link else 0
            continue
        words = "".join(texts).strip()
        if words and linked <= LINK_SHARE * len(words):
            yield words
        texts, linked = [], 0


def _runs(main: LexborNode) -> Iterator[Run | None]:
    """Its texts in order, and None at each border of a block. Pages may nest deeper than Python calls."""
    stack: list[tuple[LexborNode | None, bool]] = [(main, False)]
    while stack:
        node, is_link = stack.pop()
        if node is None:
            yield None
        elif node.tag == "-text":
            yield Run(SPACE.sub(" ", node.text_content or ""), is_link)
        elif node.tag == "br":
            yield Run("\n", is_link)
        else:
            if node.tag not in INLINE:
                yield None
                stack.append((None, is_link))
            children = list(node.iter(include_text=True))
            stack.extend((child, is_link or node.tag == "a") for child in reversed(children))


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())
