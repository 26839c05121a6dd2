"""One identity across documents: which entities of which documents are one, and what its IRI is.

Entities with a gazetteer entry are that entry. The others are grouped by name, the bearers of a name told apart
(`senses`), and the names of one bearer brought together (`joining`). The result depends on the set of documents alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Entity, Reading
from kg.ontology import Ontology
from kg.statements.identity import words as word_lists
from kg.statements.identity.evidence import Evidence, Sense
from kg.statements.identity.groups import agreed_groups
from kg.statements.identity.joining import Cluster, Doubt, Joiner, ambiguous_acronyms
from kg.statements.identity.profiles import Profile, Profiler, Scene
from kg.statements.identity.senses import senses
from kg.statements.iris import Mint, digest

UNDATED = "9999"
Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names in an entity are one.

    Attributes:
        documents: one document of each.
        how: in what way the names are alike.
        support: what else speaks for it.
    """

    names: tuple[str, str]
    documents: tuple[str, str]
    how: str
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two entities that may be one, by IRI, the lesser first, and why they are kept apart."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of all entities without a gazetteer entry.

    Attributes:
        nodes: IRI by document id and entity id.
        groups: kind of thing by IRI.
        reasons: why names were joined, by IRI.
        doubts: what may be one and was kept apart, sorted.
    """

    nodes: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, str]
    reasons: Mapping[str, tuple[Reason, ...]]
    doubts: tuple[Doubtful, ...]

    def node(self, document: str, entity: Entity) -> str | None:
        """IRI of an entity of a document; None for one with a gazetteer entry."""
        return self.nodes.get(document, {}).get(entity.id)


def resolve(readings: Iterable[Reading], ontology: Ontology, mint: Mint) -> Identity:
    """Find out which entities of all readings are one.

    Raises:
        OntologyError: ``identity.toml`` is malformed.
    """
    words = word_lists.load(ontology.folder)
    profiler = Profiler(ontology, words)
    scenes: dict[str, Scene] = {}
    everyone: list[Profile] = []
    for reading in readings:
        scenes[reading.document.id], profiles = profiler.profiles(reading)
        everyone += profiles
    by_key: defaultdict[Key, list[Profile]] = defaultdict(list)
    for profile in agreed_groups(everyone, profiler):
        by_key[profile.key].append(profile)
    evidence = Evidence(scenes, words)
    doubts: list[Doubt] = []
    found = _senses(by_key, evidence, doubts)
    joiner = Joiner(evidence, profiler, words)
    clusters = joiner.join(found)
    return _identity(clusters, [*doubts, *joiner.doubts], scenes, mint)


def _senses(by_key: Mapping[Key, list[Profile]], evidence: Evidence, doubts: list[Doubt]) -> list[Sense]:
    acronyms = ambiguous_acronyms(evidence.sense(profiles) for profiles in by_key.values())

    def note(one: Sense, other: Sense, reason: str) -> None:
        doubts.append(Doubt(one, other, reason))

    found: list[Sense] = []
    for key in sorted(by_key):
        first = by_key[key][0]
        apart = first.is_bare or (first.acronym and " ".join(first.words) in acronyms)
        found += senses(by_key[key], evidence, note, apart=apart)
    return found


def _identity(
    clusters: Iterable[Cluster], doubts: Iterable[Doubt], scenes: Mapping[str, Scene], mint: Mint
) -> Identity:
    names = _iris(clusters, scenes, mint)
    nodes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    reasons: dict[str, tuple[Reason, ...]] = {}
    homes: dict[int, str] = {}
    groups: dict[str, str] = {}
    for cluster, iri in names:
        groups[iri] = cluster.senses[0].first.group
        for sense in cluster.senses:
            homes[id(sense)] = iri
            for profile in sense.profiles:
                nodes[profile.document][profile.entity] = iri
        if cluster.joins:
            reasons[iri] = tuple(_reasons(cluster))
    pairs: dict[tuple[str, str], str] = {}
    for doubt in doubts:
        one, other = sorted((homes[id(doubt.one)], homes[id(doubt.other)]))
        if one != other:
            pairs.setdefault((one, other), doubt.reason)
    return Identity(nodes, groups, reasons, tuple(Doubtful(*pair, reason) for pair, reason in sorted(pairs.items())))


def _reasons(cluster: Cluster) -> Iterable[Reason]:
    for join in cluster.joins:
        one, other = join.one.first, join.other.first
        yield Reason((one.name, other.name), (one.document, other.document), join.how, join.support.reasons)


def _iris(clusters: Iterable[Cluster], scenes: Mapping[str, Scene], mint: Mint) -> list[tuple[Cluster, str]]:
    """An IRI for each cluster: the oldest of a name bears the plain one, so that later documents change no IRI."""
    by_iri: defaultdict[str, list[tuple[tuple[str, str, str], Cluster]]] = defaultdict(list)
    for cluster in clusters:
        profiles = [profile for sense in cluster.senses for profile in sense.profiles]
        first = min((scenes[each.document].published or UNDATED, each.document, each.entity) for each in profiles)
        by_iri[mint.named(*_name(profiles))].append((first, cluster))
    found: list[tuple[Cluster, str]] = []
    for iri in sorted(by_iri):
        ordered = sorted(by_iri[iri], key=lambda item: item[0])
        for place, (first, cluster) in enumerate(ordered):
            bare = all(profile.is_bare or profile.scope == profile.document for profile in _profiles(cluster))
            suffix = (
                f"-{digest(*first[1:2], size=8)}" if bare else "" if place == 0 else f"-{digest(*first[1:], size=8)}"
            )
            found.append((cluster, f"{iri}{suffix}"))
    return found


def _profiles(cluster: Cluster) -> list[Profile]:
    return [profile for sense in cluster.senses for profile in sense.profiles]


def _name(profiles: Iterable[Profile]) -> tuple[str, str]:
    """Group and name of a cluster: the name that most documents have among the full ones; of equals the longest."""
    counts: defaultdict[tuple[bool, str, str], int] = defaultdict(int)
    for profile in profiles:
        counts[(not profile.is_bare and not profile.acronym, profile.name, profile.group)] += 1
    _, name, group = min(counts, key=lambda item: (not item[0], -counts[item], -len(item[1]), item[1]))
    return group, name
