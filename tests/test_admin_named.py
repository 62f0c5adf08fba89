"""Outlets and authors at the desk: names, aliases, notes, namesakes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from archive.models import Article, Author, Outlet
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.desk import address, errors_of, form_of, list_address, make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def add(client: Client, model: Any, **values: str) -> Any:
    """Fill an empty form and save."""
    url = list_address(model, "add")
    changed = {name.replace("__", "-"): value for name, value in values.items()}
    return client.post(url, form_of(client.get(url)) | changed)


def names(response: Any) -> list[str]:
    return [row.name for row in response.context["cl"].result_list]


def aliases(row: Any) -> list[str]:
    return sorted(row.aliases.values_list("name", flat=True))


def warnings_of(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)
            if message.level_tag == "warning"]  # fmt: skip


class TestOutlets:
    """Outlets."""

    def test_an_outlet_is_added_with_what_is_known(self, desk: Client) -> None:
        response = add(
            desk,
            Outlet,
            name="  The\u200b Lantern ",
            kind="newspaper",
            country="kr",
            languages="KO\nen\n\nko",
            domains="Lantern.example\nwww.lantern.example",
            note="<p>A <em>daily</em>.</p><script>x</script>",
            aliases__TOTAL_FORMS="1",
            aliases__0__name="Lantern Daily",
        )
        assert response.status_code == 302, errors_of(response)
        outlet = Outlet.objects.get()
        assert (outlet.name, outlet.kind, outlet.country) == ("The Lantern", "newspaper", "KR")
        assert outlet.languages == ["ko", "en"]
        assert outlet.domains == ["lantern.example", "www.lantern.example"]
        note = str(outlet.note)
        assert (note[:24], "<script" in note) == ("<p>A <em>daily</em>.</p>", False)
        assert aliases(outlet) == ["Lantern Daily"]

    def test_what_nobody_says_is_null(self, desk: Client) -> None:
        add(desk, Outlet, name="The Lantern")
        outlet = Outlet.objects.get()
        said = (outlet.kind, outlet.country, outlet.languages, outlet.domains, outlet.note)
        assert said == (None, None, None, None, None)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("name", "\0\u200b"),
            ("name", "x" * 301),
            ("country", "KOR"),
            ("country", "K1"),
            ("kind", "gazette"),
            ("languages", "Korean"),
            ("languages", "\n".join(f"a{letter}" for letter in "bcdefghijklm") + "\n;"),
            ("domains", "https://lantern.example/"),
            ("domains", "x" * 300),
            ("note", "<b>" * 20_000),
            ("note", "\0"),
        ],
    )
    def test_what_cannot_be_kept_is_refused_and_stays_in_the_form(
        self, desk: Client, field: str, value: str
    ) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        response: Any = save(desk, outlet, **{field: value})
        assert response.status_code == 200
        form = response.context["adminform"].form
        assert (list(form.errors), form[field].value()) == ([field], value)
        outlet.refresh_from_db()
        assert (outlet.name, outlet.note) == ("The Lantern", None)

    def test_a_longest_name_can_be_kept(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        assert save(desk, outlet, name="ﷺ" * 300).status_code == 302
        outlet.refresh_from_db()
        assert outlet.name == "ﷺ" * 300

    def test_a_renamed_outlet_keeps_its_former_name(self, desk: Client) -> None:
        article = stored(outlet="The Lantern")
        outlet = Outlet.objects.get()
        save(desk, outlet, name="The Evening Lantern")
        outlet.refresh_from_db()
        assert (outlet.name, aliases(outlet)) == ("The Evening Lantern", ["The Lantern"])
        later = stored("Another", outlet="the  LANTERN")
        assert (later.outlet, list(Outlet.objects.all())) == (outlet, [outlet])
        assert article.outlet == outlet

    def test_the_former_name_may_be_added_by_hand_as_well(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        changes = {"aliases__TOTAL_FORMS": "1", "aliases__0__name": "the lantern"}
        response = save(desk, outlet, name="The Evening Lantern", **changes)
        assert response.status_code == 302, errors_of(response)
        assert aliases(outlet) == ["the lantern"]

    def test_one_name_twice_among_the_aliases_is_refused(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        response = save(
            desk,
            outlet,
            aliases__TOTAL_FORMS="2",
            aliases__0__name="Lantern",
            aliases__1__name="ＬＡＮＴＥＲＮ",
        )
        assert "stands here twice" in errors_of(response)
        assert aliases(outlet) == []

    def test_an_alias_that_stands_there_already_is_refused(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        outlet.aliases.create(name="Lantern")
        response = save(desk, outlet, aliases__TOTAL_FORMS="2", aliases__1__name="LANTERN")
        assert "stands here twice" in errors_of(response)

    def test_an_alias_can_be_deleted(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        outlet.aliases.create(name="Lantern")
        save(desk, outlet, aliases__0__DELETE="on")
        assert aliases(outlet) == []

    def test_a_rename_is_searchable_at_once(
        self, desk: Client, django_capture_on_commit_callbacks: Callable[..., Any]
    ) -> None:
        article = stored(outlet="The Lantern")
        with django_capture_on_commit_callbacks(execute=True):
            save(desk, Outlet.objects.get(), name="The Beacon")
        question = understand('outlet:"the beacon"').tree
        found = sync.engine().search(SearchRequest(question)).hits
        assert [hit.id for hit in found] == [article.public_id]

    def test_search_finds_by_any_name_however_written(self, desk: Client) -> None:
        outlet = Outlet.objects.create(name="ÉCOLE")
        outlet.aliases.create(name="Lantern Daily")
        Outlet.objects.create(name="Beacon")
        for words in ("école", "ｌａｎｔｅｒｎ", "daily lantern", "l"):
            response = desk.get(list_address(Outlet), {"q": words})
            assert names(response) == ["ÉCOLE"], words

    def test_filters_by_kind_and_by_articles(self, desk: Client) -> None:
        stored(outlet="With")
        Outlet.objects.create(name="Without", kind="blog")
        for filters, expected in (
            ({"kind__exact": "blog"}, ["Without"]),
            ({"articles": "some"}, ["With"]),
            ({"articles": "none"}, ["Without"]),
        ):
            assert names(desk.get(list_address(Outlet), filters)) == expected

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_takes_a_constant_number_of_queries(
        self, desk: Client, count: int, django_assert_num_queries: Callable[..., Any]
    ) -> None:
        for number in range(count):
            stored(f"Title {number}", outlet=f"Outlet {number}")
        with django_assert_num_queries(7):
            response = desk.get(list_address(Outlet))
        assert [row.article_count for row in response.context["cl"].result_list] == [1] * count

    def test_view_on_site_leads_only_to_pages_that_are_there(self, desk: Client) -> None:
        stored(outlet="With")
        without = Outlet.objects.create(name="Without")
        link = f'href="/outlets/{Outlet.objects.get(name="With").slug}/"'
        page = desk.get(address(Outlet.objects.get(name="With"))).content.decode()
        assert link in page
        assert "View on site" not in desk.get(address(without)).content.decode()


class TestAuthors:
    """Authors."""

    def test_parts_of_a_name_decide_where_it_is_sorted(self, desk: Client) -> None:
        author = Author.objects.create(name="Ada Marsh")
        Author.objects.create(name="Bo Nilsen", family="Nilsen", given="Bo")
        save(desk, author, family="Marsh", given="Ada", order="given-first")
        author.refresh_from_db()
        assert (author.family, author.given, author.order) == ("Marsh", "Ada", "given-first")
        assert names(desk.get(list_address(Author))) == ["Ada Marsh", "Bo Nilsen"]

    @pytest.mark.parametrize(
        "values",
        [
            {"family": "ﷺ" * 200, "given": "ﷺ" * 200},
            {"name": "İ" * 300, "family": "ß" * 200},
            {"family": "\0"},
        ],
    )
    def test_longest_names_can_be_kept(self, desk: Client, values: dict[str, str]) -> None:
        assert save(desk, Author.objects.create(name="A"), **values).status_code == 302

    def test_a_namesake_is_allowed_and_told_of(self, desk: Client) -> None:
        stored(authors=["Li Yan"])
        response = add(desk, Author, name="LI YAN")
        assert response.status_code == 302
        assert Author.objects.named("Li Yan").count() == 2
        told = "2 authors have the name “LI YAN”. "
        told += "Pages that print it from now on are linked to none of them."
        assert warnings_of(response) == [told]

    def test_suggestions_tell_namesakes_apart(self, desk: Client) -> None:
        first = Author.objects.create(name="Li Yan")
        second = Author.objects.create(name="Li Yan")
        response = desk.get(
            "/desk/autocomplete/",
            {"app_label": "archive", "model_name": "byline", "field_name": "author",
             "term": "li yan"},
        )  # fmt: skip
        shown = {result["text"] for result in response.json()["results"]}
        assert shown == {f"Li Yan ({first.slug})", f"Li Yan ({second.slug})"}


class TestDeleting:
    """Only superusers, and only what nothing hangs on."""

    def test_a_curator_deletes_no_outlet_and_no_author(self, desk: Client) -> None:
        for row in (Outlet.objects.create(name="A"), Author.objects.create(name="B")):
            assert desk.post(address(row, "delete"), {"post": "yes"}).status_code == 403

    def test_a_superuser_deletes_what_is_free(self, admin_client: Client) -> None:
        for row in (Outlet.objects.create(name="A"), Author.objects.create(name="B")):
            row.aliases.create(name="C")
            admin_client.post(address(row, "delete"), {"post": "yes"})
            assert not type(row).objects.exists()

    def test_nobody_deletes_what_articles_hang_on(self, admin_client: Client) -> None:
        stored(outlet="The Lantern", authors=["Ada Marsh"])
        for row in (Outlet.objects.get(), Author.objects.get()):
            response = admin_client.post(address(row, "delete"), {"post": "yes"})
            assert (response.status_code, type(row).objects.count()) == (403, 1)
            selected = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
            admin_client.post(list_address(type(row)), selected)
            assert type(row).objects.count() == 1

    def test_nobody_deletes_what_a_decision_names(self, admin_client: Client) -> None:
        article = stored(outlet="The Lantern")
        beacon = Outlet.objects.create(name="The Beacon")
        save(admin_client, article, outlet=str(beacon.pk))
        save(admin_client, article, outlet="")
        response = admin_client.post(address(beacon, "delete"), {"post": "yes"})
        assert (response.status_code, Article.objects.get().outlet) == (403, None)

    def test_several_are_deleted_at_once_by_a_superuser(self, admin_client: Client) -> None:
        rows = [Outlet.objects.create(name=name) for name in "AB"]
        selected = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
        admin_client.post(list_address(Outlet), {**selected, "post": "yes"})
        assert not Outlet.objects.exists()
