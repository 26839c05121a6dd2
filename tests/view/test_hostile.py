"""Texts come from documents that anybody wrote: whatever they hold, the page shows it and runs nothing of it."""

import itertools
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.view import write_page
from tests.view.conftest import Opener
from tests.view.synthetic import BASE, Memory, add_document, add_entity, add_statement, iri, text

PAYLOADS = (
    "<script>globalThis.ran = 1; alert(1)</script>",
    "</script><script>globalThis.ran = 1</script>",
    "<!--<script>",
    "<img src=x onerror='globalThis.ran = 1'>",
    "<svg/onload=globalThis.ran=1>",
    "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
    "' onmouseover='globalThis.ran=1' x='",
    "href=javascript:globalThis.ran=1",
    "<a href=\"javascript:globalThis.ran=1\">href</a>",
    "javascript:globalThis.ran=1",
    "${globalThis.ran=1} {{constructor.constructor('globalThis.ran=1')()}} $title",
    "\u202eevil\u2066gnp.exe\u2069\u200f",
    "Z\u0335\u0321\u0322" * 40,
    "]]>\u2028globalThis.ran = 1\u2029\u0000\u0007",
    "__proto__",
    "constructor",
    "=HYPERLINK(\"http://evil.example\")",
    "x" * 100_000,
)  # fmt: skip


def hostile() -> Memory:
    """A graph with every payload in every text."""
    memory = Memory()
    for number, words in enumerate(PAYLOADS):
        subject, target, document = f"{BASE}person/{number}", f"{BASE}place/{number}", f"{BASE}document/{number}"
        add_document(memory, document, title=words, source=words)
        memory.add(document, "dct:issued", text(words))
        add_entity(memory, subject, "Person", ((words, "en"), (f"fr {words}", "fr")), (words, f"also {words}"))
        add_entity(memory, target, "City", ((f"city {words}", "en"),))
        memory.add(subject, "kg:isoCode", text(words))
        memory.add(subject, "skos:exactMatch", iri(f"javascript:globalThis.ran={number}"))
        memory.add(subject, "kg:mentionedIn", iri(document))
        add_facts(memory, number, words)
    return memory


def add_facts(memory: Memory, number: int, words: str) -> None:
    subject, target, document = f"{BASE}person/{number}", f"{BASE}place/{number}", f"{BASE}document/{number}"
    predicate = f"{BASE}predicate/{number}"
    memory.add(predicate, "rdfs:label", text(words, "en"))
    memory.add(predicate, "rdf:type", iri("kg:OpenPredicate"))
    extra: list[tuple[str, ox.NamedNode | ox.Literal]] = [("kg:attributedTo", iri(target))]
    extra += [(f"kg:{name}", text(words)) for name in ("rule", "time", "quantity", "quantityUnit")]
    objects: tuple[tuple[str, str | ox.Literal], ...] = (
        (predicate, target),
        ("kg:visited", target),
        ("kg:metWith", f"{BASE}person/{(number + 1) % len(PAYLOADS)}"),
        ("kg:hasOtherName", text(words)),
    )
    for index, (name, value) in enumerate(objects):
        add_statement(
            memory,
            f"{BASE}statement/{number}-{index}",
            (subject, name, value),
            evidence=(f"Before {words} after.", "en"),
            document=document,
            polarity=("Affirmed", "Negated", "Hypothetical")[number % 3],
            extra=extra,
        )
    quotation = f"{BASE}quotation/{number}"
    memory.add(quotation, "rdf:type", iri("kg:Quotation"))
    memory.add(quotation, "kg:speaker", iri(subject))
    memory.add(quotation, "kg:quotedText", text(words))
    memory.add(quotation, "prov:wasDerivedFrom", iri(document))


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "index.html"
    labels = {"visited": {"en": PAYLOADS[0], "fr": PAYLOADS[3]}, "Person": {"en": PAYLOADS[1], "fr": PAYLOADS[4]}}
    write_page(hostile(), path, title="".join(PAYLOADS[:6]), ontology_labels=labels)
    return path


def test_long_texts_do_not_swell_the_page(hostile_page: Path) -> None:
    assert hostile_page.stat().st_size < 1_500_000


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_runs(hostile_page: Path, visit: Opener, lang: str) -> None:
    page = visit(hostile_page, address=f"#lang={lang}")
    page.page.click("#show-open")
    entities, facts = page.run("kgPage.model.entities.length"), page.run("kgPage.model.facts.length")
    assert (entities, facts) == (2 * len(PAYLOADS), 4 * len(PAYLOADS))
    page.run("kgPage.model.entities.forEach((entity) => kgPage.select({ entity: entity.id }))")
    page.run("kgPage.model.facts.forEach((fact) => kgPage.select({ fact: fact.id }))")
    page.run("kgPage.model.entities.forEach((entity) => kgPage.showAround(entity.id))")
    page.page.click("#back")
    for x, y in itertools.product(range(260, 1000, 45), range(100, 780, 45)):
        page.page.mouse.move(x, y)
    page.page.click("#tab-table")
    assert page.run("document.querySelectorAll('script').length") == 3
    assert page.run("document.querySelectorAll('iframe, img, object, embed').length") == 0
    assert (
        page.run("[...document.querySelectorAll('a')].filter((link) => !link.href.startsWith('https://')).length") == 0
    )
    assert page.run("globalThis.ran") is None
    page.check()


@pytest.mark.browser
@pytest.mark.parametrize("payload", [*PAYLOADS[:11], "constructor"])
def test_search_for_it(hostile_page: Path, visit: Opener, payload: str) -> None:
    page = visit(hostile_page)
    page.page.fill("#search", payload)
    page.page.keyboard.press("Enter")
    assert page.page.locator("#card h2").inner_text() == payload
    assert page.run("globalThis.ran") is None
    page.check()


@pytest.mark.browser
def test_saved_cells_are_no_formulas(hostile_page: Path, visit: Opener, tmp_path: Path) -> None:
    page = visit(hostile_page)
    page.page.click("#tab-table")
    with page.page.expect_download() as download:
        page.page.click("#table-csv")
    download.value.save_as(tmp_path / "facts.csv")
    saved = (tmp_path / "facts.csv").read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in saved
    assert not [line for line in saved.splitlines() if line.startswith("=")]
    page.check()
