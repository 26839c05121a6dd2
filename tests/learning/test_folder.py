"""The folder that `kg learn` writes: each file as the loaders of kg read it back."""

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon, ontology
from kg.errors import OntologyError
from kg.learning import folder
from kg.learning.align import Names
from kg.learning.examples import Example, Triple
from kg.learning.material import Ids, Read
from kg.learning.patterns import Pattern
from kg.learning.terms import Class, Relation, Terms
from kg.lexicon import Lexicon
from kg.mentions import Found
from kg.model import Entity, Mention, Span
from kg.namespaces import KG
from kg.ontology import Ontology, Property
from kg.relations import load_rules
from tests.parses import cases

TOY = "http://toy.example/o#"
MILL = Class("Mill", TOY + "Mill", {"en": "mill"}, ("Building",))
BUILDING = Class("Building", TOY + "Building", {"en": "building", "fr": "bâtiment"})
PERSON = Class("Person", TOY + "Person", {"en": "person"})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder.make(tmp_path / "learnt")
    return tmp_path / "learnt"


def terms(*relations: Relation, classes: Sequence[Class] = (MILL, BUILDING, PERSON)) -> Terms:
    by_name = {each.name: each for each in relations or (Relation("runs", TOY + "runs", {"en": "runs"}),)}
    return Terms("Mills", "http://toy.example/o", {each.name: each for each in classes}, by_name)


def test_a_folder_appears_with_the_gazetteers_of_kg_when_all_is_written(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    with folder.workshop(out) as workshop:
        (workshop / "more.txt").write_text("more", encoding="utf-8")
        assert not out.exists()
    assert (out / "more.txt").read_text(encoding="utf-8") == "more"
    assert (out / "lexicon" / "rules.toml").exists()
    names = {path.name for path in (out / "gazetteers").iterdir()}
    assert "countries.ttl" in names
    assert all(name.endswith(".ttl") for name in names)
    assert [path.name for path in out.parent.iterdir()] == ["b"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with folder.workshop(tmp_path / "mine"):
        pass
    assert (tmp_path / "mine" / "lexicon" / "rules.toml").exists()


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyError), folder.workshop(tmp_path / "mine"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OntologyError, match="is not empty"), folder.workshop(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_place_where_no_folder_can_be_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OntologyError, match=str(tmp_path)), folder.workshop(tmp_path / name):
        pass


@pytest.mark.parametrize("accept", [0.1, 0.5, 0.85])
def test_the_rules_ask_for_values_and_say_how_sure_the_scorer_must_be(out: Path, accept: float) -> None:
    folder.write_rules(out, accept)
    rules = load_rules(out)
    assert rules["arguments"]["values"] is True
    assert rules["scorer"]["accept"] == accept


def written(out: Path, known: Terms, seen: dict[str, Counter[Ids]] | None = None) -> Ontology:
    folder.write_terms(out, known, seen or {}, ["en"])
    return ontology.load(out, names=False)


def property_(out: Path, relation: Relation, seen: Counter[Ids] | None = None) -> Property:
    return written(out, terms(relation), {relation.name: seen or Counter()}).properties[relation.name]


def test_a_relation_between_things(out: Path) -> None:
    found = property_(out, Relation("runs", TOY + "runs", {"en": "runs", "fr": "dirige"}, "Person", "Mill"))
    assert (found.iri, found.labels) == (TOY + "runs", {"en": "runs", "fr": "dirige"})
    assert (found.domain, found.range) == ("Person", "Mill")
    assert (found.symmetric, found.is_literal) == (False, False)
    assert found.statement_iri not in {"", found.iri}


def test_a_symmetric_relation(out: Path) -> None:
    assert property_(out, Relation("weds", TOY + "weds", {"en": "weds"}, symmetric=True)).symmetric


def test_statement_properties_are_distinct(out: Path) -> None:
    known = written(
        out, terms(Relation("runs", TOY + "runs", {"en": "runs"}), Relation("sells", TOY + "sells", {"en": "sells"}))
    )
    iris = [one.statement_iri for one in known.properties.values()]
    assert len(set(iris)) == len(iris)


def test_a_class_that_is_not_declared_is_left_out(out: Path) -> None:
    found = property_(out, Relation("runs", TOY + "runs", {"en": "runs"}, "Nope", "Nothing"))
    assert (found.domain, found.range) == (None, None)


def test_classes_lie_below_their_parents_and_those_without_below_entity(out: Path) -> None:
    known = written(out, terms())
    assert known.classes["Mill"].parents == {"Building", "Entity"}
    assert known.classes["Building"].parents == {"Entity"}
    assert known.classes["Building"].labels == {"en": "building", "fr": "bâtiment"}


def test_a_class_that_kg_has_is_kgs_own(out: Path) -> None:
    known = written(out, terms(Relation("runs", TOY + "runs", {"en": "runs"}, "Person")))
    assert known.classes["Person"].iri == KG + "Person"
    assert known.properties["runs"].domain == "Person"


@pytest.mark.parametrize("parents", [("Mill",), ("Building",), ("Nope",)], ids=["itself", "a circle", "unknown"])
def test_strange_parents_do_no_harm(out: Path, parents: tuple[str, ...]) -> None:
    circle = (Class("Mill", MILL.iri, MILL.labels, parents), Class("Building", BUILDING.iri, {}, ("Mill",)))
    assert "Mill" in written(out, terms(classes=circle)).classes


def test_of_kgs_own_properties_the_facts_of_news_are_left_out(out: Path) -> None:
    known = written(out, terms())
    news = ontology.load(ontology.default_folder(), names=False).properties.keys()
    assert len(known.properties.keys() & news) < 5
    assert known.classes.keys() >= {"Person", "Organization", "Concept"}


SEEN = {
    "as declared": ("gYear", Counter({("Mill", "Date"): 9}), "gYear", True),
    "as declared, but for one in ten": ("gYear", Counter({("Mill", "Date"): 9, ("Mill", "City"): 1}), "gYear", True),
    "declared and never seen": ("gYear", Counter(), "gYear", True),
    "otherwise than declared": ("gYear", Counter({("Mill", "Date"): 8, ("Mill", "City"): 2}), None, True),
    "another kind": ("decimal", Counter({("Mill", "Date"): 9}), None, True),
    "numbers": ("decimal", Counter({("Mill", "Number"): 9}), "decimal", True),
    "texts": ("string", Counter({("Mill", "Person"): 9}), None, True),
    "a kind that kg does not read": ("anyURI", Counter({("Mill", "Text"): 9}), "anyURI", True),
    "things, but mostly literals": (None, Counter({("Mill", "Number"): 2, ("Mill", "City"): 1}), None, True),
    "things, as often literals": (None, Counter({("Mill", "Number"): 1, ("Mill", "City"): 1}), None, False),
    "things": (None, Counter({("Mill", "City"): 3}), None, False),
}


@pytest.mark.parametrize(("declared", "seen", "datatype", "is_literal"), cases(SEEN))
def test_the_datatype_is_what_the_examples_show(
    out: Path,
    declared: str | None,
    seen: Counter[Ids],
    datatype: str | None,
    is_literal: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = property_(out, Relation("built", TOY + "built", {"en": "built"}, datatype=declared), seen)
    assert (found.datatype, found.is_literal) == (datatype, is_literal)


TAKEN = ["relatedTo", "hasOtherName", "hasAcronym"]


@pytest.mark.parametrize("name", TAKEN)
def test_a_relation_named_as_one_that_kg_keeps_can_be_learnt(out: Path, name: str) -> None:
    assert property_(out, Relation(name, TOY + name, {"en": name})).iri == TOY + name


def test_the_words_of_a_language_are_not_written_over(out: Path) -> None:
    path = out / "lexicon" / "properties.en.toml"
    path.write_text("# mine", encoding="utf-8")
    folder.write_terms(out, terms(), {}, ["en", "fr"])
    assert path.read_text(encoding="utf-8") == "# mine"
    assert (out / "lexicon" / "properties.fr.toml").exists()


def gazetteer(out: Path, *names: tuple[str, str, str]) -> dict[str, tuple[str, set[str]]]:
    """Class and texts of each learnt entry, by its label."""
    found = Names()
    for argument, text, cls in names:
        found.add(argument, text, cls)
    folder.write_terms(out, terms(), {}, ["en"])
    folder.write_names(out, terms(), found)
    entries = [entry for entry in ontology.load(out).gazetteer if entry.iri.startswith("http://toy.example")]
    return {entry.labels["en"]: (entry.type, {name.text for name in entry.names}) for entry in entries}


def test_names_with_the_texts_that_stood_for_them(out: Path) -> None:
    assert gazetteer(
        out, ("Low_Tide", "The Tide", ""), ("Low Tide", "Low Tide", ""), ("Tavik (club)", "Tavik", "Organization")
    ) == {
        "Low Tide": ("Concept", {"Low Tide", "The Tide"}),
        "Tavik (club)": ("Organization", {"Tavik (club)", "Tavik"}),
    }


def test_no_names(out: Path) -> None:
    assert gazetteer(out) == {}


@pytest.mark.parametrize("name", ['"\\', "<x>", "a\nb", "é😀", "{}", "%", "a#b/c?d", "'''", "\u202e"], ids=ascii)
def test_names_of_any_signs_are_written(out: Path, name: str) -> None:
    assert gazetteer(out, ("Tavik", name, "Person")) == {"Tavik": ("Person", {"Tavik", name})}
    assert len(gazetteer(out, (name, "Tavik", "Person"))) == 1


@pytest.mark.parametrize(("one", "other"), [("A/B", "A B"), ("Go!", "Go?"), ("C+", "C#")])
def test_two_names_are_two_entries(out: Path, one: str, other: str) -> None:
    assert set(gazetteer(out, (one, "x", "Person"), (other, "y", "Person"))) == {one, other}


def words(out: Path, *patterns: Pattern, lang: str = "en") -> Lexicon:
    folder.write_patterns(out, patterns, [lang])
    return lexicon.load(out, lang)


def test_patterns_that_are_kept_are_written_and_those_refused_are_not(out: Path) -> None:
    found = words(
        out,
        Pattern("runs", "run", "S", "O", 4, 5),
        Pattern("runs", "head", "S", "O", 2, 2),
        Pattern("runs", "see", "S", "O", 2, 20),
        Pattern("part/share", "se_trouver", "S", "à côté de", 3, 3),
    )
    assert {
        (one.property, one.trigger, *one.subject, *one.object)
        for listed in found.patterns["verbs"].values()
        for one in listed
    } == {("runs", "run", "S", "O"), ("runs", "head", "S", "O"), ("part/share", "se_trouver", "S", "à côté de")}
    assert not found.patterns["nouns"]
    assert not found.patterns["roles"]


def test_no_patterns(out: Path) -> None:
    assert not any(words(out, lang="fr").patterns.values())


@given(
    st.lists(st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), min_size=1)] * 2), max_size=4)
)
def test_relations_and_triggers_of_any_signs_are_valid_toml(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    out = tmp_path_factory.mktemp("learnt")
    (out / "lexicon").mkdir()
    folder.write_patterns(out, [Pattern(name, trigger, "S", "O", 1, 1) for name, trigger in rows], ["en"])
    table = tomllib.loads((out / "lexicon" / "properties.en.toml").read_text(encoding="utf-8"))
    assert table.keys() == {name for name, _ in rows}
    assert {word for each in table.values() for word in each["verbs"]["S > O"]} == {trigger for _, trigger in rows}


def test_the_sign_of_deletion_is_valid_toml(out: Path) -> None:
    assert "a\x7f" in words(out, Pattern("runs", "a\x7f", "S", "O", 1, 1)).patterns["verbs"]


def test_signs_beyond_the_basic_plane_are_valid_toml(out: Path) -> None:
    assert "𐍈" in words(out, Pattern("runs", "𐍈", "S", "O", 1, 1)).patterns["verbs"]


@pytest.mark.parametrize("slot", ["&", ">", "|", ":", "@"])
def test_a_slot_of_signs_leaves_the_file_readable(out: Path, slot: str) -> None:
    words(out, Pattern("runs", "run", "S", slot, 1, 1))


TEXT = "Selma\u00a0Ott measures “Tavik” at 1,411 metres."


def read(text: str = TEXT, lang: str = "en", polarity: str = "affirmed") -> Read:
    names = {"e1": ("Selma Ott", "Person", "Selma\u00a0Ott"), "e2": ("1,411", "Number", "1,411")}
    entities = tuple(
        Entity(id_, name, cls, (Mention(Span(text.index(said), text.index(said) + len(said)), "name"),))
        for id_, (name, cls, said) in names.items()
        if said in text
    )
    found = Found(entities, {}, {}, {}, {}, (), values={"e2": "1411"} if "1,411" in text else {})
    held = {("e1", "e2"): {"measures"}} if len(entities) == len(names) else {}
    return Read(Example("x", text, lang, (Triple("Selma Ott", "measures", "1411", polarity),)), found, (), (), held, 0)


def lines(out: Path, lang: str) -> list[dict[str, object]]:
    content = (out / f"examples.{lang}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in content.split("\n") if line]


def test_examples_are_written_by_language_with_values_as_the_sentence_has_them(out: Path) -> None:
    folder.write_examples(out, [read(), read("Il dort.", "fr"), read("It sleeps.")])
    first, second = lines(out, "en")
    assert (first["text"], second) == (TEXT, {"text": "It sleeps.", "facts": []})
    assert [fact[1:] for fact in first["facts"]] == [["measures", "1,411"]]  # type: ignore[attr-defined] # a list of facts
    assert lines(out, "fr") == [{"text": "Il dort.", "facts": []}]


@pytest.mark.parametrize(("polarity", "further"), [("affirmed", []), ("negated", ["negated"])])
def test_a_polarity_is_written_where_it_is_not_affirmed(out: Path, polarity: str, further: list[str]) -> None:
    folder.write_examples(out, [read(polarity=polarity)])
    (fact,) = lines(out, "en")[0]["facts"]  # type: ignore[misc] # a list of one fact
    assert fact[3:] == further


def test_names_are_written_as_the_sentence_has_them(out: Path) -> None:
    folder.write_examples(out, [read()])
    ((subject, _, object_),) = lines(out, "en")[0]["facts"]  # type: ignore[misc] # a list of one fact
    assert subject in TEXT
    assert object_ in TEXT
