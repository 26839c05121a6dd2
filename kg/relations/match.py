"""Facts from frames and roles: each pattern of the lexicon that a predicate fits, where the arguments' classes suit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from kg.lexicon import Lexicon, Pattern
from kg.mentions import Found
from kg.ontology import Ontology
from kg.relations.frames import Frame
from kg.relations.roles import NATIONS, Role


@dataclass(frozen=True, slots=True)
class Match:
    """A property that a predicate states of two entities.

    Attributes:
        token: the predicate, whose truth, source and time are the fact's.
        carriers: the argument words, which may carry a quantity.
    """

    subject: str
    property: str
    object: str
    token: Token
    rule: str
    confidence: float
    carriers: tuple[Token, ...] = ()


class Matcher:
    """Fits the patterns of one language to the predicates of a document."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon, found: Found) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self._found = found
        self._persons = lexicon.words("roles.persons")

    def _is_nation(self, entity: str) -> bool:
        return self._found.by_id[entity].type in NATIONS

    def frame(self, frame: Frame) -> Iterator[Match]:
        """Matches of a verb or event noun: of its most specific trigger, and what others say of the same."""
        table = self._lexicon.patterns[frame.kind]
        stated: set[str] = set()
        for trigger in frame.triggers:
            patterns = [one for one in table.get(trigger, ()) if not stated or one.property in stated]
            matches = [match for pattern in patterns for match in self._fit(frame, pattern)]
            yield from matches
            stated |= {match.property for match in matches}

    def _fit(self, frame: Frame, pattern: Pattern) -> Iterator[Match]:
        pairs = self._paired(frame, pattern) if pattern.paired else self._crossed(frame, pattern)
        for left, right, tokens in pairs:
            if self.allows(pattern, left, right):
                rule = f"{frame.kind}:{pattern.trigger}:{_slots(pattern)}"
                yield Match(left, pattern.property, right, frame.token, rule, CONFIDENCE[frame.kind], tokens)

    def _crossed(self, frame: Frame, pattern: Pattern) -> Iterator[tuple[str, str, tuple[Token, ...]]]:
        for first in frame.fill(pattern.subject):
            for second in frame.fill(pattern.object):
                if first.token.i == second.token.i:
                    continue
                for left in first.entities:
                    for right in second.entities:
                        if left != right:
                            yield left, right, (first.token, second.token)

    def _paired(self, frame: Frame, pattern: Pattern) -> Iterator[tuple[str, str, tuple[Token, ...]]]:
        arguments = list(frame.fill(pattern.subject))
        members = dict.fromkeys(entity for argument in arguments for entity in argument.entities)
        for left, right in combinations(members, 2):
            yield left, right, tuple(argument.token for argument in arguments)

    def role(self, role: Role) -> Iterator[Match]:
        """Matches of a role noun: its holders with each complement that suits the preposition, or with one another."""
        yield from self._mutual(role)
        for pattern in role.patterns:
            turned = "H" in pattern.object
            prepositions = pattern.subject if turned else pattern.object
            for preposition, ids in role.complements:
                if preposition and preposition not in prepositions:
                    continue
                if not preposition and role.name in self._persons and self._is_nation(ids[0]):
                    continue  # "le diplomate français X" tells a nationality
                for left, right in _sides(role.holders, ids, turned=turned):
                    if left != right and self.allows(pattern, left, right):
                        yield Match(
                            left, pattern.property, right, role.token, f"roles:{role.name}", CONFIDENCE["roles"]
                        )

    def _mutual(self, role: Role) -> Iterator[Match]:
        """Find holders of a role that is the same both ways: "X and Y are sisters"."""
        for pattern in role.patterns:
            property_ = self._ontology.properties.get(pattern.property)
            if role.complements or property_ is None or not property_.symmetric:
                continue
            for left, right in combinations(role.holders, 2):
                if self.allows(pattern, left, right):
                    yield Match(left, pattern.property, right, role.token, f"roles:{role.name}", CONFIDENCE["roles"])

    def allows(self, pattern: Pattern, subject: str, object_: str) -> bool:
        """Whether the classes of both entities suit the pattern and the property's domain and range."""
        left, right = self._found.by_id[subject].type, self._found.by_id[object_].type
        return (
            self._ontology.one_of(left, pattern.subject_types)
            and self._ontology.one_of(right, pattern.object_types)
            and self._ontology.suits(pattern.property, left, right)
        )


CONFIDENCE = {"roles": 0.9, "verbs": 0.85, "nouns": 0.75}


def _sides(holders: Sequence[str], ids: Sequence[str], *, turned: bool) -> Iterator[tuple[str, str]]:
    for holder in holders:
        for other in ids:
            yield (other, holder) if turned else (holder, other)


def _slots(pattern: Pattern) -> str:
    return f"{'|'.join(sorted(pattern.subject))}{'&' if pattern.paired else '>'}{'|'.join(sorted(pattern.object))}"
