"""Facts that names and their neighbourhood state without a predicate.

"armée française" is part of France; "Gao (Mali)", "Springfield, Illinois" and "Mossoul, dans le nord de l'Irak" say
where a place lies, "l'université de Beyrouth" where a body sits; "Hamid (PDS)" names a party.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Span, Token

from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.relations.bodies import Bodies
from kg.relations.denote import GENITIVE, Denoter
from kg.relations.match import Match
from kg.relations.syntax import base, lemma, preposition

Rules = Mapping[str, Any]
ALONG = 7  # tokens between a place and the area that it lies in
SHORT = 2  # words of a body's name
SMALL = frozenset({"ADP", "DET"})


class Composer:
    """Reads such facts of one document."""

    def __init__(self, doc: Doc, found: Found, denoter: Denoter, rules: Rules, lexicon: Lexicon) -> None:
        self._doc = doc
        self._denoter = denoter
        self._found = found
        self._rules = rules
        self._lexicon = lexicon
        self._public = Bodies(lexicon, "public")

    def read(self) -> Iterator[Match]:
        """All of them."""
        yield from self._own_words()
        yield from self._own_places()
        yield from self._neighbours()
        yield from self._places_within()
        yield from self._places_along()
        yield from self._described_places()

    def _type(self, entity: str) -> str:
        return self._found.by_id[entity].type

    def _own_words(self) -> Iterator[Match]:
        table = self._rules.get("composition", {})
        for entity, (country, token) in self._found.country.items():
            property_ = table.get(self._type(entity))
            if self._type(entity) == "Organization" and self._found.by_id[entity].name not in self._public:
                if self._names_seat(entity, country, token) and not any(
                    one == entity for one, _, _ in self._found.within
                ):
                    yield from self._inside(entity, country, self._doc[token])
                continue
            if self._type(entity) == "Facility" and self._found.by_id[entity].name not in self._public:
                continue
            if property_ is not None and self._type(country) in {"Country", "Region", "Organization"}:
                yield Match(entity, property_, country, self._doc[token], "compose:own-words", 0.9)

    def _names_seat(self, entity: str, country: str, token: int) -> bool:
        """Whether a body's country is its seat: "Georgian Tennis Federation", not "American Airlines", "France 2"."""
        name = self._found.by_id[entity].name
        is_adjective = token in self._found.adjectives and self._doc[token].text != self._found.by_id[country].name
        return len(name.split()) > (SHORT if is_adjective else 1) and not any(char.isdigit() for char in name)

    def _own_places(self) -> Iterator[Match]:
        """The place or body that a name names: "Cour d'appel de Douai", "Security Council of the United Nations"."""
        for entity, inner, token in self._found.within:
            yield from self._inside(entity, inner, self._doc[token])

    def _inside(self, entity: str, inner: str, token: Token) -> Iterator[Match]:
        table = self._rules.get("inside", {}).get(self._type(entity), {})
        property_ = table.get(self._type(inner))
        if self._type(inner) == "Region" and self._found.by_id[entity].name in self._public:
            of_public = self._rules.get("composition", {}).get(self._type(entity))  # "Supreme Court of Puerto Rico"
            property_ = of_public or property_
        if property_ is not None:
            yield Match(entity, property_, inner, token, "compose:own-place", 0.8)

    def _neighbours(self) -> Iterator[Match]:
        """Two names with only an opening parenthesis or a comma between them."""
        starts = sorted(self._found.named)
        for left, right in pairwise(starts):
            inner, outer = self._found.named[left], self._found.named[right]
            mark = left + 1
            if inner != outer and right == mark + 1:
                yield from self._beside(inner, outer, self._doc[mark].text.strip(), self._doc[right])

    def _beside(self, inner: str, outer: str, gap: str, token: Token) -> Iterator[Match]:
        nested = self._fits("nesting", inner, outer) or self._fits("site", inner, outer)
        is_acronym = (
            gap == "("
            and token.text.isupper()
            and not (self._found.by_id[outer].link and self._type(outer) == "Country")
        )
        nested = nested and not is_acronym
        if gap in {"(", ","} and nested and self._depends(inner, token, gap):
            yield Match(inner, self._rules["nesting"]["property"], outer, token, "compose:beside", 0.85)
        if gap == "(" and self._fits("affiliation", inner, outer):
            yield Match(inner, self._rules["affiliation"]["property"], outer, token, "compose:parenthesis", 0.85)

    def _depends(self, inner: str, token: Token, gap: str) -> bool:
        """Not in a list ("Paris, Londres et Rome"), nor where a clause begins ("In Paris, France rejoices")."""
        if token.dep_ == "conj" or any(child.dep_ in {"cc", "conj"} for child in token.children):
            return False
        root = token
        while self._found.named.get(root.head.i) == self._found.named.get(token.i) and root.head.i != root.i:
            root = root.head
        return gap == "(" or self._found.named.get(root.head.i) == inner or base(root.dep_) in {"appos", "nmod", "flat"}

    def _fits(self, rule: str, inner: str, outer: str) -> bool:
        table = self._rules.get(rule)
        if table is None:
            return False
        return self._type(inner) in table["inner"] and self._type(outer) in table["outer"]

    def _places_within(self) -> Iterator[Match]:
        """A place with a place as its complement: "Mossoul, dans le nord de l'Irak", "la ville de Gao au Mali"."""
        inside = self._lexicon.words("prepositions.in") | {"de", "of"}
        for token in self._doc:
            head = token.head
            if base(token.dep_) not in {"nmod", "appos", "obl"} or head.i not in self._found.at:
                continue
            case = preposition(token, self._lexicon)
            if case not in inside or (case in GENITIVE and self._type(self._found.at[head.i]) == "MilitaryForce"):
                continue
            inner = self._found.at[head.i]
            for outer in self._denoter.alone(token):
                yield from self._within(inner, outer, token)

    def _within(self, inner: str, outer: str, token: Token) -> Iterator[Match]:
        of_country = preposition(token, self._lexicon) in GENITIVE and self._type(outer) == "Country"
        by_force = preposition(token.head, self._lexicon) in self._lexicon.words("prepositions.agent")
        for rule in ("nesting", "site", "venue", "seat", "presence"):
            if (rule in {"seat", "venue"} and of_country) or (rule == "presence" and by_force):
                continue  # "l'ambassade des États-Unis"; "killed by US forces in Pakistan"
            if rule == "seat" and token.head.i not in self._found.named:
                continue  # "les démocrates dans l'Indiana"
            if inner != outer and self._fits(rule, inner, outer):
                yield Match(inner, self._rules[rule]["property"], outer, token, "compose:within", 0.85)

    def _places_along(self) -> Iterator[Match]:
        """A place and the area around it, however parsers tie them: "à Chifeng dans la région de X", "Gao, au Mali"."""
        starts = sorted(self._found.named)
        for left, right in pairwise(starts):
            inner, outer = self._found.named[left], self._found.named[right]
            between = self._doc[left + 1 : right]
            if inner == outer or not 0 < len(between) <= ALONG or not self._fits("nesting", inner, outer):
                continue
            listed = any(child.dep_ == "conj" for i in (left, right) for child in self._doc[i].children)
            if self._leads_to(between) and not listed:
                yield Match(inner, self._rules["nesting"]["property"], outer, self._doc[right], "compose:along", 0.8)

    def _leads_to(self, between: Span) -> bool:
        """Whether the words say "in the area of": a preposition of place, after a comma or before a noun of area."""
        words = [token for token in between if token.text != ","]
        areas = [token for token in words if lemma(token) in self._lexicon.words("proxies.areas")]
        inside = bool(words) and words[0].lower_ in self._lexicon.words("prepositions.in")
        small = all(token in areas or token.pos_ in SMALL or token.i in self._found.adjectives for token in words)
        return inside and small and (bool(areas) or between[0].text == ",")

    def _described_places(self) -> Iterator[Match]:
        """The country of a noun that names a place: "the Greek island of Samos", "la ville irakienne de Mossoul"."""
        inside = self._lexicon.words("prepositions.in")
        kinds = self._lexicon.words("proxies.areas") | self._lexicon.words("proxies.places")
        for i, country in self._found.adjectives.items():
            noun = self._doc[i].head
            if lemma(noun) not in kinds:
                continue
            for token in self._doc[noun.i + 1 : noun.i + 1 + ALONG]:
                inner = self._found.named.get(token.i)
                if inner is not None and inner != country and self._fits("nesting", inner, country):
                    yield Match(
                        inner, self._rules["nesting"]["property"], country, noun, "compose:described-place", 0.85
                    )
                if inner is not None or token.pos_ not in SMALL | {"ADJ"} or token.lower_ in inside:
                    break
