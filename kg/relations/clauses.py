"""Open propositions: what a text says, in its own words, without an ontology.

    Brennan, a broker from Cork, bought and sold ships.
    Brennan | is | a broker from Cork        Brennan | bought | ships        Brennan | sold | ships

Clauses are read from a parse in Universal Dependencies of either language; words come from the lexicon. Scored as open
information extraction by ``benchmarks/openie.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.model import Polarity
from kg.relations.anaphora import Anaphora
from kg.relations.nominals import NominalReader
from kg.relations.predicates import DEEPEST, Clause, ClauseReader, Construction
from kg.relations.syntax import base, lemma
from kg.relations.tree import Tree
from kg.relations.truth import TruthReader
from kg.relations.wording import Phrase, Worder

CONFIDENCE: dict[Construction, float] = {
    "verb": 0.8,
    "place": 0.8,
    "copula": 0.7,
    "relative": 0.7,
    "adverbial": 0.6,
    "apposition": 0.6,
    "participle": 0.5,
    "title": 0.4,
    "possession": 0.3,
}
LESS = 0.2
SUBORDINATE = frozenset({"ccomp", "advcl", "csubj", "parataxis", "acl"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A subject, a relation and one argument or more.

    Attributes:
        relation: with auxiliaries, negation and the preposition or "that" which leads to the first argument.
        arguments: the object, complement or nearest adjunct; then others, with their prepositions.
        predicate: place in the Doc of the word that predicates.
        construction: what it was read from.
        confidence: by construction, in the order measured on CaRB of how often people state such a tuple.
        attributed_to: the subject of the speech verb that reports it; None where the text says it itself.
    """

    subject: Phrase
    relation: Phrase
    arguments: tuple[Phrase, ...]
    predicate: int
    construction: Construction
    polarity: Polarity
    confidence: float
    attributed_to: Phrase | None = None


def propositions(doc: Doc, lexicon: Lexicon) -> Iterator[Proposition]:
    """What a parsed document says, clause by clause: those of verbs first, then those of noun phrases."""
    tree = Tree(doc)
    anaphora = Anaphora(tree, lexicon)
    reader = ClauseReader(tree, anaphora, lexicon)
    worder, truth, speech = Worder(reader, anaphora), _Truth(lexicon), lexicon.words("speech.verbs")
    for clause in chain(reader.read(), NominalReader(tree, anaphora, lexicon).read()):
        polarity, confidence = _polarity(clause, truth), _confidence(clause)
        source = _source(clause, reader, speech)
        said = None if source is None else worder.subject(source)
        for one in worder.words(clause):
            yield Proposition(
                one.subject,
                one.relation,
                one.arguments,
                clause.predicate.i,
                clause.construction,
                polarity,
                confidence,
                said,
            )


class _Truth(TruthReader):
    """Remembers what it read of one document: thousands of coordinated verbs may share a governor."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._negated: dict[int, bool] = {}
        self._uncertain: dict[int, bool] = {}

    def _is_negated(self, token: Token) -> bool:
        if token.i not in self._negated:
            self._negated[token.i] = super()._is_negated(token)
        return self._negated[token.i]

    def _is_uncertain(self, token: Token) -> bool:
        if token.i not in self._uncertain:
            self._uncertain[token.i] = super()._is_uncertain(token)
        return self._uncertain[token.i]


def _polarity(clause: Clause, truth: TruthReader) -> Polarity:
    if clause.construction == "possession":
        return "affirmed"
    if clause.construction == "participle":
        return truth.of_clause(clause.predicate)
    return truth.of(clause.predicate) if clause.chain else truth.of_role(clause.predicate)


def _confidence(clause: Clause) -> float:
    """By construction; less for a clause that is itself an argument: people often leave it in there."""
    verb = clause.chain[0] if clause.chain else clause.predicate
    for _ in range(DEEPEST):
        if verb.dep_ not in {"conj", "xcomp"}:
            break
        verb = verb.head
    inner = clause.construction in {"verb", "copula"} and base(verb.dep_) in SUBORDINATE
    return round(CONFIDENCE[clause.construction] - (LESS if inner else 0), 2)


def _source(clause: Clause, reader: ClauseReader, speech: frozenset[str]) -> Clause | None:
    """The clause that reports this one: "X said that …", "…, X said"."""
    token = clause.predicate
    for _ in range(DEEPEST):
        if base(token.dep_) in {"ccomp", "parataxis"} and lemma(token.head) in speech:
            return reader.of(token.head)
        beside = [one for one in reader.tree.of(token, "parataxis") if lemma(one) in speech]
        found = reader.of(beside[0]) if beside and beside[0].i != clause.predicate.i else None
        if found is not None or token.dep_ == "ROOT":
            return found
        token = token.head
    return None


__all__ = ["Phrase", "Proposition", "propositions"]
