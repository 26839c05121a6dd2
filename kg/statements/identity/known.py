"""Acronyms that a gazetteer knows, in corpora that give them another meaning."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.acronyms import is_acronym_form
from kg.statements.identity.evidence import Evidence
from kg.statements.identity.names import folded_words
from kg.statements.identity.profiles import Profile


def without_known(profiles: Iterable[Profile], evidence: Evidence, least: float) -> Iterator[Profile]:
    """The profiles, without those of acronyms that mean what the gazetteer says.

    Where another document says that the acronym stands for a body that no gazetteer knows, and the two documents have
    much in common, it means that body here too.

    Args:
        profiles: those of all documents.
        evidence: compares them.
        least: support that is needed.
    """
    every = list(profiles)
    declared: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in every:
        for name in profile.declared if not profile.is_known else ():
            if is_acronym_form(name):
                declared[folded_words(name)].append(profile)
    for profile in every:
        if not profile.is_known:
            yield profile
        elif others := declared.get(folded_words(profile.name)):
            one, other = evidence.sense([profile]), evidence.sense(others)
            if evidence.compare(one, other).weight >= least:
                yield profile
