"""Readings as JSON, one a line: ``readings.jsonl``, which a build writes and evaluation, export and rebuilds read.

Keys stand in the order of the dataclasses of `kg.model`; what equals its default is left out. Reading back is strict:
unknown or missing keys, values of another kind, spans outside the text and ids that no entity has are errors.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kg.errors import ReadingError
from kg.model import Document, Reading

Decoder = Callable[[Any], Any]
SHOWN = 60


def write_readings(readings: Iterable[Reading], path: Path) -> int:
    """Write readings as they come, one a line; lone surrogates, which UTF-8 lacks, as JSON escapes.

    Returns:
        How many there were.
    """
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for reading in readings:
            file.write(f"{encode(reading)}\n")
            count += 1
    return count


def read_readings(path: Path) -> Iterator[Reading]:
    """The readings of a file, one at a time.

    Raises:
        ReadingError: the file is missing or unreadable, or a line is malformed; the message names file, line and field.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield decode(line, where=f"{path}:{number}")
    except FileNotFoundError:
        message = f"{path}: no readings here; run kg build first, or name its folder with --graph"
        raise ReadingError(message) from None
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise ReadingError(message) from error


def encode(reading: Reading) -> str:
    """A reading as one line of JSON, without line break."""
    return joined(reading.document.id, encode_document(reading.document), encode_found(reading))


def encode_document(document: Document) -> str:
    """A document without its id as JSON."""
    return _json({name: value for name, value in _plain(document).items() if name != "id"})


def encode_found(reading: Reading) -> str:
    """What was found in a document, without the document, as JSON."""
    return _json({name: value for name, value in _plain(reading).items() if name != "document"})


def joined(id_: str, document: str, found: str) -> str:
    """The line of a reading from its parts."""
    rest = f",{found[1:]}" if found != "{}" else "}"
    return f'{{"document":{{"id":{_json(id_)},{document[1:]}{rest}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(line: bytes | str, *, where: str) -> Reading:
    """The reading of one line of JSON.

    Args:
        line: a JSON object.
        where: file and line, for messages.

    Raises:
        ReadingError: it is malformed.
    """
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        reading: Reading = _decoder(Reading)(json.loads(text, parse_constant=_refuse_constant))
        _check(reading)
    except _FaultError as fault:
        message = f"{where}: {fault.path or 'the line'}: {fault.reason}"
        raise ReadingError(message) from None
    except (ValueError, RecursionError) as error:
        message = f"{where}: not a reading: {error}"
        raise ReadingError(message) from None
    return reading


class _FaultError(Exception):
    """What is wrong with a value, and where in the line it stands; the path grows while the fault rises."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def inside(self, step: str) -> "_FaultError":
        separator = "." if self.path and not self.path.startswith("[") else ""
        return _FaultError(self.reason, f"{step}{separator}{self.path}")


def _plain(value: Any) -> Any:
    """Dataclasses as dicts without defaults, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: _plain(part)
            for name, default in _defaults(type(value)).items()
            if (part := getattr(value, name)) is not default and part != default
        }
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@cache
def _defaults(cls: type) -> Mapping[str, object]:
    """Default of each field; MISSING for a required one."""
    return {field.name: field.default for field in fields(cls)}


@cache
def _decoder(hint: Any) -> Decoder:
    """How values of a type are checked and made, for the types that `kg.model` uses."""
    if is_dataclass(hint):
        return _record_decoder(hint)
    if isinstance(hint, UnionType):
        some = _decoder(next(arg for arg in get_args(hint) if arg is not NoneType))
        return lambda value: None if value is None else some(value)
    if get_origin(hint) is tuple:
        return _tuple_decoder(_decoder(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return _choice_decoder(get_args(hint))
    return _scalar_decoder(hint)


def _record_decoder(cls: Any) -> Decoder:
    hints, defaults = get_type_hints(cls), _defaults(cls)
    decoders = {name: _decoder(hints[name]) for name in defaults}
    required = [name for name, default in defaults.items() if default is MISSING]

    def record(value: Any) -> Any:
        if type(value) is not dict:
            raise _unlike("an object", value)
        for name in sorted(value.keys() - decoders.keys()):
            raise _FaultError(f"unknown key; known are {', '.join(decoders)}", str(name))
        for name in required:
            if name not in value:
                raise _FaultError("missing", name)
        parts = {name: _part(decoders[name], part, name) for name, part in value.items()}
        try:
            return cls(**parts)
        except ValueError as error:
            raise _FaultError(str(error)) from None

    return record


def _part(decoder: Decoder, value: Any, step: str) -> Any:
    try:
        return decoder(value)
    except _FaultError as fault:
        raise fault.inside(step) from None


def _tuple_decoder(item: Decoder) -> Decoder:
    def items(value: Any) -> Any:
        if type(value) is not list:
            raise _unlike("a list", value)
        return tuple(_part(item, part, f"[{index}]") for index, part in enumerate(value))

    return items


def _choice_decoder(choices: tuple[object, ...]) -> Decoder:
    def choice(value: Any) -> Any:
        if value not in choices:
            raise _unlike(f"one of {', '.join(map(repr, choices))}", value)
        return value

    return choice


def _scalar_decoder(kind: Any) -> Decoder:
    name = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}[kind]

    def scalar(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise _unlike(name, value)

    return scalar


def _unlike(wanted: str, value: object) -> _FaultError:
    return _FaultError(f"expected {wanted}, found {json.dumps(value)[:SHOWN]}")


def _refuse_constant(name: str) -> float:
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def _check(reading: Reading) -> None:
    """Refuse spans outside the text and ids that no entity has."""
    ids = {entity.id for entity in reading.entities}
    if len(ids) < len(reading.entities):
        raise _FaultError("two entities have the same id", "entities")
    length = len(reading.document.text)
    for path, end in _ends(reading):
        if end > length:
            raise _FaultError(f"ends at {end}, but the text has {length} characters", path)
    for path, id_ in _references(reading):
        if id_ is not None and id_ not in ids:
            raise _FaultError(f"no entity has the id {id_!r}", path)


def _ends(reading: Reading) -> Iterator[tuple[str, int]]:
    for number, entity in enumerate(reading.entities):
        for index, mention in enumerate(entity.mentions):
            yield f"entities[{number}].mentions[{index}].span", mention.span.end
    yield from ((f"facts[{number}].evidence", fact.evidence.end) for number, fact in enumerate(reading.facts))
    yield from ((f"quotes[{number}].span", quote.span.end) for number, quote in enumerate(reading.quotes))


def _references(reading: Reading) -> Iterator[tuple[str, str | None]]:
    for number, fact in enumerate(reading.facts):
        yield f"facts[{number}].subject", fact.subject
        yield f"facts[{number}].object", fact.object
        yield f"facts[{number}].attributed_to", fact.attributed_to
    yield from ((f"quotes[{number}].speaker", quote.speaker) for number, quote in enumerate(reading.quotes))
