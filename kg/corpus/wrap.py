"""Lines that were wrapped at a fixed width, joined again.

A writer that wraps breaks a line because the next word does not fit. So a text is wrapped where nearly all its breaks
inside paragraphs have that reason; breaks that have not (addresses, lists, verse, headlines) stay.
"""

import re
from itertools import pairwise

NARROW, WIDE = 40, 120
BREAKS_NEEDED = 3
SHARE = 0.8
ITEM = re.compile(r"(?:[-*•–—] |\d{1,3}[.)] )")
HYPHENATED = re.compile(r"([^\W\d_]+)-$")
WORD = re.compile(r"[^\W\d_]+")


def unwrap(text: str) -> str:
    """The text with the lines of each paragraph joined, where they were wrapped; else as it is."""
    if "\n" not in text:
        return text
    paragraphs = [paragraph.split("\n") for paragraph in text.split("\n\n")]
    width = max(len(line) for lines in paragraphs for line in lines)
    if not NARROW <= width <= WIDE:
        return text
    breaks = [_is_forced(first, second, width) for lines in paragraphs for first, second in pairwise(lines)]
    if len(breaks) < BREAKS_NEEDED or sum(breaks) < SHARE * len(breaks):
        return text
    return "\n\n".join(_join(lines, width, text) for lines in paragraphs)


def _is_forced(first: str, second: str, width: int) -> bool:
    word = second.split(" ", 1)[0]
    return len(first) + 1 + len(word) > width and ITEM.match(second) is None


def _join(lines: list[str], width: int, text: str) -> str:
    joined = lines[0]
    for first, second in pairwise(lines):
        if not _is_forced(first, second, width):
            joined += "\n" + second
        elif _is_divided(first, second, text):
            joined = joined[:-1] + second
        elif HYPHENATED.search(first):
            joined += second
        else:
            joined += " " + second
    return joined


def _is_divided(first: str, second: str, text: str) -> bool:
    """Whether the hyphen at the end of the line was put there to divide a word ("gouverne-", "ment")."""
    left, right = HYPHENATED.search(first), WORD.match(second)
    if left is None or right is None or not right[0].islower():
        return False
    return f"{left[1]}-{right[0]}" not in text
