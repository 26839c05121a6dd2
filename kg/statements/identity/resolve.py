"""One identity across documents: which entities of which documents are one, and what its IRI is.

Entities with a gazetteer entry are that entry. The others are grouped by name, the bearers of a name told apart
(`senses`), and the names of one bearer brought together (`joining`); then a user's decisions have their way
(`deciding`).
The result depends on the set of documents and decisions alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.decisions import Decisions
from kg.model import Reading
from kg.ontology import Ontology
from kg.statements.identity import words as word_lists
from kg.statements.identity.deciding import Decider
from kg.statements.identity.evidence import Evidence, Sense
from kg.statements.identity.groups import agreed_groups, placed
from kg.statements.identity.joining import Cluster, Doubt, Joiner, ambiguous_acronyms
from kg.statements.identity.known import without_known
from kg.statements.identity.profiles import Profile, Profiler
from kg.statements.identity.recognising import Registers, recognise
from kg.statements.identity.result import Doubtful, Identity, Reason
from kg.statements.identity.scenes import Scene
from kg.statements.identity.senses import senses
from kg.statements.identity.wishes import Linked, Wishes
from kg.statements.iris import Mint, digest

UNDATED = "9999"
Key = tuple[str, str, tuple[str, ...]]


def resolve(
    readings: Iterable[Reading],
    ontology: Ontology,
    mint: Mint,
    decisions: Decisions | None = None,
    registers: Registers | None = None,
) -> Identity:
    """Find out which entities of all readings are one.

    Args:
        readings: each document once.
        ontology: has the gazetteers and ``identity.toml``.
        mint: makes IRIs.
        decisions: a user's; None for none.
        registers: known entities; None for none but the gazetteers.

    Raises:
        OntologyError: ``identity.toml`` is malformed.
    """
    words = word_lists.load(ontology.folder)
    registers = registers or Registers()
    profiler, wishes = Profiler(ontology, words, registers.places), Wishes.of(decisions or Decisions())
    linked = Linked(frozenset(each for side in wishes.sides for each in side.anchors))
    scenes: dict[str, Scene] = {}
    everyone: list[Profile] = []
    for reading in readings:
        scenes[reading.document.id], profiles = profiler.profiles(reading, wishes, linked)
        everyone += profiles
    evidence = Evidence(scenes, words)
    everyone = list(without_known(everyone, evidence, words.needs["known_acronym"]))
    doubts: list[Doubt] = []
    joiner = Joiner(evidence, profiler, words)
    joiner.join(_senses(_by_key(everyone, profiler), evidence, doubts))
    decider = Decider(joiner, wishes, linked)
    decider.split()
    known = recognise(joiner, registers.own, ontology) if registers.own else {}
    named = _iris(joiner.clusters(), scenes, mint)
    if wishes.sides:
        decider.merge({iri: cluster for cluster, iri in named})
        named = _iris(joiner.clusters(), scenes, mint)
    return _identity(named, [*doubts, *joiner.doubts], decider, known)


def _by_key(profiles: Iterable[Profile], profiler: Profiler) -> Mapping[Key, list[Profile]]:
    found: defaultdict[Key, list[Profile]] = defaultdict(list)
    for profile in placed(agreed_groups(profiles, profiler)):
        found[profile.key].append(profile)
    return found


def _senses(by_key: Mapping[Key, list[Profile]], evidence: Evidence, doubts: list[Doubt]) -> list[Sense]:
    acronyms = ambiguous_acronyms(profile for profiles in by_key.values() for profile in profiles)

    def note(one: Sense, other: Sense, reason: str) -> None:
        doubts.append(Doubt(one, other, reason))

    found: list[Sense] = []
    for key in sorted(by_key):
        first = by_key[key][0]
        is_acronym = any(profile.acronym for profile in by_key[key])
        apart = first.is_bare or (is_acronym and " ".join(first.words) in acronyms)
        found += senses(by_key[key], evidence, note, apart=apart and not first.is_cut)
    return found


def _identity(
    named: Sequence[tuple[Cluster, str]],
    doubts: Iterable[Doubt],
    decider: Decider,
    known: Mapping[int, tuple[str, ...]],
) -> Identity:
    nodes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    reasons: dict[str, tuple[Reason, ...]] = {}
    homes: dict[int, str] = {}
    groups: dict[str, str] = {}
    links: defaultdict[str, set[str]] = defaultdict(set)
    for cluster, iri in named:
        if cluster.link is None:
            groups[iri] = cluster.senses[0].first.group
        for sense in cluster.senses:
            homes[id(sense)] = iri
            for profile in sense.profiles:
                nodes[profile.document][profile.entity] = iri
        if cluster.joins:
            reasons[iri] = (*reasons.get(iri, ()), *_reasons(cluster))
        elsewhere = {iri for sense in cluster.senses for iri in (*_elsewhere(sense), *known.get(id(sense), ()))}
        links[iri] |= elsewhere - {iri}
    labels = decider.labels(homes)
    for iri, targets in decider.links(homes).items():
        links[iri].update(targets)
    sorted_links = {iri: tuple(sorted(targets)) for iri, targets in links.items() if targets}
    return Identity(nodes, groups, reasons, _doubtful(doubts, homes), decider.aliases, labels, sorted_links)


def _elsewhere(sense: Sense) -> tuple[str, ...]:
    """IRIs of a place in registers."""
    place = sense.first.place
    return (place.iri, *place.same_as) if place is not None else ()


def _doubtful(doubts: Iterable[Doubt], homes: Mapping[int, str]) -> tuple[Doubtful, ...]:
    pairs: dict[tuple[str, str], str] = {}
    for doubt in doubts:
        one, other = sorted((homes[id(doubt.one)], homes[id(doubt.other)]))
        if one != other:
            pairs.setdefault((one, other), doubt.reason)
    return tuple(Doubtful(*pair, reason) for pair, reason in sorted(pairs.items()))


def _reasons(cluster: Cluster) -> Iterator[Reason]:
    for join in cluster.joins:
        one, other = join.one.first, join.other.first
        yield Reason((one.name, other.name), (one.document, other.document), join.how, join.support.reasons)


def _iris(clusters: Iterable[Cluster], scenes: Mapping[str, Scene], mint: Mint) -> list[tuple[Cluster, str]]:
    """An IRI for each cluster: the oldest of a name bears the plain one, so that later documents change no IRI."""
    by_iri: defaultdict[str, list[tuple[tuple[str, str, str], Cluster]]] = defaultdict(list)
    found: list[tuple[Cluster, str]] = []
    for cluster in clusters:
        profiles = _profiles(cluster)
        first = min((scenes[each.document].published or UNDATED, each.document, each.entity) for each in profiles)
        link = cluster.link or _known_place(cluster)
        if link is not None:
            found.append((cluster, link))
        else:
            by_iri[mint.named(*_name(profiles, scenes))].append((first, cluster))
    for iri in sorted(by_iri):
        ordered = sorted(by_iri[iri], key=lambda item: item[0])
        found += [(cluster, iri + _suffix(cluster, first, place)) for place, (first, cluster) in enumerate(ordered)]
    return found


def _known_place(cluster: Cluster) -> str | None:
    """The gazetteer's IRI of a place that a register knows too."""
    return next((sense.first.link for sense in cluster.senses if sense.first.link is not None), None)


def _suffix(cluster: Cluster, first: tuple[str, str, str], place: int) -> str:
    """What tells the IRIs of several bearers of a name apart; a name that means little alone has it always."""
    if all(profile.is_bare or profile.scope == profile.document for profile in _profiles(cluster)):
        return f"-{digest(*first[1 : 3 if place else 2], size=8)}"
    return f"-{digest(*first[1:], size=8)}" if place else ""


def _profiles(cluster: Cluster) -> list[Profile]:
    return [profile for sense in cluster.senses for profile in sense.profiles]


def _name(profiles: Iterable[Profile], scenes: Mapping[str, Scene]) -> tuple[str, str]:
    """Group and name of a cluster: the first that a document gives it in full, so that later ones change nothing."""
    first = min(
        profiles,
        key=lambda each: (
            each.is_bare or each.acronym,
            scenes[each.document].published or UNDATED,
            each.document,
            each.entity,
        ),
    )
    return first.group, first.name
