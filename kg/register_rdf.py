"""What an RDF file says of a register's entries, one statement after another, so that no file is too long for memory.

JSON-LD alone is read whole: its parser knows what a node says only when all of it is read.
"""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.namespaces import KG, OWL, RDFS, SKOS, TYPE

Fact = tuple[str, str, str, str]

FOAF = "http://xmlns.com/foaf/0.1/"
GEONAMES = "http://www.geonames.org/ontology#"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
WIKIDATA_DIRECT = "http://www.wikidata.org/prop/direct/"
SCHEMAS = ("https://schema.org/", "http://schema.org/")
OTHER_NAME: Final = "4"
NAME_KINDS: Final = frozenset({"0", "1", "2", "3", OTHER_NAME})
LABELS_SOUGHT = (
    "skos:prefLabel, skos:altLabel, rdfs:label, schema:name, schema:alternateName, foaf:name, gn:name, gn:alternateName"
)
# By property: the rank of a name, the best first, or what else it says; `via` leads to a node that says more.
KINDS: Mapping[str, str] = {
    SKOS + "prefLabel": "0",
    RDFS + "label": "1",
    FOAF + "name": "3",
    GEONAMES + "officialName": "1",
    GEONAMES + "name": "2",
    SKOS + "altLabel": OTHER_NAME,
    KG + "acronym": OTHER_NAME,
    GEONAMES + "alternateName": OTHER_NAME,
    GEONAMES + "shortName": OTHER_NAME,
    TYPE: "class",
    WIKIDATA_DIRECT + "P31": "class",
    GEONAMES + "featureClass": "class",
    GEONAMES + "featureCode": "class",
    KG + "ofCountry": "country",
    KG + "isoCode": "country",
    GEONAMES + "countryCode": "country",
    WIKIDATA_DIRECT + "P17": "country",
    SKOS + "exactMatch": "same",
    OWL + "sameAs": "same",
    GEONAMES + "population": "prominence",
    WIKIDATA_DIRECT + "P1082": "prominence",
    WGS84 + "lat": "lat",
    WGS84 + "long": "long",
    KG + "locatedIn": "within",
    GEONAMES + "parentADM1": "within",
    **{
        schema + name: kind
        for schema in SCHEMAS
        for name, kind in (
            ("name", "2"),
            ("alternateName", OTHER_NAME),
            ("addressCountry", "country"),
            ("sameAs", "same"),
            ("latitude", "lat"),
            ("longitude", "long"),
            ("containedInPlace", "within"),
            ("address", "via"),
            ("geo", "via"),
        )
    },
}
OF_IRIS = frozenset({"class", "same", "within"})
OF_BOTH = frozenset({"country"})
FORMATS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
BLANK = "_:"
LONGEST = 2_000  # characters of a value that is kept
MEBIBYTE = 1 << 20


def format_of(path: Path) -> str:
    """The file's ending that says its format, without ``.gz``.

    Raises:
        OntologyError: it is none of those known.
    """
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    if suffix in FORMATS:
        return suffix
    message = f"{path}: a register is RDF, and its name ends with one of {', '.join(FORMATS)}, perhaps with .gz behind"
    raise OntologyError(message)


def facts(path: Path, *, read: Callable[[int], None]) -> Iterator[Fact]:
    """Subject, kind, text and language (perhaps empty) of each statement that says something of an entry.

    Subjects that are blank nodes begin with ``_:``, as do the texts of `via`.

    Args:
        path: an RDF file.
        read: is told after every mebibyte of the file how many of them were read.

    Raises:
        OntologyError: the file is missing, unreadable or malformed; the message says in which line.
    """
    format_ = FORMATS[format_of(path)]
    with _as_ontology_errors(path, format_), path.open("rb") as raw:
        told = io.BufferedReader(_Told(raw, read), MEBIBYTE)
        source = cast("IO[bytes]", gzip.GzipFile(fileobj=told) if path.name.endswith(".gz") else told)
        for quad in ox.parse(source, format=format_):
            kind = KINDS.get(quad.predicate.value)
            if kind is None:
                continue
            value = _value(kind, quad.object)
            if value is not None and len(value[0]) <= LONGEST:
                subject = quad.subject
                is_blank = isinstance(subject, ox.BlankNode)
                yield f"{BLANK}{subject.value}" if is_blank else subject.value, kind, *value


def _value(kind: str, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> tuple[str, str] | None:
    """Text and language of an object; None where such a thing says nothing under the property."""
    if isinstance(term, ox.Literal):
        return None if kind in OF_IRIS or kind == "via" else (term.value, term.language or "")
    if isinstance(term, ox.NamedNode):
        return (term.value, "") if kind in OF_IRIS or kind in OF_BOTH else None
    return (BLANK + term.value, "") if kind == "via" and isinstance(term, ox.BlankNode) else None


class _Told(io.RawIOBase):
    """A file that tells how far it was read."""

    def __init__(self, raw: IO[bytes], read: Callable[[int], None]) -> None:
        self._raw = raw
        self._read = read
        self._bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        before, self._bytes = self._bytes, self._bytes + len(data)
        if self._bytes // MEBIBYTE > before // MEBIBYTE:
            self._read(self._bytes // MEBIBYTE)
        return len(data)


@contextmanager
def _as_ontology_errors(path: Path, format_: ox.RdfFormat) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        message = f"{path}: no such file"
        raise OntologyError(message) from None
    except SyntaxError as error:
        message = f"{path}: {_line(path, error, format_)}{error.args[0]}"
        raise OntologyError(message) from error
    except MemoryError as error:
        message = f"{path}: one value or tag of it is longer than 16 MB: split or shorten it"
        raise OntologyError(message) from error
    except (OSError, EOFError, zlib.error) as error:
        message = f"{path}: cannot be read: {error}"
        raise OntologyError(message) from error


def _line(path: Path, error: SyntaxError, format_: ox.RdfFormat) -> str:
    """Words that name the line, where the parser's message does not: that of RDF/XML never does."""
    if error.lineno is not None or format_ != ox.RdfFormat.RDF_XML:
        return ""
    from xml.parsers import expat  # noqa: PLC0415 - only after an error; expat limits what entities may grow to

    parser = expat.ParserCreate()
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
        try:
            parser.ParseFile(file)
        except (expat.ExpatError, OSError, EOFError, zlib.error):
            return f"line {parser.CurrentLineNumber}: "
    return ""
