"""The command that asks a register elsewhere who is who: link."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli_graph import OUTPUTS, STORE, Graph, Lang, Language, Ontology
from kg.cli_identity import carry_out, made_now
from kg.errors import ConfigError, KgError

if TYPE_CHECKING:
    from kg.decisions import Decision

app = typer.Typer(add_completion=False)
ASKED = 200
THRESHOLD = 90.0


@app.command()
def link(
    service: Annotated[str, typer.Option(metavar="URL", help="Address of a W3C reconciliation service.")],
    *,
    type_: Annotated[
        list[str] | None, typer.Option("--type", metavar="CLASS=ID", help="The service's type for a class; repeatable.")
    ] = None,
    property_: Annotated[
        list[str] | None,
        typer.Option("--property", metavar="NAME=ID", help="The service's property for one of ours; repeatable."),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, help="How many entities to ask about, those of which most is said first.")
    ] = ASKED,
    threshold: Annotated[float, typer.Option(help="Score from which a candidate may be certain.")] = THRESHOLD,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be linked, and change nothing.")] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who decides; left out: the name of your account.")] = None,
    graph: Graph = OUTPUTS,
    ontology: Ontology = None,
    lang: Language = Lang.EN,
) -> None:
    """Link entities to a register on the network, where the register is certain: Wikidata, an OpenRefine service.

    \b
    kg link --service https://wikidata.reconci.link/en/api --type Person=Q5 --property nationality=P27
    kg link --service http://127.0.0.1:8000/reconcile --dry-run

    Names, types and the properties that you name are sent, never a sentence. This is the only command that uses a
    network. A link is a decision: kg decisions lists it, kg undo takes it back.
    """  # noqa: D301 - \b keeps the lines
    from kg import linking  # noqa: PLC0415 - `kg --help` needs none
    from kg.curation import Desk  # noqa: PLC0415
    from kg.ontology import default_folder, load  # noqa: PLC0415
    from kg.reconcile import Service  # noqa: PLC0415
    from kg.store import Store  # noqa: PLC0415

    given, properties = _pairs(type_ or ()), {name: ids[0] for name, ids in _pairs(property_ or ()).items()}
    known = load(ontology or default_folder(), names=False)
    decisions: list[Decision] = []
    asked = 0
    with Store.open(graph / STORE) as store, Service(service) as register:
        desk = Desk(graph, store, made_now(by, None))
        types = linking.type_map(known, given=given, offered=register.manifest.default_types)
        wanted = linking.queries(store, types=types, limit=limit, properties=properties, lang=lang)
        name = register.manifest.name
        trouble: KgError | None = None
        try:
            for query, candidates in register.reconcile(wanted):
                asked += 1
                match = linking.decide(query, candidates, threshold=threshold)
                if match is not None:
                    typer.echo("\n".join(linking.lines([match])))
                    decisions.append(desk.link(match.iri, match.target, service=service, score=match.score))
        except KgError as error:  # what the service has said is kept
            trouble = error
    if asked or trouble is None:
        typer.echo(
            f"{asked:,} asked of {name}, {len(decisions):,} linked, {asked - len(decisions):,} in doubt", err=True
        )
    if decisions and not dry_run:
        _keep(graph, decisions)
    if trouble is not None:
        raise trouble


def _keep(graph: Path, decisions: list["Decision"]) -> None:
    from kg.decisions_file import FILE, add  # noqa: PLC0415 - only where something is kept

    add(graph / FILE, *decisions)
    carry_out(graph, later=False)


def _pairs(texts: list[str] | tuple[()]) -> dict[str, list[str]]:
    """The values after ``=``, by what stands before it.

    Raises:
        ConfigError: a text is not of that form.
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name or not value:
            message = f"expected NAME=ID, such as Person=Q5, found {text!r}"
            raise ConfigError(message)
        found.setdefault(name, []).append(value)
    return found
