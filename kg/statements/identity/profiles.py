"""What one document tells of one of its entities that helps to know it again elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.acronyms import is_acronym, is_acronym_form
from kg.gazetteers import Entry
from kg.model import Entity, Fact, Reading, Span
from kg.ontology import Ontology
from kg.register import Entry as Place
from kg.register import Register
from kg.statements.identity.names import body_words, folded_words, is_bare, person_words
from kg.statements.identity.places import Places
from kg.statements.identity.scenes import Scene, beside
from kg.statements.identity.wishes import Linked, Wishes
from kg.statements.identity.words import IdentityWords
from kg.statements.iris import group_of
from kg.statements.surfaces import surfaces

BESIDE = 60  # characters before and after a name in which a word tells its bearer's field
WORDS_BESIDE = 4
BODIES = frozenset({"organization", "event", "agreement", "award"})
SENTENCE_END = re.compile(r"[.!?\n;]")
PLACES = frozenset({"Country", "Region", "City"})
DOMINANT = 2  # times as often mentioned as the next, is the country that a document is about


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity of one document that no gazetteer knows.

    Attributes:
        group: person, organization, place …
        words: of the fullest name, comparable across documents.
        names: all names of it in the document.
        declared: names that the text says to be others of it.
        offices: what it leads, serves or speaks for, as ``property target``.
        ties: countries that it is said to be of.
        place: the entry of a register that a place certainly is; None for others.
        link: the gazetteer's IRI of that place; None where it has none.
        cut: IRI of the decision by which a user has split it off; empty where none has.
        is_known: a gazetteer knows the acronym, which is all that the document calls it by.
        scope: what keeps a name apart that means something else elsewhere: a country, or the document; empty else.
    """

    document: str
    entity: str
    group: str
    name: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    declared: tuple[str, ...]
    is_bare: bool
    acronym: bool
    fields: frozenset[str]
    offices: frozenset[str]
    ties: frozenset[str]
    scope: str = ""
    place: Place | None = None
    link: str | None = None
    cut: str = ""
    is_known: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether a user has split it off."""
        return bool(self.cut)

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """Profiles with equal keys bear the same name."""
        if self.cut:
            return (self.group, f"cut {self.cut}", self.words)
        if self.place is not None:
            return (self.group, self.place.iri, ())
        return (self.group, self.scope, self.words)


class Profiler:
    """Makes the profiles of readings."""

    def __init__(self, ontology: Ontology, words: IdentityWords, register: Register | None = None) -> None:
        self._ontology = ontology
        self._words = words
        self._entries: Mapping[str, Entry] = {entry.iri: entry for entry in ontology.gazetteer}
        self._register = Places.of(register, ontology.gazetteer) if register is not None else None
        self._places = _place_names(ontology.gazetteer)

    def profiles(self, reading: Reading, wishes: Wishes, linked: Linked) -> tuple[Scene, list[Profile]]:
        """The document as a scene, and the profiles of those of its entities that are no gazetteer entry.

        Args:
            reading: that of the document.
            wishes: say which entities a user has split off.
            linked: is told of those that are a gazetteer entry.
        """
        facts: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in reading.facts:
            facts[fact.subject].append(fact)
        scene = self._scene(reading)
        entities = {entity.id: entity for entity in reading.entities}
        found: list[Profile] = []
        for entity in reading.entities:
            cut = wishes.cut(reading.document.id, entity.name)
            is_linked = entity.link is not None and not cut and self._is_linked(entity, reading, scene)
            if is_linked:
                linked.see(reading.document.id, entity.name, entity.link or "")
            if is_linked and not all(map(is_acronym_form, _names(entity, reading))):
                continue
            profile = self._profile(entity, facts[entity.id], entities, reading, scene)
            found.append(replace(profile, cut=cut, is_known=is_linked))
        return scene, found

    def _is_linked(self, entity: Entity, reading: Reading, scene: Scene) -> bool:
        """Whether an entity is the gazetteer entry that its document links it to.

        "Congress" in a text that speaks of the Philippines alone is not that of the United States.
        """
        entry = self._entries.get(entity.link or "")
        if entry is None or entry.country_iri is None or entry.country_iri in scene.countries:
            return True
        names = _names(entity, reading)
        if entry.type in PLACES:
            return self._register is None or self._register.instead(entry, names, scene.countries) is None
        return not all(set(self.words_of(name, "organization")) <= self._words.generic for name in names)

    def regrouped(self, profile: Profile, group: str) -> Profile:
        """A profile as that of a thing of another kind."""
        words, is_person = self.words_of(profile.name, group), group == "person"
        return replace(
            profile,
            group=group,
            words=words,
            is_bare=is_person and is_bare(words, self._words),
            acronym=not is_person and is_acronym_form(profile.name),
            scope="",
            place=None,
            link=None,
        )

    def has_form(self, name: str) -> bool:
        """Whether the name ends with a legal form, so that it is a firm's."""
        found = folded_words(name)
        return len(found) > 1 and found[-1] in self._words.forms and name.rsplit(maxsplit=1)[-1][:1].isupper()

    def common_words(self, name: str) -> tuple[str, ...]:
        """The words of a name that are the same whatever kind of thing bears it, sorted."""
        cut = [word for word in folded_words(name) if word not in self._words.forms | self._words.titles]
        return tuple(sorted(cut)) or (name,)

    def words_of(self, name: str, group: str) -> tuple[str, ...]:
        """The words of a name, comparable across documents."""
        if group == "person":
            return person_words(name, self._words) or (name,)
        found = folded_words(name)
        if group in BODIES or (group == "place" and len(found) > 1):
            found = body_words(name, self._words, self._places)
        return found or (name,)

    def _scene(self, reading: Reading) -> Scene:
        countries: Counter[str] = Counter()
        near: dict[str, str] = {}
        bodies: set[str] = set()
        for entity in reading.entities:
            entry = self._entries.get(entity.link or "")
            group = group_of(entity, self._ontology)
            if entry is not None and entry.iso_code:
                countries[entry.iri] += len(entity.mentions)
            elif entity.link is not None:
                bodies.add(entity.link)
            elif group in {"person", "organization"}:
                words = self.words_of(entity.name, group)
                if not set(words) <= self._words.generic:
                    near[beside(words, group)] = entity.name
        return Scene(near, frozenset(bodies), countries, reading.document.published)

    def _profile(
        self, entity: Entity, facts: Iterable[Fact], entities: Mapping[str, Entity], reading: Reading, scene: Scene
    ) -> Profile:
        group, text = group_of(entity, self._ontology), reading.document.text
        spans = [mention.span for mention in entity.mentions if mention.kind == "name"]
        names = _names(entity, reading)
        words, ties = self.words_of(entity.name, group), frozenset(self._ties(facts, entities))
        declared = {
            fact.value
            for fact in facts
            if fact.predicate in self._words.names and fact.value and fact.polarity == "affirmed"
        }
        declared |= {name for name in names if is_acronym_form(name) and is_acronym(name, entity.name)}
        is_person = group == "person"
        place = self._place(group, (entity.name, *names), ties, scene)
        return Profile(
            document=reading.document.id,
            entity=entity.id,
            group=group,
            name=entity.name,
            words=words,
            names=names,
            declared=tuple(sorted(declared)),
            is_bare=is_person and is_bare(words, self._words),
            acronym=not is_person and is_acronym_form(entity.name),
            fields=frozenset(self._fields(text, spans)) if is_person else frozenset(),
            offices=frozenset(self._offices(facts, entities)),
            ties=ties,
            scope=self._scope(words, group, ties, scene, reading.document.id),
            place=place,
            link=self._register.gazetteer_iri(place) if place is not None and self._register is not None else None,
        )

    def _place(self, group: str, names: tuple[str, ...], ties: frozenset[str], scene: Scene) -> Place | None:
        """The entry of the register that a place certainly is."""
        if group != "place" or self._register is None:
            return None
        return self._register.find(names, ties=ties, countries=scene.countries)

    def _scope(self, words: tuple[str, ...], group: str, ties: frozenset[str], scene: Scene, document: str) -> str:
        """The country of a body whose words could be those of others: the one spoken of, else the document."""
        if group != "organization" or not set(words) <= self._words.generic:
            return ""
        if len(ties) == 1:
            return next(iter(ties))
        ranked = sorted(scene.countries.items(), key=lambda item: (-item[1], item[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] >= DOMINANT * ranked[1][1]):
            return ranked[0][0]
        return document

    def _ties(self, facts: Iterable[Fact], entities: Mapping[str, Entity]) -> Iterator[str]:
        for fact in facts:
            other = entities.get(fact.object or "")
            entry = self._entries.get(other.link or "") if other is not None else None
            if fact.predicate in self._words.ties and fact.polarity == "affirmed" and entry is not None:
                country = entry.iri if entry.iso_code else entry.country_iri
                if country:
                    yield country

    def _offices(self, facts: Iterable[Fact], entities: Mapping[str, Entity]) -> Iterator[str]:
        for fact in facts:
            other = entities.get(fact.object or "")
            if fact.predicate in self._words.offices and fact.polarity == "affirmed" and other is not None:
                target = other.link or " ".join(self.words_of(other.name, group_of(other, self._ontology)))
                yield f"{fact.predicate} {target}"

    def _fields(self, text: str, spans: Iterable[Span]) -> Iterator[str]:
        for span in spans:
            before = SENTENCE_END.split(text[max(0, span.start - BESIDE) : span.start])[-1].rstrip()
            after = SENTENCE_END.split(text[span.end : span.end + BESIDE])[0]
            near = folded_words(before.removesuffix(",").rpartition(",")[2])[-WORDS_BESIDE:]
            if after.startswith((",", " (", "(")):
                near += folded_words(after)[:WORDS_BESIDE]
            yield from (self._words.fields[word] for word in near if word in self._words.fields)


def _names(entity: Entity, reading: Reading) -> tuple[str, ...]:
    return tuple(sorted({*surfaces(entity, reading), entity.name}))


def _place_names(gazetteer: Iterable[Entry]) -> dict[str, str]:
    """A token for each country and place, by its names of one word and its demonyms, folded; countries first."""
    found: dict[str, str] = {}
    for entry in sorted(gazetteer, key=lambda entry: (not entry.iso_code, entry.iri)):
        if entry.type in PLACES:
            for name in entry.names:
                words = folded_words(name.text)
                if len(words) == 1 and name.kind in {"label", "alt", "demonym"}:
                    found.setdefault(words[0], f"={entry.iso_code or entry.iri}")
    return found
