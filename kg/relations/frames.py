"""Predicate-argument frames: what a verb or event noun says of whom, the same for all surface forms.

Active, passive, relative, participial and controlled clauses give one frame, with slots

    S  who does it        O  to whom it is done        A, P  the same of an event noun
    T  what a passive keeps as its object ("X was awarded the prize")
    and one for each preposition ("de", "hors de", "against")
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.relations.denote import GENITIVE, Denoter
from kg.relations.syntax import OBLIQUE, agents, base, children, is_passive, is_reflexive, lemma, patients, preposition

Kind = Literal["verbs", "nouns"]


@dataclass(frozen=True, slots=True)
class Argument:
    """A word in a slot, and the entities that it stands for."""

    token: Token
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its arguments.

    Attributes:
        triggers: names under which patterns know it, most specific first.
    """

    kind: Kind
    token: Token
    triggers: tuple[str, ...]
    slots: Mapping[str, tuple[Argument, ...]]

    def fill(self, slots: frozenset[str]) -> Iterator[Argument]:
        """The arguments in any of the slots."""
        for slot in sorted(slots):
            yield from self.slots.get(slot, ())


class FrameReader:
    """Reads the frames of a document."""

    def __init__(self, denoter: Denoter, lexicon: Lexicon) -> None:
        self._denoter = denoter
        self._lexicon = lexicon
        self._nouns = lexicon.patterns["nouns"]
        self._light = lexicon.words("light.verbs")
        self._by = lexicon.words("prepositions.agent")
        self._copulas = lexicon.words("copula.verbs")
        self._places = lexicon.words.mapping("pronouns.places")

    def read(self, doc: Doc) -> Iterator[Frame]:
        """All frames with at least two arguments that stand for entities, or two entities in one slot."""
        for token in doc:
            frame = self._frame(token)
            if frame is not None and sum(len(arg.entities) for args in frame.slots.values() for arg in args) > 1:
                yield frame

    def _frame(self, token: Token) -> Frame | None:
        copula = next((child for child in token.children if child.dep_ == "cop"), None)
        if copula is not None and preposition(token, self._lexicon):
            return self._located(token, copula)
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and base(token.dep_) not in {"aux", "cop"}):
            return Frame("verbs", token, self._verb_triggers(token), self._verb_slots(token))
        if token.pos_ in {"ADJ"} and is_passive(token, self._lexicon):
            return Frame("verbs", token, self._verb_triggers(token), self._verb_slots(token))
        triggers = self._noun_triggers(token) if token.pos_ in {"NOUN", "PROPN"} else ()
        return Frame("nouns", token, triggers, self._noun_slots(token)) if triggers else None

    def _located(self, token: Token, copula: Token) -> Frame:
        """The place is the head, the verb its copula: "2 500 soldats sont en Irak"."""
        slots: dict[str, list[Argument]] = defaultdict(list)
        self._add(slots, "S", [child for child in token.children if base(child.dep_) == "nsubj"])
        self._add(slots, preposition(token, self._lexicon), [token])
        return Frame("verbs", copula, (lemma(copula),), _frozen(slots))

    def _verb_triggers(self, verb: Token) -> tuple[str, ...]:
        name = lemma(verb)
        if is_reflexive(verb) and not name.startswith("se_"):
            name = f"se_{name}"
        particles = [child.lower_ for child in verb.children if child.dep_ == "compound:prt"]
        governed = [lemma(child) for child in children(verb, "obj", "xcomp", "obl") if child.pos_ in {"NOUN", "ADJ"}]
        if is_passive(verb, self._lexicon):  # "a deal reached between", "a deal was reached between"
            governed += [lemma(noun) for noun in patients(verb, self._lexicon) if noun.pos_ == "NOUN"]
        longer = [f"{name}_{word}" for word in (*particles, *governed)]
        return (*longer, name)

    def _verb_slots(self, verb: Token) -> Mapping[str, tuple[Argument, ...]]:
        slots: dict[str, list[Argument]] = defaultdict(list)
        self._add(slots, "S", agents(verb, self._lexicon))
        objects = patients(verb, self._lexicon)
        self._add(slots, "O", objects)
        passive = is_passive(verb, self._lexicon)
        if passive:
            self._add(slots, "T", [child for child in verb.children if child.dep_ in {"obj", "xcomp"}])
        self._add_obliques(slots, verb, skip=self._by if passive else frozenset())
        for noun in objects:
            if noun.i > verb.i:
                self._add_obliques(slots, noun, skip=frozenset())
        return _frozen(slots)

    def _add(self, slots: dict[str, list[Argument]], slot: str, tokens: list[Token]) -> None:
        for token in tokens:
            entities = self._denoter.of(token)
            if entities:
                slots[slot].append(Argument(token, entities))

    def _add_obliques(self, slots: dict[str, list[Argument]], token: Token, skip: frozenset[str]) -> None:
        for child in children(token, *OBLIQUE):
            prep = preposition(child, self._lexicon) or self._places.get(child.lower_, "")
            if prep and prep not in skip:
                self._add(slots, prep, [child])
        for child in token.children:
            if child.dep_ == "iobj":
                self._add(slots, "à", [child])

    def _noun_triggers(self, noun: Token) -> tuple[str, ...]:
        name = lemma(noun)
        longer = [
            f"{lemma(child)} {name}" if child.i < noun.i else f"{name} {lemma(child)}"
            for child in children(noun, "amod", "compound")
        ]
        found = [trigger for trigger in (*longer, name, noun.lower_) if trigger in self._nouns]
        return tuple(dict.fromkeys(found))

    def _noun_slots(self, noun: Token) -> Mapping[str, tuple[Argument, ...]]:
        slots: dict[str, list[Argument]] = defaultdict(list)
        by_agent = [child for child in children(noun, *OBLIQUE) if preposition(child, self._lexicon) in self._by]
        self._add(slots, "A", by_agent)
        for child in noun.children:
            if child.dep_ in {"nmod:poss", "det", "amod", "compound", "nmod:desc"} and not preposition(
                child, self._lexicon
            ):
                self._add_modifier(slots, child)
        genitive = [child for child in children(noun, "nmod", "obl") if preposition(child, self._lexicon) in GENITIVE]
        self._add(slots, "P", genitive)
        self._support(slots, noun)
        if "A" not in slots:
            self._add(slots, "A", genitive)
        self._add_obliques(slots, noun, skip=frozenset(self._by))
        return _frozen(slots)

    def _add_modifier(self, slots: dict[str, list[Argument]], child: Token) -> None:
        """The nationality, possessive or first noun: "le retrait américain", "Turkey's invasion", "US strike"."""
        entities = self._denoter.adjective(child) or self._denoter.of(child)
        if entities:
            slots["A"].append(Argument(child, entities))

    def _support(self, slots: dict[str, list[Argument]], noun: Token) -> None:
        """The light verb's subject and complements are the noun's: "X a lancé une attaque contre Y"."""
        verb = noun.head
        if lemma(verb) not in self._light or verb.pos_ not in {"VERB", "AUX"}:
            return
        if (
            noun.dep_ == "obj"
            or (noun.dep_ == "nsubj:pass" and is_passive(verb, self._lexicon))
            or base(noun.dep_) == "obl"
        ):
            self._add(slots, "A", agents(verb, self._lexicon))
            self._add_obliques(slots, verb, skip=frozenset(self._by))


def _frozen(slots: dict[str, list[Argument]]) -> Mapping[str, tuple[Argument, ...]]:
    return {slot: tuple(arguments) for slot, arguments in slots.items()}
