"""Errors that kg raises on purpose.

    KgError                 everything below; the command line prints it and exits with 2
    ├── ConfigError         a setting is wrong: file, key, what was expected
    ├── CorpusError         a seed cannot be read: path and reason
    ├── LanguageError       no pipeline for a language, or it lacks a layer
    ├── OntologyError       a class, property, word or example is wrong: file and IRI or line
    ├── ReadingError        a saved or gold line is malformed
    └── StoreError          a graph cannot be opened or written
        └── QueryError      malformed or refused SPARQL

A message says what went wrong, where, and what to do next. Any other exception that reaches the user is a bug.
"""


class KgError(Exception):
    """Base of every deliberate error."""


class ConfigError(KgError):
    """A setting is missing, unknown or of the wrong kind."""


class CorpusError(KgError):
    """A seed cannot be read."""


class LanguageError(KgError):
    """No pipeline serves a language, or the pipeline lacks a layer that reading needs."""


class OntologyError(KgError):
    """A term, word list or example of an ontology folder is wrong."""


class ReadingError(KgError):
    """A saved reading or gold line is malformed."""


class StoreError(KgError):
    """A graph folder cannot be opened or written."""


class QueryError(StoreError):
    """A SPARQL query is malformed or asks for something that is refused.

    Attributes:
        line, column: 1-based place of the fault in the query; None where the parser gives none.
    """

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
