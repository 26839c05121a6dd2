"""What noun phrases say without a verb: "Brennan, a broker", "Brennan's firm", "President Brennan", "Paris, France"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.relations.predicates import Clause, Construction
from kg.relations.tree import Tree

NOUNS = frozenset({"NOUN", "PROPN"})
PLACE = "LOC"


class NominalReader:
    """Reads the nominal constructions of one document; what they leave unsaid are words of the lexicon."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree = tree
        self._words = {name: str(word) for name, word in lexicon.words.mapping("open").items()}
        self._possessive = lexicon.words("pronouns.possessive")

    def read(self) -> Iterator[Clause]:
        """All of them, in the order of the nouns that they belong to."""
        for token in self._tree.doc:
            if token.pos_ in NOUNS:
                yield from self._appositions(token)
                yield from self._possessions(token)
                yield from self._titles(token)

    def _appositions(self, noun: Token) -> Iterator[Clause]:
        for other in self._tree.of(noun, "appos"):
            if other.pos_ not in NOUNS:
                continue
            if noun.ent_type_ == other.ent_type_ == PLACE:
                yield self._clause("place", "is_in", noun, other)
            elif other.pos_ == "PROPN" and noun.pos_ == "NOUN":
                yield self._clause("apposition", "is", other, noun)
            else:
                yield self._clause("apposition", "is", noun, other)

    def _possessions(self, noun: Token) -> Iterator[Clause]:
        """Possessive pronouns are left out: "his firm" says nothing without knowing whose."""
        for owner in self._tree.of(noun, "nmod:poss"):
            if owner.lower_ not in self._possessive:
                yield self._clause("possession", "has", owner, noun)

    def _titles(self, name: Token) -> Iterator[Clause]:
        if name.pos_ != "PROPN":
            return
        for title in self._tree.of(name, "nmod:desc", "compound"):
            if title.i < name.i and (title.dep_ == "nmod:desc" or title.pos_ == "NOUN"):
                yield self._clause("title", "is", name, title)

    def _clause(self, construction: Construction, word: str, subject: Token, object_: Token) -> Clause:
        return Clause(construction, object_, subject, object_, inferred=self._words.get(word, ""))
