"""What kind of body an organization is, by the words of its name.

A public body is part of the country that it is named with, not just based there; a party has members, not employees.
"""

from kg.lexicon import Lexicon
from kg.mentions.gazetteer import fold


class Bodies:
    """Knows the bodies of one kind by the words of a list of the lexicon, such as ``composition.public``."""

    def __init__(self, lexicon: Lexicon, kind: str) -> None:
        self._words = tuple(f" {fold(word)} " for word in sorted(lexicon.words(f"composition.{kind}")))

    def __contains__(self, name: str) -> bool:
        """Whether the name says so: public is "Banque centrale de Tunisie", not "Parti socialiste français"."""
        padded = f" {' '.join(fold(name).split())} "
        return any(word in padded for word in self._words)
