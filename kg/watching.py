"""A graph kept up to date while its texts change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event as Flag

from kg import pipeline
from kg.config import Config
from kg.errors import ConfigError, KgError
from kg.report import Report

QUIET_MS = 800  # milliseconds without a change after which a build begins


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a watcher tells, and when.

    Attributes:
        is_trouble: a build failed; the graph is as it was.
    """

    at: datetime
    message: str
    is_trouble: bool = False


def watch(config: Config, tell: Callable[[Event], None], *, stop: Flag | None = None) -> None:
    """Build, and build again after each change, until the flag is set or the user interrupts.

    A build that fails is told and the watch goes on: an empty folder may fill, a file that is half written be whole.

    Args:
        config: what to build.
        tell: is told of each build.
        stop: ends the watch; None where only an interrupt does.

    Raises:
        ConfigError: a path is not there.
    """
    missing = [str(path) for path in config.paths if not path.exists()]
    if missing:
        message = f"paths: {', '.join(missing)}: no such file or folder. A watch needs them to be there."
        raise ConfigError(message)
    _build(config, tell)
    for _ in _changes(config, stop):
        _build(config, tell)


def _build(config: Config, tell: Callable[[Event], None]) -> None:
    try:
        report = pipeline.build(config)
    except KgError as error:
        tell(Event(datetime.now(), str(error), is_trouble=True))
        return
    tell(Event(datetime.now(), "; ".join(_told(report))))


def _told(report: Report) -> Iterator[str]:
    yield f"{report.documents:,} documents, {report.read:,} read, {report.withdrawn:,} withdrawn"
    yield f"{report.entities:,} entities, {report.facts:,} facts, {report.total_seconds:.1f} s"
    yield from (f"{failure.document}: {failure.error}" for failure in report.failures)


def _changes(config: Config, stop: Flag | None) -> Iterable[object]:
    """Sets of changes below the paths, apart from those of the results."""
    from watchfiles import DefaultFilter  # noqa: PLC0415 - only for this command
    from watchfiles import watch as changes  # noqa: PLC0415

    out = config.out.resolve()

    class Seeds(DefaultFilter):
        """All but hidden files and the results."""

        def __call__(self, change: object, path: str) -> bool:
            place = Path(path)
            is_result = place.resolve().is_relative_to(out)
            return not is_result and not any(part.startswith(".") for part in place.parts[-1:])

    return changes(
        *config.paths,
        watch_filter=Seeds(),
        debounce=QUIET_MS * 2,
        step=QUIET_MS // 4,
        stop_event=stop,
        raise_interrupt=False,
    )
