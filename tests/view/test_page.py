import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.view import write_page
from kg.view.gather import read_knowledge
from kg.view.identifiers import _identifier
from kg.view.page import render_page
from kg.view.payload import payload, term_labels
from tests.view.synthetic import Memory, labels, make


class Elements(HTMLParser):
    """The elements of a page with their attributes and texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.texts.setdefault(tag, []).append("")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def data(self) -> Any:
        return json.loads(self.texts["script"][0])


def page_of(memory: Memory, folder: Path, **options: Any) -> str:
    path = folder / "deep" / "index.html"
    write_page(memory, path, **({"title": "News", "ontology_labels": labels()} | options))
    return path.read_text(encoding="utf-8")


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_same_graph_same_bytes(tmp_path: Path) -> None:
    assert page_of(make(80), tmp_path / "a") == page_of(make(80), tmp_path / "b")


def test_nothing_is_left_beside_the_page(tmp_path: Path) -> None:
    page_of(make(10), tmp_path)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["index.html"]


def test_policy_names_exactly_the_scripts_and_style_of_the_page(tmp_path: Path) -> None:
    elements = Elements(page_of(make(30), tmp_path))
    (policy,) = [
        attributes["content"]
        for tag, attributes in elements.found
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    assert set(re.findall(r"sha256-[\w+/=]+", policy)) == {
        digest(text) for text in (*elements.texts["script"][1:], *elements.texts["style"])
    }
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_element_reaches_outside(tmp_path: Path) -> None:
    elements = Elements(page_of(make(30), tmp_path))
    names = {name for _, attributes in elements.found for name in attributes}
    assert not names & {"src", "href", "action", "srcset", "style"}
    assert not [name for name in names if name.startswith("on")]
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in elements.found}


def test_title_is_text(tmp_path: Path) -> None:
    elements = Elements(page_of(make(10), tmp_path, title='A <b>bold</b>\n & "quoted" title</title><script>x</script>'))
    assert [text for tag in ("title", "h1") for text in elements.texts[tag]] == [
        'A <b>bold</b> & "quoted" title</title><script>x</script>'
    ] * 2
    assert len(elements.texts["script"]) == 3


def test_dollar_signs_stay(tmp_path: Path) -> None:
    assert Elements(page_of(make(10), tmp_path, title="$title $$ ${data}")).texts["title"] == ["$title $$ ${data}"]


def test_language_of_the_page(tmp_path: Path) -> None:
    (root,) = [
        attributes for tag, attributes in Elements(page_of(make(10), tmp_path, lang="fr")).found if tag == "html"
    ]
    assert root["lang"] == "fr"


def test_data_comes_back(samples: Memory, news_labels: dict[str, dict[str, str]], tmp_path: Path) -> None:
    data = Elements(page_of(samples, tmp_path, ontology_labels=news_labels)).data()
    kirby = next(entity for entity in data["entities"] if "John Kirby" in entity["names"])
    assert kirby["type"] == "Person"
    assert {"en": "is spokesperson for", "fr": "est porte-parole de"} in [item["labels"] for item in data["predicates"]]


def test_large_data_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = payload(read_knowledge(make(30)), labels())
    monkeypatch.setattr("kg.view.page.LARGEST_PLAIN", 1000)
    text = Elements(render_page(data, lang="en", title="News")).texts["script"][0]
    assert json.loads(gzip.decompress(base64.b64decode(text))) == json.loads(json.dumps(data))


@pytest.mark.parametrize(
    ("iri", "href"),
    [
        ("http://www.wikidata.org/entity/Q30", "https://www.wikidata.org/entity/Q30"),
        ("https://sws.geonames.org/6252001/", "https://sws.geonames.org/6252001/"),
        ("https://viaf.org/viaf/130168302", "https://viaf.org/viaf/130168302"),
        ("https://evil.example/entity/Q30", None),
        ("https://www.wikidata.org.evil.example/entity/Q30", None),
        ("https://www.wikidata.org@evil.example/entity/Q30", None),
        ("https://user:pass@www.wikidata.org/entity/Q30", None),
        ("https://www.wikidata.org:8443/entity/Q30", None),
        ("javascript:alert(1)//www.wikidata.org/", None),
        ("JavaScript://www.wikidata.org/%0aalert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ('https://www.wikidata.org/entity/Q30"onclick="x', None),
        ("https://www.wikidata.org/entity/Q30?next=javascript:x", None),
        ("https://www.wikidata.org/entity/Q30#javascript", None),
        ("https://www.wikidata.org", None),
    ],
)
def test_links_lead_to_known_hosts_alone(iri: str, href: str | None) -> None:
    assert _identifier(iri).href == href


@pytest.mark.parametrize(
    ("name", "known", "given", "expected"),
    [
        ("leads", {}, {"leads": {"en": "leads", "fr": "dirige"}}, {"en": "leads", "fr": "dirige"}),
        ("leads", {}, {"leads": {"fr": "dirige"}}, {"en": "dirige", "fr": "dirige"}),
        ("thank", {"fr": "remercier"}, {}, {"en": "remercier", "fr": "remercier"}),
        ("thank-for", {}, {}, {"en": "thank for", "fr": "thank for"}),
        ("hasTroopsIn", {}, {}, {"en": "has troops in", "fr": "has troops in"}),
    ],
)
def test_labels_of_terms(
    name: str, known: dict[str, str], given: dict[str, dict[str, str]], expected: dict[str, str]
) -> None:
    assert term_labels(name, known, given) == expected


def test_empty_graph(tmp_path: Path) -> None:
    data = Elements(page_of(Memory(), tmp_path)).data()
    assert (data["entities"], data["facts"], data["documents"]) == ([], [], [])
