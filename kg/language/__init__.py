"""Stage 2: documents to parsed spaCy docs. Pipelines load once per language; other label schemes become ours."""

from kg.language.models import ModelInfo, describe, shipped
from kg.language.pipelines import Pipelines

__all__ = ["ModelInfo", "Pipelines", "describe", "shipped"]
