"""Progress of a build on the command line: a bar on a terminal, plain lines elsewhere; both on the error stream."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from kg.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import TaskID

SECONDS_BETWEEN_LINES = 10.0
UNITS = {"reading": " to read"}


class Lines:
    """A line at the start of each stage, and one every ten seconds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._name = ""
        self._total: int | None = None
        self._done = 0
        self._last = time.monotonic()

    def stage(self, name: str, total: int | None = None) -> None:
        """Say that a stage begins."""
        self._name, self._total, self._done = name, total, 0
        if total is None:
            self._say(name)
        else:
            self._say(f"{name}: {total:,}{UNITS.get(name, '')}")

    def step(self, label: str = "") -> None:
        """Say how far it is, now and then."""
        self._done += 1
        if time.monotonic() - self._last >= SECONDS_BETWEEN_LINES:
            self._say(
                f"{self._name}: {self._done:,} of {self._total:,}" if self._total else f"{self._name}: {self._done:,}"
            )

    def _say(self, text: str) -> None:
        self._last = time.monotonic()
        self._stream.write(f"{text}\n")
        self._stream.flush()


class Bar:
    """A bar with the time that is left."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - loaded on terminals alone
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bars  # noqa: PLC0415

        columns = (
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[label]}", markup=False),
        )
        self._bars: Bars = Bars(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin the bar anew."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total, label="")

    def step(self, label: str = "") -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.update(self._task, advance=1, label=label[:40])


class Shown:
    """The progress that suits the error stream, as a context."""

    def __init__(self, *, quiet: bool) -> None:
        self._bar = Bar() if sys.stderr.isatty() and not quiet else None
        self._quiet = quiet

    def __enter__(self) -> Progress:
        if self._bar is not None:
            return self._bar.__enter__()
        return Silent() if self._quiet else Lines(sys.stderr)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)
