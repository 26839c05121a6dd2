"""The embedded store keeps the contract, and is built and opened with care."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.store import Dataset, Store, Truth
from tests.store.contract.suite import DatasetContract

ONE = '<http://a.example/s> <http://a.example/p> "1" .\n'
TWO = '<http://a.example/s> <http://a.example/p> "2" .\n'


class TestOxigraph(DatasetContract):
    """The contract."""

    @pytest.fixture
    def dataset(self, folder: Path) -> Iterator[Dataset]:
        with Store.open(folder) as store:
            yield store


def build(tmp_path: Path, text: str) -> Path:
    (tmp_path / "graph.nt").write_text(text, encoding="utf-8")
    Store.build(tmp_path / "graph.nt", tmp_path / "graph")
    return tmp_path / "graph"


def holds(folder: Path, value: str) -> bool:
    with Store.open(folder) as store:
        return store.run(f'ASK {{ ?s ?p "{value}" }}') == Truth(value=True)


def test_a_store_replaces_the_one_before(tmp_path: Path) -> None:
    assert holds(build(tmp_path, ONE), "1")
    assert holds(build(tmp_path, TWO), "2")
    assert not holds(tmp_path / "graph", "1")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["graph", "graph.nt"]


def test_a_malformed_graph_leaves_the_old_store(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    with pytest.raises(StoreError, match=r"cannot build the store from .*graph\.nt: .*line 1"):
        build(tmp_path, "this is no graph\n")
    assert holds(tmp_path / "graph", "1")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["graph", "graph.nt"]


def test_a_missing_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot build"):
        Store.build(tmp_path / "none.nt", tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


def test_an_old_store_in_use_can_be_replaced(tmp_path: Path) -> None:
    with Store.open(build(tmp_path, ONE)) as old:
        build(tmp_path, TWO)
        assert old.run('ASK { ?s ?p "1" }') == Truth(value=True)
    assert holds(tmp_path / "graph", "2")


def test_a_new_store_is_as_readable_as_other_folders(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    mode = stat.S_IMODE(build(tmp_path, ONE).stat().st_mode)
    assert mode == stat.S_IMODE((tmp_path / "other").stat().st_mode)


@pytest.mark.parametrize("name", ["none", "file", "empty"])
def test_where_no_graph_is_the_message_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="run kg build first"):
        Store.open(tmp_path / name)


def test_a_damaged_store_is_an_error(tmp_path: Path) -> None:
    folder = build(tmp_path, ONE)
    (folder / "CURRENT").write_text("nonsense", encoding="utf-8")
    with pytest.raises(StoreError, match="run kg build again"):
        Store.open(folder)


def test_an_empty_graph_has_no_answers(tmp_path: Path) -> None:
    with Store.open(build(tmp_path, "")) as store:
        assert store.select("SELECT * WHERE { ?s ?p ?o }").rows == ()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "the query is empty"),
        (" \n", "the query is empty"),
        (
            "SELECT * WHERE {\n  ?x foo:bar ?y }",
            "foo: is not declared; .*kg:.*\n  2 |   \\?x foo:bar \\?y }\n    |             \\^",
        ),
        ("PREFIX a: <http://a.example/>\nSELECT * { ?x a:b/c:d ?y }", "c: is not declared"),
        ("SELECT ?x WHERE { ?x ?y }", "column 19: this cannot stand here"),
        ("SELECT (1 AS ?x) ?y WHERE { ?y ?z ?x } GROUP BY ?z", "column"),
        ("x" * 500, r"column 1: .*\n  1 \| x{100}\n    \| \^$"),
    ],
)
def test_messages_help(folder: Path, query: str, message: str) -> None:
    with Store.open(folder) as store, pytest.raises(QueryError, match=message):
        store.run(query)
