import json

import pytest

from kg.errors import LanguageError
from kg.language.models import describe, find_model


def test_a_pipeline_is_described_without_loading_it(tmp_path):
    meta = {
        "lang": "fr",
        "name": "news",
        "version": "1.2",
        "license": "CC BY-SA 4.0",
        "performance": {"dep_las": 0.86, "ents_per_type": {}},
    }
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (tmp_path / "config.cfg").write_text("", encoding="utf-8")
    (info,) = describe({"fr": str(tmp_path)})
    assert (info.name, info.version, info.license, info.scores) == ("fr_news", "1.2", "CC BY-SA 4.0", {"LAS": 0.86})
    assert info.path == tmp_path
    assert info.size > 0


@pytest.mark.parametrize("source", ["fr_no_such_pipeline", "no/such/folder", "json", "."])
def test_what_is_no_pipeline_is_refused_with_advice(source, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LanguageError, match="neither a folder"):
        find_model(source)
