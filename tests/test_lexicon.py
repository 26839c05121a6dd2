"""The words of an ontology folder: faults are named with file and section, and the news lexicon is sound."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import lexicon, ontology
from kg.errors import OntologyError
from kg.lexicon import Lexicon, Pattern
from kg.relations.read import load_rules
from tests.parses import cases

NEWS = ontology.default_folder()
WORDS = '[prepositions]\nagent = ["by"]\nto = ["to", "into"]\n'


def folder(root: Path, properties: str, words: str = WORDS) -> Path:
    """An ontology folder with an English lexicon."""
    (root / "lexicon").mkdir()
    (root / "lexicon" / "words.en.toml").write_text(words, encoding="utf-8")
    (root / "lexicon" / "properties.en.toml").write_text(properties, encoding="utf-8")
    return root


def patterns(found: Lexicon) -> list[Pattern]:
    return [pattern for table in found.patterns.values() for listed in table.values() for pattern in listed]


SLOTS = {
    'verbs."S > O" = ["raid"]': ("raid", {"S"}, {"O"}, False),
    'verbs."< S > to" = ["raid"]': ("raid", {"to"}, {"S"}, False),
    'verbs."S & S" = ["raid"]': ("raid", {"S"}, {"S"}, True),
    'verbs."S > for|at" = ["raid"]': ("raid", {"S"}, {"for", "at"}, False),
    'verbs."S > @to" = ["raid"]': ("raid", {"S"}, {"to", "into"}, False),
    'nouns."A > P" = ["Raid"]': ("raid", {"A"}, {"P"}, False),
    'roles."of" = ["raider"]': ("raider", {"H"}, {"of"}, False),
    'roles."< of" = ["raider"]': ("raider", {"of"}, {"H"}, False),
    'verbs."S > O" = ["s\'_emparer"]': ("se_emparer", {"S"}, {"O"}, False),
}


@pytest.mark.parametrize(("line", "expected"), SLOTS.items())
def test_a_line_gives_a_pattern(line: str, expected: tuple[str, set[str], set[str], bool], tmp_path: Path) -> None:
    (one,) = patterns(lexicon.load(folder(tmp_path, f"[attacked]\n{line}\n"), "en"))
    assert (one.trigger, set(one.subject), set(one.object), one.paired) == expected
    assert one.property == "attacked"


def test_classes_of_a_property_hold_for_all_its_patterns(tmp_path: Path) -> None:
    text = '[attacked]\nverbs."S > O" = ["raid"]\nnouns."A > P" = ["raid"]\nsubject = ["Person"]\n'
    assert {one.subject_types for one in patterns(lexicon.load(folder(tmp_path, text), "en"))} == {
        frozenset({"Person"})
    }


EVERY: set[str] = set()
NARROWED = {
    'verbs."S:Person > to" = ["raid"]': ({"Person"}, EVERY),
    'verbs."S > O:City|O:Region" = ["raid"]': (EVERY, {"City", "Region"}),
    'verbs."S:Person > O:City" = ["raid"]': ({"Person"}, {"City"}),
    'verbs."< S:Company|S:Facility > to" = ["raid"]': (EVERY, {"Company", "Facility"}),
    'verbs."S > @to:City" = ["raid"]': (EVERY, {"City"}),
    'roles."of:Company" = ["raider"]': (EVERY, {"Company"}),
    'roles."< of:Company" = ["raider"]': ({"Company"}, EVERY),
    'verbs."< S > @to:City" = ["raid"]': ({"City"}, EVERY),
    'verbs."S:City & S" = ["raid"]': ({"City"}, {"City"}),
}
NARROWED_BROKEN = {
    'verbs."< S > @to:City" = ["raid"]': "a class after a set of prepositions always narrows the object",
    'verbs."S:City & S" = ["raid"]': "a class in a paired slot narrows the first of the two alone",
}


@pytest.mark.parametrize(
    ("line", "subject", "object_"), cases({line: (line, *types) for line, types in NARROWED.items()}, NARROWED_BROKEN)
)
def test_a_class_after_a_slot_narrows_that_argument(
    line: str, subject: set[str], object_: set[str], tmp_path: Path
) -> None:
    (one,) = patterns(lexicon.load(folder(tmp_path, f"[attacked]\n{line}\n"), "en"))
    assert (set(one.subject_types), set(one.object_types)) == (subject, object_)


def test_a_class_after_a_slot_leaves_the_slot_and_other_words_alone(tmp_path: Path) -> None:
    text = '[attacked]\nverbs."S:Person > to" = ["raid"]\nverbs."S > to" = ["storm"]\nsubject = ["City"]\n'
    raid, storm = sorted(patterns(lexicon.load(folder(tmp_path, text), "en")), key=lambda one: one.trigger)
    assert {(*one.subject, *one.object) for one in (raid, storm)} == {("S", "to")}
    assert [set(one.subject_types) for one in (raid, storm)] == [{"Person"}, {"City"}]


WRONG = {
    "no TOML": ("[attacked\n", "properties.en.toml"),
    "an unknown key": ("[attacked]\nverb.x = []\n", "[attacked]", "verb"),
    "one slot": ('[attacked]\nverbs."S" = ["raid"]\n', "[attacked] verbs.'S'"),
    "three slots": ('[attacked]\nverbs."S > O > to" = ["raid"]\n', "[attacked] verbs.'S > O > to'"),
    "an empty slot": ('[attacked]\nverbs."S > " = ["raid"]\n', "[attacked]"),
    "an empty role": ('[attacked]\nroles."" = ["raider"]\n', "[attacked]"),
    "an unknown set of prepositions": ('[attacked]\nverbs."S > @nowhere" = ["raid"]\n', "[attacked]", "nowhere"),
    "a trigger that is no list": ('[attacked]\nverbs."S > O" = "raid"\n', "[attacked]"),
    "a trigger that is no word": ('[attacked]\nverbs."S > O" = [3]\n', "[attacked]"),
    "slots without triggers": ('[attacked]\nverbs = ["raid"]\n', "[attacked]"),
    "a section that is no table": ('attacked = "raid"\n', "attacked"),
    "a repeated section": ("[attacked]\n[attacked]\n", "properties.en.toml"),
}


@pytest.mark.parametrize(
    ("text", "parts"),
    cases({key: (text, parts) for key, (text, *parts) in WRONG.items()}),
)
def test_a_wrong_file_is_refused_with_its_file_and_section(text: str, parts: list[str], tmp_path: Path) -> None:
    with pytest.raises(OntologyError) as caught:
        lexicon.load(folder(tmp_path, text), "en")
    for part in ("properties.en.toml", *parts):
        assert part in str(caught.value)


@pytest.mark.parametrize("words", ["[negation", "\ufeff\x00"])
def test_a_wrong_file_of_words_is_refused_with_its_path(words: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"words\.en\.toml"):
        lexicon.load(folder(tmp_path, "", words), "en")


def test_a_file_in_another_encoding_is_refused_with_its_path(tmp_path: Path) -> None:
    root = folder(tmp_path, "")
    (root / "lexicon" / "words.en.toml").write_bytes('titles = ["père"]'.encode("latin-1"))
    with pytest.raises(OntologyError, match=r"words\.en\.toml"):
        lexicon.load(root, "en")


@pytest.mark.parametrize(("lang", "file"), [("fr", "properties"), ("xx", "words")])
def test_a_missing_language_is_refused_with_the_file_it_needs(lang: str, file: str, tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=rf"{file}\.{lang}\.toml.*not found"):
        lexicon.load(folder(tmp_path, ""), lang)


def test_a_folder_without_words_has_those_that_kg_ships(tmp_path: Path) -> None:
    root = folder(tmp_path, "")
    (root / "lexicon" / "words.en.toml").unlink()
    assert "say" in lexicon.load(root, "en").words("speech.verbs")


def test_a_missing_list_of_words_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"words\.en\.toml.*'negation\.adverbs'"):
        lexicon.load(folder(tmp_path, ""), "en").words("negation.adverbs")


def test_missing_rules_are_refused_with_their_path(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"rules\.toml"):
        load_rules(tmp_path)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_property_of_the_news_lexicon_is_in_its_ontology(lang: str) -> None:
    known = ontology.load(NEWS, names=False).properties
    assert {one.property for one in patterns(lexicon.load(NEWS, lang))} <= set(known)


def test_every_property_of_the_news_rules_is_in_its_ontology() -> None:
    known = ontology.load(NEWS, names=False).properties
    rules = load_rules(NEWS)
    named = {*rules["composition"].values(), *rules["propagation"]["properties"], rules["propagation"]["through"]}
    named |= {rules[section]["property"] for section in ("nesting", "affiliation", "nationality")}
    assert named <= set(known)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_class_of_the_news_lexicon_is_in_its_ontology(lang: str) -> None:
    known = set(ontology.load(NEWS, names=False).classes)
    found = lexicon.load(NEWS, lang)
    types = {name for one in patterns(found) for name in one.subject_types | one.object_types}
    assert types | set(found.class_words.values()) | set(found.description_heads.values()) <= known


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_slot_of_the_news_lexicon_can_be_filled(lang: str) -> None:
    assert [
        one
        for one in patterns(lexicon.load(NEWS, lang))
        if not (one.subject and one.object) or "" in one.subject | one.object
    ] == []


def _lines(lang: str) -> Iterator[tuple[str, ...]]:
    """Each pattern of the news lexicon as written, once for each of its readings."""
    for one in patterns(lexicon.load(NEWS, lang)):
        yield (one.property, one.kind, one.trigger, str(sorted(one.subject)), str(sorted(one.object)), str(one.paired))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_trigger_of_the_news_lexicon_stands_twice_in_a_list(lang: str) -> None:
    assert [line for line, count in Counter(_lines(lang)).items() if count > 1] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_triggers_that_differ_in_spelling_alone_agree_in_their_patterns(lang: str) -> None:
    """A straight and a curly apostrophe, "se" with and without elision."""
    spelled: dict[tuple[str, str], set[str]] = {}
    for _, kind, trigger, *_ in _lines(lang):
        spelled.setdefault((kind, trigger.replace("’", "'").replace("s'_", "se_")), set()).add(trigger)
    assert [sorted(forms) for forms in spelled.values() if len(forms) > 1] == []
