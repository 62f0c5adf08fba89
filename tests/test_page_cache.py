"""Pages are kept for as long as nothing is committed, and never a moment longer."""

import gzip
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Dossier, Outlet
from archive.models.moments import moment
from archive.web.page_cache import Page, Pages
from tests.desk import make_curator
from tests.holdings import index_all, make_article, make_outlet

MEGABYTE = 1024 * 1024
SIZES = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 300)), max_size=40)


T = TypeVar("T")


def in_one_moment(ask: Callable[[], T]) -> T:
    """What is answered while no other database of the same cluster commits: PostgreSQL numbers the
    transactions of all of them together, and each ends a moment."""
    for _ in range(100):
        at = moment()
        answer = ask()
        if moment() == at:
            return answer
    pytest.fail("the cluster was never quiet")


@pytest.fixture
def kept() -> Iterator[Client]:
    """A reader of an archive that keeps its pages."""
    with override_settings(ARCHIVE_PAGE_CACHE_MB=1):
        yield Client()


class TestKept:
    """With a real database, committed to."""

    pytestmark = pytest.mark.django_db(transaction=True)

    def test_a_page_is_made_once(self, kept: Client) -> None:
        def twice() -> tuple[Any, Any, int]:
            first = kept.get("/outlets/")
            with CaptureQueriesContext(connection) as queries:
                return first, kept.get("/outlets/"), len(queries)

        make_article("Tides", outlet=make_outlet(), body=["x"])
        first, again, queries = in_one_moment(twice)
        assert queries == (1 if connection.vendor == "postgresql" else 0)  # for its snapshot
        assert (again.text, again["ETag"]) == (first.text, first["ETag"])
        assert "The Lantern" in again.text

    def test_a_feed_is_kept_as_pages_are_and_a_file_is_not(self, kept: Client) -> None:
        make_article("Tides", outlet=make_outlet(), body=["x"])
        assert [kept.get(each).has_header("ETag") for each in ("/a.atom", "/a.csv")] == [
            True,
            False,
        ]

    @pytest.mark.parametrize("address", ["/", "/outlets/", "/a/", "/coverage/", "/dossiers/"])
    def test_whatever_is_committed_is_seen_at_once(self, kept: Client, address: str) -> None:
        outlet = make_outlet()
        article = make_article("Tides", outlet=outlet, body=["x"])
        steps: list[Callable[[], object]] = [
            lambda: make_article("Gates", outlet=outlet, body=["y"], date="2021-05-06"),
            lambda: Outlet.objects.filter(pk=outlet.pk).update(name="The Beacon"),
            lambda: Dossier.objects.create(name="Flood").entries.create(
                article=article, position=1
            ),
            lambda: Outlet.objects.update(access="withdrawn"),
        ]
        for step in steps:
            kept.get(address)
            step()
            with override_settings(ARCHIVE_PAGE_CACHE_MB=0):
                fresh = Client().get(address).text
            assert kept.get(address).text == fresh

    def test_what_the_index_has_learnt_is_seen_at_once(self, kept: Client) -> None:
        make_article("Tides", body=["The harbor gates."])
        index_all()
        assert "1 article" in kept.get("/search/?q=harbor").text
        make_article("More", body=["Another harbor."])
        assert "1 article" in kept.get("/search/?q=harbor").text
        index_all()
        assert "2 articles" in kept.get("/search/?q=harbor").text

    def test_only_finished_pages_of_readers_are_kept(self, kept: Client) -> None:
        answers = [kept.get("/nothing/"), kept.post("/search/"), kept.get("/desk/login/")]
        assert [answer.has_header("ETag") for answer in answers] == [False, False, False]
        kept.force_login(make_curator())
        assert not kept.get("/desk/").has_header("ETag")
        assert kept.get(f"/?x={'x' * 2000}").status_code == 200
        assert not kept.get(f"/?x={'x' * 2000}").has_header("ETag")

    def test_a_browser_is_told_that_it_has_the_page(self, kept: Client) -> None:
        first = kept.get("/help/")
        assert (first["Cache-Control"], first["Vary"]) == ("no-cache", "Accept-Encoding")
        again = kept.get("/help/", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert kept.head("/help/")["ETag"] == first["ETag"]

    def test_a_program_elsewhere_may_read_that_nothing_has_changed(self, kept: Client) -> None:
        names = ("Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy")
        first = kept.get("/api/v1/articles")
        again = kept.get("/api/v1/articles", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, [again[name] for name in names]) == (304, ["*", "cross-origin"])
        page = kept.get("/help/")
        again = kept.get("/help/", headers={"if-none-match": page["ETag"]})
        assert [again.get(name) for name in names] == [None, "same-origin"]

    def test_pages_are_packed_for_those_who_can_unpack_them(self, kept: Client) -> None:
        plain = kept.get("/help/")
        packed = kept.get("/help/", headers={"accept-encoding": "br, gzip;q=1.0, gzip"})
        assert "Content-Encoding" not in plain
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)

    def test_a_stranger_gets_no_page_that_is_kept(self, kept: Client) -> None:
        kept.get("/help/")
        assert kept.get("/help/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_a_moment_ends_with_a_commit_and_not_before() -> None:
    first = in_one_moment(moment)
    make_outlet()
    second = moment()
    assert second != first
    assert in_one_moment(lambda: list(Outlet.objects.values_list("name", flat=True))) == [
        "The Lantern"
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="files are SQLite's")
def test_nobody_can_tell_the_moment_of_a_database_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/archive.sqlite3")
    assert moment() is None


def page(size: int) -> Page:
    return Page({}, b"x" * size, is_packed=False, etag="")


@given(SIZES)
def test_what_is_kept_is_bounded_and_the_last_asked_for(asked: list[tuple[int, int]]) -> None:
    pages, model = Pages(500), dict[str, int]()
    for name, size in asked:
        address = str(name)
        pages.get("now", address)
        if address in model:
            model[address] = model.pop(address)
        pages.put("now", address, page(size))
        model.pop(address, None)
        model[address] = size
        while sum(model.values()) > 500:
            del model[next(iter(model))]
        assert pages.size == sum(model.values())
    for address, size in list(model.items()):
        found = pages.get("now", address)
        assert found
        assert found.size == size
    assert all(pages.get("now", str(name)) is None for name in range(10) if str(name) not in model)


def test_what_was_begun_in_another_moment_is_not_kept() -> None:
    pages = Pages(MEGABYTE)
    assert pages.get("one", "/") is None
    assert pages.get("two", "/") is None
    pages.put("one", "/", page(1))
    assert pages.get("two", "/") is None
    pages.put("two", "/", page(1))
    assert pages.get("two", "/") == page(1)
    pages.put("two", "/large", page(MEGABYTE + 1))
    assert pages.get("two", "/large") is None
    assert pages.get("three", "/") is None
    assert pages.size == 0
