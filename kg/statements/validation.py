"""graph.nt against the SHACL shapes of the ontology: for tests and samples (14 s for 715,000 triples)."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One constraint that one node breaks.

    Attributes:
        node: IRI.
        path: IRI of the property whose values are at fault; empty where it is the node itself.
        severity: ``Violation``, ``Warning`` or ``Info``.
        value: the value at fault; empty where none is there.
    """

    node: str
    path: str
    severity: str
    message: str
    value: str


def validate(nt_path: Path, ontology: Ontology) -> list[Violation]:
    """What breaks the ontology's shapes, sorted; an empty list means that all is well.

    Raises:
        OntologyError: the ontology folder has no ``shapes.ttl``.
    """
    from pyshacl import validate as run_shacl  # noqa: PLC0415 - an optional dependency of the tests
    from rdflib import RDF, SH, Graph  # noqa: PLC0415 - loaded by nobody else here

    shapes = ontology.folder / "shapes.ttl"
    if not shapes.is_file():
        message = f"{shapes}: no such file; validation needs the ontology's shapes"
        raise OntologyError(message)
    _, report, _ = run_shacl(
        Graph().parse(nt_path, format="nt"),
        shacl_graph=Graph().parse(shapes),
        ont_graph=Graph().parse(ontology.folder / "ontology.ttl"),
        inplace=True,
    )
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(
        Violation(
            node=str(report.value(result, SH.focusNode) or ""),
            path=str(report.value(result, SH.resultPath) or ""),
            severity=str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            message=str(report.value(result, SH.resultMessage) or ""),
            value=str(report.value(result, SH.value) or ""),
        )
        for result in results
    )
