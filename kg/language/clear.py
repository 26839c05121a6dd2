"""Parses in the ClearNLP style, as the official English pipelines give them, turned into Universal Dependencies.

1. Prepositions: "troops ← in ← Iraq" becomes "troops ← Iraq ← in", an ``obl`` or ``nmod`` with its ``case``.
2. The copula: "Kirby ← is → spokesman" becomes "spokesman" with subject and ``cop``.
3. Coordination: all conjuncts on the first one, each conjunction on the conjunct after it.
4. What only the name differs in is renamed by ``labels.toml``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

CLEAR = frozenset({"dobj", "pobj", "nsubjpass", "auxpass"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
COMPLEMENTS = ("pobj", "pcomp")
PREDICATES = ("attr", "acomp")
VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})
CLAUSAL = frozenset({"VERB", "AUX"})


def is_clear(labels: Iterable[str]) -> bool:
    """Whether a parser's labels are those of ClearNLP."""
    return len(CLEAR & set(labels)) > 1


def to_universal(doc: Doc) -> Doc:
    """A copy of the doc with its dependencies in the Universal style."""
    tree = _Tree(doc)
    for i in range(len(doc)):
        _turn_preposition(tree, i)
    for i in range(len(doc)):
        _turn_copula(tree, i)
    _flatten_coordination(tree)
    return tree.rebuild()


class _Tree:
    """Heads and labels of a doc while they change."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.deps = [token.dep_ for token in doc]

    def children(self, i: int) -> list[int]:
        """Dependents in the order of the text. Within one sentence: a tree never crosses its border."""
        sent = self.doc[i].sent
        return [j for j in range(sent.start, sent.end) if self.heads[j] == i and j != i]

    def first(self, i: int, labels: Iterable[str]) -> int | None:
        """The first dependent with one of the labels."""
        return next((j for j in self.children(i) if self.deps[j] in labels), None)

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hang a token under a new head."""
        self.heads[i], self.deps[i] = head, dep

    def swap(self, i: int, child: int, dep: str) -> None:
        """Let the child take its head's place, and all its dependents."""
        head = child if self.heads[i] == i else self.heads[i]
        self.attach(child, head, self.deps[i])
        for other in self.children(i):
            if other != child:
                self.heads[other] = child
        self.attach(i, child, dep)

    def rebuild(self) -> Doc:
        """A new doc with these heads and labels; all else is copied."""
        doc = self.doc
        deps = [_universal().get(dep, dep) for dep in self.deps]
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            pos=[token.pos_ for token in doc],
            morphs=[str(token.morph) for token in doc],
            lemmas=[token.lemma_ for token in doc],
            heads=self.heads,
            deps=deps,
            ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
        )


def _turn_preposition(tree: _Tree, i: int) -> None:
    """Such as "troops in Iraq", "invited by Iraq", "gave to Paul", "after leaving"."""
    if tree.deps[i] not in PREPOSITIONS or tree.doc[i].pos_ in {"NOUN", "PROPN", "PRON"}:
        return
    child = _complement(tree, i)
    inner = tree.first(i, PREPOSITIONS) if child is None else None
    if inner is not None:  # "from behind": the outer preposition goes to the inner one's noun
        child = _complement(tree, inner)
        if child is not None:
            tree.attach(inner, child, "case")
    if child is None:
        tree.deps[i] = "mark" if tree.deps[i] == "prep" and tree.children(i) else "advmod"
        return
    _hang(tree, i, child)
    _share(tree, i, child)


def _complement(tree: _Tree, i: int) -> int | None:
    return next((j for j in tree.children(i) if j > i and tree.deps[j] in COMPLEMENTS), None)


def _hang(tree: _Tree, i: int, child: int) -> None:
    head, dep = tree.heads[i], tree.deps[i]
    clausal = tree.deps[child] == "pcomp" and tree.doc[child].pos_ in CLAUSAL
    verbal = tree.doc[head].pos_ in VERBAL
    if clausal:
        label = "advcl" if verbal else "acl"
    elif dep == "agent":
        label = "obl:agent"
    else:
        label = "obl" if verbal else "nmod"
    tree.attach(child, head, label)
    for other in tree.children(i):
        if tree.deps[other] == "pcomp":  # "because of the war"
            tree.attach(other, child, "case")
        elif tree.deps[other] in {"advmod", "neg", "npadvmod", "punct", "nummod", "prep", "mark"}:
            tree.heads[other] = child
    tree.attach(i, child, "mark" if clausal else "case")


def _share(tree: _Tree, i: int, child: int) -> None:
    """Such as "in Paris and in London": the second preposition hangs on the first as its conjunct."""
    for other in tree.children(i):
        complement = _complement(tree, other) if tree.deps[other] == "conj" else None
        if complement is not None:
            tree.attach(complement, child, "conj")
            tree.attach(other, complement, "case")
        else:
            tree.heads[other] = child


def _turn_copula(tree: _Tree, i: int) -> None:
    """Such as "Kirby is the spokesman", "The group was weak", "The troops are in Iraq"."""
    if tree.doc[i].lemma_.lower() != "be" or tree.deps[i] in {"aux", "auxpass", "cop"}:
        return
    predicate = tree.first(i, PREDICATES)
    if tree.first(i, ("expl",)) is not None:  # "There are troops": what exists is the subject
        if predicate is not None:
            tree.deps[predicate] = "nsubj"
        return
    if predicate is None and tree.first(i, ("nsubj",)) is not None:
        predicate = next((j for j in tree.children(i) if tree.deps[j] == "obl" and j > i), None)
    if predicate is not None:
        tree.swap(i, predicate, "cop")


def _flatten_coordination(tree: _Tree) -> None:
    """Such as "Paris, Rome and Oslo"; the infinitive's "to" is no auxiliary either."""
    for i in range(len(tree.doc)):
        if tree.deps[i] == "cc":
            following = (j for j in tree.children(tree.heads[i]) if j > i and tree.deps[j] == "conj")
            tree.heads[i] = next(following, tree.heads[i])
        elif tree.deps[i] == "aux" and tree.doc[i].lower_ == "to":
            tree.deps[i] = "mark"
    for i in range(len(tree.doc)):
        head = tree.heads[i]
        if tree.deps[i] == "conj" and tree.deps[head] == "conj" and tree.heads[head] != head:
            tree.heads[i] = tree.heads[head]


@cache
def _universal() -> Mapping[str, str]:
    relations = tomllib.loads(files("kg.language").joinpath("labels.toml").read_text(encoding="utf-8"))["relations"]
    return {str(clear): str(universal) for clear, universal in relations.items()}
