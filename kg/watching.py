"""A graph kept up to date while its texts change."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event as Flag

from kg import pipeline
from kg.config import Config
from kg.errors import ConfigError, KgError
from kg.report import Report

LISTENING_MS = 500  # milliseconds after which the watch says that nothing changed
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
    changes = _changes(config, stop)  # from here on nothing is missed, whatever the first build takes
    next(changes, None)
    _build(config, tell)
    for found in changes:
        if found:
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


def _changes(config: Config, stop: Flag | None) -> Iterator[Set[object]]:
    """Sets of changes below the paths, apart from those of the results; empty ones while nothing changes."""
    from watchfiles import DefaultFilter  # noqa: PLC0415 - only for this command
    from watchfiles import watch as changes  # noqa: PLC0415

    out = config.out.resolve()
    folders = [path.resolve() for path in config.paths if path.is_dir()]
    files = {path.resolve() for path in config.paths if not path.is_dir()}

    class Seeds(DefaultFilter):
        """All but hidden files, the results, and what lies beside a watched file."""

        def __call__(self, change: object, path: str) -> bool:
            place = Path(path)
            is_seed = place in files or any(place.is_relative_to(folder) for folder in folders)
            return is_seed and not place.is_relative_to(out) and not place.name.startswith(".")

    # An editor may put a new file in the place of a watched one, which its folder tells and the file itself does not.
    yield from changes(
        *folders,
        *sorted({path.parent for path in files}),
        watch_filter=Seeds(),
        debounce=QUIET_MS * 2,
        step=QUIET_MS // 4,
        stop_event=stop,
        rust_timeout=LISTENING_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
