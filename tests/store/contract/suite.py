"""What every store must do: its test module subclasses `DatasetContract` and gives it a dataset of the samples."""

import io
import json
import threading

import pytest

from kg.errors import QueryError, StoreError
from kg.store import Dataset, Solutions, Triples, Truth

KIRBY = "http://kg.example/person/john-kirby"
REFUSED = [
    "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * WHERE { SERVICE:x { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p trueSERVICE<http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p 1SERVICE<http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * WHERE { SERVICESILENT<http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p <http://a.example/\\u0062#>SERVICE<http://127.0.0.1:1/> { ?a ?b ?c } }",
    'SELECT * WHERE { ?s ?p "a"@en--ltrSERVICE<http://127.0.0.1:1/> { ?a ?b ?c } }',
    "SELECT * WHERE { # a comment\nSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { # a comment\rSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { FILTER(?a < ?b) SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
    "SELECT * WHERE { ?s ?p 'it' . SERVICE <http://127.0.0.1:1/> { ?s ?p 'x' } }",
    "LOAD <http://127.0.0.1:1/>",
    "INSERT DATA { <http://a.example/> <http://a.example/> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
]
HARMLESS = [
    "SELECT * WHERE { ?s rdfs:label 'SERVICE <http://127.0.0.1:1/>' }",
    'SELECT * WHERE { ?s rdfs:label "a \\" SERVICE" }',
    "SELECT * WHERE { ?s rdfs:label '''it's a\nSERVICE''' }",
    "SELECT ?service WHERE { ?service kg:service <http://a.example/SERVICE#LOAD> } # SERVICE LOAD",
    "SELECT $load WHERE { $load rdfs:label 'x'@service }",
    "PREFIX add: <http://a.example/> SELECT * WHERE { ?s add:LOAD ?o }",
]


class DatasetContract:
    """Tests that take the fixture ``dataset``: the graph of the sample readings."""

    def test_select_gives_variables_and_rows(self, dataset: Dataset) -> None:
        solutions = dataset.select("SELECT ?name ?none WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name")
        assert solutions.variables == ("name", "none")
        names = [str(row[0].value) for row in solutions.rows]  # type: ignore[union-attr]  # a name is bound
        assert names == ["Barack Obama", "Ingrid Dahl", "John Kirby", "John Kirby", "Kirby"]
        assert all(row[1] is None for row in solutions.rows)

    def test_ask_is_true_or_false(self, dataset: Dataset) -> None:
        assert dataset.run(f"ASK {{ <{KIRBY}> kg:spokespersonFor ?org }}") == Truth(value=True)
        assert dataset.run(f"ASK {{ <{KIRBY}> kg:leads ?org }}") == Truth(value=False)

    def test_construct_gives_sorted_triples_once(self, dataset: Dataset) -> None:
        answer = dataset.run("CONSTRUCT { ?who a kg:Person } WHERE { ?who rdfs:label ?l ; a kg:Person }")
        assert isinstance(answer, Triples)
        assert len(answer.triples) == len(set(answer.triples)) == 4
        assert list(answer.triples) == sorted(answer.triples, key=str)

    def test_describe_gives_triples(self, dataset: Dataset) -> None:
        answer = dataset.run(f"DESCRIBE <{KIRBY}>")
        assert isinstance(answer, Triples)
        assert len(answer.triples) > 5

    @pytest.mark.parametrize(
        "prefix", ["kg", "kgs", "rdf", "rdfs", "owl", "skos", "prov", "oa", "dct", "xsd", "schema", "time", "wd", "gaz"]
    )
    def test_the_usual_prefixes_need_no_declaration(self, dataset: Dataset, prefix: str) -> None:
        assert dataset.select(f"SELECT * WHERE {{ ?s {prefix}:nothing ?o }}") == Solutions(("o", "s"), ())

    def test_a_prefix_may_be_declared_again(self, dataset: Dataset) -> None:
        answer = dataset.run("PREFIX kg: <http://a.example/> ASK { ?s a kg:Person }")
        assert answer == Truth(value=False)

    @pytest.mark.parametrize("query", REFUSED)
    def test_queries_that_leave_the_graph_or_change_it_are_refused(self, dataset: Dataset, query: str) -> None:
        with pytest.raises(QueryError, match="refused"):
            dataset.run(query)

    @pytest.mark.parametrize("query", HARMLESS)
    def test_the_same_words_elsewhere_are_harmless(self, dataset: Dataset, query: str) -> None:
        assert isinstance(dataset.run(query), Solutions)

    @pytest.mark.parametrize(
        ("query", "line", "column"),
        [
            ("SELECT * WHERE {\n  ?x kg:leads }", 2, 15),
            ("SELECT * WHERE {\n  ?x kg:leads ?y", 2, 17),
            ("SELECT * WHERE { ?x 'é' ?y }", 1, 18),
            ("hello", 1, 6),
            ("SELECT * WHERE {\n\n ?x SERVICE ?y }", 3, 5),
        ],
    )
    def test_a_malformed_query_is_shown_with_its_place(
        self, dataset: Dataset, query: str, line: int, column: int
    ) -> None:
        with pytest.raises(QueryError) as caught:
            dataset.run(query)
        assert (caught.value.line, caught.value.column) == (line, column)
        assert f"line {line}, column {column}" in str(caught.value)

    def test_select_refuses_other_forms(self, dataset: Dataset) -> None:
        with pytest.raises(QueryError, match="SELECT"):
            dataset.select("ASK { ?s ?p ?o }")

    def test_results_are_written_as_json(self, dataset: Dataset) -> None:
        sink = io.BytesIO()
        dataset.write(
            "SELECT ?l WHERE { ?w rdfs:label ?l FILTER(LANG(?l) = 'fr') } ORDER BY ?l LIMIT 1", sink, format_="json"
        )
        found = json.loads(sink.getvalue())
        assert found["head"]["vars"] == ["l"]
        assert found["results"]["bindings"] == [{"l": {"type": "literal", "value": "Barack Obama", "xml:lang": "fr"}}]

    def test_an_answer_of_yes_or_no_is_written_as_json(self, dataset: Dataset) -> None:
        sink = io.BytesIO()
        dataset.write("ASK { ?s a kg:Person }", sink, format_="json")
        assert json.loads(sink.getvalue())["boolean"] is True

    def test_results_are_written_as_csv(self, dataset: Dataset) -> None:
        sink = io.BytesIO()
        dataset.write("SELECT ?l WHERE { ?w rdfs:label ?l } ORDER BY ?l LIMIT 1", sink, format_="csv")
        assert sink.getvalue().splitlines() == [b"l", b"Baghdad"]

    def test_triples_are_written_as_turtle(self, dataset: Dataset) -> None:
        sink = io.BytesIO()
        dataset.write("CONSTRUCT { ?s kg:leads ?o } WHERE { ?s kg:leads ?o }", sink, format_="turtle")
        assert b"@prefix kg: <https://w3id.org/kg/ontology#> ." in sink.getvalue()
        assert b"kg:leads" in sink.getvalue()

    @pytest.mark.parametrize(
        ("query", "format_"),
        [("SELECT * {?s ?p ?o}", "turtle"), ("ASK {?s ?p ?o}", "ntriples"), ("DESCRIBE <a:b>", "csv")],
    )
    def test_formats_belong_to_query_forms(self, dataset: Dataset, query: str, format_: str) -> None:
        with pytest.raises(QueryError, match="cannot be written as"):
            dataset.write(query, io.BytesIO(), format_=format_)  # type: ignore[arg-type]  # of the table above

    def test_answers_may_go_to_other_threads(self, dataset: Dataset) -> None:
        answer = dataset.run("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
        assert isinstance(answer, Solutions)
        seen: list[int] = []
        thread = threading.Thread(target=lambda: seen.append(len({str(row) for row in answer.rows})))
        thread.start()
        thread.join()
        assert seen == [len(answer.rows)]

    def test_a_closed_dataset_says_so(self, dataset: Dataset) -> None:
        with dataset as opened:
            assert opened.run("ASK { ?s ?p ?o }") == Truth(value=True)
        with pytest.raises(StoreError, match="closed"):
            dataset.run("ASK { ?s ?p ?o }")
