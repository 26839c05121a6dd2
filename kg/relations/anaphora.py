"""Pronouns of a sentence and the nouns that they stand for, by rules of syntax alone.

Within one sentence, and for open propositions: entities of a document have `kg.mentions` for this.
"""

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.relations.syntax import antecedent, base
from kg.relations.tree import Tree

CANDIDATES = 8  # earlier subjects that are tried
PERSON = "PER"


class Relatives:
    """Relative pronouns of one document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._relative = lexicon.words("pronouns.relative")

    def is_relative(self, token: Token) -> bool:
        """Whether the word is a relative pronoun or adverb."""
        return token.lower_ in self._relative and token.pos_ in {"PRON", "DET", "SCONJ", "ADV"}

    def resolved(self, token: Token) -> Token | None:
        """The noun that a pronoun stands for, or the word itself; None for a relative pronoun without one."""
        if not self.is_relative(token):
            return token
        noun = antecedent(token)
        return noun if noun is not None or "Rel" in token.morph.get("PronType", []) else token


class Anaphora(Relatives):
    """Relative, personal and possessive pronouns of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._tree = tree
        self._personal = lexicon.words("pronouns.subject")
        self._possessive = lexicon.words("pronouns.possessive")
        self._subjects = [one for one in tree.doc if base(one.dep_) == "nsubj" and one.pos_ in {"NOUN", "PROPN"}]
        self._before: list[tuple[int, int]] = []  # for each token: where its sentence starts, how many subjects precede
        start = count = 0
        for token in tree.doc:
            start = token.i if token.is_sent_start else start
            self._before.append((start, count))
            count += count < len(self._subjects) and self._subjects[count].i == token.i

    def is_possessive(self, token: Token) -> bool:
        """Whether the word is a possessive: "his", "son"."""
        return token.lower_ in self._possessive and token.pos_ in {"PRON", "DET"}

    def resolved(self, token: Token) -> Token | None:
        """The noun that a pronoun stands for, or the word itself; None for a relative pronoun without one."""
        if token.pos_ == "PRON" and token.lower_ in self._personal:
            return self._nearest(token) or token
        return super().resolved(token)

    def owner(self, possessive: Token) -> Token | None:
        """Whose it is: the nearest subject before that agrees; None where there is none."""
        return self._nearest(possessive)

    def _nearest(self, pronoun: Token) -> Token | None:
        """The last subject before the pronoun, in its sentence, that agrees with it: "Brennan left when he …"."""
        start, count = self._before[pronoun.i]
        for noun in reversed(self._subjects[max(0, count - CANDIDATES) : count]):
            if noun.i < start:
                return None
            if self._agrees(pronoun, noun):
                return noun
        return None

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        if pronoun.pos_ == "DET":  # "son", "ses" agree with what is owned
            return True
        if "Neut" in pronoun.morph.get("Gender", []):
            return noun.ent_type_ != PERSON and self._same("Number", pronoun, noun)
        return self._same("Number", pronoun, noun) and self._same("Gender", pronoun, noun)

    def _same(self, feature: str, pronoun: Token, noun: Token) -> bool:
        """Whether both have the same value, or one has none; nouns that are coordinated are a plural."""
        wanted = pronoun.morph.get(feature, [])
        if self._tree.of(noun, "conj"):
            return feature != "Number" or "Sing" not in wanted
        found = noun.morph.get(feature, [])
        return not wanted or not found or bool(set(wanted) & set(found))
