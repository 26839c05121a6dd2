"""Where persons and bodies belong, said by an adjective, a genitive or a compound instead of a predicate.

"le diplomate français X", "l'Ukrainien X", "Brigid Kosgei of Kenya": a nationality. "BBC's Jonathan Marcus",
"Martin Smith of PBS": an employer. "la Banque centrale de Tunisie", "UOKiK, the Polish agency": a country's body.
"the Austrian manufacturer Hirtenberger", "Denmark-based Salling": a seat.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.mentions.gazetteer import fold
from kg.relations.bodies import Bodies
from kg.relations.denote import GENITIVE, Denoter
from kg.relations.match import Match
from kg.relations.roles import NATIONS, PARTY, Role
from kg.relations.syntax import children, lemma, preposition

NEAR = 5


class Origins:
    """Reads such facts of one document."""

    def __init__(self, doc: Doc, found: Found, denoter: Denoter, lexicon: Lexicon) -> None:
        self._doc = doc
        self._found = found
        self._denoter = denoter
        self._lexicon = lexicon
        self._public = Bodies(lexicon, "public")
        self._parties = Bodies(lexicon, "parties")
        self._partisans = frozenset(map(fold, lexicon.words("descriptions.partisans")))
        self._titles = lexicon.words("roles.titles") | lexicon.words("roles.national")
        self._seat_words = lexicon.words("composition.seats")

    def read(self, roles: Sequence[Role]) -> Iterator[Match]:
        """All of them."""
        yield from self._professions(roles)
        yield from self._demonym_nouns()
        yield from self._genitives()
        yield from self._described_bodies()
        yield from self._seats()
        yield from self._members(roles)

    def _type(self, entity: str) -> str:
        return self._found.by_id[entity].type

    def _professions(self, roles: Sequence[Role]) -> Iterator[Match]:
        persons = self._lexicon.words("roles.persons")
        for role in roles:
            if role.name not in persons:
                continue
            countries = [one for prep, ids in role.complements if not prep for one in ids if self._type(one) in NATIONS]
            rule = f"roles:{role.name}:nationality"
            for holder in role.holders:
                if self._type(holder) == "Person":
                    yield from (Match(holder, "nationality", one, role.token, rule, 0.9) for one in countries)

    def _members(self, roles: Sequence[Role]) -> Iterator[Match]:
        """Whose party an adjective says: "Republican Senator X", "Democrat Y"."""
        for role in roles:
            for prep, ids in role.complements:
                for party in ids if prep == PARTY else ():
                    for holder in role.holders:
                        yield from self._member(holder, party, role.token)
        for i, party in self._found.adjectives.items():
            person = self._found.named.get(i + 1)
            if person is not None:
                yield from self._member(person, party, self._doc[i])

    def _member(self, person: str, party: str, token: Token) -> Iterator[Match]:
        name = fold(self._found.by_id[party].name)
        of_party = name in self._partisans or name.rstrip("s") in self._partisans
        if self._type(person) == "Person" and (of_party or self._found.by_id[party].name in self._parties):
            yield Match(person, "memberOf", party, token, "compose:party", 0.85)

    def _demonym_nouns(self) -> Iterator[Match]:
        """A nationality right before its bearer: "l'Ukrainien Oleksandr Bondarevski", "Dominican Juan Soto"."""
        for i, country in self._found.adjectives.items():
            person = self._found.named.get(i + 1)
            if person is None or not self._doc[i].text[0].isupper():
                continue
            if self._type(person) == "Person" and self._type(country) in NATIONS:
                yield Match(person, "nationality", country, self._doc[i], "compose:demonym-noun", 0.85)

    def _genitives(self) -> Iterator[Match]:
        """What a name has as its genitive: "BBC's X", "X of PBS", "X of Kenya", "la Banque centrale de Tunisie"."""
        for i, entity in self._found.named.items():
            for child in children(self._doc[i], "nmod", "amod"):
                owner = self._found.adjectives.get(child.i) or self._found.named.get(child.i)
                possessive = child.dep_ == "nmod:poss" or preposition(child, self._lexicon) in GENITIVE | {"'s", "’s"}
                if owner is None or owner == entity or not (possessive or child.i in self._found.adjectives):
                    continue
                yield from self._of(entity, owner, child)

    def _of(self, entity: str, owner: str, token: Token) -> Iterator[Match]:
        kinds = self._type(entity), self._type(owner)
        if kinds == ("Person", "Organization") and token.i in self._found.adjectives:
            return  # a party's adjective
        if kinds == ("Person", "Organization"):
            relation = "memberOf" if self._found.by_id[owner].name in self._parties else "worksFor"
            yield Match(entity, relation, owner, token, "compose:person-of-body", 0.7)
        elif kinds == ("Person", "Country") and not self._has_title(entity, token):
            yield Match(entity, "nationality", owner, token, "compose:person-of-country", 0.75)
        elif kinds[1] == "Country" and self._is_body(entity) and entity not in self._found.country:
            yield Match(entity, "partOf", owner, token, "compose:body-of-country", 0.85)

    def _has_title(self, person: str, token: Token) -> bool:
        """Whether the country belongs to the office, not to the person: "President Patrice Talon of Benin"."""
        head = token.head
        while head.dep_ in {"flat", "flat:name"}:
            head = head.head
        return self._follows_title(head, person) or (
            head.dep_ == "conj" and self._follows_title(head.head, self._found.named.get(head.head.i, ""))
        )

    def _follows_title(self, token: Token, person: str) -> bool:
        start = token.i
        while start > 0 and self._found.named.get(start - 1) == person:
            start -= 1
        title = self._doc[start - 1].lower_ if start else ""
        return title.rstrip("s") in self._titles or title in self._titles

    def _is_body(self, entity: str) -> bool:
        return self._type(entity) in {"MilitaryForce", "Government"} or (
            self._type(entity) == "Organization" and self._found.by_id[entity].name in self._public
        )

    def _described_bodies(self) -> Iterator[Match]:
        """A noun with a nationality beside a body: "UOKiK, the Polish agency", "Austrian manufacturer Hirtenberger"."""
        for token in self._doc:
            if token.pos_ != "NOUN" or token.i in self._found.at:
                continue
            countries = [
                country
                for child in token.children
                if (country := self._found.adjectives.get(child.i)) is not None and self._type(country) in NATIONS
            ]
            if not countries:
                continue
            ids = self._denoter.alone(token) or (self._denoter.alone(token.head) if token.dep_ == "appos" else ())
            for entity in ids:
                if self._type(entity) == "Organization" and entity != countries[0]:
                    public = lemma(token) in self._public or self._found.by_id[entity].name in self._public
                    yield Match(
                        entity, "partOf" if public else "basedIn", countries[0], token, "compose:described-body", 0.8
                    )

    def _seats(self) -> Iterator[Match]:
        """A compound with "based" before a body: "Denmark-based retailer Salling", "the Nairobi-based Institute"."""
        for token in self._doc[2:]:
            if token.lower_ not in self._seat_words or self._doc[token.i - 1].text != "-":
                continue
            place = self._found.named.get(token.i - 2)
            if place is None:
                continue
            for i in range(token.i + 1, min(len(self._doc), token.i + NEAR)):
                entity = self._found.named.get(i)
                if entity is not None and self._type(entity) in {"Organization", "ArmedGroup"}:
                    yield Match(entity, "basedIn", place, token, "compose:based", 0.9)
                    break
