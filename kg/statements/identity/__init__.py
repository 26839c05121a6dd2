"""One identity across documents.

words     word lists and thresholds of an ontology folder
names     names made comparable
scenes    a document as the surroundings of its entities
groups    what kind of thing a name means
profiles  what one document tells of one entity
evidence  what speaks for two bearers being one, and against
senses    the bearers of one name told apart
likeness  how two names may be one's
joining   the names of one bearer brought together
places    which place a name means
recognising entities recognised in a user's registers
wishes    a user's decisions, as resolution asks for them
deciding  these decisions carried out
resolve   readings → identity
result    what is known in the end
"""

from kg.statements.identity.recognising import Registers
from kg.statements.identity.resolve import resolve
from kg.statements.identity.result import Doubtful, Identity, Reason

__all__ = ["Doubtful", "Identity", "Reason", "Registers", "resolve"]
