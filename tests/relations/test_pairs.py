# ruff: noqa: E501 - rows of tables stay whole
"""Pairs of entities of one sentence, and what is observed of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.relations.pairs import LONGEST_PATH, Pair
from tests.mentions.world import finder
from tests.parses import cases, parse, vocabulary
from tests.relations.said import reader


def pairs(doc: Doc, lang: str = "fr") -> dict[str, Pair]:
    """Every pair by its names, "Vélie > Karlande", with the number of those before it that have the same."""
    found = finder(lang).find(doc)
    named: dict[str, Pair] = {}
    for pair in reader(lang).pairs(doc, found):
        name = f"{found.by_id[pair.subject].name} > {found.by_id[pair.object].name}"
        again = sum(one.startswith(name) for one in named)
        named[f"{name} #{again}" if again else name] = pair
    return named


ATTACK = "Vélie _ PROPN 2 nsubj | {} VERB 0 root FIN | Karlande _ PROPN 2 obj"
BOTH = {"Vélie > Karlande", "Karlande > Vélie"}
PAVEL = {"Pavel > Vélie", "Vélie > Pavel"}

PAIRED = {
    "two names": (ATTACK.format("salue saluer"), BOTH),
    "names without a verb": ("Vélie _ PROPN 0 root | et _ CCONJ 3 cc | Karlande _ PROPN 1 conj", BOTH),
    "three names": (
        "Vélie _ PROPN 2 nsubj | salue saluer VERB 0 root FIN | Karlande _ PROPN 2 obj | à _ ADP 5 case | Novgar _ PROPN 2 obl:mod _ B-LOC",
        BOTH | {"Vélie > Novgar", "Novgar > Vélie", "Karlande > Novgar", "Novgar > Karlande"},
    ),
    "one name": ("Vélie _ PROPN 2 nsubj | dort dormir VERB 0 root FIN", set()),
    "no name": ("Tout _ PRON 2 nsubj | dort dormir VERB 0 root FIN", set()),
    "a name twice": ("Vélie _ PROPN 2 nsubj | salue saluer VERB 0 root FIN | Vélie _ PROPN 2 obj", set()),
    "a name of two words": (
        "Pavel _ PROPN 3 nsubj _ B-PER | Orlov _ PROPN 1 flat _ I-PER | salue saluer VERB 0 root FIN | Vélie _ PROPN 3 obj",
        {"Pavel Orlov > Vélie", "Vélie > Pavel Orlov"},
    ),
    "in two sentences": (
        "Vélie _ PROPN 2 nsubj | dort dormir VERB 0 root FIN\n\nKarlande _ PROPN 2 nsubj | dort dormir VERB 0 root FIN", set(),
    ),
    "in each of two sentences": (
        f"{ATTACK.format('salue saluer')}\n\n{ATTACK.format('craint craindre')}", BOTH | {f"{one} #1" for one in BOTH},
    ),
    "an adjective of nationality": (
        "Pavel _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN | un _ DET 4 det | air _ NOUN 2 obj | vélien _ ADJ 4 amod", PAVEL,
    ),
    "a pronoun": (
        """Pavel _ PROPN 2 nsubj _ B-PER | dort dormir VERB 0 root FIN

        Il _ PRON 2 nsubj | salue saluer VERB 0 root FIN | Vélie _ PROPN 2 obj""", PAVEL,
    ),
    "a noun that stands for a country": (
        """Des de DET 2 det | responsables responsable NOUN 4 nsubj | véliens vélien ADJ 2 amod | saluent saluer VERB 0 root FIN
        Karlande _ PROPN 4 obj""", BOTH,
    ),
    "two that one word stands for": (
        """Vélie _ PROPN 4 nsubj | et _ CCONJ 3 cc | Karlande _ PROPN 1 conj | dorment dormir VERB 0 root FIN

        Ils _ PRON 2 nsubj | rêvent rêver VERB 0 root FIN""", BOTH,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "names"), cases(PAIRED))
def test_entities_of_one_sentence_are_paired_both_ways(table: str, names: set[str]) -> None:
    assert set(pairs(parse(table))) == names


def chain(between: int) -> Doc:
    """Two names with so many words between them, each hanging on the one before."""
    words = ["Vélie", *["bien"] * between, "Karlande"]
    tags = ["PROPN", *["ADV"] * between, "PROPN"]
    return parse(
        "\n".join(
            f"{word} _ {tag} {i} {'dep' if i else 'root'}"
            for i, (word, tag) in enumerate(zip(words, tags, strict=True))
        )
    )


FAR = {
    "two words between": (2, BOTH),
    "one word less than the longest path": (LONGEST_PATH - 3, BOTH),
    "the longest path": (LONGEST_PATH - 2, BOTH),
    "one word more than the longest path": (LONGEST_PATH - 1, set()),
    "twice the longest path": (2 * LONGEST_PATH, set()),
}


@pytest.mark.parametrize(("between", "names"), cases(FAR))
def test_entities_far_apart_in_the_parse_are_no_pair(between: int, names: set[str]) -> None:
    assert set(pairs(chain(between))) == names


TIES = {
    "the verb": (ATTACK.format("salue saluer"), "Vélie > Karlande", "Vélie salue Karlande"),
    "the verb, the other way round": (ATTACK.format("salue saluer"), "Karlande > Vélie", "Karlande salue Vélie"),
    "the verb before the noun": (
        """Pavel _ PROPN 2 nsubj _ B-PER | salue saluer VERB 0 root FIN | le _ DET 4 det | maire _ NOUN 2 obj
        de _ ADP 6 case | Novgar _ PROPN 4 nmod _ B-LOC""",
        "Pavel > Novgar", "Pavel salue Novgar",
    ),
    "a noun": (
        """Pavel _ PROPN 4 nsubj _ B-PER | est être AUX 4 cop FIN | un _ DET 4 det | ami _ NOUN 0 root
        de _ ADP 6 case | Vélie _ PROPN 4 nmod""",
        "Pavel > Vélie", "Pavel ami Vélie",
    ),
    "an adjective": (
        "Pavel _ PROPN 3 nsubj _ B-PER | est être AUX 3 cop FIN | fier _ ADJ 0 root | de _ ADP 5 case | Vélie _ PROPN 3 obl",
        "Pavel > Vélie", "Pavel fier Vélie",
    ),
    "the lower of the two": (
        "Pavel _ PROPN 4 nsubj _ B-PER | de _ ADP 3 case | Vélie _ PROPN 1 nmod | dort dormir VERB 0 root FIN",
        "Pavel > Vélie", "Pavel Vélie Vélie",
    ),
    "the lower of the two, the other way round": (
        "Pavel _ PROPN 4 nsubj _ B-PER | de _ ADP 3 case | Vélie _ PROPN 1 nmod | dort dormir VERB 0 root FIN",
        "Vélie > Pavel", "Vélie Vélie Pavel",
    ),
    "an adjective of nationality for its country": (
        "Pavel _ PROPN 2 nsubj _ B-PER | chante chanter VERB 0 root FIN | un _ DET 4 det | air _ NOUN 2 obj | vélien _ ADJ 4 amod",
        "Pavel > Vélie", "Pavel chante vélien",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "name", "words"), cases(TIES))
def test_a_pair_has_its_words_and_the_one_that_ties_them(table: str, name: str, words: str) -> None:
    pair = pairs(parse(table))[name]
    assert f"{pair.left} {pair.token} {pair.right}" == words


def test_the_words_of_a_pair_are_those_nearest_along_the_parse() -> None:
    table = """
        Vélie _ PROPN 2 nsubj | dort dormir VERB 0 root FIN | , _ PUNCT 5 punct | Karlande _ PROPN 5 nsubj
        craint craindre VERB 2 conj FIN | encore _ ADV 5 advmod | et _ CCONJ 8 cc | toujours _ ADV 6 conj
    Vélie _ PROPN 5 obj"""
    found = pairs(parse(table))
    assert [(pair.left.i, pair.right.i) for pair in found.values()] == [(8, 3), (3, 8)]
    assert {pair.token.text for pair in found.values()} == {"craint"}


def telling(pair: Pair, name: str) -> set[str]:
    """The features that speak of a property."""
    return {feature for feature in pair.features if name in feature}


INVADED = pairs(parse("Velia _ PROPN 2 nsubj | invaded invade VERB 0 root FIN | Karland _ PROPN 2 obj", "en"), "en")
ALIKE = {
    "a synonym": (pairs(parse(ATTACK.format("envahit envahir")))["Vélie > Karlande"], True),
    "another language": (INVADED["Velia > Karland"], True),
    "the other way round": (pairs(parse(ATTACK.format("envahit envahir")))["Karlande > Vélie"], False),
    "another language, the other way round": (INVADED["Karland > Velia"], False),
    "another verb": (pairs(parse(ATTACK.format("visite visiter")))["Vélie > Karlande"], False),
}


@pytest.mark.parametrize(("pair", "alike"), cases(ALIKE))
def test_what_is_learnt_of_a_verb_holds_for_its_synonyms_and_in_the_other_language(pair: Pair, alike: bool) -> None:  # noqa: FBT001
    bombs = telling(pairs(parse(ATTACK.format("assiège assiéger")))["Vélie > Karlande"], "attacked")
    assert bombs
    assert (telling(pair, "attacked") == bombs) is alike


def test_a_verb_without_property_tells_none() -> None:
    assert not telling(pairs(parse(ATTACK.format("épluche éplucher")))["Vélie > Karlande"], "attacked")


OBSERVED = {
    "the classes": ("Vélie _ PROPN 2 nsubj | salue saluer VERB 0 root FIN | Pavel _ PROPN 2 obj _ B-PER", "Person"),
    "the verb": (ATTACK.format("salue saluer"), "saluer"),
    "a word beside it": (
        "L' le DET 2 det | orgueilleuse _ ADJ 3 amod | Vélie _ PROPN 4 nsubj | salue saluer VERB 0 root FIN | Karlande _ PROPN 4 obj",
        "orgueilleuse",
    ),
    "a preposition": (
        "Vélie _ PROPN 2 nsubj | va aller VERB 0 root FIN | vers _ ADP 4 case | Karlande _ PROPN 2 obl:arg", "vers",
    ),
    "the frame of a rule": (ATTACK.format("envahit envahir"), "envahir:S>O"),
    "the property of a rule": (ATTACK.format("envahit envahir"), "R=attacked"),
    "the role that one has": (
        """Pavel _ PROPN 4 nsubj _ B-PER | est être AUX 4 cop FIN | le _ DET 4 det | président _ NOUN 0 root
        de _ ADP 6 case | Vélie _ PROPN 4 nmod""", "role=leads",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "told"), cases(OBSERVED))
def test_features_tell_the_words_classes_frames_and_roles(table: str, told: str) -> None:
    plain = pairs(parse(ATTACK.format("épluche éplucher")))
    assert any(telling(pair, told) for pair in pairs(parse(table)).values())
    assert not any(telling(pair, told) for pair in plain.values())


def test_names_themselves_are_no_features() -> None:
    table = ATTACK.format("envahit envahir")
    other = table.replace("Vélie", "Oda").replace("PROPN 2 nsubj", "PROPN 2 nsubj _ B-LOC")
    for pair in (*pairs(parse(table)).values(), *pairs(parse(other)).values()):
        assert not any(name in feature for feature in pair.features for name in ("Vélie", "Karlande", "Oda", "oda "))


WORDS = {"Vélie": "PROPN", "Karlande": "PROPN", "Pavel": "PROPN", "vélien": "ADJ", "il": "PRON", "forces": "NOUN",
         "ils": "PRON", "attaque": "VERB", "de": "ADP", ",": "PUNCT", "président": "NOUN", "\n\n": "SPACE"}  # fmt: skip
RELATIONS = ("nsubj", "obj", "nmod", "amod", "appos", "conj", "case", "obl:agent", "nsubj:pass", "acl", "flat")


@st.composite
def trees(draw: st.DrawFn) -> Doc:
    """Any words in any order under any parse."""
    words = draw(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=14))
    heads = [draw(st.integers(0, max(0, i - 1))) for i in range(len(words))]
    order = draw(st.permutations(range(len(words))))
    turned = {old: new for new, old in enumerate(order)}
    return Doc(
        vocabulary("fr"),
        words=[words[old] for old in order],
        lemmas=[words[old] for old in order],
        pos=[WORDS[words[old]] for old in order],
        heads=[turned[heads[old]] for old in order],
        deps=["ROOT" if heads[old] == old else draw(st.sampled_from(RELATIONS)) for old in order],
        ents=["B-PER" if words[old] == "Pavel" else "O" for old in order],
    )


@given(trees())
def test_whatever_the_parse_pairs_come_in_both_orders_with_features_each_once(doc: Doc) -> None:
    found = finder("fr").find(doc)
    read = list(reader("fr").pairs(doc, found))
    seen = {(pair.left.sent.start, pair.subject, pair.object): pair for pair in read}
    assert len(seen) == len(read)
    for (start, subject, object_), pair in seen.items():
        assert subject != object_
        assert pair.left.i != pair.right.i
        assert {pair.right.sent.start, pair.token.sent.start} == {start}
        assert {subject, object_} <= {entity.id for entity in found.entities}
        assert len(set(pair.features)) == len(pair.features)
        turned = seen[start, object_, subject]
        assert (turned.left.i, turned.right.i) == (pair.right.i, pair.left.i)
        assert set(turned.features) != set(pair.features)


def listed(names: list[str]) -> Doc:
    """One sentence in which every name hangs on the first word."""
    words = ["Villes", *(word for name in names for word in (name, ","))]
    return Doc(
        vocabulary("fr"),
        words=words,
        lemmas=words,
        pos=["NOUN", *["PROPN", "PUNCT"] * len(names)],
        heads=[0] * len(words),
        deps=["ROOT", *["nmod", "punct"] * len(names)],
        ents=["O", *["B-LOC", "O"] * len(names)],
    )


INVENTED = [f"{first}{second}" for first in ("Bel", "Nov", "Tor", "Kas", "Dur", "Mir", "Sel", "Vor", "Lan", "Pel")
            for second in ("mor", "gar", "vik", "dan", "sk", "tal", "nia", "burg", "ova", "em")]  # fmt: skip


def seconds(names: list[str]) -> float:
    """How long the pairs of a list take, at least one."""
    doc = listed(names)
    found = finder("fr").find(doc)
    begin = time.process_time()
    assert list(reader("fr").pairs(doc, found))
    return time.process_time() - begin


def test_two_entities_named_often_are_paired_in_time() -> None:
    assert seconds(["Vélie", "Karlande"] * 300) < 2


def test_a_pair_takes_no_longer_in_a_long_list() -> None:
    few, many = (min(seconds(INVENTED[:size]) for _ in range(2)) / (size * (size - 1)) for size in (20, 100))
    assert many < 2 * few
