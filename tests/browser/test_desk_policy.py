"""The desk under its own policy, in a real browser: all of it works, and nothing is refused."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from archive.models import Article, Identity, Outlet, Topic
from archive.search import sync
from tests.browser.logins import log_in
from tests.pages import stored
from tests.test_admin_deciding import make_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article() -> Article:
    Identity.objects.get_or_create()  # gone where a test before emptied the whole database
    stored("Gates", outlet="The Beacon", authors=["Bo Marsh"])
    found = stored("Tides and gates", outlet="The Lantern", authors=["Ada Marsh"])
    Topic.objects.create(name="Water").articles.add(found)
    sync.rebuild()
    return found


@pytest.fixture
def editors(desk_page: Page, live_server: object) -> Page:
    """The window of an editor who has logged in."""
    return log_in(desk_page, live_server, make_editor())


@pytest.fixture
def page(editors: Page) -> Iterator[Page]:
    """The same; at its end the browser has refused nothing, and nothing in it has failed."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{editors.url}: {message.text}")

    editors.on("console", note)
    editors.on("pageerror", lambda error: said.append(f"{editors.url}: {error}"))
    yield editors
    assert said == []


def addresses(article: Article) -> list[str]:
    """A page of the desk of each kind."""
    rows = [article, article.outlet, article.authors.get(), Topic.objects.get()]
    models = ("article", "author", "capture", "claim", "dossier", "outlet", "run", "topic")
    forms = [f"/desk/archive/{row._meta.model_name}/{row.pk}/change/" for row in rows if row]
    article_page = f"/desk/archive/article/{article.pk}"
    return [
        *("/desk/", "/desk/password_change/", "/desk/auth/user/", "/desk/auth/user/add/"),
        *(f"/desk/archive/{model}/" for model in models),
        *forms,
        *(f"{article_page}/{name}/" for name in ("lines", "history")),
        *("/desk/archive/run/add/", "/desk/archive/dossier/add/", "/desk/queue/suggestions/"),
    ]


def test_no_page_of_the_desk_asks_for_what_it_may_not_have(page: Page, article: Article) -> None:
    for address in addresses(article):
        response = page.goto(address, wait_until="networkidle")
        assert response
        assert (address, response.status) == (address, 200)
        assert "script-src 'self'" in response.headers["content-security-policy"]


def test_an_outlet_is_chosen_from_suggestions(page: Page, article: Article) -> None:
    page.goto(f"/desk/archive/article/{article.pk}/change/")
    page.locator(".field-outlet .select2-selection").click()
    page.keyboard.type("beac")
    page.get_by_role("option", name="The Beacon").click()
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.outlet == Outlet.objects.get(name="The Beacon")


def test_a_bulk_action_goes_from_the_list_to_its_page_and_back(
    page: Page, article: Article
) -> None:
    page.goto("/desk/archive/article/")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option(label="Set the language…")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back(wait_until="networkidle")
    expect(page.locator("#action-toggle")).to_be_visible()
    assert article.language is None


def test_no_script_of_another_kind_runs_there(editors: Page, article: Article) -> None:
    editors.goto(f"/desk/archive/article/{article.pk}/change/")
    refused: list[str] = editors.evaluate(
        """() => new Promise(done => {
            const refused = [];
            document.addEventListener("securitypolicyviolation", event => {
                refused.push(event.effectiveDirective);
                if (refused.length === 2) done(refused);
            });
            const inline = document.createElement("script");
            inline.textContent = "document.title = 'ran'";
            document.head.append(inline);
            const image = document.createElement("img");
            image.setAttribute("onerror", "document.title = 'ran'");
            image.src = "/desk/nothing.png";
            document.body.append(image);
        })"""
    )
    assert sorted(refused) == ["script-src-attr", "script-src-elem"]
    assert editors.title() != "ran"
