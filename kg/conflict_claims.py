"""The statements that may contradict each other, and what is known of their values, read some at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from kg.conflict_rules import Place, Rules
from kg.store import Dataset, Term

Reason = Literal["dated", "date", "documents", "source", "confidence", "order"]
Key = tuple[str, str | None, str | None]
Row = Mapping[str, Term | None]
BATCH = 500
# The inner query reads each end once, however many pairs it is in: the store puts nothing that is REDUCED into a loop.
# Read pair by pair, the statements about something that has 100,000 of them would take hours.
MEMBERS = """SELECT ?st ?s ?o WHERE { VALUES (%(names)s) { %(rows)s } { SELECT REDUCED ?st ?s ?o WHERE {
    VALUES %(name)s { %(ends)s } ?st rdf:subject ?s ; %(link)s %(more)s } } }"""
# No OPTIONAL has two patterns: the store would answer it for all statements first.
DETAILS = """SELECT ?st ?s ?o ?polarity ?confidence ?evidence ?document ?identifier ?title ?issued ?by ?time ?quantity
    ?unit ?approximate WHERE { VALUES ?st { {IRIS} } FILTER NOT EXISTS { ?st kg:rank kg:Deprecated }
    ?st rdf:subject ?s ; rdf:object ?o ; kg:polarity ?polarity ;
    kg:confidence ?confidence ; kg:evidence ?evidence ; prov:wasDerivedFrom ?document .
    ?document dct:identifier ?identifier .
    OPTIONAL { ?document dct:title ?title } OPTIONAL { ?document dct:issued ?issued }
    OPTIONAL { ?st kg:attributedTo ?by } OPTIONAL { ?st kg:time ?time }
    OPTIONAL { ?st kg:quantity ?quantity } OPTIONAL { ?st kg:quantityUnit ?unit }
    OPTIONAL { ?st kg:approximate ?approximate } }"""
ABOUT = """SELECT ?thing ?class ?name WHERE { VALUES ?thing { {IRIS} }
    { ?thing a ?class } UNION { ?thing rdfs:label|skos:altLabel ?name } }"""
OUTER = "SELECT ?thing ?outer WHERE { VALUES ?thing { {IRIS} } ?thing ({INSIDE})+ ?outer FILTER(isIRI(?outer)) }"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a conflict.

    Attributes:
        rank: 1 for what is to be preferred; statements that say the same have the same rank.
        reason: why this rank comes before the next; None for the last. ``order``: nothing speaks for either.
        statement: IRI.
        value: IRI or text where the conflict leaves subject or object open; None where both are fixed.
        is_text: whether the value is a text.
        figure: digits, as the graph has them.
        attributed_to: IRI of the source that the document credits.
        document: IRI.
        date: by which it was ranked: of the statement where that says when it holds, else of the document.
        documents: how many agree with what has this rank.
    """

    rank: int
    reason: Reason | None
    statement: str
    value: str | None
    is_text: bool
    figure: str | None
    unit: str | None
    approximate: bool
    polarity: str
    time: str | None
    attributed_to: str | None
    document: str
    identifier: str
    title: str | None
    issued: str | None
    date: str | None
    documents: int
    sentence: str
    confidence: float


def groups(dataset: Dataset, keys: Iterable[Key], rules: Rules, *, more: str = "") -> Iterator[tuple[Key, list[Claim]]]:
    """The statements of each key, unranked, by key; no more than a property's IRIs and a batch are held at a time.

    Args:
        dataset: the graph.
        keys: property, subject and object; None for an end that is open.
        rules: say which properties are symmetric.
        more: SPARQL that goes on about the statements wanted, such as ``; kg:quantity ?q``; for all of them if empty.
    """
    for _, found in groupby(sorted(set(keys), key=_key_order), key=lambda key: key[0]):
        members = _members(dataset, list(found), rules, more)
        for batch in _batches(members):
            claims = _claims(dataset, batch)
            yield from ((key, [claims[st] for st in statements if st in claims]) for key, statements in batch)


def places(dataset: Dataset, claims: Iterable[Claim], rules: Rules) -> dict[str, Place]:
    """What the graph says of the values of claims, as far as it bears on whether they are the same or in one another.

    A value that is a text has no more than itself for a name.
    """
    texts = {claim.value or "": claim.is_text for claim in claims}
    wanted = [value for value, is_text in texts.items() if not is_text]
    outer: defaultdict[str, set[str]] = defaultdict(set)
    path = "|".join(f"<{iri}>" for iri in rules.inside)
    for row in _batched(dataset, OUTER.replace("{INSIDE}", path), wanted) if path else ():
        outer[text(row["thing"])].add(text(row["outer"]))
    classes: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in _batched(dataset, ABOUT, {*wanted, *(iri for iris in outer.values() for iri in iris)}):
        into, value = (names, row["name"]) if row["class"] is None else (classes, row["class"])
        into[text(row["thing"])].add(text(value).casefold() if into is names else text(value))
    return {iri: _place(iri, outer[iri], classes, names[iri], rules) for iri in texts}


def rows(dataset: Dataset, query: str) -> Iterator[Row]:
    """Solutions as mappings."""
    solutions = dataset.select(query)
    return (dict(zip(solutions.variables, row, strict=True)) for row in solutions.rows)


def text(term: Term | None) -> str:
    """An IRI or the words of a literal; empty for every other term."""
    value = getattr(term, "value", "")
    return value if isinstance(value, str) else ""


def _key_order(key: Key) -> tuple[str, ...]:
    return tuple(part or "" for part in key)


def _members(dataset: Dataset, keys: Sequence[Key], rules: Rules, more: str) -> dict[Key, list[str]]:
    """IRIs of the statements of each key; all keys have one property, and the same end open."""
    property_, subject, object_ = keys[0]
    found: dict[Key, list[str]] = {key: [] for key in keys}
    turns = [("?s", "?o"), ("?o", "?s")] if property_ in rules.symmetric else [("?s", "?o")]
    for first, second in turns:
        fixed = [(first, [key[1] for key in keys])] if subject else []
        fixed += [(second, [key[2] for key in keys])] if object_ else []
        for row in rows(dataset, _members_query(property_, fixed, rules, more)):
            ends = {"?s": text(row["s"]), "?o": text(row["o"])}
            found[property_, subject and ends[first], object_ and ends[second]].append(text(row["st"]))
    return found


def _members_query(property_: str, fixed: Sequence[tuple[str, Sequence[str | None]]], rules: Rules, more: str) -> str:
    """The query for all statements of a property that have one of these pairs of ends, or one of these ends.

    By the object, the store finds the statements of one property; by the subject, those of all properties.
    """
    name, ends = min(fixed, key=lambda each: each[0])  # ?o before ?s
    predicate, bearer = f"rdf:predicate <{property_}>", rules.bearers.get(property_)
    by_object = f"<{bearer}> ?o" if bearer else f"{predicate} ; rdf:object ?o"
    pairs = zip(*(each for _, each in fixed), strict=True)
    return MEMBERS % {
        "names": " ".join(name for name, _ in fixed),
        "rows": " ".join(f"({' '.join(f'<{end}>' for end in pair)})" for pair in pairs),
        "name": name,
        "ends": " ".join(f"<{end}>" for end in sorted(set(filter(None, ends)))),
        "link": by_object if name == "?o" else f"{predicate} ; rdf:object ?o",
        "more": more,
    }


def _batches(members: Mapping[Key, list[str]]) -> Iterator[list[tuple[Key, list[str]]]]:
    batch: list[tuple[Key, list[str]]] = []
    size = 0
    for item in members.items():
        batch.append(item)
        size += len(item[1])
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _claims(dataset: Dataset, batch: Iterable[tuple[Key, list[str]]]) -> dict[str, Claim]:
    """The claims of a batch by IRI."""
    keys = {statement: key for key, statements in batch for statement in statements}
    return {text(row["st"]): _claim(row, keys[text(row["st"])]) for row in _batched(dataset, DETAILS, keys)}


def _claim(row: Row, key: Key) -> Claim:
    _, subject, object_ = key
    fixed = subject if object_ is None else object_
    open_end = row["o"] if text(row["s"]) == fixed else row["s"]
    is_open = subject is None or object_ is None
    return Claim(
        rank=0,
        reason=None,
        statement=text(row["st"]),
        value=text(open_end) if is_open else None,
        is_text=is_open and hasattr(open_end, "language"),
        figure=_optional(row["quantity"]),
        unit=_optional(row["unit"]),
        approximate=_optional(row["approximate"]) == "true",
        polarity=text(row["polarity"]).rpartition("#")[2].lower(),
        time=_optional(row["time"]),
        attributed_to=_optional(row["by"]),
        document=text(row["document"]),
        identifier=text(row["identifier"]),
        title=_optional(row["title"]),
        issued=_optional(row["issued"]),
        date=None,
        documents=0,
        sentence=text(row["evidence"]),
        confidence=float(text(row["confidence"])),
    )


def _place(iri: str, outer: set[str], classes: Mapping[str, set[str]], names: set[str], rules: Rules) -> Place:
    known = {rules.countries[each] for each in (iri, *outer) if each in rules.countries}
    nations = {each for each in (iri, *outer) if rules.country in classes.get(each, ())}
    return Place(
        iri=iri,
        classes=frozenset(classes.get(iri, ())),
        names=frozenset(names or {iri.casefold()}),
        outer=frozenset(outer | known - {iri}),
        countries=frozenset(known | nations),
    )


def _batched(dataset: Dataset, query: str, iris: Iterable[str]) -> Iterator[Row]:
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), BATCH):
        yield from rows(dataset, query.replace("{IRIS}", " ".join(f"<{iri}>" for iri in wanted[start : start + BATCH])))


def _optional(term: Term | None) -> str | None:
    return None if term is None else text(term)
