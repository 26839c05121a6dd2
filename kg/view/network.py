"""The drawing: a pyvis network with our own, closed template and without anything that is fetched from elsewhere."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import networkx as nx  # type: ignore[import-untyped]  # has no annotations
import pyvis.network

from kg.view.knowledge import Knowledge, Relation, Thing
from kg.view.layout import Box, curvatures, positions

Attributes = dict[str, Any]  # what vis-network takes for one node or edge
NODE_FIELDS = frozenset({"id", "label", "shape", "size", "group", "x", "y"})
EDGE_FIELDS = frozenset({"id", "from", "to", "arrows", "dashes", "width", "smooth"})
WHOLE_GRAPH = 300
FIRST_VIEW = 150
POINTED = frozenset({"diamond", "star", "triangle"})
CAPTION_LENGTH = 28
CHARACTER_WIDTH = 7.2
EASY_COUNT = 40
OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "tooltipDelay": 150,
        "hideEdgesOnDrag": False,
        "multiselect": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
}
DASHES: Mapping[str, Any] = {"affirmed": False, "negated": [9, 6], "hypothetical": [2, 5]}
SHAPES = {
    "Person": "dot", "Group": "dot",
    "Country": "diamond", "City": "diamond", "Region": "diamond", "Facility": "diamond", "Place": "diamond",
    "Event": "triangle", "Agreement": "hexagon", "Work": "hexagon", "Product": "hexagon", "Award": "star",
}  # fmt: skip


class Drawing(pyvis.network.Network):  # type: ignore[misc]  # pyvis has no annotations
    """A pyvis network that takes nodes and edges in bulk, keeps parallel edges, and fits into a page of ours.

    pyvis's own pages load scripts from elsewhere and let texts of the data run as scripts; none of that is used here.
    """

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")

    def extend(self, nodes: Iterable[Attributes], edges: Iterable[Attributes]) -> None:
        """Append nodes and edges at once.

        Raises:
            ValueError: an id is repeated, an end of an edge is missing, or an attribute is not one that we draw.
        """
        for node in nodes:
            _check(node, NODE_FIELDS)
            if node["id"] in self.node_map:
                message = f"two nodes bear the id {node['id']!r}"
                raise ValueError(message)
            self.nodes.append(node)
            self.node_ids.append(node["id"])
            self.node_map[node["id"]] = node
        for edge in edges:
            _check(edge, EDGE_FIELDS)
            if edge["from"] not in self.node_map or edge["to"] not in self.node_map:
                message = f"an edge lacks one of its nodes: {edge['from']!r} to {edge['to']!r}"
                raise ValueError(message)
            self.edges.append(edge)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:  # noqa: FBT001, FBT002 - pyvis's signature
        """Refuse pyvis's own page: it is neither closed nor safe.

        Raises:
            NotImplementedError: always; `kg.view.write_page` writes the page.
        """
        message = "write_page() writes the page of a drawing"
        raise NotImplementedError(message)

    def data(self) -> Attributes:
        """What vis-network is given: nodes, edges and options."""
        return {"nodes": self.nodes, "edges": self.edges, "options": dict(OPTIONS)}


def renderer() -> str:
    """The script of vis-network that comes with pyvis, without the address of its source map."""
    folder = Path(cast("str", pyvis.network.__file__)).parent / "lib" / "vis-9.1.2"
    script = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL")[0]


def draw(knowledge: Knowledge) -> tuple[Drawing, list[tuple[int, int] | None]]:
    """The drawing of a graph, and where its nodes stand while open facts are shown too.

    Nodes are numbered in the order of the graph, edges in its order too. Nodes outside the first view have no place.
    """
    graph = knowledge.graph
    shown = first_view(graph)
    spread = _spread(len(shown))
    boxes = {node: _box(graph.nodes[node]["thing"], graph.degree[node], spread) for node in shown}
    closed = positions(_skeleton(graph, shown, with_open=False), boxes)
    every = positions(_skeleton(graph, shown, with_open=True), boxes)
    numbers = {node: number for number, node in enumerate(graph)}
    drawing = Drawing()
    drawing.extend(
        (
            _node(number, graph.nodes[node]["thing"], graph.degree[node], closed.get(node))
            for node, number in numbers.items()
        ),
        _edges(graph, numbers),
    )
    return drawing, [every.get(node) for node in graph]


def first_view(graph: nx.MultiDiGraph) -> list[str]:
    """The entities that the page opens with, sorted: all of a small graph, the most connected ones of a large one."""
    if len(graph) <= WHOLE_GRAPH:
        return sorted(graph)
    ranked = sorted(graph, key=lambda node: (-_closed_degree(graph, node), -graph.degree[node], node))
    return sorted(ranked[:FIRST_VIEW])


def _closed_degree(graph: nx.MultiDiGraph, node: str) -> int:
    relations = [
        data["relation"] for _, _, data in (*graph.in_edges(node, data=True), *graph.out_edges(node, data=True))
    ]
    return sum(not relation.is_open for relation in relations)


def _skeleton(graph: nx.MultiDiGraph, shown: Iterable[str], *, with_open: bool) -> nx.Graph:
    skeleton = nx.Graph()
    skeleton.add_nodes_from(shown)
    for start, end, relation in graph.edges(data="relation"):
        if start in skeleton and end in skeleton and start != end and (with_open or not relation.is_open):
            skeleton.add_edge(start, end)
    return skeleton


def _spread(count: int) -> float:
    """How much more room a node takes in a large graph, which is drawn small but with nodes that can still be seen."""
    crowd: float = max(1.0, math.sqrt(count / EASY_COUNT)) ** 0.8
    return min(crowd, 2.2)


def _box(thing: Thing, degree: int, spread: float) -> Box:
    """Room for a node and its caption; busy nodes get more, so that their edges can be told apart."""
    length = max(len(label) for label in thing.labels.values())
    width = max(min(length, CAPTION_LENGTH) * CHARACTER_WIDTH, 2 * _radius(degree) * spread) + 22
    margin = min(4 * degree, 120)
    return width + margin, 2 * _radius(degree) * spread + 30 + margin


def _radius(degree: int) -> float:
    return round(min(7 + 2.4 * math.sqrt(degree), 24), 1)


def _node(number: int, thing: Thing, degree: int, place: tuple[int, int] | None) -> Attributes:
    shape = SHAPES.get(thing.type, "square")
    node: Attributes = {
        "id": number,
        "label": "",  # captions are drawn by the page, in the reader's language
        "shape": shape,
        "size": round(_radius(degree) * (1.2 if shape in POINTED else 1), 1),
        "group": thing.type,
    }
    return node if place is None else node | {"x": place[0], "y": place[1]}


def _edges(graph: nx.MultiDiGraph, numbers: Mapping[str, int]) -> list[Attributes]:
    """One edge a relation, in the order of the graph; those between the same two nodes are bent apart."""
    bundles: defaultdict[tuple[int, int], list[tuple[bool, int]]] = defaultdict(list)
    relations: list[Relation] = [relation for _, _, relation in graph.edges(data="relation")]
    ends = [(numbers[start], numbers[end]) for start, end in graph.edges()]
    for number, (relation, (start, end)) in enumerate(zip(relations, ends, strict=True)):
        bundles[min(start, end), max(start, end)].append((relation.is_open, number))
    bends: dict[int, float] = {}
    for members in bundles.values():
        bends |= dict(zip((number for _, number in sorted(members)), curvatures(len(members)), strict=True))
    return [
        _edge(number, ends[number], relation, bends[number] if ends[number][0] < ends[number][1] else -bends[number])
        for number, relation in enumerate(relations)
    ]


def _edge(number: int, ends: tuple[int, int], relation: Relation, bend: float) -> Attributes:
    smooth: Any = bool(bend) and {
        "enabled": True,
        "type": "curvedCW" if bend > 0 else "curvedCCW",
        "roundness": abs(bend),
    }
    return {
        "id": number,
        "from": ends[0],
        "to": ends[1],
        "arrows": "to",
        "dashes": DASHES[relation.polarity],
        "width": 0.9 if relation.is_open else round(1.6 + 0.8 * math.log2(len(relation.testimonies)), 2),
        "smooth": smooth,
    }


def _check(attributes: Attributes, allowed: frozenset[str]) -> None:
    unknown = attributes.keys() - allowed
    if unknown or not isinstance(attributes["id"], int):
        message = (
            f"not an attribute that is drawn: {sorted(unknown)}" if unknown else f"not a number: {attributes['id']!r}"
        )
        raise ValueError(message)
