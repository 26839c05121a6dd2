"""Clauses in words: the phrases of subject, relation and arguments, and where they stand in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import Span
from kg.relations.anaphora import Anaphora
from kg.relations.predicates import NAMING, Clause, ClauseReader, is_own_pronoun
from kg.relations.syntax import base
from kg.relations.tree import trimmed

MOST = 24  # propositions of one clause: coordinations that would give more are left whole
OUTSIDE = frozenset({"nsubj", "csubj", "cop", "aux", "mark", "expl", "discourse", "parataxis", "advcl"})
ASIDE = frozenset({"acl:relcl", "parataxis"})
BARE = frozenset({*OUTSIDE, *ASIDE, "appos", "case", "conj", "cc", "punct", "obl"})
PARTICLES = frozenset({"compound:prt", "expl:pv", "expl:pass", "expl:comp"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of one slot.

    Attributes:
        text: the words, in the order of the text, after those that the text leaves out ("is").
        spans: where they stand, in characters, half-open; several where the phrase is interrupted, none where the text
            has none of the words.
        head: place of the head token in the Doc; None for a relation that the text leaves out.
    """

    text: str
    spans: tuple[Span, ...]
    head: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause in words, coordinations undone."""

    subject: Phrase
    relation: Phrase
    arguments: tuple[Phrase, ...]


class Worder:
    """Puts the clauses of one document into words."""

    def __init__(self, reader: ClauseReader, anaphora: Anaphora) -> None:
        self._reader = reader
        self._anaphora = anaphora
        self._tree = reader.tree
        self._hanging: dict[int, set[int]] = {}

    def words(self, clause: Clause) -> Iterator[Wording]:
        """One for each subject and object that are coordinated."""
        return self._verbal(clause) if clause.chain else self._nominal(clause)

    def subject(self, clause: Clause) -> Phrase | None:
        """The subject as it stands, coordination included."""
        return self._phrase(self._subject(clause.subject, clause, whole=True), clause.subject)

    def _verbal(self, clause: Clause) -> Iterator[Wording]:
        relation = self._phrase(self._relation(clause), clause.predicate, clause.inferred)
        subjects, objects = self._subjects(clause), self._objects(clause)
        if len(subjects) * len(objects) > MOST:
            subjects, objects = subjects[:1], objects[:1]
        others = tuple(one for one in (self._other(token, clause) for token in clause.others) if one is not None)
        targets = [self._target(one, clause, whole=len(objects) == 1) for one in objects]
        for head in subjects:
            subject = self._phrase(self._subject(head, clause, whole=len(subjects) == 1), head)
            for target in targets:
                if subject is not None and relation is not None and target is not None:
                    yield Wording(subject, relation, (target, *others))

    def _subjects(self, clause: Clause) -> list[Token]:
        """Names that are coordinated stand each alone; other nouns share too much of their phrase."""
        found = [one for one in self._tree.conjuncts(clause.subject, MOST) if not self._reader.predicates(one)]
        return found if found and all(one.pos_ == "PROPN" for one in found) else [clause.subject]

    def _objects(self, clause: Clause) -> list[Token]:
        object_ = clause.object
        is_predicate = object_.i == clause.predicate.i
        within = is_predicate or object_.head.i in {verb.i for verb in clause.chain}
        if (
            not within
            or object_.pos_ not in NAMING | {"ADJ"}
            or (self._reader.predicates(object_) and not is_predicate)
        ):
            return [object_]
        return [object_, *(one for one in self._tree.conjuncts(object_, MOST)[1:] if self._is_alike(one, object_))]

    def _is_alike(self, one: Token, object_: Token) -> bool:
        """Whether a conjunct is an argument as the first is: not a clause, no preposition where the first has none."""
        if self._reader.predicates(one) or self._tree.of(one, "nsubj"):
            return False
        return not self._tree.case(one) or bool(self._tree.case(object_))

    # Relations

    def _relation(self, clause: Clause) -> list[Token]:
        found: list[Token] = []
        for verb in clause.chain:
            found += self._group(verb, clause)
            if not self._tree.of(verb, "cop"):
                found.append(verb)
            elif clause.object.i != verb.i:  # "is close to X", "is able to leave"
                found += self._tree.phrase(verb, BARE | {"nmod", "acl", "ccomp", "xcomp"})
        found += self._link(clause)
        return sorted({token.i: token for token in found}.values(), key=lambda token: token.i)

    def _group(self, verb: Token, clause: Clause) -> Iterator[Token]:
        """Auxiliaries, particles, reflexive pronoun and adverbs beside a verb, "to" of an infinitive."""
        for one in self._tree.all(verb):
            relation = base(one.dep_)
            is_mark = relation == "mark" and verb.i != clause.chain[0].i and one.i < verb.i
            if relation in {"aux", "cop"} or one.dep_ in PARTICLES or is_mark or is_own_pronoun(one):
                yield one
            elif relation == "advmod" and self._reader.in_relation(one, verb):
                yield from self._tree.phrase(one)
        if verb.dep_ == "conj" and not self._tree.of(verb, "aux", "cop", "nsubj", "mark"):
            yield from self._shared(verb, "aux" if verb.i == clause.chain[0].i else "mark")

    def _shared(self, verb: Token, relation: str) -> Iterator[Token]:
        """The first of two coordinated verbs has the auxiliary or "to": "was loved and exalted", "to buy and sell"."""
        same = verb.morph.get("VerbForm", []) == verb.head.morph.get("VerbForm", [])
        if same and not self._reader.is_finite(verb):
            yield from (one for one in self._tree.of(verb.head, relation) if one.i < verb.head.i)

    def _link(self, clause: Clause) -> list[Token]:
        """What leads to the object and belongs to the relation: a preposition, "that", "to"."""
        object_ = clause.object
        if object_.i == clause.predicate.i:
            return self._tree.case(object_)
        if object_.i < clause.predicate.i or object_.head.i not in {verb.i for verb in clause.chain}:
            return []
        if base(object_.dep_) in {"ccomp", "xcomp"} and self._reader.predicates(object_):
            return [one for one in self._tree.of(object_, "mark") if one.i < object_.i][:1]
        return self._tree.case(object_) if base(object_.dep_) in {"obl", "nmod", "xcomp"} else []

    # Arguments

    def _subject(self, head: Token, clause: Clause, *, whole: bool) -> list[Token]:
        without = set(ASIDE) if head.pos_ in {"VERB", "AUX"} else {*OUTSIDE, *ASIDE, "case"}
        if not whole:
            without |= {"conj", "cc"}
        if clause.construction == "participle":
            without.add("acl")
        return self._tree.phrase(head, without, self._beside(head, clause) | self._set_off(head))

    def _set_off(self, noun: Token) -> set[int]:
        """Places of appositions behind a comma; a name without one is part of the phrase: "the broker Brennan"."""
        found = self._tree.of(noun, "appos")
        return {one.i for one in found if any(mark.i < one.i for mark in self._tree.of(one, "punct"))}

    def _beside(self, head: Token, clause: Clause) -> set[int]:
        """Places of what hangs on a noun without being part of its phrase: verbs, what is coordinated by mistake."""
        if head.i not in self._hanging:
            self._hanging[head.i] = {one.i for one in self._tree.of(head, "conj") if not self._is_alike(one, head)}
        return self._hanging[head.i] | {verb.i for verb in clause.chain} - {head.i}

    def _object(self, head: Token, clause: Clause, *, whole: bool) -> list[Token]:
        if head.i != clause.predicate.i and self._reader.predicates(head):
            return self._clausal(head, clause)
        without: set[str] = {"parataxis"} if whole else {"parataxis", "conj", "cc"}
        left_out = self._beside(head, clause)
        if head.i == clause.predicate.i or head.head.i == clause.object.i == clause.predicate.i:
            without |= {*OUTSIDE, "acl:relcl", "case"}
            left_out |= {one.i for one in clause.others}
            left_out |= {one.i for one in self._tree.of(head, "advmod") if self._reader.in_relation(one, head)}
        elif head.i < clause.chain[0].i:  # an antecedent
            without |= {*OUTSIDE, *ASIDE, "appos", "case"}
        elif self._link(clause):
            without.add("case")
        return self._tree.phrase(head, without, left_out)

    def _clausal(self, head: Token, clause: Clause) -> list[Token]:
        """A clause as argument, whole, without the mark that the relation has."""
        taken = {one.i for one in self._link(clause)}
        tokens = self._tree.phrase(head, {"parataxis"}, taken)
        return trimmed(tokens)

    def _target(self, head: Token, clause: Clause, *, whole: bool) -> Phrase | None:
        if self._reader.leads(head):
            return self._antecedent(head)
        return self._phrase(self._object(head, clause, whole=whole), head)

    def _other(self, token: Token, clause: Clause) -> Phrase | None:
        if self._reader.leads(token):
            return self._antecedent(token)
        return self._phrase(self._tree.phrase(token, {"parataxis"}, {verb.i for verb in clause.chain}), token)

    def _antecedent(self, pronoun: Token) -> Phrase | None:
        """The noun in place of its pronoun: "in the house" for "in which", "where"."""
        noun = self._anaphora.resolved(pronoun) or pronoun
        tokens = self._tree.phrase(noun, {*OUTSIDE, *ASIDE, "appos", "case", "conj", "cc"})
        return self._phrase(tokens, noun, self._reader.leads(pronoun))

    # Nominal constructions

    def _nominal(self, clause: Clause) -> Iterator[Wording]:
        subject, object_ = clause.subject, clause.object
        words = {one.i: self._part(one, object_ if one.i == subject.i else subject) for one in (subject, object_)}
        phrases = [self._phrase(words[one.i], one) for one in (subject, object_)]
        if clause.inferred and phrases[0] is not None and phrases[1] is not None:
            yield Wording(phrases[0], Phrase(clause.inferred, (), None), (phrases[1],))

    def _part(self, head: Token, other: Token) -> list[Token]:
        """One side of a nominal construction: the inner one whole, the outer one without it."""
        if head.head.i == other.i:
            return self._tree.phrase(head, {"case", "cc", "conj", "parataxis", "mark", "acl:relcl"})
        determiners = self._tree.of(head, "nmod:poss", "det")
        possessives = [
            one.i for one in determiners if self._anaphora.is_possessive(one) or self._anaphora.is_relative(one)
        ]
        return self._tree.phrase(head, BARE, {other.i, *possessives})

    def _phrase(self, tokens: Sequence[Token], head: Token, inferred: str = "") -> Phrase | None:
        if not tokens:
            return None
        text = self._tree.text
        spans = tuple(_spans(tokens))
        return Phrase(" ".join([*([inferred] if inferred else []), *(span.of(text) for span in spans)]), spans, head.i)


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    """Stretches of tokens that follow one another."""
    start = last = tokens[0]
    for token in tokens[1:]:
        if token.i != last.i + 1:
            yield Span(start.idx, last.idx + len(last))
            start = token
        last = token
    yield Span(start.idx, last.idx + len(last))
