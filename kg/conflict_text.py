"""Conflicts as lines of text, in French or English."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.conflict_claims import Claim
from kg.conflicts import Conflict
from kg.printable import printable
from kg.vocabulary import Vocabulary

PER_RANK = 3
MOST_LINES = 3
MARKS = {"affirmed": "✓", "negated": "✗"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "figures": "figures differ",
        "polarity": "affirmed and denied",
        "value": "one value only",
        "series": "changed over time",
        "affirmed": "affirmed",
        "negated": "denied",
        "alone": "within one document",
        "about": "about",
        "source": "according to",
        "undated": "undated",
        "document": "{} document",
        "documents": "{} documents",
        "more": "… {} more; --all shows them",
        "none": "no conflicts",
        "conflict": "{} conflict",
        "conflicts": "{} conflicts",
        "in_figures": "figures",
        "in_polarity": "polarity",
        "in_value": "value",
        "colon": ": ",
        "by_dated": "dated, the next is not",
        "by_date": "newer than the next",
        "by_documents": "in more documents than the next",
        "by_source": "credited to a source, the next is not",
        "by_confidence": "read with more confidence than the next",
        "by_order": "as good as the next",
    },
    "fr": {
        "figures": "chiffres différents",
        "polarity": "affirmé et nié",
        "value": "une seule valeur possible",
        "series": "a changé avec le temps",
        "affirmed": "affirmé",
        "negated": "nié",
        "alone": "dans un seul document",
        "about": "environ",
        "source": "selon",
        "undated": "sans date",
        "document": "{} document",
        "documents": "{} documents",
        "more": "… {} de plus ; --all les montre",
        "none": "aucune contradiction",
        "conflict": "{} contradiction",
        "conflicts": "{} contradictions",
        "in_figures": "chiffres",
        "in_polarity": "polarité",
        "in_value": "valeur",
        "colon": " : ",
        "by_dated": "daté, le suivant ne l'est pas",
        "by_date": "plus récent que le suivant",
        "by_documents": "dans plus de documents que le suivant",
        "by_source": "attribué à une source, le suivant ne l'est pas",
        "by_confidence": "lu avec plus de certitude que le suivant",
        "by_order": "aussi bon que le suivant",
    },
}


class Page:
    """Conflicts as lines for a terminal.

    Args:
        vocabulary: knows the properties and units.
        names: of entities, by IRI.
        lang: ``fr`` or ``en``.
        width: of the lines, in characters.
        is_full: whether to show every statement, with its whole sentence.
    """

    def __init__(
        self, vocabulary: Vocabulary, names: Mapping[str, str], *, lang: str, width: int, is_full: bool
    ) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._lang = lang
        self._words = WORDS[lang]
        self._width = width
        self._is_full = is_full

    def lines(self, conflict: Conflict) -> Iterator[str]:
        """What the documents say on each side, by rank."""
        notes = [self._words[conflict.kind]] + [self._words["alone"]] * conflict.in_one_document
        yield self._clipped(f"{self._title(conflict)} ({', '.join(notes)})")
        for rank, members in groupby(conflict.claims, key=lambda claim: claim.rank):
            claims = list(members)
            yield self._clipped(f"  {rank}. {self._value(conflict, claims)} — {self._reasons(claims[0])}")
            shown = claims if self._is_full else claims[:PER_RANK]
            for claim in shown:
                yield from self._cited(claim)
            if len(shown) < len(claims):
                yield self._clipped("      " + self._words["more"].format(len(claims) - len(shown)))

    def _title(self, conflict: Conflict) -> str:
        label, inverse = self._vocabulary.label, self._vocabulary.inverse
        if conflict.subject is None:
            return f"{self._name(conflict.object)} {inverse(conflict.property, self._lang)} …"
        subject, property_ = self._name(conflict.subject), label(conflict.property, self._lang)
        return f"{subject} {property_} {'…' if conflict.object is None else self._name(conflict.object)}"

    def _value(self, conflict: Conflict, claims: Sequence[Claim]) -> str:
        """What the claims of one rank say."""
        first = claims[0]
        if first.value is not None:
            return printable(first.value) if first.is_text else self._name(first.value)
        is_denied = len({claim.polarity for claim in conflict.claims}) > 1
        mark = f"{MARKS[first.polarity]} {self._words[first.polarity]}" if is_denied else ""
        return mark or self._figure(first, is_about=all(claim.approximate for claim in claims))

    def _figure(self, claim: Claim, *, is_about: bool) -> str:
        about = f"{self._words['about']} " if is_about else ""
        return about + self._vocabulary.quantity(claim.figure or "", printable(claim.unit or ""), self._lang)

    def _reasons(self, claim: Claim) -> str:
        parts = [claim.date or self._words["undated"], _count(self._words, "document", claim.documents)]
        return ", ".join([*parts, *([self._words[f"by_{claim.reason}"]] if claim.reason else [])])

    def _cited(self, claim: Claim) -> Iterator[str]:
        indent = " " * 6
        room = max(self._width - len(indent), 1)
        text = printable(claim.sentence if self._is_full else claim.sentence[: (MOST_LINES + 1) * room])
        most = None if self._is_full else MOST_LINES
        yield from textwrap.wrap(
            text, room + len(indent), initial_indent=indent, subsequent_indent=indent, max_lines=most, placeholder=" …"
        )
        parts = [claim.identifier, claim.title, claim.issued]
        parts += [claim.time and f"@ {claim.time}", claim.attributed_to and self._source(claim.attributed_to)]
        yield self._clipped(f"{indent}— {', '.join(printable(part) for part in parts if part)}")

    def _source(self, iri: str) -> str:
        return f"{self._words['source']} {self._name(iri)}"

    def _name(self, iri: str | None) -> str:
        return printable(self._names.get(iri or "") or iri or "")

    def _clipped(self, line: str) -> str:
        return line if self._is_full or len(line) <= self._width else f"{line[: max(self._width - 1, 1)]}…"


def summary(conflicts: Iterable[Conflict], *, lang: str) -> str:
    """How many conflicts of each kind there are, and how much changed over time."""
    words, kinds = WORDS[lang], Counter(conflict.kind for conflict in conflicts)
    changed = kinds.pop("series", 0)
    parts = [f"{words[f'in_{kind}']} {count}" for kind, count in kinds.items()]
    total = _count(words, "conflict", kinds.total()) if kinds else words["none"]
    text = f"{total}{words['colon']}{', '.join(parts)}" if parts else total
    return f"{text}; {words['series']} {changed}" if changed else text


def _count(words: Mapping[str, str], word: str, count: int) -> str:
    return words[word if count == 1 else f"{word}s"].format(count)
