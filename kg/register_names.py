"""Under which key a name of a register is kept and asked for.

What texts and registers vary at will makes no difference: case, accents, ligatures, punctuation, an article before the
name, "and" between its words, points in initials, the legal form behind a firm's name. The order of words does.
"""

import re

from kg.folding import ARTICLES, fold

WORD = re.compile(r"(?:[^\W_]|[+#])+")
MOST_FORMS = 4  # behind one name: "Co., Ltd."
CONJUNCTIONS = frozenset({"and", "et"})
# Legal forms, folded. Those of the group are surnames or words too: they need capitals at both ends, as in SpA.
FORM = re.compile(
    "aktiengesellschaft|aktiebolag|bhd|bvba|cie|co|corp|corporation|eurl|gmbh|inc|incorporated|kgaa|limited|llc|llp|ltd"
    "|ltda|ltee|oyj|plc|pte|pty|sarl|sas|sasu|scrl|sdn|sprl|srl|zrt"
    "|(ab|ag|aps|as|asa|bv|cv|kg|kft|kk|lp|nv|ohg|oy|pjsc|pt|sa|sae|sca|se|spa|ug)"
)


def key(name: str) -> str:
    """The key of a name; empty where it has neither letters nor figures.

    >>> key("L'Oréal S.A.")
    'oreal'
    >>> key("The Bank of New York & Co., Ltd.")
    'bank of new york'
    >>> key("Ana Sá")
    'ana sa'
    """
    words = WORD.findall(name.lower() if name.isascii() else fold(name))
    if len(words) > 1:
        words = _initials_joined(words[1:] if words[0] in ARTICLES else words)
        words = _without_forms(words, name)
        words = [word for word in words if word not in CONJUNCTIONS] or words
    return " ".join(words)


def _initials_joined(words: list[str]) -> list[str]:
    """Letters that stand alone beside each other as one word: "U. S. Steel" as "US Steel"."""
    joined: list[str] = []
    is_open = False
    for word in words:
        is_single = len(word) == 1
        if is_single and is_open:
            joined[-1] += word
        else:
            joined.append(word)
        is_open = is_single
    return joined


def _without_forms(words: list[str], name: str) -> list[str]:
    """The words without the legal forms at their end; one word always stays."""
    end, behind = len(words), 0
    while end > max(1, len(words) - MOST_FORMS) and _is_form(words[end - 1], name, behind):
        end -= 1
        behind += len(words[end])
    return words[:end]


def _is_form(word: str, name: str, behind: int) -> bool:
    """Whether a word is a legal form, as the name has it before its last `behind` letters."""
    match = FORM.fullmatch(word)
    if match is None or match[1] is None:
        return match is not None
    letters = "".join(WORD.findall(name))
    written = letters[len(letters) - behind - len(word) : len(letters) - behind]
    return written[:1].isupper() and written[-1:].isupper()
