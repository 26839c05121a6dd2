"""Offices that are named without what they head: "President Duda said", "le Premier ministre Bernard Cazeneuve".

News names the country once and takes it for granted from then on. The head of a state is taken to head the country of
which the document speaks most, a governor the region and a mayor the city named last before; a foreign minister works
for that country, a senator is a member of the senate that the document names. The lexicon says which offices these are:
``offices.PROPERTY.country``, ``region`` and ``city``, and ``offices.members``, the words that name the body.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.mentions.gazetteer import fold
from kg.relations.match import Match
from kg.relations.roles import PARTY, Role
from kg.relations.syntax import base

KINDS = {"country": "Country", "region": "Region", "city": "City"}
SENTENCES_BACK = 2
OWNED = frozenset({"nmod", "compound", "amod", "flat", "det", "appos"})
CONFIDENCE = 0.65
AGENTS = frozenset({"obl:agent", "nmod:poss"})
ACTS = 3  # times that a mention which acts counts


class Offices:
    """Reads such offices of one document."""

    def __init__(self, doc: Doc, found: Found, lexicon: Lexicon) -> None:
        self._doc = doc
        self._found = found
        self._places = sorted((found.named | found.adjectives).items())
        self._kinds = {
            word: (property_, KINDS[kind])
            for property_, table in lexicon.words.mapping("offices").items()
            for kind, words in table.items()
            if kind in KINDS
            for word in words
        }
        self._members = {word.lower(): of for word, of in lexicon.words.mapping("offices.members").items()}
        self._possessives = lexicon.words("pronouns.possessive")

    def read(self, roles: Sequence[Role], stated: Sequence[Match]) -> Iterator[Match]:
        """What bare offices head or belong to; persons of whom it is stated elsewhere in the document are left out.

        Args:
            roles: all of the document.
            stated: the facts that other rules read.
        """
        known = {(match.subject, match.property, self._kind(match.object)) for match in stated}
        for role in roles:
            for property_, body in self._bodies(role):
                for holder in role.holders:
                    if self._type(holder) == "Person" and (holder, property_, self._kind(body)) not in known:
                        yield Match(holder, property_, body, role.token, f"roles:{role.name}:bare", CONFIDENCE)

    def _kind(self, entity: str) -> str:
        """A place by its class, since one has one mayor; a body by itself."""
        return self._type(entity) if self._type(entity) in KINDS.values() else entity

    def _bodies(self, role: Role) -> Iterator[tuple[str, str]]:
        """Properties with the entity that each office is taken to be of."""
        named = self._named(self._members.get(role.name, ()))
        if named is not None:
            yield "memberOf", named
        if role.name in self._kinds and self._is_bare(role):
            property_, cls = self._kinds[role.name]
            place = self._place(cls, role.token.i)
            if place is not None:
                yield property_, place

    def _named(self, words: Sequence[str]) -> str | None:
        """The only body of the document with one of the words in its name; None where several or none have one."""
        found = {
            entity.id
            for entity in self._found.entities
            if words and entity.type == "Organization" and set(fold(entity.name).split()) & set(map(fold, words))
        }
        return found.pop() if len(found) == 1 else None

    def _type(self, entity: str) -> str:
        return self._found.by_id[entity].type

    def _is_bare(self, role: Role) -> bool:
        """Whether nothing says of what: no complement, no other noun or possessive that belongs to the office."""
        if any(preposition != PARTY for preposition, _ in role.complements):
            return False
        for child in role.token.children:
            if child.lower_ in self._possessives:
                return False
            of_noun = base(child.dep_) in OWNED and child.pos_ in {"NOUN", "PROPN"} and child.i not in self._found.named
            inside = role.token.i < child.i <= role.last.i or child.lower_ in role.name.split()
            if of_noun and not inside:
                return False
        before = self._doc[role.token.i - 1] if role.token.i else None
        return before is None or before.pos_ not in {"NOUN", "PROPN"} or before.lower_ in role.name.split()

    def _place(self, cls: str, before: int) -> str | None:
        return self._main() if cls == "Country" else self._last(cls, before)

    def _main(self) -> str | None:
        """The country with the most mentions, of several the one named first; None where a document names none.

        A country that is only the place of what happens counts less than one that acts.
        """
        counts: Counter[str] = Counter()
        for i, entity in self._places:
            if self._type(entity) == "Country":
                token = self._doc[i]
                acts = i in self._found.adjectives or base(token.dep_) == "nsubj" or token.dep_ in AGENTS
                counts[entity] += ACTS if acts else 1
        return max(counts, key=lambda entity: counts[entity], default=None)

    def _last(self, cls: str, before: int) -> str | None:
        """The last place of a class before the word, in its sentence or the one before."""
        sentence = self._doc[before].sent
        first = sentence.start
        for _ in range(SENTENCES_BACK - 1):
            first = self._doc[first - 1].sent.start if first else 0
        near = [entity for i, entity in self._places if first <= i < before and self._type(entity) == cls]
        return near[-1] if near else None
