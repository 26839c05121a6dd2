"""Names of the gazetteers found in a text, longest first.

The entries' names are cut by the same tokenizer as the text and kept in a table by their first token, without case and
accents.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from kg.gazetteers import Entry, Name

APOSTROPHES = str.maketrans({"’": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
LONGEST = 16  # tokens of a name that is looked up
BODIES = frozenset({"Organization", "ArmedGroup", "MilitaryForce", "Government"})
ALWAYS = frozenset({"Country", "ArmedGroup", "TerroristGroup", "Government"})  # taken although nobody recognised them
MAX_CAPITALS = 5  # letters of an acronym that is not marked as one


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The text without case and accents, with straight apostrophes and hyphens.

    >>> fold("L’Élysée")
    "l'elysee"
    """
    plain = unicodedata.normalize("NFKD", text.translate(APOSTROPHES)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class Hit:
    """A gazetteer name in a text: tokens ``start <= i < end`` and the entries that bear it, each with the kind of name.

    Attributes:
        is_ambiguous: the name as often stands for something else, so that more than the spelling must speak for it.
    """

    start: int
    end: int
    entries: tuple[tuple[Entry, str], ...]
    is_ambiguous: bool = False

    @property
    def is_demonym(self) -> bool:
        """Whether the words are an adjective or noun of nationality."""
        return all(kind == "demonym" for _, kind in self.entries)


@dataclass(frozen=True, slots=True)
class _Form:
    folded: tuple[str, ...]
    text: str
    entry: Entry
    kind: str
    is_ambiguous: bool


class Gazetteer:
    """The names of an ontology's gazetteers, as one language's texts use them."""

    def __init__(self, entries: Iterable[Entry], tokenize: Callable[[str], Doc], lang: str) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for entry in entries:
            for name in entry.names:
                if not _is_used(name, entry, lang):
                    continue
                folded = tuple(fold(token.text) for token in tokenize(name.text))
                if folded:
                    doubtful = any(text == name.text and tag in (lang, None) for text, tag in entry.ambiguous)
                    self._forms[folded[0]].append(_Form(folded, name.text, entry, name.kind, doubtful))
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-len(form.folded), form.text, form.entry.iri, form.kind))

    def find(self, doc: Doc) -> Iterator[Hit]:
        """The names in the text, left to right, the longest at each place, without overlap."""
        folded = [fold(token.text) for token in doc]
        start = 0
        while start < len(doc):
            hit = self._at(doc, folded[start : start + LONGEST], start)
            if hit is None:
                start += 1
            else:
                yield hit
                start = hit.end

    def find_within(self, doc: Doc, start: int, end: int) -> Iterator[Hit]:
        """The names inside a stretch of tokens, shorter than the whole of it: "US" in "US Navy"."""
        folded = [fold(token.text) for token in doc[start:end]]
        position = start
        while position < end:
            hit = self._at(doc, folded[position - start :], position, limit=end - start - 1)
            if hit is not None:
                yield hit
            position = hit.end if hit is not None else position + 1

    def _at(self, doc: Doc, folded: Sequence[str], start: int, limit: int = LONGEST) -> Hit | None:
        """The longest name at a token; `folded` holds the words from there on."""
        length = 0
        found: dict[tuple[str, str], tuple[Entry, str]] = {}
        doubtful = False
        for form in self._forms.get(folded[0], ()):
            size = len(form.folded)
            if length and size < length:
                break
            if size > limit:
                continue
            if tuple(folded[:size]) == form.folded and _written_as_name(doc, start, form):
                length = size
                doubtful |= form.is_ambiguous
                found.setdefault((form.entry.iri, form.kind), (form.entry, form.kind))
        return Hit(start, start + length, tuple(found.values()), doubtful) if length else None


def _is_used(name: Name, entry: Entry, lang: str) -> bool:
    """Whether texts of the language use the name: those of another language only for bodies, and only long ones."""
    if name.lang in (lang, None):
        return True
    return name.kind in {"label", "alt"} and entry.type in BODIES and " " in name.text


def _written_as_name(doc: Doc, start: int, form: _Form) -> bool:
    """Whether the letters' case suits: acronyms exactly, names with a capital, demonyms as their language writes them.

    "us" is not the United States, "la marche" not the region; "américain" and "Polish" are demonyms, "polish" is not;
    an entry in small letters alone ("noise rock") is written so.
    """
    text = doc[start : start + len(form.folded)].text
    if form.kind == "acronym" or (form.text.isupper() and len(form.text) <= MAX_CAPITALS):
        return text == form.text
    if form.kind == "demonym":
        return text[0].isupper() or not form.text[0].isupper()
    return any(char.isupper() for char in text) or form.text.islower()
