"""Entities of documents recognised in a user's own registers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.register import Entry, Register
from kg.statements.identity.evidence import Sense
from kg.statements.identity.joining import Cluster, Joiner

REGISTERED = "registered"
LETTERS = 3  # of a name that is looked up


@dataclass(frozen=True, slots=True)
class Registers:
    """Known entities besides the gazetteers.

    Attributes:
        places: cities and regions; None where the ontology folder has no such register.
        own: a user's.
    """

    places: Register | None = None
    own: tuple[Register, ...] = ()


def recognise(joiner: Joiner, registers: Sequence[Register], ontology: Ontology) -> Mapping[int, tuple[str, ...]]:
    """The IRIs that registers have for clusters, by the identity of one of their senses; one entry makes clusters one.

    Two bearers of one name that the texts tell apart are left apart, and neither is recognised.
    """
    wanted: defaultdict[str, list[tuple[Cluster, Entry]]] = defaultdict(list)
    for cluster in joiner.clusters():
        if cluster.senses[0].first.is_cut:
            continue
        entries = {entry.iri: entry for each in registers if (entry := _entry(cluster, each, ontology)) is not None}
        for iri, entry in entries.items():
            wanted[iri].append((cluster, entry))
    found: dict[int, tuple[str, ...]] = {}
    for iri in sorted(wanted):
        clusters = [cluster for cluster, _ in wanted[iri]]
        if _are_told_apart(clusters):
            continue
        for cluster in clusters[1:]:
            joiner.unite(clusters[0].senses[0], cluster.senses[0], REGISTERED)
        entry = wanted[iri][0][1]
        found[id(clusters[0].senses[0])] = (entry.iri, *entry.same_as)
    return found


def _entry(cluster: Cluster, register: Register, ontology: Ontology) -> Entry | None:
    """The only entry of a register that a cluster may be; None where there is none, or several."""
    names = sorted({profile.name for sense in cluster.senses for profile in sense.profiles if not profile.is_bare})
    fitting = {
        entry.iri: entry
        for name in names
        if len(name) >= LETTERS
        for entry in register.candidates(name)
        if _fits(entry, cluster.senses[0], ontology)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _fits(entry: Entry, sense: Sense, ontology: Ontology) -> bool:
    """Whether an entry may be of the kind of a sense; one without classes may be of any."""
    group = sense.first.group.capitalize()
    return not entry.classes or any(name in ontology.classes and ontology.is_a(name, group) for name in entry.classes)


def _are_told_apart(clusters: Sequence[Cluster]) -> bool:
    """Whether some of the clusters bear the same name, so that the texts tell their bearers apart."""
    names = [{sense.first.words for sense in cluster.senses} for cluster in clusters]
    return any(names[i] & names[j] for i in range(len(names)) for j in range(i))
