"""IRIs minted from content: the same thing gets the same IRI in every build.

An entity's IRI is made of a readable slug of its name. Where the slug says less than the name (letters of other
scripts, signs, a name cut short), a hash of the name follows it, so that different names never share an IRI unless they
differ by case, accents, punctuation or leading articles and titles alone.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import ConfigError, ReadingError
from kg.folding import ARTICLES, fold
from kg.model import Entity
from kg.ontology import Ontology

GROUPS = ("Person", "Organization", "Place", "Event", "Agreement", "Work", "Product", "Award", "Group")
TITLES = frozenset({"m", "mm", "mr", "mrs", "ms", "mme", "mmes", "mlle", "dr", "monsieur", "madame", "sir"})
PARTICLES = frozenset({"le", "la", "de", "du", "des", "d", "van", "von", "der", "den", "da", "di", "del"})
SEPARATOR = re.compile(r"[\s&\-‐‑‒–—_'’ʼ.,:;\"“”«»()/·]+")  # noqa: RUF001 - the signs that news texts use
SAFE = re.compile(r"[a-z0-9]+")
LONGEST_SLUG = 80
BASE = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]+)?/([A-Za-z0-9._~\-]+/)*[A-Za-z0-9._~\-]*[/#]?")
IRI_CHARACTERS = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2}|[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef])*"
IRI = re.compile(rf"https?://[A-Za-z0-9.\-]+(:[0-9]+)?/{IRI_CHARACTERS}(#{IRI_CHARACTERS})?")


def checked_base(base: str) -> str:
    """The base IRI, if one can be made of it that only needs names appended.

    Raises:
        ConfigError: it is no http IRI that ends with ``/`` or ``#``.
    """
    if BASE.fullmatch(base) and base.endswith(("/", "#")):
        return base
    message = f"base: {base!r} is no base IRI; expected one such as http://kg.example/, ending with / or #"
    raise ConfigError(message)


def digest(*parts: str, size: int = 16) -> str:
    """`size` hexadecimal digits that depend on every part and on where one part ends."""
    hash_ = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hash_.update(b"%d:%b" % (len(data), data))
    return hash_.hexdigest()[:size]


def slug(words: Sequence[str], *, otherwise: str = "") -> str:
    """Words joined by hyphens, with a hash of them where letters or signs had to be left out or the slug cut short.

    Args:
        words: folded.
        otherwise: what to hash where there are no words at all.

    >>> slug(["john", "kirby"])
    'john-kirby'
    >>> slug(["c++"])
    'c-6672403f'
    """
    text = readable(words)
    if words and text == "-".join(words):
        return text
    return "-".join(filter(None, (text, digest(" ".join(words) or otherwise, size=8))))


def readable(words: Iterable[str]) -> str:
    """Words joined by hyphens, as far as they can stand in an IRI; cut short, perhaps empty."""
    safe = ("".join(SAFE.findall(word)) for word in words)
    return "-".join(word for word in safe if word)[:LONGEST_SLUG].rstrip("-")


@dataclass(frozen=True, slots=True)
class Mint:
    """Makes the IRIs of one graph.

    Attributes:
        base: IRI that all minted ones begin with; ends with ``/`` or ``#``.
    """

    base: str
    ontology: Ontology

    def document(self, id_: str) -> str:
        """IRI of a document."""
        parts = (readable(_words(id_)), digest(id_, size=12))
        return f"{self.base}document/{'-'.join(filter(None, parts))}"

    def entity(self, entity: Entity, document: str) -> str:
        """IRI of an entity: its gazetteer entry, else one made of its name.

        A person whom a document calls by a bare surname keeps to that document: another's Smith may be another one.

        Args:
            entity: an entity of the document.
            document: the document's id.

        Raises:
            ReadingError: the entity's link is no IRI.
        """
        if entity.link is not None:
            return checked_link(entity.link, document)
        group = group_of(entity, self.ontology)
        is_bare = group == "person" and _is_bare(_name_words(entity.name, group))
        return self.named(group, entity.name) + (f"-{digest(document, size=8)}" if is_bare else "")

    def named(self, group: str, name: str) -> str:
        """IRI of the thing of a group that bears a name."""
        return f"{self.base}{group}/{slug(_name_words(name, group), otherwise=name)}"

    def predicate(self, lemma: str) -> str:
        """IRI of an open predicate; unlike names, verbs that differ by an accent stay apart: "pêcher", "pécher"."""
        return f"{self.base}predicate/{slug(unicodedata.normalize('NFC', lemma.casefold()).split())}"

    def statement(self, *parts: str) -> str:
        """IRI of a statement with these parts."""
        return f"{self.base}statement/{digest(*parts)}"

    def doubt(self, one: str, other: str) -> str:
        """IRI of what is said of two entities that may be one."""
        return f"{self.base}doubt/{digest(one, other)}"

    def quotation(self, *parts: str) -> str:
        """IRI of a quotation with these parts."""
        return f"{self.base}quotation/{digest(*parts)}"


def group_of(entity: Entity, ontology: Ontology) -> str:
    """Which kind of thing an entity is, of those that are never one."""
    for group in GROUPS:
        if any(ontology.is_a(cls, group) for cls in (entity.type, *entity.classes)):
            return group.lower()
    return "thing"


def checked_link(link: str, document: str) -> str:
    """The link of an entity, if it is an IRI.

    Raises:
        ReadingError: it is none.
    """
    if IRI.fullmatch(link):
        return link
    message = f"{document}: an entity's link is no IRI: {link!r}"
    raise ReadingError(message)


def _words(name: str) -> list[str]:
    return [word for word in SEPARATOR.split(fold(name)) if word]


def _name_words(name: str, group: str) -> list[str]:
    """The words of a name, without the articles or titles before it, which texts leave out at will."""
    words = _words(name)
    dropped = TITLES if group == "person" else ARTICLES
    start = next((i for i, word in enumerate(words) if word not in dropped), 0)
    return words[start:]


def _is_bare(words: list[str]) -> bool:
    """Whether a person's name is a surname alone: "Kirby", "Le Pen", "de Gaulle"."""
    return sum(word not in PARTICLES for word in words) <= 1
