"""The commands that ask a graph: query, show, export."""

import contextlib
import json
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast

import typer

from kg.questions import listed, query_text

if TYPE_CHECKING:
    from kg.card import Card
    from kg.store import Answer, Store
    from kg.store.base import ResultFormat
    from kg.vocabulary import Vocabulary

app = typer.Typer(add_completion=False)
OUTPUTS = Path("outputs")
STORE = "store"
STDIO = "-"
PER_PROPERTY = 5
MOST_OTHERS = 10
FALLBACK_SIZE = (120, 40)


class Lang(StrEnum):
    """Language of labels and headings."""

    FR = "fr"
    EN = "en"


class QueryFormat(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


class ExportPart(StrEnum):
    """What is exported."""

    FACTS = "facts"
    ENTITIES = "entities"
    QUOTES = "quotes"
    GRAPH = "graph"


class ExportFormat(StrEnum):
    """How it is written."""

    JSONL = "jsonl"
    CSV = "csv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    GRAPHML = "graphml"


Graph = Annotated[Path, typer.Option("--graph", "-g", help="Folder that kg build has written.")]
Language = Annotated[Lang, typer.Option("--lang", "-l", help="Language of names and headings.")]
Ontology = Annotated[
    Path | None, typer.Option("--ontology", help="Ontology folder, in place of the one that kg ships.")
]


@app.command()
def query(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY|FILE.rq|NAME", help="SPARQL, a file of it (- for standard input), or a saved query."
        ),
    ] = None,
    *,
    graph: Graph = OUTPUTS,
    format_: Annotated[
        QueryFormat | None,
        typer.Option("--format", "-f", help="table, or turtle for CONSTRUCT and DESCRIBE, if left out."),
    ] = None,
    lang: Language = Lang.EN,
    ontology: Ontology = None,
    list_: Annotated[bool, typer.Option("--list", help="List the saved queries.")] = False,
) -> None:
    """Ask the graph a question in SPARQL, or one of the saved questions.

    \b
    kg query --list                                     the saved queries
    kg query troops                                     who has troops where, according to whom
    kg query spokespersons --format csv > who.csv
    kg query "SELECT ?name WHERE { ?p kg:leads ?o ; rdfs:label ?name }"
    kg query questions/mine.rq --graph graphs/may

    The prefixes kg kgs rdf rdfs owl skos prov oa dct xsd schema time wd gaz need no declaration.
    """  # noqa: D301 - \b keeps the lines
    if list_ or question is None:
        typer.echo("\n".join(listed(ontology_folder(ontology))))
        return
    from kg.store import Store  # noqa: PLC0415 - `kg --help` needs none

    text = sys.stdin.read() if question == STDIO else query_text(question, ontology_folder(ontology))
    with Store.open(graph / STORE) as store, interruptible():
        _answer(store, text, format_, lang)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or the beginning or any part of one.")],
    *,
    graph: Graph = OUTPUTS,
    lang: Language = Lang.EN,
    ontology: Ontology = None,
    all_: Annotated[
        bool, typer.Option("--all", "-a", help="Show every statement, not the first of each property.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what the graph knows of somebody or something, with the sentences that say it.

    \b
    kg show Kirby
    kg show "etats-unis" --lang fr          accents and case do not matter
    kg show Pentagon --json

    ✓ marks what a text affirms, ✗ what it denies, ? what it plans or supposes. Exit code 1: nothing bears that name.
    """  # noqa: D301 - \b keeps the lines
    from kg.card import best_names, card  # noqa: PLC0415 - `kg --help` needs none
    from kg.find import find  # noqa: PLC0415
    from kg.store import Store  # noqa: PLC0415

    with Store.open(graph / STORE) as store, interruptible():
        hits = find(store, name)
        if not hits:
            exit_unknown(store, name)
        found = card(store, hits[0], lang=lang, limit=None if all_ or as_json else PER_PROPERTY)
        others = best_names(store, hits[1 : MOST_OTHERS + 1], lang=lang)
    if as_json:
        typer.echo(json.dumps(_card_record(found), ensure_ascii=False, indent=2))
        return
    from kg.card_text import card_lines, other_lines  # noqa: PLC0415 - only for people

    lines = list(card_lines(found, _vocabulary(ontology), lang=lang, width=width()))
    lines += ["", *other_lines(others, lang=lang)] if others else []
    typer.echo("\n".join(lines))


@app.command()
def export(
    *,
    what: Annotated[ExportPart, typer.Option("--what", "-w", help="Part of the graph.")] = ExportPart.FACTS,
    format_: Annotated[ExportFormat, typer.Option("--format", "-f", help="Format of the file.")] = ExportFormat.JSONL,
    graph: Graph = OUTPUTS,
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write; - for standard output.")] = Path(STDIO),
) -> None:
    """Write facts, entities, quotations or the whole graph for other tools.

    \b
    kg export > facts.jsonl                                       every fact with its sentence
    kg export --what entities --format csv --out entities.csv     for a spreadsheet
    kg export --what graph --format graphml --out graph.graphml   for Gephi or Cytoscape
    kg export --what quotes --format turtle

    jsonl and csv: facts, entities, quotes. turtle, ntriples, jsonld: all. graphml: graph.
    """  # noqa: D301 - \b keeps the lines
    from kg import export as exports  # noqa: PLC0415 - `kg --help` needs none

    if str(out) == STDIO:
        exports.export(graph, sys.stdout.buffer, what=what.value, format_=format_.value)
        sys.stdout.buffer.flush()
    else:
        exports.export_file(graph, out, what=what.value, format_=format_.value)


def exit_unknown(store: "Store", name: str) -> NoReturn:
    """Say that nothing has a name, and what has one like it; exit with 1."""
    from kg.find import suggestions  # noqa: PLC0415 - only where nothing was found

    near = ", ".join(suggestions(store, name))
    typer.echo(f"kg: nothing is called {name!r}" + (f"; did you mean {near}?" if near else ""), err=True)
    raise typer.Exit(1)


def _card_record(card: "Card") -> dict[str, object]:
    """A card for JSON, which has everything."""
    record = asdict(card)
    del record["left_out"]
    return record


def _answer(store: "Store", text: str, format_: QueryFormat | None, lang: str) -> None:
    if format_ is not None and format_ is not QueryFormat.TABLE:
        store.write(text, sys.stdout.buffer, format_=cast("ResultFormat", format_.value))
        sys.stdout.buffer.flush()
        return
    answer = store.run(text)
    _print_answer(answer, store, text, lang, as_table=format_ is not None)


def _print_answer(answer: "Answer", store: "Store", text: str, lang: str, *, as_table: bool) -> None:
    from kg.answers import table  # noqa: PLC0415 - only for people
    from kg.store import Triples, Truth  # noqa: PLC0415

    if isinstance(answer, Truth):
        typer.echo("yes" if answer.value else "no")
    elif isinstance(answer, Triples) and not as_table:
        store.write(text, sys.stdout.buffer, format_="turtle")
    else:
        header, rows = table(answer, store, lang=lang)
        _print_table(header, rows)
        typer.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _print_table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print a table; on a terminal its header is bold."""
    from kg.answers import plain_table  # noqa: PLC0415 - only for people

    in_header = True
    for line in plain_table(header, rows, width=width()):
        in_header = in_header and not line.startswith("-")
        typer.secho(line, bold=in_header or None)


def ontology_folder(ontology: Path | None) -> Path:
    """The folder that was asked for, else the one that kg ships."""
    from kg.ontology import default_folder  # noqa: PLC0415 - `kg --help` needs none

    return ontology or default_folder()


def _vocabulary(ontology: Path | None) -> "Vocabulary":
    from kg.vocabulary import Vocabulary  # noqa: PLC0415 - only for people

    return Vocabulary.load(ontology_folder(ontology))


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size(FALLBACK_SIZE).columns


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Python would wait until the store has answered, however long that takes."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
