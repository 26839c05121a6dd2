"""The lines in which two graphs differ, as statements and records.

Both files are sorted, so they are merged as they are read, and memory holds those subjects alone whose lines differ.
"""

import heapq
import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from kg.errors import StoreError
from kg.namespaces import DCT, KG, LABEL, OA, PROV, RDF, SKOS, TYPE

KINDS = tuple(KG + name for name in ("Statement", "Entity", "Document", "Quotation"))
STATEMENT, ENTITY, DOCUMENT, QUOTATION = KINDS
SUBJECT, PREDICATE, OBJECT, SOURCE = RDF + "subject", RDF + "predicate", RDF + "object", PROV + "wasDerivedFrom"
POLARITY, SENTENCE, BY, TIME = KG + "polarity", KG + "evidence", KG + "attributedTo", KG + "time"
QUANTITY, UNIT, APPROXIMATE = KG + "quantity", KG + "quantityUnit", KG + "approximate"
POLARITIES = {KG + name.capitalize(): name for name in ("affirmed", "negated", "hypothetical")}
START, OPEN, ALIAS = OA + "start", KG + "openPredicate", SKOS + "altLabel"
CITED = (DCT + "identifier", DCT + "title", DCT + "issued")
OF_FACTS = (SUBJECT, PREDICATE, OBJECT, SOURCE, POLARITY, SENTENCE, BY, TIME, QUANTITY, UNIT, APPROXIMATE, START, OPEN)
READ = {f"<{iri}>".encode(): iri for iri in (TYPE, LABEL, ALIAS, *CITED, *OF_FACTS)}
IRI = re.compile(r'<((?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+)>')
LITERAL = re.compile(
    r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+)"'
    r"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(<.*>))?"
)
ESCAPE = re.compile(r"\\(?:u(.{4})|U(.{8})|(.))")
SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
END = " .\n"
PARTS = 3
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Term:
    """An IRI, or a literal with its language or the IRI of its datatype."""

    value: str
    is_iri: bool = False
    lang: str | None = None
    datatype: str | None = None


Fact = tuple[str, str, Term, str]
Figure = tuple[str, str, bool]
Place = tuple[str, str, str]
Lines = list[tuple[bytes, bytes]]
Group = tuple[bytes, Lines, int]
Record = Mapping[str, list[Term]]  # what a graph says of an IRI, by predicate
Known = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says: `by` is who is credited, `open` the words of a relation that no property covers.

    Attributes:
        polarity: ``affirmed``, ``negated`` or ``hypothetical``.
        figure: number, unit, and whether it is approximate; None where the fact carries none.
        start: where the sentence begins in its document.
    """

    document: str
    subject: str
    predicate: str
    object: Term
    polarity: str
    by: str | None
    time: str | None
    figure: Figure | None
    sentence: str
    start: int
    open: str | None

    @property
    def fact(self) -> Fact:
        """What several documents may state."""
        return (self.subject, self.predicate, self.object, self.polarity)

    @property
    def place(self) -> Place:
        """Document, property and sentence."""
        return (self.document, self.predicate, self.sentence)

    @property
    def entities(self) -> tuple[str | None, ...]:
        """Subject, object and source; None in place of a literal, and where nobody is credited."""
        return (self.subject, self.object.value if self.object.is_iri else None, self.by)


@dataclass(slots=True)
class Side:
    """One of two graphs: what differs in it.

    Attributes:
        path: the file.
        statements: by subject, as the file has it.
        records: of everything else, by IRI.
    """

    path: Path
    statements: dict[bytes, Statement] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    def take(self, subject: bytes, lines: Lines) -> None:
        """Keep what differs.

        Raises:
            StoreError: the lines are malformed.
        """
        found = self.read(subject, lines)
        if isinstance(found, Statement):
            self.statements[subject] = found
        else:
            self.records[subject[1:-1].decode()] = found

    def read(self, subject: bytes, lines: Lines) -> Statement | Record:
        """What the lines of a subject say.

        Raises:
            StoreError: they are malformed, or no whole statement.
        """
        try:
            read_term(subject.decode())
            record = _record(lines)
            return _statement(record) if kind_of(record) == STATEMENT else record
        except (ValueError, KeyError) as error:
            message = f"{self.path}: {subject.decode(errors='replace')} is malformed: {error}; build the graph anew"
            raise StoreError(message) from error

    def of(self, kind: str) -> set[str]:
        """IRIs of a kind that differ."""
        return {iri for iri, record in self.records.items() if kind_of(record) == kind}


def differing(old: Path, new: Path) -> tuple[Side, Side]:
    """The subjects that one graph lacks, or of which the two say different things.

    Args:
        old: folder of a build, or its file ``graph.nt``.
        new: the same.

    Raises:
        StoreError: a file is missing, unreadable, or no sorted N-Triples.
    """
    sides = Side(_file(old)), Side(_file(new))
    if _same_bytes(*(side.path for side in sides)):
        return sides
    merged = heapq.merge(*(zip(groups(side.path), itertools.repeat(side)) for side in sides), key=_subject)
    for _, pairs in itertools.groupby(merged, key=_subject):
        found = list(pairs)
        if len(found) == 1 or found[0][0] != found[1][0]:
            for (subject, lines, _), side in found:
                side.take(subject, lines)
    return sides


def _subject(tagged: tuple[Group, Side]) -> bytes:
    return tagged[0][0]


def kind_of(record: Record) -> str:
    """The class of its kind; empty for what is none of them."""
    types = {term.value for term in record.get(TYPE, ())}
    return next((kind for kind in KINDS if kind in types), "")


def groups(path: Path) -> Iterator[Group]:
    """Each subject of a file with its lines: those that are read, and a hash of the others, which may be very many.

    Raises:
        StoreError: the file is unreadable, or no sorted N-Triples.
    """
    for subject, lines in itertools.groupby(_lines(path), key=itemgetter(0)):
        kept: Lines = []
        rest = 0
        for _, predicate, object_ in lines:
            if predicate in READ:
                kept.append((predicate, object_))
            else:
                rest = hash((rest, predicate, object_))
        yield subject, kept, rest


def read_term(text: str) -> Term:
    """A term as a line of N-Triples has it.

    Raises:
        ValueError: it is neither an IRI nor a literal.
    """
    if match := IRI.fullmatch(text):
        return Term(ESCAPE.sub(_unescaped, match[1]), is_iri=True)
    if match := LITERAL.fullmatch(text):
        datatype = read_term(match[3]).value if match[3] else None
        return Term(ESCAPE.sub(_unescaped, match[1]), lang=match[2], datatype=datatype)
    message = f"no IRI or literal: {text[:80]!r}"
    raise ValueError(message)


def _unescaped(match: re.Match[str]) -> str:
    digits, more, char = match.groups()
    found = SHORT.get(char, char) if char else chr(int(digits or more, 16))
    if "\ud800" <= found <= "\udfff":
        message = f"no character: {match[0]}"
        raise ValueError(message)
    return found


def _file(path: Path) -> Path:
    file = path / "graph.nt" if path.is_dir() else path
    if file.is_file():
        return file
    message = f"{file}: no such file; name a folder that kg build has written, or its graph.nt"
    raise StoreError(message)


def _same_bytes(old: Path, new: Path) -> bool:
    try:
        if old.stat().st_size != new.stat().st_size:
            return False
        with old.open("rb") as one, new.open("rb") as other:
            blocks = iter(lambda: one.read(BLOCK), b"")
            return all(block == other.read(BLOCK) for block in blocks)
    except OSError as error:
        message = f"{error.filename}: cannot be read: {error.strerror or error}"
        raise StoreError(message) from error


def _lines(path: Path) -> Iterator[list[bytes]]:
    before, end = b"", END.encode()
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                parts = line.split(b" ", 2)
                if line <= before or len(parts) != PARTS or not line.endswith(end):
                    message = f"{path}: line {number} is not the next of sorted N-Triples; build the graph anew"
                    raise StoreError(message)
                yield parts
                before = line
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise StoreError(message) from error


def _record(lines: Lines) -> Record:
    record: defaultdict[str, list[Term]] = defaultdict(list)
    for predicate, object_ in lines:
        record[READ[predicate]].append(read_term(object_[: -len(END)].decode()))
    return dict(record)


def _statement(record: Record) -> Statement:
    one = {predicate: terms[0].value for predicate, terms in record.items()}
    return Statement(
        document=one[SOURCE],
        subject=one[SUBJECT],
        predicate=one[PREDICATE],
        object=record[OBJECT][0],
        polarity=POLARITIES[one[POLARITY]],
        by=one.get(BY),
        time=one.get(TIME),
        figure=_figure(one),
        sentence=one[SENTENCE],
        start=int(one[START]),
        open=one.get(OPEN),
    )


def _figure(one: Mapping[str, str]) -> Figure | None:
    if QUANTITY not in one:
        return None
    if not math.isfinite(float(one[QUANTITY])):
        message = f"no figure: {one[QUANTITY][:80]!r}"
        raise ValueError(message)
    return (one[QUANTITY], one.get(UNIT, ""), one.get(APPROXIMATE) == "true")
