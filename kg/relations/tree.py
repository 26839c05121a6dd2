"""A parse as lists of dependents, made once a document: phrases are then read in time linear in their length."""

from collections.abc import Collection, Iterable
from functools import cached_property

from spacy.tokens import Doc, Token

from kg.relations.syntax import base

LONGEST = 80  # tokens of a phrase: what is longer is no argument that anybody would read


class Tree:
    """The dependents of each token of a document, in the order of the text; white space is none."""

    def __init__(self, doc: Doc, tokens: Iterable[Token] | None = None) -> None:
        """Read the heads.

        Args:
            doc: the document.
            tokens: those of the sentences that will be asked about; None for all.
        """
        self.doc = doc
        self._dependents: dict[int, list[Token]] = {}
        self._by_relation: dict[tuple[int, str], list[Token]] = {}
        for token in doc if tokens is None else tokens:
            head = token.head.i
            if head != token.i and not token.is_space:
                self._dependents.setdefault(head, []).append(token)
                self._by_relation.setdefault((head, base(token.dep_)), []).append(token)

    @cached_property
    def text(self) -> str:
        """The document's text, which spaCy puts together anew each time."""
        return self.doc.text

    def all(self, token: Token) -> list[Token]:
        """All dependents."""
        return self._dependents.get(token.i, [])

    def of(self, token: Token, *relations: str) -> list[Token]:
        """Dependents with one of the relations; one without a subtype stands for all its subtypes."""
        found: list[Token] = []
        for relation in relations:
            general = base(relation)
            some = self._by_relation.get((token.i, general), [])
            found += some if relation == general else [one for one in some if one.dep_ == relation]
        return found if len(relations) == 1 else sorted(found, key=lambda one: one.i)

    def conjuncts(self, token: Token, most: int) -> list[Token]:
        """The token and what is coordinated with it; the token alone where there are more than `most`."""
        found: list[Token] = []
        waiting = [token]
        while waiting and len(found) <= most:
            one = waiting.pop()
            found.append(one)
            waiting += reversed(self.of(one, "conj"))
        return found if len(found) <= most else [token]

    def is_plural(self, noun: Token) -> bool:
        """Whether a noun is several, by its form or by coordination."""
        return "Plur" in noun.morph.get("Number", []) or bool(self.of(noun, "conj"))

    def case(self, token: Token) -> list[Token]:
        """The preposition before a phrase, word by word: "according", "to"."""
        before = [one for one in self.of(token, "case") if one.i < token.i]
        return [word for one in before for word in (one, *self.of(one, "fixed"))]

    def phrase(self, head: Token, without: Collection[str] = (), left_out: Collection[int] = ()) -> list[Token]:
        """Tokens that a head governs, in the order of the text; empty where they are more than `LONGEST`.

        Args:
            head: the head, always part of the phrase.
            without: relations to the head whose phrases are left out, with their subtypes.
            left_out: places of tokens that are left out with their phrases.
        """
        found = [head]
        waiting = [one for one in self.all(head) if one.dep_ not in without and base(one.dep_) not in without]
        while waiting and len(found) <= LONGEST:
            token = waiting.pop()
            if token.i not in left_out:
                found.append(token)
                waiting += self.all(token)
        return trimmed(sorted(found, key=lambda token: token.i)) if len(found) <= LONGEST else []


def trimmed(tokens: list[Token]) -> list[Token]:
    """The tokens without punctuation, space and conjunctions at either end."""
    start, end = 0, len(tokens)
    while start < end and _is_edge(tokens[start]):
        start += 1
    while start < end and _is_edge(tokens[end - 1]):
        end -= 1
    return tokens[start:end]


def _is_edge(token: Token) -> bool:
    return token.pos_ in {"PUNCT", "SPACE"} or token.dep_ == "cc"
