"""What a dataset holds, gathered for the page: entities, facts with all their sentences, quotations, documents."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx  # type: ignore[import-untyped]  # has no annotations

from kg.model import Polarity
from kg.namespaces import DCT, KG, LABEL, OA, PROV, RDF, SCHEMA, TYPE
from kg.view.dataset import (
    ALT_LABEL,
    EXACT_MATCH,
    Dataset,
    Record,
    Value,
    labelled_records,
    local_name,
    plain_pairs,
    records_of,
)
from kg.view.excerpt import MOST_STATEMENTS, described, excerpt, labelled
from kg.view.identifiers import identifiers
from kg.view.knowledge import Knowledge, Predicate, Relation, Source, Testimony, Thing, Utterance

LOGGER = logging.getLogger(__name__)
NOT_ENTITIES = frozenset({"Document", "OpenPredicate", "Quotation", "Statement"})
GENERAL_TYPES = frozenset({"Agent", "Entity", "Thing", "NamedIndividual"})
MAIN_TYPES = (
    "Person", "Country", "City", "Region", "Facility", "Government", "MilitaryForce", "ArmedGroup", "Organization",
    "Group", "Event", "Agreement", "Work", "Product", "Award", "Place",
)  # fmt: skip
DESCRIBED = (TYPE, LABEL, ALT_LABEL, EXACT_MATCH, KG + "isoCode", KG + "acronym", KG + "mentionedIn")
REJECTED = "#Deprecated"  # rank of a statement that a user has rejected
LONGEST_NAME = 240
LONGEST_SENTENCE = 4000


def read_knowledge(dataset: Dataset, *, most: int = MOST_STATEMENTS) -> Knowledge:
    """Ask a dataset for all that the page shows: everything, or of a large graph what is said of its main entities.

    Args:
        dataset: the graph.
        most: statements that the page can hold.
    """
    part = excerpt(dataset, most=most)
    statements = part.statements if part is not None else records_of(dataset, KG + "Statement")
    relations = _relations(statements)
    quotes = tuple(map(_utterance, part.quotes if part is not None else records_of(dataset, KG + "Quotation")))
    predicates = {relation.predicate for relation in relations}
    mentioned = _mentioned(relations, quotes)
    if part is not None:
        named = labelled(described(dataset, mentioned | predicates))
    else:
        named = labelled_records(dataset, DESCRIBED)
    things = {record.iri: _thing(record) for record in named if not record.types() & NOT_ENTITIES}
    for iri in mentioned - things.keys():
        things[iri] = _thing(Record(iri, {}))
    symmetric = _symmetric(dataset, relations)
    labels = {record.iri: record.by_language(LABEL) for record in named if record.iri in predicates}
    documents = part.documents if part is not None else records_of(dataset, KG + "Document")
    LOGGER.info("page: %d entities, %d facts", len(things), len(relations))
    return Knowledge(
        graph=_graph({iri: thing for iri, thing in things.items() if iri not in predicates}, relations),
        literals=tuple(relation for relation in relations if relation.object is None),
        documents=tuple(map(_source, documents)),
        quotes=quotes,
        predicates=tuple(Predicate(iri, labels.get(iri, {}), iri in symmetric) for iri in sorted(predicates)),
        totals=part.totals if part is not None else None,
    )


def _symmetric(dataset: Dataset, relations: Iterable[Relation]) -> frozenset[str]:
    """The predicates whose plain triples run both ways although a statement says only one of them."""
    stated: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for relation in relations:
        if relation.object is not None and relation.polarity == "affirmed" and relation.object != relation.subject:
            stated[relation.predicate].add((relation.subject, relation.object))
    return frozenset(
        predicate
        for predicate, pairs in stated.items()
        if ({(end, start) for start, end in pairs} - pairs) & plain_pairs(dataset, predicate)
    )


def main_type(types: Iterable[str]) -> str:
    """The class that an entity is coloured by.

    >>> main_type({"ArmedGroup", "TerroristGroup"})
    'ArmedGroup'
    """
    known = set(types)
    ordered = [name for name in MAIN_TYPES if name in known]
    return (ordered or sorted(known - GENERAL_TYPES) or sorted(known) or ["Entity"])[0]


def clip(text: str, limit: int) -> str:
    """A text that is no longer than `limit` characters; the dataset keeps the whole.

    >>> clip("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _graph(things: Mapping[str, Thing], relations: Iterable[Relation]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((iri, {"thing": things[iri]}) for iri in sorted(things))
    graph.add_edges_from(
        (relation.subject, relation.object, (relation.predicate, relation.polarity), {"relation": relation})
        for relation in relations
        if relation.object is not None
    )
    return graph


def _mentioned(relations: Sequence[Relation], quotes: Iterable[Utterance]) -> set[str]:
    iris = {relation.subject for relation in relations}
    iris |= {relation.object for relation in relations if relation.object is not None}
    iris |= {item.attributed_to for relation in relations for item in relation.testimonies if item.attributed_to}
    return iris | {quote.speaker for quote in quotes if quote.speaker}


def _thing(record: Record) -> Thing:
    labels = {lang: clip(text, LONGEST_NAME) for lang, text in record.by_language(LABEL).items() if text}
    values = (*record.all(LABEL), *record.all(ALT_LABEL), *record.all(KG + "acronym"))
    types = record.types()
    kind = main_type(types)
    return Thing(
        iri=record.iri,
        labels=labels or {"": clip(local_name(record.iri), LONGEST_NAME)},
        names=tuple(sorted({clip(value.text, LONGEST_NAME) for value in values if value.text})),
        type=kind,
        types=tuple(sorted(types - GENERAL_TYPES - {kind})),
        identifiers=identifiers(record),
        documents=tuple(value.text for value in record.all(KG + "mentionedIn")),
    )


def _source(record: Record) -> Source:
    title = record.text(DCT + "title", LABEL)
    return Source(
        iri=record.iri,
        title=clip(title, LONGEST_NAME) if title else None,
        date=record.text(DCT + "issued"),
        source=record.text(SCHEMA + "url", DCT + "source", DCT + "identifier"),
        lang=record.text(DCT + "language", KG + "language"),
    )


def _utterance(record: Record) -> Utterance:
    words = record.all(KG + "quotedText") or (Value(""),)
    return Utterance(
        speaker=record.text(KG + "speaker"),
        words=clip(words[0].text, LONGEST_SENTENCE),
        lang=words[0].lang,
        document=record.text(PROV + "wasDerivedFrom"),
        start=_integer(record.text(OA + "start")),
    )


def _relations(statements: Iterable[Record]) -> list[Relation]:
    """One relation for all statements with the same subject, predicate, object and polarity, sorted."""
    groups: defaultdict[tuple[str, str, str, str, Polarity], list[Record]] = defaultdict(list)
    for record in statements:
        key = _key(record)
        if (record.text(KG + "rank") or "").endswith(REJECTED):
            continue
        if key is None:
            LOGGER.warning("a statement lacks its subject, predicate or object: %s", record.iri)
        else:
            groups[key].append(record)
    return [_relation(key, groups[key]) for key in sorted(groups)]


def _key(record: Record) -> tuple[str, str, str, str, Polarity] | None:
    subject, predicate, objects = (
        record.text(RDF + "subject"),
        record.text(RDF + "predicate"),
        record.all(RDF + "object"),
    )
    if subject is None or predicate is None or not objects:
        return None
    target, literal = (objects[0].text, "") if objects[0].is_iri else ("", clip(objects[0].text, LONGEST_NAME))
    return subject, predicate, target, literal, _polarity(record)


def _polarity(record: Record) -> Polarity:
    name = local_name(record.text(KG + "polarity") or "")
    return "negated" if name == "Negated" else "hypothetical" if name == "Hypothetical" else "affirmed"


def _relation(key: tuple[str, str, str, str, Polarity], statements: Sequence[Record]) -> Relation:
    subject, predicate, target, literal, polarity = key
    testimonies = sorted(map(_testimony, statements), key=lambda item: (item.document or "", item.start, item.sentence))
    return Relation(
        subject=subject,
        predicate=predicate,
        object=target or None,
        value=None if target else literal,
        polarity=polarity,
        is_open=any("OpenStatement" in record.types() for record in statements) or not predicate.startswith(KG),
        testimonies=tuple(testimonies),
    )


def _testimony(record: Record) -> Testimony:
    evidence = record.all(KG + "evidence") or (Value(""),)
    confidence = record.text(KG + "confidence")
    return Testimony(
        sentence=clip(evidence[0].text, LONGEST_SENTENCE),
        lang=evidence[0].lang,
        document=record.text(PROV + "wasDerivedFrom"),
        start=_integer(record.text(OA + "start")),
        rule=record.text(KG + "rule"),
        confidence=float(confidence) if confidence else None,
        attributed_to=record.text(KG + "attributedTo"),
        time=record.text(KG + "time"),
        quantity=record.text(KG + "quantity"),
        unit=record.text(KG + "quantityUnit", KG + "quantityOf"),
        approximate=record.text(KG + "approximate") in {"true", "1"},
    )


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
