"""Sentences with the triples that they state.

One JSON object a line, in either form:

    {"text": "Selma Ott runs the mill.", "lang": "en", "facts": [["Selma Ott", "runs", "mill"]]}
    {"id": "1", "sent": "Selma Ott runs the mill.", "triples": [{"sub": "Selma_Ott", "rel": "runs", "obj": "mill"}]}

A fact may have a fourth element, its polarity: what is negated or only planned teaches as well as what is affirmed.
A sentence without facts is a negative example. In Turtle, a property's ``skos:example`` marks both arguments:
"[Selma Ott] runs [[the mill]]".
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from kg.corpus import detect
from kg.errors import OntologyError
from kg.learning.terms import Relation, Terms, name_of
from kg.model import Polarity

MARKED = re.compile(r"\[\[(?P<object>[^\[\]]+)\]\]|\[(?P<subject>[^\[\]]+)\]")
BRACKET = re.compile(r"[\[\]]")
POLARITIES = get_args(Polarity)


@dataclass(frozen=True, slots=True)
class Triple:
    """A fact between two texts, as the example names them."""

    subject: str
    relation: str
    object: str
    polarity: str = "affirmed"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with all that it states; `where` is its file and line."""

    where: str
    text: str
    lang: str
    triples: tuple[Triple, ...]


def read_examples(paths: Iterable[Path], terms: Terms, lang: str | None = None) -> list[Example]:
    """The examples of files, in order, then those of the ontology itself.

    Args:
        paths: JSON Lines files.
        terms: whose relations the triples must have.
        lang: language of all of them; None where each says so, or it is to be detected.

    Raises:
        OntologyError: a line is malformed, or a triple has an unknown relation; the message names file and line.
    """
    rows = [row for path in paths for row in _lines(path)]
    everything = " ".join(_text(record) for _, record in rows)
    common = lang or detect.detect(everything) or "en"
    found = [_example(record, where, terms, lang or common) for where, record in rows]
    return found + list(_marked(terms.relations, lang))


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise OntologyError(message) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = f"{path}:{number}: no JSON: {error}"
            raise OntologyError(message) from error
        if not isinstance(record, dict) or not _is_text(_text(record)):
            message = f'{path}:{number}: not an example. Expected {{"text": …, "facts": [[subject, relation, object]]}}'
            raise OntologyError(message)
        yield f"{path}:{number}", record


def _example(record: Mapping[str, Any], where: str, terms: Terms, lang: str) -> Example:
    triples = tuple(_triples(record, where))
    for triple in triples:
        if triple.relation not in terms.relations:
            known = ", ".join(sorted(terms.relations)[:8])
            message = f"{where}: '{triple.relation}' is no relation of the ontology; it has {known} …"
            raise OntologyError(message)
    return Example(where, _text(record), str(record.get("lang") or lang), triples)


def _text(record: Mapping[str, Any]) -> Any:
    return record["sent"] if "sent" in record else record.get("text")


def _is_text(value: Any) -> bool:
    """Whether it is a text that can be written: no half of a surrogate pair."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)


def _triples(record: Mapping[str, Any], where: str) -> Iterator[Triple]:
    try:
        for each in record.get("triples", ()):
            yield _triple((each["sub"], each["rel"], each["obj"]))
        for fact in record.get("facts", ()):
            yield _triple(fact)
    except (KeyError, TypeError, ValueError) as error:
        message = f"{where}: a triple is not subject, relation, object ({type(error).__name__}: {error})"
        raise OntologyError(message) from error


def _triple(row: Sequence[Any]) -> Triple:
    """The fact of a row: subject, relation, object and perhaps a polarity.

    Raises:
        ValueError: it is not of that form.
    """
    subject, relation, object_, *more = row
    polarity = more[0] if more else "affirmed"
    if len(more) > 1 or polarity not in POLARITIES:
        message = f"what follows the object is no polarity: {more}"
        raise ValueError(message)
    if not all(isinstance(side, str | int | float) and str(side).strip() for side in (subject, relation, object_)):
        message = f"not a text or number: {row}"
        raise ValueError(message)
    return Triple(str(subject), name_of(str(relation)), str(object_), polarity)


def _marked(relations: Mapping[str, Relation], lang: str | None) -> Iterator[Example]:
    for relation in relations.values():
        for text, tag in relation.examples:
            yield marked_example(text, relation, lang or tag or "en")


def marked_example(text: str, relation: Relation, lang: str) -> Example:
    """The example that a marked sentence stands for.

    Raises:
        OntologyError: subject or object is not marked, or one is marked twice.
    """
    sides: dict[str, str] = {}
    for match in MARKED.finditer(text):
        side = "object" if match["object"] else "subject"
        if side in sides:
            message = f"<{relation.iri}> skos:example '{text}': the {side} is marked twice"
            raise OntologyError(message)
        if match[side].strip():
            sides[side] = match[side]
    if len(sides) < len(("subject", "object")):
        message = f"<{relation.iri}> skos:example '{text}': mark the [subject] and the [[object]]"
        raise OntologyError(message)
    if BRACKET.search(MARKED.sub("", text)):
        message = f"<{relation.iri}> skos:example '{text}': a bracket stands where it marks nothing"
        raise OntologyError(message)
    plain = MARKED.sub(lambda match: match["object"] or match["subject"], text)
    return Example(f"<{relation.iri}>", plain, lang, (Triple(sides["subject"], relation.name, sides["object"]),))
