"""A Turtle file as plain look-ups: what it says of each IRI, by predicate.

Read by Oxigraph's parser, since every worker of a build does it: 20,000 triples take 20 ms, with rdflib half a second.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

Term = ox.NamedNode | ox.Literal
Record = Mapping[str, list[Term]]


def records(file: Path) -> dict[str, Record]:
    """What the file says of each IRI; blank nodes are passed over.

    Raises:
        OntologyError: the file is missing, unreadable or malformed.
    """
    found: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, Term):
                found[quad.subject.value][quad.predicate.value].append(quad.object)
    except FileNotFoundError:
        message = f"{file}: no such file"
        raise OntologyError(message) from None
    except (OSError, SyntaxError) as error:
        message = f"{file}: {error.args[0] if isinstance(error, SyntaxError) else error}"
        raise OntologyError(message) from error
    return dict(found)


def iris(record: Record, predicate: str) -> list[str]:
    """The IRIs among the objects, sorted, each once."""
    terms = record.get(predicate)
    return sorted({term.value for term in terms if isinstance(term, ox.NamedNode)}) if terms else []


def literals(record: Record, predicate: str) -> list[tuple[str, str | None]]:
    """Text and language of the literals among the objects, sorted, each once."""
    terms = record.get(predicate)
    found = {(term.language or "", term.value) for term in terms if isinstance(term, ox.Literal)} if terms else ()
    return [(text, lang or None) for lang, text in sorted(found)]


def by_language(record: Record, predicate: str) -> dict[str, str]:
    """One text a language: the least where a file gives several. Literals without language are passed over."""
    return {lang: text for text, lang in reversed(literals(record, predicate)) if lang}


def local_name(iri: str) -> str:
    """The part of an IRI after its last ``#`` or ``/``."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def require(holds: bool, file: Path, iri: str, fault: str) -> None:  # noqa: FBT001 - reads like assert
    """Refuse a file of which a condition does not hold.

    Raises:
        OntologyError: the condition is false; the message names file and IRI.
    """
    if not holds:
        message = f"{file}: <{iri}> {fault}"
        raise OntologyError(message)
