"""What the page knows, ready for JSON: entities, facts and documents refer to one another by number."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.view.dataset import local_name
from kg.view.knowledge import Knowledge, Predicate, Relation, Source, Testimony, Thing, Utterance
from kg.view.network import WHOLE_GRAPH, draw

Labels = Mapping[str, Mapping[str, str]]
Json = dict[str, Any]
LANGUAGES = ("en", "fr")


def payload(knowledge: Knowledge, ontology_labels: Labels) -> Json:
    """The page's data: what is known, and the drawing of it."""
    graph = knowledge.graph
    drawing, places = draw(knowledge)
    relations = [relation for _, _, relation in graph.edges(data="relation")] + list(knowledge.literals)
    number = _Numbers(graph, knowledge.documents, knowledge.predicates)
    things = [thing for _, thing in graph.nodes(data="thing")]
    names = sorted({name for thing in things for name in (thing.type, *thing.types)})
    return {
        "classes": {name: term_labels(name, {}, ontology_labels) for name in names},
        "predicates": [_predicate(predicate, ontology_labels) for predicate in knowledge.predicates],
        "documents": [_source(source) for source in knowledge.documents],
        "entities": [number.thing(thing) for thing in things],
        "facts": [number.fact(relation) for relation in relations],
        "quotes": [number.quote(quote) for quote in knowledge.quotes],
        "drawing": drawing.data(),
        "places": places,
        "partial": len(graph) > WHOLE_GRAPH,
        **({"totals": dict(knowledge.totals)} if knowledge.totals is not None else {}),
    }


def term_labels(name: str, known: Mapping[str, str], ontology_labels: Labels) -> dict[str, str]:
    """Labels of a class or property in the languages of the page; its own name, taken apart, where it has none.

    >>> term_labels("hasTroopsIn", {}, {})
    {'en': 'has troops in', 'fr': 'has troops in'}
    """
    labels = {**known, **ontology_labels.get(name, {})}
    words = "".join(f" {character.lower()}" if character.isupper() else character for character in name).strip()
    fallback = next((labels[lang] for lang in sorted(labels)), words.replace("-", " ").replace("_", " ") or name)
    return {lang: labels.get(lang, fallback) for lang in LANGUAGES}


class _Numbers:
    """The place of each entity, document and predicate in its list."""

    def __init__(self, entities: Iterable[str], documents: Iterable[Source], predicates: Iterable[Predicate]) -> None:
        self._entities = {iri: number for number, iri in enumerate(entities)}
        self._documents = {document.iri: number for number, document in enumerate(documents)}
        self._predicates = {predicate.iri: number for number, predicate in enumerate(predicates)}

    def thing(self, thing: Thing) -> Json:
        """An entity with its names, identifiers and documents."""
        return _filled(
            iri=thing.iri,
            labels=dict(thing.labels),
            names=list(thing.names),
            type=thing.type,
            types=list(thing.types) or None,
            ids=[_filled(scheme=item.scheme, value=item.value, href=item.href) for item in thing.identifiers] or None,
            docs=[self._documents[iri] for iri in thing.documents if iri in self._documents] or None,
        )

    def fact(self, relation: Relation) -> Json:
        """A fact with its sentences; ``o`` is an entity, ``v`` a literal."""
        return _filled(
            s=self._entities[relation.subject],
            p=self._predicates[relation.predicate],
            o=self._entities.get(relation.object or ""),
            v=relation.value,
            polarity=relation.polarity,
            open=relation.is_open or None,
            said=[self._testimony(item) for item in relation.testimonies],
        )

    def quote(self, quote: Utterance) -> Json:
        """Words with their speaker and document."""
        return _filled(
            by=self._entities.get(quote.speaker or ""),
            text=quote.words,
            lang=quote.lang or None,
            doc=self._documents.get(quote.document or ""),
        )

    def _testimony(self, item: Testimony) -> Json:
        return _filled(
            text=item.sentence,
            lang=item.lang or None,
            doc=self._documents.get(item.document or ""),
            rule=item.rule,
            confidence=item.confidence,
            by=self._entities.get(item.attributed_to or ""),
            time=item.time,
            quantity=item.quantity,
            unit=local_name(item.unit) if item.unit else None,
            approximate=item.approximate or None,
        )


def _source(source: Source) -> Json:
    return _filled(title=source.title, date=source.date, source=source.source, lang=source.lang)


def _predicate(predicate: Predicate, ontology_labels: Labels) -> Json:
    name = local_name(predicate.iri)
    inverse = ontology_labels.get(f"inverse:{name}")
    return _filled(
        iri=predicate.iri,
        labels=term_labels(name, predicate.labels, ontology_labels),
        inverse=dict(inverse) if inverse else None,
        symmetric=predicate.symmetric or None,
    )


def _filled(**values: Any) -> Json:
    """The values that are not None."""
    return {name: value for name, value in values.items() if value is not None}
