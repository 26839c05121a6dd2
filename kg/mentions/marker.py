"""Names of the kinds that an ontology's examples show, marked by what was learnt from them.

The recogniser knows persons, bodies, places, events and works of news. An ontology of music or of aircraft has names
that it cuts otherwise or does not see ("Harbour Rovers II", "noise rock"): a scorer over the features of each token
says whether a name begins there or goes on. What it marks takes the place of what the recogniser marked there.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.mentions.names import ARTICLES, EDGE_MARKS, NESTED_LABEL, Name
from kg.scorer import Scorer

BEGIN, INSIDE = "begin", "inside"
MARKED = "MARK"  # label of what the recogniser did not mark
AROUND = 2  # tokens on each side that are looked at
SURE = 0.4
PARTS = frozenset({"compound", "flat", "amod", "nmod"})


class Marker:
    """Marks names in documents."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self._begin, self._inside = (scorer.properties.index(name) for name in (BEGIN, INSIDE))

    def spans(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Names as tokens, half-open, in order, without overlap."""
        if not len(doc):
            return
        table = self._scorer.probabilities(list(token_features(doc)))
        start: int | None = None
        for i, row in enumerate(table):
            goes_on = start is not None and row[self._inside] >= max(SURE, row[self._begin])
            if goes_on and not doc[i].is_sent_start:
                continue
            yield from _trimmed(doc, start, i)
            fresh = start is None or doc[i].is_sent_start  # where a name may begin inside, so to speak
            start = i if max(row[self._begin], row[self._inside] if fresh else 0.0) >= SURE else None
        yield from _trimmed(doc, start, len(doc))

    def correct(self, doc: Doc, names: Sequence[Name]) -> tuple[Name, ...]:
        """The names with those that are marked in the place of all that overlap with them."""
        at = {i: name for name in names if name.label != "DEM" for i in range(name.start, name.end)}
        spans = list(self.spans(doc))
        own = {i for start, end in spans for i in range(start, end)}
        marked = [self._name(_widened(doc, start, end, own), end, at) for start, end in spans]
        taken = {i for name in marked for i in range(name.start, name.end)}
        kept = [name for name in names if not taken & set(range(name.start, name.end)) or _is_within(name, marked)]
        return tuple(sorted((*marked, *kept), key=lambda name: (name.start, -name.end, name.label)))

    def _name(self, start: int, end: int, at: dict[int, Name]) -> Name:
        covered = [at[i] for i in range(start, end) if i in at]
        if not covered:
            return Name(start, end, MARKED)
        longest = max(covered, key=lambda name: name.size)
        is_same = (longest.start, longest.end) == (start, end)
        label = MARKED if longest.label in {"", NESTED_LABEL} else longest.label
        return Name(start, end, label, longest.entries if is_same else ())


def _widened(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Where a name begins, words with a capital that the parse ties to it included: "Harlow" of "Harlow Hall"."""
    while start and doc[start - 1].is_title and start - 1 not in taken and doc[start - 1].dep_ in PARTS:
        if not start <= doc[start - 1].head.i < end or doc[start - 1].is_sent_start:
            break
        start -= 1
    return start


def _trimmed(doc: Doc, start: int | None, end: int) -> Iterator[tuple[int, int]]:
    """The span without the marks and articles at its edges, if anything is left of it."""
    if start is None:
        return
    if end - start > 1 and doc[start].text == "(" and doc[end - 1].text == ")":
        start, end = start + 1, end - 1
    closed = any(token.text == ")" for token in doc[start:end])
    while start < end and (doc[start].text in EDGE_MARKS or doc[start].lower_ in ARTICLES):
        if doc[start].text == "(" and closed:
            break
        start += 1
    while start < end and (doc[end - 1].text in EDGE_MARKS or doc[end - 1].is_space):
        if doc[end - 1].text == ")" and any(token.text == "(" for token in doc[start : end - 1]):
            break
        end -= 1
    if start < end:
        yield start, end


def _is_within(name: Name, marked: Sequence[Name]) -> bool:
    """Whether a nationality stands inside a marked name: a mention of its country all the same."""
    inside = (one for one in marked if one.start <= name.start and name.end <= one.end and one.size > name.size)
    return name.label == "DEM" and any(inside)


def token_features(doc: Doc) -> Iterator[tuple[str, ...]]:
    """What is observed of each token."""
    for token in doc:
        yield tuple(dict.fromkeys(_features(doc, token)))


def _features(doc: Doc, token: Token) -> Iterator[str]:
    for shift in range(-AROUND, AROUND + 1):
        i = token.i + shift
        if not 0 <= i < len(doc):
            yield f"edge{shift}"
            continue
        other = doc[i]
        yield from (f"w{shift}={other.lower_}", f"s{shift}={_shape(other)}", f"p{shift}={other.pos_}")
        yield f"e{shift}={other.ent_iob_}{other.ent_type_}"
    yield from (f"pre={token.lower_[:3]}", f"suf={token.lower_[-3:]}", f"dep={token.dep_}")
    yield f"lem={token.lemma_.lower()}"
    yield from (f"head={token.head.lemma_.lower()}|{token.dep_}", f"first={token.is_sent_start}")
    before, after = (doc[i] if 0 <= i < len(doc) else token for i in (token.i - 1, token.i + 1))
    for name, of in (("s", _shape), ("p", lambda one: one.pos_), ("e", lambda one: one.ent_iob_ + one.ent_type_)):
        yield f"{name}<{of(before)}|{of(token)}"
        yield f"{name}>{of(token)}|{of(after)}"
        yield f"{name}={of(before)}|{of(token)}|{of(after)}"
    yield f"wl={before.lower_}|{_shape(token)}|{token.pos_}"
    yield f"wr={token.pos_}|{_shape(token)}|{after.lower_}"


def _shape(token: Token) -> str:
    text = token.text
    if text.isalpha():
        return "x" if text.islower() else "X" if text.isupper() else "Xx"
    return "d" if text.isdigit() else "d." if any(char.isdigit() for char in text) else text if len(text) == 1 else "-"
