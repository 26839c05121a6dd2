"""What contradicts what: the rules of an ontology folder, and what can be known of two figures, times or places.

``conflicts.toml`` holds the tolerance of figures, how places lie in one another, and the properties of one value; a
folder without it has no such properties, and the usual tolerance.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import ontology
from kg.errors import OntologyError
from kg.ontology import Ontology

FILE = "conflicts.toml"
SECTIONS: Mapping[str, frozenset[str]] = {
    "figures": frozenset({"tolerance"}),
    "places": frozenset({"class", "country", "inside", "exclusive"}),
}
SINGLE = frozenset({"each", "changes"})
SIDES = ("subject", "object")
POINT = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Single:
    """A property of one value.

    Attributes:
        property: IRI.
        each: ``subject`` where each subject has one object, ``object`` where each object has one subject, or both.
        changes: whether the value may change, so that there is one at a time; else there is one for good.
    """

    property: str
    each: tuple[str, ...]
    changes: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """When two statements contradict each other; all terms are IRIs.

    Attributes:
        tolerance: how far a figure may lie from an approximate one, as a share of the greater.
        bearers: the property by which a statement node bears the object, by property.
        places: the classes of places.
        country: the class of countries; None where the rules name none.
        inside: properties whose subject lies in the object.
        exclusive: classes of places of which no member lies in another.
        countries: the country of each place that the gazetteers know; a country's is itself.
    """

    tolerance: float = 0.1
    singles: tuple[Single, ...] = ()
    symmetric: frozenset[str] = frozenset()
    bearers: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    country: str | None = None
    inside: tuple[str, ...] = ()
    exclusive: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)

    def agree(self, one: tuple[float, bool], other: tuple[float, bool]) -> bool:
        """Whether two figures, each with whether it is approximate, may be the same."""
        (first, first_about), (second, second_about) = one, other
        if first == second or not (first_about or second_about):
            return first == second
        return abs(first - second) <= self.tolerance * max(abs(first), abs(second))


@dataclass(frozen=True, slots=True)
class Place:
    """What the graph says of a value.

    Attributes:
        iri: or the text, of a value that is one.
        classes: IRIs.
        names: in small letters.
        outer: IRIs of all that it lies in, countries of the gazetteers included.
        countries: those among these, and itself where it is one.
    """

    iri: str
    classes: frozenset[str]
    names: frozenset[str]
    outer: frozenset[str]
    countries: frozenset[str]


def load(folder: Path) -> Rules:
    """The rules of an ontology folder.

    Raises:
        OntologyError: ``conflicts.toml`` is malformed, or names what the ontology lacks.
    """
    path = folder / FILE
    table = _read(path)
    terms = ontology.load(folder, names="places" in table)
    properties = terms.properties.values()
    _check_keys(table, {*SECTIONS, "single"}, str(path))
    for name, known in SECTIONS.items():
        _check_keys(table.get(name, {}), known, f"{path}: [{name}]")
    return Rules(
        tolerance=_tolerance(table, path),
        singles=_singles(table.get("single", {}), terms, path),
        symmetric=frozenset(each.iri for each in properties if each.symmetric),
        bearers={each.iri: each.statement_iri for each in properties},
        **_places(table.get("places", {}), terms, path),
    )


def apart(one: str | None, other: str | None) -> bool:
    """Whether two times are both given and certainly differ: 2021 and 2021-04 may be the same."""
    if not (is_point(one) and is_point(other)) or one is None or other is None:
        return False
    return not (one.startswith(other) or other.startswith(one))


def is_point(time: str | None) -> bool:
    """Whether a text is a year, a month or a day of ISO 8601."""
    return time is not None and POINT.fullmatch(time) is not None


def distinct(one: Place, other: Place, rules: Rules) -> bool:
    """Whether two things are certainly two values: no names in common, and neither can lie in the other.

    A place of unknown country may lie in any: of such a pair nothing is known, and it is no contradiction.
    """
    if one.names & other.names or one.iri in other.outer or other.iri in one.outer:
        return False
    are_places = [bool(each.classes & rules.places) for each in (one, other)]
    if not all(are_places):
        return not any(are_places)
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    return bool(one.classes & other.classes & rules.exclusive)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise OntologyError(message) from error


def _tolerance(table: Mapping[str, Any], path: Path) -> float:
    value = table.get("figures", {}).get("tolerance", Rules().tolerance)
    is_share = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1
    _require(is_share, f"{path}: [figures] tolerance is {value!r}; expected a share from 0 to less than 1, such as 0.1")
    return float(value)


def _singles(table: Any, terms: Ontology, path: Path) -> tuple[Single, ...]:
    _require(isinstance(table, dict), f"{path}: [single] must be a table")
    found: list[Single] = []
    for name, entry in sorted(table.items()):
        where = f"{path}: [single.{name}]"
        _require(name in terms.properties, f"{where}: the ontology has no property {name!r}")
        _check_keys(entry, SINGLE, where)
        each, changes = entry.get("each"), entry.get("changes", True)
        is_right = isinstance(each, list) and each and all(side in SIDES for side in each)
        _require(is_right, f'{where}: each must list "subject", "object" or both')
        _require(isinstance(changes, bool), f"{where}: changes must be true or false")
        found.append(Single(terms.properties[name].iri, tuple(side for side in SIDES if side in each), changes))
    return tuple(found)


def _places(table: Mapping[str, Any], terms: Ontology, path: Path) -> dict[str, Any]:
    where = f"{path}: [places]"
    classes = {name: each.iri for name, each in terms.classes.items()}
    properties = {name: each.iri for name, each in terms.properties.items()}
    top = _iris([table[key] for key in ("class",) if key in table], classes, f"{where} class")
    country = _iris([table[key] for key in ("country",) if key in table], classes, f"{where} country")
    countries = {entry.iri: entry.country_iri for entry in terms.gazetteer if entry.country_iri}
    return {
        "places": frozenset(classes[name] for name in classes if top and terms.is_a(name, table["class"])),
        "country": country[0] if country else None,
        "inside": _iris(table.get("inside", []), properties, f"{where} inside"),
        "exclusive": frozenset(_iris(table.get("exclusive", []), classes, f"{where} exclusive")),
        "countries": countries | {iri: iri for iri in countries.values()} if country else {},
    }


def _iris(names: Any, known: Mapping[str, str], where: str) -> tuple[str, ...]:
    _require(isinstance(names, list), f"{where}: must be a list of names")
    for name in names:
        _require(isinstance(name, str) and name in known, f"{where}: the ontology has no {name!r}")
    return tuple(known[name] for name in names)


def _check_keys(table: Any, known: Iterable[str], where: str) -> None:
    _require(isinstance(table, dict), f"{where}: must be a table")
    unknown = sorted(set(table) - set(known))
    _require(not unknown, f"{where}: unknown keys {', '.join(unknown)}; known are {', '.join(sorted(known))}")


def _require(condition: object, message: str) -> None:
    """Raise the error unless the condition holds.

    Raises:
        OntologyError: it does not.
    """
    if not condition:
        raise OntologyError(message)
