"""kg builds a knowledge graph from French and English texts, each fact tied to the sentence that states it."""

__version__ = "0.1.0"
