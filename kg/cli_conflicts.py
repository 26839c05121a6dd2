"""The command that shows where documents contradict each other: conflicts."""

import difflib
import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli_graph import (
    MOST_OTHERS,
    OUTPUTS,
    STORE,
    Graph,
    Lang,
    Language,
    Ontology,
    exit_unknown,
    interruptible,
    ontology_folder,
    width,
)
from kg.errors import ConfigError

if TYPE_CHECKING:
    from kg.conflicts import Conflict
    from kg.store import Store
    from kg.vocabulary import Vocabulary

app = typer.Typer(add_completion=False)
CHUNK = 100


class ConflictKind(StrEnum):
    """What kind of conflict is looked for."""

    FIGURES = "figures"
    POLARITY = "polarity"
    VALUE = "value"


@app.command()
def conflicts(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only what concerns it: a name, or any part of one.")
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
    kg conflicts "etats-unis" --lang fr           those about one entity, named as in kg show
    kg conflicts --kind figures --property hasTroopsIn
    kg conflicts --all --json > conflicts.json

    \b
    figures    other figures for the same; "about 2,500" and "2,500" agree
    polarity   one document affirms what another denies; plans and suppositions contradict nothing
    value      two values where there can be one: born in Nantes, born in Lyon; France agrees with either

    Nothing is dropped: 1 marks what is to be preferred, the newest, then what most documents say, then what a source
    is credited with, then what was read with most confidence. Figures and denials of different times are no conflict,
    but a development: --all shows them too. What is a conflict stands in conflicts.toml of the ontology folder.
    Exit code 0, with conflicts or without; 1: nothing bears that name.
    """  # noqa: D301 - \b keeps the lines
    from kg import conflict_rules  # noqa: PLC0415 - `kg --help` needs none
    from kg.conflicts import KINDS, find  # noqa: PLC0415
    from kg.find import find as find_names  # noqa: PLC0415
    from kg.store import Store  # noqa: PLC0415
    from kg.vocabulary import Vocabulary  # noqa: PLC0415

    folder = ontology_folder(ontology)
    rules, vocabulary = conflict_rules.load(folder), Vocabulary.load(folder)
    wanted = _property(property_, vocabulary) if property_ is not None else None
    with Store.open(graph / STORE) as store, interruptible():
        hits = find_names(store, name) if name is not None else []
        if name is not None and not hits:
            exit_unknown(store, name)
        kinds = KINDS if kind is None else (kind.value,)
        entity = hits[0] if hits else None
        found = find(store, rules, kinds=kinds, property_=wanted, entity=entity, series=all_)
        if as_json:
            _print_json(found, store, lang)
            return
        _print_text(found, store, vocabulary, lang=lang, is_full=all_)
        _print_others(hits[1 : MOST_OTHERS + 1], store, lang)


def _print_text(
    found: Sequence["Conflict"], store: "Store", vocabulary: "Vocabulary", *, lang: str, is_full: bool
) -> None:
    from kg.conflict_text import Page, summary  # noqa: PLC0415 - only for people

    for start in range(0, len(found), CHUNK):
        chunk = found[start : start + CHUNK]
        page = Page(vocabulary, _names(chunk, store, lang), lang=lang, width=width(), is_full=is_full)
        for conflict in chunk:
            typer.echo("\n".join(page.lines(conflict)) + "\n")
    typer.echo(summary(found, lang=lang))


def _print_json(found: Sequence["Conflict"], store: "Store", lang: str) -> None:
    """Print conflicts with IRIs, and the names of these."""
    record = {"conflicts": [asdict(conflict) for conflict in found], "names": _names(found, store, lang)}
    typer.echo(json.dumps(record, ensure_ascii=False, indent=2))


def _print_others(iris: Sequence[str], store: "Store", lang: str) -> None:
    from kg.card import best_names  # noqa: PLC0415 - only for people
    from kg.card_text import other_lines  # noqa: PLC0415

    if iris:
        typer.echo("\n".join(["", *other_lines(best_names(store, iris, lang=lang), lang=lang)]))


def _names(conflicts: Sequence["Conflict"], store: "Store", lang: str) -> dict[str, str]:
    """Names of the entities of conflicts, by IRI."""
    from kg.card import best_names  # noqa: PLC0415 - `kg --help` needs none

    ends = {iri for conflict in conflicts for iri in (conflict.subject, conflict.object) if iri is not None}
    claims = [claim for conflict in conflicts for claim in conflict.claims]
    values = {claim.value for claim in claims if claim.value is not None and not claim.is_text}
    sources = {claim.attributed_to for claim in claims if claim.attributed_to is not None}
    return dict(sorted(best_names(store, ends | values | sources, lang=lang).items()))


def _property(name: str, vocabulary: "Vocabulary") -> str:
    """IRI of the property of facts with that name.

    Raises:
        ConfigError: the ontology has none.
    """
    from kg.namespaces import STATEMENT_PROPERTY  # noqa: PLC0415 - only where one is named
    from kg.turtle import local_name  # noqa: PLC0415

    known = {local_name(iri): iri for iri, record in vocabulary.records.items() if STATEMENT_PROPERTY in record}
    if name in known:
        return known[name]
    near = ", ".join(difflib.get_close_matches(name, sorted(known)))
    message = f"--property: the ontology has no property {name!r}" + (f"; did you mean {near}?" if near else "")
    raise ConfigError(message)
