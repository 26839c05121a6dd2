"""Name mentions of a text: what the recogniser marked and what the gazetteers know, made one list without overlaps.

1. Clean the recogniser's spans: articles, titles, quotation marks and possessive endings are not part of a name.
2. Where a gazetteer name covers a recognised one, take it with its entry; a longer recognised name keeps its own words.
3. Demonyms stand apart: they may lie inside a name ("Armée française") and are mentions of their country.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.gazetteers import Entry
from kg.lexicon import Lexicon
from kg.mentions.gazetteer import ALWAYS, Gazetteer, Hit
from kg.ontology import CONCEPT

ARTICLES = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "un",
        "une",
        "des",
        "the",
        "a",
        "an",
        "du",
        "de",
        "d'",
        "d’",
        "au",
        "aux",
        "this",
        "cette",
        "ce",
    }
)
EDGE_MARKS = frozenset("\"'«»“”‘’()[]<>,.;:-–—*•|…!?")
SUITABLE = {
    "LOC": frozenset({"Country", "City", "Region", "Place", "Facility"}),
    "ORG": frozenset({"Organization", "Government", "MilitaryForce", "ArmedGroup", "Group", "City"}),
}
PLACES = frozenset({"Country", "City", "Region", "Place"})
OPENING = frozenset("«\"“‘'")
NAME_WORDS = 2  # of a person, at least, where a title before it is told from a name such as "King"
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
NESTED_LABEL = "IN"  # of a place or body inside another's name
YEAR = re.compile(r"(?:19|20)\d\d")
SHORTEST = 3  # letters of a name that is looked for again
KEEP_ARTICLE = frozenset({"le", "la", "les", "the"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text.

    Attributes:
        start, end: tokens, half-open.
        label: PER, ORG, LOC, EVENT, MISC, or DEM for an adjective or noun of nationality, IN for what another name
            holds; empty where only a gazetteer knows it.
        entries: gazetteer entries that bear the name, each with the kind of name.
    """

    start: int
    end: int
    label: str
    entries: tuple[tuple[Entry, str], ...] = ()

    @property
    def size(self) -> int:
        """Number of tokens."""
        return self.end - self.start


def find_names(doc: Doc, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Name, ...]:
    """All name mentions in order of their start; only demonyms may lie inside another name."""
    titles = lexicon.words("roles.titles") | lexicon.words("roles.national")
    spans = [span for span in doc.ents if not _is_office(span, titles)]
    recognised = [name for name in (_clean(doc, span.start, span.end, span.label_, titles) for span in spans) if name]
    hits = list(gazetteer.find(doc))
    demonyms = [
        Name(hit.start, hit.end, "DEM", hit.entries)
        for hit in hits
        if hit.is_demonym and not _is_capital_noun(doc, hit, recognised)
    ]
    names = _merge(doc, recognised, [hit for hit in hits if not hit.is_demonym])
    names += _repeated(doc, names)
    places = {(demonym.start, demonym.end) for demonym in demonyms}
    names = [name for name in names if (name.start, name.end) not in places]
    return in_order((*names, *demonyms))


def in_order(names: Iterable[Name]) -> tuple[Name, ...]:
    """By place, the longest first."""
    return tuple(sorted(names, key=lambda name: (name.start, -name.end, name.label)))


def _repeated(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Where the text has a name again that the recogniser saw once: the same words, a single one as a proper noun."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in sorted(names, key=lambda name: (-name.size, name.start)):
        words = tuple(token.text for token in doc[name.start : name.end])
        if words[0][:1].isupper() and len("".join(words)) > SHORTEST:
            known.setdefault(words[0], {}).setdefault(words, name)
    found: list[Name] = []
    for token in doc:
        for words, name in known.get(token.text, {}).items():
            end = token.i + len(words)
            is_same = tuple(other.text for other in doc[token.i : end]) == words and taken.isdisjoint(
                range(token.i, end)
            )
            if is_same and (len(words) > 1 or (token.pos_ == "PROPN" and not token.is_sent_start)):
                found.append(Name(token.i, end, name.label, name.entries))
                taken.update(range(token.i, end))
                break
    return found


def _is_capital_noun(doc: Doc, hit: Hit, recognised: list[Name]) -> bool:
    """Whether a demonym form is here the name of a person or thing: "Laurent Allemand"."""
    return any(name.label == "PER" and name.start <= hit.start and hit.end <= name.end for name in recognised)


def _is_office(span: Span, titles: frozenset[str]) -> bool:
    """Whether recognisers took an office for a name: "Chancellor of Germany", "Président de la République"."""
    after = next((token for token in span[1:] if token.lower_ not in titles), None)
    offices = span[0].lower_ in titles and after is not None and after.dep_ == "case"
    return span.label_ != "PER" and offices and not (span.start and span[0].nbor(-1).text in OPENING)


def _clean(doc: Doc, start: int, end: int, label: str, titles: frozenset[str]) -> Name | None:
    if label == "PER":
        start = _after_title(doc, start, end, titles)
    while start < end and _is_edge(doc[start], titles, label):
        start += 1
    while start < end and _is_tail(doc[end - 1], titles, start, label):
        end -= 1
    for token in doc[start:end]:
        if "\n" in token.text:
            end = token.i
            break
    if label == "EVENT" and start < end:
        start, end = _with_year(doc, start, end)
    text = doc[start:end].text if start < end else ""
    if not any(char.isalnum() for char in text) or not any(char.isupper() for char in text):
        return None
    return Name(start, end, label)


def _with_year(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The name of an event with the year that tells it from others: "2018 World Cup", "Coupe du monde 2018"."""
    if end < len(doc) and YEAR.fullmatch(doc[end].text) and doc[end - 1].text[-1].isalpha():
        return start, end + 1
    if start and YEAR.fullmatch(doc[start - 1].text):
        return start - 1, end
    return start, end


def _after_title(doc: Doc, start: int, end: int, titles: frozenset[str]) -> int:
    """The token after a title that stands inside a recognised person: "U.S. President Donald Trump"."""
    for i in range(end - NAME_WORDS - 1, start, -1):
        if doc[i].lower_ in titles and doc[i + 1].text[0].isupper():
            return i + 1
    return start


def _is_tail(token: Token, titles: frozenset[str], start: int, label: str) -> bool:
    """Whether the last token is not part of the name: a mark, "'s", the title in "United States President"."""
    if token.is_space or token.text in EDGE_MARKS | POSSESSIVE:
        return True
    return label in {"LOC", "ORG"} and token.i > start and token.lower_ in titles


def _is_edge(token: Token, titles: frozenset[str], label: str) -> bool:
    if token.is_space or token.text in EDGE_MARKS:
        return True
    lower = token.lower_
    if lower in ARTICLES:
        return not (label == "MISC" and token.is_title and lower in KEEP_ARTICLE)
    return label == "PER" and lower in titles and token.i + 1 < len(token.doc)


def _merge(doc: Doc, recognised: list[Name], hits: list[Hit]) -> list[Name]:
    names: list[Name] = []
    used: set[int] = set()
    at = {token: hit for hit in hits for token in range(hit.start, hit.end)}
    for name in recognised:
        overlapping = list({id(at[i]): at[i] for i in range(name.start, name.end) if i in at}.values())
        cover = next((hit for hit in overlapping if hit.start <= name.start and name.end <= hit.end), None)
        if cover is not None and _agree(name, cover):
            names.append(Name(cover.start, cover.end, name.label, cover.entries))
        else:
            names.append(name)
        used.update(id(hit) for hit in overlapping)
    names.extend(
        Name(hit.start, hit.end, "", hit.entries) for hit in hits if id(hit) not in used and _stands_alone(doc, hit)
    )
    return list(_without_overlap(names))


def _agree(name: Name, hit: Hit) -> bool:
    """Whether a recognised name may be the entry's.

    A person's name is not the place that is spelled like it ("Jordan", "Florence"); a doubtful name needs the right
    label.
    """
    types = {entry.type for entry, _ in hit.entries}
    if hit.is_ambiguous:
        return bool(types & SUITABLE.get(name.label, frozenset()))
    kinds = {kind for entry, kind in hit.entries if entry.type == "Country"}
    return name.label != "PER" or bool(kinds - {"capital"}) or hit.end - hit.start > name.size


def _stands_alone(doc: Doc, hit: Hit) -> bool:
    """Whether a gazetteer name that the recogniser did not mark is taken all the same."""
    types = {entry.type for entry, _ in hit.entries}
    if hit.is_ambiguous:
        return False
    if types & ALWAYS or CONCEPT in types or hit.end - hit.start > 1:
        return True
    return doc[hit.start].pos_ == "PROPN" and not doc[hit.start].is_sent_start


def _without_overlap(names: Iterable[Name]) -> Iterator[Name]:
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (-name.size, name.start)):
        tokens = set(range(name.start, name.end))
        if not tokens & taken:
            taken |= tokens
            yield name


def head(doc: Doc, name: Name) -> Token:
    """The token of the name that governs the others."""
    return doc[name.start : name.end].root
