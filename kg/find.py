"""Which entities a name may mean: one of their names, the beginning or a part of one, whatever case and accents."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.folding import fold
from kg.store import Dataset

NAMED = """SELECT ?entity ?name WHERE {
    { ?entity rdfs:label ?name } UNION { ?entity skos:altLabel ?name } FILTER(REGEX(STR(?name), "%s", "i")) }"""
ALL_NAMES = "SELECT ?entity ?name WHERE { { ?entity rdfs:label ?name } UNION { ?entity skos:altLabel ?name } }"
COUNTS = """SELECT ?entity (COUNT(?st) AS ?count) WHERE { VALUES ?entity { %s } ?entity a kg:Entity .
    OPTIONAL { { ?st rdf:subject ?entity } UNION { ?st rdf:object ?entity } } } GROUP BY ?entity"""
LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
LIGATURES = {"ae": "æ", "oe": "œ", "ss": "ß", "th": "þ"}
PUNCTUATION = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})
MOST_HITS = 200
MOST_SUGGESTIONS = 5
WHOLE, START, PART = range(3)


def find(dataset: Dataset, wanted: str) -> list[str]:
    """IRIs of the entities that a name may mean: the whole name first, then the beginning of a word, then any part.

    Among equals, those of which more is said come first.
    """
    target = _key(wanted)
    ranks: dict[str, int] = {}
    for entity, name in _names(dataset, NAMED % _pattern(target)) if target else ():
        rank = _rank(target, _key(name))
        if rank is not None:
            ranks[entity] = min(rank, ranks.get(entity, rank))
    kept = sorted(ranks, key=lambda iri: (ranks[iri], iri))[:MOST_HITS]
    counts = _counts(dataset, kept)
    return sorted(counts, key=lambda iri: (ranks[iri], -counts[iri], iri))


def suggestions(dataset: Dataset, wanted: str) -> list[str]:
    """Names spelt much like one that nothing bears, the likest first."""
    spellings: dict[str, str] = {}
    for _, name in sorted(_names(dataset, ALL_NAMES)):
        spellings.setdefault(_key(name), name)
    return [spellings[name] for name in difflib.get_close_matches(_key(wanted), spellings, MOST_SUGGESTIONS)]


def _key(name: str) -> str:
    return fold(name.translate(PUNCTUATION))


def _names(dataset: Dataset, query: str) -> Iterator[tuple[str, str]]:
    for entity, name in dataset.select(query).rows:
        yield str(getattr(entity, "value", "")), str(getattr(name, "value", ""))


def _counts(dataset: Dataset, iris: Iterable[str]) -> Counter[str]:
    """How many statements each has; what is no entity, such as an open predicate, is left out."""
    rows = dataset.select(COUNTS % " ".join(f"<{iri}>" for iri in iris)).rows
    return Counter({str(getattr(entity, "value", "")): int(getattr(count, "value", 0)) for entity, count in rows})


def _rank(target: str, name: str) -> int | None:
    if name == target:
        return WHOLE
    if f" {target}" in f" {name}":
        return START
    return PART if target in name else None


def _pattern(target: str) -> str:
    r"""A regular expression, written for a SPARQL string, for all names whose key may hold the target.

    It may let others through, but the store tries it on many names in the time in which Python folds a few.
    """
    variants = _variants()
    parts = [_one(char, variants) for char in target]
    for position in range(len(target) - 1):
        ligature = LIGATURES.get(target[position : position + 2])
        if ligature and parts[position] and parts[position + 1]:
            parts[position : position + 2] = f"(?:{ligature}|{parts[position]}{parts[position + 1]})", ""
    return "".join(parts)


def _one(char: str, variants: Mapping[str, str]) -> str:
    if char == " ":
        return r"\\s+"
    return rf"[{char}{variants[char]}]\\p{{M}}*" if char.isascii() and char.isalnum() else "."


def _variants() -> defaultdict[str, str]:
    """The letters of Latin scripts that fold to each letter."""
    found: defaultdict[str, str] = defaultdict(str)
    for char in LATIN:
        found[fold(char)] += char
    return found
