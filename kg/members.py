"""identity.jsonl read: the members of an entity, why they are one, and what may be one with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadingError
from kg.outputs import MEMBERS


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """An entity of a document.

    Attributes:
        name: the fullest in the document; `names` are all.
        is_linked: its gazetteer entry says who it is.
    """

    document: str
    name: str
    names: tuple[str, ...]
    is_linked: bool


@dataclass(frozen=True, slots=True, order=True)
class Joined:
    """Two names that are one entity's.

    Attributes:
        how: in what way they are alike, or ``decided`` by a user.
        support: what else speaks for it.
    """

    names: tuple[str, ...]
    documents: tuple[str, ...]
    how: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Perhaps:
    """Another entity that may be the same, by IRI, and why it is kept apart."""

    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What is known of the identity of one entity; each part sorted."""

    iri: str
    members: tuple[Member, ...]
    joined: tuple[Joined, ...]
    perhaps: tuple[Perhaps, ...]


def membership(folder: Path, iri: str) -> Membership:
    """The identity of an entity of a build.

    Raises:
        ReadingError: the folder has no ``identity.jsonl``, or it is malformed.
    """
    members: set[Member] = set()
    joined: set[Joined] = set()
    perhaps: set[Perhaps] = set()
    try:
        for line in _lines(folder / MEMBERS, iri):
            if "joined" in line:
                values = line["joined"]
                parts = (tuple(values["names"]), tuple(values["documents"]), values["how"], tuple(values["support"]))
                joined.add(Joined(*parts))
            elif "doubt" in line:
                perhaps.add(Perhaps(line["doubt"], line["reason"]))
            else:
                members.add(Member(line["document"], line["name"], tuple(line["names"]), line["linked"]))
    except (KeyError, TypeError) as error:
        message = f"{folder / MEMBERS}: malformed line about {iri}: {error}; run kg build again"
        raise ReadingError(message) from error
    return Membership(iri, tuple(sorted(members)), tuple(sorted(joined)), tuple(sorted(perhaps)))


def _lines(path: Path, iri: str) -> Iterator[dict[str, Any]]:
    """The lines about an entity; those of others are not decoded."""
    start = f'{{"iri":{json.dumps(iri, ensure_ascii=False)},'.encode("utf-8", "backslashreplace")
    try:
        with path.open("rb") as lines:
            for line in lines:
                if line.startswith(start):
                    yield json.loads(line)
                elif line > start:  # the file is sorted: what follows is about others
                    return
    except FileNotFoundError:
        message = f"{path}: no such file; run kg build first, or name its folder with --graph"
        raise ReadingError(message) from None
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read: {error}; run kg build again"
        raise ReadingError(message) from error
