"""One Chromium for all tests in a browser; each opens windows of its own."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import CHROMIUM

CHROMIUM_OPTIONS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless.

    Playwright's synchronous interface keeps an event loop running in this thread, where Django
    would refuse the database; nothing here is called from within that loop.
    """
    options = [*CHROMIUM_OPTIONS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser windows on the served archive; none may ask any other host for anything."""
    elsewhere: list[str] = []
    contexts = []

    def note(url: str) -> None:
        if not url.startswith((live_server.url, "data:")):
            elsewhere.append(url)

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(base_url=live_server.url, **options)
        context.on("request", lambda request: note(request.url))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert elsewhere == []


@pytest.fixture
def reader_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A reader's window, without JavaScript."""
    return open_context(java_script_enabled=False).new_page()


@pytest.fixture
def desk_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A curator's window; Django's admin wants JavaScript."""
    return open_context().new_page()
