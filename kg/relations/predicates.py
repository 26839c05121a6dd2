"""Clauses in tokens: which verb, noun or adjective says what of which subject.

The types of clause and the arguments that each needs follow Del Corro and Gemulla, "ClausIE: Clause-Based Open
Information Extraction" (WWW 2013), over Universal Dependencies in place of Stanford's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.relations.anaphora import Relatives
from kg.relations.syntax import base, is_past_participle
from kg.relations.tree import Tree

Construction = Literal[
    "verb", "copula", "relative", "adverbial", "participle", "apposition", "place", "title", "possession"
]
RELATIVE = frozenset({"Rel", "Int"})
DEEPEST = 8  # governors that are climbed for a subject, or that a chain of verbs has
NO_PREDICATES = frozenset({"amod", "compound", "case", "fixed", "flat", "cop", "aux", "mark", "cc", "det", "advmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What a predicate says of a subject.

    Attributes:
        predicate: the verb; after a copula the adjective or noun; in a nominal construction the noun that tells.
        subject: head of the subject; the antecedent in place of a relative pronoun.
        object: head of the first argument, which after a copula may be the predicate.
        chain: verbs of the relation, the predicate last ("wants", "to", "leave"); empty in a nominal construction.
        others: heads of further arguments, in the order of the text.
        inferred: what the text leaves out of the relation: "is", "has"; else empty.
    """

    construction: Construction
    predicate: Token
    subject: Token
    object: Token
    chain: tuple[Token, ...] = ()
    others: tuple[Token, ...] = ()
    inferred: str = ""


def unsaid(lexicon: Lexicon, name: str) -> tuple[str, str]:
    """A word that texts leave out, singular and plural; empty where the lexicon has none."""
    singular, plural = lexicon.words.mapping("open").get(name, ("", ""))
    return str(singular), str(plural)


def is_own_pronoun(token: Token) -> bool:
    """Whether the word is a reflexive pronoun before its verb: "s'est fait élire"; not "hurt himself"."""
    return "Yes" in token.morph.get("Reflex", []) and token.i < token.head.i


class ClauseReader:
    """Reads the clauses of verbs and copulas of one document."""

    def __init__(self, tree: Tree, anaphora: Relatives, lexicon: Lexicon) -> None:
        self.tree = tree
        self.anaphora = anaphora
        self._places = lexicon.words.mapping("pronouns.places")
        self._negations = lexicon.words("negation.adverbs") | lexicon.words("negation.particles")
        self._be = unsaid(lexicon, "be")

    def read(self) -> Iterator[Clause]:
        """All clauses, in the order of their predicates."""
        for token in self.tree.doc:
            clause = self.of(token) if self.predicates(token) else None
            if clause is not None:
                yield clause

    def predicates(self, token: Token) -> bool:
        """Whether the token is a verb with a clause of its own, or has a copula."""
        if token.pos_ == "VERB":
            return base(token.dep_) not in NO_PREDICATES or bool(self.tree.of(token, "nsubj"))
        if token.pos_ == "AUX":
            return base(token.dep_) not in {"aux", "cop"}
        return bool(self.tree.of(token, "cop"))

    def of(self, token: Token) -> Clause | None:
        """The clause of a predicate; None where it lacks a subject or an argument, or completes another's relation."""
        if any(self._completed(other) is not None for other in self.tree.of(token, "xcomp")):
            return None
        chain = self._chain(token)
        subject = self._subject(chain[0])
        if subject is None or subject.i in {verb.i for verb in chain}:
            return None
        object_ = self._object(chain, subject)
        if object_ is None:
            return None
        construction = self._construction(chain)
        elided = construction == "participle" and len(chain) == 1 and self._is_elided(token)
        others = self._others(chain, object_)
        inferred = self._be[self.tree.is_plural(subject)] if elided else ""
        return Clause(construction, token, subject, object_, chain, others, inferred)

    def _is_elided(self, participle: Token) -> bool:
        """Whether a participle lacks its auxiliary: "the case reviewed by …"; not "the bids ranged from …"."""
        return is_past_participle(participle) and not self._is_main(participle) and not self.tree.of(participle, "aux")

    def _construction(self, chain: tuple[Token, ...]) -> Construction:
        first = chain[0]
        if first.dep_ == "acl:relcl":
            return "relative"
        if base(first.dep_) == "acl" and not self._is_main(first) and not self.tree.of(first, "nsubj"):
            return "participle"
        if base(first.dep_) == "advcl" and not self.is_finite(first):
            return "adverbial"
        return "copula" if self.tree.of(chain[-1], "cop") else "verb"

    def _is_main(self, verb: Token) -> bool:
        """Whether a parser took the verb of the sentence for a participle: "Accepted bids ranged from 8 to 9 %."."""
        noun = verb.head
        if noun.dep_ != "ROOT" or verb.i < noun.i or self.tree.of(noun, "cop", "nsubj"):
            return False
        return not any(other.i < verb.i for other in self.tree.of(noun, "acl", "conj", "parataxis"))

    def is_finite(self, verb: Token) -> bool:
        """Whether the verb or an auxiliary has person and tense."""
        words = (verb, *self.tree.of(verb, "aux", "cop"))
        return any("Fin" in word.morph.get("VerbForm", []) for word in words)

    # Chains: "wants to leave", "est venu chercher"

    def _chain(self, verb: Token) -> tuple[Token, ...]:
        chain = [verb]
        while len(chain) < DEEPEST:
            first = chain[0]
            governor = self._completed(first)
            if governor is None and self._shares(first):
                governor = self._completed(first.head)
            if governor is None:
                break
            chain.insert(0, governor)
        return tuple(chain)

    def _completed(self, verb: Token) -> Token | None:
        """The verb whose relation this one completes: "wants to leave"; not "asked X to leave"."""
        governor = verb.head
        if verb.dep_ != "xcomp" or not self.predicates(verb) or not self.predicates(governor):
            return None
        return None if self.tree.of(verb, "nsubj") or self._controller(verb) is not None else governor

    def _controller(self, verb: Token) -> Token | None:
        """The object above that does what the verb says: "asked *X* to leave"."""
        objects = self.tree.of(verb.head, "obj", "iobj") if verb.dep_ == "xcomp" else []
        return next((one for one in objects if one.i < verb.i and not is_own_pronoun(one)), None)

    def _shares(self, verb: Token) -> bool:
        return verb.dep_ == "conj" and not self.tree.of(verb, "nsubj", "csubj") and not self.is_finite(verb)

    # Subjects

    def _subject(self, verb: Token) -> Token | None:
        """Its own subject, else that of the clause which shares or controls it, else the noun that it modifies."""
        for _ in range(DEEPEST):
            own = [one for one in self.tree.of(verb, "nsubj") if one.dep_ != "nsubj:outer"]
            if own:
                return self.anaphora.resolved(own[0])
            if not self._inherits(verb):
                return self._modified(verb)
            controller = self._controller(verb)
            if controller is not None:
                return self.anaphora.resolved(controller)
            verb = verb.head
        return None

    def _inherits(self, verb: Token) -> bool:
        """Whether a clause above has its subject; not "it seems that …", whose subject is none."""
        if any(one.dep_ in {"expl", "expl:subj"} and one.i < verb.i for one in self.tree.of(verb, "expl")):
            return False
        if verb.dep_ not in {"conj", "xcomp"} and (base(verb.dep_) not in {"advcl", "ccomp"} or self.is_finite(verb)):
            return False
        return self.predicates(verb.head)

    def _modified(self, verb: Token) -> Token | None:
        """The noun that a participle modifies, or to which a parser hung the verb of the sentence."""
        if verb.dep_ == "acl":
            return None if "Inf" in verb.morph.get("VerbForm", []) else verb.head
        return verb.head if verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.head.pos_ in NOUNS else None

    # Arguments

    def _object(self, chain: tuple[Token, ...], subject: Token) -> Token | None:
        """What the relation leads to: an object, a complement, else the nearest adjunct after the verb."""
        verb = chain[-1]
        if self.tree.of(verb, "cop"):
            after = [one for one in self.tree.of(verb, "obl") if one.i > verb.i and self.tree.case(one)]
            return after[0] if verb.pos_ == "ADJ" and after else verb  # "is close to X"
        complements = [one for one in self.tree.of(verb, "xcomp") if self._completed(one) is None]
        complements.sort(key=self.predicates)
        objects = [one for one in self.tree.of(verb, "obj") if not is_own_pronoun(one)]
        found = [*objects, *complements, *self.tree.of(verb, "ccomp")]
        gap = self._gap(chain, subject, found)
        if gap is not None:
            return gap
        return found[0] if found else self._adjunct(verb)

    def _gap(self, chain: tuple[Token, ...], subject: Token, found: list[Token]) -> Token | None:
        """The antecedent that is the object of its relative clause: "the film (that) X made"."""
        noun = chain[0].head
        if chain[0].dep_ != "acl:relcl" or noun.i == subject.i:
            return None
        if found and base(found[0].dep_) == "obj":
            return noun if self.anaphora.is_relative(found[0]) else None
        pronouns = [one for verb in chain for child in self.tree.all(verb) for one in (child, *self.tree.all(child))]
        return None if found or any(self.anaphora.is_relative(one) for one in pronouns) else noun

    def _adjunct(self, verb: Token) -> Token | None:
        adjuncts = [one for one in self.tree.of(verb, "obl", "nmod") if not self.anaphora.is_relative(one)]
        after = [one for one in adjuncts if one.i > verb.i]
        with_case = [one for one in after if self.tree.case(one)]
        manner = [one for one in self.tree.of(verb, "advmod") if one.i > verb.i and self._is_argument(one, verb)]
        clauses = [one for one in self.tree.of(verb, "advcl") if one.i > verb.i]
        places = [one for one in self.tree.of(verb, "obl", "advmod") if self.leads(one)]
        return next(iter((*with_case, *after, *manner, *adjuncts, *clauses, *places)), None)

    def leads(self, token: Token) -> str:
        """The preposition of a relative pronoun or adverb: "in" of "in which" and "where"; else empty."""
        if not self.anaphora.is_relative(token) or self.anaphora.resolved(token) in {None, token}:
            return ""
        case = " ".join(one.text for one in self.tree.case(token))
        return case or str(self._places.get(token.lower_, ""))

    def _others(self, chain: tuple[Token, ...], object_: Token) -> tuple[Token, ...]:
        taken = {object_.i, *(verb.i for verb in chain)}
        taken |= {verb.head.i for verb in chain if verb.dep_ == "conj"}  # "wants to buy and *sell* X"
        found = [
            one for verb in chain for one in self.tree.all(verb) if one.i not in taken and self._is_argument(one, verb)
        ]
        return tuple(sorted((*found, *self._fronted(chain[0])), key=lambda token: token.i))

    def _is_argument(self, token: Token, verb: Token) -> bool:
        relation = base(token.dep_)
        if is_own_pronoun(token):
            return False
        if self.anaphora.is_relative(token) or RELATIVE & {*token.morph.get("PronType", [])}:
            return relation in {"obl", "advmod"} and bool(self.leads(token))
        if relation == "advmod":
            return not self.in_relation(token, verb) and not self.tree.of(verb, "cop")
        if relation == "nmod":
            return verb.pos_ == "VERB" and bool(self.tree.case(token))
        if relation == "advcl":
            return bool(self.tree.of(token, "mark", "case"))
        return relation in {"obl", "obj", "iobj", "xcomp", "ccomp"}

    def _fronted(self, verb: Token) -> list[Token]:
        """What stands before the subject that a coordinated verb shares: "In 1717 X saw Y and left Z"."""
        if verb.dep_ != "conj" or self.tree.of(verb, "nsubj"):
            return []
        subjects = self.tree.of(verb.head, "nsubj")
        return [one for one in self.tree.of(verb.head, "obl") if subjects and one.i < subjects[0].i]

    def in_relation(self, adverb: Token, verb: Token) -> bool:
        """Whether an adverb is part of the relation: "has *also* seen", "*often* refers", "is *not*"."""
        if adverb.lower_ in self._negations:
            return True
        copulas = self.tree.of(verb, "cop")
        if adverb.i > verb.i or (copulas and verb.pos_ not in NAMING and adverb.i > copulas[0].i):
            return False
        start = min((one.i for one in self.tree.of(verb, "aux", "cop")), default=verb.i)
        return adverb.i > start or (adverb.i == start - 1 and not self.tree.all(adverb))
