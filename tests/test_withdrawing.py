"""Only an editor withdraws an article or takes that back, by whatever decision it comes about."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.bulk import BulkError, SetAccess, SetOutlet, decide
from archive.curation.decisions import curate
from archive.curation.events import EventError, undo
from archive.curation.suggestions import accept
from archive.curation.withdrawing import ONLY_EDITORS, WithdrawalError
from archive.models import Access, Article, Outlet, Suggestion
from tests.desk import errors_of, list_address, make_curator, save
from tests.pages import stored
from tests.test_admin_deciding import make_editor

pytestmark = pytest.mark.django_db
URL = "https://lantern.example/tides"


@pytest.fixture
def curator() -> User:
    return make_curator()


@pytest.fixture
def article() -> Article:
    """An article of an outlet that shows its own, beside an outlet that shows nothing."""
    Outlet.objects.create(name="Gone", access=Access.WITHDRAWN)
    return stored("Tides", outlet="The Lantern", url=URL)


@pytest.fixture
def withdrawn(article: Article) -> Article:
    """The article in the outlet that shows nothing."""
    curate(article, {("outlet", ""): {"slug": "gone"}}, by=make_editor())
    assert now(article).is_withdrawn
    return article


def now(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def outlet(name: str) -> Outlet:
    return Outlet.objects.get(name=name)


def bulk(client: Client, article: Article, action: str, value: Any) -> Any:
    sent = {"action": action, "_selected_action": [article.pk], "value": value, "_confirm": "1"}
    return client.post(list_address(Article), sent, follow=True)


def told(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_curator_moves_no_article_out_of_a_withdrawn_outlet(
    client: Client, curator: User, withdrawn: Article
) -> None:
    client.force_login(curator)
    assert ONLY_EDITORS in errors_of(save(client, withdrawn, outlet=outlet("The Lantern").pk))
    assert told(bulk(client, withdrawn, "set_outlet", outlet("The Lantern").pk)) == [ONLY_EDITORS]
    assert now(withdrawn).outlet == outlet("Gone")


def test_a_curator_moves_no_article_into_one(
    client: Client, curator: User, article: Article
) -> None:
    client.force_login(curator)
    assert ONLY_EDITORS in errors_of(save(client, article, outlet=outlet("Gone").pk))
    assert now(article).outlet == outlet("The Lantern")
    assert save(client, article, outlet="").status_code == 302


def test_an_editor_may(client: Client, withdrawn: Article) -> None:
    client.force_login(User.objects.get(username="editor"))
    assert save(client, withdrawn, outlet=outlet("The Lantern").pk).status_code == 302
    assert not now(withdrawn).is_withdrawn


@pytest.mark.parametrize("access", [Access.OPEN, Access.METADATA])
def test_nobody_opens_in_bulk_what_its_outlet_withdraws(
    curator: User, withdrawn: Article, access: Access
) -> None:
    with pytest.raises(WithdrawalError):
        decide([withdrawn], SetAccess(access), curator)
    assert now(withdrawn).is_withdrawn


@pytest.mark.parametrize("access", [Access.OPEN, Access.EXCERPT])
def test_nor_leaves_to_it_what_is_open(article: Article, access: Access) -> None:
    editor = make_editor()
    decide([article], SetAccess(access), editor)
    decide([now(article)], SetOutlet(outlet("Gone")), editor)
    with pytest.raises(BulkError, match="one by one"):
        decide([now(article)], SetAccess(None), editor)
    assert now(article).access == access


def test_no_curator_accepts_a_suggestion_that_would(curator: User, withdrawn: Article) -> None:
    stored("Tides", outlet="The Beacon", url=URL)
    with pytest.raises(WithdrawalError):
        accept(Suggestion.objects.get(field="outlet"), curator)
    assert now(withdrawn).is_withdrawn


def test_nor_undoes_what_would(curator: User, article: Article) -> None:
    Outlet.objects.create(name="The Beacon")
    event = decide([article], SetOutlet(outlet("The Beacon")), curator)
    Outlet.objects.filter(name="The Beacon").update(access=Access.WITHDRAWN)
    with pytest.raises(EventError, match=ONLY_EDITORS):
        undo(event, curator)
    assert now(article).is_withdrawn
    undo(event, make_editor())
    assert not now(article).is_withdrawn
