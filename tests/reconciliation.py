"""A reconciliation service on this machine: manifest and batches over a table of entries, and every misbehaviour."""

import json
import time
from collections import deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

SPACE = "http://register.example/entity/"
MANIFEST: Mapping[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Register",
    "identifierSpace": SPACE,
    "schemaSpace": "http://register.example/type/",
    "view": {"url": "http://register.example/page/{{id}}"},
    "defaultTypes": [{"id": "T1", "name": "Person"}, {"id": "T2", "name": "Organization"}],
}
WRONG_TYPE = 0.5
WRONG_VALUE = 0.8
LEAST_SCORE = 30


@dataclass(frozen=True)
class Entry:
    """One line of the register."""

    id: str
    name: str
    types: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """An answer that is sent in place of the true one.

    Attributes:
        body: sent as it is.
        delay: seconds before the answer.
        drip: seconds between its bytes.
        times: how often the body is sent, without saying how long it is if that is more than once.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    times: int = 1


@dataclass(frozen=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: str

    @property
    def queries(self) -> dict[str, Any]:
        """The batch in the form."""
        found: dict[str, Any] = json.loads(parse_qs(self.body)["queries"][0])
        return found


def answer(value: object) -> Reply:
    """A reply of JSON."""
    return Reply(body=json.dumps(value).encode())


class Register:
    """The service, for a ``with`` block.

    Attributes:
        requests: what came, in order.
        replies: what the next requests get in place of the true answers.
    """

    def __init__(self, entries: Iterable[Entry] = (), **manifest: object) -> None:
        self._entries = tuple(entries)
        self._manifest = {key: value for key, value in {**MANIFEST, **manifest}.items() if value is not None}
        self.requests: list[Request] = []
        self.replies: deque[Reply] = deque()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def posts(self) -> list[Request]:
        """The requests that asked for candidates."""
        return [request for request in self.requests if request.method == "POST"]

    def reply_to(self, request: Request) -> Reply:
        """What a request gets."""
        self.requests.append(request)
        if self.replies:
            return self.replies.popleft()
        if request.method == "GET":
            return answer(self._manifest)
        return answer({key: {"result": self._found(query)} for key, query in request.queries.items()})

    def _found(self, query: Mapping[str, Any]) -> list[dict[str, object]]:
        scored = sorted(((self._score(query, entry), entry) for entry in self._entries), key=lambda pair: -pair[0])
        best = [(score, entry) for score, entry in scored if score > LEAST_SCORE][: query["limit"]]
        exact = sum(score == 100 for score, _ in best) == 1
        return [
            {
                "id": entry.id,
                "name": entry.name,
                "score": score,
                "match": exact and score == 100,
                "type": [{"id": id_, "name": id_} for id_ in entry.types],
                "features": [{"id": "name", "value": score}],
            }
            for score, entry in best
        ]

    @staticmethod
    def _score(query: Mapping[str, Any], entry: Entry) -> float:
        score = 100 * SequenceMatcher(None, query["query"].lower(), entry.name.lower()).ratio()
        types = query.get("type", [])
        wanted_types = {types} if isinstance(types, str) else {*types}
        if wanted_types and not wanted_types & {*entry.types}:
            score *= WRONG_TYPE
        for each in query.get("properties", ()):
            wanted = each["v"] if isinstance(each["v"], list) else [each["v"]]
            score *= 1 if entry.values.get(each["pid"]) in wanted else WRONG_VALUE
        return score


def _handler(register: Register) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve("")

        def do_POST(self) -> None:
            self._serve(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def log_message(self, *_: object) -> None:
            pass

        def _serve(self, body: str) -> None:
            reply = register.reply_to(Request(self.command, self.path, dict(self.headers), body))
            time.sleep(reply.delay)
            with suppress(OSError):
                _send(self, reply)

    return Handler


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    length = {"Content-Length": str(len(reply.body))} if reply.times == 1 else {}
    handler.send_response_only(reply.status)
    for name, value in {"Content-Type": "application/json", **length, **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    step = 1 if reply.drip else len(reply.body) or 1
    for start in [*range(0, len(reply.body), step)] * reply.times:
        handler.wfile.write(reply.body[start : start + step])
        time.sleep(reply.drip)
