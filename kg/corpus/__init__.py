"""Stage 1: files to documents. One reader per suffix; clean text, metadata, language."""

from kg.corpus.discover import Seed, Seeds, count, discover, size
from kg.corpus.readers import SUFFIXES, read

__all__ = ["SUFFIXES", "Seed", "Seeds", "count", "discover", "read", "size"]
