"""What speaks for two bearers of like names being one, and what against."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from kg.statements.identity.profiles import Profile
from kg.statements.identity.scenes import Scene, beside
from kg.statements.identity.words import IdentityWords

MOST_KEPT = 400  # names beside which a bearer stands, that are compared
SHOWN = 3
COUNTED = 2  # how many names and bodies that both stand beside add to the support


@dataclass(slots=True, eq=False)
class Sense:
    """Profiles of one name that are one thing."""

    profiles: list[Profile]
    fields: Counter[str] = field(default_factory=Counter)
    ties: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)

    @property
    def first(self) -> Profile:
        """The profile that stands for all."""
        return self.profiles[0]

    @property
    def order(self) -> tuple[str, str, str]:
        """Tells senses apart, whatever the order in which documents come."""
        return (self.first.document, self.first.entity, self.first.name)


@dataclass(frozen=True, slots=True)
class Support:
    """How much speaks for two senses being one.

    Attributes:
        conflict: what speaks against it; empty where nothing does.
    """

    weight: float
    reasons: tuple[str, ...]
    conflict: str = ""


class Evidence:
    """Compares senses; knows of every document what else it mentions."""

    def __init__(self, scenes: Mapping[str, Scene], words: IdentityWords) -> None:
        self._scenes = scenes
        self._words = words
        self._documents: Counter[str] = Counter(name for scene in scenes.values() for name in scene.near)
        self._names: dict[str, str] = {}
        for scene in scenes.values():
            for key, name in scene.near.items():
                self._names[key] = min(name, self._names.get(key, name))
        thresholds = words.thresholds
        self._rare = min(max(thresholds["rare"], thresholds["rare_share"] * len(scenes)), thresholds["rare_most"])

    def rare_near(self, profile: Profile) -> set[str]:
        """The names beside a profile that few documents have, its own left out."""
        own = beside(profile.words, profile.group)
        names = self._scenes[profile.document].near
        return {name for name in names if self._documents[name] <= self._rare and name != own}

    def sense(self, profiles: Iterable[Profile]) -> Sense:
        """Profiles taken together."""
        ordered = sorted(profiles, key=lambda each: (each.document, each.entity))
        found = Sense(ordered)
        for profile in ordered:
            scene = self._scenes[profile.document]
            found.fields.update(profile.fields)
            found.ties |= profile.ties
            found.offices |= profile.offices
            found.bodies |= scene.bodies
            found.countries |= scene.countries.keys()
            if len(found.near) < MOST_KEPT:
                found.near |= self.rare_near(profile)
            if scene.published:
                found.dates.add(scene.published)
        return found

    def compare(self, one: Sense, other: Sense) -> Support:
        """What speaks for two senses being one, and what against."""
        weights, reasons = self._words.support, []
        weight = 0.0
        own = {beside(each.first.words, each.first.group) for each in (one, other)}
        for name, shared, most in (
            ("role", one.offices & other.offices, 1),
            ("near", (one.near & other.near) - own, COUNTED),
            ("body", one.bodies & other.bodies, COUNTED),
            ("country", one.countries & other.countries, 1),
            ("tied", one.ties & other.ties, 1),
            ("field", one.fields.keys() & other.fields.keys(), 1),
        ):
            if shared:
                weight += weights[name] * min(most, len(shared))
                reasons.append(f"{name}: {self._shown(shared)}")
        conflict = self._conflict(one, other) if weight < self._words.thresholds["strong"] else ""
        return Support(round(weight, 3), tuple(reasons), conflict)

    def _shown(self, shared: Set[str]) -> str:
        """What two senses have in common, for people."""
        names = (self._names.get(each, each.rpartition("/")[2]) for each in sorted(shared)[:SHOWN])
        return ", ".join(names)

    def _conflict(self, one: Sense, other: Sense) -> str:
        """Why two senses can hardly be one; empty where nothing says so."""
        if one.fields and other.fields and not self._fit(one.fields, other.fields):
            return f"different fields: {_listed(one.fields)} and {_listed(other.fields)}"
        if one.ties and other.ties and one.first.group != "person" and not one.ties & other.ties:
            return f"different countries: {_listed(one.ties)} and {_listed(other.ties)}"
        recurs = one.first.group == "event" and bool(self._words.recurring & set(one.first.words))
        if recurs and self._apart(one.dates, other.dates):
            return f"different times: {_listed(one.dates)} and {_listed(other.dates)}"
        return ""

    def may_be_one(self, one: Profile, other: Profile) -> bool:
        """Whether nothing in what they are known for speaks against two profiles being one."""
        return not (one.fields and other.fields) or self._fit(Counter(one.fields), Counter(other.fields))

    def needed(self, profile: Profile) -> float:
        """How much support two bearers of one full name need: short names have many bearers."""
        thresholds = self._words.thresholds
        is_short = profile.group == "person" and len("".join(profile.words)) <= thresholds["short_name"]
        return thresholds["short_needs"] if is_short else 0.0

    def _fit(self, one: Counter[str], other: Counter[str]) -> bool:
        """Whether one person can be known in the fields that each is mostly known in."""
        return any((a, b) in self._words.compatible for a in _leading(one) for b in _leading(other))

    def _apart(self, one: set[str], other: set[str]) -> bool:
        pairs = [(_day(a), _day(b)) for a in sorted(one)[:9] for b in sorted(other)[:9]]
        days = [abs((a - b).days) for a, b in pairs if a is not None and b is not None]
        return bool(days) and min(days) > self._words.thresholds["days_between_events"]


def _leading(fields: Counter[str]) -> list[str]:
    """The fields that are told at least half as often as the first."""
    most = max(fields.values())
    return sorted(name for name, count in fields.items() if 2 * count >= most)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(value.rpartition("/")[2] for value in values)[:3])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
