"""How a build tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Is told of each stage and step."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins.

        Args:
            name: what it does, such as ``reading``.
            total: number of its steps; None where it has none.
        """

    def step(self, label: str = "") -> None:
        """One step of the stage is done; the label says of what."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing is said."""

    def step(self, label: str = "") -> None:
        """Nothing is said."""
