"""A client of reconciliation services, which say what a register calls the thing of a name.

It speaks the Reconciliation Service API 0.1 and 0.2, as the services of Wikidata and OpenRefine do:
https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.

Privacy: a service is sent the names, the type ids and the property values of queries, and nothing else: no sentence, no
document and no IRI of the graph. Only the host of the service's address is contacted: redirects to others are refused,
and the proxies and passwords of the environment are left alone.
"""

import json
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from kg import __version__
from kg.errors import ConfigError
from kg.linking import Candidate, Query
from kg.printable import printable

TAIL = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2}|[\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef])*"
IRI = re.compile(rf"https?://[A-Za-z0-9.\-]+(?::[0-9]{{1,5}})?/{TAIL}(?:#{TAIL})?")
IN_ID = "/:@!$&'()*+,;="
ID_SLOT, SPACE_ENDS = "{{id}}", ("/", "#", ":", "=")
SPOKEN = frozenset({"0.1", "0.2"})
OK, OVERTAXED, PORTS = 200, frozenset({413, 500}), {"http": 80, "https": 443}
RETRIED, MOVED = frozenset({429, 502, 503}), frozenset({301, 302, 303, 307, 308})
ATTEMPTS, MOST_REDIRECTS, MOST_FAILURES = 4, 5, 5
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
MOST_BYTES, MOST_CANDIDATES = 8_000_000, 5
LONGEST_ID, LONGEST_NAME, SHOWN = 1000, 300, 200
CHECK = "try again later, or check the address"
ADVICE = "give the address of a service's API, such as https://wikidata.reconci.link/en/api"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself.

    Attributes:
        versions: of the API; empty where it names none, as 0.1 allows.
        view: template of the page of an entity, with ``{{id}}``; None where it gives none.
        batch_size: how many queries at once it wants at most; None where it does not say.
        default_types: pairs of id and name.
    """

    name: str
    identifier_space: str
    schema_space: str = ""
    versions: tuple[str, ...] = ()
    view: str | None = None
    batch_size: int | None = None
    default_types: tuple[tuple[str, str], ...] = ()

    def iri(self, id_: str) -> str | None:
        """The IRI of an entity; None where its id makes none.

        An id that is an IRI stands as it is. Else it follows the identifier space where that ends as if for more
        (``http://www.wikidata.org/entity/``), else it fills in the template of the page.
        """
        if not id_ or len(id_) > LONGEST_ID or printable(id_) != id_:
            return None
        local, space = quote(id_, safe=IN_ID), self.identifier_space
        joined = f"{space}{local}" if space.endswith(SPACE_ENDS) else f"{space}/{local}"
        paged = self.view.replace(ID_SLOT, local) if self.view and not space.endswith(SPACE_ENDS) else joined
        iri = id_ if IRI.fullmatch(id_) else paged
        return iri if IRI.fullmatch(iri) and printable(iri) == iri else None


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Service(AbstractContextManager["Service"]):
    """A reconciliation service at an address, which making this contacts, for a ``with`` block.

    Args:
        url: address of its API.
        timeout: seconds that one answer may take.
        batch: how many queries to send at once, where the service does not want fewer.
        pause: waits that many seconds between attempts.

    Attributes:
        manifest: what it says of itself.
        dropped: how many candidates, or whole answers to a query, were left out so far since they were malformed.

    Raises:
        ConfigError: there is no such service, or it speaks no version of the API that this knows.
    """

    def __init__(
        self, url: str, *, timeout: float = 30.0, batch: int = 10, pause: Callable[[float], None] = time.sleep
    ) -> None:
        import httpx  # noqa: PLC0415 - commands that ask no service start sooner without it

        self._url, self._timeout, self._pause = _checked(url, timeout, batch), timeout, pause
        headers = {"User-Agent": f"kg/{__version__}", "Accept": "application/json"}
        self._http = httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False, headers=headers)
        self.dropped = self._failures = 0
        try:
            self.manifest = _manifest(self._json(self._asked(None)), url)
        except BaseException:
            self._http.close()
            raise
        self._batch = min(batch, self.manifest.batch_size or batch)

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def reconcile(self, queries: Iterable[Query]) -> Iterator[tuple[Query, tuple[Candidate, ...]]]:
        """Ask, and give each query with its candidates, the likest first: in order, each once, batch by batch.

        Raises:
            ConfigError: the service refuses, fails time and again or answers nonsense; what it said before stays good.
        """
        pending = iter(queries)
        while batch := list(islice(pending, self._batch)):
            yield from self._reconciled(batch)

    def _reconciled(self, batch: list[Query]) -> Iterator[tuple[Query, tuple[Candidate, ...]]]:
        asked = {f"q{position}": query.record(MOST_CANDIDATES) for position, query in enumerate(batch)}
        answer = self._asked({"queries": json.dumps(asked)})
        if answer.status in OVERTAXED and self._failures < MOST_FAILURES:
            self._failures += 1  # one query may have caused it: alone it costs no other its answer
            alone = chain.from_iterable(self._reconciled([query]) for query in batch)
            yield from alone if len(batch) > 1 else [(batch[0], self._candidates(None))]
            return
        found, self._failures = self._json(answer), 0
        if not isinstance(found, dict) or not asked.keys() & found.keys():
            said = found.get("message", found) if isinstance(found, dict) else found
            raise self._failure(f"answered none of the queries: {_excerpt(said)}")
        for key, query in zip(asked, batch, strict=True):
            yield query, self._candidates(found.get(key))

    def _candidates(self, answer: object) -> tuple[Candidate, ...]:
        listed = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(listed, list):
            self.dropped += 1
            return ()
        found = [_candidate(each, self.manifest) for each in listed]
        self.dropped += found.count(None)
        ranked = sorted(filter(None, found), key=lambda each: (-each.score, not each.is_match, each.iri, each.name))
        firsts = {each.iri: each for each in reversed(ranked)}
        return tuple(each for each in ranked if each is firsts[each.iri])

    def _json(self, answer: _Answer) -> object:
        text = answer.body.decode("utf-8-sig", "replace")
        if answer.status != OK:
            raise self._failure(f"answered {answer.status}: {_excerpt(text)}; {CHECK}")
        try:
            return json.loads(text, parse_int=float)
        except (ValueError, RecursionError):
            raise self._failure(f"answered no JSON: {_excerpt(text)}; {CHECK}") from None

    def _asked(self, form: dict[str, str] | None) -> _Answer:
        """The answer to a form, or None for the manifest; asked again where it was refused for the moment."""
        answer = self._followed(form)
        for attempt in range(ATTEMPTS - 1):
            if answer.status not in RETRIED:
                break
            wanted = _seconds(answer.headers)
            if wanted > LONGEST_PAUSE:
                raise self._failure(f"wants no further request for {wanted:.0f} seconds; try again later")
            self._pause(max(wanted, FIRST_PAUSE * 2**attempt))
            answer = self._followed(form)
        return answer

    def _followed(self, form: dict[str, str] | None) -> _Answer:
        """The answer at the end of redirects; where they lead the manifest, queries go at once."""
        url, moved = self._url, MOVED if form is None else {307, 308}
        for _ in range(MOST_REDIRECTS):
            answer = self._answer(url, form)
            if answer.status not in moved or "location" not in answer.headers:
                self._url = url if form is None else self._url
                return answer
            url = self._next(url, answer.headers["location"])
        raise self._failure("sends from one address to the next without end")

    def _next(self, url: str, place: str) -> str:
        """Where a redirect leads, if that is the same server, or the same host with TLS."""
        try:
            new = urljoin(url, place)
            scheme, host, port = _origin(url)
            if _origin(new) in {(scheme, host, port), ("https", host, 443)}:
                return new
        except ValueError:
            new = place
        raise self._failure(f"has moved to {_excerpt(_public(new))}; give that address if you trust it")

    def _answer(self, url: str, form: dict[str, str] | None) -> _Answer:
        import httpx  # noqa: PLC0415 - loaded already

        body, end = bytearray(), time.monotonic() + self._timeout
        try:
            with self._http.stream("GET" if form is None else "POST", url, data=form) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        raise self._failure(f"answers more than {MOST_BYTES:,} bytes; ask fewer things at once")
                    if time.monotonic() > end:
                        raise httpx.ReadTimeout("")
                return _Answer(response.status_code, response.headers, bytes(body))
        except httpx.TimeoutException:
            raise self._failure(f"takes more than {self._timeout:g} seconds; try again, or allow more") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise self._failure(f"cannot be reached: {_excerpt(error)}") from None

    def _failure(self, reason: str) -> ConfigError:
        return ConfigError(f"service {_public(self._url)} {reason}")


def _checked(url: str, timeout: float, batch: int) -> str:
    message = f"service: batch {batch} and timeout {timeout} must be above 0"
    if batch > 0 and 0 < timeout < math.inf:
        message = f"service: {_excerpt(url)!r} is no http or https address; {ADVICE}"
        with suppress(ValueError):
            scheme, host, _ = _origin(url)
            if scheme in PORTS and host and printable(url) == url and " " not in url:
                return url
    raise ConfigError(message)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port, by which two addresses are of one server."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def _public(url: str) -> str:
    """The address without a password or a key in it."""
    return re.sub(r"//[^/@]*@", "//", url.partition("?")[0])


def _excerpt(said: object) -> str:
    return printable(str(said)[:SHOWN]) or (type(said).__name__ if isinstance(said, Exception) else "nothing")


def _seconds(headers: Mapping[str, str]) -> float:
    """How long a service wants to be left alone, by its own clock where it gives a date; 0 where it does not say."""
    wanted = headers.get("retry-after", "").strip()
    if wanted.isdecimal():
        return float(wanted[:10])
    try:
        return max(0.0, (parsedate_to_datetime(wanted) - parsedate_to_datetime(headers["date"])).total_seconds())
    except (KeyError, TypeError, ValueError, OverflowError):
        return 0.0


def _manifest(record: object, url: str) -> Manifest:
    found = record if isinstance(record, dict) else {}
    name, space = _text(found.get("name")), _text(found.get("identifierSpace"))
    versions = tuple(filter(None, map(_text, _list(found.get("versions")))))
    if not name or not space:
        message = f"service {_public(url)} is no reconciliation service: it gives no name and identifierSpace; {ADVICE}"
        raise ConfigError(message)
    if versions and not SPOKEN.intersection(versions):
        message = f"service {_public(url)} speaks {', '.join(versions)[:SHOWN]} of the API; kg speaks 0.1 and 0.2"
        raise ConfigError(message)
    view, size = found.get("view"), found.get("batchSize")
    template = _text(view.get("url")) if isinstance(view, dict) else ""
    most = int(size) if isinstance(size, float) and 1 <= size < math.inf else None
    types = tuple(filter(None, map(_identified, _list(found.get("defaultTypes")))))
    page = template if ID_SLOT in template else None
    return Manifest(name[:LONGEST_NAME], space, _text(found.get("schemaSpace")), versions, page, most, types)


def _candidate(record: object, manifest: Manifest) -> Candidate | None:
    """A candidate; None where it is malformed."""
    found = record if isinstance(record, dict) else {}
    id_, name, score = found.get("id"), _text(found.get("name")), found.get("score")
    iri = manifest.iri(id_) if isinstance(id_, str) else None
    types = [_identified(each) for each in _list(found.get("type"))]
    if iri is None or not name or None in types or not isinstance(score, float) or not math.isfinite(score):
        return None
    ids = tuple(sorted({each[0] for each in types if each}))
    return Candidate(iri, name[:LONGEST_NAME], score, found.get("match") is True, ids)


def _identified(record: object) -> tuple[str, str] | None:
    """Id and name of a type, which may be given by its id alone."""
    found = record if isinstance(record, dict) else {"id": record}
    id_ = _text(found.get("id"))[:LONGEST_ID]
    return (id_, _text(found.get("name"))[:LONGEST_NAME] or id_) if id_ else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return printable(value) if isinstance(value, str) else ""
