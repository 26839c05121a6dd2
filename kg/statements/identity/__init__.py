"""One identity across documents.

words     word lists and thresholds of an ontology folder
names     names made comparable
profiles  what one document tells of one entity
evidence  what speaks for two bearers being one, and against
senses    the bearers of one name told apart
likeness  how two names may be one's
joining   the names of one bearer brought together
resolve   readings → identity
"""

from kg.statements.identity.resolve import Doubtful, Identity, Reason, resolve

__all__ = ["Doubtful", "Identity", "Reason", "resolve"]
