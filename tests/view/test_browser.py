"""What a person does with the page, in Chromium."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.view import write_page
from tests.view.conftest import Opener, Visit
from tests.view.synthetic import Memory

pytestmark = pytest.mark.browser

FACT_OF = """([subject, predicate, object]) => kgPage.model.facts.find((fact) =>
  kgPage.model.entities[fact.s].names.includes(subject) && kgPage.model.predicates[fact.p].iri.endsWith(predicate)
  && fact.o !== undefined && kgPage.model.entities[fact.o].names.includes(object)).id"""
EDGE_POINT = """(id) => {
  const { network, container } = kgPage.graph;
  const box = container.getBoundingClientRect();
  const { x, y } = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.3));
  return [box.left + x, box.top + y];
}"""
NODE_POINT = """(name) => {
  const { network, container } = kgPage.graph;
  const id = kgPage.model.entities.find((entity) => entity.names.includes(name)).id;
  const box = container.getBoundingClientRect();
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  return [box.left + x, box.top + y];
}"""

AXE = """axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary])))"""
REDRAW = """(() => {
  const start = performance.now();
  for (let time = 0; time < 5; time += 1) kgPage.graph.network.redraw();
  return (performance.now() - start) / 5;
})()"""


def click_edge(visit: Visit, subject: str, predicate: str, target: str) -> None:
    fact = visit.run(FACT_OF, [subject, predicate, target])
    visit.page.mouse.click(*visit.run(EDGE_POINT, fact))
    visit.page.wait_for_function("(id) => kgPage.state.selected?.fact === id", arg=fact)


def settle(visit: Visit) -> None:
    """Wait until the view has stopped moving."""
    visit.page.wait_for_timeout(400)


def test_find_kirby_and_read_the_sentence(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.search("kirby")
    card = page.page.locator("#card")
    assert card.locator("h2").inner_text() == "John Kirby"
    assert "Person" in card.locator(".kind").first.inner_text()
    assert "is spokesperson for" in card.inner_text()
    settle(page)
    click_edge(page, "John Kirby", "spokespersonFor", "Pentagone")
    assert "L'attaché de presse du Pentagone, John Kirby, a indiqué" in card.locator("blockquote").inner_text()
    assert card.locator("mark").all_inner_texts() == ["Pentagone", "John Kirby"]
    assert "Washington et Bagdad s'accordent sur un calendrier" in card.locator("cite").inner_text()
    assert "8 April 2021" in card.locator(".origin").inner_text()
    page.check()


def test_click_on_a_node(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.page.mouse.click(*page.run(NODE_POINT, "Baghdad"))
    page.page.wait_for_selector("#card h2")
    assert page.page.locator("#card h2").inner_text() == "Baghdad"
    page.page.click("#card .entity >> text=John Kirby")
    assert page.page.locator("#card h2").inner_text() == "John Kirby"
    page.check()


def test_qualifiers_are_told(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page, address="#entity=https://w3id.org/kg/gazetteer/country/US")
    chips = page.page.locator("#card .chips").first.inner_text()
    assert "about 2,500 soldiers" in chips
    assert "according to" in chips
    assert "planned or possible" in page.page.locator("#card").inner_text()
    link = page.page.locator("#card a")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "https://www.wikidata.org/entity/Q30",
        "noopener noreferrer",
    )
    page.page.click("[data-lang=fr]")
    assert "environ 2 500 soldats" in page.page.locator("#card .chips").first.inner_text().replace(
        "\u202f", " "
    ).replace("\xa0", " ")
    assert page.page.locator("#card h2").inner_text() == "États-Unis"
    page.check()


def test_quotes_and_documents_of_a_person(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.search("john kirby")
    card = page.page.locator("#card").inner_text()
    assert "Nous ne garderons pas de base permanente" in card
    assert "Mentioned in" in card
    page.check()


def test_suggestions_by_keyboard(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.page.focus("#search")
    page.page.keyboard.type("ETATS")
    box, options = page.page.locator("#search"), page.page.locator("#suggestions [role=option]")
    assert box.get_attribute("aria-expanded") == "true"
    assert "United States" in options.first.inner_text()
    assert "États-Unis" in options.first.inner_text()
    page.page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.page.keyboard.type("o")
    page.page.keyboard.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == "suggestion-1"
    page.page.keyboard.press("ArrowUp")
    assert options.nth(0).get_attribute("aria-selected") == "true"
    page.page.fill("#search", "zzzz")
    assert "Nothing bears this name" in options.first.inner_text()
    page.page.keyboard.press("Enter")
    assert page.run("kgPage.state.selected") is None
    page.check()


def test_counts_are_those_of_the_graph(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    assert page.page.locator("#counts").inner_text() == "4 documents · 15 entities · 18 facts"
    page.page.click("#tab-table")
    assert page.page.locator("#table-count").inner_text() == "18 of 19 statements"
    page.page.click("#show-open")
    assert page.page.locator("#table-count").inner_text() == "19 of 19 statements"
    assert page.page.locator("#table-body tr").count() == 19
    page.check()


def test_filters(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    shown = "kgPage.graph.shown.facts.length"
    everything = page.run(shown)
    page.page.click("#polarity-negated")
    assert page.page.locator("#polarity-negated").get_attribute("aria-pressed") == "false"
    assert page.run(shown) == everything - 2
    page.page.click("#polarity-negated")
    page.page.click("#type-Country")
    assert (
        page.run("[...kgPage.graph.shown.entities.keys()].some((id) => kgPage.model.entities[id].type === 'Country')")
        is False
    )
    page.page.click("#type-Country")
    page.page.click("#show-open")
    assert page.run(shown) == everything + 1
    page.check()


def test_table_is_sorted_and_filtered(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.page.click("#tab-table")
    page.page.click("[data-column=object] button")
    cells = page.page.locator("td[data-column=object]").all_inner_texts()
    assert cells == sorted(cells, key=str.casefold)
    page.page.click("[data-column=object] button")
    assert page.page.locator("th[data-column=object]").get_attribute("aria-sort") == "descending"
    page.page.fill("#table-filter", "retire")
    assert page.page.locator("#table-body tr").count() == 3
    page.page.locator("td[data-column=subject] button").first.click()
    assert page.page.locator("#card h2").is_visible()
    page.check()


def test_address_names_what_is_seen(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page, address="#entity=http://kg.example/person/john-kirby&lang=fr&view=table")
    assert page.page.locator("#card h2").inner_text() == "John Kirby"
    assert page.page.locator("#tab-table").get_attribute("aria-selected") == "true"
    assert page.run("document.documentElement.lang") == "fr"
    page.search("baghdad")
    assert "baghdad" in page.run("location.hash")
    page.page.go_back()
    page.page.wait_for_function("document.querySelector('#card h2').textContent === 'John Kirby'")
    page.check()


def test_graph_that_was_hidden_at_first(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page, address="#view=table")
    page.page.click("#tab-graph")
    settle(page)
    x, y = page.run(NODE_POINT, "Baghdad")
    box = page.page.locator("#graph").bounding_box()
    assert box is not None
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]
    page.page.mouse.click(x, y)
    page.page.wait_for_selector("#card h2")
    assert page.page.locator("#card h2").inner_text() == "Baghdad"
    page.check()


def test_an_address_that_names_nothing(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page, address="#entity=javascript:alert(1)&lang=toString&view=%00")
    assert page.run("kgPage.state.selected") is None
    page.check()


def test_graph_by_keyboard(sample_page: Path, visit: Opener) -> None:
    page = visit(sample_page)
    page.page.focus("#graph")
    page.page.keyboard.press("ArrowRight")
    first = page.run("kgPage.state.selected.entity")
    assert page.page.locator("#status").inner_text() != ""
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowRight"):
        page.page.keyboard.press(key)
    assert page.run("kgPage.state.selected.entity") is not None
    scale = page.run("kgPage.graph.network.getScale()")
    settle(page)
    page.page.keyboard.press("+")
    settle(page)
    assert page.run("kgPage.graph.network.getScale()") > scale * 0.9
    page.page.keyboard.press("Enter")
    assert page.run("document.activeElement.id") == "card"
    page.page.keyboard.press("Escape")
    assert page.run("kgPage.state.selected") is None
    assert first is not None
    page.check()


def test_neighbourhood_and_back(made_up_page: Callable[[int], Path], visit: Opener) -> None:
    page = visit(made_up_page(1000))
    notice = page.page.locator("#notice-text")
    assert "most connected of 852 entities" in notice.inner_text()
    outside = page.run(
        "kgPage.model.entities.find((entity) => !kgPage.model.places[entity.id] && entity.degree > 1).iri"
    )
    page.run("(iri) => { location.hash = '#entity=' + encodeURIComponent(iri); }", outside)
    page.page.wait_for_function("kgPage.state.around !== null")
    assert page.run("kgPage.graph.shown.entities.has(kgPage.state.selected.entity)")
    assert "neighbours" in notice.inner_text()
    page.page.click("#back")
    assert page.run("kgPage.state.around") is None
    page.check()


def test_every_fact_can_be_reached_in_a_large_graph(made_up_page: Callable[[int], Path], visit: Opener) -> None:
    page = visit(made_up_page(1000))
    page.page.click("#show-open")
    page.page.click("#tab-table")
    assert page.page.locator("#table-count").inner_text() == "1,251 of 1,251 statements"
    while page.page.locator("#table-more").is_visible():
        page.page.click("#table-more")
    assert page.page.locator("#table-body tr").count() == 1251
    page.check()


def test_saved_table(sample_page: Path, visit: Opener, tmp_path: Path) -> None:
    page = visit(sample_page)
    with page.page.expect_download() as download:
        page.page.click("#save-csv")
    download.value.save_as(tmp_path / "facts.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "facts.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == page.run("kgPage.graph.shown.facts.flatMap((fact) => fact.said).length")
    assert any(row["Subject"] == "United States" and row["Quantity"] == "about 2,500 soldiers" for row in rows)
    page.check()


def test_saved_picture(sample_page: Path, visit: Opener, tmp_path: Path) -> None:
    page = visit(sample_page)
    with page.page.expect_download() as download:
        page.page.click("#save-png")
    download.value.save_as(tmp_path / "graph.png")
    picture = (tmp_path / "graph.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000
    page.check()


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_nothing_sticks_out(sample_page: Path, visit: Opener, size: tuple[int, int]) -> None:
    page = visit(sample_page, size=size)
    page.search("kirby")
    assert page.run("document.documentElement.scrollWidth") <= size[0]
    assert page.page.locator("#card").bounding_box() is not None
    page.page.click("#tab-table")
    assert page.run("document.documentElement.scrollWidth") <= size[0]
    page.check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(sample_page: Path, visit: Opener, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install axe-playwright-python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = visit(sample_page)
    page.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.run(script)
    assert page.run(AXE) == []
    page.search("kirby")
    assert page.run(AXE) == []
    page.page.focus("#search")
    page.page.keyboard.type("o")
    assert page.run(AXE) == []
    page.page.keyboard.press("Escape")
    page.page.click("#tab-table")
    assert page.run(AXE) == []


def test_empty_graph(visit: Opener, tmp_path: Path) -> None:
    write_page(Memory(), tmp_path / "index.html", title="Nothing", ontology_labels={})
    page = visit(tmp_path / "index.html")
    assert page.page.locator("#counts").inner_text() == "0 documents · 0 entities · 0 facts"
    page.page.focus("#graph")
    page.page.keyboard.press("ArrowRight")
    page.page.click("#tab-table")
    page.check()


def test_opens_within_a_second(made_up_page: Callable[[int], Path], visit: Opener) -> None:
    page = visit(made_up_page(560))
    assert page.run("kgPage.model.entities.length") > 450
    ready = page.run("performance.getEntriesByName('ready')[0].startTime")
    assert ready < 1000 * 2  # measured 0.4 s on an idle machine; shared machines are slower
    assert page.run(REDRAW) < 80  # milliseconds
    page.check()


def test_a_page_whose_requests_are_never_answered(sample_page: Path, browser: object, visit: Opener) -> None:
    page = visit(sample_page)
    page.page.unroute("http**")
    page.page.route("http**", lambda _: None)
    page.page.reload()
    page.page.wait_for_selector("html[data-ready]")
    page.check()
