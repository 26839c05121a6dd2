"""The folder that is written: ontology.ttl, gazetteers, lexicon and examples, as `kg build --ontology` reads them.

kg's own classes and the vocabulary of statements are copied from the ontology that kg ships, without its properties of
facts.
"""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg import ontology
from kg.errors import OntologyError
from kg.learning.align import Aligner, Names
from kg.learning.material import Ids, Read
from kg.learning.patterns import Pattern
from kg.learning.terms import Relation, Terms
from kg.namespaces import KG, SCHEMA, STATEMENT_PROPERTY
from kg.ontology import CONCEPT, DATATYPES, LITERALS
from kg.relations.judge import ACCEPT
from kg.scorer import FILE, MARKER

AGREE = 0.9  # share of literals of the declared kind, for the declaration to be believed
NOTATION = re.compile(r"[&>|:@<]")
HEAD = "# Written by kg learn from examples; edit freely. kg's own properties files explain the notation."
KEPT = ("hasAcronym", "hasOtherName", "relatedTo")  # kg's own properties that stay
RULES = """# Written by kg learn. What may be an argument beside names, and how sure the scorer must be.

[arguments]
values = true

[scorer]
accept = {accept}
refuse = 0.0
"""


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """A folder to write into, which becomes `out` when all is written; a failure leaves nothing.

    Raises:
        OntologyError: it exists and holds something, or cannot be made.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        message = f"{out}: is not empty. Name a new folder, or remove it."
        raise OntologyError(message)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as name:
            folder = Path(name) / "folder"
            make(folder)
            yield folder
            folder.replace(out)
    except OSError as error:
        message = f"{out}: cannot be written: {error}"
        raise OntologyError(message) from error


def make(folder: Path) -> None:
    """Make the folder with what every one has."""
    (folder / "lexicon").mkdir(parents=True)
    shutil.copytree(ontology.default_folder() / "gazetteers", folder / "gazetteers", ignore=_sources)
    write_rules(folder, ACCEPT)


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
    graph = _core(terms)
    graph.add((URIRef(terms.iri), RDF.type, OWL.Ontology))
    graph.add((URIRef(terms.iri), RDFS.label, Literal(terms.title, "en")))
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


def _core(terms: Terms) -> Graph:
    """The ontology that kg ships without its properties of facts, and without terms of the same names."""
    graph = Graph().parse(ontology.default_folder() / "ontology.ttl", format="turtle")
    graph.remove((URIRef(KG.rstrip("#")), None, None))  # its own title, version and licence
    known = URIRef(STATEMENT_PROPERTY)
    for property_, statement in list(graph.subject_objects(known)):
        kept = {URIRef(KG + name) for name in KEPT if name not in terms.relations}
        if property_ not in kept:
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
        entry = URIRef(f"{terms.iri}/name/{quote(name, safe='')}")
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
        if one.is_kept and not NOTATION.search(one.subject + one.object):
            kept.setdefault(one.relation, {}).setdefault(f"{one.subject} > {one.object}", []).append(one.trigger)
    for relation, slots in sorted(kept.items()):
        lines += ["", f"[{_toml(relation)}]"]
        lines += [f"verbs.{_toml(slot)} = {_toml(sorted(words))}" for slot, words in sorted(slots.items())]
    for lang in langs:
        (out / "lexicon" / f"properties.{lang}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_examples(out: Path, reads: Iterable[Read]) -> None:
    """Write ``examples.LANG.jsonl`` as `kg check` reads it: arguments as the sentences have them."""
    by_lang: dict[str, list[str]] = {}
    for read in reads:
        record = json.dumps({"text": read.example.text, "facts": _facts(read)}, ensure_ascii=False)
        by_lang.setdefault(read.example.lang, []).append(record)
    for lang, lines in by_lang.items():
        (out / f"examples.{lang}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: str | list[str]) -> str:
    """A string or list in TOML, which takes those of JSON but for halves of surrogate pairs."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _facts(read: Read) -> list[list[str]]:
    """What an example states between texts of its sentence."""
    aligner = Aligner(read.found, read.example.text)
    polarities = {}
    for triple in read.example.triples:
        sides = aligner.place(triple.subject), aligner.place(triple.object)
        polarities[tuple(side.id if side else "" for side in sides), triple.relation] = triple.polarity
    return [
        [_text(read, ids[0]), relation, _text(read, ids[1]), *([polarity] if polarity != "affirmed" else [])]
        for ids, relations in sorted(read.held.items())
        for relation in sorted(relations)
        for polarity in (polarities.get((ids, relation), "affirmed"),)
    ]


def _text(read: Read, id_: str) -> str:
    """An argument as the sentence has it: a name in its fullest form."""
    texts = [
        mention.span.of(read.example.text) for mention in read.found.by_id[id_].mentions if mention.kind != "pronoun"
    ]
    return max(texts, key=len, default=read.found.by_id[id_].name)
