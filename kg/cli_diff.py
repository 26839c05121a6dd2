"""The command that compares two graphs: diff."""

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from unicodedata import east_asian_width

import typer

from kg.cli_graph import FALLBACK_SIZE, Lang, Language, Ontology
from kg.diff import Change, Difference
from kg.diff import diff as compare
from kg.diff_lines import CITED, Known, Statement
from kg.diff_moves import Move
from kg.namespaces import KG, LABEL
from kg.printable import printable

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

app = typer.Typer(add_completion=False)
MARKS = {"came": "+", "went": "-", "changed": "~", "restated": "~"}
KINDS = {"Statement": "statements", "Entity": "entities", "Document": "documents", "Quotation": "quotations"}
LEAST_WIDTH = 40
WORDS: Mapping[str, tuple[str, str]] = {
    "same": ("no difference", "aucune différence"),
    "documents": ("Documents", "Documents"),
    "entities": ("Entities", "Entités"),
    "facts": ("Facts", "Faits"),
    "came": ("Facts that came", "Faits apparus"),
    "went": ("Facts that went", "Faits disparus"),
    "changed": ("Facts that changed", "Faits modifiés"),
    "restated": ("Facts still stated, elsewhere or less or more", "Faits toujours énoncés, ailleurs ou moins ou plus"),
    "by document": ("Facts by document", "Faits par document"),
    "affirmed": ("affirmed", "affirmé"),
    "negated": ("not", "non"),
    "hypothetical": ("planned or possible", "prévu ou possible"),
    "about": ("about", "environ"),
    "source": ("according to {}", "selon {}"),
    "sentence": ("in other words", "en d'autres termes"),
    "counts": ("documents: {} → {}", "documents : {} → {}"),
    "joined": ("now one: {} → {}", "désormais une seule : {} → {}"),
    "split": ("now several: {} → {}", "désormais plusieurs : {} → {}"),
    "renamed": ("{} → {}", "{} → {}"),
    "same name": ("{} (under another IRI)", "{} (sous un autre IRI)"),
    "open": ("“{}”", "« {} »"),
    "also": ("Other details differ of: {}", "D'autres détails diffèrent : {}"),
    "detail statements": ("statements (place, rule, confidence) {}", "énoncés (place, règle, confiance) {}"),
    "detail entities": ("entities (names, classes, mentions) {}", "entités (noms, classes, mentions) {}"),
    "detail documents": ("documents (title, date, source) {}", "documents (titre, date, source) {}"),
    "detail quotations": ("quotations {}", "citations {}"),
    "detail others": ("other nodes {}", "autres nœuds {}"),
}


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder that kg build has written, or its graph.nt.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The other one.")],
    *,
    lang: Language = Lang.EN,
    ontology: Ontology = None,
    by_document: Annotated[bool, typer.Option("--documents", "-d", help="Count the changes of each document.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell what changed between two graphs: facts, documents, entities.

    \b
    kg diff graphs/may graphs/june
    kg diff graphs/may graphs/june --lang fr --documents
    kg diff before/graph.nt after/graph.nt --json > changes.json
    kg diff expected/ outputs/ > changes.txt && echo unchanged

    + marks what came, - what went, ~ what changed: whether the text affirms it, the figure, time, source or sentence.
    A fact that one document dropped has not gone while others state it. Entities found to be the same are "now one".

    Exit code 0: no difference; 1: differences; 2: a graph is missing or malformed.
    """  # noqa: D301 - \b keeps the lines
    from kg.ontology import default_folder  # noqa: PLC0415 - `kg --help` needs none
    from kg.vocabulary import Vocabulary  # noqa: PLC0415 - the same

    found = compare(old, new)
    if as_json:
        typer.echo(json.dumps(_record(found, lang, by_document=by_document), ensure_ascii=False, indent=2))
    else:
        width = max(LEAST_WIDTH, shutil.get_terminal_size(FALLBACK_SIZE).columns)
        page = _Page(found, Vocabulary.load(ontology or default_folder()), lang, width)
        for line in page.lines(by_document=by_document):
            typer.echo(clipped(line, width))
    raise typer.Exit(0 if found.is_empty else 1)


def clipped(text: str, width: int) -> str:
    """The text, cut short with an ellipsis where it takes more columns than `width`."""
    columns = 0
    fitting = 0  # characters that leave room for the ellipsis
    for position, char in enumerate(text):
        columns += 2 if east_asian_width(char) in "WF" else 1
        if columns > width:
            return text[:fitting] + "…"
        fitting = position + 1 if columns < width else fitting
    return text


@dataclass(frozen=True, slots=True)
class _Page:
    """A difference as lines for people, each at most `width` columns wide."""

    found: Difference
    vocabulary: "Vocabulary"
    lang: str
    width: int

    def lines(self, *, by_document: bool) -> Iterator[str]:
        """All lines; the last one sums up."""
        blocks = [self._moves("documents"), self._moves("entities"), *map(self._changes, MARKS)]
        blocks += [self._tallies()] if by_document else []
        for block in blocks:
            lines = list(block)
            yield from (*lines, "") if lines else ()
        yield from self._summary()

    def _word(self, name: str, *values: object) -> str:
        return WORDS[name][self.lang == "fr"].format(*values)

    def _short(self, text: str) -> str:
        """A name that leaves room for others in its line."""
        return clipped(printable(text), self.width // 3)

    def _moves(self, name: str) -> Iterator[str]:
        moves: tuple[Move, ...] = getattr(self.found, name)
        if moves:
            yield f"{self._word(name)} ({len(moves):,})"
        for move in moves:
            share = self.width // (len(move.old) + len(move.new))
            old = ", ".join(clipped(self._title(iri, self.found.old), share) for iri in move.old)
            new = ", ".join(clipped(self._title(iri, self.found.new), share) for iri in move.new)
            both = self._word(_kind_of(move), old, new) if old != new else self._word("same name", old)
            yield f"{MARKS.get(_kind_of(move), '~')} {both if old and new else old or new}"

    def _title(self, iri: str, *known: Known) -> str:
        return printable(", ".join(_names(iri, self.lang, *known)))

    def _changes(self, kind: str) -> Iterator[str]:
        changes = [change for change in self.found.facts if _kind(change) == kind]
        if changes:
            yield f"{self._word(kind)} ({len(changes):,})"
        for change in changes:
            yield f"{MARKS[kind]} {self._fact(change, kind)}"
            is_new_sentence = kind == "restated" or "sentence" in change.aspects
            gone = () if kind == "changed" and not is_new_sentence else change.old
            for mark, statements in (("-", gone), ("+", change.new)):
                for statement in statements:
                    yield from self._said(statement, mark if is_new_sentence else " ")

    def _fact(self, change: Change, kind: str) -> str:
        """The fact of a change, and what is to be known of it at a glance."""
        first = (*change.new, *change.old)[0]
        object_ = self._end(first.object.value) if first.object.is_iri else self._short(first.object.value)
        label = printable(self.vocabulary.label(first.predicate, self.lang))
        property_ = self._word("open", self._short(first.open)) if first.open else label
        notes = [] if kind == "changed" or first.polarity == "affirmed" else [self._word(first.polarity)]
        notes += [self._word("counts", change.before, change.after)] if kind == "restated" else []
        notes += [self._aspect(change, aspect) for aspect in change.aspects]
        return " · ".join((self._end(first.subject), property_, object_)) + "".join(f", {note}" for note in notes)

    def _end(self, iri: str) -> str:
        return self._short(self._title(iri, self.found.new, self.found.old))

    def _aspect(self, change: Change, aspect: str) -> str:
        if aspect == "sentence":
            return self._word("sentence")
        old, new = (self._value(statements[0], aspect) or "–" for statements in (change.old, change.new))
        return f"{old} → {new}"

    def _value(self, statement: Statement, aspect: str) -> str:
        """A qualifier in words; empty where the statement has none."""
        words = {"polarity": self._word(statement.polarity), "time": printable(statement.time or "")}
        words["by"] = self._word("source", self._end(statement.by)) if statement.by else ""
        if aspect in words:
            return words[aspect]
        figure, unit, is_approximate = statement.figure or ("", "", False)
        about = f"{self._word('about')} " if is_approximate else ""
        return about + self.vocabulary.quantity(figure, self._short(unit), self.lang) if figure else ""

    def _said(self, statement: Statement, mark: str) -> Iterator[str]:
        document = self._title(statement.document, self.found.new, self.found.old)
        qualifiers = filter(None, (self._value(statement, aspect) for aspect in ("figure", "time", "by")))
        yield f"    {mark} {printable(statement.sentence)}"
        yield f"      — {'; '.join((document, *qualifiers))}"

    def _tallies(self) -> Iterator[str]:
        if tallies := _by_document(self.found):
            yield self._word("by document")
        for document, tally in tallies.items():
            yield f"{_signed(tally)}  {self._title(document, self.found.new, self.found.old)}"

    def _summary(self) -> Iterator[str]:
        if self.found.is_empty:
            yield self._word("same")
        if self.found.others:
            details = (self._word(f"detail {name}", f"{n:,}") for name, n in _others(self.found).items())
            yield self._word("also", ", ".join(details))
        tallies = {"facts": Counter(MARKS[_kind(change)] for change in self.found.facts)}
        for name in ("documents", "entities"):
            tallies[name] = Counter(MARKS.get(_kind_of(move), "~") for move in getattr(self.found, name))
        if parts := [f"{self._word(name)} {_signed(tally)}" for name, tally in tallies.items() if tally]:
            yield ", ".join(parts)


def _kind(change: Change) -> str:
    if change.aspects:
        return "changed"
    return "came" if not change.before else "went" if not change.after else "restated"


def _kind_of(move: Move) -> str:
    if not move.old or not move.new:
        return "came" if move.new else "went"
    return "joined" if len(move.old) > 1 else "split" if len(move.new) > 1 else "renamed"


def _signed(tally: Mapping[str, int]) -> str:
    return " ".join(f"{mark}{tally[mark]:,}" for mark in "+-~" if tally.get(mark))


def _by_document(found: Difference) -> dict[str, Counter[str]]:
    """How many statements of each document came, went and changed."""
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for change in found.facts:
        marked = [(statement, "~" if change.aspects else "+") for statement in change.new]
        marked += [(statement, "-") for statement in change.old if not change.aspects]
        for statement, mark in marked:
            tallies[statement.document][mark] += 1
    return dict(sorted(tallies.items()))


def _others(found: Difference) -> dict[str, int]:
    return {KINDS.get(kind.removeprefix(KG), "others"): number for kind, number in found.others.items()}


def _names(iri: str, lang: str, *known: Known) -> list[str]:
    """A document's id, title and date; of anything else the label, in the language if it can be, or the IRI's end."""
    record = next((each[iri] for each in known if iri in each), {})
    cited = [term.value for predicate in CITED for term in record.get(predicate, ())]
    labels = {term.lang or "": term.value for term in record.get(LABEL, ())}
    label = labels.get(lang) or labels.get(min(labels, default=""))
    return cited or [label or iri.rstrip("/#").rpartition("/")[2]]


def _record(found: Difference, lang: str, *, by_document: bool) -> dict[str, Any]:
    """A difference for JSON."""
    facts: dict[str, list[Any]] = {kind: [] for kind in MARKS}
    for change in found.facts:
        facts[_kind(change)].append(_change_record(change, found, lang))
    moves: dict[str, dict[str, list[Any]]] = {}
    for name in ("documents", "entities"):
        moves[name] = {kind: [] for kind in ("came", "went", "renamed", "joined", "split")}
        for move in getattr(found, name):
            old = [_thing(iri, lang, found.old) for iri in move.old]
            new = [_thing(iri, lang, found.new) for iri in move.new]
            moves[name][_kind_of(move)].append({"old": old, "new": new} if old and new else (*old, *new)[0])
    return {"same": found.is_empty, "facts": facts, **moves, "others": _others(found)} | (
        {"by_document": _by_document(found)} if by_document else {}
    )


def _change_record(change: Change, found: Difference, lang: str) -> dict[str, Any]:
    first, known = (*change.new, *change.old)[0], (found.new, found.old)
    end = first.object
    return {
        "subject": _thing(first.subject, lang, *known),
        "predicate": first.predicate,
        "open": first.open,
        "object": _thing(end.value, lang, *known) if end.is_iri else {"value": end.value, "lang": end.lang},
        "documents": None if change.aspects else {"old": change.before, "new": change.after},
        "aspects": change.aspects,
        "old": [_statement_record(statement, lang, *reversed(known)) for statement in change.old],
        "new": [_statement_record(statement, lang, *known) for statement in change.new],
    }


def _statement_record(statement: Statement, lang: str, *known: Known) -> dict[str, Any]:
    number, unit, is_approximate = statement.figure or ("0", "", False)
    value = float(number)
    figure = {"value": int(value) if value.is_integer() else value, "unit": unit, "approximate": is_approximate}
    return {
        "document": _thing(statement.document, lang, *known),
        **{name: getattr(statement, name) for name in ("sentence", "start", "polarity", "time")},
        "quantity": figure if statement.figure else None,
        "attributed_to": _thing(statement.by, lang, *known) if statement.by else None,
    }


def _thing(iri: str, lang: str, *known: Known) -> dict[str, str]:
    return {"iri": iri, "name": _names(iri, lang, *known)[0]}
