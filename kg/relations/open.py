"""Open facts: what a verb says of two entities where no property of the ontology covers it."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.model import OPEN_PREFIX
from kg.relations.anaphora import Relatives
from kg.relations.denote import Denoter
from kg.relations.match import Match
from kg.relations.predicates import Clause, ClauseReader
from kg.relations.syntax import agents, base, is_passive, lemma, preposition
from kg.relations.tree import Tree

CONFIDENCE = 0.5
RULE = "open:verb"


class OpenReader:
    """Reads the open facts of documents in one language.

    From the same clauses as `kg.relations.clauses`, which are not put into words for it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._according = lexicon.words("speech.strict_according")
        self._support = lexicon.words("light.verbs") | lexicon.words("speech.verbs") | lexicon.words("copula.verbs")

    def read(self, doc: Doc, found: Found, denoter: Denoter, covered: Collection[int]) -> Iterator[Match]:
        """One match for each clause between two entities.

        Args:
            doc: the document.
            found: its entities.
            denoter: which of them a word stands for.
            covered: places of the verbs that a property covers.
        """
        tokens = [token for sentence in doc.sents if self._relates(sentence, found) for token in sentence]
        reader = ClauseReader(Tree(doc, tokens), Relatives(self._lexicon), self._lexicon)
        for token in tokens:
            clause = self._clause(token, reader) if token.i not in covered else None
            match = self._match(clause, denoter) if clause is not None else None
            if match is not None:
                yield match

    def _relates(self, sentence: Span, found: Found) -> bool:
        """Whether a sentence names two entities."""
        named = {found.at.get(token.i) or found.adjectives.get(token.i) for token in sentence}
        return len(named - {None}) > 1

    def _clause(self, token: Token, reader: ClauseReader) -> Clause | None:
        if token.pos_ not in {"VERB", "AUX"} or not reader.predicates(token) or lemma(token) in self._support:
            return None
        return reader.of(token) if not reader.tree.of(token, "cop") else None

    def _match(self, clause: Clause, denoter: Denoter) -> Match | None:
        """The verb's lemma, with the preposition of its argument, is the predicate; a passive is turned round."""
        arguments = [clause.object, *clause.others]
        subject = clause.subject
        passive = is_passive(clause.predicate, self._lexicon)
        doers = agents(clause.predicate, self._lexicon) if passive else []
        if doers:
            taken = {doer.i for doer in doers}
            subject, arguments = doers[0], [subject, *(one for one in arguments if one.i not in taken)]
        left = denoter.of(subject)
        for argument in arguments if left else ():
            right = denoter.of(argument)
            name = self._name(clause, argument, patient=bool(doers) and argument.i == clause.subject.i)
            if right and name and right[0] != left[0]:
                return Match(left[0], OPEN_PREFIX + name, right[0], clause.predicate, RULE, CONFIDENCE, (argument,))
        return None

    def _name(self, clause: Clause, argument: Token, *, patient: bool) -> str:
        """Empty for what is no argument of the fact: a source, a clause, an adjunct without a preposition."""
        verb = lemma(clause.predicate)
        is_antecedent = argument.i == clause.object.i and argument.head.i not in {one.i for one in clause.chain}
        if patient or is_antecedent or base(argument.dep_) == "obj":
            return verb
        before = preposition(argument, self._lexicon)
        return f"{verb} {before}" if before and not self._names_source(before) else ""

    def _names_source(self, before: str) -> bool:
        """Whether what follows is a source: "selon", "according to", "d' après"."""
        words = {before, before.partition(" ")[0], before.replace(" ", ""), before.replace("de ", "d'")}
        return bool(words & self._according)
