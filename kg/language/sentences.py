"""Sentence starts that the lines of a text give away, set before the parser, which respects them.

A headline has no full stop: "Accord sur le retrait / Les deux pays …" is two sentences. A line that was broken for its
length is not: its next line goes on in lower case, or the line was long. A dateline ("WASHINGTON – ", "PARIS (AFP) - ",
"4 juillet 2012. - ") is no part of the sentence after it.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc

NAME = "kg_line_starts"
SHORT_LINE = 70
OPEN_ENDS = frozenset(",;:(-")
DATELINE = re.compile(
    r"(?:\A|\n)\s*(?:[A-ZÀ-Ý][\w.'’-]*(?:[ ,]+[A-ZÀ-Ý\d][\w.'’-]*){0,5}|\d{1,2}(?:er)?\s+\w+\s+\d{4})"
    r"[.,]?\s*(?:\([A-Z][\w ]{1,12}\)\s*)?[–—-]\s+(?=\S)"
)


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
    for match in DATELINE.finditer(doc.text):
        following = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if following is not None:
            following[0].is_sent_start = True
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
