"""Made-up graphs of any size in the pattern that the store holds, and the smallest dataset that answers for them."""

import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

KG = "https://w3id.org/kg/ontology#"
BASE = "http://kg.example/"
PREFIXES = {
    "kg": KG,
    "kgs": "https://w3id.org/kg/statement#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Answer:
    variables: tuple[str, ...]
    rows: tuple[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | None, ...], ...]


@dataclass(frozen=True)
class Memory:
    """A dataset in memory."""

    store: ox.Store = field(default_factory=ox.Store)

    def select(self, query: str, /) -> Answer:
        solutions = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)
        names = tuple(variable.value for variable in solutions.variables)
        return Answer(names, tuple(tuple(solution) for solution in solutions))

    def add(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(expand(predicate)), value))


def expand(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES else name


def iri(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def text(value: str, lang: str | None = None) -> ox.Literal:
    return ox.Literal(value, language=lang) if lang else ox.Literal(value)


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=iri(f"xsd:{datatype}"))


def add_document(memory: Memory, node: str, *, title: str, date: str | None = None, source: str | None = None) -> None:
    memory.add(node, "rdf:type", iri("kg:Document"))
    memory.add(node, "dct:title", text(title))
    if date:
        memory.add(node, "dct:issued", typed(date, "date"))
    if source:
        memory.add(node, "dct:source", text(source))


def add_entity(
    memory: Memory, node: str, kind: str, labels: Iterable[tuple[str, str]], names: Iterable[str] = ()
) -> None:
    memory.add(node, "rdf:type", iri("kg:Entity"))
    memory.add(node, "rdf:type", iri(f"kg:{kind}"))
    for label, lang in labels:
        memory.add(node, "rdfs:label", text(label, lang))
    for name in names:
        memory.add(node, "skos:altLabel", text(name))


def add_statement(  # noqa: PLR0913 - a test reads better with everything in one call
    memory: Memory,
    node: str,
    triple: tuple[str, str, str | ox.Literal],
    *,
    evidence: tuple[str, str],
    document: str,
    polarity: str = "Affirmed",
    extra: Iterable[tuple[str, ox.NamedNode | ox.Literal]] = (),
) -> None:
    subject, predicate, target = triple
    value = target if isinstance(target, ox.Literal) else iri(target)
    values = [
        ("rdf:type", iri("kg:Statement")),
        ("rdf:subject", iri(subject)),
        ("rdf:predicate", iri(predicate)),
        ("rdf:object", value),
        ("kg:polarity", iri(f"kg:{polarity}")),
        ("kg:evidence", text(*evidence)),
        ("prov:wasDerivedFrom", iri(document)),
        *extra,
    ]
    if not any(name == "kg:confidence" for name, _ in values):
        values.append(("kg:confidence", typed("0.9", "decimal")))
    for name, item in values:
        memory.add(node, name, item)
    if polarity == "Affirmed":
        memory.add(subject, predicate, value)


COUNTRIES = (
    ("United States", "États-Unis", "US"), ("France", "France", "FR"), ("Iraq", "Irak", "IQ"), ("Mali", "Mali", "ML"),
    ("Germany", "Allemagne", "DE"), ("Turkey", "Turquie", "TR"), ("Syria", "Syrie", "SY"), ("Japan", "Japon", "JP"),
    ("Brazil", "Brésil", "BR"), ("Kenya", "Kenya", "KE"), ("Ukraine", "Ukraine", "UA"), ("Russia", "Russie", "RU"),
)  # fmt: skip
FIRST = ("Amina", "Jean-Marc", "Élodie", "Hervé", "Noor", "Piotr", "Zoë", "Ismaël", "Karim", "Lucía", "Marta", "Øyvind")
LAST = (
    "Delacroix",
    "Okonkwo",
    "Almeida",
    "Lindqvist",
    "Haddad",
    "Moreau",
    "Castellanos",
    "Nakamura",
    "Ferrand",
    "Whitfield",
)
BODY = ("Institute", "Group", "Union", "Agency", "Council", "Federation", "Bank", "Party", "Observatory", "Foundation")
CITY = (
    "Valmont",
    "Port-Léon",
    "Karsund",
    "Bellerive",
    "Northaven",
    "Sidi Omar",
    "Grünfeld",
    "Alto Verde",
    "Kisara",
    "Lomé-Sud",
)
RELATIONS = (
    ("spokespersonFor", "Person", "Organization"), ("leads", "Person", "Organization"),
    ("worksFor", "Person", "Organization"), ("memberOf", "Person", "Organization"),
    ("nationality", "Person", "Country"), ("metWith", "Person", "Person"),
    ("basedIn", "Organization", "City"), ("locatedIn", "City", "Country"),
    ("hasTroopsIn", "Country", "Country"), ("withdrewFrom", "Country", "Country"),
    ("accused", "Country", "Country"), ("agreedWith", "Country", "Country"),
    ("acquired", "Organization", "Organization"), ("funds", "Organization", "Organization"),
    ("visited", "Person", "Country"),
)  # fmt: skip


def labels() -> dict[str, dict[str, str]]:
    """Labels of the properties and classes that the made-up graphs use."""
    english = {name: "".join(f" {c.lower()}" if c.isupper() else c for c in name) for name, _, _ in RELATIONS}
    french = {
        "spokespersonFor": "porte-parole de", "leads": "dirige", "worksFor": "travaille pour", "memberOf": "membre de",
        "nationality": "nationalité", "metWith": "a rencontré", "basedIn": "a son siège à", "locatedIn": "situé en",
        "hasTroopsIn": "a des troupes en", "withdrewFrom": "s’est retiré de", "accused": "a accusé", "funds": "finance",
        "agreedWith": "s’est accordé avec", "acquired": "a acquis", "visited": "a visité",
    }  # fmt: skip
    found = {name: {"en": english[name], "fr": french[name]} for name in english}
    classes = {"Person": "Personne", "Organization": "Organisation", "Country": "Pays", "City": "Ville"}
    return found | {name: {"en": name, "fr": label} for name, label in classes.items()}


def entities(count: int, *, seed: int) -> Iterator[tuple[str, str, str, str]]:
    """IRI, class, English and French name."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    share = {"Person": 0.42, "Organization": 0.3, "City": 0.12}
    for english, french, code in COUNTRIES[: max(4, count // 12)]:
        yield f"https://w3id.org/kg/gazetteer/country/{code}", "Country", english, french
    made = itertools.count()
    for kind, part in share.items():
        for _ in range(round(count * part)):
            number = next(made)
            name = _name(kind, chance, number)
            yield f"{BASE}{kind.lower()}/{number}", kind, name, name


def _name(kind: str, chance: random.Random, number: int) -> str:
    if kind == "Person":
        return f"{chance.choice(FIRST)} {LAST[number % len(LAST)]}"
    if kind == "City":
        return CITY[number % len(CITY)]
    return f"{chance.choice(CITY)} {BODY[number % len(BODY)]}"


def make(count: int, *, seed: int = 7, ratio: float = 1.3) -> Memory:
    """A graph of about `count` entities and `ratio` facts an entity, with hubs and many loose ends."""
    memory = Memory()
    chance = random.Random(seed)  # noqa: S311 - no secret
    nodes = list(entities(count, seed=seed))
    names = {node: english for node, _, english, _ in nodes}
    by_kind: dict[str, list[str]] = {}
    for node, kind, english, french in nodes:
        by_kind.setdefault(kind, []).append(node)
        add_entity(memory, node, kind, ((english, "en"), (french, "fr")), (english.split()[-1],))
    documents = [f"{BASE}document/{index}" for index in range(max(3, count // 10))]
    for index, document in enumerate(documents):
        add_document(
            memory,
            document,
            title=f"News item {index}",
            date=f"2021-04-{index % 28 + 1:02}",
            source=f"news/{index}.txt",
        )
    for index in range(round(count * ratio)):
        name, domain, range_ = chance.choice(RELATIONS)
        subject, target = _pick(by_kind[domain], chance), _pick(by_kind[range_], chance)
        if subject != target:
            polarity = chance.choices(("Affirmed", "Negated", "Hypothetical"), (0.86, 0.06, 0.08))[0]
            is_open = chance.random() < 0.2
            predicate = f"{BASE}predicate/evoke" if is_open else f"kg:{name}"
            evidence = f"On Tuesday {names[subject]} {name} {names[target]}, officials said."
            extra: list[tuple[str, ox.NamedNode | ox.Literal]] = [("kg:rule", text("frame:verb"))]
            if is_open:
                extra.append(("rdf:type", iri("kg:OpenStatement")))
            if name == "hasTroopsIn":
                extra += [
                    ("kg:quantity", typed("2500", "integer")),
                    ("kg:quantityUnit", text("soldier")),
                    ("kg:approximate", typed("true", "boolean")),
                ]
            if chance.random() < 0.2:
                extra += [
                    ("kg:attributedTo", iri(chance.choice(by_kind["Organization"]))),
                    ("kg:time", typed("2021-04", "gYearMonth")),
                ]
            add_statement(memory, f"{BASE}statement/{index}", (subject, predicate, target), evidence=(evidence, "en"),
                          document=chance.choice(documents), polarity=polarity, extra=extra)  # fmt: skip
    memory.add(f"{BASE}predicate/evoke", "rdfs:label", text("évoquer", "fr"))
    memory.add(f"{BASE}predicate/evoke", "rdf:type", iri("kg:OpenPredicate"))
    return memory


def _pick(nodes: list[str], chance: random.Random) -> str:
    """Early nodes far more often than late ones."""
    return nodes[int(len(nodes) * chance.random() ** 2.2)]
