"""Whether a predicate is affirmed, negated or hypothetical, read off the words that govern it.

From the predicate upwards: its own negation, mood, tense and modals; then each governor whose complement it is
("veut …", "a refusé de …", "le projet de …"), as far as the clause reaches. A speech verb ends the climb: what it
reports is the source's.
"""

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.model import Polarity
from kg.relations.syntax import base, lemma, preposition

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "csubj", "obj", "obl", "acl", "nmod", "iobj", "advcl", "nsubj", "nsubj:pass", "conj", "appos"}
)
MAX_CLIMB = 6


class TruthReader:
    """Tells the polarity of predicates in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._lexicon = lexicon
        self._adverbs = words("negation.adverbs")
        self._particles = words("negation.particles")
        self._determiners = words("negation.determiners")
        self._deniers = words("negation.verbs")
        self._denying_nouns = words("negation.nouns")
        self._without = words("negation.prepositions")
        self._uncertain_verbs = words("hypothesis.verbs")
        self._uncertain_words = words("hypothesis.adjectives") | words("hypothesis.adverbs")
        self._uncertain_nouns = words("hypothesis.nouns")
        self._conditions = words("hypothesis.markers")
        self._moods = words("hypothesis.moods") | words("hypothesis.tenses")
        self._modals = words("hypothesis.future") if words.mapping("hypothesis").get("future") else frozenset()
        self._speech = words("speech.verbs")
        self._light = words("light.verbs")
        self._coming = words("roles.future")
        self._becoming = words("copula.verbs") | words("copula.becoming")

    def of(self, token: Token) -> Polarity:
        """The polarity of what the token predicates."""
        negated = self._is_negated(token)
        uncertain = self._is_uncertain(token)
        for _ in range(MAX_CLIMB):
            if token.dep_ == "ROOT" or base(token.dep_) not in COMPLEMENTS:
                break
            relation, governor = token.dep_, token.head
            if self._ends_at(token, governor, relation):
                break
            denied = self._denies(governor, relation)
            negated ^= denied
            uncertain |= self._doubts(token, governor, relation)
            if not self._continues(token, governor, relation):
                break
            if self._passes_negation(governor, relation) and self._is_negated(governor):
                negated = not negated if denied else True
            uncertain |= self._is_uncertain(governor)
            token = governor
        if negated:
            return "negated"
        return "hypothetical" if uncertain else "affirmed"

    def of_clause(self, token: Token) -> Polarity:
        """The polarity by the words of the predicate's own clause: "l'accord signé n'est pas valable": signed."""
        if self._is_negated(token):
            return "negated"
        return "hypothetical" if self._is_uncertain(token) else "affirmed"

    def of_role(self, token: Token) -> Polarity:
        """The polarity of a role noun: that of its copula; a role beside a name holds, whatever the sentence says.

        "X n'est pas maire": negated; "le futur maire X": hypothetical; "l'ancien maire X a refusé de …": affirmed.
        """
        if any(child.dep_ == "cop" for child in token.children):
            return self.of(token)
        if base(token.dep_) in {"xcomp", "obl"} and lemma(token.head) in self._becoming:
            return self.of(token.head)
        coming = any(lemma(child) in self._coming or child.lower_ in self._coming for child in token.children)
        return "hypothetical" if coming else "affirmed"

    def _is_negated(self, token: Token) -> bool:
        near = list(token.children)
        words = {child.lower_ for child in near if base(child.dep_) in {"advmod", "det", "aux", "expl", "obj"}}
        words |= {f"{child.nbor(-1).lower_} {child.lower_}" for child in near if child.dep_ == "advmod" and child.i}
        words |= {word.lower_ for child in near if child.dep_ == "obj" for word in child.children if word.dep_ == "det"}
        if words & self._determiners or preposition(token, self._lexicon) in self._without:
            return True
        if any(child.dep_ == "mark" and child.lower_ in self._without for child in near):
            return True
        found = words & self._adverbs
        if not found:
            return False
        if self._particles and found <= {"plus", "point", "guère"}:
            return any(word.rstrip("'’") in {"n", "ne"} for word in words)
        return not words & {"que", "qu'", "qu’", "only"}

    def _is_uncertain(self, token: Token) -> bool:
        for child in token.children:
            if base(child.dep_) in {"aux", "cop"} and (child.lower_ in self._modals or self._has_mood(child)):
                return True
            if base(child.dep_) in {"amod", "advmod", "acl"} and lemma(child) in self._uncertain_words:
                return True
            if child.dep_ == "mark" and child.lower_ in self._conditions:
                return True
        return self._has_mood(token)

    def _has_mood(self, token: Token) -> bool:
        return any(value.lower() in self._moods for key in ("Mood", "Tense") for value in token.morph.get(key, []))

    def _ends_at(self, token: Token, governor: Token, relation: str) -> bool:
        if relation == "acl:relcl":
            return True
        reports = base(relation) in {"ccomp", "parataxis"} and lemma(governor) in self._speech - self._deniers
        return reports and (lemma(governor) not in self._uncertain_verbs or not self._is_wished(token))

    def _is_wished(self, token: Token) -> bool:
        """A subjunctive or bare form under a verb that demands: "demande que X parte", "demanded that X leave"."""
        return "Ind" not in token.morph.get("Mood", []) and not any(
            "Ind" in child.morph.get("Mood", []) for child in token.children if base(child.dep_) in {"aux", "cop"}
        )

    def _denies(self, governor: Token, relation: str) -> bool:
        if base(relation) in {"xcomp", "ccomp", "obj", "obl"} and lemma(governor) in self._deniers:
            return True
        return base(relation) in {"acl", "nmod"} and lemma(governor) in self._denying_nouns

    def _doubts(self, token: Token, governor: Token, relation: str) -> bool:
        if base(relation) in {"xcomp", "ccomp", "obj"} and lemma(governor) in self._uncertain_verbs:
            return base(relation) != "obj" or (governor.pos_ == "VERB" and lemma(governor) not in self._light)
        if base(relation) == "advcl" and lemma(governor) in self._uncertain_verbs:
            return any(child.dep_ in {"mark", "case"} and child.lower_ in {"on", "to"} for child in token.children)
        return base(relation) in {"acl", "nmod"} and lemma(governor) in self._uncertain_nouns

    def _continues(self, token: Token, governor: Token, relation: str) -> bool:
        if relation == "conj":
            return token.pos_ == governor.pos_ and not token.morph.get("Mood", [])
        if base(relation) in {"advcl", "nsubj"}:
            return base(relation) == "nsubj" and token.pos_ == "NOUN"
        return governor.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}

    def _passes_negation(self, governor: Token, relation: str) -> bool:
        """Whether a denied verb denies its complement: "n'a pas signé d'accord", not "n'a pas dit que"."""
        return base(relation) in {"xcomp", "obj", "acl", "nmod", "obl", "nsubj"} and lemma(governor) not in self._speech
