"""Pages to test, and a browser that reports whatever goes wrong in them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from kg import ontology
from kg.ontology import OntologyClass, Property
from kg.statements import write_graph
from kg.view import write_page
from tests.samples import sample_readings
from tests.view.synthetic import Memory, labels, make

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-renderer-backgrounding",
)  # fmt: skip
WATCH = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective }) => violations.push(violatedDirective));
"""


@dataclass
class Visit:
    """An open page with everything that it did wrong."""

    page: "Page"
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def run(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(script, argument)

    def search(self, typed: str) -> None:
        self.page.focus("#search")
        self.page.keyboard.press("Escape")
        self.page.keyboard.type(typed)
        self.page.keyboard.press("Enter")

    def check(self) -> None:
        """Nothing went wrong so far."""
        assert self.errors == []
        assert self.requests == []
        assert self.run("violations") == []


Opener = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["BrowserContext"]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if executable is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    profile = tmp_path_factory.mktemp("profile")
    with sync_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=executable,
            args=list(ARGUMENTS),
            headless=True,
            viewport={"width": 1280, "height": 800},
        )
        context.add_init_script(WATCH)
        yield context
        context.close()


@pytest.fixture
def visit(browser: "BrowserContext") -> Iterator[Opener]:
    """Open a page from disk and wait until it can be used; network requests are refused and recorded."""
    pages: list[Page] = []

    def opener(path: Path, *, address: str = "", size: tuple[int, int] = (1280, 800)) -> Visit:
        page = browser.new_page()
        pages.append(page)
        found = Visit(page)
        page.set_default_timeout(60_000)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: found.errors.append(str(error)))
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.on("dialog", lambda dialog: found.errors.append(f"dialog {dialog.message}"))
        page.on(
            "request", lambda request: found.requests.append(request.url) if request.url.startswith("http") else None
        )
        page.route("http**", lambda route: route.abort())
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return found

    yield opener
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """The graph of the sample readings, as the statements stage writes it."""
    path = tmp_path_factory.mktemp("graph") / "graph.nt"
    write_graph(sample_readings(), ontology.load(ontology.default_folder()), path)
    memory = Memory()
    memory.store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES)
    return memory


@pytest.fixture(scope="session")
def news_labels() -> dict[str, dict[str, str]]:
    news = ontology.load(ontology.default_folder(), names=False)
    terms: list[tuple[str, OntologyClass | Property]] = [*news.classes.items(), *news.properties.items()]
    found = {name: dict(term.labels) for name, term in terms}
    return found | {f"inverse:{name}": dict(term.inverse_labels) for name, term in news.properties.items()}


@pytest.fixture(scope="session")
def sample_page(
    tmp_path_factory: pytest.TempPathFactory, samples: Memory, news_labels: dict[str, dict[str, str]]
) -> Path:
    path = tmp_path_factory.mktemp("page") / "index.html"
    write_page(samples, path, title="Sample news", ontology_labels=news_labels)
    return path


@pytest.fixture(scope="session")
def made_up_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The page of a made-up graph of about so many entities, made once."""
    folder = tmp_path_factory.mktemp("made-up")

    def page(count: int) -> Path:
        path = folder / f"{count}.html"
        if not path.exists():
            write_page(make(count), path, title=f"{count} entities", ontology_labels=labels())
        return path

    return page
