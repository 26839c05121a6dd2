"""What is known of entities once the facts are read: which are things at all, and what classes facts give them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.find import Found
from kg.model import Entity, Fact, Quote
from kg.ontology import CONCEPT, LITERALS, Ontology


def entities_of(
    found: Found, facts: Iterable[Fact], ontology: Ontology, quotes: Iterable[Quote] = ()
) -> tuple[Entity, ...]:
    """The entities of a reading.

    Values are none, common nouns only where a fact has them; the subject of an affirmed fact has the domain of its
    property for class, the object its range (RDF Schema 1.1, rules rdfs2 and rdfs3).
    """
    classes: defaultdict[str, set[str]] = defaultdict(set)
    used = {quote.speaker or "" for quote in quotes}
    for fact in facts:
        property_ = ontology.properties.get(fact.predicate)
        used.add(fact.attributed_to or "")
        domain, range_ = (property_.domain, property_.range) if property_ is not None else (None, None)
        for entity, cls in ((fact.subject, domain), (fact.object, range_)):
            used.add(entity or "")
            if entity is not None and cls and fact.polarity == "affirmed":
                classes[entity].add(cls)
    return tuple(
        _classified(entity, classes[entity.id], ontology)
        for entity in found.entities
        if entity.type not in LITERALS and (entity.type != CONCEPT or entity.id in used)
    )


def _classified(entity: Entity, classes: set[str], ontology: Ontology) -> Entity:
    known = {entity.type, *entity.classes, *classes}
    new = {cls for cls in classes if not any(one != cls and ontology.is_a(one, cls) for one in known)} - {entity.type}
    return replace(entity, classes=tuple(sorted({*entity.classes, *new}))) if new else entity
