"""The folder that is written: ontology.ttl, gazetteers, lexicon and examples, as `kg build --ontology` reads them.

kg's own classes and the vocabulary of statements are copied from the ontology that kg ships, without its properties of
facts.
"""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg import ontology
from kg.errors import OntologyError
from kg.learning.align import Names
from kg.learning.material import Ids, Read
from kg.learning.patterns import Pattern
from kg.learning.terms import Relation, Terms
from kg.namespaces import KG, SCHEMA, STATEMENT_PROPERTY
from kg.ontology import CONCEPT, DATATYPES, LITERALS
from kg.scorer import FILE, MARKER

AGREE = 0.9  # share of literals of the declared kind, for the declaration to be believed
SAFE = re.compile(r"[^\w-]+")
HEAD = "# Written by kg learn from examples; edit freely. kg's own properties files explain the notation."
RULES = """# Written by kg learn. What may be an argument beside names, and how sure the scorer must be.

[arguments]
values = true

[scorer]
accept = {accept}
refuse = 0.0
"""


def make(out: Path) -> None:
    """Make the folder.

    Raises:
        OntologyError: it exists and holds something, or cannot be made.
    """
    try:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            message = f"{out}: is not empty. Name a new folder, or remove it."
            raise OntologyError(message)
        (out / "lexicon").mkdir(parents=True, exist_ok=True)
        shutil.copytree(ontology.default_folder() / "gazetteers", out / "gazetteers", ignore=_sources)
    except OSError as error:
        message = f"{out}: cannot be written: {error}"
        raise OntologyError(message) from error
    write_rules(out, 0.5)


def _sources(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".ttl")]


def scorer_path(out: Path) -> Path:
    """Where the scorer is kept."""
    return out / "lexicon" / FILE


def marker_path(out: Path) -> Path:
    """Where the marker is kept."""
    return out / "lexicon" / MARKER


def write_rules(out: Path, accept: float) -> None:
    """Write ``lexicon/rules.toml``."""
    (out / "lexicon" / "rules.toml").write_text(RULES.format(accept=accept), encoding="utf-8")


def write_terms(out: Path, terms: Terms, seen: Mapping[str, Counter[Ids]], langs: Sequence[str]) -> None:
    """Write ``ontology.ttl``, and files for patterns where there are none.

    Args:
        out: the folder.
        terms: what to declare.
        seen: how often each relation had each pair of classes in the examples.
        langs: the languages of the examples.
    """
    graph = _core()
    concept = URIRef(KG + CONCEPT)
    graph.add((concept, RDF.type, OWL.Class))
    graph.add((concept, RDFS.subClassOf, URIRef(KG + "Entity")))
    for lang, label in (("en", "concept"), ("fr", "concept")):
        graph.add((concept, RDFS.label, Literal(label, lang)))
    own = {str(iri).rpartition("#")[2]: URIRef(str(iri)) for iri in graph.subjects(RDF.type, OWL.Class)}
    classes = {name: own.get(name, URIRef(cls.iri)) for name, cls in terms.classes.items()} | own
    for name, cls in terms.classes.items():
        if name not in own:
            _declare(graph, URIRef(cls.iri), cls.labels, OWL.Class)
            for parent in [each for each in cls.parents if each in classes] or ["Entity"]:
                graph.add((URIRef(cls.iri), RDFS.subClassOf, classes[parent]))
    for relation in terms.relations.values():
        _add_relation(graph, relation, classes, seen.get(relation.name, Counter()))
    graph.serialize(out / "ontology.ttl", format="turtle", encoding="utf-8")
    for lang in langs:
        path = out / "lexicon" / f"properties.{lang}.toml"
        if not path.exists():
            path.write_text("", encoding="utf-8")


def _core() -> Graph:
    """The ontology that kg ships without its properties of facts."""
    graph = Graph().parse(ontology.default_folder() / "ontology.ttl", format="turtle")
    known = URIRef(STATEMENT_PROPERTY)
    for property_, statement in list(graph.subject_objects(known)):
        if property_ not in {URIRef(KG + name) for name in ("hasAcronym", "hasOtherName", "relatedTo")}:
            for term in (property_, statement):
                graph.remove((term, None, None))
                graph.remove((None, None, term))
    return graph


def _declare(graph: Graph, term: URIRef, labels: Mapping[str, str], kind: URIRef) -> None:
    graph.add((term, RDF.type, kind))
    for lang, label in sorted(labels.items()):
        graph.add((term, RDFS.label, Literal(label, lang)))


def _add_relation(graph: Graph, relation: Relation, classes: Mapping[str, URIRef], seen: Counter[Ids]) -> None:
    term = URIRef(relation.iri)
    datatype = _datatype(relation, seen)
    _declare(graph, term, relation.labels, OWL.ObjectProperty if datatype is None else OWL.DatatypeProperty)
    if relation.symmetric and datatype is None:
        graph.add((term, RDF.type, OWL.SymmetricProperty))
    statement = URIRef(f"{relation.iri.rstrip('/#')}/statement")
    graph.add((term, URIRef(STATEMENT_PROPERTY), statement))
    if relation.domain is not None and relation.domain in classes:
        graph.add((term, RDFS.domain, classes[relation.domain]))
    if datatype is not None and datatype != "string":
        graph.add((term, RDFS.range, XSD[datatype]))
    elif datatype is None and relation.range is not None and relation.range in classes:
        graph.add((term, RDFS.range, classes[relation.range]))
    for property_ in ("domainIncludes",) if datatype is not None else ("domainIncludes", "rangeIncludes"):
        graph.add((term, URIRef(SCHEMA + property_), URIRef(KG + "Entity")))  # the scorer knows what is usual


def _datatype(relation: Relation, seen: Counter[Ids]) -> str | None:
    """The datatype of a relation's objects as the examples show it; None where they are things."""
    counts: Counter[str] = Counter()
    for (_, object_), count in seen.items():
        counts[object_] += count
    literal = sum(counts[kind] for kind in LITERALS)
    if relation.datatype is None:
        return "string" if literal > counts.total() / 2 else None
    declared = DATATYPES.get(relation.datatype)
    if declared is None or sum(counts[kind] for kind in declared) >= AGREE * counts.total():
        return relation.datatype
    return "string"


def write_names(out: Path, terms: Terms, names: Names) -> None:
    """Write ``gazetteers/learnt.ttl``: names of the examples with the texts that stood for them."""
    graph = Graph()
    for name, texts in sorted(names.texts.items()):
        entry = URIRef(f"{terms.iri}/name/{SAFE.sub('_', name)}")
        graph.add((entry, RDF.type, URIRef(KG + names.classes[name])))
        graph.add((entry, RDFS.label, Literal(name, "en")))
        for text in sorted(texts):
            graph.add((entry, SKOS.altLabel, Literal(text)))
    graph.serialize(out / "gazetteers" / "learnt.ttl", format="turtle", encoding="utf-8")


def write_patterns(out: Path, patterns: Iterable[Pattern], langs: Sequence[str]) -> None:
    """Write the sure patterns as ``lexicon/properties.LANG.toml``."""
    lines = [HEAD]
    kept: dict[str, dict[str, list[str]]] = {}
    for one in patterns:
        if one.is_kept:
            kept.setdefault(one.relation, {}).setdefault(f"{one.subject} > {one.object}", []).append(one.trigger)
    for relation, slots in sorted(kept.items()):
        lines += ["", f"[{json.dumps(relation)}]"]
        lines += [f"verbs.{json.dumps(slot)} = {json.dumps(sorted(words))}" for slot, words in sorted(slots.items())]
    for lang in langs:
        (out / "lexicon" / f"properties.{lang}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_examples(out: Path, reads: Iterable[Read]) -> None:
    """Write ``examples.LANG.jsonl`` as `kg check` reads it: arguments as the sentences have them."""
    by_lang: dict[str, list[str]] = {}
    for read in reads:
        facts = [
            [read.found.by_id[left].name, relation, _text(read, right)]
            for (left, right), relations in sorted(read.held.items())
            for relation in sorted(relations)
        ]
        record = json.dumps({"text": read.example.text, "facts": facts}, ensure_ascii=False)
        by_lang.setdefault(read.example.lang, []).append(record)
    for lang, lines in by_lang.items():
        (out / f"examples.{lang}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(read: Read, id_: str) -> str:
    """An argument as the sentence has it."""
    entity = read.found.by_id[id_]
    return entity.mentions[0].span.of(read.example.text) if id_ in read.found.values else entity.name
