"""Writes ontologies/news/gazetteers/*.ttl from CLDR country names, ISO 3166 codes and the tables in sources/.

Run it after every change to a source: ``python scripts/make_gazetteers.py``. It needs babel and pycountry. The output
is the same for the same input. CLDR names are data of the Unicode Consortium (Unicode licence), as Babel ships them.
"""

import argparse
import logging
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from inflection import Names, Pair, inflected, plain, slug, without_capital_accents

LANGUAGES = ("fr", "en")
NOTHING: Pair = ((), ())
MAIN_CLASSES = frozenset({"Organization", "MilitaryForce", "ArmedGroup", "Government"})
BASE = "https://w3id.org/kg/gazetteer/"
CLDR = "Unicode CLDR, as shipped with Babel; ISO 3166 codes of pycountry; other names written for this project"
OWN = "written for this project"
DEFAULT_FOLDER = Path(__file__).parent.parent / "ontologies" / "news" / "gazetteers"
HEADER = """# {title}. Made by scripts/make_gazetteers.py from sources/: edit those.

@prefix kg: <https://w3id.org/kg/ontology#> .
@prefix c: <https://w3id.org/kg/gazetteer/country/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .

<{base}{name}> dct:title "{title}"@en ;
    dct:source "{source}" ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> .
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a gazetteer; every pair is (French, English).

    Attributes:
        path: the IRI after the gazetteer base.
        country: ISO 3166 code of the country that it belongs to; None where there is none.
    """

    path: str
    classes: Names
    labels: tuple[str, str]
    names: Pair = NOTHING
    acronyms: Pair = NOTHING
    metonyms: Pair = NOTHING
    demonyms: Pair = NOTHING
    capital: tuple[str, str] | None = None
    ambiguous: Pair = NOTHING
    iso: str | None = None
    iso3: str | None = None
    country: str | None = None
    wikidata: str | None = None


def pair(values: Iterable[Iterable[str]] | None) -> Pair:
    """A French and an English tuple from a TOML list of two lists."""
    if values is None:
        return NOTHING
    french, english = values
    return tuple(french), tuple(english)


def country_entry(code: str, record: Mapping[str, Any], iso3: str) -> Entry:
    """The entry of one country or territory; its labels come from CLDR unless the record gives others."""
    cldr = [str(Locale(language).territories.get(code, code)) for language in LANGUAGES]
    labels = [plain(label) for label in record.get("labels", cldr)]
    french, english = pair(record.get("names"))
    saint = (labels[1].replace("St. ", "Saint "),) if labels[1].startswith("St. ") else ()
    kind = "Region" if "of" in record else record.get("type", "Country")
    return Entry(
        path=f"country/{code}",
        classes=(kind,),
        labels=(labels[0], labels[1]),
        names=(french, (*english, *saint)),
        acronyms=pair(record.get("acronyms")),
        metonyms=pair(record.get("metonyms")),
        demonyms=inflected(pair(record.get("demonyms"))),
        capital=tuple(record["capital"]) if "capital" in record else None,
        ambiguous=pair(record.get("ambiguous")),
        iso=code,
        iso3=iso3,
        country=record.get("of"),
        wikidata=record.get("wikidata"),
    )


def countries(source: Mapping[str, Any]) -> Iterator[Entry]:
    """Every country of ISO 3166-1, and those that the source adds."""
    official = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    for code in sorted(official.keys() | source.keys()):
        record = source.get(code, {})
        yield country_entry(code, record, record.get("iso3") or official[code])


def capitals(entries: Iterable[Entry]) -> Iterator[Entry]:
    """A city for every capital that does not share its name with its country."""
    for country in entries:
        if country.capital is None or country.capital[0] == country.labels[0]:
            continue
        unclear = tuple(tuple(name for name in names if name in country.capital) for names in country.ambiguous)
        yield Entry(
            path=f"place/{slug(country.capital[1])}-{str(country.iso).lower()}",
            classes=("City",),
            labels=country.capital,
            ambiguous=(unclear[0], unclear[1]),
            country=country.iso,
        )


def fields(line: str, count: int) -> list[str]:
    """The ``|``-separated fields of a line, as many as asked for; the second is the first where it is left out."""
    parts = line.split("|")
    parts += [""] * (count - len(parts))
    if len(parts) > count:
        message = f"too many fields: {line}"
        raise ValueError(message)
    parts[1] = parts[1] or parts[0]
    return parts


def items(field: str) -> Names:
    r"""The names of a field, separated by commas; ``\,`` is a comma within a name."""
    return tuple(part.replace("\\,", ",") for part in re.split(r"(?<!\\),", field) if part)


def split_metonyms(names: Names) -> tuple[Names, Names]:
    """Names, and those marked ``@``."""
    plain_names = tuple(name for name in names if not name.startswith("@"))
    return plain_names, tuple(name[1:] for name in names if name.startswith("@"))


def place_entry(line: str, kind: str, country: str | None, ambiguous: frozenset[str]) -> Entry:
    """A place from its line: French|English|other French|other English|French demonyms|English demonyms."""
    french, english, names_fr, names_en, people_fr, people_en = fields(line, 6)
    names = (items(names_fr), items(names_en))
    return Entry(
        path=f"place/{slug(english)}" + (f"-{country.lower()}" if country else ""),
        classes=(kind,),
        labels=(french, english),
        names=names,
        demonyms=inflected((items(people_fr), items(people_en))),
        ambiguous=unclear_names((french, *names[0]), (english, *names[1]), ambiguous),
        country=country,
    )


def classes(kind: str) -> Names:
    """The main class of a body, then its kind where that is narrower."""
    if kind == "TerroristGroup":
        return "ArmedGroup", kind
    return (kind,) if kind in MAIN_CLASSES else ("Organization", kind)


def body_entry(line: str, kind: str, country: str | None, ambiguous: frozenset[str]) -> Entry:
    """A body from its line: French|English|other French|other English|French acronyms|English acronyms|Wikidata.

    An eighth and a ninth field hold French and English adjectives for what belongs to it: "Republican".
    """
    french, english, names_fr, names_en, short_fr, short_en, wikidata, people_fr, people_en = fields(line, 9)
    (other_fr, metonyms_fr), (other_en, metonyms_en) = split_metonyms(items(names_fr)), split_metonyms(items(names_en))
    acronyms = (items(short_fr), items(short_en))
    return Entry(
        path=f"body/{slug(english)}" + (f"-{country.lower()}" if country else ""),
        classes=classes(kind),
        labels=(french.replace("\\,", ","), english.replace("\\,", ",")),
        names=(other_fr, other_en),
        acronyms=acronyms,
        metonyms=(metonyms_fr, metonyms_en),
        demonyms=(items(people_fr), items(people_en)),
        ambiguous=unclear_names((french, *other_fr, *acronyms[0]), (english, *other_en, *acronyms[1]), ambiguous),
        country=country,
        wikidata=wikidata or None,
    )


def unclear_names(french: Names, english: Names, ambiguous: frozenset[str]) -> Pair:
    """Those names of an entry that are in the source's list of ambiguous names."""
    return tuple(name for name in french if name in ambiguous), tuple(name for name in english if name in ambiguous)


def listed(source: Mapping[str, Any], make: Callable[[str, str, str | None, frozenset[str]], Entry]) -> Iterator[Entry]:
    """Every entry of places.toml or bodies.toml, made by the function that knows its columns."""
    ambiguous = frozenset(source["ambiguous"])
    for kind, table in source.items():
        if kind != "ambiguous":
            for code, lines in table.items():
                for line in lines:
                    yield make(line, kind, None if code == "world" else code, ambiguous)


def literal(text: str, language: str) -> str:
    """A Turtle literal with its language."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"@{language}'


def literals(values: Pair) -> list[str]:
    """Turtle literals of a pair, French first."""
    return [literal(text, language) for language, texts in zip(LANGUAGES, values, strict=True) for text in texts]


def other_names(entry: Entry) -> Pair:
    """Names beside the label: those given, and each French name with bare capitals."""
    french = dict.fromkeys(entry.names[0])
    french |= dict.fromkeys(without_capital_accents(name) for name in (entry.labels[0], *entry.names[0]))
    french.pop(entry.labels[0], None)
    english = dict.fromkeys(name for name in entry.names[1] if name != entry.labels[1])
    return tuple(french), tuple(english)


def properties(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """The predicates of an entry with their values, in the order in which they are written."""
    yield "a", [f"kg:{name}" for name in entry.classes]
    yield "rdfs:label", [literal(text, language) for language, text in zip(LANGUAGES, entry.labels, strict=True)]
    yield "skos:altLabel", literals(other_names(entry))
    yield "kg:acronym", literals(entry.acronyms)
    yield "kg:metonym", literals(entry.metonyms)
    yield "kg:demonym", literals(entry.demonyms)
    if entry.capital:
        yield "kg:capitalName", literals(((entry.capital[0],), (entry.capital[1],)))
    yield "kg:ambiguousName", literals(entry.ambiguous)
    yield "kg:isoCode", [f'"{entry.iso}"'] if entry.iso else []
    yield "kg:iso3", [f'"{entry.iso3}"'] if entry.iso3 else []
    yield "kg:ofCountry", [f"c:{entry.country}"] if entry.country else []
    yield "skos:exactMatch", [f"wd:{entry.wikidata}"] if entry.wikidata else []


def turtle(entry: Entry) -> str:
    """The entry as a block of Turtle."""
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in properties(entry) if values]
    return f"<{BASE}{entry.path}> " + " ;\n    ".join(lines) + " .\n"


def write(path: Path, *, title: str, source: str, entries: Iterable[Entry]) -> None:
    """Writes one gazetteer, sorted by IRI; two entries with one IRI are an error."""
    blocks: dict[str, str] = {}
    for entry in entries:
        if entry.path in blocks:
            message = f"{path.name}: two entries are called {entry.path}"
            raise ValueError(message)
        blocks[entry.path] = turtle(entry)
    header = HEADER.format(title=title, source=source, base=BASE, name=path.stem)
    text = "\n".join([header, *(blocks[key] for key in sorted(blocks))])
    path.write_text(text, encoding="utf-8")
    logging.info("%s: %d entries", path, len(blocks))


def make(folder: Path, output: Path) -> None:
    """Writes the three gazetteers of a folder's sources into another."""
    sources = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    lands = list(countries(sources["countries"]))
    places = [*capitals(lands), *listed(sources["places"], place_entry)]
    bodies = listed(sources["bodies"], body_entry)
    write(output / "countries.ttl", title="Countries and territories", source=CLDR, entries=lands)
    write(output / "places.ttl", title="Regions, cities and other places", source=OWN, entries=places)
    write(
        output / "bodies.ttl", title="Institutions, forces, groups, parties, media, firms", source=OWN, entries=bodies
    )


def main() -> None:
    """Reads the command line and writes the gazetteers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sources", type=Path, default=DEFAULT_FOLDER / "sources", help="folder of the hand-written tables"
    )
    parser.add_argument("--output", type=Path, default=DEFAULT_FOLDER, help="folder to write to")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    make(arguments.sources, arguments.output)


if __name__ == "__main__":
    main()
