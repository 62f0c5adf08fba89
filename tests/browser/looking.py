"""A page looked at in Chromium: what is wrong with it, and what it looks like."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

from tests.source import ROOT
from tests.strictness import Markup, faults_of

SEEN = Path(os.environ.get("PAGES_SEEN") or ROOT / "var" / "pages-seen")
"""Where the pictures of a run are kept, with the pages as they were sent."""
NARROWEST = 320
HEIGHT = 900
RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
        "best-practice",
    ],
    "resultTypes": ["violations"],
    "preload": False,  # what it would fetch again is our own style sheet
}
VIOLATIONS = """async options => {
    const found = await axe.run(document, options);
    return found.violations.flatMap(rule =>
        rule.nodes.slice(0, 5).map(node => `${rule.id}: ${node.target.join(" ")}`));
}"""
TREE = """() => {
    const depth = each => each.parentElement ? 1 + depth(each.parentElement) : 0;
    return [...document.querySelectorAll("*")].map(each => [depth(each), each.localName]);
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
# https://www.w3.org/TR/WCAG22/#text-spacing
SPACE_OUT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
}"""
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(each =>
        each.getBoundingClientRect().right > width || each.getBoundingClientRect().left < 0);
    return wide.map(each => `${each.localName}.${each.className}`).concat(["page"]).slice(0, 5);
}"""


def look(page: Page, address: str, *, status: int, name: str) -> dict[str, Any]:
    """Go to an address; what was found wrong there, by what it was checked for."""
    complaints: list[str] = []
    with _listening(page, complaints):
        response = page.goto(address)
        assert response
        markup = response.text()
        _keep(page, markup, name)
        found = {
            "status": [response.status] if response.status != status else [],
            "markup": faults_of(markup),
            "repairs": _repairs(page, markup),
            **_looked_over(page),
            "console": complaints,
        }
    return {check: faults for check, faults in found.items() if faults}


def _looked_over(page: Page) -> dict[str, list[Any]]:
    """With all that can be opened open: accessibility, and width, on the narrowest screen too."""
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE_SCRIPT)
    found = {"axe": page.evaluate(VIOLATIONS, RULES), "too wide": page.evaluate(TOO_WIDE)}
    page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    found["too wide at 320"] = page.evaluate(TOO_WIDE)
    page.evaluate(SPACE_OUT)
    found["too wide at 320, spaced out"] = page.evaluate(TOO_WIDE)
    return found


@contextmanager
def _listening(page: Page, complaints: list[str]) -> Iterator[None]:
    """Note what the browser complains of meanwhile, as it does of what the policy forbids."""

    def note(message: ConsoleMessage) -> None:
        if _counts(message):
            complaints.append(message.text)

    page.on("console", note)
    yield
    page.remove_listener("console", note)


def _counts(message: ConsoleMessage) -> bool:
    """Whether it is a complaint; that a page answers 404 where it should is none."""
    is_status = message.text.startswith("Failed to load resource: the server responded")
    own = message.location.get("url") == (message.page.url if message.page else None)
    return message.type in {"error", "warning"} and not (is_status and own)


def _repairs(page: Page, markup: str) -> list[Any]:
    """Where the tree that the browser made first differs from the tags that were sent."""
    sent = Markup.of(markup).tree
    made = [(depth, name) for depth, name in page.evaluate(TREE)]
    differing = (pair for pair in zip(sent, made, strict=False) if pair[0] != pair[1])
    return [] if sent == made else [next(differing, "one of them is longer")]


def _keep(page: Page, markup: str, name: str) -> None:
    SEEN.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SEEN / f"{name}.jpg", full_page=True, quality=80)
    (SEEN / f"{name}.html").write_text(markup, encoding="utf-8")


def dressed(page: Page, condition: Mapping[str, str]) -> Page:
    """The page with a colour scheme and a width."""
    page.emulate_media(color_scheme="dark" if condition["scheme"] == "dark" else "light")
    page.set_viewport_size({"width": int(condition["width"]), "height": HEIGHT})
    return page
