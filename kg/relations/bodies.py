"""Which organizations are public bodies: part of the country that they are named with, not just based there."""

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold


class PublicBodies:
    """Knows them by the words of the lexicon's list ``composition.public``."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = tuple(f" {fold(word)} " for word in sorted(lexicon.words("composition.public")))

    def __contains__(self, name: str) -> bool:
        """Whether the name says so: "Banque centrale de Tunisie", not "Parti socialiste français"."""
        padded = f" {' '.join(fold(name).split())} "
        return any(word in padded for word in self._words)
