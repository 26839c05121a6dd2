"""Identifiers of an entity in the world outside, and which of them may become links."""

import re
from dataclasses import dataclass

from kg.namespaces import KG
from kg.view.dataset import EXACT_MATCH, Record

HOSTS = {
    "www.wikidata.org": "Wikidata",
    "en.wikipedia.org": "Wikipedia",
    "fr.wikipedia.org": "Wikipédia",
    "sws.geonames.org": "GeoNames",
    "www.geonames.org": "GeoNames",
    "viaf.org": "VIAF",
    "isni.org": "ISNI",
    "id.loc.gov": "LoC",
    "d-nb.info": "GND",
    "data.bnf.fr": "BnF",
    "ror.org": "ROR",
}
SAFE_IRI = re.compile(r"https?://([a-z0-9.-]+)(/[A-Za-z0-9_./%()~:,'-]*)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A name by which others know an entity.

    Attributes:
        href: an https address of a host that we know; None where there is no such page.
    """

    scheme: str
    value: str
    href: str | None = None


def identifiers(record: Record) -> tuple[Identifier, ...]:
    """The outside identifiers of an entity, sorted by scheme."""
    codes = [Identifier("ISO 3166", value.text[:16]) for value in record.all(KG + "isoCode")]
    matches = [_identifier(value.text) for value in record.all(EXACT_MATCH)]
    return tuple(sorted(codes + matches, key=lambda item: (item.scheme, item.value)))


def _identifier(iri: str) -> Identifier:
    """An IRI as an identifier; it becomes a link only if its host is known and its path is plain."""
    match = SAFE_IRI.fullmatch(iri)
    if match is None or match[1] not in HOSTS:
        return Identifier("IRI", iri[:200])
    host, path = match.groups()
    return Identifier(HOSTS[host], path.rstrip("/").rpartition("/")[2] or host, f"https://{host}{path}")
