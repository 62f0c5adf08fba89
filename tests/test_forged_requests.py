"""What another site may have a curator's browser send: nothing comes of it."""

from collections.abc import Iterator

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from archive.models import Article, Change, Claim, Event, Finding, Run, Suggestion
from archive.search import sync
from tests.crawling import crawled
from tests.pages import stored
from tests.test_admin_deciding import make_editor

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
WRITTEN: tuple[type[models.Model], ...] = (
    Article, Change, Claim, Event, Finding, LogEntry, Run, Suggestion, User,
)  # fmt: skip


@pytest.fixture
def article() -> Article:
    article = stored("Tides and gates", authors=["Ada Marsh"], outlet="The Lantern")
    sync.rebuild()
    return article


def state() -> list[list[object]]:
    """All that a request could have changed; the day of a login aside."""
    rows = [list(model._default_manager.order_by("pk").values()) for model in WRITTEN]
    return [[{**row, "last_login": None} for row in each] for each in rows]


def posts(article: Article, editor: User) -> Iterator[str]:
    """An address for each kind of thing that is done at the desk."""
    article_page = f"/desk/archive/article/{article.pk}"
    yield from ("/desk/login/", "/desk/logout/", "/desk/password_change/", "/desk/archive/run/add/")
    yield from (f"{article_page}/change/", f"{article_page}/lines/", "/desk/archive/article/")
    yield from ("/desk/archive/outlet/add/", "/desk/auth/user/add/")
    yield f"/desk/auth/user/{editor.pk}/change/"


def test_a_form_without_our_token_is_refused(article: Article) -> None:
    editor = make_editor()
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    before = state()
    for address in posts(article, editor):
        for values in ({}, {"csrfmiddlewaretoken": "x" * 64}):
            assert (address, client.post(address, values).status_code) == (address, 403)
    assert state() == before
    assert client.get("/desk/").status_code == 200


def test_another_origin_is_refused_though_it_has_a_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/desk/login/")
    token = client.cookies["csrftoken"].value
    values = {"username": "x", "password": "y", "csrfmiddlewaretoken": token}
    origins = {"null": 403, "https://evil.example": 403, "http://testserver": 200}
    told = {
        origin: client.post("/desk/login/", values, headers={"origin": origin}).status_code
        for origin in origins
    }
    assert told == origins


@pytest.mark.alike
@pytest.mark.usefixtures("article")
def test_nothing_is_changed_by_looking(client: Client) -> None:
    client.force_login(make_editor())
    before = state()
    seen = [address for address, _ in crawled(client, ["/desk/", "/"], of_each=1)]
    assert len(seen) > 100
    assert state() == before


def test_no_other_site_may_read_our_answers(client: Client, article: Article) -> None:
    sent = {"origin": "https://evil.example", "access-control-request-method": "GET"}
    addresses = ("/", article.get_absolute_url(), "/desk/login/", "/nope", "/static/archive.css")
    for address in addresses:
        told = client.get(address, headers=sent)
        assert [name for name in told.headers if name.startswith("Access-Control")] == []
    told.close()
