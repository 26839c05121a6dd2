"""The namespaces of all that is written and asked, and the terms used most."""

from collections.abc import Mapping

KG = "https://w3id.org/kg/ontology#"
KGS = "https://w3id.org/kg/statement#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCT = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
TYPE = RDF + "type"
LABEL = RDFS + "label"
SUBCLASS = RDFS + "subClassOf"
STATEMENT_PROPERTY = KG + "statementProperty"
GAZETTEER = "https://w3id.org/kg/gazetteer/"
WIKIDATA = "http://www.wikidata.org/entity/"
PREFIXES: Mapping[str, str] = (
    {"kg": KG, "kgs": KGS, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "skos": SKOS, "prov": PROV, "oa": OA, "dct": DCT}
    | {"xsd": XSD, "schema": SCHEMA, "time": "http://www.w3.org/2006/time#", "wd": WIKIDATA, "gaz": GAZETTEER}
)  # fmt: skip
