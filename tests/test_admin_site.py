"""The desk as a whole: who may do what, and questions that make no sense."""

import os
import subprocess
import sys
from importlib import import_module
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.core.checks import Tags, run_checks
from django.test import Client

from archive.models import Article, Author, Byline, Capture, Claim, Outlet, Run
from tests.desk import list_address, make_curator, save
from tests.pages import stored
from tests.source import ROOT

HUGE = str(10**30)
NONSENSE = [HUGE, "-1", "0", "\0", "x", "１", "9" * 5000, "' OR 1=1", "\u202e", "a" * 3000]
MODELS = [Article, Outlet, Author, Capture, Claim, Run]


@pytest.fixture
def desk(client: Client, db: None) -> Client:  # noqa: ARG001 - the database
    client.force_login(make_curator())
    return client


def test_the_desk_says_its_name(desk: Client) -> None:
    response: Any = desk.get("/desk/")
    assert "Commentary Archive – desk" in response.content.decode()
    rooms = [model["object_name"] for model in response.context["app_list"][0]["models"]]
    assert rooms == [
        "Article",
        "Author",
        "Capture",
        "Claim",
        "Dossier",
        "Outlet",
        "Run",
        "Topic",
    ]


def test_a_visitor_is_asked_to_log_in(client: Client, db: None) -> None:  # noqa: ARG001 - the database
    response = client.get("/desk/archive/article/")
    assert response["Location"] == "/desk/login/?next=/desk/archive/article/"


class TestCurator:
    """What the curators' group allows."""

    def test_a_curator_corrects_a_title(self, desk: Client) -> None:
        article = stored("Tidse")
        assert save(desk, article, title="Tides").status_code == 302
        article.refresh_from_db()
        assert article.title == "Tides"

    def test_a_curator_neither_adds_nor_deletes_articles(self, desk: Client) -> None:
        article = stored()
        assert desk.get("/desk/archive/article/add/").status_code == 403
        delete = f"/desk/archive/article/{article.pk}/delete/"
        assert desk.post(delete, {"post": "yes"}).status_code == 403
        assert Article.objects.count() == 1

    @pytest.mark.parametrize("model", [User, Group])
    def test_a_curator_sees_no_users(self, desk: Client, model: Any) -> None:
        name = model._meta.model_name
        assert desk.get(f"/desk/auth/{name}/").status_code == 403
        assert desk.get(f"/desk/auth/{name}/1/change/").status_code == 403
        assert "/desk/auth/" not in desk.get("/desk/").content.decode()

    def test_staff_without_the_role_may_nothing(self, client: Client, db: None) -> None:  # noqa: ARG002
        client.force_login(User.objects.create_user("guest", is_staff=True))
        article = stored()
        for page in ("", f"{article.pk}/change/"):
            assert client.get(f"/desk/archive/article/{page}").status_code == 403


class TestNonsense:
    """Whatever is asked, the answer is a page, a redirect or 404, and nothing changes."""

    @pytest.fixture
    def desk(self, client: Client, transactional_db: None) -> Client:  # noqa: ARG002 - PostgreSQL may refuse a question; only a transaction of its own outlives that
        client.force_login(make_curator())
        return client

    @pytest.mark.parametrize("model", MODELS)
    def test_in_the_number_of_a_row(self, desk: Client, model: Any) -> None:
        for nonsense, page in product(NONSENSE, ("change", "history", "delete")):
            address = list_address(model) + f"{_quoted(nonsense)}/{page}/"
            assert desk.get(address).status_code in {302, 403, 404}, address

    @pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.long)])
    @pytest.mark.parametrize("model", MODELS)
    def test_in_a_filter(self, desk: Client, model: Any, every: int) -> None:
        """The short suite asks every third question, another third of each next model."""
        stored(outlet="The Lantern", authors=["Ada Marsh"])
        parameters = [
            "q", "o", "p", "e", "all", "missing", "articles", "kind__exact", "text__exact",
            "language", "outlet__id__exact", "field", "origin__exact", "id__in", "id__exact", "pk",
            "id__gt", "title__regex", "article__id__exact", "_to_field", "_popup", "_facets",
            "is_organisation__exact", "sort_day__gt", "nothing", "id__isnull",
        ]  # fmt: skip
        questions = list(product(parameters, (HUGE, "\0", "x", "9" * 5000)))
        for parameter, nonsense in questions[MODELS.index(model) % every :: every]:
            response = desk.get(list_address(model), {parameter: nonsense})
            assert response.status_code in {200, 302, 400, 404}, (parameter, nonsense[:40])

    @pytest.mark.parametrize("model", MODELS)
    def test_in_an_action(self, admin_client: Client, model: Any, transactional_db: None) -> None:  # noqa: ARG002
        stored(outlet="The Lantern", authors=["Ada Marsh"])
        for action in ("delete_selected", "", HUGE):
            for nonsense in NONSENSE:
                chosen = {"action": action, "_selected_action": nonsense, "index": nonsense}
                response = admin_client.post(list_address(model), {**chosen, "post": "yes"})
                assert response.status_code in {200, 302, 403, 404}, (action, nonsense[:40])
        assert (Article.objects.count(), Byline.objects.count()) == (1, 1)

    def test_in_the_words_for_suggestions(self, desk: Client) -> None:
        for nonsense in NONSENSE:
            for name, status in (("term", {200}), ("field_name", {403}), ("model_name", {403}),
                                 ("app_label", {403}), ("page", {200, 404})):  # fmt: skip
                fields = {"app_label": "archive", "model_name": "byline", "field_name": "author"}
                response = desk.get("/desk/autocomplete/", {**fields, name: nonsense})
                assert response.status_code in status, (name, nonsense[:40])

    def test_in_the_address_of_a_public_page(self, desk: Client) -> None:
        for nonsense in NONSENSE:
            assert desk.get(f"/desk/r/{_quoted(nonsense)}/1/").status_code == 404

    def test_in_the_login(self, client: Client, transactional_db: None) -> None:  # noqa: ARG002
        for nonsense in (HUGE, "\0", "a" * 3000):
            values = {"username": nonsense, "password": nonsense, "next": nonsense}
            assert client.post("/desk/login/", values).status_code == 200


def _quoted(text: str) -> str:
    return quote(text, safe="")


def test_commands_start_without_the_desks_pages() -> None:
    """They are loaded with the addresses, which no command needs."""
    said = "import django, sys; django.setup(); print('archive.admin.site' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", said],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout == "False\n"


def test_django_finds_no_fault_with_the_desks_pages() -> None:
    import_module("archive.urls")  # which loads them
    assert site.is_registered(Article)
    assert run_checks(tags=[Tags.admin]) == []
