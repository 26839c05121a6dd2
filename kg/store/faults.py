"""What a query parser complains of, as a message that shows the place.

line 2, column 8: unknown prefix foo:; declare it with PREFIX, or use one of dct:, gaz:, kg:, …
  2 | ?x foo:bar ?y
    |        ^
"""

import re
from collections.abc import Iterable, Mapping

from kg.errors import QueryError

PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
UNKNOWN_PREFIX = "Prefix not found"
PREFIXED = re.compile(r"(?<![\w<?$@])([A-Za-z][\w\-.]*)?:(?![/\w]*//)")
DECLARED = re.compile(r"PREFIX\s+([\w\-.]*):", re.IGNORECASE)
PLAIN_TOKEN = re.compile(r'"?[A-Za-z{}().,;*=]+(?: [a-z]+)*"?')
KEYWORD = re.compile(r"[A-Z]{2,}")
ANYTHING = "[_]"
NEVER = frozenset({"SERVICE", "LATERAL"})
WIDTH = 100
MOST_TOKENS = 6


def query_error(query: str, complaint: str, *, prefixes: Mapping[str, str]) -> QueryError:
    """The error to raise for a query.

    Args:
        query: what the user wrote.
        complaint: the parser's message.
        prefixes: those that need no declaration.
    """
    match = PLACE.match(complaint)
    if match is None:
        return QueryError(f"the query cannot be answered: {complaint}")
    line, expected = int(match.group(1)), match.group(3)
    if not query.strip():
        return QueryError("the query is empty", line=line, column=1)
    column = _column(query.split("\n")[line - 1], int(match.group(2)), expected)
    reason = _unknown_prefix(query, line, prefixes) if UNKNOWN_PREFIX in expected else _expected(expected)
    excerpt = _excerpt(query, line, column)
    return QueryError(f"line {line}, column {column}: {reason}\n{excerpt}", line=line, column=column)


def _column(text: str, column: int, expected: str) -> int:
    """Where the fault begins: where keywords alone would do, the parser gives the place behind the longest of them."""
    keywords = [token for token in expected.split(", ") if token != ANYTHING]
    if keywords and all(KEYWORD.fullmatch(keyword) for keyword in keywords):
        column -= max(map(len, keywords))
    return max(1, min(column, len(text) + 1))


def _unknown_prefix(query: str, line: int, prefixes: Mapping[str, str]) -> str:
    known = {*prefixes, *DECLARED.findall(query)}
    text = query.split("\n")[line - 1]
    unknown = next((found for found in PREFIXED.findall(text) if found not in known), None)
    name = "a prefix" if unknown is None else f"{unknown}:"
    usual = _listed(f"{prefix}:" for prefix in sorted(prefixes))
    return f"{name} is not declared; declare it with PREFIX, or use one of {usual}"


def _expected(tokens: str) -> str:
    """What could stand there, as far as the parser's list says it in words."""
    if tokens == ANYTHING:
        return "this is no query; one begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if "unbound" in tokens:
        return tokens.removesuffix(f", {ANYTHING}")
    named = [token.strip('"') for token in re.split(r", |\n", tokens) if PLAIN_TOKEN.fullmatch(token)]
    plain = [token for token in named if token not in NEVER]
    if not plain:
        return "this cannot stand here"
    more = ", …" if len(plain) > MOST_TOKENS else ""
    return f"this cannot stand here; expected {_listed(plain[:MOST_TOKENS])}{more}"


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items)


def _excerpt(query: str, line: int, column: int) -> str:
    """The line with a mark under the place; long lines are cut around it."""
    text = query.split("\n")[line - 1].replace("\t", " ")
    start = max(0, column - WIDTH * 2 // 3)
    shown, margin = text[start : start + WIDTH].rstrip("\r"), len(str(line)) + 2
    return f"{line:>{margin}} | {shown}\n{'':>{margin}} | {' ' * (column - 1 - start)}^"
