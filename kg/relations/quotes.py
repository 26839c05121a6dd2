"""Direct quotations and who speaks them.

One pass over the characters finds pairs of marks. Fewer than three words are a quotation only below a speech verb
("could be “inevitable”, she said"), and not with a capital, which titles have. The speaker is the subject of a speech
verb beside it ("…", a déclaré X; X said: "…"), else, for a quotation that goes on, the speaker of the one before it in
the paragraph. Words whose speaker the text does not name are no quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.model import Quote, Span
from kg.relations.denote import Denoter
from kg.relations.sources import credits_source
from kg.relations.syntax import children, lemma, own_subjects

PAIRS: Mapping[str, str] = {"«": "»", "“": "”", '"': '"', "„": "“"}
MIN_WORDS = 3
MAX_LENGTH = 4000
MAX_TAG = 200  # characters between two parts of a quotation
NEAR = 14
LEADING = 4  # tokens between a speech verb and the quotation that it leads to
TRAILING = 6  # tokens after a quotation among which its speech verb stands
LEAD = 60  # tokens before a speech verb among which the first name is taken
TAG = 8  # tokens after a speech verb or "selon" among which the speaker is looked for


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in the text: characters without the marks, and the tokens with them, half-open."""

    span: Span
    first: int
    last: int


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Pairs of quotation marks, the outermost ones, in order, each within a paragraph."""
    return tuple(Quotation(Span(start, end), *_token_range(doc, start, end)) for start, end in _pairs(doc.text))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(text):
        width, closing = _opening(text, position)
        if not closing:
            position += 1
            continue
        start = position + width
        limit = _limit(text, start)
        end = _closing(text, text[position : position + width], closing, start, limit)
        if end < 0:
            position = start
            continue
        stripped = _strip(text, start, end)
        if stripped is not None:
            yield stripped
        position = end + 1


def _opening(text: str, position: int) -> tuple[int, str]:
    if text.startswith("<<", position):
        return 2, "»"
    char = text[position]
    return 1, PAIRS.get(char, "")


def _closing(text: str, opening: str, closing: str, start: int, limit: int) -> int:
    """Where the quotation ends, marks of its own kind inside it counted; -1 where it does not."""
    if opening == "<<":
        ends = [end for end in (text.find(">>", start, limit), text.find(closing, start, limit)) if end >= 0]
        return min(ends, default=-1)
    if opening == closing:
        return text.find(closing, start, limit)
    if text.find(closing, start, limit) < 0:
        return -1
    places, steps = _marks(text, opening, closing)
    first, last = bisect_left(places, start), bisect_left(places, limit)
    depths = accumulate(steps[first:last], initial=1)
    next(depths)
    balanced = (place for place, depth in zip(places[first:last], depths, strict=True) if depth == 0)
    return next(balanced, text.find(closing, start, limit))


@lru_cache(maxsize=8)
def _marks(text: str, opening: str, closing: str) -> tuple[list[int], list[int]]:
    """Where the marks of one kind stand, and whether each opens (1) or closes (-1)."""
    places = [match.start() for match in re.finditer(f"[{opening}{closing}]", text)]
    return places, [1 if text[place] == opening else -1 for place in places]


def _limit(text: str, start: int) -> int:
    paragraph = text.find("\n\n", start)
    return min(len(text) if paragraph < 0 else paragraph, start + MAX_LENGTH)


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] == ","):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return (start, end) if start < end else None


def _token_range(doc: Doc, start: int, end: int) -> tuple[int, int]:
    inside = doc.char_span(start, end, alignment_mode="expand")
    return (0, 0) if inside is None else (inside.start, inside.end)


class Speakers:
    """Finds who speaks each quotation."""

    def __init__(self, doc: Doc, denoter: Denoter, lexicon: Lexicon) -> None:
        self._doc = doc
        self._text = doc.text
        self._denoter = denoter
        self._speech = lexicon.words("speech.verbs")
        self._starts = [sent.start for sent in doc.sents for _ in sent]  # `Token.sent` walks the sentence each time
        self._according = lexicon.words("speech.strict_according")
        self._nouns = lexicon.words("speech.nouns")  # "Orlov's statement read"
        self._fronted = lexicon.words("speech.fronted")

    def quotes(self, quotations: Sequence[Quotation]) -> tuple[Quote, ...]:
        """The quotations whose speaker the text names; others are titles, doubts, irony."""
        found: list[Quote] = []
        before: tuple[Quotation, str] | None = None
        for quotation in quotations:
            speaker = self._speaker(quotation)
            if speaker is None and before is not None and self._continues(before[0], quotation):
                speaker = before[1]
            if speaker is not None:
                before = (quotation, speaker)
                found.append(Quote(speaker, quotation.span))
        return tuple(found)

    def _continues(self, before: Quotation, quotation: Quotation) -> bool:
        between = self._text[before.span.end : quotation.span.start]
        return "\n\n" not in between and len(between) < MAX_TAG

    def _speaker(self, quotation: Quotation) -> str | None:
        words = quotation.span.of(self._text)
        if len(words.split()) < MIN_WORDS:
            return None if words[0].isupper() else self._subject_of(self._above(quotation))
        near = [*self._leading_verb(quotation), *self._trailing_verb(quotation)]
        verbs = [*near, *self._speech_verbs(quotation), *self._governors(quotation)]
        beside = (found for verb in verbs if (found := self._beside(verb, quotation)))
        named = (found for verb in near if (found := self._beside(verb, quotation)))
        told = self._subject_of(near) or next(named, None) or self._credited(quotation) or self._subject_of(verbs)
        return told or next(beside, None)

    def _subject_of(self, verbs: Sequence[Token]) -> str | None:
        """Whom the first subject that stands for somebody names."""
        found = (ids[0] for verb in verbs for subject in self._subjects(verb) if (ids := self._denoter.of(subject)))
        return next(found, None)

    def _above(self, quotation: Quotation) -> list[Token]:
        """The speech verbs that govern the words."""
        root = self._doc[quotation.first : quotation.last].root
        return [token for token in root.ancestors if lemma(token) in self._speech and token.pos_ == "VERB"]

    def _trailing_verb(self, quotation: Quotation) -> list[Token]:
        """The speech verb right after: "…", a déclaré X; "…", she said."""
        for i in range(quotation.last, min(len(self._doc), quotation.last + TRAILING)):
            token = self._doc[i]
            if lemma(token) in self._speech and token.pos_ in {"VERB", "AUX"}:
                return [token]
            if "\n" in token.text or (token.is_sent_start and token.is_title):
                break
        return []

    def _leading_verb(self, quotation: Quotation) -> list[Token]:
        """The speech verb that leads to the quotation: "X said, “…”", "Y tweeted “…”", "Z: « … »" has none."""
        for i in range(quotation.first - 1, max(-1, quotation.first - 1 - LEADING), -1):
            token = self._doc[i]
            if lemma(token) in self._speech and token.pos_ in {"VERB", "AUX"}:
                return [token]
            if not (_is_mark(token) or token.pos_ in {"SCONJ", "PRON", "ADV"}):
                break
        return []

    def _beside(self, verb: Token, quotation: Quotation) -> str | None:
        """Who is named beside a speech verb, whatever the parse says of its subject."""
        if verb.i < quotation.first:
            introduced = any(token.text in {",", ":"} for token in self._doc[verb.i : quotation.first])
            return self._leading(verb) if introduced and quotation.first - verb.i <= TAG else None
        if verb.i < quotation.last:
            return None
        after = range(verb.i + 1, min(len(self._doc), verb.i + 1 + TAG))
        before = range(verb.i - 1, quotation.last - 1, -1)
        return self._first_named(after) or self._first_named(before)

    def _leading(self, verb: Token) -> str | None:
        """Who is named first in the sentence of a verb that leads to a quotation: "Hurley, on the radio, said: …"."""
        for i in range(max(self._starts[verb.i], verb.i - LEAD), verb.i):
            ids = self._denoter.alone(self._doc[i])
            if ids and self._doc[i].pos_ in {"PROPN", "PRON"}:
                return ids[0]
        return None

    def _first_named(self, indices: range) -> str | None:
        """The first entity before a mark, a preposition, or another subject ("dit-on à Novgar")."""
        for i in indices:
            token = self._doc[i]
            ids = self._denoter.alone(token)
            if ids:
                return ids[0]
            if token.is_punct or token.is_space or token.pos_ in {"ADP", "PRON"}:
                return None
        return None

    def _credited(self, quotation: Quotation) -> str | None:
        """Whom "selon", "according to" right after the quotation, or at the head of its sentence, credits."""
        near = range(quotation.last, min(len(self._doc), quotation.last + TAG))
        after = (i for i in near if not _is_mark(self._doc[i]))
        head = self._starts[quotation.first]
        for start, words in ((next(after, None), self._according), (head, self._according | self._fronted)):
            if start is not None and start != quotation.first and credits_source(self._doc[start], words):
                first = start + 1
                if first < len(self._doc) and self._doc[first].pos_ == "ADP":  # "according to"
                    first += 1
                return self._first_named(range(first, min(len(self._doc), first + TAG)))
        return None

    def _governors(self, quotation: Quotation) -> Iterator[Token]:
        """Verbs above words quoted within a sentence, or before a colon: "X parle d'« une faute »", "X : « … »"."""
        root = self._doc[quotation.first : quotation.last].root
        outside = [token for token in root.ancestors if not quotation.first <= token.i < quotation.last]
        yield from (token for token in outside[:2] if token.pos_ == "VERB")
        if quotation.first > 1 and ":" in self._doc[quotation.first - 2 : quotation.first].text:
            yield self._doc[quotation.first - 2].sent.root

    def _subjects(self, verb: Token) -> list[Token]:
        found = own_subjects(verb) or [child for child in verb.children if child.dep_.startswith("expl:subj")]
        found += [owner for noun in found if lemma(noun) in self._nouns for owner in children(noun, "nmod")]
        return found if found else ([verb.head] if verb.dep_ in {"acl", "acl:relcl"} else [])

    def _speech_verbs(self, quotation: Quotation) -> Iterator[Token]:
        """Speech verbs after, then before the quotation, nearest first, within its paragraph."""
        after = self._window(range(quotation.last, min(len(self._doc), quotation.last + NEAR)))
        before = self._window(range(quotation.first - 1, max(-1, quotation.first - 1 - 2 * NEAR), -1))
        yield from (
            token for token in (*after, *before) if lemma(token) in self._speech and token.pos_ in {"VERB", "AUX"}
        )

    def _window(self, indices: range) -> Iterator[Token]:
        for i in indices:
            token = self._doc[i]
            if "\n\n" in token.text:
                return
            yield token
            if i != indices.start and token.text in {"«", "“"} and indices.step > 0:
                return


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_quote
