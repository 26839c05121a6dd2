"""The commands that make a graph: build, watch."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.config import BASE, OUT, Config, parse_models
from kg.printable import printable

if TYPE_CHECKING:
    from kg.report import Report

app = typer.Typer(add_completion=False)
SHOWN_FAILURES = 10
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model", metavar="LANG=NAME", help="spaCy pipeline for a language, by package name or path; may be repeated."
    ),
]
Paths = Annotated[
    list[Path], typer.Argument(metavar="PATHS...", help="Texts (.txt .md .html .jsonl), or folders of them.")
]
Out = Annotated[Path, typer.Option(help="Folder of the results.")]
Ontology = Annotated[Path | None, typer.Option(help="Ontology folder, in place of the one that kg ships.")]
Workers = Annotated[int | None, typer.Option(help="Processes that read; left out: as many as pay.")]
Lang = Annotated[str | None, typer.Option(help="Language of all texts (fr, en), when it is not to be detected.")]
Base = Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of the graph begin with.")]
Registers = Annotated[
    list[Path] | None,
    typer.Option("--kb", metavar="FILE", help="RDF of entities you know, to link those of the texts to; repeatable."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def build(
    paths: Paths,
    out: Out = OUT,
    ontology: Ontology = None,
    model: Models = None,
    workers: Workers = None,
    lang: Lang = None,
    base: Base = BASE,
    kb: Registers = None,
    wait: Annotated[
        bool, typer.Option("--wait/--no-wait", help="Wait for another build that is writing to the same folder.")
    ] = True,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Build a graph from texts: files, or all files under folders.

    \b
    kg build seeds/
    kg build news.jsonl articles/ --out graphs/may
    kg build seeds/ --model fr=fr_core_news_lg --workers 4
    kg build seeds/ --kb people.ttl

    Writes graph.nt, graph.ttl (of small graphs), store/, index.html, readings.jsonl and report.json.
    Built again, it reads what is new or changed and withdraws what is gone.
    Exit code 1 says that some documents could not be read, 2 that nothing was built.
    """  # noqa: D301 - \b keeps the lines
    config = Config(
        paths=tuple(paths),
        out=out,
        ontology=ontology,
        models=parse_models(model or ()),
        workers=workers,
        lang=lang,
        base=base,
        registers=tuple(kb or ()),
        wait=wait,
    )
    from kg import pipeline  # noqa: PLC0415 - spaCy takes a second to load
    from kg.cli_progress import Shown  # noqa: PLC0415

    with Shown(quiet=quiet or as_json) as progress:
        report = pipeline.build(config, progress)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    elif not quiet:
        typer.echo("\n".join(summary(report)))
    for failure in report.failures[:SHOWN_FAILURES] if quiet else ():
        typer.echo(f"kg: {failure.document}: {failure.error}", err=True)
    raise typer.Exit(1 if report.failures else 0)


@app.command()
def watch(
    paths: Paths,
    out: Out = OUT,
    ontology: Ontology = None,
    model: Models = None,
    workers: Workers = None,
    lang: Lang = None,
    base: Base = BASE,
    kb: Registers = None,
) -> None:
    """Build a graph, and build it again whenever a text is added, changed or removed, until Ctrl-C.

    \b
    kg watch seeds/
    kg watch articles/ --out graphs/live
    """  # noqa: D301 - \b keeps the lines
    models = parse_models(model or ())
    config = Config(
        paths=tuple(paths),
        out=out,
        ontology=ontology,
        models=models,
        workers=workers,
        lang=lang,
        base=base,
        registers=tuple(kb or ()),
    )
    from kg.watching import Event  # noqa: PLC0415 - spaCy takes a second to load
    from kg.watching import watch as watching  # noqa: PLC0415

    def tell(event: Event) -> None:
        typer.echo(f"{event.at:%H:%M:%S}  {printable(event.message)}", err=event.is_trouble)

    watching(config, tell)


def summary(report: "Report") -> list[str]:
    """What is said at the end of a build."""
    langs = ", ".join(f"{lang} {number:,}" for lang, number in sorted(report.langs.items()))
    took = f"{report.total_seconds:.1f} s"
    if report.read == report.documents:
        took += f", {report.words_per_second:,.0f} words/s"
    return [
        f"{many(report.documents, 'document')} ({langs}), {many(report.words, 'word')}",
        f"{many(report.entities, 'entity', 'entities')}, {many(report.facts - report.open_facts, 'fact')}, "
        f"{many(report.open_facts, 'open fact')}, {many(report.quotes, 'quote')}",
        *_unchanged(report),
        *_skipped(report),
        f"{took}, {many(report.workers, 'process', 'processes')}",
        "",
        f"Written to {report.out}. Try next:",
        *_next(report),
    ]


def _unchanged(report: "Report") -> list[str]:
    """What a build had at hand from the one before."""
    kept = max(0, report.documents - report.read)
    if not kept and not report.withdrawn:
        return []
    gone = f", {report.withdrawn:,} withdrawn" if report.withdrawn else ""
    return [f"{report.read:,} read, {kept:,} as before{gone}"]


def _skipped(report: "Report") -> list[str]:
    lines = [f"{len(report.failures):,} skipped:"] if report.failures else []
    lines += [f"  {failure.document}: {failure.error}" for failure in report.failures[:SHOWN_FAILURES]]
    if len(report.failures) > SHOWN_FAILURES:
        lines.append(f"  … and {len(report.failures) - SHOWN_FAILURES:,} more in {report.out / 'report.json'}")
    if report.ignored:
        kinds = ", ".join(f"{suffix} {number:,}" for suffix, number in report.ignored.items())
        lines.append(f"Files of other kinds, not read: {kinds}")
    return lines


def _next(report: "Report") -> list[str]:
    graph = "" if report.out == OUT else f" --graph {report.out}"
    name = (report.example or "NAME").replace('"', "")
    return [
        f'  kg show "{name}"{graph}',
        f"  kg query who-said-what{graph}",
        f"or open {report.out / 'index.html'} in a browser.",
    ]


def many(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
