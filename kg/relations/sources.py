"""To whom the text credits a statement: the speaker of a quotation, the subject of a speech verb, or "selon X"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.model import Quote
from kg.relations.denote import Denoter
from kg.relations.syntax import base, children, lemma, own_subjects

REACH = 8
OBJECTS = frozenset({"obj", "xcomp"})


class SourceReader:
    """Finds the source of predicates of one document."""

    def __init__(self, doc: Doc, denoter: Denoter, quotes: Sequence[Quote], lexicon: Lexicon) -> None:
        self._denoter = denoter
        self._speech = lexicon.words("speech.verbs")
        self._according = lexicon.words("speech.strict_according")
        self._quotes = [quote for quote in quotes if quote.speaker is not None]
        self._by_sentence = {sent.start: self._accordingly(list(sent)) for sent in doc.sents}

    def of(self, token: Token) -> str | None:
        """Id of the entity that is credited with what the token predicates; None where the document itself says it."""
        return self._quoted(token) or self._reported(token) or self._by_sentence.get(token.sent.start)

    def _quoted(self, token: Token) -> str | None:
        for quote in self._quotes:
            if quote.span.start <= token.idx < quote.span.end:
                return quote.speaker
        return None

    def _reported(self, token: Token) -> str | None:
        """Who the nearest speech verb above, or beside the clause, credits: "X a déclaré que …", "…, a dit X"."""
        for ancestor in (token, *token.ancestors):
            beside = [
                child
                for child in children(ancestor, "parataxis")
                if lemma(child) in self._speech and child.i != token.i
            ]
            for verb in beside:
                found = self._subject(verb)
                if found:
                    return found
            relation, verb = base(ancestor.dep_), ancestor.head
            if relation in {"ccomp", "parataxis"} and lemma(verb) in self._speech:
                return self._subject(verb)
            if relation in OBJECTS and ancestor.i != token.i and lemma(verb) in self._speech:
                return self._subject(verb)  # "stated its intention to leave", "revealed a deal whereby …"
        return None

    def _subject(self, verb: Token) -> str | None:
        for subject in own_subjects(verb) or [child for child in verb.children if child.dep_.startswith("expl:subj")]:
            ids = self._denoter.of(subject)
            if ids:
                return ids[0]
        return None

    def _accordingly(self, sentence: Sequence[Token]) -> str | None:
        """The entity within a few words after "selon", "according to": "selon le département de la Défense"."""
        for index, token in enumerate(sentence):
            if credits_source(token, self._according):
                near = (self._denoter.alone(other) for other in sentence[index + 1 : index + 1 + REACH])
                found = next((ids[0] for ids in near if ids), None)
                if found is not None:
                    return found
        return None


def credits_source(token: Token, according: frozenset[str]) -> bool:
    """Whether a source follows: the word is "selon", or the first one of "d'après"."""
    if token.i + 1 == len(token.doc):
        return token.lower_ in according
    return token.lower_ in according or (token.lower_ in {"d'", "d’"} and token.nbor().lower_ == "après")
