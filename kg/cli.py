"""The command line: arguments, messages and exit codes.

Exit codes: 0 all well; 1 some documents failed, or nothing was found; 2 wrong use, or nothing was built.
"""

import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from kg import __version__
from kg.cli_build import AsJson, Models, many
from kg.cli_build import app as build_app
from kg.cli_conflicts import app as conflicts_app
from kg.cli_diff import app as diff_app
from kg.cli_graph import app as graph_app
from kg.cli_identity import app as identity_app
from kg.cli_link import app as link_app
from kg.config import OUT, parse_models
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Knowledge graphs from French and English texts, offline, every fact tied to its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (build_app, graph_app, identity_app, link_app, diff_app, conflicts_app):
    app.add_typer(part)


def main() -> None:
    """Run the command line; an error on purpose is printed in one line, without a traceback."""
    logging.basicConfig(level=logging.WARNING, format="kg: %(message)s")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        sys.exit(2)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Knowledge graphs from French and English texts, offline, every fact tied to its sentence.

    \b
    kg build seeds/          reads texts, writes outputs/
    kg show Kirby            what the graph knows of somebody
    kg query troops          a saved question; or write one in SPARQL
    """  # noqa: D301 - \b keeps the lines


@app.command()
def models(model: Models = None, as_json: AsJson = False) -> None:
    """List the pipelines in use: language, name, version, path and scores.

    \b
    kg models
    kg models --model fr=fr_core_news_lg --json
    """  # noqa: D301 - \b keeps the lines
    from kg.language.models import describe, shipped  # noqa: PLC0415 - other commands need none

    infos = describe({**shipped(), **dict(parse_models(model or ()))})
    if as_json:
        _print_json([_plain(info) for info in infos])
        return
    for info in infos:
        typer.echo(
            f"{info.lang}  {info.name} {info.version}  {info.size / 1e6:.0f} MB  {info.license}\n    {info.path}"
        )
        scores = "  ".join(f"{name} {100 * score:.1f}" for name, score in info.scores.items())
        typer.echo(f"    {scores or 'no scores given'}")
    if not infos:
        typer.echo(
            "No pipeline is installed. Give one when you build: kg build seeds/ --model fr=fr_core_news_lg", err=True
        )
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Documents with their entities, facts and quotes.")
    ],
    graph: Annotated[Path, typer.Option(metavar="DIR", help="Folder of a build of the same texts.")] = OUT,
    as_json: AsJson = False,
) -> None:
    """Score what a build read against a gold file: facts per property, entities, quotes.

    \b
    kg evaluate gold.jsonl
    kg evaluate gold.jsonl --graph graphs/dev --json
    """  # noqa: D301 - \b keeps the lines
    from kg import evaluate as scoring  # noqa: PLC0415 - other commands need none

    scores = scoring.evaluate(gold, graph)
    if as_json:
        _print_json(scores.to_json())
    else:
        typer.echo("\n".join(scoring.lines(scores)))


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="An ontology folder; without one, the one that kg ships.")
    ] = None,
    model: Models = None,
    as_json: AsJson = False,
) -> None:
    """Check an ontology folder: its terms, its words, and whether every example sentence gives its fact.

    \b
    kg check mine/
    kg check mine/ --json
    """  # noqa: D301 - \b keeps the lines
    from kg import check as checking  # noqa: PLC0415 - `kg --help` needs none
    from kg.ontology import default_folder  # noqa: PLC0415 - the same

    result = checking.check(folder or default_folder(), parse_models(model or []))
    if as_json:
        _print_json({**asdict(result), "sound": result.is_sound})
    else:
        for finding in result.findings:
            typer.echo(f"{finding.severity}: {finding.where}: {finding.message}")
        counts = ", ".join(f"{lang} {result.read[lang]} of {total}" for lang, total in result.examples.items())
        typer.echo(f"{many(result.properties, 'property', 'properties')}; facts of examples read: {counts or 'none'}")
    if not result.is_sound:
        raise typer.Exit(1)


@app.command()
def learn(
    ontology: Annotated[Path, typer.Argument(metavar="ONTOLOGY", help="Turtle, or the JSON of Text2KGBench.")],
    examples: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[EXAMPLES]...", help="JSON Lines: sentences with the facts that they state."),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder to write: a new one.")] = Path("learnt"),
    lang: Annotated[
        str | None, typer.Option(help="Language of all examples (fr, en), when it is not to be detected.")
    ] = None,
    model: Models = None,
    as_json: AsJson = False,
) -> None:
    """Learn the relations of an ontology from example sentences: a folder for `kg build --ontology`.

    \b
    kg learn music.ttl music.jsonl --out music/
    kg check music/
    kg build texts/ --ontology music/

    An example is a line {"text": "Selma Ott wrote Low Tide.", "facts": [["Selma Ott", "wrote", "Low Tide"]]};
    or a property of the Turtle file has skos:example "[Selma Ott] wrote [[Low Tide]]".
    """  # noqa: D301 - \b keeps the lines
    from kg import learning  # noqa: PLC0415 - spaCy takes a second to load

    request = learning.Request(ontology, tuple(examples or ()), out, lang, parse_models(model or ()))
    learnt = learning.learn(request, _no_word if as_json else _progress)
    if as_json:
        _print_json(learnt.to_json())
    else:
        typer.echo("\n".join(learnt.lines()))


def _progress(message: str) -> None:
    typer.echo(f"kg: {message}", err=True)


def _no_word(_message: str) -> None:
    """Say nothing."""


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _plain(info: Any) -> dict[str, Any]:
    names = ("lang", "source", "name", "version", "license", "size")
    return {name: getattr(info, name) for name in names} | {"path": str(info.path), "scores": dict(info.scores)}


if __name__ == "__main__":
    main()
