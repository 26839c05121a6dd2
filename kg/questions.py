"""Saved questions: the files ``queries/*.rq`` of an ontology folder, each with a comment on its first line."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from kg.errors import QueryError

SUFFIX = ".rq"


def saved(ontology: Path) -> dict[str, Path]:
    """The saved questions of an ontology folder by name, sorted."""
    return {path.stem: path for path in sorted((ontology / "queries").glob(f"*{SUFFIX}"))}


def listed(ontology: Path) -> Iterator[str]:
    """A line for each saved question: its name and its comment.

    Raises:
        QueryError: one cannot be read.
    """
    known = saved(ontology)
    size = max(map(len, known), default=0)
    for name, path in known.items():
        first, _, _ = _read(path).partition("\n")
        yield f"{name:<{size}}  {first.lstrip('# ').rstrip()}"
    if not known:
        yield f"no saved queries in {ontology / 'queries'}"


def query_text(question: str, ontology: Path) -> str:
    """The SPARQL that a word of the command line stands for: itself, the text of a file, or a saved question.

    Raises:
        QueryError: there is no such file or saved question.
    """
    if question.endswith(SUFFIX) and "\n" not in question:
        return _read(Path(question))
    if not question.strip() or any(char in question for char in "{ \n"):
        return question
    known = saved(ontology)
    if question in known:
        return _read(known[question])
    near = difflib.get_close_matches(question, known, 1)
    hint = f"did you mean {near[0]}?" if near else "kg query --list names them"
    message = f"no saved query is called {question!r}; {hint}"
    raise QueryError(message)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}"
        raise QueryError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8: {error.reason} at byte {error.start}"
        raise QueryError(message) from error
