"""What imports what: one direction, read from the source."""

import ast
import importlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"
STAGES = ["corpus", "language", "mentions", "relations", "statements", "store", "view"]
SHARED = {
    "acronyms",
    "config",
    "decisions",
    "errors",
    "folding",
    "gazetteers",
    "lexicon",
    "model",
    "namespaces",
    "ontology",
    "register",
    "scorer",
    "turtle",
}
# Relations are read between the entities that mentions found.
BUILDS_ON = {"relations": {"mentions"}}
HOMES = {
    "charset_normalizer": {"corpus"},
    "httpx": {"reconcile"},
    "platformdirs": {"config"},
    "rapidfuzz": {"statements"},
    "watchfiles": {"watching"},
    "filelock": {"decisions_file", "outputs"},
    "markdown_it": {"corpus"},
    "py3langid": {"corpus"},
    "selectolax": {"corpus"},
    "simplemma": {"language"},
    "spacy": {"language", "learning", "mentions", "relations"},
    "thinc": {"language"},
    "threadpoolctl": {"language", "learning", "pipeline"},
    "rdflib": {"learning", "statements"},
    "pyshacl": {"statements"},
    "pyoxigraph": {"register_rdf", "store", "turtle"},
    "networkx": {"graphml", "view"},
    "numpy": {"learning", "relations", "scorer", "view"},
    "pyvis": {"view"},
    "typer": {"cli", "cli_build", "cli_conflicts", "cli_diff", "cli_graph", "cli_identity", "cli_link"},
    "rich": {"cli_graph", "cli_progress"},
}
# Commands that ask a graph open the store; they and the pipeline aside, nothing outside a stage imports one.
OPENS_STAGES = {
    "answers": {"store"},
    "card": {"store"},
    "cli": {"language"},
    "cli_conflicts": {"store"},
    "cli_graph": {"store"},
    "cli_identity": {"store"},
    "cli_link": {"store"},
    "conflict_claims": {"store"},
    "conflicts": {"store"},
    "curation": {"store"},
    "linking": {"store"},
    "export": {"store"},
    "find": {"store"},
    "graphml": {"store"},
    "learning": {"corpus", "language", "mentions", "relations"},
    "pipeline": {"corpus", "language", "statements"},
    "results": {"statements", "store", "view"},
    "reader": {"language", "mentions", "relations"},
}
LONGEST_MODULE = 300


def modules() -> Iterator[tuple[str, Path]]:
    """Each module with the folder or file name under which the rules know it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Dotted names of what a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level <= 1, f"{path}: imports reach outside the folder by absolute names"
            yield node.module or "." if node.level == 0 else "."


def inner(path: Path) -> set[str]:
    """The parts of kg that a module imports."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("kg.")}


def test_the_listing_is_in_the_order_of_the_road():
    folders = [path.name for path in sorted(PACKAGE.iterdir()) if (path / "__init__.py").is_file()]
    assert folders == sorted([*STAGES, "learning"])


@pytest.mark.parametrize(
    ("name", "path"), [pair for pair in modules() if pair[0] in STAGES], ids=lambda value: str(value)[-40:]
)
def test_stages_import_what_all_share_and_no_other_stage(name, path):
    assert inner(path) - {name} - SHARED - BUILDS_ON.get(name, set()) == set()


@pytest.mark.parametrize(
    ("name", "path"), [pair for pair in modules() if pair[0] not in STAGES], ids=lambda value: str(value)[-40:]
)
def test_the_pipeline_puts_the_stages_together_and_nothing_else_does(name, path):
    assert inner(path) & set(STAGES) <= OPENS_STAGES.get(name, set())


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: str(value)[-40:])
def test_heavy_libraries_stay_at_home(name, path):
    strangers = {
        library for library in (each.split(".")[0] for each in imported(path)) if name not in HOMES.get(library, {name})
    }
    assert strangers == set()


@pytest.mark.parametrize("path", [path for _, path in modules()], ids=lambda path: str(path)[-40:])
def test_modules_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_the_values_need_nothing():
    assert {name.split(".")[0] for name in imported(PACKAGE / "model.py")} <= {"math", "dataclasses", "typing"}


def test_nothing_prints_outside_the_command_line():
    calls = {
        name
        for name, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert calls == set()


SCRIPTS = [path for folder in ("benchmarks", "scripts", "training") for path in sorted((ROOT / folder).glob("*.py"))]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_ask_the_package_for_what_it_has(path):
    asked = {
        (node.module, alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg"
        for alias in node.names
    }
    assert [(module, name) for module, name in sorted(asked) if not _has(module, name)] == []


def _has(module: str, name: str) -> bool:
    found = importlib.import_module(module)
    return hasattr(found, name) or (hasattr(found, "__path__") and find_spec(f"{module}.{name}") is not None)
