"""The client of reconciliation services, against a service on this machine that behaves and misbehaves."""

import gzip
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.linking import Candidate, Query, decide
from kg.printable import printable
from kg.reconcile import IRI, Manifest, Service
from tests.reconciliation import SPACE, Entry, Register, Reply, answer

KIRBY = Query("http://kg.example/person/john-kirby", "John Kirby", "en", types=("T1",))
ENTRIES = [
    Entry("E1", "John Kirby", ("T1",)),
    Entry("E2", "John Kirkby", ("T1",)),
    Entry("E3", "Orvane", ("T2",)),
]
GOOD = {"id": "E9", "name": "Good", "score": 50, "match": False}


class Pauses(list[float]):
    """How long the client would have waited."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def register() -> Iterator[Register]:
    with Register(ENTRIES) as register:
        yield register


def named(*names: str) -> list[Query]:
    return [Query(f"http://kg.example/{name}", name, "en") for name in names]


def asked(register: Register, *replies: Reply) -> tuple[tuple[Candidate, ...], int]:
    """The candidates for one query that is answered so, and how many were dropped."""
    with Service(register.url) as service:
        register.replies.extend(replies)
        return next(service.reconcile([KIRBY]))[1], service.dropped


# The manifest


def test_the_manifest_is_read(register: Register) -> None:
    with Service(register.url) as service:
        manifest = service.manifest
    assert (manifest.name, manifest.versions, manifest.identifier_space) == ("Register", ("0.1", "0.2"), SPACE)
    assert (manifest.view, manifest.batch_size) == ("http://register.example/page/{{id}}", None)
    assert manifest.default_types == (("T1", "Person"), ("T2", "Organization"))
    assert [request.method for request in register.requests] == ["GET"]


@pytest.mark.parametrize(
    "manifest",
    [
        {"versions": None, "view": None, "defaultTypes": None, "schemaSpace": None},
        {"view": "x", "defaultTypes": {"id": 1}, "batchSize": "many", "versions": "0.2"},
        {"view": {"url": "http://a.example/"}, "defaultTypes": [None, {}, {"name": "x"}], "batchSize": -1},
        {"batchSize": 1e400},
    ],
)
def test_a_manifest_needs_name_and_space_alone(manifest: dict[str, Any]) -> None:
    with Register(ENTRIES, **manifest) as register, Service(register.url) as service:
        assert service.manifest.batch_size is None
        assert next(service.reconcile([KIRBY]))[1][0].iri == SPACE + "E1"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(body=b"<html>Welcome</html>"), "answered no JSON: <html>Welcome"),
        (Reply(body=b""), "answered no JSON: nothing"),
        (Reply(body=b"\xff\xfe{"), "answered no JSON"),
        (Reply(body=b"[" * 100_000), "answered no JSON"),
        (Reply(404, b"not here"), "answered 404: not here"),
        (Reply(500, b"\x1b[31mTraceback"), r"answered 500: \[31mTraceback"),
        (answer([]), "no reconciliation service"),
        (answer({"name": "Shop", "identifierSpace": 5}), "no reconciliation service"),
        (answer({"name": "New", "identifierSpace": SPACE, "versions": ["1.0-draft"]}), "speaks 1.0-draft of the API"),
        (Reply(301, headers={"Location": "http://other.example/api"}), "has moved to http://other.example/api"),
        (Reply(301, headers={"Location": "file:///etc/passwd"}), "has moved to file:///etc/passwd"),
        (Reply(302, headers={"Location": "http://[/"}), r"has moved to http://\[/"),
        (Reply(302, headers={"Location": "//127.0.0.1:1/api"}), "has moved to http://127.0.0.1:1/api"),
        (Reply(302), "answered 302"),
    ],
)
def test_what_is_no_service_is_refused(register: Register, reply: Reply, message: str) -> None:
    register.replies.append(reply)
    with pytest.raises(ConfigError, match=message):
        Service(register.url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "wikidata",
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://a.example:x/",
        "http://a.example:99999/",
        "http://a.example/\n",
        "http://a.example/ b",
        "javascript:alert(1)",
        "http://a\u202e.example/",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="no http or https address"):
        Service(url)


@pytest.mark.parametrize("setting", [{"batch": 0}, {"timeout": 0.0}, {"timeout": float("nan")}, {"batch": -1}])
def test_settings_are_checked(register: Register, setting: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="above 0"):
        Service(register.url, **setting)
    assert register.requests == []


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://user:secret@127.0.0.1:{free.getsockname()[1]}/api?key=secret"
        with pytest.raises(ConfigError, match=r"service http://127\.0\.0\.1:\d+/api cannot be reached") as caught:
            Service(url)
    assert "secret" not in str(caught.value)


# Asking


@pytest.mark.parametrize(("wanted", "size", "posts"), [(10, None, 3), (4, None, 7), (10, 5, 5), (3, 100, 9)])
def test_queries_go_in_batches_and_come_back_in_order(wanted: int, size: int | None, posts: int) -> None:
    queries = named(*(f"name {number}" for number in range(25)))
    entries = [Entry(f"E{number}", query.name) for number, query in enumerate(queries)]
    with Register(entries, batchSize=size) as register, Service(register.url, batch=wanted) as service:
        found = list(service.reconcile(iter(queries)))
        assert len(register.posts) == posts
    assert [query for query, _ in found] == queries
    assert [candidates[0].iri for _, candidates in found] == [SPACE + entry.id for entry in entries]


def test_no_queries_no_request(register: Register) -> None:
    with Service(register.url) as service:
        assert list(service.reconcile([])) == []
    assert register.posts == []


def test_candidates_come_with_score_match_and_types(register: Register) -> None:
    candidates, dropped = asked(register)
    assert candidates[0] == Candidate(SPACE + "E1", "John Kirby", 100.0, is_match=True, types=("T1",))
    assert (candidates[1].name, candidates[1].is_match) == ("John Kirkby", False)
    assert 90 < candidates[1].score < 100
    assert dropped == 0


def test_only_names_types_and_properties_are_sent(register: Register) -> None:
    query = Query(
        "http://kg.example/secret-iri",
        "Kirby & Söhne",
        "secret-lang",
        types=("T1", "T2"),
        properties=(("P1", "Niger"), ("P2", "Mali"), ("P1", "Tchad")),
        others=("secret name",),
        fitting=("secret-fitting",),
        contrary=("secret-contrary",),
    )
    with Service(register.url) as service:
        list(service.reconcile([query]))
    [post] = register.posts
    assert post.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(post.body).keys() == {"queries"}
    assert post.queries == {
        "q0": {
            "query": "Kirby & Söhne",
            "limit": 5,
            "type": ["T1", "T2"],
            "type_strict": "any",
            "properties": [{"pid": "P1", "v": ["Niger", "Tchad"]}, {"pid": "P2", "v": "Mali"}],
        }
    }
    assert "secret" not in post.body + str(post.headers)


def test_one_type_is_no_list_and_none_is_left_out(register: Register) -> None:
    with Service(register.url) as service:
        list(service.reconcile([KIRBY, *named("x")]))
    assert register.posts[0].queries == {
        "q0": {"query": "John Kirby", "limit": 5, "type": "T1"},
        "q1": {"query": "x", "limit": 5},
    }


@pytest.mark.parametrize("name", ['"}],"q1":{', "a&queries={}", "\ud800", "\u202e\x00\n", "x" * 100_000, "日本 🏳️"])
def test_any_name_can_be_asked(register: Register, name: str) -> None:
    with Service(register.url) as service:
        assert [query.name for query, _ in service.reconcile(named(name))] == [name]
    assert register.posts[0].queries["q0"]["query"] == name


def test_json_is_sent_as_ascii(register: Register) -> None:
    with Service(register.url) as service:
        list(service.reconcile(named("Évian")))
    assert json.loads(parse_qs(register.posts[0].body)["queries"][0])["q0"]["query"] == "Évian"
    assert register.posts[0].body.isascii()


def test_equals_come_in_the_order_of_their_iris(register: Register) -> None:
    same = [{"id": id_, "name": "Same", "score": 7, "match": id_ == "c"} for id_ in "bdac"]
    candidates, _ = asked(register, answer({"q0": {"result": [*same, {**same[0], "score": 3}]}}))
    assert [each.iri.removeprefix(SPACE) for each in candidates] == ["c", "a", "b", "d"]
    assert candidates[2].score == 7


def test_proxies_of_the_environment_are_left_alone(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert asked(register)[0][0].name == "John Kirby"


# IRIs of candidates


@pytest.mark.parametrize(
    ("space", "view", "id_", "iri"),
    [
        ("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/{{id}}", "Q42", "http://www.wikidata.org/entity/Q42"),
        ("http://a.example/ns#", None, "x", "http://a.example/ns#x"),
        ("http://a.example/names:", None, "1-2", "http://a.example/names:1-2"),
        ("http://a.example/space", "http://b.example/{{id}}.html", "7", "http://b.example/7.html"),
        ("http://a.example/doc/#about", "http://b.example/{{id}}", "tgn/7", "http://b.example/tgn/7"),
        ("http://a.example/space", None, "7", "http://a.example/space/7"),
        ("urn:space", "http://b.example/{{id}}", "7", "http://b.example/7"),
        ("http://a.example/", None, "https://c.example/Évian", "https://c.example/Évian"),
        ("http://a.example/", None, "Évian <b>", "http://a.example/%C3%89vian%20%3Cb%3E"),
        ("http://a.example/", None, 'a> . <x> "', "http://a.example/a%3E%20.%20%3Cx%3E%20%22"),
        ("http://a.example/", None, "a?b#c%d", "http://a.example/a%3Fb%23c%25d"),
        ("urn:space", None, "7", None),
        ("javascript:alert(1)/", None, "7", None),
        ("http://a b.example/", None, "7", None),
        ("http://a.example/<", None, "7", None),
        ("http://a.example/\u202e/", None, "7", None),
        ("http://a.example/", None, "", None),
        ("http://a.example/", None, "a\nb", None),
        ("http://a.example/", None, "\ud800", None),
        ("http://a.example/", None, "\u202eQ1", None),
        ("http://a.example/", None, "x" * 2000, None),
    ],
)  # fmt: skip
def test_ids_become_iris(space: str, view: str | None, id_: str, iri: str | None) -> None:
    assert Manifest("Register", space, view=view).iri(id_) == iri


@given(st.text(), st.sampled_from(["http://a.example/", "http://a.example/x", "urn:x:"]), st.none() | st.text())
def test_no_id_makes_a_bad_iri(id_: str, space: str, view: str | None) -> None:
    iri = Manifest("Register", space, view=view and "http://b.example/{{id}}" + view).iri(id_)
    assert iri is None or (IRI.fullmatch(iri) and printable(iri) == iri and not set(iri) & set('<>"{}|^`\\ '))


# Malformed answers


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "E1",
        [],
        {},
        {**GOOD, "id": 5},
        {**GOOD, "id": ""},
        {**GOOD, "id": "a\nb"},
        {**GOOD, "id": None},
        {**GOOD, "name": ""},
        {**GOOD, "name": {"en": "x"}},
        {**GOOD, "name": "\u202e\n"},
        {**GOOD, "score": "50"},
        {**GOOD, "score": True},
        {**GOOD, "score": None},
        {**GOOD, "score": float("nan")},
        {**GOOD, "score": float("inf")},
        {**GOOD, "score": 10**400},
        {**GOOD, "type": [5]},
        {**GOOD, "type": [{"name": "Person"}]},
        {**GOOD, "type": 5},
    ],
)
def test_malformed_candidates_are_dropped_and_counted(register: Register, bad: object) -> None:
    candidates, dropped = asked(register, answer({"q0": {"result": [bad, GOOD]}}))
    assert candidates == (Candidate(SPACE + "E9", "Good", 50.0, is_match=False),)
    assert dropped == 1


@pytest.mark.parametrize(
    ("more", "types", "is_match"),
    [
        ({"type": "T1"}, ("T1",), False),
        ({"type": ["T2", {"id": "T1"}, "T2"]}, ("T1", "T2"), False),
        ({"type": {"id": "T1", "name": "Person"}}, ("T1",), False),
        ({"type": []}, (), False),
        ({"name": "\ufeffGood\u202e"}, (), False),
        ({"match": "true", "type": None}, (), False),
        ({"match": True, "features": "what", "description": 5}, (), True),
    ],
)
def test_lesser_oddities_are_borne(
    register: Register, more: dict[str, object], types: tuple[str, ...], is_match: bool  # noqa: FBT001 - a table's column
) -> None:  # fmt: skip
    candidates, dropped = asked(register, answer({"q0": {"result": [{**GOOD, **more}]}}))
    assert candidates == (Candidate(SPACE + "E9", "Good", 50.0, is_match=is_match, types=types),)
    assert dropped == 0


def test_a_byte_order_mark_is_borne(register: Register) -> None:
    body = b"\xef\xbb\xbf" + answer({"q0": {"result": [GOOD]}}).body
    assert asked(register, Reply(body=body))[0][0].name == "Good"


@pytest.mark.parametrize("bad", [{}, None, [], "x", {"result": None}, {"result": {}}, {"candidates": [GOOD]}])
def test_a_malformed_answer_to_one_query_costs_no_other(register: Register, bad: object) -> None:
    with Service(register.url) as service:
        register.replies.append(answer({"q0": bad, "q2": {"result": [GOOD]}}))
        found = [candidates for _, candidates in service.reconcile(named("a", "b", "c"))]
        assert service.dropped == 2
    assert [len(candidates) for candidates in found] == [0, 0, 1]


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (answer([]), "answered none of the queries"),
        (answer(5), "answered none of the queries: 5"),
        (answer({"status": "error", "message": "no\x07quota"}), "answered none of the queries: no quota"),
        (answer({"q7": {"result": []}}), "answered none of the queries"),
        (Reply(body=b'{"q0": {"result": ['), "answered no JSON"),
        (Reply(body=b"callback({})"), "answered no JSON"),
        (Reply(body=b"[" * 1_000_000), "answered no JSON"),
        (Reply(400, b"oops"), "answered 400: oops"),
        (Reply(302, headers={"Location": "/elsewhere"}), "answered 302"),
        (Reply(307, headers={"Location": "http://other.example/"}), "has moved to http://other.example/"),
        (Reply(body=b"not gzip at all", headers={"Content-Encoding": "gzip"}), "cannot be reached"),
    ],
)
def test_no_answer_is_an_error_that_says_so(register: Register, reply: Reply, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        asked(register, reply)


def test_what_came_before_a_failure_stays(register: Register) -> None:
    with Service(register.url, batch=1) as service:
        found = service.reconcile([KIRBY, *named("x")])
        assert next(found)[1][0].name == "John Kirby"
        register.replies.append(Reply(403))
        with pytest.raises(ConfigError, match="answered 403: nothing"):
            next(found)


@pytest.mark.parametrize("status", [413, 500])
def test_a_query_that_breaks_the_service_costs_no_other(register: Register, status: int) -> None:
    with Service(register.url) as service:
        register.replies.extend([Reply(status), Reply(status)])
        found = [len(candidates) for _, candidates in service.reconcile([*named("x"), KIRBY, KIRBY])]
        assert (found, service.dropped) == ([0, 2, 2], 1)
    assert [len(post.queries) for post in register.posts] == [3, 1, 1, 1]


def test_a_service_that_always_breaks_is_given_up(register: Register) -> None:
    with Service(register.url) as service:
        register.replies.extend([Reply(500, b"oops")] * 100)
        found = service.reconcile([KIRBY] * 50)
        assert [next(found)[1] for _ in range(4)] == [()] * 4
        with pytest.raises(ConfigError, match="answered 500: oops"):
            next(found)
    assert len(register.posts) == 6


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "score", "match", "type", "result", "q0"]), inner)
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(VALUES, max_size=4), VALUES)
def test_nothing_that_a_service_says_breaks_the_client(results: list[object], whole: object) -> None:
    with Register() as register, Service(register.url) as service:
        register.replies.extend((answer({"q0": {"result": results}}), answer(whole)))
        [(_, candidates)] = service.reconcile([KIRBY])
        assert len(candidates) + service.dropped <= len(results)
        assert all(IRI.fullmatch(each.iri) and printable(each.name) == each.name for each in candidates)
        try:
            assert len(list(service.reconcile([KIRBY]))) == 1
        except ConfigError as error:
            assert "answered none of the queries" in str(error)  # noqa: PT017 - either end is right


# Services that are busy, slow, verbose or have moved


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({}, [1.0]),
        ({"Retry-After": "7"}, [7.0]),
        ({"Retry-After": "0"}, [1.0]),
        ({"Retry-After": "-5"}, [1.0]),
        ({"Retry-After": "soon"}, [1.0]),
        ({"Retry-After": "Sat, 28 Nov 2026 10:00:09 GMT", "Date": "Sat, 28 Nov 2026 10:00:00 GMT"}, [9.0]),
        ({"Retry-After": "Sat, 28 Nov 2026 10:00:09 GMT", "Date": "Sat, 28 Nov 2026 11:00:00 GMT"}, [1.0]),
        ({"Retry-After": "Sat, 28 Nov 2026 10:00:09 GMT"}, [1.0]),
    ],
)
@pytest.mark.parametrize("status", [429, 502, 503])
def test_a_busy_service_is_asked_again(
    register: Register, status: int, headers: dict[str, str], waited: list[float]
) -> None:
    pauses = Pauses()
    with Service(register.url, pause=pauses) as service:
        register.replies.append(Reply(status, b"busy", headers))
        [(_, candidates)] = service.reconcile([KIRBY])
    assert candidates[0].name == "John Kirby"
    assert pauses == waited
    assert [post.body for post in register.posts] == [register.posts[0].body] * 2


def test_patience_ends(register: Register) -> None:
    pauses = Pauses()
    register.replies.extend([Reply(503, b"closed")] * 4)
    with pytest.raises(ConfigError, match="answered 503: closed"):
        Service(register.url, pause=pauses)
    assert pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("wanted", ["61", "9" * 500, "Sat, 28 Nov 2099 10:00:09 GMT"])
def test_who_wants_a_long_rest_gets_it(register: Register, wanted: str) -> None:
    pauses = Pauses()
    headers = {"Retry-After": wanted, "Date": "Sat, 28 Nov 2026 10:00:00 GMT"}
    register.replies.append(Reply(429, headers=headers))
    with pytest.raises(ConfigError, match=r"wants no further request for \d+ seconds; try again later"):
        Service(register.url, pause=pauses)
    assert (pauses, len(register.requests)) == ([], 1)


@pytest.mark.parametrize(
    "reply", [Reply(delay=1.5), Reply(body=b" " * 60, drip=0.05), Reply(body=b" " * 60, drip=0.05, times=2)]
)
def test_a_slow_service_is_given_up(register: Register, reply: Reply) -> None:
    register.replies.append(reply)
    start = time.monotonic()
    with pytest.raises(ConfigError, match=r"takes more than 0\.3 seconds"):
        Service(register.url, timeout=0.3)
    assert time.monotonic() - start < 1.4


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b" " * 1_000_000, times=50),
        Reply(body=gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["endless", "bomb"],
)
def test_a_huge_answer_is_not_read_to_its_end(register: Register, reply: Reply) -> None:
    with pytest.raises(ConfigError, match="answers more than 8,000,000 bytes"):
        asked(register, reply)


def test_queries_follow_where_the_manifest_has_moved(register: Register) -> None:
    register.replies.append(Reply(301, headers={"Location": "/new/api?lang=en"}))
    with Service(register.url) as service:
        register.replies.append(Reply(307, headers={"Location": "newer"}))
        [(_, candidates)] = service.reconcile([KIRBY])
    assert candidates[0].name == "John Kirby"
    paths = [(request.method, request.path) for request in register.requests]
    assert paths == [("GET", "/api"), ("GET", "/new/api?lang=en"), ("POST", "/new/api?lang=en"), ("POST", "/new/newer")]
    assert register.posts[0].body == register.posts[1].body


def test_a_circle_of_redirects_ends(register: Register) -> None:
    register.replies.extend([Reply(302, headers={"Location": "/api"})] * 20)
    with pytest.raises(ConfigError, match="without end"):
        Service(register.url)
    assert len(register.requests) == 5


# Another's service

TABLE = "id\tname\nQ1\tJohn Kirby\nQ2\tGrace Wanjiru Otieno\nQ3\tÉvian-les-Bains\n"
SERVE = """
import logging, sys
from csv_reconcile import create_app, initdb
folder, port = sys.argv[1], int(sys.argv[2])
app = create_app(config=folder + "/settings.py", instance_path=folder)
with app.app_context():
    initdb.init_db_with_context(folder + "/table.tsv", "id", "name")
app.run(host="127.0.0.1", port=port)
"""


@pytest.fixture
def csv_service(tmp_path: Path) -> Iterator[str]:
    """The address of a csv-reconcile that serves the table."""
    if find_spec("csv_reconcile") is None:
        pytest.skip("csv-reconcile is not installed")
    (tmp_path / "table.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "settings.py").write_text(f'MANIFEST = {{"identifierSpace": "{SPACE}"}}\n', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [sys.executable, "-c", SERVE, str(tmp_path), str(port)]
    with (tmp_path / "log").open("wb") as log, subprocess.Popen(arguments, stdout=log, stderr=log) as process:  # noqa: S603 - our own words
        try:
            _await(port, process)
            yield f"http://127.0.0.1:{port}/reconcile"
        finally:
            process.kill()


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "csv-reconcile ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("csv-reconcile did not start")


def test_csv_reconcile_is_understood(csv_service: str) -> None:
    queries = named("john kirby", "Grace Wanjiru Otieno", "Evian les Bains", "Zzyzx")
    with Service(csv_service, batch=3) as service:
        found = list(service.reconcile(queries))
        assert (service.manifest.name, service.manifest.versions) == ("CSV Reconcile", ("0.1",))
        assert service.dropped == 0
    matches = [decide(query, candidates, threshold=95.0) for query, candidates in found]
    assert [match and match.target for match in matches] == [SPACE + "Q1", SPACE + "Q2", SPACE + "Q3", None]
