"""The stages in order: a build reads what is new or changed in a corpus, and publishes what is known of all of it.

files → corpus → language → mentions → relations → Reading → statements → store → view
"""

import json
import os
import time
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from kg import corpus, language, ontology
from kg.config import Config, cache_folder, cores
from kg.corpus.readers import Limits
from kg.decisions import Decisions, fingerprint
from kg.decisions_file import FILE as DECISIONS
from kg.decisions_file import load as load_decisions
from kg.errors import CorpusError, StoreError
from kg.fingerprint import file_hash, folder_hash, hash_of, program_hash, reader_hash, words_hash
from kg.model import Document, Failure
from kg.ontology import Ontology
from kg.outputs import ALL, HIDDEN, REPORT, STATE, Workshop, publish, stamps, workshop
from kg.progress import Progress, Silent
from kg.reader import attempt, died, forget
from kg.report import Report, Tally, report_of, saved_failures, saved_report, write_report
from kg.results import Basis, write_results
from kg.state import Keys, State
from kg.workers import in_order

SHOWN_FAILURES = 10
BYTES_PER_WORKER = 100_000
SECONDS_BETWEEN_SAVES = 2.0
PUBLISHED, SETTINGS = "published", "settings"  # notes of the state


def build(config: Config, progress: Progress | None = None) -> Report:
    """Bring the graph under ``config.out`` up to date with the seeds; on failure nothing there changes.

    What an earlier build read and nothing has changed since is not read again: neither the text nor the ontology, the
    pipelines or this program. The results are those of a build from nothing.

    Raises:
        KgError: a setting is wrong, there is nothing to build, or another build is at work there.
    """
    progress = progress or Silent()
    tally = Tally()
    # Sums of floats depend on the number of threads: with one, the results are the same bytes everywhere.
    with threadpool_limits(limits=1):
        known = ontology.load(config.ontology or ontology.default_folder())
        models = language.describe({**language.shipped(), **dict(config.models)})
        with (
            workshop(config.out, wait=config.wait, progress=progress) as shop,
            State.open(shop.hidden / STATE) as state,
        ):
            with tally.stage("reading"):
                _read_all(config, state, _keys(config, known, models), tally, progress)
            state.take_note(SETTINGS, _settings(config, known))
            return _bring_up_to_date(config, known, state, shop, tally, progress)


def refresh(out: Path, progress: Progress | None = None) -> Report:
    """Make the results anew from what the last build read, with the decisions that a user has made since.

    Raises:
        KgError: there is no build, or its results cannot be written.
    """
    progress, tally = progress or Silent(), Tally()
    if not (out / HIDDEN / STATE).is_file():
        message = f"{out}: no build here; run kg build first, or name its folder with --graph"
        raise StoreError(message)
    with (
        threadpool_limits(limits=1),
        workshop(out, wait=True, progress=progress) as shop,
        State.open(shop.hidden / STATE) as state,
    ):
        settings, before = state.note(SETTINGS), saved_failures(out / REPORT)
        if settings is None or before is None:
            message = f"{out}: the last build was not finished; run kg build again"
            raise StoreError(message)
        tally.failures, tally.ignored = before
        _count(state, tally)
        registers = tuple(map(Path, settings.get("registers", ())))
        folder, base = Path(settings["ontology"]), settings["base"]
        config = Config(paths=(out,), out=out, ontology=folder, base=base, registers=registers)
        return _bring_up_to_date(config, ontology.load(Path(settings["ontology"])), state, shop, tally, progress)


def _settings(config: Config, known: Ontology) -> dict[str, Any]:
    """What a later command must know of a build to make its results again."""
    registers = [str(path.resolve()) for path in config.registers]
    return {"base": config.base, "ontology": str(known.folder.resolve()), "registers": registers}


def _cache(shop: Workshop) -> Path:
    """A folder for the indexes of registers: the user's cache, or where that cannot be written, the output folder."""
    folder = cache_folder() / "registers"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return shop.hidden / "registers"
    return folder if os.access(folder, os.W_OK) else shop.hidden / "registers"


def _bring_up_to_date(
    config: Config, known: Ontology, state: State, shop: Workshop, tally: Tally, progress: Progress
) -> Report:
    """Publish what is known of all documents, unless the results are there already."""
    decisions = load_decisions(config.out / DECISIONS)
    mark = _mark(config, known, state, tally, decisions)
    if state.note(PUBLISHED) == {"mark": mark, "files": stamps(config.out)}:
        return saved_report(config.out / REPORT, tally, config.out)
    basis = Basis(known, config.base, decisions, config.registers, _cache(shop))
    counts = write_results(state, basis, shop.folder, tally=tally, progress=progress)
    report = report_of(tally, config.out, asdict(counts))
    write_report(report, shop.folder / REPORT)
    state.take_note(PUBLISHED, None)
    publish(shop.folder, config.out)
    state.take_note(PUBLISHED, {"mark": mark, "files": stamps(config.out)})
    return report


def _keys(config: Config, known: Ontology, models: Iterable[language.ModelInfo]) -> Keys:
    """Hashes of all that documents and readings depend on."""
    pipelines = {model.lang: folder_hash(model.path) for model in models}
    reading = hash_of(reader_hash(), words_hash(known.folder))
    salt = hash_of(reading, config.lang or "", str(config.max_characters), *pipelines.values())

    def of_document(document: Document) -> bytes:
        parts = (document.lang, document.published or "", document.title or "", document.text)
        return hash_of(reading, pipelines.get(document.lang, b""), *parts)

    return Keys(file=lambda seed: file_hash(seed.path, salt, seed.id), document=of_document)


def _mark(config: Config, known: Ontology, state: State, tally: Tally, decisions: Decisions) -> str:
    """A hash of all that the results depend on."""
    documents = (part for each in state.overviews() for part in (each.id, each.key, each.head))
    failures = (part for each in tally.failures for part in (each.document, each.error))
    registers = [file_hash(path) or b"" for path in config.registers]
    ignored = json.dumps(tally.ignored, sort_keys=True)
    settings = (config.base, fingerprint(decisions), ignored, *documents, *failures)
    return hash_of(program_hash(), folder_hash(known.folder), *registers, *settings).hex()


def _read_all(config: Config, state: State, keys: Keys, tally: Tally, progress: Progress) -> None:
    """Bring the state up to date: find the documents, read those that have no reading, forget those that are gone."""
    seeds = corpus.discover(config.paths, without=config.out)
    limits = Limits(lang=config.lang, max_characters=config.max_characters)
    tally.ignored = seeds.ignored
    if seeds.files:
        progress.stage("files", len(seeds.files))
    for name in state.scan(seeds.files, partial(corpus.read, limits=limits), keys):
        progress.step(name)
    tally.failures += [*seeds.failures, *state.failures(), *_read_pending(config, state, keys, tally, progress)]
    tally.withdrawn = state.clear()
    _count(state, tally)
    was_built = any((config.out / name).exists() for name in ALL)
    is_emptied = was_built and not seeds.files and all(path.is_dir() for path in config.paths)
    if tally.documents == 0 and not is_emptied:
        raise CorpusError(_nothing_built(tally.failures))


def _count(state: State, tally: Tally) -> None:
    """Count the documents that have been read."""
    for lang, documents, words in state.totals():
        tally.add(lang, documents, words)


def _read_pending(config: Config, state: State, keys: Keys, tally: Tally, progress: Progress) -> list[Failure]:
    """Read what has no reading yet; what was read lasts, even where the build is killed."""
    total, size = state.unread()
    tally.workers = min(config.workers or _workers_for(size), max(1, total))
    if not total:
        return []
    progress.stage("reading", total)
    failures: list[Failure] = []
    last = time.monotonic()
    try:
        for result in in_order(partial(attempt, config), state.pending(), workers=tally.workers, died=died):
            if isinstance(result, Failure):
                failures.append(result)
                progress.step(result.document)
                continue
            state.keep(keys.document(result.document), result)
            tally.read += 1
            progress.step(result.document.id)
            if time.monotonic() - last > SECONDS_BETWEEN_SAVES:
                state.save()
                last = time.monotonic()
    finally:
        state.save()
        forget()
    return failures


def _workers_for(size: int) -> int:
    """Processes that pay for so many bytes: each takes seconds to load its pipelines."""
    return min(cores(), 1 + size // BYTES_PER_WORKER)


def _nothing_built(failures: Iterable[Failure]) -> str:
    known = sorted(failures, key=lambda failure: failure.document)
    lines = [f"  {failure.document}: {failure.error}" for failure in known[:SHOWN_FAILURES]]
    if len(known) > SHOWN_FAILURES:
        lines.append(f"  … and {len(known) - SHOWN_FAILURES} more")
    return "\n".join(["nothing to build: no text could be read.", *lines])
