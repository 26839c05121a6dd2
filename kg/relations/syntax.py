"""Small questions to a parse in Universal Dependencies: prepositions, subjects, passives, antecedents.

Everything here is language-independent; words come from the lexicon.
"""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from kg.lexicon import Lexicon

OBLIQUE = ("obl", "nmod", "advmod")
SUBJECT = ("nsubj", "nsubj:caus", "nsubj:outer", "expl:subj", "csubj")
PASSIVE_SUBJECT = "nsubj:pass"
PERFECT = frozenset({"avoir", "have"})
BEEN = frozenset({"été", "been"})


def lemma(token: Token) -> str:
    """Lower-case lemma; the lower-case word where the pipeline gives none."""
    return (token.lemma_ or token.text).lower()


def base(dep: str) -> str:
    """The relation without its subtype: ``obl`` of ``obl:arg``."""
    return dep.split(":", 1)[0]


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Dependents with one of the relations, subtypes included."""
    return (child for child in token.children if base(child.dep_) in relations or child.dep_ in relations)


def preposition(token: Token, lexicon: Lexicon) -> str:
    """The preposition before a phrase, in lower case, contractions undone; empty where there is none.

    A compound preposition comes whole: "hors de", "according to".
    """
    words: list[str] = []
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i:
            words += [child.lower_, *(fixed.lower_ for fixed in child.children if fixed.dep_ == "fixed")]
    contractions = lexicon.words.mapping("contractions")
    return " ".join(contractions.get(word, word) for word in words)


def is_passive(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb is in the passive, or a past participle that modifies its patient.

    "X a été attaqué", "X, attaqué par Y", "Attaqué par Y, X …", "X was bombed and seized"; not "X, né à Y".
    """
    if is_reflexive(verb):  # "ils s'étaient mis d'accord": parsers take the participle for a passive
        return False
    if any(child.dep_ == "aux:pass" for child in verb.children) or passive_subjects(verb):
        return True
    if not is_past_participle(verb) or has_auxiliary(verb) or lemma(verb) in lexicon.words("verbs.intransitive"):
        return False
    if verb.dep_ == "conj":
        return verb.head.i != verb.i and not own_subjects(verb) and is_passive(verb.head, lexicon)
    return base(verb.dep_) in {"acl", "advcl"} and verb.dep_ not in {"acl:relcl", "advcl:relcl"}


def passive_subjects(verb: Token) -> list[Token]:
    """Subjects that a passive verb is done to; none where the auxiliary shows that a parser took an active for one."""
    return [] if _is_perfect(verb) else [child for child in verb.children if child.dep_ == PASSIVE_SUBJECT]


def _is_perfect(verb: Token) -> bool:
    """Whether "avoir" or "have" alone stands before the verb: "X a critiqué Y"."""
    auxiliaries = [child for child in verb.children if base(child.dep_) == "aux"]
    return any(lemma(child) in PERFECT for child in auxiliaries) and all(
        child.dep_ != "aux:pass" and child.lower_ not in BEEN for child in auxiliaries
    )


def is_past_participle(verb: Token) -> bool:
    """Whether the form is a past participle, by its features."""
    return "Part" in verb.morph.get("VerbForm", []) and "Pres" not in verb.morph.get("Tense", [])


def has_auxiliary(verb: Token) -> bool:
    """Whether the verb has an auxiliary of tense."""
    return any(base(child.dep_) == "aux" for child in verb.children)


OWNERS = frozenset({"nmod:poss", "compound", "nmod"})  # whose plan a plan is


def own_subjects(verb: Token) -> list[Token]:
    """Active subjects that the verb itself governs, impersonal ones left out."""
    wanted = (*SUBJECT, PASSIVE_SUBJECT) if is_reflexive(verb) or _is_perfect(verb) else SUBJECT
    found = [child for child in verb.children if child.dep_ in wanted and child.dep_ not in {"expl:subj", "csubj"}]
    if found and verb.dep_ == "conj" and verb.head.pos_ in {"NOUN", "PROPN"} and verb.head.i < found[0].i:
        return [verb.head, *found]  # "X et Y ont déclaré", read by a parser as X and a clause of Y
    return found


def subjects(verb: Token, depth: int = 4) -> list[Token]:
    """Who does it: its own subject, else the one it shares with, or is controlled by, the clause above.

    "X a attaqué et pris Y", "X veut attaquer Y", "X a attaqué, tuant Y": X.
    """
    found = own_subjects(verb)
    if found or depth == 0 or passive_subjects(verb):
        return found
    return _inherited(verb, depth)


def _inherited(verb: Token, depth: int) -> list[Token]:
    relation, head = verb.dep_, verb.head
    if relation == "conj" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        return _surface_subjects(head, depth)
    if relation == "xcomp":
        controller = [child for child in head.children if child.dep_ in {"obj", "iobj"}]
        return controller if controller and controller[0].i < verb.i else _surface_subjects(head, depth)
    if base(relation) in {"advcl", "ccomp"} and not _is_finite(verb):  # "X denied having attacked Y"
        return _surface_subjects(head, depth)
    return _modified(verb, head) if relation == "acl" else []


def _modified(verb: Token, noun: Token) -> list[Token]:
    """The subject of a verb that modifies a noun: the noun, or for an infinitive who has the plan that the noun is.

    "un homme vivant à Paris", "X, né à Paris": the noun; "X a le projet d'attaquer Y", "X's plan to attack Y": X.
    """
    if "Inf" not in verb.morph.get("VerbForm", []):
        return [noun]
    owners = [child for child in noun.children if child.i < verb.i and child.dep_ in OWNERS]
    return owners or (own_subjects(noun.head) if noun.dep_ == "obj" else [])


def _surface_subjects(verb: Token, depth: int) -> list[Token]:
    """Grammatical subjects, whatever the voice: what a coordinated or controlled verb shares."""
    return passive_subjects(verb) or subjects(verb, depth - 1)


def _is_finite(verb: Token) -> bool:
    return "Fin" in verb.morph.get("VerbForm", []) or any(
        "Fin" in child.morph.get("VerbForm", []) for child in verb.children if base(child.dep_) in {"aux", "cop"}
    )


def patients(verb: Token, lexicon: Lexicon, depth: int = 3) -> list[Token]:
    """What it is done to: objects of the active, subjects of the passive, the noun that a participle modifies."""
    passive = passive_subjects(verb)
    if passive and not is_reflexive(verb):
        return passive
    if is_passive(verb, lexicon):
        return [verb.head] if base(verb.dep_) == "acl" else _shared_patients(verb, lexicon, depth)
    objects = [child for child in verb.children if child.dep_ in {"obj", "obj:lvc", "obj:agent"}]
    return objects or [child for child in verb.children if child.dep_ == "xcomp" and _has_article(child)]


def _has_article(token: Token) -> bool:
    """Whether a noun is an argument, not a predicate, whatever its relation: "a rencontré l'opposant X"."""
    return token.pos_ == "NOUN" and any("Def" in child.morph.get("Definite", []) for child in token.children)


def _shared_patients(verb: Token, lexicon: Lexicon, depth: int) -> list[Token]:
    if depth and verb.dep_ == "conj":
        return _surface_subjects(verb.head, depth) or patients(verb.head, lexicon, depth - 1)
    if depth and verb.dep_ in {"xcomp", "advcl"}:
        return _surface_subjects(verb.head, depth)
    return []


def agents(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Who does it, active or passive."""
    if not is_passive(verb, lexicon):
        return subjects(verb)
    by = lexicon.words("prepositions.agent")
    return [
        child
        for child in verb.children
        if child.dep_ == "obl:agent" or (base(child.dep_) in {"obl", "nmod"} and preposition(child, lexicon) in by)
    ]


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None outside a relative clause."""
    for ancestor in chain([pronoun], pronoun.ancestors):
        if ancestor.dep_ in {"acl:relcl", "advcl:relcl"}:
            return ancestor.head
        if ancestor.dep_ == "ROOT":
            return None
    return None


def is_reflexive(verb: Token) -> bool:
    """Whether a French verb has its pronoun "se"."""
    return any(
        child.lower_ in {"se", "s'", "s’"} and child.i < verb.i and child.dep_ != "mark" for child in verb.children
    )
