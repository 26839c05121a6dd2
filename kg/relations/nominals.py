"""What noun phrases say without a verb: "Brennan, a broker", "Brennan's firm", "President Brennan", "Paris, France"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.relations.anaphora import Anaphora
from kg.relations.denote import GENITIVE
from kg.relations.predicates import NOUNS, Clause, Construction, unsaid
from kg.relations.syntax import lemma, preposition
from kg.relations.tree import Tree

PLACE = "LOC"
ABBREVIATED = 3  # characters of "Ms", "Dr", "Mme"


class NominalReader:
    """Reads the nominal constructions of one document; what they leave unsaid are words of the lexicon."""

    def __init__(self, tree: Tree, anaphora: Anaphora, lexicon: Lexicon) -> None:
        self._tree = tree
        self._anaphora = anaphora
        self._lexicon = lexicon
        self._roles = lexicon.patterns["roles"]

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
                yield self._clause("place", "be_in", noun, other)
            elif other.pos_ == "PROPN" and (noun.pos_ == "NOUN" or self._is_described(noun, other)):
                yield self._clause("apposition", "be", other, noun)
            else:
                yield self._clause("apposition", "be", noun, other)

    def _is_described(self, noun: Token, name: Token) -> bool:
        """Whether a nationality or the like stands before a name: "la Tunisienne Julie Brunel"."""
        return bool(self._tree.of(noun, "det")) and not self._tree.of(name, "det")

    def _possessions(self, noun: Token) -> Iterator[Clause]:
        """Whose it is: "Brennan's firm", "Brennan sold his firm", "le porte-parole de l'ONU"."""
        for owner in self._tree.of(noun, "nmod:poss", "det"):
            known = self._owner(owner)
            if known is not None:
                yield self._clause("possession", "have", known, noun)
        if lemma(noun) in self._roles:
            for owner in self._tree.of(noun, "nmod"):
                if preposition(owner, self._lexicon) in GENITIVE and owner.pos_ == "PROPN":
                    yield self._clause("possession", "have", owner, noun)

    def _owner(self, token: Token) -> Token | None:
        if self._anaphora.is_possessive(token):
            return self._anaphora.owner(token)
        return self._anaphora.resolved(token) if token.dep_ == "nmod:poss" else None

    def _titles(self, name: Token) -> Iterator[Clause]:
        """What a name is called: "President Brennan"; not "Mr. Brennan"."""
        if name.pos_ != "PROPN":
            return
        for title in self._tree.of(name, "nmod:desc", "compound"):
            is_noun = title.dep_ == "nmod:desc" or title.pos_ == "NOUN"
            if title.i < name.i and is_noun and len(title) > ABBREVIATED and not title.text.endswith("."):
                yield self._clause("title", "be", name, title)

    def _clause(self, construction: Construction, word: str, subject: Token, object_: Token) -> Clause:
        singular, plural = unsaid(self._lexicon, word)
        return Clause(
            construction, object_, subject, object_, inferred=plural if self._tree.is_plural(subject) else singular
        )
