import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, Namespace

ROOT = Path(__file__).parents[2]
KG = Namespace("https://w3id.org/kg/ontology#")
FORMATS = {".txt", ".md", ".html", ".jsonl"}


def local(term: object) -> str:
    return str(term).rsplit("#", 1)[1]


def seeds() -> dict[str, str]:
    """The text of each seed, tags and all, by name and language."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "seeds").iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            found |= {record["id"]: record["text"] for record in map(json.loads, text.splitlines())}
        else:
            found[path.name] = re.sub(r"<[^>]+>", " ", text)
    return found


def test_readme_names_every_class_and_property_of_facts(ontology: Graph) -> None:
    readme = (ROOT / "ontologies" / "README.md").read_text(encoding="utf-8")
    terms = {*ontology.subjects(RDF.type, OWL.Class), *ontology.subjects(KG.statementProperty, None)}
    missing = {local(term) for term in terms if not re.search(rf"\b{local(term)}\b", readme)}
    assert missing == set()


def test_readme_names_every_file(news: Path) -> None:
    readme = (ROOT / "ontologies" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in readme for path in news.glob("*.ttl"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_four_seeds_a_language(language: str) -> None:
    assert len([name for name in seeds() if name.startswith(f"{language}-")]) == 4


def test_seeds_show_every_format_and_are_of_news_length() -> None:
    assert {path.suffix for path in (ROOT / "seeds").iterdir()} == FORMATS
    for name, text in seeds().items():
        assert 150 <= len(text.split()) <= 320, name


def test_records_have_the_documented_keys() -> None:
    lines = (ROOT / "seeds" / "agency.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(list(json.loads(line)) == ["id", "text", "title", "date", "lang", "url"] for line in lines)
