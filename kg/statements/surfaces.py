"""The names that a document has for an entity, as it writes them."""

from kg.model import Entity, Reading

NAME = "name"


def one_line(name: str) -> str:
    """A name without line breaks and doubled spaces."""
    return " ".join(name.split())


def surfaces(entity: Entity, reading: Reading) -> set[str]:
    """The names of an entity in its document, each in one line."""
    spans = (mention.span for mention in entity.mentions if mention.kind == NAME)
    return {one_line(span.of(reading.document.text)) for span in spans} - {""}
