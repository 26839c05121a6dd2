"""Seed files to documents: a reader per suffix gives raw texts with metadata, which are cleaned here in one way."""

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from kg.corpus.boilerplate import is_boilerplate, strip_boilerplate
from kg.corpus.clean import clean, clean_line
from kg.corpus.dates import find_dateline, parse_date
from kg.corpus.decode import decode
from kg.corpus.raw import Raw
from kg.errors import CorpusError
from kg.model import Document, Failure

logger = logging.getLogger(__name__)

STAGE = "corpus"
LINES = frozenset({".jsonl", ".ndjson"})
FIELDS = frozenset({"id", "text", "title", "date", "lang", "url"})
BYTES_PER_CHARACTER = 4
MARKUP = 20
TITLE_LENGTH = 150
FINAL = re.compile(r"[.!?…:;,]\W*$")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


class File(Protocol):
    """A file to read: its id, and where it lies."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def path(self) -> Path: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read.

    Attributes:
        lang: language of all documents; None where each has its own.
        max_characters: length of the longest text that is read.
    """

    lang: str | None = None
    max_characters: int = 2_000_000


def read(file: File, limits: Limits) -> Iterator[Document | Failure]:
    """The documents of one file; a `Failure` in place of each that cannot be read."""
    reader = READERS[file.path.suffix.lower()]
    try:
        yield from reader(file, limits)
    except CorpusError as error:
        yield Failure(file.id, STAGE, str(error))
    except OSError as error:
        yield Failure(file.id, STAGE, f"{file.path} cannot be opened: {error.strerror or error}")
    except Exception as error:
        yield Failure(file.id, STAGE, _crash(error))


def _read_text(file: File, limits: Limits) -> Iterator[Document | Failure]:
    text = decode(_bytes(file.path, BYTES_PER_CHARACTER * limits.max_characters, limits))
    if PAGE.match(text):
        yield from _read_page(file, limits)
    else:
        yield _document(file, Raw(text=strip_boilerplate(clean(text))), limits)


def _read_markdown(file: File, limits: Limits) -> Iterator[Document | Failure]:
    from kg.corpus.markdown import read_markdown  # noqa: PLC0415 - parsers load when a file needs them

    text = decode(_bytes(file.path, BYTES_PER_CHARACTER * limits.max_characters, limits))
    yield _document(file, read_markdown(text), limits)


def _read_page(file: File, limits: Limits) -> Iterator[Document | Failure]:
    from kg.corpus.page import declared_encoding, read_page  # noqa: PLC0415 - parsers load when a file needs them

    data = _bytes(file.path, MARKUP * limits.max_characters, limits)
    yield _document(file, read_page(decode(data, declared=declared_encoding(data))), limits)


def _read_lines(file: File, limits: Limits) -> Iterator[Document | Failure]:
    longest = BYTES_PER_CHARACTER * limits.max_characters + 100_000
    unknown: set[str] = set()
    with file.path.open("rb") as lines:
        for number, line in enumerate(iter(lambda: lines.readline(longest), b""), 1):
            if line.isspace():
                continue
            name = f"{file.id}:{number}"
            if len(line) == longest and not line.endswith(b"\n"):
                _skip_line(lines.readline, longest)
                yield Failure(name, STAGE, _too_long(limits))
                continue
            yield _attempt(file, name, line, limits, unknown)
    if unknown:
        logger.warning(
            "%s: fields not read: %s (known: %s)", file.id, ", ".join(sorted(unknown)), ", ".join(sorted(FIELDS))
        )


def _skip_line(readline: Callable[[int], bytes], longest: int) -> None:
    while (rest := readline(longest)) and not rest.endswith(b"\n"):
        pass


def _crash(error: Exception) -> str:
    return f"cannot be read ({type(error).__name__}: {error})"


def _attempt(file: File, name: str, line: bytes, limits: Limits, unknown: set[str]) -> Document | Failure:
    try:
        return _record(file, name, line, limits, unknown)
    except CorpusError as error:
        return Failure(name, STAGE, str(error))
    except Exception as error:
        return Failure(name, STAGE, _crash(error))


def _record(file: File, name: str, line: bytes, limits: Limits, unknown: set[str]) -> Document | Failure:
    record = _fields(decode(line))
    unknown.update(set(record) - FIELDS)
    values = {key: _string(record, key) for key in FIELDS}
    text = values["text"] or ""
    raw = Raw(
        text=strip_boilerplate(clean(text)),
        id=values["id"] or name,
        title=values["title"],
        published=values["date"],
        lang=values["lang"],
        url=values["url"],
    )
    return _document(file, raw, limits)


def _fields(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"not a line of JSON: {error}"
        raise CorpusError(message) from error
    if not isinstance(record, dict):
        message = "not a JSON object with the fields id, text, title, date, lang, url"
        raise CorpusError(message)
    if not isinstance(record.get("text"), str):
        message = "the field 'text' is missing or not a string"
        raise CorpusError(message)
    return record


def _string(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool) and key in {"id", "date"}:
        return str(value)
    message = f"the field '{key}' is not a string: {json.dumps(value)[:60]}"
    raise CorpusError(message)


def _document(file: File, raw: Raw, limits: Limits) -> Document | Failure:
    """A document with its metadata in order, from a text that is already clean."""
    id_ = clean_line(raw.id) if raw.id else file.id
    if not any(character.isalnum() for character in raw.text):
        return Failure(id_, STAGE, "empty: no text in it")
    if len(raw.text) > limits.max_characters:
        return Failure(id_, STAGE, _too_long(limits))
    lang = limits.lang or _language(raw)
    if lang is None:
        return Failure(
            id_, STAGE, "language not recognised. Say it: --lang fr, or a 'lang' field or attribute in the file."
        )
    title = clean_line(raw.title) if raw.title else _first_line(raw.text)
    return Document(
        id=id_ or file.id,
        text=raw.text,
        lang=lang,
        title=title or None,
        published=parse_date(raw.published) or find_dateline(raw.text),
        url=_url(raw.url),
        source=file.id,
    )


def _language(raw: Raw) -> str | None:
    match = LANGUAGE.fullmatch(raw.lang.strip()) if raw.lang else None
    if match is not None:
        return match[1].lower()
    from kg.corpus.detect import detect  # noqa: PLC0415 - the classifier loads when a text needs it

    return detect(raw.text)


def _first_line(text: str) -> str | None:
    """A short first line without final punctuation, apart from what follows, is a headline."""
    first, _, rest = text.partition("\n")
    is_headline = len(first) <= TITLE_LENGTH and FINAL.search(first) is None and rest.startswith("\n")
    return first if is_headline and not is_boilerplate(first) and find_dateline(first) is None else None


def _url(value: str | None) -> str | None:
    return value.strip() if value and WEB.fullmatch(value.strip()) else None


def _bytes(path: Path, limit: int, limits: Limits) -> bytes:
    if path.stat().st_size > limit:
        raise CorpusError(_too_long(limits))
    return path.read_bytes()


def _too_long(limits: Limits) -> str:
    return f"longer than {limits.max_characters:,} characters. Split it into several texts."


Reader = Callable[[File, Limits], Iterator[Document | Failure]]
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": _read_text,
        ".md": _read_markdown,
        ".markdown": _read_markdown,
        ".html": _read_page,
        ".htm": _read_page,
        ".jsonl": _read_lines,
        ".ndjson": _read_lines,
    }
)
SUFFIXES = tuple(READERS)
