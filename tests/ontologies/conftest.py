from pathlib import Path

import pytest
from rdflib import Graph

NEWS = Path(__file__).parents[2] / "ontologies" / "news"


def turtle(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="session")
def news() -> Path:
    return NEWS


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return turtle(NEWS / "ontology.ttl")


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return turtle(NEWS / "shapes.ttl")


@pytest.fixture(scope="session")
def gazetteers() -> Graph:
    return turtle(*sorted((NEWS / "gazetteers").glob("*.ttl")))


@pytest.fixture
def facts() -> Graph:
    return turtle(Path(__file__).with_name("facts.ttl"))
