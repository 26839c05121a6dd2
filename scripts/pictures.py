"""Take the pictures of the documentation from a page that ``kg build`` wrote.

    python scripts/pictures.py outputs/index.html --select "John Kirby"

Needs playwright and Chromium. The same page gives the same pictures on one machine; fonts differ between machines.
"""

import argparse
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOGGER = logging.getLogger("pictures")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-renderer-backgrounding")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
BUSIEST_FACT = """() => kgPage.select({ fact: kgPage.graph.shown.facts.reduce(
  (best, fact) => (fact.said.length > best.said.length ? fact : best)).id })"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: how wide the screen is, which theme it has, and what is done before."""

    name: str
    act: Callable[["Page", str], None]
    lang: Literal["en", "fr"] = "en"
    scheme: Literal["light", "dark"] = "light"
    size: tuple[int, int] = (1280, 800)


def _nothing(_page: "Page", _name: str) -> None:
    """Leave the page as it opens."""


def _search(page: "Page", name: str) -> None:
    page.focus("#search")
    page.keyboard.type(name)


def _open_card(page: "Page", name: str) -> None:
    _search(page, name)
    page.keyboard.press("Enter")


def _open_relation(page: "Page", _name: str) -> None:
    page.evaluate(BUSIEST_FACT)


def _neighbourhood(page: "Page", name: str) -> None:
    _open_card(page, name)
    page.click("#card .actions button")


def _table(page: "Page", _name: str) -> None:
    page.click("#tab-table")


PICTURES = (
    Picture("graph", _nothing),
    Picture("graph-dark", _nothing, scheme="dark"),
    Picture("search", _search),
    Picture("entity", _open_card),
    Picture("entity-fr", _open_card, lang="fr"),
    Picture("relation", _open_relation),
    Picture("neighbourhood", _neighbourhood, scheme="dark"),
    Picture("table", _table),
    Picture("phone", _open_card, size=(390, 844)),
)


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="the page: outputs/index.html")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"), help="folder of the pictures")
    parser.add_argument("--select", default="", help="name of the entity whose card is shown; else the most connected")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    take(options.page, options.out, selected=options.select)


def take(path: Path, out: Path, *, selected: str) -> None:
    """Write one PNG file for each picture."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - so that --help works without it

    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=executable, args=list(ARGUMENTS), headless=True
        )
        for picture in PICTURES:
            page = context.new_page()
            page.emulate_media(color_scheme=picture.scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": picture.size[0], "height": picture.size[1]})
            page.goto(f"{path.resolve().as_uri()}#lang={picture.lang}")
            page.wait_for_selector("html[data-ready]")
            picture.act(page, selected or _busiest(page))
            page.wait_for_timeout(500)
            page.screenshot(path=out / f"{picture.name}.png")
            page.close()
            LOGGER.info("%s", out / f"{picture.name}.png")
        context.close()


def _busiest(page: "Page") -> str:
    return str(page.evaluate("kgPage.model.entities.reduce((a, b) => (b.degree > a.degree ? b : a)).names[0]"))


if __name__ == "__main__":
    main()
