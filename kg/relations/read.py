"""The facts and quotations of a document.

1. Quotations and their speakers, so that what is said inside them is credited.
2. Role nouns, frames of verbs and event nouns, names' own words: each gives matches with properties of the ontology.
   A scorer, where the ontology has one, weighs them and adds others.
3. Each match becomes a fact with its sentence, truth, source, time and quantity; what no property covers becomes an
   open fact.
4. What a force does is as true of its country.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from kg.errors import OntologyError
from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.model import Document, Fact, Polarity, Quantity, Quote, Span
from kg.ontology import Ontology
from kg.relations.compose import Composer
from kg.relations.denote import Denoter
from kg.relations.frames import Frame, FrameReader
from kg.relations.judge import OWN_WORDS, SCORER, Judge
from kg.relations.match import Match, Matcher
from kg.relations.offices import Offices
from kg.relations.open import OpenReader
from kg.relations.origins import Origins
from kg.relations.pairs import Known, Pair, PairReader
from kg.relations.quantities import QuantityReader, quantity_near
from kg.relations.quotes import Speakers, find_quotations
from kg.relations.roles import Role, RoleReader
from kg.relations.sources import SourceReader
from kg.relations.syntax import lemma
from kg.relations.times import DateReader, Times
from kg.relations.truth import TruthReader
from kg.scorer import Scorer

EVENT = "Event"
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
UNATTRIBUTED = ("roles:", OWN_WORDS)


def load_rules(folder: Path) -> Mapping[str, Any]:
    """The language-independent rules of an ontology folder.

    Raises:
        OntologyError: ``lexicon/rules.toml`` is missing or malformed.
    """
    path = folder / "lexicon" / "rules.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise OntologyError(message) from error


@dataclass(frozen=True, slots=True)
class _Context:
    """What is asked of each predicate of one document."""

    doc: Doc
    found: Found
    truth: TruthReader
    sources: SourceReader
    times: Times
    quantities: Mapping[int, Quantity]


class RelationReader:
    """Reads facts and quotations of documents in one language."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon, scorer: Scorer | None = None) -> None:
        self._ontology = ontology
        self._lexicon = lexicon
        self._rules = load_rules(ontology.folder)
        self._truth = TruthReader(lexicon)
        self._dates = DateReader(lexicon)
        self._numbers = QuantityReader(lexicon)
        self._pairs = PairReader(lexicon)
        self._judge = Judge(scorer, ontology, self._rules) if scorer is not None else None
        self._open = OpenReader(lexicon)
        self._candidates = lexicon.words("roles.candidates")
        self._static = frozenset(self._rules.get("truth", {}).get("static", ()))
        self._offices = frozenset(self._rules.get("truth", {}).get("offices", ()))

    def read(self, doc: Doc, document: Document, found: Found) -> tuple[tuple[Fact, ...], tuple[Quote, ...]]:
        """Facts in the order of their sentences, and quotations in the order of the text."""
        denoter = Denoter(found, self._lexicon)
        quotes = Speakers(doc, denoter, self._lexicon).quotes(find_quotations(doc))
        quotes = tuple(quote for quote in quotes if quote.speaker not in found.values)
        context = _Context(
            doc,
            found,
            self._truth,
            SourceReader(doc, denoter, quotes, self._lexicon),
            Times(doc, document.published, self._dates),
            self._numbers.find(doc),
        )
        facts = [*self._stated(context, found, denoter), *self._named(doc, found)]
        return tuple(_in_order(self._implied(self._spread(facts, found), found))), quotes

    def _stated(self, context: _Context, found: Found, denoter: Denoter) -> Iterator[Fact]:
        known = self._known(context.doc, found, denoter)
        matches = list(known.matches)
        if self._judge is not None:
            matches = self._judge.weigh(self._pairs.read(context.doc, found, denoter, known), known.matches, found)
        yield from (self._fact(match, context) for match in matches)
        stated = {(match.token.sent.start, frozenset((match.subject, match.object))) for match in matches}
        for match in self._open.read(context.doc, found, denoter, known.covered):
            sides = frozenset((match.subject, match.object))
            if (match.token.sent.start, sides) not in stated and sides.isdisjoint(context.found.values):
                yield self._fact(match, context)

    def _known(self, doc: Doc, found: Found, denoter: Denoter) -> Known:
        """What the rules read of a document."""
        matcher = Matcher(self._ontology, self._lexicon, found)
        roles = list(RoleReader(found, denoter, self._lexicon).read(doc))
        matches = [match for role in roles for match in matcher.role(role)]
        matches += Composer(doc, found, denoter, self._rules, self._lexicon).read()
        matches += Origins(doc, found, denoter, self._lexicon).read(roles)
        frames: list[Frame] = []
        covered: set[int] = set()
        for frame in FrameReader(denoter, self._lexicon).read(doc):
            of_frame = list(matcher.frame(frame))
            matches += of_frame
            frames.append(frame)
            if of_frame:
                covered.add(frame.token.i)
        matches += list(Offices(doc, found, self._lexicon).read(roles, matches))
        in_ontology = [match for match in matches if match.property in self._ontology.properties]
        return Known(in_ontology, frames, roles, covered)

    def frames(self, doc: Doc, found: Found) -> Iterator[Frame]:
        """Every predicate with its arguments: what patterns are compiled from."""
        return FrameReader(Denoter(found, self._lexicon), self._lexicon).read(doc)

    def pairs(self, doc: Doc, found: Found) -> Iterator[Pair]:
        """Every pair of entities of a sentence with what is observed of it: what a scorer learns from."""
        denoter = Denoter(found, self._lexicon)
        return self._pairs.read(doc, found, denoter, self._known(doc, found, denoter))

    def _value(self, match: Match, found: Found) -> str | None:
        """What a property of literals has for object: the value, or the name of the entity that stands there."""
        property_ = self._ontology.properties.get(match.property)
        if property_ is None or not property_.is_literal:
            return None
        return found.values.get(match.object) or found.by_id[match.object].name

    def _fact(self, match: Match, context: _Context) -> Fact:
        own_voice = match.rule.startswith(UNATTRIBUTED) or (match.rule == SCORER and not self._is_event(match.token))
        own_voice = own_voice and not any(child.dep_ == "cop" for child in match.token.children)
        value, source = self._value(match, context.found), context.sources.of(match.token)
        return Fact(
            subject=match.subject,
            predicate=match.property,
            object=match.object if value is None else None,
            value=value,
            evidence=_sentence(match.token),
            rule=match.rule,
            confidence=match.confidence,
            polarity=self._polarity(match, context.truth),
            attributed_to=None if own_voice or source in context.found.values else source,
            time=self._time(match, context, value, own_voice=own_voice),
            quantity=self._quantity(match, context),
        )

    def _time(self, match: Match, context: _Context, value: str | None, *, own_voice: bool) -> str | None:
        """When the fact holds; a date that is itself the object says nothing of that."""
        if match.property in self._static:
            return None
        time = context.times.below(match.token) if own_voice else context.times.of(match.token)
        if time is None:
            time = next(
                (year for one in (match.subject, match.object) if (year := self._year(one, context.found))), None
            )
        return None if time == value else time

    def _year(self, entity: str, found: Found) -> str | None:
        """The year that an event's own name has: "2016 United States presidential election"."""
        one = found.by_id[entity]
        year = YEAR.search(one.name) if one.type == EVENT else None
        return year[0] if year is not None else None

    def _polarity(self, match: Match, truth: TruthReader) -> Polarity:
        if match.rule.startswith(OWN_WORDS) or (match.rule == SCORER and match.property in self._static):
            return "affirmed"
        if match.property in self._offices and self._is_candidacy(match.token):
            return "hypothetical"
        is_role = match.rule.startswith("roles:") or (match.rule == SCORER and not self._is_event(match.token))
        return truth.of_role(match.token) if is_role else truth.of(match.token)

    def _is_candidacy(self, token: Token) -> bool:
        """Whether the office is only run for: "presidential candidate X"."""
        return any(lemma(one) in self._candidates for one in (token, token.head, *token.children))

    def _is_event(self, token: Token) -> bool:
        """Whether the word tells what happens, not who somebody is."""
        return token.pos_ in {"VERB", "AUX"} or lemma(token) in self._lexicon.patterns["nouns"]

    def _quantity(self, match: Match, context: _Context) -> Quantity | None:
        """The figure of an argument, or of the verb's object: "donated $3bn to Karland"."""
        for token in (*match.carriers, *(child for child in match.token.children if child.dep_ == "obj")):
            quantity = quantity_near(token, context.quantities)  # type: ignore[arg-type] # a mapping will do
            if quantity is not None:
                return quantity
        return None

    def _named(self, doc: Doc, found: Found) -> Iterator[Fact]:
        names = self._rules.get("names", {})
        for naming in found.namings if names else ():
            yield Fact(
                subject=naming.entity,
                predicate=names[naming.relation],
                object=None,
                value=naming.name,
                evidence=_sentence(doc[naming.token]),
                rule=naming.rule,
                confidence=0.9,
            )

    def _implied(self, facts: Iterable[Fact], found: Found) -> Iterator[Fact]:
        """What holds if a fact does not or not yet: who is to withdraw from a place is there."""
        for fact in facts:
            yield fact
            rule = self._rules.get("implication", {}).get(fact.predicate)
            if rule is None or fact.object is None or fact.polarity not in rule["polarities"]:
                continue
            subject = found.by_id[fact.subject]
            if {subject.type, *subject.classes} & set(rule["subjects"]) and self._ontology.suits(
                rule["property"], subject.type, found.by_id[fact.object].type
            ):
                yield replace(
                    fact,
                    predicate=rule["property"],
                    polarity="affirmed",
                    rule=f"{fact.rule}+{rule['property']}",
                    confidence=round(fact.confidence * 0.8, 3),
                    time=None,
                )

    def _spread(self, facts: Iterable[Fact], found: Found) -> Iterator[Fact]:
        """What a force does or suffers, its country does: "les forces américaines ont quitté l'Irak"."""
        rule = self._rules.get("propagation")
        if rule is None:
            yield from facts
            return
        stated = list(facts)
        wholes = {
            fact.subject: fact.object
            for fact in stated
            if fact.predicate == rule["through"] and fact.polarity == "affirmed"
        }
        forces = {entity.id for entity in found.entities if entity.type == rule["class"]} & wholes.keys()
        for fact in stated:
            yield fact
            subject = wholes[fact.subject] if fact.subject in forces else None
            if subject and fact.predicate in rule["properties"] and subject != fact.object:
                yield self._of_whole(replace(fact, subject=subject))
            object_ = wholes[fact.object] if fact.object in forces else None
            if object_ and fact.predicate in rule.get("suffered", ()) and object_ != fact.subject:
                yield self._of_whole(replace(fact, object=object_))

    def _of_whole(self, fact: Fact) -> Fact:
        rule = f"{fact.rule}+{self._rules['propagation']['through']}"
        return replace(fact, rule=rule, confidence=round(fact.confidence * 0.95, 3))


def _sentence(token: Token) -> Span:
    """The token's sentence without the white space around it."""
    sentence = token.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(start, max(start + 1, sentence.start_char + len(text.rstrip())))


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By sentence, then by content; the surest of those that say the same in one sentence."""
    best: dict[tuple[Any, ...], Fact] = {}
    for fact in facts:
        key = (fact.evidence, fact.subject, fact.predicate, fact.object or "", fact.value or "", fact.polarity)
        if key not in best or fact.confidence > best[key].confidence:
            best[key] = fact
    return [best[key] for key in sorted(best)]


__all__ = ["RelationReader", "Role", "load_rules"]
