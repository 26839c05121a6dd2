"""Where the arguments of an example's triples stand among the entities, values and phrases found in its sentence.

Knowledge bases write names otherwise than sentences do: "Aarhus_Airport", "Danish language", "Bolt (comic)", "1411.0".
An argument is tried as it is written, then without what stands in brackets or after a comma, then word by word. What is
in the sentence but was not found as a mention is a name to be learnt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.learning.examples import Example
from kg.mentions import Found
from kg.model import Entity
from kg.ontology import CONCEPT, LITERALS
from kg.spelling import normal

BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
WORD = re.compile(r"\w+")
CLOSING = frozenset({".", ")"})
LONGEST = 300  # characters of an argument that are looked for
FEWEST = 4  # letters of a word that alone may stand for a name


def plain(argument: str) -> str:
    """An argument as a sentence might have it: without underscores and quotation marks."""
    return " ".join(argument.replace("_", " ").strip().strip('"').split())


def forms(argument: str) -> Iterator[str]:
    """Ways in which a sentence may write an argument, the strictest first."""
    whole = plain(argument)
    yield whole
    short = BRACKETS.sub("", whole)
    yield short
    yield short.partition(",")[0]


def key(text: str) -> str:
    """Letters and digits alone, folded: "Clyde F.C." and "Clyde FC" are one."""
    return normal(text).replace(" ", "")


@dataclass
class Names:
    """Names that sentences have and no mention covered.

    Attributes:
        texts: canonical name → the texts that stood for it.
        classes: class of what stood there, by canonical name.
    """

    texts: dict[str, set[str]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)

    def add(self, argument: str, text: str, cls: str) -> None:
        """Note that a text stands for an argument; an empty class is one that is not known."""
        name = plain(argument)
        self.texts.setdefault(name, set()).add(text)
        if self.classes.get(name, CONCEPT) == CONCEPT:
            self.classes[name] = cls or CONCEPT


class Aligner:
    """Places the arguments of one sentence."""

    def __init__(self, found: Found, text: str) -> None:
        self._text = text
        self._found = found
        self._keys: dict[str, list[Entity]] = {}
        for entity in found.entities:
            names = {entity.name, *(each.span.of(text) for each in entity.mentions if each.kind != "pronoun")}
            for name in sorted({key(name) for name in names} - {""}):
                self._keys.setdefault(name, []).append(entity)

    def place(self, argument: str) -> Entity | None:
        """The entity or value that an argument is; None where none is found."""
        value = self._value(argument)
        if value is not None or NUMBER.fullmatch(plain(argument)):
            return value
        for form in forms(argument):
            found = self._keys.get(key(form))
            if found:
                return found[0]
        return self._by_words(argument)

    def _value(self, argument: str) -> Entity | None:
        text = plain(argument)
        date = DATE.fullmatch(text)
        number = NUMBER.fullmatch(BRACKETS.sub("", text).lstrip("~"))
        for id_, normal_form in self._found.values.items():
            entity = self._found.by_id.get(id_)
            if entity is None:
                continue
            if date and entity.type == "Date" and normal_form == text:
                return entity
            if number and entity.type != "Text" and _equal(number[0], normal_form):
                return entity
        return None

    def _by_words(self, argument: str) -> Entity | None:
        """The name that shares all its words with the argument, or has all of the argument's."""
        wanted = set(normal(forms_of_words(argument)).split())
        best: tuple[int, Entity] | None = None
        for entity in self._found.entities:
            words = set(normal(entity.name).split())
            shared = words & wanted
            if entity.type in LITERALS or not shared or not (words <= wanted or wanted <= words):
                continue
            if max(map(len, shared)) >= FEWEST and (best is None or len(shared) > best[0]):
                best = len(shared), entity
        return best[1] if best else None

    def missing(self, argument: str) -> str | None:
        """The text of the sentence that is the argument, where no mention covers it; None where it is not there."""
        place = stretch_of(argument, self._text)
        return self._text[place[0] : place[1]] if place is not None else None


def forms_of_words(argument: str) -> str:
    """The argument without what stands in brackets."""
    return BRACKETS.sub("", plain(argument))


def stretch_of(argument: str, text: str) -> tuple[int, int] | None:
    """Characters of a text, half-open, that are the argument or its strictest form there; None where none is."""
    for form in forms(argument) if len(argument) <= LONGEST else ():
        wanted = "".join(normal(word) for word in WORD.findall(form))
        found = _stretch(text, wanted) if wanted else None
        if found is not None:
            return _with_marks(form, text, *found)
    return None


def _with_marks(form: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the bracket before and the point or bracket after them that the argument has too."""
    start -= form.startswith("(") and text[:start].endswith("(")
    abbreviated = text[end - 2 : end - 1] == "." == text[end : end + 1]  # "Clyde F.C."
    if abbreviated or (form[-1:] in CLOSING and text[end : end + 1] == form[-1]):
        end += 1
    return start, end


def _stretch(text: str, wanted: str) -> tuple[int, int] | None:
    """The words of a text whose letters, run together, are those wanted."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    letters: list[str] = []
    place = 0
    for match in WORD.finditer(text):
        word = normal(match[0])
        if word:
            starts[place] = match.start()
            place += len(word)
            ends[place] = match.end()
            letters.append(word)
    joined = "".join(letters)
    found = joined.find(wanted)
    while found >= 0:
        if found in starts and found + len(wanted) in ends:
            return starts[found], ends[found + len(wanted)]
        found = joined.find(wanted, found + 1)
    return None


def _equal(left: str, right: str) -> bool:
    """Whether a number, its comma a separator or a decimal one, is that of a value."""
    readings = {left.replace(",", "")}
    if "," in left or GROUPED.fullmatch(left):
        readings.add(left.replace(".", "").replace(",", "."))
    try:
        return float(right) in {float(one) for one in readings if one.count(".") <= 1}
    except ValueError:
        return False


def pairs_of(example: Example, aligner: Aligner) -> tuple[dict[tuple[str, str], set[str]], list[tuple[str, str]]]:
    """Relations by ids of subject and object, and the arguments that no mention covers, with their texts."""
    held: dict[tuple[str, str], set[str]] = {}
    missing: list[tuple[str, str]] = []
    for triple in example.triples:
        sides = [aligner.place(argument) for argument in (triple.subject, triple.object)]
        if all(sides):
            held.setdefault((sides[0].id, sides[1].id), set()).add(triple.relation)  # type: ignore[union-attr]
        for argument, side in zip((triple.subject, triple.object), sides, strict=True):
            text = aligner.missing(argument) if side is None else None
            if text:
                missing.append((argument, text))
    return held, missing
