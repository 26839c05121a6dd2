"""Which entities a word of the text stands for.

A name stands for its entity, a pronoun for its antecedent, "le président X" for X, "des responsables américains" for
the United States: nouns of the lexicon's list of proxies stand for the country or body that they are of.
"""

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.relations.syntax import antecedent, base, children, lemma, own_subjects, preposition

GENITIVE = frozenset({"de", "of", "d'", "d’"})
NAMED = ("appos", "flat", "flat:name", "nmod:appos", "compound", "nmod:desc", "nmod")


class Denoter:
    """Answers for one document; see `of`."""

    def __init__(self, found: Found, lexicon: Lexicon) -> None:
        self._found = found
        self._lexicon = lexicon
        self._areas = lexicon.words("proxies.areas")
        self._places = lexicon.words("proxies.places") | self._areas
        self._proxies = lexicon.words("proxies.nouns") | self._places
        self._inside = lexicon.words("prepositions.in")
        self._shares = lexicon.words("shares.nouns")
        self._of_shares = lexicon.words("shares.prepositions")
        self._plural = lexicon.words("pronouns.plural_subjects")
        self._two = lexicon.words("numbers.two")
        self._relative = lexicon.words("pronouns.relative")
        self._pairs: dict[int, tuple[str, ...]] = {}  # each pronoun is resolved once: chains of them grow exponentially

    def of(self, token: Token) -> tuple[str, ...]:
        """Ids of the entities that a phrase stands for, its coordinated parts included, in order; empty for none."""
        ids: list[str] = []
        waiting = [token]
        while waiting:
            word = waiting.pop()
            ids += self.alone(word)
            waiting += reversed(list(children(word, "conj")))
        return tuple(dict.fromkeys(ids))

    def alone(self, token: Token, depth: int = 4) -> tuple[str, ...]:
        """Like `of`, without what is coordinated with the word."""
        if token.i in self._found.at:
            return (self._found.at[token.i],)
        if depth == 0:
            return ()
        if token.lower_ in self._relative and token.pos_ in {"PRON", "SCONJ", "ADV"}:
            noun = antecedent(token)
            return self.alone(noun, depth - 1) if noun is not None else ()
        return self._pair(token) or self._named(token) or self._of_share(token, depth) or self._by_proxy(token, depth)

    def _pair(self, token: Token) -> tuple[str, ...]:
        """The pair that is the subject before.

        "X et Y ont déclaré qu'ils s'étaient mis d'accord", "the two countries".
        """
        if token.i not in self._pairs:
            self._pairs[token.i] = ()  # a pronoun that is, by a broken parse, among its own antecedents has none
            self._pairs[token.i] = self._subjects_before(token)
        return self._pairs[token.i]

    def _subjects_before(self, token: Token) -> tuple[str, ...]:
        plural = token.pos_ == "PRON" and token.lower_ in self._plural
        counted = any(child.lower_ in self._two for child in token.children if child.i < token.i)
        if not plural and not counted:
            return ()
        heads = [*token.ancestors] if plural else []
        if token.sent.start:
            heads.append(token.doc[token.sent.start - 1].sent.root)
        for head in heads:
            ids = tuple(one for subject in own_subjects(head) if subject.i < token.i for one in self.of(subject))
            if len(set(ids)) > 1:
                return tuple(dict.fromkeys(ids))
        return ()

    def adjective(self, token: Token) -> tuple[str, ...]:
        """The country of an adjective or noun of nationality; empty for other words."""
        found = self._found.adjectives.get(token.i)
        return () if found is None else (found,)

    def _named(self, token: Token) -> tuple[str, ...]:
        """What is named after the noun, without a preposition: "le chef du Pentagone Mark Esper", "le groupe Cosco"."""
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return ()
        for child in token.children:
            beside = child.dep_ in NAMED or child.i == token.i + 1
            named = child.i in self._found.named and beside and not preposition(child, self._lexicon)
            if named and (child.i > token.i or base(child.dep_) != "compound"):
                return (self._found.named[child.i],)
        return ()

    def _of_share(self, token: Token, depth: int) -> tuple[str, ...]:
        """The thing that is shared: "49 % de X", "a stake in X"."""
        if lemma(token) not in self._shares and token.lower_ not in self._shares:
            return ()
        for child in token.children:
            if base(child.dep_) in {"nmod", "obl"} and preposition(child, self._lexicon) in self._of_shares:
                ids = self.alone(child, depth - 1)
                if ids:
                    return ids
        return ()

    def _by_proxy(self, token: Token, depth: int) -> tuple[str, ...]:
        if lemma(token) not in self._proxies and token.lower_ not in self._proxies:
            return ()
        if lemma(token) in self._places:  # "la ville malienne de Ber" is Ber
            return self._complements(token, depth) or self._modifiers(token)
        return self._modifiers(token) or self._complements(token, depth)

    def _modifiers(self, token: Token) -> tuple[str, ...]:
        """The country of an adjective, or the first noun of a compound."""
        for child in token.children:
            if child.i in self._found.adjectives:
                return (self._found.adjectives[child.i],)
            if base(child.dep_) == "compound" and child.i in self._found.at:
                return (self._found.at[child.i],)
        return ()

    def _complements(self, token: Token, depth: int) -> tuple[str, ...]:
        ids: list[str] = []
        allowed = GENITIVE | {""} | (self._inside if lemma(token) in self._areas else frozenset())
        for child in token.children:
            if base(child.dep_) in {"nmod", "obl", "appos"} and preposition(child, self._lexicon) in allowed:
                ids += self.alone(child, depth - 1)
                ids += [one for other in children(child, "conj") for one in self.alone(other, depth - 1)]
        return tuple(dict.fromkeys(ids))
