"""What a build writes: the graph of all readings, its store, its page, in a folder."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.decisions import Decisions
from kg.ontology import Ontology
from kg.outputs import GRAPH, MEMBERS, PAGE, READINGS, STORE, TURTLE
from kg.progress import Progress
from kg.register import Register
from kg.report import Tally
from kg.state import State
from kg.statements import Counts, Known, Mint, checked_base, resolve, write_graph, write_members, write_turtle
from kg.statements.identity import Registers
from kg.store import Store
from kg.view import write_page

REGISTERS = "registers"  # folder of an ontology folder
MOST_STATED = """
SELECT ?name (COUNT(?statement) AS ?times) WHERE {
  ?statement a kg:Statement ; rdf:subject ?who .
  ?who a CLASS ; rdfs:label ?name
} GROUP BY ?name ORDER BY DESC(?times) ?name LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a graph is made by, besides the readings.

    Attributes:
        base: what its IRIs begin with.
        decisions: a user's.
        registers: files of a user's own registers.
        cache: folder for the indexes of registers.
    """

    ontology: Ontology
    base: str
    decisions: Decisions
    registers: tuple[Path, ...]
    cache: Path


def write_results(state: State, basis: Basis, folder: Path, *, tally: Tally, progress: Progress) -> Counts:
    """Write all results but the report into a folder, and the example that they hold into the tally.

    Args:
        state: has the readings.
        basis: what the graph is made by.
        folder: empty.
        tally: takes the time of each stage.
        progress: is told of each stage.

    Raises:
        KgError: something cannot be written, or the ontology lacks what the readings have.
    """
    with tally.stage("graph"):
        progress.stage("graph")
        with _registers(basis, progress) as registers:
            counts = _write_graph(state, basis, registers, folder)
    with tally.stage("page"), Store.open(folder / STORE) as dataset:
        progress.stage("page")
        _write_page(dataset, basis.ontology, tally, folder / PAGE)
        tally.example = _example(dataset)
    return counts


@contextmanager
def _registers(basis: Basis, progress: Progress) -> Iterator[Registers]:
    """The places that an ontology folder knows, and a user's own registers."""
    with ExitStack() as stack:
        places = sorted((basis.ontology.folder / REGISTERS).glob("places.*"))
        opened = [
            stack.enter_context(Register.open(path, basis.cache, ontology=basis.ontology, progress=progress))
            for path in (*places[:1], *basis.registers)
        ]
        yield Registers(opened[0], tuple(opened[1:])) if places else Registers(None, tuple(opened))


def _write_graph(state: State, basis: Basis, registers: Registers, folder: Path) -> Counts:
    with (folder / READINGS).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in state.lines())
    known, graph = basis.ontology, folder / GRAPH
    mint = Mint(checked_base(basis.base), known)
    identity = resolve(state.readings(), known, mint, basis.decisions, registers)
    write_members(state.readings(), identity, mint, folder / MEMBERS)
    given = Known(identity, basis.decisions)
    counts = write_graph(state.readings(), known, graph, base=basis.base, known=given)
    write_turtle(graph, folder / TURTLE, known)
    Store.build(graph, folder / STORE)
    return counts


def _write_page(dataset: Store, known: Ontology, tally: Tally, page: Path) -> None:
    lang: Literal["en", "fr"] = "fr" if tally.langs["fr"] > tally.langs["en"] else "en"
    write_page(dataset, page, lang=lang, title="kg", ontology_labels=_labels(known))  # type: ignore[arg-type] # no row holds a triple


def _example(dataset: Store) -> str | None:
    """Name of the person of whom the most is stated; of anything where there is no person."""
    for cls in ("kg:Person", "kg:Entity"):
        rows = dataset.select(MOST_STATED.replace("CLASS", cls)).rows
        if rows:
            return str(getattr(rows[0][0], "value", ""))
    return None


def _labels(known: Ontology) -> Mapping[str, Mapping[str, str]]:
    """Labels of classes and properties by name; those of inverse properties under ``inverse:`` and the name."""
    classes = {name: each.labels for name, each in known.classes.items()}
    properties = {name: each.labels for name, each in known.properties.items()}
    inverses = {f"inverse:{name}": each.inverse_labels for name, each in known.properties.items()}
    return {**classes, **properties, **inverses}
