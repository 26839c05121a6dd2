"""Which place of a register a name means in a document that speaks of certain countries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.folding import fold
from kg.gazetteers import Entry as Known
from kg.namespaces import GAZETTEER
from kg.register import Entry, Register

CITY = "City"
CLEARLY = 2  # times as often mentioned as the next, is the country that decides
FAMOUS = 500_000  # inhabitants of a city that is meant although its country is not spoken of
ALONE = 100_000  # the same, where no other place bears the name
OVERWHELMING = 20  # times as many inhabitants as the next
RIVAL = 0.1  # share of the inhabitants of a famous city that another of the name must have to be meant instead


@dataclass(frozen=True, slots=True)
class Places:
    """Looks places up.

    Attributes:
        codes: ISO 3166 code by the IRI of a country.
        known: IRI of a city of the gazetteers by its country's code and each of its names, folded.
    """

    register: Register
    codes: Mapping[str, str]
    known: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, register: Register, gazetteer: Iterable[Known]) -> "Places":
        """Places of a register, beside a gazetteer."""
        entries = tuple(gazetteer)
        codes = {entry.iri: entry.iso_code for entry in entries if entry.iso_code}
        cities = [entry for entry in entries if entry.type == CITY and entry.country_iri in codes]
        known = {
            (codes[entry.country_iri or ""], fold(name.text)): entry.iri for entry in cities for name in entry.names
        }
        return cls(register, codes, known)

    def gazetteer_iri(self, entry: Entry) -> str | None:
        """The gazetteer's IRI of a place of the register; None where it has none."""
        told = next((iri for iri in entry.same_as if iri.startswith(GAZETTEER)), None)
        names = (self.known.get((entry.country or "", fold(name))) for name in entry.names if CITY in entry.classes)
        return told or next((iri for iri in names if iri), None)

    def find(self, names: Iterable[str], *, ties: Iterable[str], countries: Mapping[str, int]) -> Entry | None:
        """The place that names certainly mean; None where several are as likely, or the register has none.

        Args:
            names: of one place, the fullest first.
            ties: IRIs of countries that the text says it is in.
            countries: IRIs of countries that the document mentions, with the number of mentions.
        """
        found = next((entries for name in names if (entries := self.register.candidates(name))), ())
        tied = {self.codes.get(iri) for iri in ties}
        inside = [entry for entry in found if entry.country in tied]
        if inside:
            return inside[0]
        counts = {self.codes[iri]: count for iri, count in countries.items() if iri in self.codes}
        codes = {entry.country for entry in found if entry.country is not None and entry.country in counts}
        mentioned = sorted(codes, key=lambda code: (-counts[code], code))
        if mentioned:
            first, *rest = mentioned
            is_clear = not rest or counts[first] >= CLEARLY * counts[rest[0]]
            return next(entry for entry in found if entry.country == first) if is_clear else None
        return _famous(found)

    def instead(self, known: Known, names: Iterable[str], countries: Mapping[str, int]) -> Entry | None:
        """The place that is meant instead of a well-known city whose country the document does not mention."""
        if (
            known.type != CITY
            or known.country_iri is None
            or known.country_iri in countries
            or known.country_iri not in self.codes
        ):
            return None
        found = self.find(names, ties=(), countries=countries)
        if found is None or known.iri in found.same_as or self.codes[known.country_iri] == found.country:
            return None
        own = [
            entry.prominence or 0
            for name in names
            for entry in self.register.candidates(name)
            if known.iri in entry.same_as
        ]
        return found if (found.prominence or 0) >= RIVAL * max(own, default=0) else None


def _famous(found: tuple[Entry, ...]) -> Entry | None:
    """The place that a name means wherever it stands."""
    sizes = [entry.prominence or 0 for entry in found]
    if len(found) == 1 and sizes[0] >= ALONE:
        return found[0]
    if len(found) > 1 and sizes[0] >= FAMOUS and sizes[0] >= OVERWHELMING * sizes[1]:
        return found[0]
    return None
