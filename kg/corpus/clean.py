"""The one place where text is cleaned; offsets everywhere else refer to what comes out of it.

1. Letters: NFC; line ends and spaces unified; what is invisible goes (control and format characters, soft hyphens).
2. Remnants of markup: entities, tags, also those that were cut off.
3. Lines: hard-wrapped lines are joined, blank lines collapse to one.
"""

import html
import re
import unicodedata

from kg.corpus.wrap import unwrap

BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
HYPHEN_AT_END = re.compile("\u00ad[ \t]*\n?")
# Joiners stay: they hold some letters and signs together. Marks of direction and of byte order go.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\ufdd0-\ufdef"
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
TAGS = "a|abbr|article|aside|b|blockquote|body|br|button|center|cite|div|em|figure|figcaption|font|footer|form|h[1-6]"
TAGS += "|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|ol|p|pre|q|script|section|small|span|strong"
TAGS += "|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video"
HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
BLOCK = re.compile(r"</?(?:p|div|h[1-6]|table|blockquote)\b[^<>\n]*>", re.IGNORECASE)
LINE = re.compile(r"<br\b[^<>\n]*>|</?(?:li|tr)\b[^<>\n]*>", re.IGNORECASE)
TAG = re.compile(rf"</?(?:{TAGS})(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
# "… en Irak.</div" and "<a href="…": a tag without its end, at the end of a line.
CUT_TAG = re.compile(rf"<(?:/(?:{TAGS})?|(?:{TAGS})\s+[a-z-]+=[^<>\n]*)$", re.IGNORECASE | re.MULTILINE)
SPACE_RUN = re.compile(" {2,}")
AROUND_BREAK = re.compile(r" *\n *")
BREAK_RUN = re.compile(r"\n{3,}")


def clean(text: str, *, wrapped: bool = True) -> str:
    """The text as documents hold it.

    Args:
        text: as it was decoded.
        wrapped: whether its lines may have been wrapped at a fixed width.
    """
    found = _lines(_letters(text))
    found = _lines(_without_markup(found))
    return unwrap(found) if wrapped else found


def clean_line(text: str) -> str:
    """A title or name: cleaned, on one line."""
    return " ".join(clean(text, wrapped=False).split())


def _letters(text: str) -> str:
    found = BREAKS.sub("\n", text).replace("\u2029", "\n\n")
    found = HYPHEN_AT_END.sub("", found)
    found = SPACES.sub(" ", found)
    found = INVISIBLE.sub("", found)
    return unicodedata.normalize("NFC", found)


def _without_markup(text: str) -> str:
    if "&" in text:
        text = _letters(ENTITY.sub(lambda match: html.unescape(match[0]), text))
    if "<" not in text:
        return text
    found = LINE.sub("\n", BLOCK.sub("\n\n", HIDDEN.sub("", text)))
    return CUT_TAG.sub("", TAG.sub("", found))


def _lines(text: str) -> str:
    found = AROUND_BREAK.sub("\n", SPACE_RUN.sub(" ", text))
    return BREAK_RUN.sub("\n\n", found).strip()
