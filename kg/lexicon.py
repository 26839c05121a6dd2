"""The words of a language, as an ontology folder lists them: word classes, and how each property is expressed.

``lexicon/words.<lang>.toml`` holds classes of words (titles, speech verbs, months …); a folder without it has kg's own.
``lexicon/properties.<lang>.toml`` holds, for each property, the verbs, event nouns and role nouns that express it,
under the slots that their arguments fill.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from kg.errors import OntologyError
from kg.ontology import default_folder

PatternKind = Literal["verbs", "nouns", "roles"]
KINDS: tuple[PatternKind, ...] = ("verbs", "nouns", "roles")
CONSTRAINTS = ("subject", "object")
TWO_SIDES = 2  # of a pair of slots


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a language states a property.

    Attributes:
        trigger: lemma, with ``se_`` before a reflexive verb and ``_`` before a particle or governed noun.
        subject, object: slots that the two arguments may fill: S, O, A, P, H (the holder of a role) or prepositions.
        paired: both arguments are members of one coordination in the `subject` slot.
        subject_types, object_types: classes that the arguments must have, beside domain and range; empty: any.
    """

    property: str
    kind: PatternKind
    trigger: str
    subject: frozenset[str]
    object: frozenset[str]
    paired: bool = False
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()


class Words:
    """The word classes of one language, looked up by dotted name (``speech.verbs``), in lower case."""

    def __init__(self, table: Mapping[str, Any], path: Path) -> None:
        self._table = table
        self._path = path
        self._sets: dict[str, frozenset[str]] = {}

    def __call__(self, name: str) -> frozenset[str]:
        """The class of that name.

        Raises:
            OntologyError: the file has no such list.
        """
        if name not in self._sets:
            self._sets[name] = frozenset(word.lower() for word in self.sequence(name))
        return self._sets[name]

    def sequence(self, name: str) -> tuple[str, ...]:
        """The words of that class in the order of the file, as written there.

        Raises:
            OntologyError: the file has no such list.
        """
        value = self._find(name)
        if not isinstance(value, list):
            message = f"{self._path}: '{name}' must be a list of words"
            raise OntologyError(message)
        return tuple(value)

    def mapping(self, name: str) -> Mapping[str, Any]:
        """The table of that name, empty where the file has none."""
        value = self._find(name, missing={})
        return MappingProxyType(value)

    def _find(self, name: str, *, missing: Any = None) -> Any:
        value: Any = self._table
        for key in name.split("."):
            if not isinstance(value, dict) or key not in value:
                return missing
            value = value[key]
        return value


@dataclass(frozen=True)
class Lexicon:
    """What one language calls things.

    Attributes:
        patterns: by kind and trigger, in the order of the file.
    """

    lang: str
    words: Words
    patterns: Mapping[PatternKind, Mapping[str, tuple[Pattern, ...]]]

    @cached_property
    def role_words(self) -> int:
        """The number of tokens of the longest role noun, hyphens counted."""
        return max((len(re.findall(r"[^\s-]+|-", trigger)) for trigger in self.patterns["roles"]), default=0)

    @cached_property
    def class_words(self) -> Mapping[str, str]:
        """Head word → class of a name; earlier classes of the file win."""
        found: dict[str, str] = {}
        for name, words in self.words.mapping("classes").items():
            for word in words:
                found.setdefault(word.lower(), name)
        return MappingProxyType(found)

    @cached_property
    def description_heads(self) -> Mapping[str, str]:
        """Head lemma → class of a description such as "le gouvernement malien"."""
        table = self.words.mapping("descriptions.nouns")
        return MappingProxyType({word.lower(): name for name, words in table.items() for word in words})


def load(folder: Path, lang: str) -> Lexicon:
    """The lexicon of one language in an ontology folder.

    Raises:
        OntologyError: a file is missing, is not TOML, or has a pattern that cannot be read.
    """
    words_path = folder / "lexicon" / f"words.{lang}.toml"
    if not words_path.exists():
        words_path = default_folder() / "lexicon" / f"words.{lang}.toml"
    words = Words(_read(words_path), words_path)
    path = folder / "lexicon" / f"properties.{lang}.toml"
    found: dict[PatternKind, dict[str, list[Pattern]]] = {kind: {} for kind in KINDS}
    for pattern in _patterns(_read(path), words, path):
        found[pattern.kind].setdefault(pattern.trigger, []).append(pattern)
    frozen = {kind: MappingProxyType({k: tuple(v) for k, v in table.items()}) for kind, table in found.items()}
    return Lexicon(lang=lang, words=words, patterns=MappingProxyType(frozen))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"{path}: not found. An ontology folder needs it for this language."
        raise OntologyError(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise OntologyError(message) from error


def _patterns(table: Mapping[str, Any], words: Words, path: Path) -> Iterator[Pattern]:
    for name, entry in table.items():
        _require(isinstance(entry, dict), f"{path}: [{name}] must be a table")
        unknown = sorted(set(entry) - {*KINDS, *CONSTRAINTS})
        known = ", ".join((*KINDS, *CONSTRAINTS))
        _require(not unknown, f"{path}: [{name}] has unknown keys {', '.join(unknown)}; known are {known}")
        types = [frozenset(entry.get(side, ())) for side in CONSTRAINTS]
        for kind in KINDS:
            lists = entry.get(kind, {})
            pairs = f"{path}: [{name}] {kind} must give a list of words for each pair of slots"
            _require(isinstance(lists, dict), pairs)
            for slots, triggers in lists.items():
                where = f"{path}: [{name}] {kind}.{slots!r}"
                is_list = isinstance(triggers, list) and all(isinstance(trigger, str) for trigger in triggers)
                _require(is_list, f"{where}: must be a list of words")
                sides = _sides(slots, kind, words, where)
                yield from _expand(Pattern(name, kind, "", *sides, *types), slots, triggers)


def _expand(model: Pattern, slots: str, triggers: list[str]) -> Iterator[Pattern]:
    """One pattern for each word; a class in the slots ("S:Person > à") narrows that argument for these words alone."""
    types = _narrowed(model, slots)
    narrowed = replace(
        model,
        subject_types=types.get("subject", model.subject_types),
        object_types=types.get("object", model.object_types),
    )
    for trigger in triggers:
        yield replace(narrowed, trigger=trigger.replace("s'_", "se_").lower())


def _narrowed(model: Pattern, slots: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for slot, name in re.findall(r"([^\s|:>&<]+):(\w+)", slots):
        side = "subject" if slot in model.subject else "object"
        found[side] = found.get(side, frozenset()) | {name}
    return found


def _require(condition: object, message: str) -> None:
    """Raise the error unless the condition holds.

    Raises:
        OntologyError: it does not.
    """
    if not condition:
        raise OntologyError(message)


def _sides(text: str, kind: PatternKind, words: Words, where: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """Read ``S > O``, ``< S > à`` (object before subject), ``S & S``, and for roles ``de|pour`` or ``< de``."""
    turned = text.strip().startswith("<")
    body = text.strip().removeprefix("<").strip()
    if kind == "roles":
        holder, other = frozenset({"H"}), _alternatives(body, words, where)
        return (other, holder, False) if turned else (holder, other, False)
    paired = "&" in body
    sides = body.split("&" if paired else ">")
    _require(len(sides) == TWO_SIDES, f"{where}: expected two slots, such as 'S > O' or 'S & S'")
    first, second = (_alternatives(side, words, where) for side in sides)
    return (second, first, paired) if turned else (first, second, paired)


def _alternatives(text: str, words: Words, where: str) -> frozenset[str]:
    found: set[str] = set()
    for part in text.split("|"):
        slot = part.strip().partition(":")[0]
        _require(slot, f"{where}: a slot is empty")
        if slot.startswith("@"):
            known = words.mapping("prepositions")
            unknown = f"{where}: no set of prepositions is called '{slot}'; known are {', '.join(known)}"
            _require(slot[1:] in known, unknown)
            found.update(words(f"prepositions.{slot[1:]}"))
        else:
            found.add(slot)
    return frozenset(found)
