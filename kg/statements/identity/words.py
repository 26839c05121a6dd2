"""What an ontology folder knows of names across documents: ``identity.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import default_folder

FILE = "identity.toml"


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """Word lists and thresholds, all words without case and accents.

    Attributes:
        offices: properties whose objects two bearers of a name share only if they are one.
        ties: properties that say of which country something is.
        names: properties whose values are other names.
        fields: field by the word that tells it.
        compatible: pairs of fields in which one person may be known, each with itself.
        words: the form that stands for a word of bodies and events, by each of its forms.
    """

    titles: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    offices: frozenset[str]
    ties: frozenset[str]
    names: frozenset[str]
    fields: Mapping[str, str]
    compatible: frozenset[tuple[str, str]]
    forms: frozenset[str]
    small: frozenset[str]
    words: Mapping[str, str]
    generic: frozenset[str]
    recurring: frozenset[str]
    thresholds: Mapping[str, float]
    support: Mapping[str, float]
    needs: Mapping[str, float]


@cache
def load(folder: Path) -> IdentityWords:
    """The words of an ontology folder; those that kg ships where the folder has none.

    Raises:
        OntologyError: the file is malformed, or lacks a table.
    """
    path = folder / FILE if (folder / FILE).is_file() else default_folder() / FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return _made(table)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        message = f"{path}: {error}"
        raise OntologyError(message) from error
    except KeyError as error:
        message = f"{path}: no table or list {error}"
        raise OntologyError(message) from None


def _made(table: Mapping[str, Any]) -> IdentityWords:
    persons, bodies = table["persons"], table["bodies"]
    fields = {word: name for name, words in reversed(table["fields"].items()) for word in words}
    groups = [*table["compatible"].values(), *([name] for name in table["fields"])]
    facts = table["facts"]
    return IdentityWords(
        titles=frozenset(persons["titles"]),
        particles=frozenset(persons["particles"]),
        articles=frozenset(persons["articles"]),
        offices=frozenset(facts["offices"]),
        ties=frozenset(facts["ties"]),
        names=frozenset(facts["names"]),
        fields=fields,
        compatible=frozenset((one, other) for group in groups for one in group for other in group),
        forms=frozenset(bodies["forms"]),
        small=frozenset(bodies["small"]),
        words={form: name for name, forms in table["words"].items() for form in (name, *forms)},
        generic=frozenset(table["generic"]["words"]),
        recurring=frozenset(table["recurring"]["words"]),
        thresholds=table["thresholds"],
        support=table["support"],
        needs=table["needs"],
    )
