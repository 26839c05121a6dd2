"""What one document tells of an entity, what kind of thing a name means, and the bearers of one name told apart."""

from collections.abc import Callable, Sequence

import pytest

from kg.model import Document, Polarity, Reading
from kg.ontology import Ontology, default_folder
from kg.statements.identity import words as word_lists
from kg.statements.identity.groups import agreed_groups
from kg.statements.identity.profiles import Profile, Profiler
from kg.statements.identity.scenes import Scene
from kg.statements.identity.wishes import Linked, Wishes
from tests.samples import US, Draft
from tests.statements.test_identity import NIGER, PHILIPPINES, are_one, bare, flawed, heads, identity, told, world

FOOTBALLER = told("sport.txt", "The footballer Michel Martin scored.", ("Person", "Michel Martin"))
JUDGE = told("court.txt", "Michel Martin, a judge, spoke.", ("Person", "Michel Martin"))
Look = Callable[[Reading], tuple[Scene, list[Profile]]]


@pytest.fixture(scope="module")
def profiler(terms: Ontology) -> Profiler:
    return Profiler(world(terms), word_lists.load(default_folder()))


@pytest.fixture(scope="module")
def look(profiler: Profiler) -> Look:
    return lambda reading: profiler.profiles(reading, Wishes(), Linked(frozenset()))


def with_fact(predicate: str, target: tuple[str, str], polarity: Polarity = "affirmed", **more: str) -> Reading:
    """A document with a fact about Paul Durand, who comes first, and something else."""
    type_, name = target
    text = f"Paul Durand and {name}."
    draft = Draft(Document("a.txt", text, "en")).entity("who", "Person", "Paul Durand")
    draft.entity("what", type_, name, link=more.get("link"))
    return draft.fact("who", predicate, "what", text, polarity=polarity).reading()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Le juge Paul Durand a parlé.", {"justice"}),
        ("The former FOOTBALLER Paul Durand scored.", {"sport"}),
        ("Paul Durand, footballeur, a signé.", {"sport"}),
        ("Paul Durand (a romancier) signs.", {"culture"}),
        ("The former minister, Paul Durand, left.", {"politics"}),
        ("La députée et avocate Paul Durand plaide.", {"politics", "justice"}),
        ("Paul Durand spoke. The judge Paul Durand left.", {"justice"}),
        ("The judge left. Paul Durand stayed.", set()),
        ("The judge left; Paul Durand stayed.", set()),
        ("The judge left\nPaul Durand stayed.", set()),
        ("Paul Durand met a judge.", set()),
        ("Paul Durand. A judge spoke.", set()),
        ("The judge spoke for a long while of Paul Durand.", set()),
        ("Behind the judge, who left, Paul Durand spoke.", set()),
        ("Le préjugé Paul Durand.", set()),
        ("Paul Durand", set()),
        flawed("of the words of a compound, the first is taken alone", "Le chef d'orchestre Paul Durand.", {"culture"}),
        flawed("a compound of several words is never found", "L'homme d'affaires Paul Durand.", {"business"}),
    ],
)
def test_words_beside_a_name_tell_the_field(look: Look, text: str, fields: set[str]) -> None:
    _, (profile,) = look(told("a.txt", text, ("Person", "Paul Durand")))
    assert profile.fields == fields


def test_only_persons_have_fields(look: Look) -> None:
    _, (profile,) = look(told("a.txt", "The judge Lumatel.", ("Organization", "Lumatel")))
    assert profile.fields == set()


@pytest.mark.parametrize(
    ("predicate", "polarity", "expected"),
    [
        ("nationality", "affirmed", {NIGER}),
        ("leads", "affirmed", {NIGER}),
        ("nationality", "negated", set()),
        ("nationality", "hypothetical", set()),
        ("visited", "affirmed", set()),
    ],
)
def test_facts_tie_to_countries(look: Look, predicate: str, polarity: Polarity, expected: set[str]) -> None:
    _, (profile,) = look(with_fact(predicate, ("Country", "Niger"), polarity, link=NIGER))
    assert profile.ties == expected


def test_a_body_of_a_country_ties_to_it(look: Look) -> None:
    reading = with_fact(
        "worksFor", ("Organization", "US Congress"), link="https://w3id.org/kg/gazetteer/body/congress-us"
    )
    assert look(reading)[1][0].ties == {US}


@pytest.mark.parametrize(
    ("predicate", "polarity", "expected"),
    [
        ("leads", "affirmed", {"leads lumatel"}),
        ("spokespersonFor", "affirmed", {"spokespersonFor lumatel"}),
        ("leads", "negated", set()),
        ("metWith", "affirmed", set()),
    ],
)
def test_offices_are_what_one_leads_or_serves(
    look: Look, predicate: str, polarity: Polarity, expected: set[str]
) -> None:
    _, (profile, _) = look(with_fact(predicate, ("Organization", "Lumatel SA"), polarity))
    assert profile.offices == expected


def test_a_scene_is_what_else_a_document_speaks_of(look: Look) -> None:
    who = (
        ("Person", "DURAND Paul"),
        ("Organization", "Lumatel SA"),
        ("Organization", "Supreme Court"),
        ("City", "Ivrée"),
        ("Country", "Niger"),
        ("Organization", "Congress"),
        ("Country", "United States"),
    )
    text = "DURAND Paul of Lumatel SA, Supreme Court in Ivrée, Niger, Niger, Congress, United States."
    scene, profiles = look(told("a.txt", text, *who, published="2026-03-12"))
    assert sorted(scene.near.values()) == ["DURAND Paul", "Lumatel SA"]
    assert scene.countries == {NIGER: 2, US: 1}
    assert {iri.rpartition("/")[2] for iri in scene.bodies} == {"congress-us"}
    assert scene.published == "2026-03-12"
    assert [profile.name for profile in profiles] == ["DURAND Paul", "Lumatel SA", "Supreme Court", "Ivrée"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Supreme Court of Niger.", NIGER),
        ("Supreme Court. Niger, Niger and France.", NIGER),
        ("Supreme Court. Niger and France.", "a.txt"),
        ("Supreme Court.", "a.txt"),
    ],
)
def test_a_body_of_any_country_is_that_of_the_country_spoken_of(look: Look, text: str, scope: str) -> None:
    who = [("Country", name) for name in ("Niger", "France") if name in text]
    _, (profile,) = look(told("a.txt", text, ("Organization", "Supreme Court"), *who))
    assert profile.scope == scope


def test_a_body_is_of_the_country_that_a_fact_names(look: Look) -> None:
    text = "Supreme Court, Niger; France, France."
    who = (("Organization", "Supreme Court"), ("Country", "Niger"), ("Country", "France"))
    _, (profile,) = look(told("a.txt", text, *who, facts=[("Supreme Court", "partOf", "Niger")]))
    assert profile.scope == NIGER


@pytest.mark.parametrize("name", ["Supreme Court of Niger", "Lumatel", "Orvane Court"])
def test_a_name_that_tells_by_itself_has_no_scope(look: Look, name: str) -> None:
    _, (profile,) = look(told("a.txt", f"{name}. France.", ("Organization", name), ("Country", "France")))
    assert profile.scope == ""


def court(id_: str, *countries: str, name: str = "Supreme Court") -> Reading:
    text = ", ".join((name, *countries))
    return told(id_, text, ("Organization", name), *(("Country", each) for each in countries))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (court("a", "Niger"), court("b", "Niger"), True),
        (court("a", "Niger"), court("b", "Niger", name="Cour suprême"), True),
        (court("a", "Niger"), court("b", "France"), False),
        (court("a", "Niger"), court("b"), False),
        (court("a"), court("b"), False),
        (court("a", "Niger", "France"), court("b", "Niger", "France"), False),
    ],
)
def test_bodies_of_any_country_are_one_within_it(
    terms: Ontology, one: Reading, other: Reading, *, expected: bool
) -> None:
    assert are_one([one, other], terms) is expected


@pytest.mark.parametrize(("country", "is_linked"), [("United States", True), ("Philippines", False), ("Niger", False)])
def test_a_body_of_another_country_is_not_the_one_of_the_gazetteer(
    terms: Ontology, country: str, *, is_linked: bool
) -> None:
    reading = told("a.txt", f"Congress. {country}.", ("Organization", "Congress"), ("Country", country))
    (iri,) = heads([reading], terms)
    assert (iri == "https://w3id.org/kg/gazetteer/body/congress-us") is is_linked
    assert PHILIPPINES not in iri


def test_ids_of_documents_may_be_urns(terms: Ontology) -> None:
    id_ = "urn:newsml:news.example:20260312:1"
    text = "Supreme Court and Ministry of Justice."
    reading = told(id_, text, ("Organization", "Supreme Court"), ("Organization", "Ministry of Justice"))
    assert len(set(identity([reading], terms).nodes[id_].values())) == 2


def kinds(readings: Sequence[Reading], profiler: Profiler) -> list[str]:
    """The kind of thing that the first entity of each reading is, as the readings together see it."""
    profiles = [profiler.profiles(each, Wishes(), Linked(frozenset()))[1][0] for each in readings]
    agreed = {profile.document: profile.group for profile in agreed_groups(profiles, profiler)}
    return [agreed[each.document.id] for each in readings]


ORVANE = [bare("a", "Orvane Nord"), bare("b", "Orvane Nord", "Company"), bare("c", "Orvane Nord", "Company")]
TOLD = told("a", "The judge Anna Ford spoke.", ("Person", "Anna Ford"))
SURNAMED = told("a", "Anna Ford came. Ford spoke.", ("Person", "Anna Ford", "Ford"))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (ORVANE, ["organization"] * 3),
        (ORVANE[:2], ["organization"] * 2),
        ([bare("a", "Orvane"), bare("b", "Orvane", "City")], ["person", "place"]),
        ([bare("a", "Lumatel SA"), bare("b", "Lumatel")], ["person", "person"]),
        ([bare("a", "Lumatel SA", "Work"), bare("b", "Lumatel", "City")], ["organization", "organization"]),
        ([bare("a", "Korvane Cup", "Event"), bare("b", "Korvane Cup", "Event")], ["event", "event"]),
        (
            [TOLD, bare("b", "Anna Ford", "Company"), bare("c", "Anna Ford", "Company")],
            ["person", *["organization"] * 2],
        ),
        ([SURNAMED, bare("b", "Anna Ford", "Company")], ["person", "person"]),
        ([bare("a", "Anna Ford"), bare("b", "Anna Fort", "Company")], ["person", "organization"]),
        (
            [
                told("a", "The judge Ford spoke.", ("Person", "Ford")),
                bare("b", "Ford", "Company"),
                bare("c", "Ford", "Company"),
            ],
            ["person", *["organization"] * 2],
        ),
    ],
)
def test_documents_agree_on_what_a_name_means(profiler: Profiler, readings: list[Reading], expected: list[str]) -> None:
    assert kinds(readings, profiler) == expected


def test_kinds_that_one_document_tells_apart_stay_so(terms: Ontology) -> None:
    draft = Draft(Document("a.txt", "Ford left Ford.", "en")).entity("who", "Person", "Ford")
    both = draft.entity("firm", "Company", "Ford").reading()
    nodes = identity([both, bare("b", "Ford", "Company"), bare("c", "Ford", "Company")], terms).nodes
    assert nodes["a.txt"]["who"] not in {nodes["a.txt"]["firm"], nodes["b"]["Ford"]}
    assert nodes["b"] == nodes["c"] == {"Ford": nodes["a.txt"]["firm"]}


def two(one: str, other: str, *beside: str, name: str = "Michel Martin") -> list[Reading]:
    """Two documents, each with a name and words before it, and with the same others beside."""
    who = [("Country" if each in {"Niger", "France"} else "Person", each) for each in beside]
    texts = (f"{', '.join((f'{words} {name}', *beside))}." for words in (one, other))
    return [told(f"{number}.txt", text, ("Person", name), *who) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (two("", ""), True),
        (two("Le juge", ""), True),
        (two("Le juge", "the prosecutor"), True),
        (two("Le juge", "the minister"), True),
        (two("The footballer", "the judge"), False),
        (two("The footballer", "the judge", "Niger"), False),
        (two("The footballer", "the novelist"), False),
        (two("The general", "the ambassador"), True),
        (two("", "", name="Ann Lee"), False),
        (two("", "", "Niger", name="Ann Lee"), False),
        (two("Footballer", "striker", name="Ann Lee"), True),
        (two("", "", "Zoe Wolff", name="Ann Lee"), True),
        (two("", "", name="Kirby"), False),
        (two("Footballer", "striker", name="Kirby"), False),
        (two("", "", "Zoe Wolff", name="Kirby"), True),
    ],
)
def test_bearers_of_one_name_are_told_apart(terms: Ontology, readings: list[Reading], *, expected: bool) -> None:
    assert are_one(readings, terms) is expected


def test_much_support_outweighs_a_conflict(terms: Ontology) -> None:
    beside = ("Zoe Wolff", "Omar Bello")
    assert are_one(two("The footballer", "the judge", *beside), terms)
    assert not are_one(two("The footballer", "the judge"), terms)


def test_the_same_office_makes_one(terms: Ontology) -> None:
    def of(id_: str, firm: str) -> Reading:
        text = f"Ann Lee leads {firm}."
        return told(id_, text, ("Person", "Ann Lee"), ("Company", firm), facts=[("Ann Lee", "leads", firm)])

    assert are_one([of("a", "Lumatel"), of("b", "Lumatel SA")], terms)
    assert not are_one([of("a", "Lumatel"), of("b", "Orvane")], terms)


def test_two_bearers_are_doubted_and_say_why(terms: Ontology) -> None:
    found = identity([FOOTBALLER, JUDGE], terms)
    (doubt,) = found.doubts
    assert {doubt.one, doubt.other} == {node for nodes in found.nodes.values() for node in nodes.values()}
    assert doubt.one < doubt.other
    assert doubt.reason in {"different fields: justice and sport", "different fields: sport and justice"}


def test_a_third_document_goes_to_the_bearer_whom_it_fits(terms: Ontology) -> None:
    striker = told("more.txt", "The striker Michel Martin left.", ("Person", "Michel Martin"))
    sport, law, more = heads([FOOTBALLER, JUDGE, striker], terms)
    assert sport == more != law


def test_a_document_that_fits_both_bearers_is_left_apart(terms: Ontology) -> None:
    third = bare("third.txt", "Michel Martin")
    assert len(set(heads([FOOTBALLER, JUDGE, third], terms))) == 3


@pytest.mark.parametrize(
    ("dates", "expected"),
    [(("2024-05-01", "2024-06-01"), True), (("2024-05-01", "2025-05-01"), False), ((None, "2025-05-01"), True)],
)
def test_events_of_one_name_are_one_only_at_one_time(
    terms: Ontology, dates: Sequence[str | None], *, expected: bool
) -> None:
    readings = [bare(str(number), "Korvane Cup", "Event", published=date) for number, date in enumerate(dates)]
    assert are_one(readings, terms) is expected


def test_bodies_tied_to_different_countries_are_two(terms: Ontology) -> None:
    def of(id_: str, land: str) -> Reading:
        text = f"Lumatel, based in {land}."
        return told(id_, text, ("Company", "Lumatel"), ("Country", land), facts=[("Lumatel", "basedIn", land)])

    assert are_one([of("a", "Niger"), of("b", "Niger")], terms)
    assert not are_one([of("a", "Niger"), of("b", "France")], terms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul Durand", "Marie Durand"),
        ("Jean Dupont", "Karl Dupont"),
        ("Mario Rossi", "Maria Rossi"),
        ("Ali Hassan", "Ali Omar Hassan"),
        ("M. Durand", "Mme Durand"),
    ],
)
def test_two_persons_of_one_document_are_two(terms: Ontology, one: str, other: str) -> None:
    reading = told(
        "a.txt", f"{one}, {other} and Zoe Wolff met.", ("Person", one), ("Person", other), ("Person", "Zoe Wolff")
    )
    nodes = identity([reading], terms).nodes["a.txt"]
    assert nodes[one] != nodes[other]


def test_two_bearers_of_a_family_name_in_one_document_have_two_iris(terms: Ontology) -> None:
    reading = told("a.txt", "M. Durand, Mme Durand.", ("Person", "M. Durand"), ("Person", "Mme Durand"))
    nodes = identity([reading], terms).nodes["a.txt"]
    assert nodes["M. Durand"] != nodes["Mme Durand"]
