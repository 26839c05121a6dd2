"""Is an ontology folder sound, and does kg read its examples?

`examples.LANG.jsonl` in the folder holds example sentences with the facts that they state, one a line:

    {"text": "Selma Ott speaks for the Red Cross.", "facts": [["Selma Ott", "spokespersonFor", "Red Cross"]]}

A fourth element gives the polarity where it is not ``affirmed``. Arguments are names as the text has them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal, get_args

from kg import lexicon, ontology
from kg.config import Config
from kg.lexicon import KINDS, Lexicon
from kg.model import Document, Fact, Polarity, Reading
from kg.ontology import Ontology
from kg.reader import Reader
from kg.spelling import same, spellings

Severity = Literal["error", "warning"]
POLARITIES = get_args(Polarity)
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
DATE_TEXT = re.compile(r"(?:[^\W\d_]+\.?|\d{1,4}(?:st|nd|rd|th|er)?|[\s,./-]+)+")
OF_OPEN_FACTS = "relatedTo"  # above all predicates that texts make
FACT = 3  # subject, property, object


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong in a folder.

    Attributes:
        where: file, with the line where there is one.
        message: what is wrong, and what to do.
    """

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and one fact that it states; `where` is its file and line."""

    where: str
    text: str
    lang: str
    subject: str
    property: str
    object: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The result: what was found, and how many facts of how many examples were read, by language."""

    findings: tuple[Finding, ...]
    properties: int
    examples: Mapping[str, int]
    read: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is an error."""
        return all(finding.severity != "error" for finding in self.findings)


def check(folder: Path, models: tuple[tuple[str, str], ...] = ()) -> Checked:
    """Check the ontology, the words of each language that it has, and its examples.

    Raises:
        OntologyError: the ontology itself or a file of words cannot be read; the message says where.
    """
    known = ontology.load(folder)
    words = {lang: lexicon.load(folder, lang) for lang in _languages(folder)}
    findings = [finding for lang, one in words.items() for finding in _words(folder, lang, one, known)]
    reader = Reader(Config(paths=(folder,), ontology=folder, models=models))
    examples: dict[str, int] = {}
    read: dict[str, int] = {}
    for lang in words:
        reading = lru_cache(maxsize=1)(partial(_read, reader, lang))  # the facts of one text follow one another
        found = list(_examples(folder / f"examples.{lang}.jsonl", lang, known))
        findings += [one for one in found if isinstance(one, Finding)]
        facts = [one for one in found if isinstance(one, Example)]
        faults = [fault for fault in (_fault(one, reading(one.text), known) for one in facts) if fault is not None]
        findings += faults
        examples[lang], read[lang] = len(facts), len(facts) - len(faults)
    findings += _untaught(words, known, folder)
    return Checked(tuple(findings), len(known.properties), examples, read)


def _languages(folder: Path) -> list[str]:
    """Languages with a file of properties, sorted."""
    return sorted(path.name.split(".")[1] for path in (folder / "lexicon").glob("properties.*.toml"))


def _words(folder: Path, lang: str, words: Lexicon, known: Ontology) -> Iterator[Finding]:
    """Patterns for properties that the ontology lacks."""
    for name in sorted(_taught(words) - known.properties.keys()):
        yield Finding("error", _file(folder, lang), _unknown(name, known))


def _taught(words: Lexicon) -> set[str]:
    """The properties that words of the language express."""
    return {pattern.property for kind in KINDS for patterns in words.patterns[kind].values() for pattern in patterns}


def _file(folder: Path, lang: str) -> str:
    """The file of those words."""
    return str(folder / "lexicon" / f"properties.{lang}.toml")


def _unknown(name: str, known: Ontology) -> str:
    near = get_close_matches(name, known.properties, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "Define it in ontology.ttl with kg:statementProperty."
    return f"'{name}' is no property of facts in the ontology. {hint}"


def _untaught(words: Mapping[str, Lexicon], known: Ontology, folder: Path) -> Iterator[Finding]:
    """Properties that no word of a language expresses."""
    for lang, one in words.items():
        entities = {name for name, each in known.properties.items() if not each.is_literal} - {OF_OPEN_FACTS}
        missing = ", ".join(sorted(entities - _taught(one)))
        if missing:
            message = f"no words for {missing}: only what names and rules say is read"
            yield Finding("warning", _file(folder, lang), message)


def _examples(path: Path, lang: str, known: Ontology) -> Iterator[Example | Finding]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            yield from _parsed(line, f"{path}:{number}", lang, known)


def _parsed(line: str, where: str, lang: str, known: Ontology) -> Iterator[Example | Finding]:
    try:
        record: Any = json.loads(line)
        text, facts = record["text"], [(*fact[:FACT], *(fact[FACT:] or ["affirmed"])) for fact in record["facts"]]
        rows = [tuple(map(str, fact)) for fact in facts]
    except (ValueError, KeyError, TypeError) as error:
        expected = '{"text": …, "facts": [[subject, property, object]]}'
        yield Finding("error", where, f"not an example ({type(error).__name__}: {error}). Expected {expected}")
        return
    for row in rows:
        fault = _malformed(str(text), row, known)
        yield Finding("error", where, fault) if fault else Example(where, str(text), lang, *row)


def _malformed(text: str, row: tuple[str, ...], known: Ontology) -> str | None:
    if len(row) != FACT + 1:
        return f"{list(row)}: a fact is subject, property, object and, if it is not affirmed, polarity"
    subject, property_, object_, polarity = row
    if property_ not in known.properties:
        return _unknown(property_, known)
    for argument in (subject, object_):
        if argument not in text:
            return f"'{argument}' is not in the text. Arguments are names as the sentence has them."
    return None if polarity in POLARITIES else f"'{polarity}' is no polarity; known are {', '.join(POLARITIES)}"


def _read(reader: Reader, lang: str, text: str) -> Reading:
    return reader.read(Document("example", text, lang))


def _fault(example: Example, reading: Reading, known: Ontology) -> Finding | None:
    """Why the fact of an example is not read; None where it is."""
    sides = [_entities(reading, name) for name in (example.subject, example.object)]
    symmetric = known.properties[example.property].symmetric
    polarities = {
        fact.polarity
        for fact in reading.facts
        if fact.predicate == example.property
        and (
            (fact.subject in sides[0] and _is_object(fact, example.object, sides[1]))
            or (symmetric and fact.subject in sides[1] and fact.object in sides[0])
        )
    }
    if example.polarity in polarities:
        return None
    said = f"{example.subject} · {example.property} · {example.object}"
    return Finding("error", example.where, f"{said} is not read: {_why(example, reading, sides, polarities, known)}")


def _is_object(fact: Fact, text: str, ids: Set[str]) -> bool:
    """Whether an argument of an example is the object of a fact: an entity, or a value that it writes otherwise."""
    if fact.value is None:
        return fact.object in ids
    return fact.value == text or _is_date(fact.value, text) or fact.value.removesuffix(".0") in _numbers(text)


def _is_date(value: str, text: str) -> bool:
    """Whether a text may write a date: it has the year, and the day where there is one."""
    year, *rest = value.split("-")
    numbers = set(map(int, re.findall(r"\d+", text)))
    is_date = DATE.fullmatch(value) is not None and DATE_TEXT.fullmatch(text.strip()) is not None
    return is_date and {int(year), *map(int, rest[1:])} <= numbers


def _numbers(text: str) -> set[str]:
    """What number a text may write, by the separators of French or English: "1 411,5", "1,411.5"."""
    digits = "".join(char for char in text if not char.isspace() and char != "'")
    return {
        digits.replace(",", ""),
        digits.replace(".", "").replace(",", "."),
        digits.replace(",", "").removesuffix(".0"),
    }


def _entities(reading: Reading, name: str) -> set[str]:
    wanted = spellings([name])
    return {
        entity.id
        for entity in reading.entities
        if same(wanted, spellings([entity.name, *(each.span.of(reading.document.text) for each in entity.mentions)]))
    }


def _why(example: Example, reading: Reading, sides: list[set[str]], polarities: Set[str], known: Ontology) -> str:
    if polarities:
        return f"it is taken for {', '.join(sorted(polarities))}, not {example.polarity}"
    literal = known.properties[example.property].is_literal
    for name, side in zip((example.subject, example.object), sides, strict=True):
        if not side and not (literal and name == example.object):
            return f"'{name}' is not found as a name. Another name or sentence may do, or an entry in gazetteers/"
    types = [sorted({reading.entity(one).type for one in side}) for side in sides]
    if not literal and not any(known.suits(example.property, left, right) for left in types[0] for right in types[1]):
        return (
            f"its arguments are taken for {'/'.join(types[0])} and {'/'.join(types[1])}, which the domain and range "
            "of the property do not allow"
        )
    return "no word near them states it. Add its verb, noun or role to lexicon/properties." + example.lang + ".toml"
