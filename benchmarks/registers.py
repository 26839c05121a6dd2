"""Measure what registers cost, and write benchmarks/registers.md: `python benchmarks/registers.py`.

The registers are made up: persons with a label, another name, a class, a country and an identifier, in N-Triples.
Every index is made in a process of its own, and asked in another. Needs kg installed, and 3 GB of room in the temporary
folder.
"""

import argparse
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from kg import ontology
from kg.namespaces import GAZETTEER, LABEL, OWL, SKOS, TYPE, WIKIDATA
from kg.register import Register
from kg.register_rdf import FOAF
from kg.statements import ntriples

logger = logging.getLogger("benchmarks")

SIZES = (10_000, 100_000, 1_000_000)
LOOKUPS = 20_000
ROUNDS = 5
GIVEN = ("Ana", "Boris", "Carla", "Denis", "Éléna", "Farid", "Grace", "Hugo", "Iris", "Jonas", "Kofi", "Lucie", "Marco")
SYLLABLES = tuple(f"{first}{second}" for first in "bdfgklmnprstvz" for second in "aeiou")
COUNTRIES = ("FR", "GB", "DE", "ES", "KE", "NE", "RO", "US")
STRIDE = 7_919  # a prime: names that are asked lie far apart
Figures = dict[str, float]
INTRODUCTION = """\
# What a register costs

Made by `python benchmarks/registers.py` on made-up registers of persons: {triples} triples each (a label, another name,
class, country, identifier), as N-Triples. One process, one core. Other work on the machine changes time by the clock
more than processor time, so both are given. An index is made once for each content of a register's file; a build that
finds it only reads the file through, to know that it is the same, and opens the index.

*A hit* is a name that one person bears, *a miss* one that none bears; processor time, median of {rounds} rounds of
{lookups:,} different names (of all names, where the register has fewer) after one round that warms the caches up.
Memory is the greatest of the process, with Python, kg and the news ontology in it ({base:.0f} MB without a register).
"""
ROWS = (
    ("size", "Register, MB", "{:,.1f}"),
    ("index_cpu", "Making the index, s of processor time", "{:,.1f}"),
    ("index_clock", "Making the index, s by the clock", "{:,.1f}"),
    ("index_memory", "Memory while it is made, MB", "{:,.0f}"),
    ("index_size", "Index, MB", "{:,.1f}"),
    ("open", "Opening it later, ms", "{:,.0f}"),
    ("hit", "A hit, µs", "{:,.1f}"),
    ("miss", "A miss, µs", "{:,.1f}"),
    ("ask_memory", "Memory while it is asked, MB", "{:,.0f}"),
)


def name(number: int) -> str:
    """A person's name that no other number has."""
    count = len(SYLLABLES)
    parts = (SYLLABLES[(number // count**place) % count] for place in range(4))
    return f"{GIVEN[number % len(GIVEN)]} {''.join(parts).title()}"


def triples(number: int) -> Iterator[str]:
    """What the register says of one person."""
    iri = f"http://kg.example/person/{number}"
    given, family = name(number).split()
    yield ntriples.triple(iri, TYPE, ntriples.iri(FOAF + "Person"))
    yield ntriples.triple(iri, LABEL, ntriples.text(name(number), "fr"))
    yield ntriples.triple(iri, SKOS + "altLabel", ntriples.text(f"{family}, {given[0]}. {number % 100}", "fr"))
    country = f"{GAZETTEER}country/{COUNTRIES[number % len(COUNTRIES)]}"
    yield ntriples.triple(iri, "https://w3id.org/kg/ontology#ofCountry", ntriples.iri(country))
    yield ntriples.triple(iri, OWL + "sameAs", ntriples.iri(f"{WIKIDATA}Q{number}"))


def main() -> None:
    """Measure, and write the tables; or be one of the processes that are measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/registers.md"), help="file to write")
    parser.add_argument("--size", type=int, action="append", metavar="N", help="entries of a register; may be repeated")
    parser.add_argument("--run", choices=("base", "index", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--register", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logger.setLevel(logging.INFO)
    if options.run:
        sys.stdout.write(json.dumps(measured(options.run, options.register, options.cache)))
        return
    sizes = tuple(options.size or SIZES)
    base = in_new_process("base", Path(), Path())
    text = render(sizes, [figures(size) for size in sizes], base["memory"])
    options.out.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def figures(size: int) -> Figures:
    """All that is measured of a register of that many entries."""
    with tempfile.TemporaryDirectory() as folder:
        register, cache = Path(folder) / "people.nt", Path(folder) / "cache"
        with register.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for number in range(size) for line in triples(number))
        found = in_new_process("index", register, cache) | {"size": register.stat().st_size / 1e6}
        found |= {"index_size": next(cache.iterdir()).stat().st_size / 1e6}
        found |= in_new_process("ask", register, cache)
    logger.info("%d: %s", size, {each: round(value, 2) for each, value in found.items()})
    return found


def measured(run: str, register: Path, cache: Path) -> Figures:
    """What one process measures of itself."""
    known = ontology.load(ontology.default_folder())
    if run == "base":
        return {"memory": greatest_memory()}
    clock, cpu = time.perf_counter(), time.process_time()
    with Register.open(register, cache, ontology=known) as opened:
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
        if run == "index":
            return {"index_clock": clock, "index_cpu": cpu, "index_memory": greatest_memory()}
        numbers = [number * STRIDE % len(opened) for number in range(min(LOOKUPS, len(opened)))]
        hit = lookup_time(opened, [name(number) for number in numbers], expected=1)
        miss = lookup_time(opened, [f"{name(number)}ovitch" for number in numbers], expected=0)
    return {"open": clock * 1e3, "hit": hit, "miss": miss, "ask_memory": greatest_memory()}


def lookup_time(register: Register, names: Sequence[str], *, expected: int) -> float:
    """Microseconds that one name takes; each name must have the expected number of candidates."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        found = sum(len(register.candidates(each)) for each in names)
        times.append((time.process_time() - start) / len(names) * 1e6)
        if found != expected * len(names):
            message = f"{found} candidates of {len(names)} names"
            raise AssertionError(message)
    return median(times[1:])


def greatest_memory() -> float:
    """The greatest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def in_new_process(run: str, register: Path, cache: Path) -> Figures:
    """What a new process measures."""
    options = ["--run", run, "--register", str(register), "--cache", str(cache)]
    result: Figures = json.loads(subprocess.check_output([sys.executable, __file__, *options], text=True))  # noqa: S603 - this file
    return result


def render(sizes: Sequence[int], found: Sequence[Figures], base: float) -> str:
    """The figures as Markdown."""
    lines = [
        INTRODUCTION.format(triples=len(list(triples(0))), rounds=ROUNDS, lookups=LOOKUPS, base=base),
        f"| Entries | {' | '.join(f'{size:,}' for size in sizes)} |",
        f"| --- |{' ---: |' * len(sizes)}",
    ]
    for key, title, form in ROWS:
        lines.append(f"| {title} | {' | '.join(form.format(each[key]) for each in found)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
