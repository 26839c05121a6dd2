"""Bytes to text: byte order marks, then UTF-8, then what a page declares, then the likeliest of the old encodings."""

import codecs

from charset_normalizer import from_bytes

from kg.errors import CorpusError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
LIKELY = ["cp1252", "iso8859_15", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
SAMPLE = 50_000
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1a\x1b\x08")) + b"\x7f"
BINARY_SHARE = 0.02
BROKEN_SHARE = 0.2


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text that the bytes hold.

    Args:
        data: the whole file, or line.
        declared: encoding that a page names in its head.

    Raises:
        CorpusError: the bytes are no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(data, declared)
    if _is_binary(data):
        return _decode_old(data, declared)
    return text


def _decode_old(data: bytes, declared: str | None) -> str:
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    if _is_binary(data):
        message = "binary file, not text. Convert it to text first (.txt, .md, .html or .jsonl in UTF-8)."
        raise CorpusError(message)
    mended = _almost_utf8(data)
    if mended is not None:
        return mended
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    best = from_bytes(data[:SAMPLE], cp_isolation=LIKELY).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    strange = len(sample) - len(sample.translate(None, CONTROL))
    return strange > BINARY_SHARE * len(sample)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    sample = data[:SAMPLE]
    if len(sample) < 4:  # noqa: PLR2004 - two characters
        return None
    zeros = (sample[0::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample))
    if max(zeros) < 0.7 or min(zeros) > 0.1:  # noqa: PLR2004 - most of one half, little of the other
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _almost_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, such as a file that was cut off inside a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(1 for character in text if character > "\x7f") - broken
    return text.replace("\ufffd", "") if broken <= BROKEN_SHARE * letters else None
