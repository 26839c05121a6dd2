"""Documents and quotations as RDF."""

from collections.abc import Iterator

from kg.model import Quote
from kg.namespaces import DCT, KG, OA, PROV, SCHEMA, TYPE
from kg.statements.facts import Context
from kg.statements.ntriples import integer, iri, point_in_time, text, triple, typed


def document_triples(context: Context) -> Iterator[str]:
    """What the graph says of a document, and which entities it mentions."""
    node, document = context.document, context.reading.document
    yield triple(node, TYPE, iri(KG + "Document"))
    yield triple(node, DCT + "identifier", text(document.id))
    yield triple(node, DCT + "language", text(document.lang))
    yield triple(node, KG + "language", text(document.lang))
    if document.title is not None:
        yield triple(node, DCT + "title", text(document.title, document.lang))
    if document.published is not None:
        yield triple(node, DCT + "issued", point_in_time(document.published))
    if document.source is not None:
        yield triple(node, DCT + "source", text(document.source))
    if document.url is not None:
        yield triple(node, SCHEMA + "url", typed(document.url, "anyURI"))
    yield from (triple(entity, KG + "mentionedIn", iri(node)) for entity in context.nodes.values())


def quotation_triples(quote: Quote, context: Context) -> Iterator[str]:
    """What the graph says of a quotation."""
    speaker = context.node(quote.speaker) if quote.speaker is not None else None
    span, document = quote.span, context.reading.document
    node = context.mint.quotation(context.document, str(span.start), str(span.end), speaker or "")
    yield triple(node, TYPE, iri(KG + "Quotation"))
    yield triple(node, KG + "quotedText", text(span.of(document.text), document.lang))
    yield triple(node, OA + "start", integer(span.start))
    yield triple(node, OA + "end", integer(span.end))
    yield triple(node, PROV + "wasDerivedFrom", iri(context.document))
    if speaker is not None:
        yield triple(node, KG + "speaker", iri(speaker))
