"""Where documents contradict each other: other figures, affirmed against denied, two values where there can be one.

The store finds the groups of statements that may contradict each other; only these are read, some at a time. Statements
whose times certainly differ tell of a development: such a group is a ``series``. What a text only plans or supposes
contradicts nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, groupby
from typing import Literal

from kg.conflict_claims import Claim, Key, groups, places, rows, text
from kg.conflict_ranks import Test, ranked, signature
from kg.conflict_rules import Place, Rules, Single, apart, distinct
from kg.store import Dataset

Kind = Literal["figures", "polarity", "value", "series"]
KINDS: tuple[Kind, ...] = ("figures", "polarity", "value")
FIGURES = """SELECT DISTINCT ?p ?s ?o WHERE { SELECT ?p ?s ?o ?u WHERE { %(bound)s
    ?st kg:quantity ?q ; kg:quantityUnit ?u ; kg:polarity ?polarity ; rdf:predicate ?p ; rdf:subject ?x ; rdf:object ?y
    FILTER(?polarity = kg:Affirmed && isIRI(?y)) BIND(?p IN (%(symmetric)s) && STR(?y) < STR(?x) AS ?turned)
    BIND(IF(?turned, ?y, ?x) AS ?s) BIND(IF(?turned, ?x, ?y) AS ?o)
    } GROUP BY ?p ?s ?o ?u HAVING(COUNT(DISTINCT ?q) > 1) }"""
POLARITY = """SELECT DISTINCT ?p ?x ?y WHERE { %(bound)s
    ?st kg:polarity kg:Negated ; rdf:predicate ?p ; rdf:subject ?x ; rdf:object ?y FILTER(isIRI(?y)) ?x ?p ?y }"""
VALUE = """SELECT ?fixed WHERE { %(bound)s %(triple)s FILTER(isIRI(?fixed)) }
    GROUP BY ?fixed HAVING(COUNT(DISTINCT ?open) > 1)"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that contradict each other, or that tell how a value changed.

    Attributes:
        subject, object: IRIs; None for the end that differs between the claims.
        property: IRI.
        in_one_document: whether a document contradicts itself, and no other has a say.
        claims: by rank, and within one as the ranks go.
    """

    kind: Kind
    subject: str | None
    property: str
    object: str | None
    in_one_document: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Search:
    dataset: Dataset
    rules: Rules
    property: str | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class _Case:
    """How the statements of one kind are compared.

    Attributes:
        contradicts: whether two claims cannot both be true at one time.
        agrees: whether claims of two positions support each other; None where none do.
        position: what the claims of one rank have in common.
        changes: whether what is true at one time may be false at another.
    """

    kind: Kind
    contradicts: Test
    agrees: Test | None
    position: Callable[[Claim], object]
    changes: bool = True


def find(
    dataset: Dataset,
    rules: Rules,
    *,
    kinds: Iterable[Kind] = KINDS,
    property_: str | None = None,
    entity: str | None = None,
    series: bool = False,
) -> tuple[Conflict, ...]:
    """All conflicts of a graph, by kind, then by the IRIs of property, subject and object.

    Args:
        dataset: the graph.
        rules: what contradicts what.
        kinds: of `KINDS`, which to look for.
        property_: IRI of the only property to look at.
        entity: IRI of the only entity to look at, as subject or object.
        series: whether to give also what changed over time, under the kind ``series``.

    Raises:
        StoreError: the graph cannot be read.
    """
    search, wanted = _Search(dataset, rules, property_, entity), frozenset(kinds)
    finders = {"figures": _figures, "polarity": _polarities, "value": _values}
    found = (conflict for kind in KINDS if kind in wanted for conflict in finders[kind](search))
    return tuple(conflict for conflict in found if series or conflict.kind != "series")


def _figures(search: _Search) -> Iterator[Conflict]:
    rules = search.rules
    symmetric = ", ".join(f"<{iri}>" for iri in sorted(rules.symmetric))
    found = rows(search.dataset, FIGURES % {"bound": _bound(search), "symmetric": symmetric})
    keys = {(text(row["p"]), text(row["s"]), text(row["o"])) for row in found}
    agrees = partial(_agree, rules)
    case = _Case("figures", lambda one, other: not agrees(one, other), agrees, lambda claim: float(claim.figure or 0))
    for key, claims in groups(search.dataset, keys, rules, more="; kg:quantity ?q"):
        stated = (claim for claim in claims if claim.figure and claim.polarity == "affirmed")
        for _, same_unit in groupby(sorted(stated, key=_unit), key=_unit):
            yield from _judged(key, list(same_unit), case)


def _polarities(search: _Search) -> Iterator[Conflict]:
    rules = search.rules
    found = rows(search.dataset, POLARITY % {"bound": _bound(search)})
    keys = {_turned((text(row["p"]), text(row["x"]), text(row["y"])), rules) for row in found}
    denies = partial(_denies, rules)
    case = _Case("polarity", denies, None, lambda claim: claim.polarity)
    for key, claims in groups(search.dataset, keys, rules):
        yield from _judged(key, [claim for claim in claims if claim.polarity != "hypothetical"], case)


def _values(search: _Search) -> Iterator[Conflict]:
    for single in search.rules.singles:
        if search.property in {None, single.property}:
            for side in single.each:
                yield from _of_one_value(search, single, side)


def _of_one_value(search: _Search, single: Single, side: str) -> Iterator[Conflict]:
    keys = _value_keys(search, single, side)
    for key, claims in groups(search.dataset, keys, search.rules):
        affirmed = [claim for claim in claims if claim.polarity == "affirmed"]
        known = places(search.dataset, affirmed, search.rules)
        contradicts = partial(_differ, search.rules, known)
        case = _Case("value", contradicts, None, lambda claim: claim.value, single.changes)
        yield from _judged(key, affirmed, case)


def _value_keys(search: _Search, single: Single, side: str) -> Iterator[Key]:
    property_ = f"<{single.property}>"

    def triple(other: str) -> str:
        return f"?fixed {property_} {other} ." if side == "subject" else f"{other} {property_} ?fixed ."

    entity = f"<{search.entity}>"
    bound = f"{{ VALUES ?fixed {{ {entity} }} }} UNION {{ {triple(entity)} }}" if search.entity else ""
    for row in rows(search.dataset, VALUE % {"bound": bound, "triple": triple("?open")}):
        fixed = text(row["fixed"])
        yield (single.property, fixed, None) if side == "subject" else (single.property, None, fixed)


def _bound(search: _Search) -> str:
    """What narrows a query to one property, or to one entity at either end."""
    property_ = f"VALUES ?p {{ <{search.property}> }} " if search.property else ""
    either = f"{{ ?st rdf:subject <{search.entity}> }} UNION {{ ?st rdf:object <{search.entity}> }}"
    return property_ + (f"{{ SELECT REDUCED ?st WHERE {{ {either} }} }}" if search.entity else "")


def _turned(key: tuple[str, str, str], rules: Rules) -> Key:
    """The key of a fact, the same for both directions of a symmetric property."""
    property_, subject, object_ = key
    return (property_, object_, subject) if property_ in rules.symmetric and object_ < subject else key


def _judged(key: Key, claims: list[Claim], case: _Case) -> Iterator[Conflict]:
    """The conflict among the claims, if there is one."""
    kind = _kind(claims, case)
    if kind is not None:
        property_, subject, object_ = key
        order = ranked(claims, case.position, case.agrees, changes=case.changes)
        is_alone = len({claim.document for claim in claims}) == 1
        yield Conflict(kind, subject, property_, object_, is_alone, order)


def _kind(claims: Iterable[Claim], case: _Case) -> Kind | None:
    """``series`` where all that contradict each other speak of different times."""
    samples = {signature(claim): claim for claim in claims}.values()
    kind: Kind | None = None
    for one, other in combinations(samples, 2):
        if case.contradicts(one, other):
            if not case.changes or not apart(one.time, other.time):
                return case.kind
            kind = "series"
    return kind


def _agree(rules: Rules, one: Claim, other: Claim) -> bool:
    """Whether the figures of two claims may be the same."""
    if one.unit != other.unit or one.figure is None or other.figure is None:
        return False
    return rules.agree((float(one.figure), one.approximate), (float(other.figure), other.approximate))


def _denies(rules: Rules, one: Claim, other: Claim) -> bool:
    """Whether one claim denies what the other affirms; a denial with a figure denies that figure alone."""
    if one.polarity == other.polarity:
        return False
    denial = one if one.polarity == "negated" else other
    return denial.figure is None or _agree(rules, one, other)


def _differ(rules: Rules, known: dict[str, Place], one: Claim, other: Claim) -> bool:
    return distinct(known[one.value or ""], known[other.value or ""], rules)


def _unit(claim: Claim) -> str:
    return claim.unit or ""
