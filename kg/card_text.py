"""Cards as lines of text, in French or English."""

import itertools
import textwrap
from collections.abc import Iterator, Mapping

from kg.card import QUOTED, Card, Group, Saying, Source, group_of
from kg.printable import printable
from kg.vocabulary import Vocabulary

MARKS = {"affirmed": "✓", "negated": "✗", "hypothetical": "?"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "names": "other names",
        "negated": "not",
        "hypothetical": "planned or possible",
        "about": "about",
        "source": "according to",
        "quotes": "said",
        "more": "… {} more; --all shows them",
        "others": "Others of that name:",
        "nothing": "no facts about it",
        "open": "“{}”",
        "open_in": "“{}” (object)",
    },
    "fr": {
        "names": "autres noms",
        "negated": "non",
        "hypothetical": "prévu ou possible",
        "about": "environ",
        "source": "selon",
        "quotes": "a déclaré",
        "more": "… {} de plus ; --all les montre",
        "others": "Autres entités de ce nom :",
        "nothing": "aucun fait à son sujet",
        "open": "« {} »",
        "open_in": "« {} » (objet)",
    },
}


def card_lines(card: Card, vocabulary: Vocabulary, *, lang: str, width: int) -> Iterator[str]:
    """A card: names, identifiers, facts grouped by property with their sentences, quotations.

    Args:
        card: what to show.
        vocabulary: names of classes and properties.
        lang: ``fr`` or ``en``.
        width: of the lines, in characters.
    """
    yield from _head(card, vocabulary, lang)
    for group, sayings in itertools.groupby(card.sayings, key=group_of):
        yield ""
        yield _heading(group, vocabulary, lang)
        for saying in sayings:
            yield from _saying_lines(saying, vocabulary, lang, width)
        yield from _more(card, group, lang)
    if card.quotes:
        yield ""
        yield WORDS[lang]["quotes"]
    for words in card.quotes:
        yield from _cited(words.text, words.source, width)
    yield from _more(card, QUOTED, lang)
    if not card.sayings and not card.quotes:
        yield ""
        yield WORDS[lang]["nothing"]


def other_lines(names: Mapping[str, str], *, lang: str) -> Iterator[str]:
    """Other entities that the name may have meant: their names by IRI."""
    yield WORDS[lang]["others"]
    yield from (f"  {printable(name)}  <{iri}>" for iri, name in names.items())


def _head(card: Card, vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    name = card.labels.get(lang) or next(iter(card.labels.values()), card.iri)
    classes = ", ".join(vocabulary.label(cls, lang) for cls in card.classes)
    yield f"{printable(name)} ({classes})" if classes else printable(name)
    yield f"<{card.iri}>"
    others = dict.fromkeys((*card.labels.values(), *card.others))
    if rest := [printable(other) for other in others if other != name]:
        yield f"{WORDS[lang]['names']}: {', '.join(rest)}"
    if card.identifiers:
        yield ", ".join(map(printable, card.identifiers))


def _more(card: Card, group: Group, lang: str) -> Iterator[str]:
    if more := card.left_out.get(group):
        yield "  " + WORDS[lang]["more"].format(more)


def _heading(group: Group, vocabulary: Vocabulary, lang: str) -> str:
    direction, predicate, open_ = group
    is_out = direction == "out"
    if open_ is not None:
        return WORDS[lang]["open" if is_out else "open_in"].format(printable(open_))
    return vocabulary.label(predicate, lang) if is_out else vocabulary.inverse(predicate, lang)


def _saying_lines(saying: Saying, vocabulary: Vocabulary, lang: str, width: int) -> Iterator[str]:
    parts = [f"{MARKS.get(saying.polarity, ' ')} {printable(saying.name)}", *_qualifiers(saying, vocabulary, lang)]
    yield f"  {', '.join(parts)}"
    yield from _cited(saying.sentence, saying.source, width)


def _qualifiers(saying: Saying, vocabulary: Vocabulary, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if saying.polarity in words:
        yield words[saying.polarity]
    if saying.quantity is not None:
        about = f"{words['about']} " if saying.approximate else ""
        yield about + vocabulary.quantity(saying.quantity, printable(saying.unit or ""), lang)
    if saying.time is not None:
        yield printable(saying.time)
    if saying.attributed_to is not None:
        yield f"{words['source']} {printable(saying.attributed_to)}"


def _cited(sentence: str, source: Source, width: int) -> Iterator[str]:
    indent = " " * 6
    yield from textwrap.wrap(printable(sentence), width, initial_indent=indent, subsequent_indent=indent)
    parts = filter(None, (source.identifier, source.title, source.issued))
    yield f"{indent}— {printable(', '.join(parts))}"
