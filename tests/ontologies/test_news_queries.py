from pathlib import Path

import pyoxigraph
import pytest

FOLDER = Path(__file__).parents[2] / "ontologies" / "news" / "queries"
QUERIES = sorted(FOLDER.glob("*.rq"))
PREFIXES = {
    "kg": "https://w3id.org/kg/ontology#",
    "kgs": "https://w3id.org/kg/statement#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
}
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "troops": [("Arden", "Borduria", "2500", "true", "Ministry of Defence", "2021-04")],
    "spokespersons": [("Martha Vance", "Ministry of Defence", "1")],
    "who-said-what": [("Martha Vance", "No date has been set", "2021-04-07")],
    "leaders": [],
    "denied": [("Arden", "attacked", "Northern Front", "Martha Vance")],
    "planned": [("Arden", "withdrewFrom", "Borduria", "None")],
    "conflicts": [("Northern Front", "fights", "Arden", "1")],
    "people": [("Martha Vance", "spokespersonFor", "Ministry of Defence")],
    "attributed": [
        ("Martha Vance", "Arden", "attacked", "Northern Front", "Negated"),
        ("Ministry of Defence", "Arden", "hasTroopsIn", "Borduria", "Affirmed"),
    ],
    "contradictions": [],
    "open-facts": [("Borduria", "border", "Arden")],
}


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(Path(__file__).with_name("facts.ttl")), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def answers(store: pyoxigraph.Store, path: Path) -> list[tuple[str, ...]]:
    solutions = store.query(path.read_text(encoding="utf-8"), prefixes=PREFIXES)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return [tuple(getattr(term, "value", "None") for term in solution) for solution in solutions]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_first_line_describes_the_query_in_both_languages(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    french, slash, english = first.removeprefix("# ").partition(" / ")
    assert first.startswith("# ")
    assert slash
    assert french
    assert english
    assert "PREFIX" not in "\n".join(rest)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_query_runs(store: pyoxigraph.Store, path: Path) -> None:
    answers(store, path)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_query_answers(store: pyoxigraph.Store, name: str) -> None:
    rows = answers(store, FOLDER / f"{name}.rq")
    width = max((len(row) for row in ANSWERS[name]), default=0)
    assert [row[:width] for row in rows] == ANSWERS[name]


def test_every_other_query_is_known() -> None:
    assert {path.stem for path in QUERIES} == set(ANSWERS) | {"most-connected"}


def test_most_connected_is_first(store: pyoxigraph.Store) -> None:
    assert answers(store, FOLDER / "most-connected.rq")[0][0] == "Arden"


def test_contradictions_need_both_sides(store: pyoxigraph.Store) -> None:
    other = pyoxigraph.Store()
    other.extend(store)
    other.update(
        """INSERT { ?new ?p ?o ; kg:polarity kg:Affirmed }
           WHERE { BIND(<http://kg.example/st8> AS ?new) <http://kg.example/st4> ?p ?o FILTER(?p != kg:polarity) }""",
        prefixes=PREFIXES,
    )
    rows = answers(other, FOLDER / "contradictions.rq")
    assert [row[:3] for row in rows] == [("Arden", "attacked", "Northern Front")]
