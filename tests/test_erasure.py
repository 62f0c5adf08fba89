"""Erasing an article for good."""

import fcntl
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Q
from django.test import Client

from archive.curation.bulk import SetField, decide
from archive.curation.decisions import curate
from archive.curation.erasure import ErasureError, erase
from archive.curation.events import EventError, undo
from archive.curation.merging import merge
from archive.ingest.records import RefusedError
from archive.models import (
    Article,
    Author,
    Capture,
    CaptureBytes,
    Change,
    Claim,
    Erasure,
    Event,
    EventSubject,
    Finding,
    FurnitureLine,
    PossibleCopy,
    TextPrint,
)
from archive.search import sync
from tests.desk import make_curator
from tests.pages import stored
from tests.test_admin_deciding import make_editor
from tests.texts import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def article() -> Article:
    return stored("Secretword", authors=["A. Marsh"], body=("The secretword came in.",))


def erased(article: Article, editor: User) -> Event:
    return erase(article, confirmation=article.public_id, reason="a court said so", by=editor)


def whole_database() -> str:
    """Every row of every table of the archive, and of the admin's log, as one text."""
    models = [*apps.get_app_config("archive").get_models(include_auto_created=True)]
    models.append(apps.get_model("admin", "LogEntry"))
    return "".join(serializers.serialize("json", model._base_manager.all()) for model in models)


def test_all_goes_but_hash_day_and_reason(article: Article, editor: User) -> None:
    digest = Capture.objects.get().sha256
    curate(article, {("title", ""): "Secretword again"}, by=editor)
    erased(article, editor)
    assert [model.objects.count() for model in (Article, Capture, CaptureBytes, Claim)] == [0] * 4
    [left] = Erasure.objects.all()
    assert (left.sha256, left.reason, left.made_by) == (digest, "a court said so", editor)
    assert "ecretword" not in whole_database()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_not_even_the_file_of_the_database_has_it_any_more() -> None:
    article = stored("Tides", deck="unmistakable-words " * 400)
    name = connection.settings_dict["NAME"]
    assert b"unmistakable-words" in Path(name).read_bytes()
    erased(article, make_editor())
    assert b"unmistakable-words" not in Path(name).read_bytes()


def test_events_forget_it_and_can_still_be_undone_for_the_rest(
    article: Article, editor: User
) -> None:
    other = stored("Tides", authors=["A. Marsh"])
    stored("Gates", authors=["Ada Marsh"])
    row, into = Author.objects.get(name="A. Marsh"), Author.objects.get(name="Ada Marsh")
    event = merge(row, into, by=editor, reason="one person")
    erased(article, editor)
    event.refresh_from_db()
    assert [each["model"] for each in event.rows] == [
        "author", "authoralias", "byline", "judgement",
    ]  # fmt: skip
    undo(event, editor)
    assert [byline.author for byline in other.bylines.all()] == [row]


def test_what_was_found_on_others_quotes_it_no_more(editor: User) -> None:
    said: dict[str, Any] = {"date": {"edtf": "2021-06-23"}}
    first = stored("The unmistakable headline", outlet="The Lantern", body=body(1), **said)
    stored("Another headline", outlet="The Beacon", body=body(1), **said)
    assert Finding.objects.filter(check_name="copy").count() == 1
    erased(first, editor)
    assert not Finding.objects.filter(check_name="copy").exists()
    assert not PossibleCopy.objects.exists()
    assert not TextPrint.objects.filter(article=first.pk).exists()


def test_the_lines_that_it_taught_are_unlearnt(editor: User) -> None:
    article = stored("Tides", outlet="The Lantern", body=("A short line.",))
    assert FurnitureLine.objects.filter(used__gt=0).exists()
    erased(article, editor)
    assert not FurnitureLine.objects.filter(Q(used__gt=0) | Q(left_out__gt=0)).exists()


def test_what_was_decided_of_others_with_it_keeps_its_reason(
    article: Article, editor: User
) -> None:
    other = stored("Tides")
    event = decide([article, other], SetField("kind", "essay"), editor, "a series of essays")
    erased(article, editor)
    event.refresh_from_db()
    assert event.reason == "a series of essays"
    undo(event, editor)
    assert Article.objects.get().kind is None


def test_ingest_refuses_the_bytes_by_name(article: Article, editor: User) -> None:
    erased(article, editor)
    with pytest.raises(RefusedError, match=r"erased on .*: a court said so") as refusal:
        stored("Secretword", authors=["A. Marsh"], body=("The secretword came in.",))
    assert "\n" not in str(refusal.value)
    assert not Article.objects.exists()


def test_its_address_says_that_it_is_gone(client: Client, article: Article, editor: User) -> None:
    capture = Capture.objects.get()
    urls = [article.get_absolute_url(), f"/captures/{capture.sha256}/"]
    erased(article, editor)
    pages = [client.get(url) for url in urls]
    assert [page.status_code for page in pages] == [410, 410]
    assert all("This article was erased." in page.content.decode() for page in pages)


def test_every_index_hears_of_it(article: Article, editor: User) -> None:
    Change.objects.all().delete()
    public_id = article.public_id
    erased(article, editor)
    assert list(Change.objects.values_list("article", flat=True)) == [public_id]


def test_it_cannot_be_undone(article: Article, editor: User) -> None:
    event = erased(article, editor)
    assert EventSubject.objects.filter(event=event, model="article").exists()
    with pytest.raises(EventError, match="nothing to go back to"):
        undo(event, editor)


def test_refusals(article: Article, editor: User) -> None:
    right: dict[str, Any] = {"confirmation": article.public_id, "reason": "x", "by": editor}
    for wrong, words in (
        ({"confirmation": "abc"}, f"Type {article.public_id}"),
        ({"reason": " "}, "Say why"),
        ({"by": make_curator()}, "Only an editor"),
    ):
        with pytest.raises(ErasureError, match=words):
            erase(article, **{**right, **wrong})
    assert Article.objects.exists()


class TestAtTheDesk:
    """The page of it."""

    def test_an_editor_types_the_id(self, client: Client, article: Article, editor: User) -> None:
        client.force_login(editor)
        url = f"/desk/archive/article/{article.pk}/erase/"
        assert article.public_id in client.get(url).content.decode()
        refused = client.post(url, {"reason": "a court said so", "confirmation": "yes"})
        assert (refused.status_code, Article.objects.count()) == (200, 1)
        form = {"reason": "a court said so", "confirmation": article.public_id}
        assert client.post(url, form).status_code == 302
        assert not Article.objects.exists()
        assert json.loads(serializers.serialize("json", Erasure.objects.all()))

    def test_a_curator_may_not(self, client: Client, article: Article) -> None:
        client.force_login(make_curator())
        url = f"/desk/archive/article/{article.pk}/erase/"
        assert client.get(url).status_code == 403
        form = {"reason": "x", "confirmation": article.public_id}
        assert (client.post(url, form).status_code, Article.objects.count()) == (403, 1)

    def test_nobody_deletes(self, client: Client, article: Article, editor: User) -> None:
        client.force_login(editor)
        url = f"/desk/archive/article/{article.pk}/delete/"
        assert client.post(url, {"post": "yes"}).status_code == 403
        assert Article.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestTheIndex:
    """Its files are cleared with the article, or as soon as they can be."""

    @pytest.fixture(autouse=True)
    def index(self, settings: Any) -> None:
        self.folder = settings.ARCHIVE_INDEX
        stored("Tides")
        self.article = stored("Unsayable", authors=["Whisperer"], outlet="The Hush", tags=["sotto"])
        sync.catch_up()
        self.client = Client()
        self.client.force_login(make_editor())

    def words_left(self) -> list[bytes]:
        files = [each.read_bytes() for each in self.folder.rglob("*") if each.is_file()]
        words = (b"unsayable", b"hisperer", b"Hush", b"sotto", b"tides")
        return [word for word in words if any(word in each for each in files)]

    def erase_at_the_desk(self) -> str:
        url = f"/desk/archive/article/{self.article.pk}/erase/"
        form = {"reason": "a court said so", "confirmation": self.article.public_id}
        return self.client.post(url, form, follow=True).content.decode()

    def test_no_word_stays(self) -> None:
        assert self.words_left() == [b"unsayable", b"hisperer", b"Hush", b"sotto", b"tides"]
        assert "index could not be cleared" not in self.erase_at_the_desk()
        assert self.words_left() == [b"tides"]

    def test_where_another_writes_the_next_run_does_it(
        self, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sync.engine(), "_wait", 0.05)
        with (settings.ARCHIVE_INDEX / "write.lock").open("rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            assert "index could not be cleared" in self.erase_at_the_desk()
        assert b"unsayable" in self.words_left()
        call_command("index", stdout=StringIO())
        assert self.words_left() == [b"tides"]

    def test_building_it_anew_keeps_no_former_one(self) -> None:
        with transaction.atomic():
            public_id = self.article.public_id
            erase(self.article, confirmation=public_id, reason="x", by=make_editor("another"))
            transaction.get_connection().run_on_commit.clear()
        assert b"unsayable" in self.words_left()
        sync.rebuild()
        assert self.words_left() == [b"tides"]
