"""A function over many items in several processes: results in the order of the items, and none that takes others along.

A process that dies (out of memory, a crash in native code) takes a pool with it. Its unfinished items are then run one
by one in a process apart: the one at which that dies too is the culprit, and gets a result of its own.
"""

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Generic, Self, TypeVar

logger = logging.getLogger(__name__)

AHEAD = 4
T = TypeVar("T")
R = TypeVar("R")


def in_order(function: Callable[[T], R], items: Iterable[T], *, workers: int, died: Callable[[T], R]) -> Iterator[R]:
    """The function's results, in order; only a few items for each process are under way at a time.

    Args:
        function: picklable, and raises nothing.
        items: picklable.
        workers: number of processes; 1 runs everything in this one.
        died: the result for an item at which a process died.
    """
    if workers == 1:
        yield from map(function, items)
        return
    with _Pools(function, died, workers=workers) as pools:
        waiting: deque[tuple[T, Future[R] | None]] = deque()
        for item in items:
            waiting.append((item, pools.submit(item)))
            if len(waiting) >= AHEAD * workers:
                yield pools.result(*waiting.popleft())
        while waiting:
            yield pools.result(*waiting.popleft())


class _Pools(Generic[T, R]):
    """The pool of all, and a pool of one for items that were under way when a process died."""

    def __init__(self, function: Callable[[T], R], died: Callable[[T], R], *, workers: int) -> None:
        self._function = function
        self._died = died
        self._workers = workers
        self._all = _pool(workers)
        self._one: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in (self._all, self._one):
            if pool is not None:
                _stop(pool, at_once=error is not None)

    def submit(self, item: T) -> Future[R] | None:
        """Start on an item; None where the pool is broken."""
        try:
            return self._all.submit(self._function, item)
        except BrokenProcessPool:
            self._all = _pool(self._workers)
            return None

    def result(self, item: T, future: Future[R] | None) -> R:
        """Wait for an item."""
        if future is not None:
            try:
                return future.result()
            except BrokenProcessPool:
                logger.debug("a process died; running its documents one by one")
        return self._alone(item)

    def _alone(self, item: T) -> R:
        self._one = self._one or _pool(1)
        try:
            return self._one.submit(self._function, item).result()
        except BrokenProcessPool:
            self._one = None
            return self._died(item)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave Ctrl-C to the process that builds, which stops the others; end when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that builds is gone: a process that waits for its next text would never notice."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _stop(pool: ProcessPoolExecutor, *, at_once: bool) -> None:
    if at_once:
        for process in list((pool._processes or {}).values()):
            process.terminate()
    # Wait in any case: else the pool's thread may close its pipe while the interpreter, at its end, writes to it.
    pool.shutdown(wait=True, cancel_futures=True)
