"""The page itself: one closed HTML file that asks the network for nothing and runs no script but its own."""

import base64
import gzip
import hashlib
import html
import json
import string
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from kg.view.dataset import Dataset
from kg.view.gather import read_knowledge
from kg.view.network import renderer
from kg.view.payload import payload

SCRIPTS = (
    "strings.js", "model.js", "wording.js", "dom.js", "search.js", "graph.js", "captions.js", "card.js", "table.js",
    "save.js", "filters.js", "keyboard.js", "main.js",
)  # fmt: skip
LARGEST_PLAIN = 1_500_000
NOSCRIPT = {
    "en": "This page draws its graph with JavaScript, which is switched off here.",
    "fr": "Cette page dessine son graphe en JavaScript, qui est désactivé ici.",
}


def write_page(
    dataset: Dataset,
    path: Path,
    *,
    lang: Literal["en", "fr"] = "en",
    title: str,
    ontology_labels: Mapping[str, Mapping[str, str]],
) -> None:
    """Write the explorer of a graph as one file that works from disk, offline. Same graph, same bytes.

    Args:
        dataset: answers SPARQL SELECT over statements as the store holds them.
        path: the HTML file; it is replaced as a whole.
        lang: the language that the page opens in; the reader can switch.
        title: heading of the page.
        ontology_labels: labels by language of each class and property, under its local name; under ``inverse:`` and the
            name of a property those of its inverse.
    """
    page = render_page(payload(read_knowledge(dataset), ontology_labels), lang=lang, title=title)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_text(page, encoding="utf-8", newline="\n")
    draft.replace(path)


def render_page(data: Mapping[str, Any], *, lang: str, title: str) -> str:
    """The text of the page for its data."""
    style = _asset("page.css")
    scripts = [_closed(renderer()), _closed(_own_script())]
    return string.Template(_asset("page.html")).substitute(
        lang=lang,
        title=html.escape(" ".join(title.split())),
        noscript=html.escape(NOSCRIPT[lang]),
        policy=_policy(style, scripts),
        style=style,
        data=_packed(data),
        renderer=scripts[0],
        script=scripts[1],
    )


def _own_script() -> str:
    body = "\n".join(_asset(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def _asset(name: str) -> str:
    return (files("kg.view") / "assets" / name).read_text(encoding="utf-8")


def _packed(data: Mapping[str, Any]) -> str:
    """JSON that cannot end its script element; zipped where it is large."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if len(text) > LARGEST_PLAIN:
        return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode("ascii")
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _closed(script: str) -> str:
    """A script that the HTML parser takes to its own end."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(style: str, scripts: list[str]) -> str:
    """The content security policy: these very scripts, this very style sheet, and nothing else."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    rules = (
        "default-src 'none'",
        f"script-src {allowed}",
        f"style-src '{_digest(style)}'",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
