"""What kind of thing a name means, as the documents together see it.

Each document decides alone, and some take a firm for a person. One name is seldom that of two kinds of things: the
kind that most documents see is that of all, except where one of them says in words what it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.statements.identity.profiles import Profile, Profiler

ORGANIZATION, PERSON = "organization", "person"
PREFERENCE = (ORGANIZATION, PERSON, "event", "agreement", "award", "work", "place", "product", "group", "thing")
SURE = 2  # documents that one is worth which calls a person by the family name


def agreed_groups(profiles: Iterable[Profile], profiler: Profiler) -> Iterator[Profile]:
    """The profiles, those of one name as one kind of thing where they may be."""
    by_name: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.is_cut:
            yield profile
        else:
            by_name[profiler.common_words(profile.name)].append(profile)
    for words, same in by_name.items():
        group = _agreed(same, profiler, is_single=len(words) == 1)
        for profile in same:
            yield (
                profile
                if group is None or profile.group == group or _is_told(profile)
                else profiler.regrouped(profile, group)
            )


def placed(profiles: Iterable[Profile]) -> Iterator[Profile]:
    """The profiles, those of places that a document alone does not settle as the only one of that name elsewhere."""
    every = list(profiles)
    known: defaultdict[tuple[str, ...], dict[str, Profile]] = defaultdict(dict)
    for profile in every:
        if profile.place is not None:
            known[profile.words].setdefault(profile.place.iri, profile)
    for profile in every:
        same = known.get(profile.words, {}) if profile.group == "place" and profile.place is None else {}
        only = next(iter(same.values())) if len(same) == 1 and not profile.is_cut else None
        yield profile if only is None else replace(profile, place=only.place, link=only.link)


def _agreed(profiles: Sequence[Profile], profiler: Profiler, *, is_single: bool) -> str | None:
    """The kind of thing that profiles of one name are; None where they already agree, or nothing decides."""
    if _are_told_apart(profiles):
        return None
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts[profile.group] += SURE if _is_called_by_surname(profile) else 1
    if len(counts) == 1:
        return None
    if any(profiler.has_form(name) for profile in profiles for name in profile.names):
        return ORGANIZATION
    ranked = sorted(counts, key=lambda group: (-counts[group], PREFERENCE.index(group)))
    is_tie = counts[ranked[0]] == counts[ranked[1]]
    return None if is_single and is_tie else ranked[0]


def _are_told_apart(profiles: Iterable[Profile]) -> bool:
    """Whether one document has two kinds of things of the name: the river Adour, and the firm."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        kinds[profile.document].add(profile.group)
    return any(len(groups) > 1 for groups in kinds.values())


def _is_called_by_surname(profile: Profile) -> bool:
    """Whether a person is called by the last word of the name too, as one hardly does with anything else."""
    last = (profile.name.split() or [profile.name])[-1]
    return profile.group == PERSON and last != profile.name and last in profile.names


def _is_told(profile: Profile) -> bool:
    """Whether words beside the name say that it is a person's."""
    return profile.group == PERSON and bool(profile.fields)
