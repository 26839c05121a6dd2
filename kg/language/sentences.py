"""Sentence starts that the lines of a text give away, set before the parser, which respects them.

A headline has no full stop: "Accord sur le retrait / Les deux pays …" is two sentences. A line that was broken for its
length is not: its next line goes on in lower case, or the line was long.
"""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "kg_line_starts"
SHORT_LINE = 70
OPEN_ENDS = frozenset(",;:(-")


@Language.component(NAME, assigns=["token.is_sent_start"], retokenizes=False)
def mark_line_starts(doc: Doc) -> Doc:
    """Mark the first token after each line break that ends a sentence."""
    line = 0
    for token in doc:
        if "\n" not in token.text:
            continue
        if token.i + 1 < len(doc) and _ends_sentence(doc, line, token.i):
            doc[token.i + 1].is_sent_start = True
        line = token.idx + len(token.text)
    return doc


def _ends_sentence(doc: Doc, line_start: int, i: int) -> bool:
    if doc[i].text.count("\n") > 1:
        return True
    following = doc[i + 1]
    if i == 0 or following.is_space or following.text[0].islower():
        return False
    end = doc[i - 1].text
    if end in {".", "!", "?", "…", "»", "”"}:
        return True
    return doc[i].idx - line_start <= SHORT_LINE and end not in OPEN_ENDS
