"""The part of a large graph that one page holds: the statements about the entities of which most is stated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.namespaces import KG, LABEL, PROV, RDF
from kg.view.dataset import Dataset, Record, records

MOST_STATEMENTS = 12_000  # that a page can draw, search and be opened with at once
MOST_QUOTES = 3_000
BATCH = 400
RANKED = f"""SELECT ?s (COUNT(?st) AS ?n) WHERE {{ ?st <{RDF}subject> ?s }}
    GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT {MOST_STATEMENTS}"""
COUNT = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a <%s> }"
ABOUT = f"SELECT ?s ?p ?o WHERE {{ VALUES ?who {{ %s }} ?s <{RDF}subject> ?who ; ?p ?o }}"
SAID = f"SELECT ?s ?p ?o WHERE {{ VALUES ?who {{ %s }} ?s <{KG}speaker> ?who ; ?p ?o }}"
DESCRIBED = "SELECT ?s ?p ?o WHERE { VALUES ?s { %s } ?s ?p ?o FILTER(?p != <" + KG + "mentionedIn>) }"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page takes from a large graph.

    Attributes:
        totals: how many documents, entities and statements the graph has, under ``documents``, ``entities``, ``facts``.
    """

    statements: tuple[Record, ...]
    quotes: tuple[Record, ...]
    documents: tuple[Record, ...]
    totals: Mapping[str, int]


def excerpt(dataset: Dataset, *, most: int = MOST_STATEMENTS) -> Excerpt | None:
    """The part of a graph that a page holds; None where it holds all of it.

    Args:
        dataset: the graph.
        most: statements that a page holds, about.
    """
    facts = _count(dataset, "Statement")
    if facts <= most:
        return None
    chosen = tuple(_chosen(dataset, most))
    statements = tuple(_batched(dataset, ABOUT, chosen))
    quotes = tuple(_batched(dataset, SAID, chosen))[:MOST_QUOTES]
    cited = {record.text(PROV + "wasDerivedFrom") or "" for record in (*statements, *quotes)} - {""}
    totals = {"documents": _count(dataset, "Document"), "entities": _count(dataset, "Entity"), "facts": facts}
    return Excerpt(statements, quotes, tuple(described(dataset, cited)), totals)


def described(dataset: Dataset, iris: Iterable[str]) -> Iterator[Record]:
    """Everything said of some nodes, but for the documents that mention them."""
    return _batched(dataset, DESCRIBED, sorted(iris))


def _chosen(dataset: Dataset, most: int) -> Iterator[str]:
    """The entities of which most is stated, as many as have that many statements together."""
    total = 0
    for who, number in dataset.select(RANKED).rows:
        if total >= most or who is None or number is None:
            return
        total += int(number.value)
        yield who.value


def _batched(dataset: Dataset, query: str, iris: Sequence[str]) -> Iterator[Record]:
    for start in range(0, len(iris), BATCH):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + BATCH])
        yield from records(dataset.select(query % values))


def _count(dataset: Dataset, cls: str) -> int:
    rows = list(dataset.select(COUNT % (KG + cls)).rows)
    return int(rows[0][0].value) if rows and rows[0][0] is not None else 0


def labelled(found: Iterable[Record]) -> list[Record]:
    """Those that bear a label, sorted by IRI."""
    return sorted((record for record in found if record.all(LABEL)), key=lambda record: record.iri)
