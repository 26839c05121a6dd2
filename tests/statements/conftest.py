"""The sample readings and their graph."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import ontology
from kg.model import Reading
from kg.ontology import Ontology
from kg.statements import write_graph
from tests.samples import sample_readings


@pytest.fixture(scope="session")
def news() -> Ontology:
    return ontology.load(ontology.default_folder())


@pytest.fixture(scope="session")
def terms() -> Ontology:
    """The news ontology without its gazetteers."""
    return ontology.load(ontology.default_folder(), names=False)


@pytest.fixture(scope="session")
def samples() -> list[Reading]:
    return sample_readings()


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory, samples: list[Reading], news: Ontology) -> Path:
    """graph.nt of the sample readings."""
    path = tmp_path_factory.mktemp("samples") / "graph.nt"
    write_graph(samples, news, path)
    return path


@pytest.fixture(scope="session")
def store(graph: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.N_TRIPLES)
    return store
