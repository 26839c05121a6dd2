"""Measure identity across documents, and write benchmarks/identity.md: `python benchmarks/identity.py`.

The texts of benchmarks/identity/ were written for this: short articles in French and English in which every name is
marked with what it means. Needs kg installed.
"""

import argparse
import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from identity_scorers import Marked, Score, b_cubed, ceaf_e, pairs, read_marked

from kg import ontology
from kg.config import Config, cache_folder
from kg.folding import fold
from kg.gazetteers import Entry
from kg.model import Document, Entity, Fact, Mention, Reading, Span
from kg.ontology import Ontology
from kg.reader import Reader
from kg.register import Register
from kg.statements import Mint, resolve
from kg.statements.identity import Registers

logger = logging.getLogger("benchmarks")

FOLDER = Path(__file__).parent / "identity"
HALVES = {"dev": "development", "held-out": "held-out"}
PLACES = frozenset({"Country", "City", "Region", "Place"})
SURE = frozenset({"label", "alt", "acronym", "demonym"})
Place = tuple[str, int, int]  # document, first character, last character + 1
INTRODUCTION = """# Identity across documents, measured

Made by `python benchmarks/identity.py` from 72 short articles in French and English that were written for this, with
all names marked: ten stories a half, each told in both languages, full of what makes identity hard (transliterations,
inverted names, initials, family names alone, acronyms of two bodies, firms named like persons and rivers, cities of one
name, two persons of one full name). One half guided the work; the other was kept out.

- **Identity alone**: the entities of each document are those that people marked; what is judged is which of them are
  one across documents.
- **Names found**: the whole reading, over the mentions that it found.
- **End to end**: the same over all mentions; one that was not found is alone.
- B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005) and the pairs of mentions that share an entity: precision, recall, F1
  in per cent."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One half: how many mentions were found, and the two partitions of each way to measure."""

    documents: int
    mentions: int
    found: int
    ways: Mapping[str, tuple[Mapping[Place, str], Mapping[Place, str]]]


def main() -> None:
    """Measure the halves, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/identity.md"), help="file to write")
    parser.add_argument("--half", action="append", choices=sorted(HALVES), help="only this half")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    measured = {half: measure(half) for half in options.half or HALVES}
    options.out.write_text(render(measured), encoding="utf-8", newline="\n")
    logger.info("%s", options.out)


def measure(half: str) -> Measured:
    """Read the texts of a half and resolve their entities, as found and as marked."""
    marked = read_marked(FOLDER / f"{half}.jsonl")
    kinds = json.loads((FOLDER / f"{half}-entities.json").read_text(encoding="utf-8"))
    known = ontology.load(ontology.default_folder())
    reader = Reader(Config(paths=(FOLDER,)))
    readings = [reader.read(Document(each.id, each.text, each.lang, each.title, each.date)) for each in marked]
    types = {key: str(kind["type"]) for key, kind in kinds.items()}
    told = [as_marked(reading, each, types, known) for reading, each in zip(readings, marked, strict=True)]
    key = {(each.id, start, end): name for each in marked for start, end, name in each.mentions}
    with places(known) as registers:
        alone, read = identities(told, known, registers), identities(readings, known, registers)
    found = dict(aligned(key, read))
    missing = {place: found.get(place, f"missing {place}") for place in key}
    ways = {
        "Identity alone": (key, {place: alone[place] for place in key}),
        "Names found": ({place: key[place] for place in found}, found),
        "End to end": (key, missing),
    }
    return Measured(len(marked), len(key), len(found), ways)


@contextmanager
def places(known: Ontology) -> Iterator[Registers]:
    """The register of places that kg ships."""
    with Register.open(
        known.folder / "registers" / "places.nt.gz", cache_folder() / "registers", ontology=known
    ) as each:
        yield Registers(each)


def identities(readings: Iterable[Reading], known: Ontology, registers: Registers) -> dict[Place, str]:
    """The IRI of what each name of the documents means."""
    mint, all_ = Mint("http://kg.example/", known), list(readings)
    identity = resolve(iter(all_), known, mint, registers=registers)
    return {
        (reading.document.id, mention.span.start, mention.span.end): identity.node(reading.document.id, entity)
        or mint.entity(entity, reading.document.id)
        for reading in all_
        for entity in reading.entities
        for mention in entity.mentions
        if mention.kind == "name"
    }


def aligned(key: Mapping[Place, str], read: Mapping[Place, str]) -> Iterator[tuple[Place, str]]:
    """For each marked mention what the name found there means: that which covers most, at least half of it."""
    by_document: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (document, start, end), iri in read.items():
        by_document[document].append((start, end, iri))
    for place in key:
        document, start, end = place
        shared = [(min(end, b) - max(start, a), a - b, iri) for a, b, iri in by_document[document]]
        best = max(shared, default=(0, 0, ""))
        if best[0] * 2 >= end - start:
            yield place, best[2]


def as_marked(reading: Reading, marked: Marked, types: Mapping[str, str], known: Ontology) -> Reading:
    """A reading with the entities that people marked, and those facts whose ends are among them."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    links: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entity in reading.entities:
        for mention in entity.mentions:
            for key in _keys_at(mention.span, marked):
                votes[entity.id][key] += 1
                links[key].update([entity.link] if entity.link and mention.kind == "name" else [])
    key_of = {id_: counts.most_common(1)[0][0] for id_, counts in votes.items()}
    entities = tuple(
        _entity(key, marked, types[key], links[key], known) for key in sorted({m[2] for m in marked.mentions})
    )
    return replace(reading, entities=entities, facts=tuple(_facts(reading.facts, key_of)), quotes=())


def _keys_at(span: Span, marked: Marked) -> Iterator[str]:
    for start, end, key in marked.mentions:
        shared = 2 * (min(end, span.end) - max(start, span.start))
        if shared >= end - start and shared >= span.end - span.start:
            yield key


def _facts(facts: Iterable[Fact], key_of: Mapping[str, str]) -> Iterator[Fact]:
    for fact in facts:
        subject, object_ = key_of.get(fact.subject), key_of.get(fact.object or "")
        if subject is not None and (object_ is not None or fact.value is not None):
            yield replace(fact, subject=subject, object=object_, attributed_to=None)


def _entity(key: str, marked: Marked, type_: str, links: Counter[str], known: Ontology) -> Entity:
    spans = sorted(Span(start, end) for start, end, name in marked.mentions if name == key)
    names = [span.of(marked.text) for span in spans]
    name = min(names, key=lambda each: (-len(each), each))
    link = _link(names, type_, links, known)
    return Entity(key, name, type_, tuple(Mention(span, "name") for span in spans), (), link)


def _link(names: Iterable[str], type_: str, links: Counter[str], known: Ontology) -> str | None:
    """The gazetteer entry of a marked entity: that which the reading saw, else the only one of its names and kind."""
    by_iri = {entry.iri: entry for entry in known.gazetteer}
    seen = [iri for iri, _ in sorted(links.items(), key=lambda item: (-item[1], item[0])) if _fits(by_iri[iri], type_)]
    if seen or type_ in PLACES - {"Country"} or type_ == "Person":
        return seen[0] if seen else None
    folded = set(map(fold, names))
    bearers = {entry.iri for entry in known.gazetteer if _fits(entry, type_) and folded & _sure_names(entry)}
    return bearers.pop() if len(bearers) == 1 else None


def _sure_names(entry: Entry) -> set[str]:
    doubtful = {text for text, _ in entry.ambiguous}
    return {fold(name.text) for name in entry.names if name.kind in SURE and name.text not in doubtful}


def _fits(entry: Entry, type_: str) -> bool:
    return entry.type == type_ or not ({entry.type, type_} & PLACES or type_ == "Person")


def render(measured: Mapping[str, Measured]) -> str:
    """The page."""
    parts = [INTRODUCTION]
    for half, each in measured.items():
        parts.append(
            f"## The {HALVES[half]} half\n\n{each.documents} documents, {each.mentions} mentions, {each.found} found."
        )
        rows = ["| | B³ P | R | F1 | CEAF-e P | R | F1 | pairs P | R |", "|---|---|---|---|---|---|---|---|---|"]
        for way, (key, response) in each.ways.items():
            scores = (b_cubed(key, response), ceaf_e(key, response))
            figures = [figure for score in scores for figure in (score.precision, score.recall, score.f1)]
            paired: Score = pairs(key, response)
            cells = " | ".join(f"{100 * figure:.1f}" for figure in (*figures, paired.precision, paired.recall))
            rows.append(f"| {way} | {cells} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
