# ruff: noqa: E501 - rows of tables stay whole
"""An ontology without the properties of news: no rule of structure may state one of those."""

from pathlib import Path

import pytest

from kg import ontology
from kg.model import Document
from kg.relations import RelationReader
from tests.mentions.world import finder, words
from tests.parses import cases, parse

TERMS = """
@prefix kg: <https://w3id.org/kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix my: <https://example.org/terms#> .
my:admires a owl:ObjectProperty ; rdfs:label "admires"@en ; kg:statementProperty my:admiresValue .
"""
STRUCTURES = {
    "an office without complement": """
        President _ PROPN 2 compound | Orlov _ PROPN 3 nsubj _ B-PER | visited visit VERB 0 root FIN | Velia _ PROPN 3 obj _ B-LOC""",
    "a nationality": """
        Velian _ ADJ 2 amod | diplomat _ NOUN 3 compound | Orlov _ PROPN 4 nsubj _ B-PER | smiles smile VERB 0 root FIN""",
    "a country's body": """
        The _ DET 3 det | Velian _ ADJ 3 amod | army _ NOUN 4 nsubj | left leave VERB 0 root FIN""",
    "a place in parentheses": """
        Belmor _ PROPN 5 nsubj _ B-LOC | ( _ PUNCT 3 punct | Velia _ PROPN 1 appos _ B-LOC | ) _ PUNCT 3 punct
        shines shine VERB 0 root FIN""",
}


@pytest.fixture
def reader(tmp_path: Path) -> RelationReader:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "ontology.ttl").write_text(TERMS, encoding="utf-8")
    rules = ontology.default_folder() / "lexicon" / "rules.toml"
    (tmp_path / "lexicon" / "rules.toml").write_text(rules.read_text(encoding="utf-8"), encoding="utf-8")
    return RelationReader(ontology.load(tmp_path), words("en"))


@pytest.mark.parametrize("table", cases(STRUCTURES))
def test_what_the_ontology_lacks_is_not_stated(reader: RelationReader, table: str) -> None:
    doc = parse(table, "en")
    names = finder("en")
    facts, _ = reader.read(doc, Document("test", doc.text, "en"), names.find(doc))
    assert {fact.predicate for fact in facts if not fact.is_open} <= {"admires", "hasAcronym", "hasOtherName"}
