"""What the graph knows of one entity, gathered into a card."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.namespaces import KG, LABEL, TYPE
from kg.store import Dataset, Term

Row = Mapping[str, Term | None]
Group = tuple[str, str, str | None]
NAMES = "SELECT ?entity ?name WHERE { VALUES ?entity { %s } ?entity rdfs:label ?name }"
ABOUT = """SELECT ?property ?value WHERE { <%s> ?property ?value
    FILTER(?property IN (rdf:type, rdfs:label, skos:altLabel, skos:exactMatch, kg:isoCode)) }"""
OUTLINE = """SELECT ?st ?direction ?predicate ?open ?other ?polarity ?document ?start WHERE {
    { ?st rdf:subject <%s> ; rdf:object ?other BIND("out" AS ?direction) } UNION
    { ?st rdf:object <%s> ; rdf:subject ?other BIND("in" AS ?direction) }
    ?st rdf:predicate ?predicate ; kg:polarity ?polarity ; prov:wasDerivedFrom ?document ; oa:start ?start .
    FILTER NOT EXISTS { ?st kg:rank kg:Deprecated } OPTIONAL { ?st kg:openPredicate ?open } }"""
DETAILS = """SELECT ?st ?confidence ?rule ?evidence ?title ?issued ?identifier ?by ?time ?quantity ?unit ?approximate
    WHERE { VALUES ?st { %s }
    ?st kg:rule ?rule ; kg:confidence ?confidence ; kg:evidence ?evidence ; prov:wasDerivedFrom ?document .
    ?document dct:identifier ?identifier .
    OPTIONAL { ?document dct:title ?title } OPTIONAL { ?document dct:issued ?issued }
    OPTIONAL { ?st kg:attributedTo ?by } OPTIONAL { ?st kg:time ?time }
    OPTIONAL { ?st kg:quantity ?quantity } OPTIONAL { ?st kg:quantityUnit ?unit }
    OPTIONAL { ?st kg:approximate ?approximate } }"""
QUOTES = """SELECT ?words ?document ?title ?issued ?identifier ?start WHERE {
    ?q kg:speaker <%s> ; kg:quotedText ?words ; oa:start ?start ; prov:wasDerivedFrom ?document .
    ?document dct:identifier ?identifier .
    OPTIONAL { ?document dct:title ?title } OPTIONAL { ?document dct:issued ?issued } }"""
QUOTED: Group = ("quotes", "", None)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as cards cite it."""

    iri: str
    identifier: str
    title: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement about the entity of a card.

    Attributes:
        statement: IRI.
        direction: ``out`` where the entity is the subject, ``in`` where it is the object.
        open: the words of a relation that no property covers; None otherwise.
        other: IRI at the other end; None where that is a text.
        name: name or text at the other end.
        attributed_to: name of the source that the document credits.
    """

    statement: str
    direction: Literal["out", "in"]
    predicate: str
    open: str | None
    other: str | None
    name: str
    polarity: str
    confidence: float
    rule: str
    sentence: str
    start: int
    source: Source
    attributed_to: str | None
    time: str | None
    quantity: str | None
    unit: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation of the entity of a card."""

    text: str
    start: int
    source: Source


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph says of one entity.

    Attributes:
        labels: by language, empty where none is known.
        classes: IRIs.
        identifiers: IRIs and codes of other registers.
        sayings: sorted by property.
        left_out: how many more statements each property has, and quotations under `QUOTED`, where not all were wanted.
    """

    iri: str
    labels: Mapping[str, str]
    others: tuple[str, ...]
    classes: tuple[str, ...]
    identifiers: tuple[str, ...]
    sayings: tuple[Saying, ...]
    quotes: tuple[Words, ...]
    left_out: Mapping["Group", int]


def card(dataset: Dataset, iri: str, *, lang: str, limit: int | None) -> Card:
    """Gather what the graph says of an entity.

    Args:
        dataset: the graph.
        iri: of the entity.
        lang: in which the other ends are named, where they have a name in it.
        limit: how many statements of each property, and quotations, to take; None for all. Statements that name
            different things come first.
    """
    about = _about(dataset, iri)
    outline = _rows(dataset, OUTLINE % (iri, iri))
    chosen, left_out = _choose(outline, limit)
    details = {_text(row["st"]): row for row in _batched(dataset, DETAILS, (_text(row["st"]) for row in chosen))}
    rows = [{**row, **details[_text(row["st"])]} for row in chosen if _text(row["st"]) in details]
    names = _names(dataset, (term for row in rows for term in (row["other"], row["by"])), lang)
    labels = {getattr(term, "language", None) or "": _text(term) for term in about[LABEL]}
    others = {_text(term) for property_, terms in about.items() if property_.endswith("#altLabel") for term in terms}
    quotes = _quotes(dataset, iri)
    if limit is not None and len(quotes) > limit:
        left_out[QUOTED] = len(quotes) - limit
    known = (property_ for property_ in about if property_.endswith(("#exactMatch", "#isoCode")))
    return Card(
        iri=iri,
        labels=dict(sorted(labels.items())),
        others=tuple(sorted(others - set(labels.values()))),
        classes=tuple(sorted({_text(term) for term in about[TYPE]} - {KG + "Entity"})),
        identifiers=tuple(sorted({_text(term) for property_ in known for term in about[property_]})),
        sayings=tuple(sorted((_saying(row, names) for row in rows), key=_saying_order)),
        quotes=quotes[:limit],
        left_out=left_out,
    )


def group_of(saying: Saying) -> Group:
    """The part of a card that a statement belongs to: direction, property, words of an open relation."""
    return (saying.direction, saying.predicate, saying.open)


def best_names(dataset: Dataset, iris: Iterable[str], *, lang: str) -> dict[str, str]:
    """A name of each entity, in a language where it has one in it."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in _batched(dataset, NAMES, iris):
        found[_text(row["entity"])][getattr(row["name"], "language", None) or ""] = _text(row["name"])
    return {iri: names.get(lang) or names[min(names)] for iri, names in found.items()}


def _about(dataset: Dataset, iri: str) -> defaultdict[str, list[Term]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for row in _rows(dataset, ABOUT % iri):
        if row["value"] is not None:
            found[_text(row["property"])].append(row["value"])
    return found


def _choose(outline: Iterable[Row], limit: int | None) -> tuple[list[Row], Counter[Group]]:
    """For each group its first statements, and how many more it has."""
    groups: defaultdict[Group, list[Row]] = defaultdict(list)
    for row in outline:
        groups[_text(row["direction"]), _text(row["predicate"]), _optional(row["open"])].append(row)
    chosen: list[Row] = []
    left_out: Counter[Group] = Counter()
    for group, rows in groups.items():
        kept = _most_varied(rows)[:limit]
        chosen.extend(kept)
        if len(kept) < len(rows):
            left_out[group] = len(rows) - len(kept)
    return chosen, left_out


def _most_varied(rows: Iterable[Row]) -> list[Row]:
    """Statements so ordered that each thing is named once before any is named again."""
    seen: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, Row]] = []
    for row in sorted(rows, key=lambda row: (_text(row["document"]), int(_text(row["start"])), _text(row["st"]))):
        what = (_text(row["other"]), _text(row["polarity"]))
        turns.append((seen[what], row))
        seen[what] += 1
    return [row for _, row in sorted(turns, key=lambda turn: turn[0])]


def _saying(row: Row, names: Mapping[str, str]) -> Saying:
    other = row["other"]
    other_iri = None if hasattr(other, "language") else _text(other)
    by = _optional(row["by"])
    return Saying(
        statement=_text(row["st"]),
        direction="out" if _text(row["direction"]) == "out" else "in",
        predicate=_text(row["predicate"]),
        open=_optional(row["open"]),
        other=other_iri,
        name=_text(other) if other_iri is None else names.get(other_iri, other_iri),
        polarity=_text(row["polarity"]).rpartition("#")[2].lower(),
        confidence=float(_text(row["confidence"])),
        rule=_text(row["rule"]),
        sentence=_text(row["evidence"]),
        start=int(_text(row["start"])),
        source=_source(row),
        attributed_to=None if by is None else names.get(by, by),
        time=_optional(row["time"]),
        quantity=_optional(row["quantity"]),
        unit=_optional(row["unit"]),
        approximate=_optional(row["approximate"]) == "true",
    )


def _saying_order(saying: Saying) -> tuple[object, ...]:
    """By property and the name at the other end, then as the documents go."""
    group = (saying.direction == "in", saying.open is not None, saying.predicate, saying.open or "")
    return (*group, saying.name, saying.polarity, saying.source.identifier, saying.start, repr(saying))


def _quotes(dataset: Dataset, iri: str) -> tuple[Words, ...]:
    found = {Words(_text(row["words"]), int(_text(row["start"])), _source(row)) for row in _rows(dataset, QUOTES % iri)}
    return tuple(sorted(found, key=lambda words: (words.source.identifier, words.start, words.text)))


def _source(row: Row) -> Source:
    return Source(_text(row["document"]), _text(row["identifier"]), _optional(row["title"]), _optional(row["issued"]))


def _names(dataset: Dataset, terms: Iterable[Term | None], lang: str) -> dict[str, str]:
    iris = {_text(term) for term in terms if term is not None and not hasattr(term, "language")}
    return best_names(dataset, iris, lang=lang)


def _batched(dataset: Dataset, query: str, iris: Iterable[str]) -> Iterator[Row]:
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), BATCH):
        yield from _rows(dataset, query % " ".join(f"<{iri}>" for iri in wanted[start : start + BATCH]))


def _rows(dataset: Dataset, query: str) -> Iterator[Row]:
    solutions = dataset.select(query)
    return (dict(zip(solutions.variables, row, strict=True)) for row in solutions.rows)


def _optional(term: Term | None) -> str | None:
    return None if term is None else _text(term)


def _text(term: Term | None) -> str:
    value = getattr(term, "value", "")
    return value if isinstance(value, str) else ""
