"""What several test folders share."""

import shutil
from pathlib import Path

import pytest

from kg.ontology import default_folder
from tests.tiny import save_tiny


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Paths of small pipelines by language."""
    folder = tmp_path_factory.mktemp("models")
    return {lang: str(save_tiny(lang, folder)) for lang in ("en", "fr")}


@pytest.fixture(scope="session")
def small_ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news ontology without its gazetteers, which take most of the time to load."""
    folder = tmp_path_factory.mktemp("ontology") / "news"
    shutil.copytree(default_folder(), folder, ignore=shutil.ignore_patterns("gazetteers"))
    return folder
