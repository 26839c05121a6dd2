"""Readings made by hand: what the pipeline would understand of four short texts, written for the tests."""

from kg.model import Document, Entity, Fact, Mention, MentionKind, Polarity, Quantity, Quote, Reading, Span

GAZETTEER = "https://w3id.org/kg/gazetteer/"
US = GAZETTEER + "country/US"
IRAQ = GAZETTEER + "country/IQ"

TALKS = """\
L'attaché de presse du Pentagone, John Kirby, a indiqué mercredi qu'aucune date n'était arrêtée.

Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone. \
Les États-Unis et l'Irak se sont entendus sur un calendrier de discussions. \
« Nous ne garderons pas de base permanente », a déclaré Kirby.

Le groupe État islamique, aussi appelé Daech, ne s'est pas retiré d'Irak. \
Washington pourrait rappeler ses soldats d'Irak en 2022. \
Le président Barack Obama avait retiré ses troupes d'Irak en 2011. Kirby a remercié l'Irak.
"""

TAKEOVER = """\
Northwind Foods, based in Oslo, has acquired 60 percent of the bakery group Pain & Fils for 1.5 million euros, \
chief executive Ingrid Dahl said on Tuesday. Dahl will visit Lyon next month. \
"This is a union of equals," she said. The union SudPain has not met with Dahl.
"""

BRIEFING = """\
US Department of Defense spokesman John Kirby met Iraqi officials in Baghdad. \
About 2,500 US troops remain in Iraq, the Department of Defense said. Iraq met with Kirby on Friday.
"""

COLUMN = "Kirby soutient le maire de Lyon, écrit notre chroniqueur."


class Draft:
    """A reading in the making: spans are found by their words."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._entities: list[Entity] = []
        self._facts: list[Fact] = []
        self._quotes: list[Quote] = []

    def entity(
        self,
        id_: str,
        type_: str,
        *surfaces: str,
        described: tuple[str, ...] = (),
        classes: tuple[str, ...] = (),
        link: str | None = None,
    ) -> "Draft":
        """Add an entity; the first surface is its name."""
        mentions = [*self._mentions(surfaces, "name"), *self._mentions(described, "description")]
        mentions.sort(key=lambda mention: mention.span)
        self._entities.append(Entity(id_, surfaces[0], type_, tuple(mentions), classes, link))
        return self

    def fact(  # noqa: PLR0913 - a test reads better with everything in one call
        self,
        subject: str,
        predicate: str,
        object_: str | None,
        evidence: str,
        *,
        rule: str = "verb",
        confidence: float = 0.9,
        polarity: Polarity = "affirmed",
        attributed_to: str | None = None,
        time: str | None = None,
        quantity: Quantity | None = None,
        value: str | None = None,
    ) -> "Draft":
        """Add a fact whose sentence is the one that holds the words `evidence`."""
        sentence = self._span(evidence)
        more = (rule, confidence, polarity, attributed_to, time, quantity, value)
        self._facts.append(Fact(subject, predicate, object_, sentence, *more))
        return self

    def quote(self, speaker: str | None, words: str) -> "Draft":
        """Add a quotation."""
        self._quotes.append(Quote(speaker, self._span(words)))
        return self

    def reading(self) -> Reading:
        """The reading."""
        return Reading(self._document, tuple(self._entities), tuple(self._facts), tuple(self._quotes))

    def _span(self, words: str) -> Span:
        start = self._document.text.index(words)
        return Span(start, start + len(words))

    def _mentions(self, surfaces: tuple[str, ...], kind: MentionKind) -> list[Mention]:
        taken: list[Mention] = []
        for surface in sorted(set(surfaces), key=len, reverse=True):
            start = self._document.text.find(surface)
            while start >= 0:
                span = Span(start, start + len(surface))
                if all(span.end <= mention.span.start or mention.span.end <= span.start for mention in taken):
                    taken.append(Mention(span, kind))
                start = self._document.text.find(surface, start + 1)
        return taken


def sample_readings() -> list[Reading]:
    """Four readings, sorted by document id."""
    return [_briefing(), _takeover(), _column(), _talks()]


def _talks() -> Reading:
    document = Document(
        id="fr/talks.txt",
        text=TALKS,
        lang="fr",
        title="Washington et Bagdad s'accordent sur un calendrier",
        published="2021-04-08",
        url="https://news.example/talks",
        source="fr/talks.txt",
    )
    draft = Draft(document)
    draft.entity("e1", "Person", "John Kirby", "Kirby")
    draft.entity("e2", "Organization", "Pentagone", classes=("Ministry",))
    draft.entity("e3", "Country", "États-Unis", "Washington", "américains", link=US)
    draft.entity("e4", "Country", "Irak", link=IRAQ)
    draft.entity("e5", "ArmedGroup", "État islamique", "Daech", classes=("TerroristGroup",))
    draft.entity("e6", "Person", "Barack Obama", described=("Le président",))
    troops = Quantity(2500, "soldier", approximate=True)
    present = "Environ 2 500 militaires américains se trouvent en Irak, selon le Pentagone."
    draft.fact("e1", "spokespersonFor", "e2", TALKS.split("\n", maxsplit=1)[0], rule="role", confidence=0.9347)
    draft.fact("e3", "hasTroopsIn", "e4", present, attributed_to="e2", quantity=troops)
    draft.fact("e3", "agreedWith", "e4", "Les États-Unis et l'Irak se sont entendus sur un calendrier de discussions.")
    draft.fact(
        "e5",
        "hasOtherName",
        None,
        "Le groupe État islamique, aussi appelé Daech, ne s'est pas retiré d'Irak.",
        value="Daech",
    )
    draft.fact(
        "e5",
        "withdrewFrom",
        "e4",
        "Le groupe État islamique, aussi appelé Daech, ne s'est pas retiré d'Irak.",
        polarity="negated",
    )
    draft.fact(
        "e3",
        "withdrewFrom",
        "e4",
        "Washington pourrait rappeler ses soldats d'Irak en 2022.",
        polarity="hypothetical",
        time="2022",
    )
    draft.fact(
        "e6", "withdrewFrom", "e4", "Le président Barack Obama avait retiré ses troupes d'Irak en 2011.", time="2011"
    )
    draft.fact("e1", "open:remercier", "e4", "Kirby a remercié l'Irak.", rule="open", confidence=0.5)
    draft.quote("e1", "Nous ne garderons pas de base permanente")
    return draft.reading()


def _takeover() -> Reading:
    document = Document(
        id="en/takeover.md",
        text=TAKEOVER,
        lang="en",
        title="Bakers unite",
        published="2020-03",
        source="en/takeover.md",
    )
    draft = Draft(document)
    draft.entity("e1", "Organization", "Northwind Foods", classes=("Company",))
    draft.entity("e2", "City", "Oslo")
    draft.entity("e3", "Organization", "Pain & Fils", described=("the bakery group",), classes=("Company",))
    draft.entity("e4", "Person", "Ingrid Dahl", "Dahl")
    draft.entity("e5", "City", "Lyon")
    draft.entity("e6", "Organization", "SudPain")
    first = TAKEOVER[: TAKEOVER.index(" Dahl will")]
    draft.fact("e1", "basedIn", "e2", first, rule="apposition")
    draft.fact("e1", "acquired", "e3", first, attributed_to="e4", quantity=Quantity(60, "percent"))
    draft.fact("e1", "funds", "e3", first, confidence=0.4, quantity=Quantity(1.5, "EUR"))
    draft.fact("e4", "leads", "e1", first, rule="role", confidence=1.0)
    draft.fact("e4", "visited", "e5", "Dahl will visit Lyon next month.", polarity="hypothetical", time="2020-04")
    draft.fact("e6", "metWith", "e4", "The union SudPain has not met with Dahl.", polarity="negated")
    draft.quote("e4", "This is a union of equals,")
    return draft.reading()


def _briefing() -> Reading:
    document = Document(
        id="en/briefing.txt", text=BRIEFING, lang="en", published="2021-04-09", source="en/briefing.txt"
    )
    draft = Draft(document)
    draft.entity("e1", "Person", "John Kirby", "Kirby")
    draft.entity("e2", "Organization", "US Department of Defense", "Department of Defense", classes=("Ministry",))
    draft.entity("e3", "Country", "US", link=US)
    draft.entity("e4", "Country", "Iraq", "Iraqi", link=IRAQ)
    draft.entity("e5", "City", "Baghdad")
    first, second, third = (f"{sentence}." for sentence in BRIEFING.strip().removesuffix(".").split(". "))
    draft.fact("e1", "spokespersonFor", "e2", first, rule="role")
    draft.fact("e1", "visited", "e5", first)
    draft.fact(
        "e3", "hasTroopsIn", "e4", second, attributed_to="e2", quantity=Quantity(2500, "soldier", approximate=True)
    )
    draft.fact("e4", "metWith", "e1", third, time="2021-04-09")
    draft.fact("e1", "metWith", "e4", third, time="2021-04-09", confidence=0.7)
    return draft.reading()


def _column() -> Reading:
    draft = Draft(Document(id="fr/column.txt", text=COLUMN, lang="fr", source="fr/column.txt"))
    draft.entity("e1", "Person", "Kirby").entity("e2", "City", "Lyon")
    draft.fact("e1", "supports", "e2", COLUMN)
    return draft.reading()
