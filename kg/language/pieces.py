"""A text in pieces that are parsed apart: its paragraphs, and those of thousands of words cut between sentences."""

from collections.abc import Iterator

PARAGRAPH = "\n\n"
CUTS = (". ", "\n", " ")
LONGEST = 5_000


def pieces(text: str) -> Iterator[str]:
    r"""The pieces; put together they are the text.

    >>> list(pieces("Un.\n\nDeux. Trois."))
    ['Un.\n\n', 'Deux. Trois.']
    """
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield text[start:end]
        start = end


def _end(text: str, start: int) -> int:
    border = text.find(PARAGRAPH, start)
    end = len(text) if border < 0 else border + len(PARAGRAPH)
    if end - start <= LONGEST:
        return end
    window = text[start : start + LONGEST]
    cuts = (window.rfind(mark) + len(mark) for mark in CUTS if window.rfind(mark) >= 0)
    return start + next(cuts, LONGEST)
