"""All entities of a document.

1. Names: recogniser and gazetteers (`names`), with a gazetteer entry where it is certain (`entries`) and a class
   (`types`).
2. Descriptions that name an entity by kind and country (`descriptions`).
3. What the text declares to be the same (`aliases`), then grouping (`cluster`).
4. Pronouns and bare descriptions (`pronouns`).
5. Values, where the ontology asks for them (`values`), and what a marker has learnt to be a name (`marker`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc

from kg.lexicon import Lexicon
from kg.mentions.aliases import Alias, find_aliases
from kg.mentions.cluster import Cluster, Item, cluster
from kg.mentions.descriptions import find_descriptions, find_domains, find_partisans
from kg.mentions.entries import choose_entry
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.items import description_item, domain_item, partisan_item, span_of, value_entity
from kg.mentions.marker import Marker
from kg.mentions.names import NESTED_LABEL, Name, find_names, head, in_order
from kg.mentions.pronouns import SUBJECTS, Place, Resolved, resolve
from kg.mentions.types import class_of, named_class
from kg.mentions.values import ValueReader, value_items
from kg.mentions.within import find_within
from kg.model import Entity, Mention, MentionKind
from kg.ontology import Ontology

INNER = frozenset({"DEM", NESTED_LABEL})  # labels of what may stand inside a name
COMPOSED = frozenset({"MilitaryForce", "Government", "ArmedGroup", "Group", "Organization", "Facility"})


@dataclass(frozen=True, slots=True)
class Naming:
    """The text says that an entity bears another name.

    Attributes:
        entity: its id.
        name: the other name or acronym.
        token: where it stands.
    """

    entity: str
    name: str
    relation: str
    rule: str
    token: int


@dataclass(frozen=True)
class Found:
    """The entities of a document, and where they stand among its tokens.

    Attributes:
        at: entity id by token, for every token of a name, the head of a description, and each resolved pronoun.
        adjectives: entity id of the country by token, for nationalities.
        named: ids by token of names alone.
        country: for an entity whose own words name its country: the country's id and the token that says so.
        within: what names hold: entity, the place or body that its name names, and a token that says so.
        values: normal form by id of the numbers, dates and texts among the entities.
    """

    entities: tuple[Entity, ...]
    at: dict[int, str]
    adjectives: dict[int, str]
    named: dict[int, str]
    country: dict[str, tuple[str, int]]
    namings: tuple[Naming, ...]
    within: tuple[tuple[str, str, int], ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What may be an argument of a fact beside what the recogniser names: values, and what a marker has learnt."""

    values: ValueReader | None = None
    marker: Marker | None = None


class Finder:
    """Finds the entities of documents in one language."""

    def __init__(
        self,
        ontology: Ontology,
        lexicon: Lexicon,
        tokenize: Callable[[str], Doc],
        arguments: Arguments = Arguments(),
    ) -> None:
        self._lexicon = lexicon
        self._arguments = arguments
        self._gazetteer = Gazetteer(ontology.gazetteer, tokenize, lexicon.lang)
        self._entries = {entry.iri: entry for entry in ontology.gazetteer}

    def find(self, doc: Doc) -> Found:
        """The entities of one parsed document."""
        names = find_names(doc, self._gazetteer, self._lexicon)
        if self._arguments.marker is not None:
            names = self._arguments.marker.correct(doc, names)
        names = in_order((*names, *find_within(doc, names, self._gazetteer, self._lexicon)))
        items = [self._name_item(doc, name) for name in names]
        taken = {i for name in names for i in range(name.start, name.end)}
        places = self._countries(items)
        descriptions = list(find_descriptions(doc, places, taken, self._lexicon))
        items += [description_item(doc, description) for description in descriptions]
        taken |= {i for description in descriptions for i in range(description.start, description.end)} | set(places)
        items += [domain_item(doc, domain) for domain in find_domains(doc, taken, self._lexicon)]
        items += [partisan_item(doc, party) for party in find_partisans(doc, taken, self._lexicon)]
        order = sorted(range(len(items)), key=lambda i: (items[i].start, -items[i].end))
        items = [items[i] for i in order]
        aliases = list(find_aliases(doc, [_as_name(item) for item in items], self._lexicon))
        clusters = cluster(items, aliases)
        found = _assemble(doc, clusters, items, aliases, places, self._lexicon)
        return self._with_values(doc, found, taken | set(found.at) | set(found.adjectives))

    def _with_values(self, doc: Doc, found: Found, taken: set[int]) -> Found:
        """The entities, then values as if they were entities."""
        if self._arguments.values is None:
            return found
        items = list(value_items(doc, self._arguments.values, taken))
        alike: dict[str | None, list[Item]] = {}
        for item, _ in items:
            alike.setdefault(item.key, []).append(item)
        ids = {key: f"e{number}" for number, key in enumerate(alike, len(found.entities) + 1)}
        return replace(
            found,
            entities=(*found.entities, *(value_entity(doc, ids[key], same) for key, same in alike.items())),
            at=found.at | {item.head: ids[item.key] for item, _ in items},
            values={ids[item.key]: normal for item, normal in items},
        )

    def _name_item(self, doc: Doc, name: Name) -> Item:
        if name.label == NESTED_LABEL:
            return self._nested_item(doc, name)
        is_name = name.label != "DEM"
        entry = choose_entry(doc, name, self._lexicon) if is_name else name.entries[0][0]
        told = named_class(doc, name, self._lexicon) if name.label == "PER" else None
        return Item(
            start=name.start,
            end=name.end,
            head=head(doc, name).i,
            text=doc[name.start : name.end].text,
            label=name.label,
            type=entry.type if entry is not None else told or class_of(doc, name, self._lexicon),
            is_told=told is not None,
            entry=entry,
            is_name=is_name,
            is_located=name.start > 0 and doc[name.start - 1].lower_ in self._lexicon.words("prepositions.in"),
        )

    def _nested_item(self, doc: Doc, name: Name) -> Item:
        entry = name.entries[0][0] if name.entries else None
        text = doc[name.start : name.end].text
        type_ = entry.type if entry is not None else "City"
        return Item(name.start, name.end, head(doc, name).i, text, NESTED_LABEL, type_, entry, is_name=True)

    def _countries(self, items: Sequence[Item]) -> dict[int, str]:
        """Key of the country or body at each token that names one."""
        found: dict[int, str] = {}
        for item in items:
            if item.entry is not None and item.entry.type in {"Country", "Organization", "Region"}:
                found.update(dict.fromkeys(range(item.start, item.end), item.entry.iri))
        return found


def _as_name(item: Item) -> Name:
    return Name(item.start, item.end, item.label)


def _assemble(
    doc: Doc, clusters: list[Cluster], items: list[Item], aliases: list[Alias], places: dict[int, str], lexicon: Lexicon
) -> Found:
    ids = {id(item): f"e{number}" for number, found in enumerate(clusters, 1) for item in found.items}
    at, adjectives, named = _tokens(items, ids)
    links = {found.entry.iri: f"e{number}" for number, found in enumerate(clusters, 1) if found.entry is not None}
    country = _compositions(items, ids, places, links, clusters)
    types = {f"e{number}": found.type for number, found in enumerate(clusters, 1)}
    spots = [
        Place(item.head, ids[id(item)], types[ids[id(item)]], doc[item.head].dep_ in SUBJECTS)
        for item in items
        if item.label not in INNER
    ]
    resolved = list(resolve(doc, spots, set(at) | set(adjectives), lexicon))
    for one in resolved:
        at[one.head] = one.entity
    entities = tuple(_entity(doc, f"e{number}", found, resolved, lexicon) for number, found in enumerate(clusters, 1))
    namings = tuple(_namings(items, ids, aliases, {entity.id: entity.name for entity in entities}))
    return Found(entities, at, adjectives, named, country, namings, tuple(_nestings(items, ids)))


def _nestings(items: list[Item], ids: dict[int, str]) -> Iterator[tuple[str, str, int]]:
    """Each name inside another."""
    names = [item for item in items if item.is_name and item.label not in INNER]
    whole = {i: ids[id(item)] for item in names for i in range(item.start, item.end)}
    for item in items:
        outer = whole.get(item.start) if item.label == NESTED_LABEL else None
        if outer is not None and outer != ids[id(item)]:
            yield outer, ids[id(item)], item.head


def _namings(items: list[Item], ids: dict[int, str], aliases: list[Alias], names: dict[str, str]) -> Iterator[Naming]:
    """What the text declares, said of the entity's main name: of two names the one that it does not already go by."""
    for alias in aliases:
        left, right = items[alias.left], items[alias.right]
        entity = ids[id(left)]
        if entity == ids[id(right)]:
            other = left if right.text == names[entity] else right
            yield Naming(entity, other.text, alias.relation, alias.rule, other.head)


def _tokens(items: list[Item], ids: dict[int, str]) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
    at: dict[int, str] = {}
    adjectives: dict[int, str] = {}
    named: dict[int, str] = {}
    for item in items:
        entity = ids[id(item)]
        if item.label == "DEM":
            adjectives.update(dict.fromkeys(range(item.start, item.end), entity))
        elif item.label == NESTED_LABEL:
            continue
        elif item.is_name:
            at.update(dict.fromkeys(range(item.start, item.end), entity))
            named.update(dict.fromkeys(range(item.start, item.end), entity))
        else:
            at[item.head] = entity
    return at, adjectives, named


def _compositions(
    items: list[Item], ids: dict[int, str], places: dict[int, str], links: dict[str, str], clusters: list[Cluster]
) -> dict[str, tuple[str, int]]:
    """The country that a body's own words name: "armée française" → France."""
    types = {f"e{number}": found.type for number, found in enumerate(clusters, 1)}
    found: dict[str, tuple[str, int]] = {}
    for item in items:
        entity = ids[id(item)]
        if item.label == "DEM" or types[entity] not in COMPOSED:
            continue
        for token in range(item.start, item.end):
            country = links.get(places.get(token, ""))
            if country is not None and country != entity:
                found.setdefault(entity, (country, token))
    return found


def _entity(doc: Doc, id_: str, found: Cluster, resolved: list[Resolved], lexicon: Lexicon) -> Entity:
    mentions = [Mention(span_of(doc, item.start, item.end), _kind(item)) for item in found.items]
    mentions += [
        Mention(span_of(doc, one.start, one.end), _resolved_kind(one)) for one in resolved if one.entity == id_
    ]
    names = [item.text for item in found.items if item.is_name] or [
        item.text for item in found.items if item.label != "DEM" or found.entry is None
    ]
    entry = found.entry
    if entry is not None and not names:
        names = [entry.labels.get(lexicon.lang) or next(iter(entry.labels.values()))]
    return Entity(
        id=id_,
        name=" ".join(max(names, key=lambda name: (len(name.split()), len(name))).split()),
        type=found.type,
        mentions=tuple(sorted(set(mentions), key=lambda mention: (mention.span, mention.kind))),
        classes=_classes(found, lexicon, doc),
        link=entry.iri if entry is not None else None,
    )


def _classes(found: Cluster, lexicon: Lexicon, doc: Doc) -> tuple[str, ...]:
    classes = set(found.entry.classes) if found.entry is not None else set()
    if found.type == "ArmedGroup":
        terror = lexicon.words("classes.TerroristGroup")
        if any(doc[i].lower_ in terror for item in found.items for i in range(max(0, item.start - 1), item.end)):
            classes.add("TerroristGroup")
    return tuple(sorted(classes - {found.type}))


def _kind(item: Item) -> MentionKind:
    return "name" if item.is_name else "description"


def _resolved_kind(one: Resolved) -> MentionKind:
    return "pronoun" if one.kind == "pronoun" else "description"
