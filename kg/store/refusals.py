"""What a query may not do: reach other machines, or change the graph.

SERVICE would let a query send requests from this machine to any other, and Oxigraph cannot be told to leave it out. Its
grammar also takes keywords without the space before or after them (``trueSERVICE<…>``), so that every bare word which
contains "service" is refused; strings, comments, IRIs, variables, local names and language tags are free.
"""

import re
from collections.abc import Iterator

from kg.errors import QueryError

TOKEN = re.compile(
    r"""
      (?P<string> '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
                | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
    | (?P<iri>      <[^<>"{}|^`\x00-\x20]*> )
    | (?P<comment>  \#[^\n\r]* )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<local>    :(?:[\w\-:]|\\.)* )
    | (?P<word>     \w+ )
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00[0-9A-Fa-f]{6})")
UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "copy", "move", "add"})


def refuse_dangerous(query: str) -> None:
    """Let a query pass that only asks this graph.

    Raises:
        QueryError: it has SERVICE, or is an update such as LOAD.
    """
    for text in dict.fromkeys((query, ESCAPE.sub(_unescaped, query))):
        for word, start in _words(text):
            if "service" in word.lower():
                _refuse(
                    text, start, "SERVICE is refused: queries stay on this machine. Rename prefixes that contain it"
                )
            if word.lower() in UPDATES and text[start + len(word) : start + len(word) + 1] != ":":
                _refuse(text, start, f"{word.upper()} is refused: queries do not change the graph; kg build does")


def _words(query: str) -> Iterator[tuple[str, int]]:
    for match in TOKEN.finditer(query):
        if match.lastgroup == "word":
            yield match.group(), match.start()


def _unescaped(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code <= 0x10FFFF else match.group()  # noqa: PLR2004 - the last character there is


def _refuse(query: str, start: int, reason: str) -> None:
    line, column = query.count("\n", 0, start) + 1, start - query.rfind("\n", 0, start)
    message = f"line {line}, column {column}: {reason}"
    raise QueryError(message, line=line, column=column)
