"""Facts as RDF: a node for each statement, and the plain triple where the document affirms it.

:kirby kg:spokespersonFor :pentagon .                       the plain triple: affirmed facts only
:s a kg:Statement, rdf:Statement ; rdf:subject :kirby ; rdf:predicate kg:spokespersonFor ; rdf:object :pentagon ;
    kgs:spokespersonFor :pentagon ;                         the object once more: one look-up for a property
    kg:polarity kg:Affirmed ; kg:confidence 0.93 ; kg:rule "role" ; kg:evidence "…"@fr ; oa:start 812 ; oa:end 934 ;
    prov:wasDerivedFrom :document .
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.decisions import Claim, storable
from kg.errors import OntologyError, ReadingError
from kg.model import OPEN_PREFIX, Fact, Reading, Span
from kg.namespaces import KG, KGS, LABEL, OA, PROV, RDF, RDFS, TYPE
from kg.ontology import Ontology
from kg.statements.iris import Mint
from kg.statements.ntriples import decimal, integer, iri, number, point_in_time, text, triple, typed

LOGGER = logging.getLogger(__name__)
RELATED = "relatedTo"


@dataclass(frozen=True, slots=True)
class Context:
    """A reading with the IRIs of its document and its entities.

    Attributes:
        rejected: what a user has rejected of it.
    """

    reading: Reading
    document: str
    nodes: Mapping[str, str]
    mint: Mint
    rejected: frozenset[Claim] = frozenset()

    def node(self, id_: str) -> str:
        """IRI of the entity of that id.

        Raises:
            ReadingError: the reading has no such entity.
        """
        if id_ in self.nodes:
            return self.nodes[id_]
        message = f"{self.reading.document.id}: a fact or quote refers to entity {id_!r}, which its reading lacks"
        raise ReadingError(message)


@dataclass(frozen=True, slots=True)
class _Predicate:
    """How a fact's predicate stands in the graph; `lemma` is None for a property of the ontology."""

    iri: str
    statement_iri: str
    symmetric: bool
    lemma: str | None


@dataclass(frozen=True, slots=True)
class _Statement:
    """A fact with its terms; those with equal `key` are one statement."""

    fact: Fact
    predicate: _Predicate
    subject: str
    object: str
    attributed_to: str | None

    def key(self) -> tuple[str, ...]:
        fact = self.fact
        qualifiers = (fact.polarity, self.attributed_to or "", fact.time or "", repr(fact.quantity))
        place = (str(fact.evidence.start), str(fact.evidence.end))
        return (self.subject, self.predicate.iri, self.object, *qualifiers, *place)


def statements(context: Context) -> Iterator[tuple[Fact, list[str]]]:
    """Each statement of a reading with its triples; what two rules read alike from one sentence is one statement.

    Facts that turn out to relate a thing to itself, because two entities have the same IRI, are left out.

    Raises:
        OntologyError: a fact has a property that the ontology lacks.
        ReadingError: a fact refers to an entity that the reading lacks.
    """
    best: dict[tuple[str, ...], _Statement] = {}
    for statement in sorted(_resolved(context), key=lambda item: (item.key(), -item.fact.confidence, item.fact.rule)):
        best.setdefault(statement.key(), statement)
    for key, statement in best.items():
        if statement.object == iri(statement.subject):
            LOGGER.info("%s: left out, %s relates a thing to itself", context.reading.document.id, statement.fact)
            continue
        yield statement.fact, list(_triples(context.mint.statement(context.document, *key), statement, context))


def _resolved(context: Context) -> Iterator[_Statement]:
    lang = context.reading.document.lang
    places = {entity.id: sorted(mention.span for mention in entity.mentions) for entity in context.reading.entities}
    for fact in context.reading.facts:
        predicate = _predicate(fact, context)
        subject, object_ = fact.subject, fact.object
        if predicate.symmetric and object_ is not None and _comes_first(object_, subject, fact, places):
            subject, object_ = object_, subject
        yield _Statement(
            fact=fact,
            predicate=predicate,
            subject=context.node(subject),
            object=text(fact.value or "", lang) if object_ is None else iri(context.node(object_)),
            attributed_to=context.node(fact.attributed_to) if fact.attributed_to is not None else None,
        )


def _comes_first(one: str, other: str, fact: Fact, places: Mapping[str, list[Span]]) -> bool:
    """Whether the sentence mentions the one entity before the other: so "A met B" and "B met A" become the same."""

    def place(id_: str) -> tuple[int, str]:
        inside = (span.start for span in places.get(id_, ()) if fact.evidence.start <= span.start < fact.evidence.end)
        return (next(inside, fact.evidence.end), id_)

    return place(one) < place(other)


def _predicate(fact: Fact, context: Context) -> _Predicate:
    ontology: Ontology = context.mint.ontology
    if fact.is_open:
        lemma = fact.predicate.removeprefix(OPEN_PREFIX)
        return _Predicate(context.mint.predicate(lemma), KGS + RELATED, symmetric=False, lemma=lemma)
    if fact.predicate in ontology.properties:
        property_ = ontology.properties[fact.predicate]
        return _Predicate(property_.iri, property_.statement_iri, property_.symmetric, lemma=None)
    message = f"{context.reading.document.id}: no property {fact.predicate!r} in {ontology.folder}"
    raise OntologyError(message)


def _triples(node: str, statement: _Statement, context: Context) -> Iterator[str]:
    fact, predicate, lang = statement.fact, statement.predicate, context.reading.document.lang
    yield triple(node, TYPE, iri(KG + "Statement"))
    yield triple(node, TYPE, iri(RDF + "Statement"))
    yield triple(node, RDF + "subject", iri(statement.subject))
    yield triple(node, RDF + "predicate", iri(predicate.iri))
    yield triple(node, RDF + "object", statement.object)
    if predicate.lemma is None or fact.object is not None:
        yield triple(node, predicate.statement_iri, statement.object)
    yield triple(node, KG + "polarity", iri(KG + fact.polarity.capitalize()))
    yield triple(node, KG + "confidence", decimal(round(fact.confidence, 3)))
    yield triple(node, KG + "rule", text(fact.rule))
    yield triple(node, KG + "evidence", text(fact.evidence.of(context.reading.document.text), lang))
    yield triple(node, OA + "start", integer(fact.evidence.start))
    yield triple(node, OA + "end", integer(fact.evidence.end))
    yield triple(node, PROV + "wasDerivedFrom", iri(context.document))
    yield from _qualifiers(node, statement, context.mint.ontology)
    yield from _open(node, predicate, lang)
    if context.rejected and context.rejected.intersection(_claims(statement, context.reading)):
        yield triple(node, KG + "rank", iri(KG + "Deprecated"))
    elif fact.polarity == "affirmed":
        yield from _plain(statement)


def _claims(statement: _Statement, reading: Reading) -> Iterator[Claim]:
    """What recognises a fact when its document is read again; of a symmetric property, either way round."""
    fact = statement.fact
    subject = reading.entity(fact.subject).name
    object_ = fact.value or "" if fact.object is None else reading.entity(fact.object).name
    yield _claim(fact, reading, subject, object_)
    if statement.predicate.symmetric:
        yield _claim(fact, reading, object_, subject)


def _claim(fact: Fact, reading: Reading, subject: str, object_: str) -> Claim:
    return Claim(
        document=storable(reading.document.id),
        predicate=storable(fact.predicate),
        subject=storable(subject),
        object=storable(object_),
        evidence=storable(fact.evidence.of(reading.document.text)),
        polarity=fact.polarity,
    )


def _qualifiers(node: str, statement: _Statement, ontology: Ontology) -> Iterator[str]:
    if statement.attributed_to is not None:
        yield triple(node, KG + "attributedTo", iri(statement.attributed_to))
    if statement.fact.time is not None:
        yield triple(node, KG + "time", point_in_time(statement.fact.time))
    quantity = statement.fact.quantity
    if quantity is None:
        return
    yield triple(node, KG + "quantity", number(quantity.value))
    yield triple(node, KG + "quantityUnit", text(quantity.unit))
    if quantity.unit in ontology.units:
        yield triple(node, KG + "quantityOf", iri(ontology.units[quantity.unit]))
    if quantity.approximate:
        yield triple(node, KG + "approximate", typed("true", "boolean"))


def _open(node: str, predicate: _Predicate, lang: str) -> Iterable[str]:
    """What tells an open fact apart, and its predicate's own description."""
    if predicate.lemma is None:
        return ()
    return (
        triple(node, TYPE, iri(KG + "OpenStatement")),
        triple(node, KG + "openPredicate", text(predicate.lemma, lang)),
        triple(predicate.iri, TYPE, iri(KG + "OpenPredicate")),
        triple(predicate.iri, LABEL, text(predicate.lemma, lang)),
        triple(predicate.iri, RDFS + "subPropertyOf", iri(KG + RELATED)),
    )


def _plain(statement: _Statement) -> Iterator[str]:
    yield triple(statement.subject, statement.predicate.iri, statement.object)
    if statement.predicate.symmetric:
        yield triple(statement.object[1:-1], statement.predicate.iri, iri(statement.subject))
