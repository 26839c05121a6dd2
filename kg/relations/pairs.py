"""Pairs of entities in one sentence, with what is observed of each: the material of the scorer.

For each ordered pair the two nearest words that stand for them are taken, nearest along the parse. The features tell
the path between them, the words on it and beside it, the classes of both, the frames and roles that they fill, and
which properties the lexicon's words around them express, so that what is learnt of one verb holds for its synonyms,
and what is learnt in one language for the other.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon import KINDS, Lexicon
from kg.mentions import Found
from kg.relations.denote import Denoter
from kg.relations.frames import Frame
from kg.relations.match import Match
from kg.relations.roles import Role
from kg.relations.syntax import PASSIVE_SUBJECT, base, lemma, preposition

LONGEST_PATH = 12  # words from one argument to the other along the parse, both included
REACH = 60  # words from one argument to the other in the text
WINDOW = 12  # words between two arguments that are looked at one by one
PHRASE = 6  # words between two arguments that are taken as one phrase
CROWD = 8
MOST_PAIRS = 2_500  # in a sentence, about: all of those that people write
FEWEST_NEIGHBOURS = 4
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADV"})
BESIDE = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
PASSIVE = {PASSIVE_SUBJECT, "obl:agent", "aux:pass"}
GOVERNED = frozenset({"obj", "xcomp", "amod", "compound", "obl", "acl", "nmod", "appos", "flat"})

Place = tuple[Token, str]  # a word that stands for an entity, and how: name, adjective, reference, denoted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of one sentence, in the order subject, object.

    Attributes:
        left, right: the words that stand for them.
        token: the word that ties them, whose truth, source and time would be the fact's.
        features: what is observed, each once.
    """

    subject: str
    object: str
    left: Token
    right: Token
    token: Token
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules read of a document.

    Attributes:
        covered: places of the predicates that a match was read from.
    """

    matches: Sequence[Match]
    frames: Sequence[Frame]
    roles: Sequence[Role]
    covered: Collection[int] = ()


class PairReader:
    """Reads the pairs of documents in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._expressed = _expressed(lexicon)

    def read(self, doc: Doc, found: Found, denoter: Denoter, known: Known) -> Iterator[Pair]:
        """Both orders of every pair, sentence by sentence."""
        hints = self._hints(known)
        for start, places in _by_sentence(doc, found, denoter).items():
            crowd = f"n={min(len(places), CROWD)}"
            for one, other in _neighbours(list(places)):
                nearest = _nearest(places[one], places[other])
                if nearest is None:
                    continue
                left, right = nearest
                for subject, object_, first, second in ((one, other, left, right), (other, one, right, left)):
                    told = hints.get((start, subject, object_), ())
                    observed = _Observer(self._lexicon, self._expressed, found, first, second)
                    features = dict.fromkeys((crowd, *observed.features(), *told))
                    yield Pair(subject, object_, first[0], second[0], observed.predicate(), tuple(features))

    def _hints(self, known: Known) -> dict[tuple[int, str, str], list[str]]:
        """By sentence and pair: which rules match, which slots of a frame they fill, which role ties them."""
        hints: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
        for match in known.matches:
            start = match.token.sent.start
            hints[start, match.subject, match.object].append(f"R={match.property}:{match.rule.split(':')[0]}")
            hints[start, match.object, match.subject].append(f"R=~{match.property}")
        for frame in known.frames:
            self._frame_hints(frame, hints)
        for role in known.roles:
            properties = sorted({pattern.property for pattern in role.patterns})
            for case, ids in role.complements:
                for holder in role.holders:
                    for other in ids:
                        told = [f"role={role.name}:{case}", *(f"role={name}:{case}" for name in properties)]
                        hints[role.token.sent.start, holder, other] += told
                        hints[role.token.sent.start, other, holder] += [f"~{one}" for one in told]
        return hints

    def _frame_hints(self, frame: Frame, hints: defaultdict[tuple[int, str, str], list[str]]) -> None:
        start = frame.token.sent.start
        table = self._lexicon.patterns[frame.kind]
        properties = sorted({pattern.property for trigger in frame.triggers for pattern in table.get(trigger, ())})
        sides = [(slot, one) for slot, args in sorted(frame.slots.items()) for arg in args for one in arg.entities]
        for first, left in sides:
            for second, right in sides:
                if left != right:
                    slots = f"{first}>{second}"
                    told = [f"F={frame.triggers[-1]}:{slots}", f"F={slots}"]
                    hints[start, left, right] += told + [f"F={name}:{slots}" for name in properties]


class _Observer:
    """What is observed of one ordered pair."""

    def __init__(
        self, lexicon: Lexicon, expressed: dict[str, tuple[str, ...]], found: Found, left: Place, right: Place
    ) -> None:
        self._lexicon, self._expressed, self._found = lexicon, expressed, found
        (self._left, self._left_kind), (self._right, self._right_kind) = left, right
        self._up, self._down = _path(self._left, self._right) or ([self._left], [self._right])
        self._order = "<" if self._left.i < self._right.i else ">"
        self._middle = list(dict.fromkeys(self._up[1:] + self._down[1:-1]))
        self._middle = [token for token in self._middle if token.i not in {self._left.i, self._right.i}]

    def predicate(self) -> Token:
        """The verb on the path, else the noun, else the lower of the two words."""
        for kinds in ({"VERB"}, {"NOUN", "ADJ", "AUX"}):
            for token in self._middle:
                if token.pos_ in kinds:
                    return token
        return self._right if len(self._up) == 1 else self._left

    def features(self) -> Iterator[str]:
        """All of them; some may come twice."""
        yield from self._types()
        yield from self._shape()
        told: set[tuple[str, str]] = set()
        yield from self._on_path(told)
        for token, side in ((self._left, "a"), (self._right, "b")):
            yield from self._beside(token, side, told)
        yield from self._between(told)
        steps = f"{_steps(self._up)}^{_steps(self._down)}"
        for name, where in sorted(told):
            yield f"x={name}:{where}"
            yield f"x={name.partition(':')[0]}|{steps}"

    def _types(self) -> Iterator[str]:
        left, right = (self._entity_type(token) for token in (self._left, self._right))
        yield from (f"t1={left}", f"t2={right}", f"tt={left}|{right}", f"d={self._order}")
        yield f"k={self._left_kind}{self._right_kind}{self._order}"

    def _entity_type(self, token: Token) -> str:
        id_ = self._found.at.get(token.i) or self._found.adjectives.get(token.i)
        return self._found.by_id[id_].type if id_ is not None else "denoted"

    def _shape(self) -> Iterator[str]:
        """The path, without and with the word at its top and the prepositions of both."""
        top = self._up[-1]
        steps = f"{_steps(self._up)}^{_steps(self._down)}"
        cases = "|".join(preposition(token, self._lexicon) for token in (self._left, self._right))
        word = {self._left.i: "A", self._right.i: "B"}.get(top.i) or lemma(top)
        voice = "passive" if any(child.dep_ in PASSIVE for child in top.children) else ""
        yield from (f"sh={steps}{self._order}", f"shc={steps}|{cases}|{voice}")
        yield from (f"L={word}", f"L={word}|{steps}|{voice}", f"L={word}|{cases}", f"L={top.pos_}{self._order}")
        yield f"len={len(self._up) + len(self._down)}"
        for token, side in ((self._left, "a"), (self._right, "b")):
            yield from (f"c{side}={preposition(token, self._lexicon)}", f"d{side}={token.dep_}")

    def _on_path(self, told: set[tuple[str, str]]) -> Iterator[str]:
        for token in self._middle:
            if token.i in self._found.named:
                yield "p=NAME"
                continue
            if token.pos_ in CONTENT:
                yield f"p={lemma(token)}"
            told.update((name, "path") for name in self._names(token))
            for child in token.children:
                if self._is_word(child) and child.pos_ in BESIDE and base(child.dep_) in GOVERNED:
                    yield f"pc={lemma(child)}"
                    told.update((name, "near") for name in self._names(child))

    def _beside(self, token: Token, side: str, told: set[tuple[str, str]]) -> Iterator[str]:
        for other in (*token.children, token.head):
            if self._is_word(other) and other.pos_ in BESIDE:
                yield f"{side}={lemma(other)}"
                told.update((name, side) for name in self._names(other))
        if self._is_word(token, itself=True):
            yield f"{side}w={lemma(token)}"
            told.update((name, side) for name in self._names(token))

    def _between(self, told: set[tuple[str, str]]) -> Iterator[str]:
        first, last = sorted((self._left.i, self._right.i))
        doc = self._left.doc
        between = [token for token in doc[first + 1 : last] if not token.is_space]
        yield f"gap={min(len(between), WINDOW)}{self._order}"
        if len(between) <= PHRASE:
            words = " ".join("#" if token.i in self._found.at else token.lower_ for token in between)
            yield f"bt={words}{self._order}"
        yield f"marks={min(3, sum(token.text in ',;:' for token in between))}"
        yield f"others={min(4, len({self._found.at[token.i] for token in between if token.i in self._found.at}))}"
        for token in between[:WINDOW]:
            if self._is_word(token):
                if token.pos_ in {"VERB", "NOUN", "ADJ", "ADP"}:
                    yield f"b={lemma(token)}"
                told.update((name, "between") for name in self._names(token))
        for i, name in ((first - 1, "pre"), (last + 1, "post")):
            if 0 <= i < len(doc):
                yield f"{name}={'#' if i in self._found.at else lemma(doc[i])}{self._order}"

    def _is_word(self, token: Token, *, itself: bool = False) -> bool:
        """Whether it is a common word, and none of the two."""
        if not itself and token.i in {self._left.i, self._right.i}:
            return False
        return token.i not in self._found.at and token.i not in self._found.adjectives

    def _names(self, token: Token) -> tuple[str, ...]:
        return self._expressed.get(lemma(token)) or self._expressed.get(token.lower_, ())


def _expressed(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Word → the properties that it expresses, each with the kind of pattern."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        for trigger, patterns in lexicon.patterns[kind].items():
            word = trigger.removeprefix("se_").partition("_")[0]
            found[word].update(f"{pattern.property}:{kind[0]}" for pattern in patterns)
    return {word: tuple(sorted(names)) for word, names in found.items()}


def _by_sentence(doc: Doc, found: Found, denoter: Denoter) -> dict[int, dict[str, list[Place]]]:
    """The words that stand for each entity, by first token of the sentence and entity, in order."""
    places: defaultdict[int, dict[str, list[Place]]] = defaultdict(dict)
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        for entity, kind in _standing(token, found, denoter):
            places[token.sent.start].setdefault(entity, []).append((token, kind))
    return places


def _standing(token: Token, found: Found, denoter: Denoter) -> Iterator[tuple[str, str]]:
    if token.i in found.adjectives and token.i not in found.at:
        yield found.adjectives[token.i], "adj"
    elif token.i in found.at:
        entity = found.at[token.i]
        inside = token.i in found.named and token.head.i in found.named and token.head.i != token.i
        if not (inside and found.at.get(token.head.i) == entity):  # the head of a name alone
            yield entity, "name" if token.i in found.named else "ref"
    else:
        yield from ((entity, "den") for entity in denoter.alone(token)[:2])


def _neighbours(entities: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every two entities of a sentence; of an endless one, such as a list, each with those that follow soon."""
    reach = max(FEWEST_NEIGHBOURS, MOST_PAIRS // max(1, len(entities)))
    for i, one in enumerate(entities):
        yield from ((one, other) for other in entities[i + 1 : i + 1 + reach])


def _nearest(left: list[Place], right: list[Place]) -> tuple[Place, Place] | None:
    best: tuple[tuple[int, ...], Place, Place] | None = None
    for one in left:
        for other in right:
            path = _path(one[0], other[0]) if 0 < abs(one[0].i - other[0].i) <= REACH else None
            if path is None:
                continue
            length = len(path[0]) + len(path[1]) - 1
            key = (length, abs(one[0].i - other[0].i), one[0].i, other[0].i)
            if length <= LONGEST_PATH and (best is None or key < best[0]):
                best = (key, one, other)
    return best[1:] if best is not None else None


def _path(left: Token, right: Token) -> tuple[list[Token], list[Token]] | None:
    """From each word up to the word that governs both, which ends the two lists; None across sentences."""
    up = [left, *left.ancestors]
    places = {token.i: number for number, token in enumerate(up)}
    down = [right]
    for token in right.ancestors:
        if down[-1].i in places:
            break
        down.append(token)
    return (up[: places[down[-1].i] + 1], down) if down[-1].i in places else None


def _steps(tokens: Sequence[Token]) -> str:
    return "/".join(base(token.dep_) + (":p" if token.dep_ in PASSIVE else "") for token in tokens[:-1])
