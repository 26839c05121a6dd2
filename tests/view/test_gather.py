from dataclasses import replace

import pyoxigraph as ox

from kg.model import Document
from kg.namespaces import KG
from kg.ontology import default_folder, load
from kg.statements import write_graph
from kg.store import Store
from kg.view.dataset import Value, local_name
from kg.view.gather import clip, main_type, read_knowledge
from kg.view.knowledge import Knowledge, Relation
from tests.samples import Draft
from tests.view.synthetic import BASE, Memory, add_document, add_entity, add_statement, iri, text, typed

KIRBY, PENTAGON, IRAQ = BASE + "person/kirby", BASE + "organization/pentagon", BASE + "country/iraq"
DOCUMENT = BASE + "document/1"


def small() -> Memory:
    memory = Memory()
    add_document(memory, DOCUMENT, title="Briefing", date="2021-04-07", source="briefing.txt")
    add_entity(memory, KIRBY, "Person", (("John Kirby", "en"),), ("Kirby",))
    add_entity(memory, PENTAGON, "Organization", (("Pentagon", "en"), ("Pentagone", "fr")))
    add_entity(memory, IRAQ, "Country", (("Iraq", "en"), ("Irak", "fr")))
    return memory


def say(
    memory: Memory,
    number: int,
    triple: tuple[str, str, str],
    polarity: str = "Affirmed",
    extra: tuple[tuple[str, ox.NamedNode | ox.Literal], ...] = (),
) -> None:
    evidence, node = (f"Sentence {number}.", "en"), f"{BASE}statement/{number}"
    add_statement(memory, node, triple, evidence=evidence, document=DOCUMENT, polarity=polarity, extra=extra)


def relations(knowledge: Knowledge) -> list[Relation]:
    return [relation for _, _, relation in knowledge.graph.edges(data="relation")]


def test_two_sentences_make_one_relation() -> None:
    memory = small()
    say(memory, 1, (KIRBY, "kg:spokespersonFor", PENTAGON))
    say(memory, 2, (KIRBY, "kg:spokespersonFor", PENTAGON))
    (relation,) = relations(read_knowledge(memory))
    assert [item.sentence for item in relation.testimonies] == ["Sentence 1.", "Sentence 2."]


def test_polarities_and_properties_are_kept_apart() -> None:
    memory = small()
    say(memory, 1, (KIRBY, "kg:visited", IRAQ))
    say(memory, 2, (KIRBY, "kg:visited", IRAQ), polarity="Negated")
    say(memory, 3, (KIRBY, "kg:visited", IRAQ), polarity="Hypothetical")
    say(memory, 4, (KIRBY, "kg:livesIn", IRAQ))
    found = {(local_name(relation.predicate), relation.polarity) for relation in relations(read_knowledge(memory))}
    assert found == {
        ("visited", "affirmed"),
        ("visited", "negated"),
        ("visited", "hypothetical"),
        ("livesIn", "affirmed"),
    }


def test_qualifiers() -> None:
    memory = small()
    extra = (
        ("kg:quantity", typed("2500", "integer")),
        ("kg:quantityUnit", text("soldier")),
        ("kg:approximate", typed("true", "boolean")),
        ("kg:time", typed("2021-04", "gYearMonth")),
        ("kg:attributedTo", iri(PENTAGON)),
        ("kg:confidence", typed("0.75", "decimal")),
    )
    say(memory, 1, (KIRBY, "kg:visited", IRAQ), extra=extra)
    ((item,),) = [relation.testimonies for relation in relations(read_knowledge(memory))]
    assert (item.quantity, item.unit, item.approximate, item.time) == ("2500", "soldier", True, "2021-04")
    assert (item.attributed_to, item.confidence, item.document, item.lang) == (PENTAGON, 0.75, DOCUMENT, "en")


def test_literal_object_is_no_edge() -> None:
    memory = small()
    add_statement(
        memory, BASE + "statement/1", (KIRBY, "kg:hasOtherName", text("Jack")), evidence=("E.", "en"), document=DOCUMENT
    )
    knowledge = read_knowledge(memory)
    assert relations(knowledge) == []
    assert [relation.value for relation in knowledge.literals] == ["Jack"]


def test_open_fact() -> None:
    memory = small()
    predicate = BASE + "predicate/thank"
    memory.add(predicate, "rdfs:label", text("thank", "en"))
    memory.add(predicate, "rdf:type", iri("kg:OpenPredicate"))
    say(memory, 1, (KIRBY, predicate, IRAQ), extra=(("rdf:type", iri("kg:OpenStatement")),))
    knowledge = read_knowledge(memory)
    assert [relation.is_open for relation in relations(knowledge)] == [True]
    assert [dict(item.labels) for item in knowledge.predicates] == [{"en": "thank"}]
    assert predicate not in knowledge.graph


def test_symmetric_property_shows_in_its_plain_triples() -> None:
    memory = small()
    say(memory, 1, (KIRBY, "kg:metWith", PENTAGON))
    say(memory, 2, (KIRBY, "kg:visited", IRAQ))
    memory.add(PENTAGON, "kg:metWith", iri(KIRBY))
    symmetric = {local_name(item.iri): item.symmetric for item in read_knowledge(memory).predicates}
    assert symmetric == {"metWith": True, "visited": False}


def test_entity_without_description_is_kept() -> None:
    memory = small()
    say(memory, 1, (KIRBY, "kg:visited", BASE + "place/nowhere"))
    thing = read_knowledge(memory).graph.nodes[BASE + "place/nowhere"]["thing"]
    assert thing.labels == {"": "nowhere"}


def test_documents_and_statements_are_no_entities(samples: Memory) -> None:
    knowledge = read_knowledge(samples)
    things = [thing for _, thing in knowledge.graph.nodes(data="thing")]
    assert (len(knowledge.documents), len(things), len(knowledge.quotes)) == (4, 15, 2)
    assert {thing.type for thing in things} == {"Person", "Organization", "Country", "City", "ArmedGroup"}


def test_every_statement_of_the_samples_is_there(samples: Memory) -> None:
    knowledge = read_knowledge(samples)
    stated = [item for relation in (*relations(knowledge), *knowledge.literals) for item in relation.testimonies]
    assert len(stated) == len(samples.select("SELECT ?s WHERE { ?s a kg:Statement }").rows)


def test_names_and_identifiers(samples: Memory) -> None:
    things = {thing.iri: thing for _, thing in read_knowledge(samples).graph.nodes(data="thing")}
    states = things["https://w3id.org/kg/gazetteer/country/US"]
    assert states.labels == {"en": "United States", "fr": "États-Unis"}
    assert "Washington" in states.names
    links = [(item.scheme, item.value, item.href) for item in states.identifiers]
    assert ("ISO 3166", "US", None) in links
    assert ("Wikidata", "Q30", "https://www.wikidata.org/entity/Q30") in links


def test_main_type_prefers_known_classes() -> None:
    assert main_type({"TerroristGroup", "ArmedGroup", "Entity"}) == "ArmedGroup"
    assert main_type({"Gadget", "Thing"}) == "Gadget"
    assert main_type(()) == "Entity"


def test_clip_keeps_short_texts() -> None:
    assert clip("abc", 3) == "abc"
    assert len(clip("a" * 100_000, 240)) == 240


def test_value_of_terms() -> None:
    assert Value.of(text("Irak", "fr")) == Value("Irak", "fr")
    assert Value.of(iri("kg:leads")) == Value(KG + "leads", is_iri=True)


def test_of_a_large_graph_the_page_has_what_is_said_of_the_main_entities(tmp_path):
    readings = []
    for number in range(6):
        text_ = f"Ada met Bob{number}. Ada met Cy{number}. Zed{number} met Yu{number}."
        draft = Draft(Document(f"d{number}.txt", text_, "en")).entity("ada", "Person", "Ada")
        for name in ("Bob", "Cy", "Zed", "Yu"):
            draft.entity(name, "Award", f"{name}{number}")
        for subject, object_ in (("ada", "Bob"), ("ada", "Cy"), ("Zed", "Yu")):
            draft.fact(subject, "accused", object_, f" met {object_}{number}.")
        readings.append(draft.reading())
    readings = [
        replace(each, entities=(replace(each.entities[0], name="Ada Ott"), *each.entities[1:])) for each in readings
    ]
    write_graph(readings, load(default_folder()), tmp_path / "graph.nt")
    Store.build(tmp_path / "graph.nt", tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        whole, part = read_knowledge(store), read_knowledge(store, most=12)
    assert whole.totals is None
    assert len(whole.graph.edges) == 18
    assert part.totals == {"documents": 6, "entities": 25, "facts": 18}
    assert len(part.graph.edges) == 12
    assert {subject for subject, _ in part.graph.edges()} == {"http://kg.example/person/ada-ott"}
