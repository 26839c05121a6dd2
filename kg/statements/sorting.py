"""Any number of lines in order, each once, in memory for one chunk of them."""

import heapq
import itertools
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

CHUNK = 200_000
RUNS = 128


def sorted_unique(lines: Iterable[str], *, folder: Path, chunk: int = CHUNK) -> Iterator[str]:
    """The lines in order of code points, which is the order of their UTF-8 bytes; equal ones once.

    Args:
        lines: without line breaks.
        folder: where sorted parts are kept meanwhile, in a folder that goes away at the end.
        chunk: how many lines memory holds at a time.
    """
    rest = iter(lines)
    chunks = iter(lambda: sorted(set(itertools.islice(rest, chunk))), [])
    first, second = next(chunks, []), next(chunks, [])
    if not second:
        yield from first
        return
    with TemporaryDirectory(dir=folder, prefix="sorting-") as temporary:
        yield from _merged(itertools.chain((first, second), chunks), Path(temporary))


def _merged(chunks: Iterable[Iterable[str]], folder: Path) -> Iterator[str]:
    """Merge sorted chunks by way of files, never holding more than `RUNS` of them open."""
    names = (folder / str(number) for number in itertools.count())
    runs: list[Path] = []
    for chunk in chunks:
        runs.append(_written(chunk, next(names)))
        if len(runs) == RUNS:
            runs = [_written(_merge(runs), next(names))]
    yield from _merge(runs)


def _written(lines: Iterable[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


def _merge(runs: Iterable[Path]) -> Iterator[str]:
    """Lines of sorted files in order, each once; the files are removed."""
    paths = list(runs)
    with ExitStack() as stack:
        files = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in paths]
        yield from (line.removesuffix("\n") for line, _ in itertools.groupby(heapq.merge(*files)))
    for path in paths:
        path.unlink()
