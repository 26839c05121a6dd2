"""Train one part of a pipeline: `python training/train.py fr syntax`."""

from __future__ import annotations

import argparse
import json
import logging
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import parts
import scoring
from sources import Names, Pages, Source
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Model, Optimizer, warmup_linear

logger = logging.getLogger("training")
_WORK = Path(__file__).parent / "work"
_DROPOUT = {"syntax": 0.2, "ner": 0.15}
_STATE = ("mom1", "mom2", "averages", "nr_update", "last_seen")
_WORDS = {"syntax": (600, 1400), "ner": (500, 1200)}


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and from what chance one part is trained."""

    lang: str
    part: str
    steps: int
    seed: int
    every: int
    rate: float
    dropout: float
    folder: Path


def batches(source: Source, plan: Plan) -> Iterator[list[Doc]]:
    """Yield annotated documents in batches that grow from the first step to the middle of training."""
    smallest, largest = _WORDS[plan.part]
    batch: list[Doc] = []
    size = step = 0
    for doc in source.stream(plan.seed):
        batch.append(doc)
        size += len(doc)
        if size >= smallest + (largest - smallest) * min(1.0, 2 * step / plan.steps):
            yield batch
            batch, size, step = [], 0, step + 1


def train(nlp: Language, source: Source, plan: Plan) -> None:
    """Run all steps from the last checkpoint, keeping the best parameters on the development set."""
    rates = cast(Any, warmup_linear(plan.rate, 100, int(plan.steps * 1.06)))
    optimizer = Adam(learn_rate=rates, L2=0.01, grad_clip=1.0, use_averages=True)
    sample = _examples(nlp, source.sample(plan.seed))
    nlp.initialize(lambda: sample)
    first, best = _resume(nlp, optimizer, plan)
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(source, plan), start=1):
        if step <= first:
            optimizer.step_schedules()
            continue
        nlp.update(_examples(nlp, batch), sgd=optimizer, drop=plan.dropout, losses=losses)
        optimizer.step_schedules()
        if step % plan.every == 0 or step == plan.steps:
            logger.debug("losses %s", losses)
            best = _evaluate(nlp, optimizer, source, plan, step=step, best=best)
            losses = {}
        if step == plan.steps:
            return


def _examples(nlp: Language, docs: Sequence[Doc]) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def _evaluate(nlp: Language, optimizer: Optimizer, source: Source, plan: Plan, *, step: int, best: float) -> float:
    """Score the averaged parameters, save them if they are the best, and write a checkpoint."""
    with nlp.use_params(optimizer.averages):
        scores = measure(nlp, source)
        shown = " ".join(f"{name} {value:.2f}" for name, value in scores.items())
        logger.info("%s %s step %d: %s", plan.lang, plan.part, step, shown)
        nlp.to_disk(plan.folder / "last")
        if scores["total"] > best:
            best = scores["total"]
            nlp.meta["performance"] = scores
            _replace(nlp, plan.folder / "best")
    _checkpoint(nlp, optimizer, plan.folder / "checkpoint.pickle", step=step, best=best)
    return best


def measure(nlp: Language, source: Source) -> dict[str, float]:
    """Score the pipeline on the source's development documents."""
    golds = source.dev()
    pairs = list(zip(nlp.pipe(gold.text for gold in golds), golds, strict=True))
    if isinstance(source, Names):
        labels = {label: score.f1 for label, score in scoring.per_label(pairs).items()}
        return {"total": scoring.compare(pairs, scoring.names).f1, **labels}
    readers: dict[str, Callable[[Doc], Any]] = {
        "upos": scoring.tags,
        "lemma": scoring.lemmas,
        "uas": scoring.arcs_of_words,
        "las": scoring.labelled_arcs_of_words,
        "sentences": scoring.sentences,
    }
    scores = {name: scoring.compare(pairs, read).f1 for name, read in readers.items()}
    return {"total": 0.6 * scores["las"] + 0.2 * scores["sentences"] + 0.2 * scores["lemma"], **scores}


def _replace(nlp: Language, folder: Path) -> None:
    """Write a pipeline beside its place and move it there, so that a reader never meets half of one."""
    fresh, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    nlp.to_disk(fresh)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    for path in sorted(old.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if old.exists():
        old.rmdir()


def _checkpoint(nlp: Language, optimizer: Optimizer, path: Path, *, step: int, best: float) -> None:
    state = {
        "step": step,
        "best": best,
        "models": {name: _model(nlp, name).to_bytes() for name in nlp.pipe_names},
        "optimizer": {key: dict(getattr(optimizer, key)) for key in _STATE},
    }
    fresh = path.with_suffix(".new")
    fresh.write_bytes(pickle.dumps(state))
    fresh.replace(path)


def _model(nlp: Language, name: str) -> Model[Any, Any]:
    model: Model[Any, Any] = cast(TrainablePipe, nlp.get_pipe(name)).model
    return model


def _resume(nlp: Language, optimizer: Optimizer, plan: Plan) -> tuple[int, float]:
    """Restore parameters and optimizer from the last checkpoint, whose model ids equal those just made."""
    path = plan.folder / "checkpoint.pickle"
    if not path.exists():
        return 0, 0.0
    state = pickle.loads(path.read_bytes())  # noqa: S301 (written by this module)
    for name in nlp.pipe_names:
        _model(nlp, name).from_bytes(state["models"][name])
    for key, values in state["optimizer"].items():
        getattr(optimizer, key).update(values)
    logger.info("resumed at step %d", state["step"])
    return state["step"], state["best"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=("fr", "en"))
    parser.add_argument("part", choices=("syntax", "ner"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder that holds corpora/")
    parser.add_argument("--steps", type=int, default=0, help="default: what the published models were trained for")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=400, help="steps between two evaluations")
    parser.add_argument("--rate", type=float, default=0.002, help="highest learning rate")
    parser.add_argument("--dropout", type=float, help="share of units that are left out while learning")
    parser.add_argument("--all", action="store_true", help="train on the development set too")
    parser.add_argument("--name", default="", help="folder under training/work, default LANG-PART")
    return parser.parse_args()


def main() -> None:
    """Train the part that the command line names."""
    arguments = _arguments()
    folder = _WORK / (arguments.name or f"{arguments.lang}-{arguments.part}")
    folder.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [
        logging.StreamHandler(),
        logging.FileHandler(folder / "log.txt", encoding="utf-8"),
    ]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    parts.use_openblas()
    published = json.loads((_WORK.parent / "steps.json").read_text(encoding="utf-8"))
    steps = arguments.steps or published[arguments.lang][arguments.part]
    dropout = _DROPOUT[arguments.part] if arguments.dropout is None else arguments.dropout
    plan = Plan(arguments.lang, arguments.part, steps, arguments.seed, arguments.every, arguments.rate, dropout, folder)
    make = {"syntax": parts.syntax, "ner": parts.ner}[arguments.part]
    nlp = make(arguments.lang, seed=arguments.seed)
    kind: Callable[..., Source] = {"syntax": Pages, "ner": Names}[arguments.part]
    train(nlp, kind(nlp, arguments.lang, arguments.shared / "corpora", everything=arguments.all), plan)


if __name__ == "__main__":
    main()
