"""Writes the lower part of ontologies/news/shapes.ttl: the list of predicates, and one shape for each property.

Run it after every change to ontology.ttl: ``python scripts/make_shapes.py``. What stands above the marker is kept.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

KG = Namespace("https://w3id.org/kg/ontology#")
KGS = Namespace("https://w3id.org/kg/statement#")
SCHEMA = Namespace("https://schema.org/")
DEFAULT_FOLDER = Path(__file__).parent.parent / "ontologies" / "news"
RULE = "# " + "=" * 71
MARKER = f"{RULE}\n# Below: made by scripts/make_shapes.py from ontology.ttl\n{RULE}\n"
PREDICATES = """
ksh:predicate a sh:PropertyShape ;
    sh:path rdf:predicate ;
    sh:minCount 1 ;
    sh:maxCount 1 ;
    sh:or (
        [ sh:class kg:OpenPredicate ]
        [ sh:in (
            {names} ) ]
    ) ;
    sh:message "Le prédicat est une propriété de l'ontologie, ou un prédicat ouvert."@fr,
        "The predicate is a property of the ontology, or an open one."@en .

ksh:StatementValue a sh:NodeShape ;
    sh:targetClass kg:Statement ;
    sh:or (
        [ sh:class kg:OpenStatement ]
        [ sh:property [ sh:minCount 1 ; sh:path [ sh:alternativePath (
            {values} ) ] ] ]
    ) ;
    sh:message "L'objet figure aussi sous la propriété kgs: du prédicat."@fr,
        "The object also stands under the kgs: property of the predicate."@en .

ksh:SupportedTriple a sh:NodeShape ;
    sh:targetNode kg:Affirmed ;
    sh:sparql [
        sh:prefixes ksh: ;
        sh:select \"\"\"SELECT $this ?path ?value WHERE {{
            ?value ?path ?object .
            FILTER(?path IN (
                {listed}))
            FILTER NOT EXISTS {{
                ?st rdf:subject ?value ; rdf:predicate ?path ; rdf:object ?object ; kg:polarity $this
                FILTER NOT EXISTS {{ ?st kg:rank kg:Deprecated }} }}
            FILTER NOT EXISTS {{
                ?st rdf:subject ?object ; rdf:predicate ?path ; rdf:object ?value ; kg:polarity $this
                FILTER(?path IN ({symmetric}))
                FILTER NOT EXISTS {{ ?st kg:rank kg:Deprecated }} }} }}\"\"\" ;
        sh:message "Un triplet simple a un énoncé affirmé et non écarté qui le porte."@fr,
            "A plain triple has a statement behind it that is affirmed and not deprecated."@en
    ] .
"""
OPEN_SHAPE = """
ksh:{name} a sh:NodeShape ;
    sh:targetSubjectsOf {value} ;
    sh:property
        [ sh:path {value} ; sh:equals rdf:object ;
          sh:message "kgs:{name} a la valeur de rdf:object."@fr, "kgs:{name} has the value of rdf:object."@en ] ;
    sh:or (
        [ sh:class kg:OpenStatement ]
        [ sh:property [ sh:path rdf:predicate ; sh:hasValue {term} ] ]
    ) ;
    sh:message "kgs:{name} va avec un énoncé ouvert ou kg:{name}."@fr,
        "kgs:{name} goes with an open statement or kg:{name}."@en .
"""
SHAPE = """
ksh:{name} a sh:NodeShape ;
    sh:targetSubjectsOf {value} ;
    sh:property
        [ sh:path rdf:predicate ; sh:hasValue {term} ;
          sh:message "La valeur de {name} va avec son prédicat."@fr, "The value of {name} has its predicate."@en ] ,
        [ sh:path {value} ; sh:equals rdf:object ;
          sh:message "La valeur de {name} est rdf:object."@fr, "The value of {name} is rdf:object."@en ] ,
        [ sh:path rdf:subject ; {domain} ; sh:severity sh:Warning ;
          sh:message "Sujet inattendu de {name}."@fr, "Unusual subject of {name}."@en ] ,
        [ sh:path rdf:object ; {range} ; sh:severity sh:Warning ;
          sh:message "Objet inattendu de {name}."@fr, "Unusual object of {name}."@en ] .
"""


def local(term: Node) -> str:
    """The part of an IRI after its last ``#`` or ``/``."""
    return re.split(r"[#/]", str(term))[-1]


def short(term: Node) -> str:
    """The IRI in Turtle: prefixed where it is kg's own."""
    for prefix, namespace in (("kg", KG), ("kgs", KGS)):
        if str(term).startswith(namespace):
            return f"{prefix}:{local(term)}"
    return f"<{term}>"


def classes(graph: Graph, term: Node, *, includes: URIRef, otherwise: URIRef) -> list[Node]:
    """The usual classes of a property's subject or object: those that it includes, else its domain or range."""
    return sorted(graph.objects(term, includes), key=str) or list(graph.objects(term, otherwise))


def constraint(kinds: list[Node]) -> str:
    """SHACL for "is of one of these classes"; rdfs:Literal stands for any literal, none at all for anything."""
    if not kinds:
        return "sh:minCount 1"
    if kinds == [RDFS.Literal]:
        return "sh:nodeKind sh:Literal"
    if len(kinds) == 1:
        return f"sh:class {short(kinds[0])}"
    return "sh:or ( " + " ".join(f"[ sh:class {short(kind)} ]" for kind in kinds) + " )"


def rows(names: list[str], *, between: str, indent: int) -> str:
    """Names, eight to a line."""
    lines = [between.join(names[at : at + 8]) for at in range(0, len(names), 8)]
    return (between.rstrip() + "\n" + " " * indent).join(lines)


def shape(graph: Graph, term: Node, value: Node) -> str:
    """The shape of one property: its predicate, its value, its usual subjects and objects."""
    template = OPEN_SHAPE if term == KG.relatedTo else SHAPE
    domain = classes(graph, term, includes=SCHEMA.domainIncludes, otherwise=RDFS.domain)
    range_ = classes(graph, term, includes=SCHEMA.rangeIncludes, otherwise=RDFS.range)
    return template.format(
        name=local(term), term=short(term), value=short(value), domain=constraint(domain), range=constraint(range_)
    )


def shapes(graph: Graph) -> Iterator[str]:
    """What predicates, values and plain triples must be, then a shape for each predicate."""
    pairs = sorted(graph.subject_objects(KG.statementProperty), key=str)
    symmetric = [term for term, _ in pairs if (term, RDF.type, OWL.SymmetricProperty) in graph]
    names = [short(term) for term, _ in pairs]
    yield PREDICATES.format(
        names=rows(names, between=" ", indent=12),
        values=rows([short(value) for _, value in pairs], between=" ", indent=12),
        listed=rows(names, between=", ", indent=16),
        symmetric=rows([short(term) for term in symmetric], between=", ", indent=16),
    )
    yield from (shape(graph, term, value) for term, value in pairs)


def rewritten(text: str, graph: Graph) -> str:
    """The shapes file with its lower part made anew."""
    kept, marker, _ = text.partition(MARKER)
    if not marker:
        message = "shapes.ttl has lost the marker line of its lower part"
        raise ValueError(message)
    return kept + marker + "".join(shapes(graph))


def main() -> None:
    """Reads the command line and rewrites the shapes file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=DEFAULT_FOLDER, help="folder with ontology.ttl and shapes.ttl")
    folder: Path = parser.parse_args().folder
    graph = Graph().parse(folder / "ontology.ttl", format="turtle")
    path = folder / "shapes.ttl"
    path.write_text(rewritten(path.read_text(encoding="utf-8"), graph), encoding="utf-8")


if __name__ == "__main__":
    main()
