"""Readings as a graph."""

import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError, OntologyError, ReadingError, StoreError
from kg.gazetteers import Entry, Name
from kg.model import Document, Entity, Fact, Mention, Quantity, Quote, Reading, Span
from kg.namespaces import PREFIXES
from kg.ontology import Ontology
from kg.statements import Counts, write_graph
from tests.samples import IRAQ, US, Draft

DAECH = "<http://kg.example/organization/etat-islamique>"
KIRBY = "<http://kg.example/person/john-kirby>"


def ask(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=dict(PREFIXES)))


def values(store: ox.Store, query: str) -> list[str]:
    solutions = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(row[0].value for row in solutions)


def graph_of(readings: list[Reading], ontology: Ontology, folder: Path) -> ox.Store:
    write_graph(readings, ontology, folder / "graph.nt")
    store = ox.Store()
    store.bulk_load(path=str(folder / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize(
    "pattern",
    [
        f"{KIRBY} kg:spokespersonFor <http://kg.example/organization/us-department-of-defense>",
        f"<{US}> kg:hasTroopsIn <{IRAQ}>",
        f"<{US}> kg:agreedWith <{IRAQ}> . <{IRAQ}> kg:agreedWith <{US}>",
        f'{DAECH} kg:hasOtherName "Daech"@fr',
        f"{KIRBY} ?p <{IRAQ}> . ?p a kg:OpenPredicate ; rdfs:label 'remercier'@fr ; rdfs:subPropertyOf kg:relatedTo",
    ],
)
def test_affirmed_facts_are_plain_triples(store: ox.Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        f"{DAECH} kg:withdrewFrom <{IRAQ}>",
        f"<{US}> kg:withdrewFrom <{IRAQ}>",
        "?dahl rdfs:label 'Ingrid Dahl'@en ; kg:visited ?lyon",
        "?union rdfs:label 'SudPain'@en . { ?union kg:metWith ?who } UNION { ?who kg:metWith ?union }",
    ],
)
def test_negated_and_hypothetical_facts_are_not(store: ox.Store, pattern: str) -> None:
    assert not ask(store, pattern)


def test_a_statement_says_everything_of_its_fact(store: ox.Store) -> None:
    assert ask(
        store,
        f"""?s a kg:Statement, rdf:Statement ; rdf:subject <{US}> ; rdf:predicate kg:hasTroopsIn ; rdf:object <{IRAQ}> ;
            kgs:hasTroopsIn <{IRAQ}> ; kg:polarity kg:Affirmed ; kg:confidence 0.9 ; kg:rule "verb" ;
            kg:evidence "Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone."@fr ;
            oa:start 98 ; oa:end 174 ; kg:attributedTo <http://kg.example/organization/pentagone> ;
            kg:quantity 2500 ; kg:quantityUnit "soldier" ; kg:quantityOf kg:UnitSoldier ; kg:approximate true ;
            prov:wasDerivedFrom ?d .
            ?d a kg:Document ; dct:title ?title ; dct:issued "2021-04-08"^^xsd:date ; dct:language "fr" ;
            dct:identifier "fr/talks.txt" ; dct:source "fr/talks.txt" ; schema:url "https://news.example/talks"^^xsd:anyURI""",
    )


def test_what_a_fact_does_not_say_is_left_out(store: ox.Store) -> None:
    pattern = "?s rdf:predicate kg:spokespersonFor ; {0} ?value"
    for name in ("kg:time", "kg:quantity", "kg:quantityUnit", "kg:quantityOf", "kg:approximate", "kg:attributedTo"):
        assert not ask(store, pattern.format(name)), name
    assert not ask(store, "?s kg:approximate false")


def test_confidence_has_three_digits(store: ox.Store) -> None:
    assert ask(store, "?s kg:confidence 0.935 ; rdf:predicate kg:spokespersonFor")


@pytest.mark.parametrize(("time", "datatype"), [("2022", "gYear"), ("2020-04", "gYearMonth"), ("2021-04-09", "date")])
def test_times_keep_their_precision(store: ox.Store, time: str, datatype: str) -> None:
    assert ask(store, f'?s kg:time "{time}"^^xsd:{datatype}')


def test_polarity_is_on_every_statement(store: ox.Store) -> None:
    query = "SELECT ?p WHERE { ?s rdf:predicate kg:withdrewFrom ; kg:polarity ?p }"
    assert [iri.partition("#")[2] for iri in values(store, query)] == ["Affirmed", "Hypothetical", "Negated"]


def test_a_symmetric_fact_said_both_ways_in_one_sentence_is_one_statement(store: ox.Store) -> None:
    met = f"?s rdf:predicate kg:metWith ; rdf:subject <{IRAQ}> ; rdf:object {KIRBY} ; kg:confidence ?value"
    assert values(store, f"SELECT ?value WHERE {{ {met} }}") == ["0.9"]
    assert not ask(store, f"?s rdf:predicate kg:metWith ; rdf:subject {KIRBY}")


def test_open_facts_are_told_apart(store: ox.Store) -> None:
    opened = f'a kg:OpenStatement ; kg:openPredicate "remercier"@fr ; kgs:relatedTo <{IRAQ}> ; rdf:predicate ?predicate'
    assert values(store, f"SELECT ?predicate WHERE {{ ?s {opened} }}") == ["http://kg.example/predicate/remercier"]
    assert values(store, "SELECT ?s WHERE { ?s a kg:OpenStatement ; rdf:predicate kg:leads }") == []


def test_a_person_of_two_documents_is_one_node(store: ox.Store) -> None:
    assert values(store, f"SELECT ?lang WHERE {{ {KIRBY} kg:mentionedIn/dct:language ?lang }}") == ["en", "fr"]
    assert ask(
        store,
        f"{KIRBY} a kg:Entity, kg:Person ; rdfs:label 'John Kirby'@fr, 'John Kirby'@en ; skos:altLabel 'Kirby'@fr",
    )


def test_a_bare_surname_is_not_taken_for_him(store: ox.Store) -> None:
    assert ask(store, f"?who rdfs:label 'Kirby'@fr . FILTER(?who != {KIRBY})")


def test_linked_entities_have_the_names_of_their_entry(store: ox.Store) -> None:
    assert ask(
        store, f"<{US}> rdfs:label 'États-Unis'@fr, 'United States'@en ; kg:isoCode 'US' ; skos:exactMatch wd:Q30"
    )
    assert ask(store, f"<{US}> skos:altLabel 'Washington'@fr, 'US'@en")
    assert values(store, f"SELECT ?l WHERE {{ <{US}> rdfs:label ?l }}") == ["United States", "États-Unis"]


def test_adjectives_of_nationality_are_no_names(store: ox.Store) -> None:
    assert not ask(store, f"<{US}> skos:altLabel 'américains'@fr")
    assert not ask(store, f"<{IRAQ}> skos:altLabel 'Iraqi'@en")


def test_descriptions_are_no_names(store: ox.Store) -> None:
    assert not ask(store, "?who skos:altLabel 'Le président'@fr")
    assert not ask(store, "?who skos:altLabel 'the bakery group'@en")


def test_quotations_have_speaker_words_and_place(store: ox.Store) -> None:
    words = 'a kg:Quotation ; kg:quotedText "Nous ne garderons pas de base permanente"@fr ; oa:start 253 ; oa:end 293'
    assert ask(store, f"?q {words} ; kg:speaker {KIRBY} ; prov:wasDerivedFrom/dct:identifier 'fr/talks.txt'")


def test_everything_counts(samples: list[Reading], news: Ontology, tmp_path: Path) -> None:
    path = tmp_path / "graph.nt"
    counts = write_graph(samples, news, path)
    lines = path.read_text(encoding="utf-8").count("\n")
    assert counts == Counts(documents=4, entities=15, facts=19, open_facts=1, quotes=2, triples=lines)
    assert [item.name for item in tmp_path.iterdir()] == ["graph.nt"]


def test_no_blank_node_and_no_other_base(graph: Path) -> None:
    text = graph.read_text(encoding="utf-8")
    assert "_:" not in text
    subjects = {line.split(" ")[0] for line in text.splitlines()}
    assert all(subject.startswith(("<http://kg.example/", "<https://w3id.org/kg/gazetteer/")) for subject in subjects)


def test_the_graph_is_sorted_and_oxigraph_writes_it_alike(graph: Path, store: ox.Store) -> None:
    lines = graph.read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert dumped is not None
    assert sorted(dumped.splitlines(keepends=True)) == lines


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_readings_does_not_matter(
    samples: list[Reading], news: Ontology, graph: Path, tmp_path: Path, seed: int
) -> None:
    shuffled = list(samples)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    write_graph(iter(shuffled), news, tmp_path / "graph.nt")
    assert (tmp_path / "graph.nt").read_bytes() == graph.read_bytes()


def test_writing_again_changes_nothing(samples: list[Reading], news: Ontology, graph: Path, tmp_path: Path) -> None:
    for _ in range(2):
        write_graph([*samples, *samples], news, tmp_path / "graph.nt")
    assert (tmp_path / "graph.nt").read_bytes() == graph.read_bytes()


def test_the_order_within_a_reading_does_not_matter(
    samples: list[Reading], news: Ontology, graph: Path, tmp_path: Path
) -> None:
    turned = [
        replace(reading, entities=reading.entities[::-1], facts=reading.facts[::-1], quotes=reading.quotes[::-1])
        for reading in samples
    ]
    write_graph(turned, news, tmp_path / "graph.nt")
    assert (tmp_path / "graph.nt").read_bytes() == graph.read_bytes()


def test_another_base(samples: list[Reading], news: Ontology, tmp_path: Path) -> None:
    write_graph(samples, news, tmp_path / "graph.nt", base="https://data.example/news/")
    assert "<https://data.example/news/person/john-kirby>" in (tmp_path / "graph.nt").read_text(encoding="utf-8")


def named(name: str, id_: str, lang: str = "en") -> Reading:
    return Draft(Document(id=id_, text=f"{name} spoke.", lang=lang)).entity("e1", "Person", name).reading()


def test_the_label_is_the_name_that_most_documents_use(terms: Ontology, tmp_path: Path) -> None:
    readings = [
        named("Zoé Étoile", "1"),
        named("ZOÉ ÉTOILE", "2"),
        named("Zoé Étoile", "3"),
        named("Zoe Etoile", "4", "fr"),
    ]
    store = graph_of(readings, terms, tmp_path)
    assert values(store, "SELECT ?l WHERE { ?e rdfs:label ?l }") == ["Zoe Etoile", "Zoé Étoile"]
    assert values(store, "SELECT ?l WHERE { ?e skos:altLabel ?l }") == ["ZOÉ ÉTOILE"]


def test_line_breaks_within_a_name_become_spaces(terms: Ontology, tmp_path: Path) -> None:
    store = graph_of([named("Zoé\n  Étoile", "1")], terms, tmp_path)
    assert values(store, "SELECT ?l WHERE { ?e rdfs:label|skos:altLabel ?l }") == ["Zoé Étoile"]


def test_two_rules_that_read_the_same_make_one_statement(terms: Ontology, tmp_path: Path) -> None:
    draft = Draft(Document(id="1", text="Ann Lee met Bob Ray.", lang="en"))
    draft.entity("a", "Person", "Ann Lee").entity("b", "Person", "Bob Ray")
    for rule, confidence in (("z", 0.7), ("b", 0.9), ("a", 0.9)):
        draft.fact("a", "metWith", "b", "Ann Lee met Bob Ray.", rule=rule, confidence=confidence)
    store = graph_of([draft.reading()], terms, tmp_path)
    assert values(store, "SELECT ?rule WHERE { ?s kg:rule ?rule ; kg:confidence 0.9 }") == ["a"]
    assert len(values(store, "SELECT ?s WHERE { ?s a kg:Statement }")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "negated"},
        {"time": "2021"},
        {"attributed_to": "b"},
        {"quantity": Quantity(2, "time")},
        {"evidence": Span(0, 7)},
    ],
)
def test_what_differs_in_any_respect_is_another_statement(
    terms: Ontology, tmp_path: Path, change: dict[str, object]
) -> None:
    draft = Draft(Document(id="1", text="Ann Lee met Bob Ray.", lang="en"))
    draft.entity("a", "Person", "Ann Lee").entity("b", "Person", "Bob Ray")
    reading = draft.fact("a", "metWith", "b", "Ann Lee met Bob Ray.").reading()
    other = replace(reading.facts[0], **change)  # type: ignore[arg-type]  # one field of the fact
    store = graph_of([replace(reading, facts=(*reading.facts, other))], terms, tmp_path)
    assert len(values(store, "SELECT ?s WHERE { ?s a kg:Statement }")) == 2


def test_an_open_fact_with_a_text_as_object(terms: Ontology, tmp_path: Path) -> None:
    draft = Draft(Document(id="1", text="Ann Lee weighs much.", lang="en")).entity("a", "Person", "Ann Lee")
    store = graph_of([draft.fact("a", "open:weigh", None, "Ann Lee weighs", value="much").reading()], terms, tmp_path)
    assert ask(store, "?s a kg:OpenStatement ; rdf:object 'much'@en")
    assert not ask(store, "?s kgs:relatedTo ?o")


def test_a_gazetteer_entry_outside_wikidata(terms: Ontology, tmp_path: Path) -> None:
    entry = Entry(
        "https://own.example/x",
        "City",
        (),
        {"en": "Xtown"},
        (Name("Xtown", "en", "label"),),
        same_as=("https://other.example/1",),
    )
    reading = (
        Draft(Document(id="1", text="In X-town.", lang="en")).entity("a", "City", "X-town", link=entry.iri).reading()
    )
    store = graph_of([reading], replace(terms, gazetteer=(entry,)), tmp_path)
    assert ask(
        store,
        "<https://own.example/x> rdfs:label 'Xtown'@en ; skos:altLabel 'X-town'@en ; skos:exactMatch <https://other.example/1>",
    )


def broken(**change: object) -> Reading:
    reading = (
        Draft(Document(id="bad.txt", text="Ann Lee met Bob Ray.", lang="en")).entity("a", "Person", "Ann Lee").reading()
    )
    return replace(reading, **change)  # type: ignore[arg-type]  # one field of the reading


@pytest.mark.parametrize(
    ("reading", "error", "message"),
    [
        (
            broken(facts=(Fact("a", "unheardOf", "a", Span(0, 5), "r"),)),
            OntologyError,
            r"bad\.txt: no property 'unheardOf'",
        ),
        (broken(facts=(Fact("a", "metWith", "z", Span(0, 5), "r"),)), ReadingError, r"bad\.txt: .* 'z'"),
        (
            broken(facts=(Fact("a", "metWith", "a", Span(0, 5), "r", attributed_to="z"),)),
            ReadingError,
            r"bad\.txt: .* 'z'",
        ),
        (broken(quotes=(Quote("z", Span(0, 5)),)), ReadingError, r"bad\.txt: .* 'z'"),
        (broken(entities=(Entity("a", "Ann", "Martian", ()),)), OntologyError, r"bad\.txt: 'Ann' is a 'Martian'"),
        (broken(entities=(Entity("a", "Ann", "Person", (), link="no iri"),)), ReadingError, r"bad\.txt: .*'no iri'"),
    ],
)
def test_a_wrong_reading_is_named_and_the_old_graph_stays(
    terms: Ontology, tmp_path: Path, reading: Reading, error: type[Exception], message: str
) -> None:
    path = tmp_path / "graph.nt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(error, match=message):
        write_graph([reading], terms, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_wrong_base_is_refused(terms: Ontology, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="base"):
        write_graph([], terms, tmp_path / "graph.nt", base="kg")


def test_a_folder_that_does_not_exist_is_an_error(terms: Ontology, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write the graph"):
        write_graph([], terms, tmp_path / "none" / "graph.nt")


def test_no_readings_make_an_empty_graph(terms: Ontology, tmp_path: Path) -> None:
    assert write_graph([], terms, tmp_path / "graph.nt") == Counts(0, 0, 0, 0, 0, 0)
    assert (tmp_path / "graph.nt").read_bytes() == b""


def test_a_thing_is_not_related_to_itself(terms: Ontology, tmp_path: Path) -> None:
    draft = Draft(Document(id="1", text="Ann Lee met ANN LEE.", lang="en"))
    draft.entity("a", "Person", "Ann Lee").entity("b", "Person", "ANN LEE").fact("a", "metWith", "b", "Ann Lee met")
    store = graph_of([draft.reading()], terms, tmp_path)
    assert values(store, "SELECT ?s WHERE { ?s a kg:Statement }") == []
    assert values(store, "SELECT ?s WHERE { ?s kg:metWith ?s }") == []


hostile = st.text(min_size=1, max_size=30)


@given(text=hostile, id_=st.text(max_size=20), title=hostile, lang=st.sampled_from(["fr", "en", "", "x y"]))
def test_hostile_texts_make_graphs_that_load(
    terms: Ontology, tmp_path_factory: pytest.TempPathFactory, text: str, id_: str, title: str, lang: str
) -> None:
    whole = Span(0, len(text))
    reading = Reading(
        Document(id_, text, lang, title=title, published=title, url=title, source=title),
        (Entity("", text, "Person", (Mention(whole, "name"),)), Entity("é", title, "Work", ())),
        (
            Fact("", "authorOf", "é", whole, text, time=title, quantity=Quantity(1e-9, title)),
            Fact("", "hasOtherName", None, whole, text, value=title),
            Fact("", f"open:{title}", "é", whole, text, attributed_to="é"),
        ),
        (Quote(None, whole), Quote("", whole)),
    )
    store = graph_of([reading], terms, tmp_path_factory.getbasetemp())
    clean = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert values(store, "SELECT DISTINCT ?e WHERE { ?s kg:evidence ?e }") == [clean]
