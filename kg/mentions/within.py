"""What names hold inside: the country, place or body that a body's, a building's or an event's name names.

"United States Department of Defense", "aéroport de Dakar", "Conseil de sécurité des Nations unies".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import BODIES, Gazetteer, Hit, fold
from kg.mentions.names import NESTED_LABEL, PLACES, Name

NESTED = frozenset({"City", "Region", "Organization"})
TAIL_PREPOSITIONS = frozenset({"de", "d'", "d’", "du", "à", "of", "in", "at"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "à"})
INNER_ARTICLES = frozenset({"the", "la", "l'", "l’", "le", "les"})
JOINTS = frozenset({"-", "sur", "sous", "en", "le", "la", "les", "lès", "de", "upon", "on", "the"})
MOST_TAIL = 5  # tokens of a place's name


def find_within(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Name]:
    """Names inside the given ones: nationalities and countries with the label DEM, places and bodies with IN."""
    outer = [name for name in names if name.label != "DEM"]
    places = {(name.start, name.end) for name in names if name.label == "DEM"}
    placed = _folded(lexicon, "composition.placed")
    tails = Tails(
        _folded(lexicon, "composition.seated"), _folded(lexicon, "composition.subjects"), _places_of(doc, outer)
    )
    for name in outer:
        yield from _within(doc, name, gazetteer, places, placed, tails)


@dataclass(frozen=True, slots=True)
class Tails:
    """What tells whether the end of a name is a place.

    Attributes:
        seated: words of a name that hardly have anything else for their end: "université", "airport".
        subjects: what these have all the same: "University of Technology".
        places: names of places elsewhere in the text.
    """

    seated: frozenset[str]
    subjects: frozenset[str]
    places: frozenset[str]


def _folded(lexicon: Lexicon, name: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon.words(name)))


def _places_of(doc: Doc, names: Iterable[Name]) -> frozenset[str]:
    return frozenset(doc[name.start : name.end].text for name in names if name.label == "LOC")


def _within(
    doc: Doc, name: Name, gazetteer: Gazetteer, places: set[tuple[int, int]], placed: frozenset[str], tails: Tails
) -> Iterator[Name]:
    """Countries, places and bodies that a name contains: "United States Department of Defense", "aéroport de Dakar"."""
    types = {entry.type for entry, _ in name.entries}
    is_placed = _placed_word(doc, name, placed) is not None
    is_area = (name.label == "LOC" and not types & BODIES and not is_placed) or types & PLACES
    if name.size == 1 or name.label == "PER" or is_area:
        return
    found = False
    for hit in gazetteer.find_within(doc, name.start, name.end):
        if (hit.start, hit.end) in places:
            continue
        entries = tuple((entry, kind) for entry, kind in hit.entries if entry.type == "Country" and kind != "capital")
        if entries:
            found = True
            yield Name(hit.start, hit.end, "DEM", entries)
        elif not hit.is_demonym and _may_hold(doc, name, hit, is_placed=is_placed):
            inner = tuple(pair for pair in hit.entries if pair[0].type in NESTED and pair[1] in {"label", "alt"})
            if inner and len({entry.iri for entry, _ in inner}) == 1 and not hit.is_ambiguous:
                found = True
                yield Name(hit.start, hit.end, NESTED_LABEL, inner[:1])
    tail = None if found else _tail_place(doc, name, tails)
    if tail is not None:
        yield Name(tail, name.end, NESTED_LABEL)


def _placed_word(doc: Doc, name: Name, placed: frozenset[str]) -> int | None:
    """The word of a name that says that it is of some place: "université", "airport"; None where none does."""
    return next((i for i in range(name.start, name.end) if fold(doc[i].text) in placed), None)


def _tail_place(doc: Doc, name: Name, tails: Tails) -> int | None:
    """Where the place begins that ends a name: "Cour d'appel de Douai", "University of Padua"; None where none does."""
    word = _placed_word(doc, name, tails.seated)
    for i in range(name.end - 1, name.start, -1):
        if doc[i].lower_ in TAIL_PREPOSITIONS:
            rest = doc[i + 1 : name.end]
            if rest.text in tails.places:
                return i + 1
            seated = word is not None and word < i and all(token.text[0].islower() for token in doc[word + 1 : i])
            sure = seated or doc[i].lower_ in PLACE_PREPOSITIONS
            return i + 1 if sure and _is_place_like(rest, tails) else None
    return None


def _is_place_like(rest: Span, tails: Tails) -> bool:
    capitals = all(token.text[0].isupper() or token.text in JOINTS for token in rest)
    ends = len(rest) > 0 and rest[0].text[0].isupper() and rest[-1].text[0].isupper()
    return ends and capitals and len(rest) <= MOST_TAIL and not {fold(token.text) for token in rest} & tails.subjects


def _may_hold(doc: Doc, name: Name, hit: Hit, *, is_placed: bool) -> bool:
    """Whether a name is of a place or body: after a preposition, or first, before "Council" and the like."""
    before = hit.start - 1
    while before > name.start and doc[before].lower_ in INNER_ARTICLES:
        before -= 1
    after = before > name.start and doc[before].lower_ in TAIL_PREPOSITIONS | {"des"}
    return is_placed if name.label == "EVENT" or not after else True
