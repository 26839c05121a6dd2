"""Role nouns and who holds them: "le président X", "X, attaché de presse du Pentagone", "X est maire de Y".

A role noun links its holder (the person or thing it is said of) to its complement: "of …", a nationality, the first
noun of a compound ("Pentagon spokesman John Kirby").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.lexicon import Lexicon, Pattern
from kg.mentions import Found
from kg.relations.denote import Denoter
from kg.relations.syntax import base, children, lemma, passive_subjects, preposition, subjects

NATIONS = frozenset({"Country", "Region"})  # whose adjectives are nationalities: England is a region of one
PARTY = "party"  # in the place of a preposition: the complement is a party's adjective, "le sénateur démocrate"
LINKS = ("appos", "flat", "flat:name", "nmod:desc", "nmod:appos")
GAP = 3
REACH = 9
FAR = 30  # words from a role to the last of those who hold it
IN_COMPLEMENT = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "PART"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
FRONTED = frozenset({"advcl", "obl", "nmod", "dislocated", "appos", "parataxis", "advmod", "acl"})

# Preposition (empty for a nationality or compound, `PARTY` for a party's adjective) and entity ids.
Complement = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun in the text.

    Attributes:
        token: its head word.
        last: its last word.
        patterns: what it expresses.
        holders: entity ids of who holds it.
        complements: what it is a role in.
    """

    token: Token
    last: Token
    name: str
    patterns: tuple[Pattern, ...]
    holders: tuple[str, ...]
    complements: tuple[Complement, ...]


class RoleReader:
    """Reads the role nouns of a document."""

    def __init__(self, found: Found, denoter: Denoter, lexicon: Lexicon) -> None:
        self._found = found
        self._denoter = denoter
        self._lexicon = lexicon
        self._table = lexicon.patterns["roles"]
        self._persons = lexicon.words("roles.persons")
        heads = {name.partition(" ")[0] for name in (*self._table, *self._persons)}
        self._heads = frozenset(heads | {head.partition("-")[0] for head in heads} | {"ex"})
        self._copulas = lexicon.words("copula.verbs") | lexicon.words("copula.becoming")

    def read(self, doc: Doc) -> Iterator[Role]:
        """Role nouns with somebody who holds them, left to right."""
        position = 0
        while position < len(doc):
            match = self._match(doc, position)
            if match is None:
                position += 1
                continue
            name, end = match
            yield from self._roles(doc, position, end, name)
            position = end

    def _match(self, doc: Doc, start: int) -> tuple[str, int] | None:
        """The longest role noun that starts here; singular and plural, any case."""
        if start in self._found.named or doc[start].pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return None
        first = {_present(lemma(doc[start])), _present(doc[start].lower_)}
        if not first & self._heads:
            return None
        for size in range(self._lexicon.role_words, 0, -1):
            if start + size > len(doc):
                continue
            words = doc[start : start + size]
            for name in map(_present, (_joined(lemma(t) for t in words), _joined(t.lower_ for t in words))):
                if name in self._table or (size == 1 and name in self._persons):
                    return None if _is_modifier(doc, start + size) else (name, start + size)
        return None

    def _roles(self, doc: Doc, start: int, end: int, name: str) -> Iterator[Role]:
        words, token = list(doc[start:end]), doc[start:end].root
        holders = self._holders(doc, token, start, end)
        if not holders:
            return
        each = [self._own(doc, end, holder, holders) for holder in holders]
        shared = tuple(self._complements(doc, words, token, holders))
        each = each if all(each) else _respectively(holders, shared)
        several = [((one,), own) for one, own in zip(holders, each, strict=False)]
        for who, complements in several if len(several) > 1 else ((holders, shared),):
            yield Role(token, words[-1], name, self._table.get(name, ()), who, complements)

    def _own(self, doc: Doc, start: int, holder: str, holders: tuple[str, ...]) -> tuple[Complement, ...]:
        """The complement right after one holder of several: "Senators X of Texas and Y of Utah"."""
        last = next((i for i in range(start, min(len(doc), start + FAR)) if self._ends(doc, i, holder)), None)
        if last is None:
            return ()
        noun = next((doc[i] for i in range(last + 2, min(len(doc), last + 2 + GAP)) if i in self._found.named), None)
        if noun is None or doc[last + 1].pos_ != "ADP" or self._found.named[noun.i] in holders:
            return ()
        return tuple(self._complement(noun, holders))

    def _ends(self, doc: Doc, i: int, entity: str) -> bool:
        return self._found.named.get(i) == entity and self._found.named.get(i + 1) != entity

    def _holders(self, doc: Doc, token: Token, start: int, end: int) -> tuple[str, ...]:
        return (
            self._beside(doc, token, start, end)
            or self._after_complement(doc, end)
            or self._after_comma(doc, end)
            or self._before_comma(doc, start)
            or self._apposed(token)
            or self._predicated(token)
            or self._fronted(token)
        )

    def _fronted(self, token: Token) -> tuple[str, ...]:
        """A role before its clause is the subject's: "Ingénieur chez Thales depuis vingt ans, X démissionne"."""
        first = token.sent[0]
        early = all(other.is_punct or other.pos_ in {"ADJ", "DET", "SPACE"} for other in token.doc[first.i : token.i])
        comma = next((child for child in token.doc[token.i : token.head.i] if child.text == ","), None)
        if not early or comma is None or token.head.i <= token.i or base(token.dep_) not in FRONTED:
            return ()
        return tuple(dict.fromkeys(one for subject in subjects(token.head) for one in self._denoter.of(subject)))

    def _after_complement(self, doc: Doc, end: int) -> tuple[str, ...]:
        """A name right after the complement's, of which parsers make one phrase: "le maire de Lyon Jean Petit"."""
        passed = False
        for i in range(end, min(len(doc) - 1, end + REACH)):
            if doc[i].pos_ not in IN_COMPLEMENT or {doc[i].lower_, lemma(doc[i])} & self._table.keys():
                break
            if self._person_at(i):
                return self._person_at(i) if passed and doc[i - 1].pos_ in NOMINAL else ()
            passed = passed or i in self._found.named
        return ()

    def _after_comma(self, doc: Doc, end: int) -> tuple[str, ...]:
        """A name that parsers tend to hang on the nearer noun: "L'attaché de presse du Pentagone, John Kirby,"."""
        for i in range(end, min(len(doc) - 1, end + REACH)):
            if doc[i].text == ",":
                return self._titled(doc, i + 1)
            if doc[i].pos_ not in IN_COMPLEMENT:
                break
        return ()

    def _titled(self, doc: Doc, start: int) -> tuple[str, ...]:
        """A person who is named here, after a title or not: "…, le lieutenant-colonel X"."""
        for i in range(start, min(len(doc), start + GAP)):
            if self._person_at(i) or doc[i].pos_ not in {"DET", "NOUN", "ADJ", "PROPN"}:
                return self._person_at(i)
        return ()

    def _before_comma(self, doc: Doc, start: int) -> tuple[str, ...]:
        """A name before: "John Kirby, porte-parole du Pentagone", "John Kirby, the Pentagon's spokesman"."""
        for i in range(start - 1, max(0, start - REACH), -1):
            if doc[i].text == ",":
                return self._person_at(i - 1)
            if doc[i].pos_ not in {"DET", "ADJ", "PROPN", "PART", "NOUN"} or self._person_at(i):
                break
        return ()

    def _person_at(self, i: int) -> tuple[str, ...]:
        entity = self._found.named.get(i)
        return (entity,) if entity is not None and self._found.by_id[entity].type == "Person" else ()

    def _beside(self, doc: Doc, token: Token, start: int, end: int) -> tuple[str, ...]:
        """A name that follows at once: "Pentagon spokesman John Kirby", "le président français Emmanuel Macron"."""
        for i in range(end, min(len(doc), end + GAP)):
            if i in self._found.named:
                return self._persons_from(doc[i]) if _is_plural(token) else self._person_at(i)
            if i not in self._found.adjectives and doc[i].pos_ not in {"ADJ", "PROPN"}:
                break
        return ()

    def _persons_from(self, token: Token) -> tuple[str, ...]:
        """The persons of a coordination that begins here: "les ministres X et Y", "sisters Venetia and Imogen"."""
        first = self._person_at(token.i)
        while first and self._found.named.get(token.head.i) == first[0] and token.head.i != token.i:
            token = token.head
        others = (one for child in children(token, "conj") for one in self._person_at(child.i))
        return tuple(dict.fromkeys((*first, *others)))

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """Who is in apposition to the role, or it to them: "X, maire de Lyon", "le maire de Lyon, X"."""
        for child in children(token, *LINKS):
            ids = self._denoter.of(child) if _is_plural(token) else self._denoter.alone(child)
            if ids:
                return ids
        if token.dep_ in LINKS or base(token.dep_) == "appos":
            return self._denoter.alone(token.head)
        if token.dep_ == "conj" and base(token.head.dep_) == "appos":
            return self._denoter.alone(token.head.head)
        return ()

    def _predicated(self, token: Token) -> tuple[str, ...]:
        """The subject of the copula, or who is named to the role: "X est maire de Lyon", "X was elected president"."""
        copula = any(child.dep_ == "cop" for child in token.children)
        verb = token if copula else token.head
        if not copula and not (base(token.dep_) in {"xcomp", "obl"} and lemma(verb) in self._copulas):
            return ()
        named = [child for child in verb.children if not copula and child.dep_ == "obj" and child.i != token.i]
        passive = passive_subjects(verb)
        holders = named or passive or subjects(verb)
        return tuple(dict.fromkeys(one for child in holders for one in self._denoter.of(child)))

    def _complements(
        self, doc: Doc, words: list[Token], token: Token, holders: tuple[str, ...]
    ) -> Iterator[Complement]:
        inside = {word.i for word in words}
        for word in words:
            for child in word.children:
                if child.i in inside or child.dep_ in LINKS:
                    continue
                yield from self._complement(child, holders)
        for i in range(words[-1].i + 1, min(len(doc), words[-1].i + GAP)):
            if self._person_at(i):  # "President Patrice Talon of Benin"
                for child in children(doc[i], "nmod"):
                    yield from self._complement(child, holders)
        start = words[0].i
        if start and words[0].i - 1 not in inside:
            yield from self._before(doc, start, holders)

    def _complement(self, child: Token, holders: tuple[str, ...]) -> Iterator[Complement]:
        adjective = self._denoter.adjective(child)
        if adjective:
            of_party = self._found.by_id[adjective[0]].type not in NATIONS
            yield PARTY if of_party else "", adjective
            return
        relation = base(child.dep_)
        if relation in {"nmod", "obl", "compound", "det"} or child.dep_ == "nmod:poss":
            ids = tuple(one for one in self._denoter.of(child) if one not in holders)
            if ids:
                yield (
                    preposition(child, self._lexicon)
                    if relation in {"nmod", "obl"} and child.dep_ != "nmod:poss"
                    else "",
                    ids,
                )

    def _before(self, doc: Doc, start: int, holders: tuple[str, ...]) -> Iterator[Complement]:
        """The name or nationality right before an English role: "US President", "Niger's president"."""
        if self._lexicon.lang != "en":
            return
        if doc[start].is_sent_start:
            return
        i = start - 1
        while (
            i > 0
            and (doc[i].pos_ in {"ADJ", "PART"} or doc[i].text in {"'s", "’s", "-"})
            and i not in self._found.at
            and i not in self._found.adjectives
        ):
            i -= 1
        entity = self._found.adjectives.get(i) or self._found.at.get(i)
        if entity is not None and entity not in holders and start - i <= GAP:
            of_party = i in self._found.adjectives and self._found.by_id[entity].type not in NATIONS
            yield PARTY if of_party else "", (entity,)


def _respectively(holders: tuple[str, ...], complements: tuple[Complement, ...]) -> list[tuple[Complement, ...]]:
    """One complement each, where there are as many in one phrase: "the mayors of A and B, X and Y"; else none."""
    for prep, ids in complements:
        if prep and len(ids) == len(holders):
            return [((prep, (one,)),) for one in ids]
    return []


def _is_plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])


def _is_modifier(doc: Doc, end: int) -> bool:
    """Whether the words before only modify the common noun that follows: "chief" in "its chief negotiator"."""
    return (
        end < len(doc)
        and doc[end].pos_ == "NOUN"
        and doc[end - 1].head.i == end
        and doc[end - 1].dep_ in {"compound", "amod"}
    )


def _present(name: str) -> str:
    """The role itself of one that was held before: "ex-ministre"."""
    return name.removeprefix("ex-").removeprefix("ex ")


def _joined(words: Iterable[str]) -> str:
    """The words as one name; a pipeline may have cut "editor-in-chief" at its hyphens."""
    return " ".join(words).replace(" - ", "-")
