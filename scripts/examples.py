"""Run the commands that the documents show, and write their output into the documents again.

    python scripts/examples.py                       README.md and docs/*.md
    python scripts/examples.py docs/graph.md

In a block marked `console`, "$ " begins a command and "> " goes on with it; what follows is its output. An output that
is cut ends in "…", and is cut again after as many lines. The tests hold the documents to what the commands answer.
"""

import argparse
import functools
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOGGER = logging.getLogger("examples")
ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COLUMNS = "100"
CUT = "…"
PROGRESS = re.compile(r"files: [\d,]+|reading: [\d,]+ .*|(?:reading|indexing) \S+\.\S+|graph|page")
SECONDS = 600


@dataclass
class Example:
    """A command of one or more lines, and what a document shows of its output."""

    command: str
    shown: list[str] = field(default_factory=list)


class Shell:
    """A folder with the sample texts, the ontologies and `kg`; a command that was run once is not run again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        programs = folder / "bin"
        programs.mkdir()
        for name in ("seeds", "ontologies"):
            shutil.copytree(ROOT / name, folder / name)
        for name, arguments in (("kg", "-m kg"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        paths = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        self._env = {**os.environ, **paths, "COLUMNS": COLUMNS, "LC_ALL": "C.UTF-8"}
        self.run = functools.cache(self._run)

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program, such as bash or python, to its end; what it says of errors is in its output."""
        return subprocess.run(  # noqa: S603 - what the documents of this repository say
            arguments,
            cwd=self._folder,
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=SECONDS,
        )

    def bash(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command line."""
        return self.run("bash", "-c", command)


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a document that are marked with a language."""
    return [text for name, text in FENCE.findall(path.read_text(encoding="utf-8")) if name == language]


def examples(block: str) -> Iterator[Example]:
    """The commands of a `console` block."""
    found: list[Example] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Example(line[2:]))
        elif line.startswith(">") and not found[-1].shown:
            found[-1].command += f"\n{line[2:]}"
        else:
            found[-1].shown.append(line)
    yield from found


def refresh(path: Path, shell: Shell) -> None:
    """Write the output of its commands into a document."""
    text = path.read_text(encoding="utf-8")
    path.write_text(FENCE.sub(lambda block: _refreshed(block, shell), text), encoding="utf-8", newline="\n")


def _refreshed(block: re.Match[str], shell: Shell) -> str:
    if block[1] != "console":
        return block[0]
    lines = [line for example in examples(block[2]) for line in _lines(example, shell)]
    return "\n".join(["```console", *lines, "```"])


def _lines(example: Example, shell: Shell) -> Iterator[str]:
    first, *more = example.command.splitlines()
    yield f"$ {first}"
    yield from (f"> {line}".rstrip() for line in more)
    answer = shell.bash(example.command)
    lines = [line.rstrip().replace(str(ROOT), CUT) for line in answer.stdout.rstrip().splitlines()]
    lines = [line for line in lines if not PROGRESS.fullmatch(line)]
    if example.shown[-1:] == [CUT] and len(lines) >= len(example.shown):
        lines = [*lines[: len(example.shown) - 1], CUT]
    yield from lines
    if answer.returncode:
        LOGGER.warning("exit code %d: %s", answer.returncode, example.command)


def main() -> None:
    """Refresh the documents that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE.md", help="left out: README.md and docs/*.md")
    paths = parser.parse_args().paths or [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))
        shell.bash("kg build seeds/")
        for path in paths:
            refresh(path, shell)
            LOGGER.info("%s", path)


if __name__ == "__main__":
    main()
