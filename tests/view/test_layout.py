from itertools import combinations

import networkx as nx  # type: ignore[import-untyped]
import pytest

from kg.view.layout import curvatures, positions

BOX = (120.0, 40.0)


def several() -> nx.Graph:
    graph = nx.disjoint_union_all([nx.star_graph(30), nx.barbell_graph(6, 3), nx.path_graph(3), nx.empty_graph(9)])
    graph.add_edge(0, 35)
    return graph


def test_boxes_do_not_overlap() -> None:
    graph = several()
    placed = positions(graph, dict.fromkeys(graph, BOX))
    assert placed.keys() == set(graph)
    for (x, y), (u, v) in combinations(placed.values(), 2):
        assert abs(x - u) >= BOX[0] - 3 or abs(y - v) >= BOX[1] - 3


def test_neighbours_are_near() -> None:
    graph = nx.path_graph(12)
    placed = positions(graph, dict.fromkeys(graph, BOX))
    gap = {pair: abs(complex(*placed[pair[0]]) - complex(*placed[pair[1]])) for pair in combinations(graph, 2)}
    assert max(gap[pair] for pair in graph.edges) < gap[0, 11] / 3


def test_same_graph_same_places() -> None:
    graph = several()
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(list(graph)))
    shuffled.add_edges_from(reversed([(end, start) for start, end in graph.edges]))
    assert positions(graph, dict.fromkeys(graph, BOX)) == positions(shuffled, dict.fromkeys(graph, BOX))


def test_empty_graph() -> None:
    assert positions(nx.Graph(), {}) == {}


@pytest.mark.parametrize(("count", "bends"), [(1, [0.0]), (2, [0.0, 0.18]), (5, [0.0, 0.18, -0.18, 0.36, -0.36])])
def test_curvatures(count: int, bends: list[float]) -> None:
    assert curvatures(count) == bends
