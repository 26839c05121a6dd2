"""Where each node stands: laid out beforehand, so that the page opens at once and looks the same every time.

Each connected piece is drawn by itself: a seeded spring layout gives a rough shape, stress majorization brings the
distances on paper near the distances in the graph, and boxes as large as node and caption are then pushed apart.
The pieces are packed in rows, the largest first.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, islice
from typing import TypeVar

import networkx as nx  # type: ignore[import-untyped]  # has no annotations
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Box = tuple[float, float]
Node = TypeVar("Node", bound=Hashable)
SEED = 20
UNIT = 135.0
STRESS_STEPS = 150
PUSHES = 120
WIDE = 1.55
GAP = 70.0
TINY = 1e-9
MOST_COLUMNS = 40


def positions(graph: nx.Graph, boxes: Mapping[Node, Box]) -> dict[Node, tuple[int, int]]:
    """Centre of each node in pixels, y downwards.

    Args:
        graph: undirected, without parallel edges; its nodes can be sorted.
        boxes: width and height of each node with its caption.
    """
    pieces: list[list[Node]] = [sorted(piece) for piece in nx.connected_components(graph)]
    pieces.sort(key=lambda piece: (-len(piece), piece))
    drawn = [_piece(graph.subgraph(piece), piece, np.array([boxes[node] for node in piece])) for piece in pieces]
    corners = _pack([size for _, size in drawn])
    placed: dict[Node, tuple[int, int]] = {}
    for piece, (points, _), corner in zip(pieces, drawn, corners, strict=True):
        for node, (x, y) in zip(piece, points, strict=True):
            placed[node] = (round(x + corner[0]), round(y + corner[1]))
    return placed


def _piece(graph: nx.Graph, nodes: Sequence[Hashable], boxes: Array) -> tuple[Array, Box]:
    """Points of one connected piece, measured from the upper left corner of the piece, and its size."""
    points = _apart(_widened(_upright(_shape(graph, nodes)) * UNIT), boxes)
    low, high = (points - boxes / 2).min(axis=0), (points + boxes / 2).max(axis=0)
    return points - low, (float(high[0] - low[0]), float(high[1] - low[1]))


def _shape(graph: nx.Graph, nodes: Sequence[Hashable]) -> Array:
    if len(nodes) == 1:
        return np.zeros((1, 2))
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    rough = nx.spring_layout(ordered, seed=SEED, iterations=60, method="force")
    return _stress(_distances(ordered, nodes), np.array([rough[node] for node in nodes]) * math.sqrt(len(nodes)))


def _distances(graph: nx.Graph, nodes: Sequence[Hashable]) -> Array:
    """Length of the shortest path of each pair; edges at hubs are longer, to make room for the neighbours."""
    for start, end, data in graph.edges(data=True):
        busy = max(graph.degree[start], graph.degree[end])
        quiet = min(graph.degree[start], graph.degree[end])
        data["length"] = 0.6 + 0.1 * math.sqrt(busy) + 0.45 * math.sqrt(quiet)
    index = {node: position for position, node in enumerate(nodes)}
    lengths = np.zeros((len(nodes), len(nodes)))
    for node, reached in nx.all_pairs_dijkstra_path_length(graph, weight="length"):
        for other, length in reached.items():
            lengths[index[node], index[other]] = length
    return lengths


def _stress(wanted: Array, points: Array) -> Array:
    """Move the points so that their distances come close to the wanted ones (Gansner, Koren and North 2004)."""
    count = len(wanted)
    weights = 1.0 / np.maximum(wanted + np.eye(count), TINY) ** 2
    np.fill_diagonal(weights, 0.0)
    mean = np.full_like(weights, 1 / count)  # the matrix is singular along the mean alone
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + mean) - mean
    for _ in range(STRESS_STEPS):
        gaps = np.hypot(*np.moveaxis(points[:, None] - points[None], 2, 0))
        pull = np.where(gaps > TINY, weights * wanted / np.maximum(gaps, TINY), 0.0)
        points = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
    return points


def _upright(points: Array) -> Array:
    """Turn the piece so that its longer side lies flat."""
    centred: Array = points - points.mean(axis=0)
    if len(points) < 2:  # noqa: PLR2004 - one point has no direction
        return centred
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    signs = np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    return np.asarray(turned * signs)


def _widened(points: Array) -> Array:
    """Stretch a piece towards the proportions of a screen: captions are wide, too."""
    width, height = np.ptp(points, axis=0)
    if min(width, height) < UNIT / 2:
        return points
    stretch = min(1.5, max(1.0, WIDE * height / width))
    return np.asarray(points * [math.sqrt(stretch), 1 / math.sqrt(stretch)] * stretch**0.25)


def _apart(points: Array, boxes: Array) -> Array:
    """Push overlapping boxes apart along the shorter way."""
    half = (boxes[:, None] + boxes[None]) / 2
    points = points + np.arange(len(points))[:, None] * [1e-3, 1e-3]  # no two points lie on one spot
    for _ in range(PUSHES):
        gaps = points[:, None] - points[None]
        overlap = half - np.abs(gaps)
        touching = np.logical_and(overlap[..., 0] > 0, overlap[..., 1] > 0) & ~np.eye(len(points), dtype=bool)
        if not touching.any():
            break
        sideways = overlap[..., 0] < overlap[..., 1]
        move = np.where(np.stack([sideways, ~sideways], axis=2) & touching[..., None], overlap, 0.0)
        points = points + (np.sign(gaps) * move).sum(axis=1) * 0.35
    return points


def _pack(sizes: Sequence[Box]) -> list[Box]:
    """Upper left corner of each piece, in rows; of all widths of a row the one that fills a screen best."""
    widest = max((width for width, _ in sizes), default=0.0)
    widths = islice(accumulate(width + GAP for width, _ in sizes), MOST_COLUMNS)
    candidates = [_rows(sizes, max(width, widest)) for width in widths]
    return min(candidates, key=lambda corners: _extent(sizes, corners), default=[])


def _rows(sizes: Sequence[Box], room: float) -> list[Box]:
    corners: list[Box] = []
    x = y = depth = 0.0
    for width, height in sizes:
        if corners and x + width > room:
            x, y, depth = 0.0, y + depth + GAP, 0.0
        corners.append((x, y))
        x, depth = x + width + GAP, max(depth, height)
    return corners


def _extent(sizes: Sequence[Box], corners: Sequence[Box]) -> float:
    """Height of the smallest screen that holds the pieces."""
    right = max(x + width for (x, _), (width, _) in zip(corners, sizes, strict=True))
    bottom = max(y + height for (_, y), (_, height) in zip(corners, sizes, strict=True))
    return max(right / WIDE, bottom)


def curvatures(count: int) -> list[float]:
    """How far each of several edges between the same two nodes is bent: to the right above 0, to the left below.

    >>> curvatures(3)
    [0.0, 0.18, -0.18]
    """
    bends = [0.0]
    for step in range(1, count // 2 + 1):
        bends += [round(0.18 * step, 2), round(-0.18 * step, 2)]
    return bends[:count]
