"""Lines that pages add around a text ("Laisser un commentaire", "Share this"), taken off its start and its end."""

import re
import tomllib
from functools import cache
from importlib.resources import files

SHORT = 120
EDGE = re.compile(r"^\W+|\W+$")


def strip_boilerplate(text: str) -> str:
    """The text without such lines; lines between sentences of the text stay."""
    lines = text.split("\n")
    start, end = 0, len(lines)
    while start < end and _is_page_line(lines[start]):
        start += 1
    while end > start and _is_page_line(lines[end - 1]):
        end -= 1
    return "\n".join(lines[start:end])


def is_boilerplate(line: str) -> bool:
    """Whether the line is one that pages add."""
    if len(line) > SHORT:
        return False
    return _pattern().fullmatch(EDGE.sub("", line)) is not None


def _is_page_line(line: str) -> bool:
    return not line.strip() or is_boilerplate(line)


@cache
def _pattern() -> re.Pattern[str]:
    table = tomllib.loads(files("kg.corpus").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    whole = [re.escape(line) for lines in table["lines"].values() for line in lines]
    begins = [re.escape(line) + r"\b.*" for lines in table["beginnings"].values() for line in lines]
    return re.compile("|".join(whole + begins).replace("'", "['’]"), re.IGNORECASE)
