"""The commands about who is who: explain, merge, split, rename, reject, undo, decisions."""

import getpass
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli_build import AsJson
from kg.cli_graph import OUTPUTS, STORE, Graph, Lang, Language
from kg.errors import ConfigError
from kg.printable import printable

if TYPE_CHECKING:
    from kg.curation import Desk
    from kg.decisions import Decision, Made
    from kg.members import Membership

app = typer.Typer(add_completion=False)
MOST_DOCUMENTS = 5
ID_SHOWN = 8
Name = Annotated[str, typer.Argument(metavar="ENTITY", help="A name, as for kg show, or an IRI.")]
Why = Annotated[str | None, typer.Option("--why", help="The reason, kept with the decision.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; left out: the name of your account.")]
Later = Annotated[bool, typer.Option("--later", help="Only note it; the next build carries it out.")]


@app.command()
def explain(name: Name, *, graph: Graph = OUTPUTS, lang: Language = Lang.EN, as_json: AsJson = False) -> None:
    """Say which mentions are one entity, and why; and what may be the same and is kept apart.

    \b
    kg explain Kirby
    kg explain "John Kirby" --json
    """  # noqa: D301 - \b keeps the lines
    from kg.curation import iris_of  # noqa: PLC0415 - `kg --help` needs none
    from kg.decisions_file import FILE, load  # noqa: PLC0415
    from kg.members import membership  # noqa: PLC0415

    with _desk(graph, by=None, why=None) as desk:
        found = membership(graph, desk.entity(name))
        others = _labels(desk, [found.iri, *(each.other for each in found.perhaps)], lang)
    about = [each for each in load(graph / FILE).all if found.iri in iris_of(each)]
    if as_json:
        decisions = [_record(each) for each in about]
        typer.echo(json.dumps({**asdict(found), "decisions": decisions}, ensure_ascii=False, indent=2))
        return
    lines = _explained(found, others)
    typer.echo("\n".join(line[: len(line) - len(line.lstrip())] + printable(line) for line in lines))
    typer.echo("\n".join(["", "Decisions:", *map(_shown, about)]) if about else "", nl=bool(about))


@app.command()
def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="A name or IRI.")],
    other: Annotated[str, typer.Argument(metavar="B", help="A name or IRI of what is the same.")],
    *,
    graph: Graph = OUTPUTS,
    why: Why = None,
    by: By = None,
    later: Later = False,
) -> None:
    """Decide that two entities are one.

    \b
    kg merge "J. Kirby" "John Kirby" --why "same office, same day"
    kg undo last
    """  # noqa: D301 - \b keeps the lines
    with _desk(graph, by=by, why=why) as desk:
        decision = desk.merge(desk.entity(one), desk.entity(other))
    _decide(graph, [decision], later=later)


@app.command()
def split(
    name: Name,
    *,
    mention: Annotated[
        list[str] | None, typer.Option("--mention", help="A name that is another's; may be repeated.")
    ] = None,
    document: Annotated[
        list[str] | None, typer.Option("--document", help="Id of a document that means another; may be repeated.")
    ] = None,
    graph: Graph = OUTPUTS,
    why: Why = None,
    by: By = None,
    later: Later = False,
) -> None:
    """Decide that some mentions of an entity are another's.

    \b
    kg split "Michel Martin" --document 2024/rugby.txt
    kg split Pentagon --mention "five-sided building"
    """  # noqa: D301 - \b keeps the lines
    if not mention and not document:
        message = "say what is another's: --mention NAME, or --document ID"
        raise typer.BadParameter(message)
    with _desk(graph, by=by, why=why) as desk:
        decision = desk.split(desk.entity(name), mentions=mention or (), documents=document or ())
    _decide(graph, [decision], later=later)


@app.command()
def rename(
    name: Name,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What it is to be called.")],
    *,
    lang: Annotated[str | None, typer.Option("--lang", "-l", help="In this language only.")] = None,
    graph: Graph = OUTPUTS,
    why: Why = None,
    by: By = None,
    later: Later = False,
) -> None:
    """Give an entity another main name; the old one stays as another name.

    \b
    kg rename Kirby "John F. Kirby"
    kg rename "Conseil" "Conseil national" --lang fr
    """  # noqa: D301 - \b keeps the lines
    with _desk(graph, by=by, why=why) as desk:
        decision = desk.rename(desk.entity(name), label, lang)
    _decide(graph, [decision], later=later)


@app.command()
def reject(
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="Its IRI, or the end of it; kg show --json gives it.")
    ],
    *,
    graph: Graph = OUTPUTS,
    why: Why = None,
    by: By = None,
    later: Later = False,
) -> None:
    """Decide that a statement is wrong: it stays, marked as rejected, and no longer holds.

    \b
    kg reject 5b1f0c9d2e7a4c33 --why "the text says the opposite"
    """  # noqa: D301 - \b keeps the lines
    with _desk(graph, by=by, why=why) as desk:
        decisions = desk.reject(statement)
    _decide(graph, decisions, later=later)


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="ID", help="The end of its id, or last.")],
    *,
    graph: Graph = OUTPUTS,
    why: Why = None,
    by: By = None,
    later: Later = False,
) -> None:
    """Undo a decision; it stays in the file, marked as undone.

    \b
    kg undo last
    kg undo 3f2a
    """  # noqa: D301 - \b keeps the lines
    from kg.curation import decisions_of  # noqa: PLC0415 - `kg --help` needs none
    from kg.decisions_file import FILE, load  # noqa: PLC0415
    from kg.decisions_file import undo as undo_decision  # noqa: PLC0415

    made = made_now(by, why)
    for found in decisions_of(load(graph / FILE), decision):
        typer.echo(_shown(undo_decision(graph / FILE, found.id, made=made)))
    carry_out(graph, later=later)


@app.command()
def decisions(*, graph: Graph = OUTPUTS, as_json: AsJson = False) -> None:
    """List the decisions of a graph, with who made them and when.

    \b
    kg decisions
    kg decisions --json
    """  # noqa: D301 - \b keeps the lines
    from kg.decisions_file import FILE, load  # noqa: PLC0415 - `kg --help` needs none

    found = load(graph / FILE).all
    if as_json:
        typer.echo(json.dumps([_record(each) for each in found], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(map(_shown, found)) or "no decisions")


@contextmanager
def _desk(graph: Path, *, by: str | None, why: str | None) -> Iterator["Desk"]:
    from kg.curation import Desk  # noqa: PLC0415 - `kg --help` needs none
    from kg.store import Store  # noqa: PLC0415

    with Store.open(graph / STORE) as store:
        yield Desk(graph, store, made_now(by, why))


def made_now(by: str | None, why: str | None) -> "Made":
    """That somebody, or the user of this account, decides now."""
    from kg.decisions import Made  # noqa: PLC0415 - `kg --help` needs none

    if by is not None and not by.strip():
        message = "by: a name is expected"
        raise ConfigError(message)
    return Made(by or _account(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), why)


def _account() -> str:
    """The name of the user's account, or its number where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def _decide(graph: Path, wanted: Sequence["Decision"], *, later: bool) -> None:
    from kg.decisions_file import FILE, add  # noqa: PLC0415 - `kg --help` needs none

    for decision in add(graph / FILE, *wanted):
        typer.echo(_shown(decision))
    carry_out(graph, later=later)


def carry_out(graph: Path, *, later: bool) -> None:
    """Make the results anew with the decisions, unless that is to wait."""
    from kg.decisions_file import FILE  # noqa: PLC0415 - `kg --help` needs none

    if later:
        typer.echo(f"Noted in {graph / FILE}; the next kg build carries it out.", err=True)
        return
    from kg import pipeline  # noqa: PLC0415 - spaCy takes a second to load

    report = pipeline.refresh(graph)
    typer.echo(f"{report.entities:,} entities, {report.facts:,} statements, {report.total_seconds:.1f} s", err=True)


def _labels(desk: "Desk", iris: Sequence[str], lang: str) -> dict[str, str]:
    from kg.card import best_names  # noqa: PLC0415 - `kg --help` needs none

    return best_names(desk.dataset, iris, lang=lang)


def _explained(found: "Membership", labels: dict[str, str]) -> Iterator[str]:
    yield labels.get(found.iri, found.iri)
    yield f"<{found.iri}>"
    names: dict[str, list[str]] = {}
    for member in found.members:
        for name in member.names or (member.name,):
            names.setdefault(name, []).append(member.document)
    yield ""
    for name, documents in sorted(names.items(), key=lambda item: (-len(item[1]), item[0])):
        more = f" … and {len(documents) - MOST_DOCUMENTS:,} more" if len(documents) > MOST_DOCUMENTS else ""
        yield f"  {name}: {', '.join(documents[:MOST_DOCUMENTS])}{more}"
    linked = sum(member.is_linked for member in found.members)
    yield from ["", f"Known by the gazetteers in {linked:,} of {len(found.members):,} documents."] if linked else []
    yield from ["", "One, because:"] if found.joined else []
    for join in found.joined:
        support = f" ({'; '.join(join.support)})" if join.support else ""
        yield f"  {' = '.join(join.names)}: {join.how}{support}"
    yield from ["", "Perhaps the same, kept apart:"] if found.perhaps else []
    yield from (f"  {labels.get(each.other, each.other)} <{each.other}>: {each.reason}" for each in found.perhaps)


def _shown(decision: "Decision") -> str:
    """One line for a decision."""
    record = _record(decision)
    parts = [
        f"{record['id'][-ID_SHOWN:]}",
        record["made"]["at"][:16].replace("T", " "),
        record["made"]["by"],
        record["kind"],
        record["what"],
    ]
    why = f"({record['made']['why']})" if record["made"]["why"] else ""
    undone = (
        f"[undone {record['undone']['at'][:16].replace('T', ' ')} by {record['undone']['by']}]"
        if record["undone"]
        else ""
    )
    return printable("  ".join(filter(None, [*parts, why, undone])))


def _record(decision: "Decision") -> dict[str, Any]:
    values = asdict(decision)
    kind = type(decision).__name__.lower()
    ends = {
        "merge": lambda: f"{values['one']['iri']} = {values['other']['iri']}",
        "split": lambda: f"{', '.join(sorted({each['name'] for each in values['out']}))} off {values['of']}",
        "rename": lambda: f"{values['of']['iri']} to {values['label']}",
        "reject": lambda: f"{values['claim']['subject']} {values['claim']['predicate']} {values['claim']['object']}",
        "link": lambda: f"{values['of']['iri']} to {values['target']}",
    }
    return {"kind": kind, "what": ends[kind](), **values}
