"""A document as the surroundings of its entities."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.statements.identity.names import romanised


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as the surroundings of its entities.

    Attributes:
        near: names of persons and bodies that no gazetteer knows, by the form in which they are compared.
        bodies: IRIs of bodies that one does.
        countries: IRIs of countries mentioned, with the number of their mentions.
        published: ISO 8601 date; None where unknown.
    """

    near: Mapping[str, str]
    bodies: frozenset[str]
    countries: Mapping[str, int]
    published: str | None


@lru_cache(maxsize=1 << 16)
def beside(words: tuple[str, ...], group: str) -> str:
    """A name as it is compared with those beside others: a person's family name, a body's words in any order."""
    if group == "person":
        return romanised(words[-1])
    return " ".join(sorted(romanised(word) for word in words))
