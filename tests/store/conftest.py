"""A store of the sample readings."""

from pathlib import Path

import pytest

from kg import ontology
from kg.statements import write_graph
from kg.store import Store
from tests.samples import sample_readings


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """graph.nt of the sample readings."""
    path = tmp_path_factory.mktemp("store") / "graph.nt"
    write_graph(sample_readings(), ontology.load(ontology.default_folder()), path)
    return path


@pytest.fixture(scope="session")
def folder(graph: Path) -> Path:
    """The store of that graph."""
    Store.build(graph, graph.parent / "graph")
    return graph.parent / "graph"
