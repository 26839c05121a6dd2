import pytest

from kg.view.gather import read_knowledge
from kg.view.network import FIRST_VIEW, Drawing, draw, first_view, renderer
from tests.view.synthetic import Memory, make

NODE = {"id": 1, "label": "", "shape": "dot", "size": 9.0, "group": "Person"}
EDGE = {"id": 1, "from": 1, "to": 1, "arrows": "to"}


def test_pyvis_still_has_the_fields_that_are_filled() -> None:
    drawing = Drawing()
    drawing.extend([NODE], [EDGE, EDGE | {"id": 2}])
    assert (drawing.num_nodes(), drawing.num_edges(), drawing.directed) == (1, 2, True)
    assert drawing.get_node(1) == NODE


@pytest.mark.parametrize(
    ("nodes", "edges", "reason"),
    [
        ([NODE, NODE], [], "two nodes bear the id 1"),
        ([NODE | {"title": "<b>"}], [], "not an attribute that is drawn: \\['title'\\]"),
        ([NODE | {"id": "one"}], [], "not a number: 'one'"),
        ([NODE], [EDGE | {"to": 2}], "an edge lacks one of its nodes: 1 to 2"),
        ([NODE], [EDGE | {"href": "x"}], "not an attribute that is drawn: \\['href'\\]"),
    ],
)
def test_refused(nodes: list[dict[str, object]], edges: list[dict[str, object]], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Drawing().extend(nodes, edges)


def test_pages_of_pyvis_itself_are_refused() -> None:
    with pytest.raises(NotImplementedError):
        Drawing().generate_html()


def test_every_relation_is_an_edge(samples: Memory) -> None:
    knowledge = read_knowledge(samples)
    drawing, places = draw(knowledge)
    assert drawing.num_edges() == knowledge.graph.number_of_edges()
    assert len(places) == drawing.num_nodes() == len(knowledge.graph)
    assert all(places)


def test_edges_between_the_same_nodes_are_bent_apart(samples: Memory) -> None:
    drawing, _ = draw(read_knowledge(samples))
    bends: dict[tuple[int, int], list[float]] = {}
    for edge in drawing.edges:
        ends = (min(edge["from"], edge["to"]), max(edge["from"], edge["to"]))
        smooth = edge["smooth"]
        side = (
            0.0
            if not smooth
            else smooth["roundness"] * (1 if (smooth["type"] == "curvedCW") == (edge["from"] == ends[0]) else -1)
        )
        bends.setdefault(ends, []).append(side)
    assert max(map(len, bends.values())) > 1
    assert all(len(set(sides)) == len(sides) for sides in bends.values())


def test_large_graph_opens_on_the_most_connected() -> None:
    graph = read_knowledge(make(1000)).graph
    shown = first_view(graph)
    assert len(shown) == FIRST_VIEW
    assert max(graph, key=graph.degree) in shown


def test_nothing_outside_the_first_view_is_lost() -> None:
    knowledge = read_knowledge(make(1000))
    drawing, places = draw(knowledge)
    assert drawing.num_nodes() == len(knowledge.graph)
    assert sum(place is not None for place in places) == FIRST_VIEW


def test_renderer_is_whole_and_fetches_nothing() -> None:
    script = renderer()
    assert "vis-network" in script[:200]
    assert "sourceMappingURL" not in script
