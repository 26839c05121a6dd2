"""What a reader gets out of a file, before it becomes a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """A clean text, and its metadata as the file writes them.

    Attributes:
        id: None where the file names none.
        published, lang, url: unchecked.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str | None = None
    url: str | None = None
