"""The bearers of one name told apart: which of the documents that have it mean the same one.

A full name means one thing unless something speaks against it. A family name alone, and an acronym that stands for two
bodies, means the same in two documents only where something speaks for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.statements.identity.evidence import Evidence, Sense
from kg.statements.identity.profiles import Profile

Note = Callable[[Sense, Sense, str], None]
MARGIN = 0.5  # of support, by which one of two senses must be the likelier


def senses(profiles: Sequence[Profile], evidence: Evidence, note: Note, *, apart: bool) -> list[Sense]:
    """The senses of one name, in an order that the documents' order does not change.

    Args:
        profiles: all with the same key.
        evidence: compares them.
        note: is told of two senses of one name, and why they are kept apart.
        apart: whether the name alone says nothing, so that only what speaks for it joins two documents.
    """
    parts = sorted((evidence.sense(part) for part in _connected(profiles, evidence)), key=_size)
    if apart or len(parts) == 1:
        return parts
    found: list[list[Sense]] = []
    for part in parts:
        home = _home(part, found, evidence)
        if home is None:
            found.append([part])
        else:
            home.append(part)
    whole = [evidence.sense(profile for part in group for profile in part.profiles) for group in found]
    for other in whole[1:]:
        reason = evidence.compare(whole[0], other).conflict
        note(whole[0], other, reason or "one name, and nothing that both stand beside")
    return whole


def _size(sense: Sense) -> tuple[int, tuple[str, str, str]]:
    return (-len(sense.profiles), sense.order)


def _home(part: Sense, groups: list[list[Sense]], evidence: Evidence) -> list[Sense] | None:
    """The group to which a part belongs: the only one with which it does not conflict, or the likeliest."""
    fitting: list[tuple[float, int]] = []
    for place, group in enumerate(groups):
        supports = [evidence.compare(part, other) for other in group]
        if not _share_a_document(part, group) and not any(support.conflict for support in supports):
            fitting.append((max(support.weight for support in supports), place))
    fitting = [item for item in fitting if item[0] >= evidence.needed(part.first)]
    if not fitting:
        return None
    best = max(fitting, key=lambda item: (item[0], -item[1]))
    rivals = [weight for weight, place in fitting if place != best[1]]
    return groups[best[1]] if not rivals or best[0] >= max(rivals) + MARGIN else None


def _share_a_document(part: Sense, group: Iterable[Sense]) -> bool:
    """Whether a document that tells two bearers apart has one in each."""
    documents = {profile.document for profile in part.profiles if profile.group == "person"}
    return any(profile.document in documents for sense in group for profile in sense.profiles)


def _connected(profiles: Sequence[Profile], evidence: Evidence) -> Iterator[list[Profile]]:
    """Profiles that stand beside the same rare names, or hold the same office, directly or by way of others."""
    ordered = sorted(profiles, key=lambda each: (each.document, each.entity))
    parents = list(range(len(ordered)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    seen: dict[str, int] = {}
    for place, profile in enumerate(ordered):
        for feature in _features(profile, evidence):
            first = seen.setdefault(feature, place)
            is_other = profile.group == "person" and ordered[first].document == profile.document
            if is_other or not evidence.may_be_one(ordered[first], profile):
                continue
            one, other = sorted((root(first), root(place)))
            parents[other] = one
    groups: defaultdict[int, list[Profile]] = defaultdict(list)
    for place, profile in enumerate(ordered):
        groups[root(place)].append(profile)
    yield from groups.values()


def _features(profile: Profile, evidence: Evidence) -> Iterable[str]:
    return (*sorted(profile.offices), *sorted(f"near {name}" for name in evidence.rare_near(profile)))
