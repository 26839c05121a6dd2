"""Entries of a register as they stand in its index, each made of the statements about one subject."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.namespaces import OWL, RDF, RDFS, SKOS
from kg.register_names import key
from kg.register_rdf import NAME_KINDS, OTHER_NAME, Fact

LONGEST_NAME = 300  # characters
LONGEST_IRI = 2_000
MOST_NAMES = 500  # of one entry; the best ranks stay
# What the graph takes for an IRI, and URNs; without marks that turn the direction of writing.
CHARACTERS = (
    r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2}"
    r"|[\u00a0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef])*"
)
IRI = re.compile(
    rf"https?://[A-Za-z0-9.\-]+(:[0-9]+)?/{CHARACTERS}(#{CHARACTERS})?"
    r"|urn:[A-Za-z0-9][A-Za-z0-9\-]{0,30}[A-Za-z0-9]:(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})+"
)
FIGURE = re.compile(r"\+?([0-9]{1,15})(\.[0-9]+)?")
# Classes and properties of a vocabulary that stands in the file are no entries of it.
VOCABULARY = (OWL, RDF, RDFS)
INDIVIDUALS = frozenset({OWL + "Thing", OWL + "NamedIndividual", RDFS + "Resource"})
SCHEMES = frozenset({SKOS + "ConceptScheme", SKOS + "Collection", SKOS + "OrderedCollection"})

Said = tuple[str, str, str]
Name = tuple[str, str, str, str]  # rank, language tag, text, key
Known = Mapping[str, list[tuple[str, str]]]
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as the index keeps it.

    Attributes:
        keys: for each key and language whether only other names than labels have it.
        data: the rest, as JSON.
    """

    keys: tuple[tuple[str, str, bool], ...]
    data: str


@dataclass(slots=True)
class Tally:
    """How many subjects became entries, and what became of the others.

    Attributes:
        unnamed: without any label.
        refused: whose IRI is no absolute http or urn IRI that a graph can take, or that have none.
        terms: classes, properties and schemes of a vocabulary.
    """

    entries: int = 0
    names: int = 0
    unnamed: int = 0
    refused: int = 0
    terms: int = 0


@dataclass(slots=True)
class Recorder:
    """Makes records of subjects and counts them."""

    tally: Tally = field(default_factory=Tally)

    def record(self, subject: str, said: Iterable[Said]) -> Record | None:
        """The record of a subject; None where it is no entry.

        Args:
            subject: its IRI.
            said: kind, text and language of each statement about it.
        """
        known: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for kind, text, lang in said:
            known[kind].append((text, lang))
        if not _is_iri(subject):
            self.tally.refused += 1
        elif _is_term(known):
            self.tally.terms += 1
        elif names := _names(known):
            record = Record(_keys(names), _data(subject, names, known))
            self.tally.entries += 1
            self.tally.names += len(record.keys)
            return record
        else:
            self.tally.unnamed += 1
        return None


def language(tag: str) -> str:
    """The first part of a language tag, in small letters.

    >>> language("en-GB")
    'en'
    """
    return tag.partition("-")[0].lower()


def facts_as_json(facts: Iterable[Fact]) -> str:
    """What is said of one subject, without it."""
    return as_json([fact[1:] for fact in facts])


def _is_iri(text: str) -> bool:
    return len(text) <= LONGEST_IRI and IRI.fullmatch(text) is not None


def _is_term(known: Known) -> bool:
    classes = known.get("class", ())
    return any(cls in SCHEMES or (cls.startswith(VOCABULARY) and cls not in INDIVIDUALS) for cls, _ in classes)


def _names(known: Known) -> list[Name]:
    """Each name, sorted; those without letters and figures are none."""
    found = {
        (kind, lang, name, key_)
        for kind in sorted(NAME_KINDS & known.keys())
        for text, lang in known[kind]
        if len(name := " ".join(text.split())) <= LONGEST_NAME and (key_ := key(name))
    }
    return sorted(found)[:MOST_NAMES]


def _keys(names: Iterable[Name]) -> tuple[tuple[str, str, bool], ...]:
    found: dict[tuple[str, str], bool] = {}
    for rank, lang, _, key_ in names:
        where = (key_, language(lang))
        found[where] = found.get(where, True) and rank == OTHER_NAME
    return tuple((key_, lang, is_other) for (key_, lang), is_other in sorted(found.items()))


def _data(subject: str, names: Sequence[Name], known: Known) -> str:
    parts = [
        subject,
        [name[:3] for name in names],
        _texts(known, "class"),
        _texts(known, "country"),
        max(_figures(known), default=None),
        _coordinates(known),
        [text for text in _texts(known, "same") if _is_iri(text) and text != subject],
        [text for text in _texts(known, "within") if _is_iri(text)],
    ]
    return as_json(parts)


def _texts(known: Known, kind: str) -> list[str]:
    if kind not in known:
        return []
    found = known[kind]
    return [found[0][0]] if len(found) == 1 else sorted({text for text, _ in found})


def _figures(known: Known) -> Iterator[int]:
    matches = (FIGURE.fullmatch(text.strip()) for text in _texts(known, "prominence"))
    yield from (int(match[1]) for match in matches if match)


def _coordinates(known: Known) -> tuple[float, float] | None:
    """Latitude and longitude, where the entry has one of each: of several nobody knows which belong together."""
    pair = _texts(known, "lat"), _texts(known, "long")
    if len(pair[0]) != 1 or len(pair[1]) != 1:
        return None
    try:
        latitude, longitude = (float(texts[0]) for texts in pair)
    except ValueError:
        return None
    is_place = math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004 - degrees
    return (latitude, longitude) if is_place else None
