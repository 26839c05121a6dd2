"""A file whose first lines are sorted on their way out."""

from typing import IO


class SortedHead:
    """Passes bytes on to a file, once the lines at the beginning that start alike have been sorted.

    Args:
        sink: where the bytes go.
        start: how the lines to sort begin.
    """

    def __init__(self, sink: IO[bytes], start: bytes) -> None:
        self._sink = sink
        self._start = start
        self._held: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        if self._held is None:
            self._sink.write(data)
            return len(data)
        self._held += data
        known = (line for line in self._held.splitlines() if len(line) >= len(self._start))
        if not all(line.startswith(self._start) for line in known):
            self.finish()
        return len(data)

    def flush(self) -> None:
        """Nothing is flushed before its time."""

    def finish(self) -> None:
        """Pass on what is held back."""
        lines = (self._held or b"").splitlines(keepends=True)
        head = next((i for i, line in enumerate(lines) if not line.startswith(self._start)), len(lines))
        self._sink.write(b"".join((*sorted(lines[:head]), *lines[head:])))
        self._held = None
