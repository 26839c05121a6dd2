import pytest

from kg.errors import LanguageError
from kg.language import Pipelines
from kg.model import Document
from tests.tiny import tiny_pipeline

TEXT = "Kirby visited Iraq\n\nParis won. Kirby visited Iraq.\n\nParis won"


@pytest.fixture(scope="session")
def pipelines(tiny_models) -> Pipelines:
    return Pipelines(tiny_models)


def test_a_document_is_parsed_into_one_doc_with_its_own_text(pipelines):
    doc = pipelines.parse(Document("x", TEXT, "en"))
    assert doc.text == TEXT
    assert all(doc.has_annotation(layer) for layer in ("POS", "LEMMA", "DEP", "SENT_START"))
    assert {sent.text.strip() for sent in doc.sents} >= {"Kirby visited Iraq", "Paris won"}


@pytest.mark.parametrize("text", ["Kirby", "\n\n", "Kirby\n\n\n\nParis", " ", "Kirby visited Iraq. " * 50])
def test_any_text_is_parsed(pipelines, text):
    assert pipelines.parse(Document("x", text, "en")).text == text


def test_a_parse_does_not_depend_on_what_was_parsed_before(pipelines, tiny_models):
    document = Document("x", TEXT, "en")
    first = pipelines.parse(document).to_bytes()
    pipelines.parse(Document("y", "Paris won. " * 20, "en"))
    assert pipelines.parse(document).to_bytes() == first
    assert Pipelines(tiny_models).parse(document).to_bytes() == first


def test_a_language_without_pipeline_is_refused_with_advice(pipelines):
    with pytest.raises(LanguageError, match=r"no pipeline for 'de'.*--model de=NAME"):
        pipelines.parse(Document("x", "Ein Text.", "de"))


@pytest.mark.parametrize("layer", ["parser", "ner", "morphologizer", "trainable_lemmatizer"])
def test_a_pipeline_that_lacks_a_layer_is_refused_with_advice(tmp_path, layer):
    tiny_pipeline("en", leave_out=layer).to_disk(tmp_path / "x")
    with pytest.raises(LanguageError, match=f"lacks {layer.removeprefix('trainable_')}"):
        Pipelines({"en": str(tmp_path / "x")}).get("en")


def test_a_pipeline_of_another_language_is_refused(tiny_models):
    with pytest.raises(LanguageError, match="is for 'fr', not for 'en'"):
        Pipelines({"en": tiny_models["fr"]}).get("en")
