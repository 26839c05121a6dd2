"""What the readings of a corpus together know of each entity: its classes, its names, its identifiers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.errors import OntologyError
from kg.gazetteers import Entry
from kg.model import Entity, Reading
from kg.namespaces import KG, LABEL, SKOS, TYPE
from kg.ontology import Ontology
from kg.statements.ntriples import iri, text, triple
from kg.statements.surfaces import one_line, surfaces

PERSON = "Person"


@dataclass(slots=True)
class _Node:
    """What is known of one entity so far.

    Attributes:
        names: for each language, in how many documents each name was the fullest.
        others: every name seen, with its language.
    """

    classes: set[str] = field(default_factory=set)
    names: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    others: set[tuple[str, str]] = field(default_factory=set)


class Registry:
    """Collects entities, a node for each IRI; facts pass by without being kept."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._entries: Mapping[str, Entry] = {entry.iri: entry for entry in ontology.gazetteer}
        self._nodes: defaultdict[str, _Node] = defaultdict(_Node)

    def __len__(self) -> int:
        return len(self._nodes)

    def add(self, node: str, entity: Entity, reading: Reading, *, group: str | None = None) -> None:
        """Add what one document says of the entity with that IRI.

        Args:
            node: IRI.
            entity: an entity of the reading.
            reading: that of the document.
            group: kind of thing that the entity is, where the document takes it for another; None where it does not.

        Raises:
            OntologyError: the entity has a class that the ontology lacks.
        """
        for name in (entity.type, *entity.classes):
            if name not in self._ontology.classes:
                message = f"{reading.document.id}: {entity.name!r} is a {name!r}, a class that the ontology lacks"
                raise OntologyError(message)
        known, lang = self._nodes[node], reading.document.lang
        known.classes.update((entity.type, *entity.classes) if group is None else ())
        known.names[lang][one_line(entity.name)] += 1
        known.others.update((lang, name) for name in surfaces(entity, reading))

    def triples(self, given: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> Iterator[str]:
        """Everything that the graph says of the entities themselves.

        Args:
            given: names that a user gave, by IRI and language; under ``""`` for every language.
        """
        for node, known in self._nodes.items():
            entry = self._entries.get(node)
            yield triple(node, TYPE, iri(KG + "Entity"))
            classes = known.classes or {
                name for name in [node.split("/")[-2].capitalize()] if name in self._ontology.classes
            }
            yield from (triple(node, TYPE, iri(self._ontology.classes[name].iri)) for name in classes)
            labels = {**_labels(known), **(entry.labels if entry else {})}
            before, labels = set(labels.items()), _given(labels, given.get(node, {}))
            yield from (triple(node, LABEL, text(name, lang)) for lang, name in labels.items())
            shown = {*labels.items(), *(_demonyms(entry) if entry else ())}
            fullest = {(lang, name) for lang, names in known.names.items() for name in names}
            for lang, name in known.others | fullest | (before - set(labels.items())):
                if not shown & {(lang, name), (lang, name.lower())}:
                    yield triple(node, SKOS + "altLabel", text(name, lang))
            yield from _identifiers(entry) if entry else ()


def _given(labels: dict[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Labels with those that a user gave in their place."""
    everywhere = dict.fromkeys(labels, own[""]) if "" in own else {}
    return {**labels, **everywhere, **{lang: name for lang, name in own.items() if lang}}


def _labels(known: _Node) -> dict[str, str]:
    """For each language the name that most documents use; among equals the longest, then the first of the alphabet.

    A person's family name alone is it only where no document has more.
    """
    found: dict[str, str] = {}
    for lang, names in known.names.items():
        full = [name for name in names if " " in name] if PERSON in known.classes else []
        found[lang] = min(full or names, key=lambda name: (-names[name], -len(name), name))
    return found


def _demonyms(entry: Entry) -> set[tuple[str, str]]:
    """Adjectives and nouns of nationality in small letters: a mention "américaine" is no other name of the country."""
    return {(name.lang or "", name.text.lower()) for name in entry.names if name.kind == "demonym"}


def _identifiers(entry: Entry) -> Iterator[str]:
    if entry.iso_code:
        yield triple(entry.iri, KG + "isoCode", text(entry.iso_code))
    yield from (triple(entry.iri, SKOS + "exactMatch", iri(other)) for other in entry.same_as)
