"""The command that shows where documents contradict each other: conflicts."""

import contextlib
import difflib
import json
import shutil
import signal
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kg.cli_graph import FALLBACK_SIZE, MOST_OTHERS, OUTPUTS, STORE, Graph, Lang, Language, Ontology

if TYPE_CHECKING:
    from kg.conflicts import Claim, Conflict
    from kg.store import Store
    from kg.vocabulary import Vocabulary

app = typer.Typer(add_completion=False)
PER_RANK = 3
MOST_LINES = 3
CHUNK = 100
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
        "by_dated": "daté, le suivant ne l'est pas",
        "by_date": "plus récent que le suivant",
        "by_documents": "dans plus de documents que le suivant",
        "by_source": "attribué à une source, le suivant ne l'est pas",
        "by_confidence": "lu avec plus de certitude que le suivant",
        "by_order": "aussi bon que le suivant",
    },
}


class ConflictKind(StrEnum):
    """What kind of conflict is looked for."""

    FIGURES = "figures"
    POLARITY = "polarity"
    VALUE = "value"


@app.command()
def conflicts(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Only what concerns it: a name, or any part of one.")
    ] = None,
    *,
    graph: Graph = OUTPUTS,
    kind: Annotated[ConflictKind | None, typer.Option("--kind", "-k", help="Only conflicts of this kind.")] = None,
    property_: Annotated[
        str | None, typer.Option("--property", "-p", metavar="NAME", help="Only this property, such as leads.")
    ] = None,
    lang: Language = Lang.EN,
    ontology: Ontology = None,
    all_: Annotated[
        bool, typer.Option("--all", "-a", help="Also what changed over time; every statement, in full.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show where documents contradict each other, with the sentences on every side.

    \b
    kg conflicts                                  all conflicts of the graph
    kg conflicts "etats-unis" --lang fr           those about one entity; accents and case do not matter
    kg conflicts --kind figures --property hasTroopsIn
    kg conflicts --all --json > conflicts.json

    \b
    figures    other figures for the same; "about 2,500" and "2,500" agree
    polarity   one document affirms what another denies; plans and suppositions contradict nothing
    value      two values where there can be one: born in Nantes, born in Lyon; "in Nantes" and "in France" agree

    Nothing is dropped: 1 marks what is to be preferred, the newest, then what most documents say, then what a source
    is credited with, then what was read with most confidence. Figures and denials of different times are no conflict,
    but a development: --all shows them too. What is a conflict stands in conflicts.toml of the ontology folder.
    Exit code 0, with conflicts or without; 1: nothing bears that name.
    """  # noqa: D301 - \b keeps the lines
    from kg import conflict_rules  # noqa: PLC0415 - `kg --help` needs none
    from kg.conflicts import KINDS, find  # noqa: PLC0415
    from kg.store import Store  # noqa: PLC0415

    folder = _folder(ontology)
    rules, vocabulary = conflict_rules.load(folder), _vocabulary(folder)
    wanted = _property(property_, vocabulary) if property_ is not None else None
    with Store.open(graph / STORE) as store, _interruptible():
        hits = _hits(store, name) if name is not None else []
        entity = hits[0] if hits else None
        kinds = KINDS if kind is None else (kind.value,)
        found = find(store, rules, kinds=kinds, property_=wanted, entity=entity, series=all_)
        if as_json:
            typer.echo(json.dumps(_record(found, store, lang), ensure_ascii=False, indent=2))
            return
        page = _Page(store, vocabulary, lang=lang, width=_width(), is_full=all_)
        for line in page.lines(found):
            typer.echo(line)
        for line in page.others(hits[1 : MOST_OTHERS + 1]):
            typer.echo(line)


class _Page:
    """Conflicts as lines for a terminal.

    Args:
        store: knows the names.
        vocabulary: knows the properties and units.
        lang: ``fr`` or ``en``.
        width: of the lines, in characters.
        is_full: whether to show every statement, with its whole sentence.
    """

    def __init__(self, store: "Store", vocabulary: "Vocabulary", *, lang: str, width: int, is_full: bool) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._lang = lang
        self._words = WORDS[lang]
        self._width = width
        self._is_full = is_full
        self._names: dict[str, str] = {}

    def lines(self, conflicts: Sequence["Conflict"]) -> Iterator[str]:
        """Every conflict, and how many there are."""
        for start in range(0, len(conflicts), CHUNK):
            chunk = conflicts[start : start + CHUNK]
            self._names = _names(chunk, self._store, self._lang)
            for conflict in chunk:
                yield from self._conflict(conflict)
                yield ""
        yield self._summary(conflicts)

    def others(self, iris: Sequence[str]) -> Iterator[str]:
        """Other entities that the name may have meant."""
        from kg.card import best_names  # noqa: PLC0415 - only for people
        from kg.card_text import other_lines  # noqa: PLC0415

        if iris:
            yield ""
            yield from other_lines(best_names(self._store, iris, lang=self._lang), lang=self._lang)

    def _summary(self, conflicts: Iterable["Conflict"]) -> str:
        kinds = Counter(conflict.kind for conflict in conflicts)
        changed = kinds.pop("series", 0)
        parts = [f"{self._words[kind]} {count}" for kind, count in kinds.items()]
        total = self._count("conflict", kinds.total()) if kinds else self._words["none"]
        text = f"{total}: {', '.join(parts)}" if parts else total
        return f"{text}; {self._words['series']} {changed}" if changed else text

    def _conflict(self, conflict: "Conflict") -> Iterator[str]:
        notes = [self._words[conflict.kind]] + [self._words["alone"]] * conflict.in_one_document
        yield self._clipped(f"{self._title(conflict)} ({', '.join(notes)})")
        for rank, members in groupby(conflict.claims, key=lambda claim: claim.rank):
            claims = list(members)
            yield self._clipped(f"  {rank}. {self._value(conflict, claims)} — {self._reasons(claims[0])}")
            shown = claims if self._is_full else claims[:PER_RANK]
            for claim in shown:
                yield from self._cited(claim)
            if len(shown) < len(claims):
                yield "      " + self._words["more"].format(len(claims) - len(shown))

    def _title(self, conflict: "Conflict") -> str:
        label, inverse = self._vocabulary.label, self._vocabulary.inverse
        if conflict.subject is None:
            return f"{self._name(conflict.object)} {inverse(conflict.property, self._lang)} …"
        subject, property_ = self._name(conflict.subject), label(conflict.property, self._lang)
        return f"{subject} {property_} {'…' if conflict.object is None else self._name(conflict.object)}"

    def _value(self, conflict: "Conflict", claims: Sequence["Claim"]) -> str:
        """What the claims of one rank say."""
        first = claims[0]
        if first.value is not None:
            return _printable(first.value) if first.is_text else self._name(first.value)
        is_denied = len({claim.polarity for claim in conflict.claims}) > 1
        mark = f"{MARKS[first.polarity]} {self._words[first.polarity]}" if is_denied else ""
        return mark or self._figure(first, is_about=all(claim.approximate for claim in claims))

    def _figure(self, claim: "Claim", *, is_about: bool) -> str:
        about = f"{self._words['about']} " if is_about else ""
        return about + self._vocabulary.quantity(claim.figure or "", _printable(claim.unit or ""), self._lang)

    def _reasons(self, claim: "Claim") -> str:
        parts = [claim.date or self._words["undated"], self._count("document", claim.documents)]
        return ", ".join([*parts, *([self._words[f"by_{claim.reason}"]] if claim.reason else [])])

    def _cited(self, claim: "Claim") -> Iterator[str]:
        indent = " " * 6
        room = max(self._width - len(indent), 1)
        text = _printable(claim.sentence if self._is_full else claim.sentence[: (MOST_LINES + 1) * room])
        most = None if self._is_full else MOST_LINES
        yield from textwrap.wrap(
            text, room + len(indent), initial_indent=indent, subsequent_indent=indent, max_lines=most, placeholder=" …"
        )
        parts = [claim.identifier, claim.title, claim.issued]
        parts += [claim.time and f"@ {claim.time}", claim.attributed_to and self._source(claim.attributed_to)]
        yield self._clipped(f"{indent}— {', '.join(_printable(part) for part in parts if part)}")

    def _source(self, iri: str) -> str:
        return f"{self._words['source']} {self._name(iri)}"

    def _name(self, iri: str | None) -> str:
        return _printable(self._names.get(iri or "") or iri or "")

    def _count(self, word: str, count: int) -> str:
        return self._words[word if count == 1 else f"{word}s"].format(count)

    def _clipped(self, line: str) -> str:
        return line if self._is_full or len(line) <= self._width else f"{line[: max(self._width - 1, 1)]}…"
