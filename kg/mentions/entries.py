"""Which gazetteer entry a name means when several bear it: a city, the country that it stands for, or neither."""

from spacy.tokens import Doc, Token

from kg.gazetteers import Entry
from kg.lexicon import Lexicon
from kg.mentions.names import Name

ACTING = frozenset({"nsubj", "obl:agent", "nsubj:pass", "obj", "iobj", "nmod"})
KIND_RANK = {"label": 0, "alt": 1, "acronym": 1, "demonym": 1, "metonym": 2, "capital": 3}
AGAINST_AGENTS = frozenset({"accused", "criticized", "sanctioned", "threatened", "supports", "invited"})
LABEL_TYPES = {
    "PER": frozenset({"Person"}),
    "LOC": frozenset({"Country", "City", "Region", "Place", "Facility"}),
}


def choose_entry(doc: Doc, name: Name, lexicon: Lexicon) -> Entry | None:
    """The entry that the name certainly means; None where it has none or where several are equally likely."""
    entries = list(name.entries)
    metonym = [entry for wanted in ("metonym", "capital") for entry, kind in entries if kind == wanted]
    metonym = metonym if name.label != "PER" else []
    if metonym and _acts(doc, name, lexicon):
        return metonym[0]
    plain = [(KIND_RANK[kind], entry.iri, entry) for entry, kind in entries if kind != "capital"]
    if not plain:
        return None
    wanted = LABEL_TYPES.get(name.label)
    if wanted is not None:
        plain = [item for item in plain if item[2].type in wanted or item[0] == KIND_RANK["metonym"]] or plain
    best = min(plain, key=lambda item: item[:2])
    rivals = {item[1] for item in plain if item[0] == best[0]}
    return best[2] if len(rivals) == 1 or best[2].type == "Country" else None


def _acts(doc: Doc, name: Name, lexicon: Lexicon) -> bool:
    """Whether the name stands where somebody acts: "Washington a annoncé", "talks between Paris and London"."""
    root: Token = doc[name.start : name.end].root
    if doc[name.start : name.end].text.isupper() and root.is_sent_start:
        return False
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    if root.dep_ not in ACTING or any(child.dep_ == "appos" for child in root.children):
        return False
    case = {child.lower_ for child in root.children if child.dep_ == "case"}
    if root.dep_ in {"nsubj", "obl:agent"}:
        return not case or root.dep_ == "obl:agent"
    if root.dep_ == "nmod":
        return bool(case & {"entre", "between"})
    return not case and _verb_acts_on_agents(root.head, lexicon)


def _verb_acts_on_agents(verb: Token, lexicon: Lexicon) -> bool:
    patterns = lexicon.patterns["verbs"].get(verb.lemma_.lower(), ())
    return any(pattern.property in AGAINST_AGENTS for pattern in patterns)
