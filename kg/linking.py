"""Which entities of a graph to look up in a register, and which of its answers are certain.

Entities that have no ``skos:exactMatch`` are asked, those of which most is said first. An answer counts only where
everything speaks for it; otherwise the entity stays apart, since a missing link does less harm than a wrong one.

What a register is told is what `Query.record` gives: a name, ids of types, and values of the properties that the user
lists, such as the name of a country. Sentences and documents stay here.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kg.errors import ConfigError
from kg.namespaces import LABEL, SKOS, TYPE
from kg.ontology import Ontology
from kg.printable import printable
from kg.store import Dataset, Term
from kg.turtle import local_name

ENTITY, PERSON = "Entity", "Person"
UNLINKED = """SELECT ?entity (COUNT(?st) AS ?count) WHERE { ?entity a kg:Entity
    FILTER NOT EXISTS { ?entity skos:exactMatch ?other }
    OPTIONAL { { ?st rdf:subject ?entity } UNION { ?st rdf:object ?entity } } } GROUP BY ?entity"""
ABOUT = """SELECT ?entity ?property ?value WHERE { VALUES ?entity { %s }
    VALUES ?property { rdf:type rdfs:label skos:altLabel } ?entity ?property ?value }"""
VALUES = """SELECT ?entity ?property ?value ?name WHERE { VALUES ?entity { %s } VALUES ?property { %s }
    ?entity ?property ?value . ?value rdfs:label ?name }"""
BATCH, LONGEST_NAME, MOST_VALUES = 200, 200, 3
MARGIN = 0.1  # of the best score: what the next must stay below it
ARTICLES = frozenset({"the", "le", "la", "les", "l"})
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})  # noqa: RUF001 - letters that do not decompose
Texts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask about one entity; only `name`, `types` and `properties` are sent.

    Attributes:
        lang: of the name, ISO 639-1; empty where unknown.
        types: the service's ids of types, of which the entity has one.
        properties: pairs of the service's id of a property and a value, such as the name of a country.
        others: other names of the entity, by which the service may know it.
        fitting, contrary: ids of more types that speak for a candidate, and of types that speak against it.
    """

    iri: str
    name: str
    lang: str
    types: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    fitting: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()

    def record(self, most: int) -> dict[str, object]:
        """The query as services read it, for that many candidates at most."""
        values: dict[str, list[str]] = {}
        for property_, value in self.properties:
            values.setdefault(property_, []).append(value)
        record: dict[str, object] = {"query": self.name, "limit": most}
        if self.types:
            record |= {"type": self.types[0]} if len(self.types) == 1 else {"type": self.types, "type_strict": "any"}
        if values:
            record["properties"] = [{"pid": pid, "v": v[0] if len(v) == 1 else v} for pid, v in values.items()]
        return record


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service offers as the thing of a query.

    Attributes:
        iri: absolute http or https IRI, valid.
        score: finite; each service has its own scale, most of them 0 to 100.
        is_match: whether the service calls it certain.
        types: the service's ids of its types; empty where the service gives none.
    """

    iri: str
    name: str
    score: float
    is_match: bool
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An entity and what it certainly is in a register.

    Attributes:
        target: IRI in the register.
        name: what the register calls it.
        reason: why it is certain, for people.
    """

    iri: str
    target: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class TypeMap:
    """The types of a service for the classes of an ontology.

    Attributes:
        ontology: says which class lies below which.
        ids: those of each class that has some, by its local name.
    """

    ontology: Ontology
    ids: Mapping[str, tuple[str, ...]]

    def of(self, classes: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """For an entity of these classes the type ids to ask for, more ids that fit it, and ids that contradict it.

        Asked for are those of its narrowest classes, or where these have none, of the next class above that has.
        """
        own = [name for name in classes if name in self.ontology.classes]
        narrow = [name for name in own if not any(other != name and self.ontology.is_a(other, name) for other in own)]
        asked = {id_ for name in narrow for id_ in self._nearest(name)}
        related = {name for name in self.ids if any(self._on_one_line(name, other) for other in narrow)}
        fitting = {id_ for name in related for id_ in self.ids[name]}
        contrary = {id_ for name in self.ids.keys() - related for id_ in self.ids[name]} if own else set()
        return tuple(sorted(asked)), tuple(sorted(fitting - asked)), tuple(sorted(contrary - fitting))

    def _nearest(self, name: str) -> tuple[str, ...]:
        above = [name, *self.ontology.classes[name].parents]
        above.sort(key=lambda each: (-len(self.ontology.classes[each].parents), each))
        return next((self.ids[each] for each in above if each in self.ids), ())

    def _on_one_line(self, name: str, other: str) -> bool:
        return self.ontology.is_a(name, other) or self.ontology.is_a(other, name)


def type_map(
    ontology: Ontology, *, given: Mapping[str, Sequence[str]], offered: Iterable[tuple[str, str]] = ()
) -> TypeMap:
    """The types of a service: those given by class, else those that it offers under the name of a class.

    Args:
        ontology: the classes.
        given: the service's type ids by local name of a class, such as ``{"Person": ["Q5"]}``.
        offered: pairs of id and name, as a manifest's default types; "entity" says nothing and is passed over.

    Raises:
        ConfigError: a class is given that the ontology lacks.
    """
    _require("class", given, ontology.classes, ontology)
    named = ((word, each) for each in ontology.classes.values() for word in (each.name, *each.labels.values()))
    known = {_key(word): each.name for word, each in named if each.name != ENTITY}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id_, label in offered:
        if match := known.get(_key(label)) or known.get(_key(local_name(id_))):
            found[match].append(id_)
    return TypeMap(ontology, {name: tuple(ids) for name, ids in sorted({**found, **given}.items()) if ids})


def queries(
    dataset: Dataset, *, types: TypeMap, limit: int | None, properties: Mapping[str, str] | None = None, lang: str = ""
) -> Iterator[Query]:
    """What to ask about the entities that no register knows yet, those of which most is said first.

    Nobody known by a single word is asked for, since a surname is many people's; nor is what has no name that is one.

    Args:
        dataset: the graph.
        types: the service's types.
        limit: how many queries to make; None for all.
        properties: the service's id of each property, by local name, whose affirmed values go along; None for none.
        lang: in which entities and values are named, where they have a name in it.

    Raises:
        ConfigError: a property is given that the ontology lacks.
    """
    known = types.ontology.properties
    _require("property", properties or {}, known, types.ontology)
    pids = {known[name].iri: pid for name, pid in sorted((properties or {}).items())}
    ranked = sorted((-int(_text(count)), _text(entity)) for entity, count in dataset.select(UNLINKED).rows)
    batches = (ranked[start : start + BATCH] for start in range(0, len(ranked), BATCH))
    about = (_about(dataset, [iri for _, iri in batch], types, pids, lang) for batch in batches)
    return islice(chain.from_iterable(about), limit)


def _about(
    dataset: Dataset, iris: Sequence[str], types: TypeMap, pids: Mapping[str, str], lang: str
) -> Iterator[Query]:
    wanted = " ".join(f"<{iri}>" for iri in iris)
    found: defaultdict[tuple[str, str], Texts] = defaultdict(list)
    for entity, property_, value in dataset.select(ABOUT % wanted).rows:
        found[_text(entity), _text(property_)].append((getattr(value, "language", None) or "", _text(value)))
    values = _values(dataset, wanted, pids, lang)
    for iri in iris:
        classes = [local_name(name) for _, name in found[iri, TYPE]]
        names = _names(found[iri, LABEL], lang)
        known = list(dict.fromkeys(name for _, name in (*names, *_names(found[iri, SKOS + "altLabel"], lang))))
        if names and not (PERSON in classes and all(len(_key(name).split()) == 1 for name in known)):
            asked, fitting, contrary = types.of(classes)
            yield Query(iri, known[0], names[0][0], asked, tuple(values[iri]), tuple(known[1:]), fitting, contrary)


def _values(dataset: Dataset, wanted: str, pids: Mapping[str, str], lang: str) -> defaultdict[str, Texts]:
    """For each entity the ids of its properties with the names of their first values."""
    found: defaultdict[tuple[str, str, str], Texts] = defaultdict(list)
    properties = " ".join(f"<{iri}>" for iri in pids)
    for subject, property_, value, name in dataset.select(VALUES % (wanted, properties)).rows if pids else ():
        key = (_text(subject), pids[_text(property_)], _text(value))
        found[key].append((getattr(name, "language", None) or "", _text(name)))
    chosen: defaultdict[str, Texts] = defaultdict(list)
    for (iri, pid, _), names in sorted(found.items()):
        best = _names(names, lang)[:1]
        if best and sum(each == pid for each, _ in chosen[iri]) < MOST_VALUES:
            chosen[iri].append((pid, best[0][1]))
    return chosen


def judge(query: Query, candidates: Iterable[Candidate], *, threshold: float) -> tuple[Match | None, str]:
    """The candidate that an entity certainly is, if there is one, and the reason for either.

    It is certain where the service calls it so or scores it at the threshold or above, no other comes near, it bears a
    name of the entity, and its type does not contradict. Where the service was asked for types and the candidate has
    others, of which nothing is known, only the service can call it certain: types of registers lie below one another.
    """
    ranked = sorted(candidates, key=lambda each: (not each.is_match, -each.score, each.iri))
    if not ranked:
        return None, "the service knows nothing of that name"
    best, fault = ranked[0], None
    if not (best.is_match or best.score >= threshold):
        fault = f"the best, {best.name}, scores {best.score:g}, below {threshold:g}"
    elif rival := next((each for each in ranked[1:] if _rivals(each, best)), None):
        fault = f"{best.name} scores {best.score:g}, but {rival.name} ({rival.iri}) {rival.score:g}"
    elif not _bears_name(query, best.name):
        fault = f"the best bears another name: {best.name}"
    elif not _is_of_type(query, best):
        fault = f"{best.name} is of another type: {', '.join(best.types)}"
    if fault:
        return None, printable(fault)
    reason = f"score {best.score:g}" + (", certain to the service" if best.is_match else "")
    return Match(query.iri, best.iri, best.name, best.score, reason), reason


def decide(query: Query, candidates: Iterable[Candidate], *, threshold: float) -> Match | None:
    """The candidate that an entity certainly is; None where that is in doubt, for the reason that `judge` gives."""
    return judge(query, candidates, threshold=threshold)[0]


def lines(matches: Iterable[Match]) -> Iterator[str]:
    """Matches for people, one a line."""
    return (printable(f"{match.iri} = {match.target} {match.name} ({match.reason})") for match in matches)


def _rivals(other: Candidate, best: Candidate) -> bool:
    return (other.is_match and best.is_match) or best.score <= 0 or other.score > best.score * (1 - MARGIN)


def _bears_name(query: Query, name: str) -> bool:
    """Whether a name is the entity's, or another of its names that is not a mere part of that one."""
    words = set(_key(query.name).split())
    known = {_key(query.name), *(word for word in map(_key, query.others) if not set(word.split()) < words)}
    return _key(name) in known - {""}


def _is_of_type(query: Query, candidate: Candidate) -> bool:
    types = set(candidate.types)
    if not types or types & {*query.types, *query.fitting}:
        return True
    return not types & set(query.contrary) and (candidate.is_match or not query.types)


def _names(texts: Texts, lang: str) -> Texts:
    """Those that can be sent, each in one line, the language's first."""
    plain = sorted((spoken != lang, spoken, " ".join(printable(text).split())) for spoken, text in texts)
    return [(spoken, text) for _, spoken, text in plain if len(text) <= LONGEST_NAME and _key(text)]


def _key(name: str) -> str:
    """A name without case, accents, ligatures, punctuation and the article before it; "C++" and "C#" stay apart."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(LIGATURES)
    kinds = ((char, unicodedata.category(char)[0]) for char in plain)
    words = "".join(char if char == "#" or kind in "LNS" else " " for char, kind in kinds if kind != "M").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def _text(term: Term | None) -> str:
    value = getattr(term, "value", "")
    return value if isinstance(value, str) else ""


def _require(kind: str, wanted: Iterable[str], known: Iterable[str], ontology: Ontology) -> None:
    if unknown := sorted({*wanted} - {*known}):
        message = f"{kind} {unknown[0]!r}: {ontology.folder} has none of that name; it has {', '.join(sorted(known))}"
        raise ConfigError(message)
