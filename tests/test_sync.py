"""The index follows the change rows, and a failing index fails nothing else."""

import uuid
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from archive.models import Article, Change, Dossier, Identity, IndexPlace, Topic
from archive.search import sync
from archive.search.engine import IndexDamagedError, IndexMissingError, Label, SearchRequest
from archive.search.language import understand
from archive.text.dates import PartialDate
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db(transaction=True)


def found(words: str) -> set[str]:
    """The ids that a search finds."""
    page = sync.engine().search(SearchRequest(understand(words).tree))
    return {hit.id for hit in page.hits}


def changed(article: Article) -> None:
    """Note a change of an article as a projection does."""
    Change.objects.record([article.public_id])


def test_a_document_holds_what_is_searchable() -> None:
    author = make_author("Ada Marsh")
    made = make_article(
        "Tides",
        date="2024-03",
        authors=[author],
        outlet=make_outlet("The Lantern"),
        body=["One.", "Two."],
        tags=["sea"],
        language="en",
    )
    Topic.objects.create(name="Water").articles.add(made)
    Dossier.objects.create(name="The flood").entries.create(article=made, position=1)

    document = sync.document(Article.objects.for_index().get(pk=made.pk))

    assert document.id == made.public_id
    assert (document.title, document.body, document.tags) == ("Tides", ("One.", "Two."), ("sea",))
    assert document.outlet == Label("the-lantern", "The Lantern")
    assert document.authors == (Label("ada-marsh", "Ada Marsh"),)
    assert document.printed_authors == ("Ada Marsh",)
    assert document.date == PartialDate(2024, 3)
    assert (document.topics, document.dossiers) == (("Water",), ("The flood",))


def test_catching_up_builds_the_index_where_there_is_none() -> None:
    article = make_article("Tides")

    assert sync.engine().place() is None
    assert sync.catch_up() == 1
    assert found("tides") == {article.public_id}


def test_catching_up_takes_only_what_changed() -> None:
    sync.catch_up()
    article = make_article("Tides")
    make_article("Never noted")
    changed(article)

    assert sync.catch_up() == 1
    assert found("tides") == {article.public_id}
    assert found("noted") == set()
    assert sync.catch_up() == 0


def test_an_index_far_behind_is_built_anew(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync, "MUCH", 2)
    make_article("Tides", language="en")
    sync.catch_up()
    live = settings.ARCHIVE_INDEX / "live"
    before = live.read_text()
    for number in range(3):
        changed(make_article(f"Tides {number}", language="en"))
    sync.catch_up()
    assert live.read_text() != before
    assert len(found("tides")) == 4


def test_a_thorough_restore_mends_what_no_question_notices(settings: Any) -> None:
    make_article("Tides", body=["tide " * 500])
    sync.catch_up()
    (segment,) = Path(settings.ARCHIVE_INDEX).glob("*/*.arrays")
    damaged = bytearray(segment.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    segment.write_bytes(damaged)
    sync.close()

    assert sync.restore() == 0
    with pytest.raises(IndexDamagedError):
        sync.engine().check()
    assert sync.restore(thorough=True) == 1
    sync.engine().check()


def test_an_article_that_is_gone_leaves_the_index() -> None:
    article = make_article("Tides")
    sync.catch_up()
    Article.objects.filter(pk=article.pk).update(title="Gone")
    changed(article)
    article.captures.all()[0].content.delete()
    article.captures.all().delete()
    article.delete()

    sync.catch_up()

    assert found("tides") == set()
    assert found("gone") == set()


def test_change_rows_go_once_every_index_has_them() -> None:
    sync.catch_up()
    IndexPlace.objects.create(name="another machine", change=0)
    changed(make_article("Tides"))
    sync.catch_up()
    assert Change.objects.count() == 1

    IndexPlace.objects.filter(name="another machine").delete()
    sync.catch_up()
    assert Change.objects.count() == 0


def test_an_index_of_another_database_is_built_anew() -> None:
    make_article("Tides")
    sync.catch_up()
    Identity.objects.update(key=uuid.uuid4())
    Article.objects.update(title="Currents")

    assert sync.catch_up() == 1
    assert found("tides") == set()
    assert len(found("currents")) == 1


def test_a_rebuild_catches_later_changes_up() -> None:
    article = make_article("Tides")
    changed(article)
    sync.rebuild()
    Article.objects.filter(pk=article.pk).update(title="Currents")
    changed(article)

    assert sync.catch_up() == 1
    assert found("currents") == {article.public_id}


def test_what_others_catch_up_with_during_a_rebuild_is_in_the_new_index_too() -> None:
    article = make_article("Tides")
    sync.catch_up()

    def change_it(_count: int) -> None:
        Article.objects.filter(pk=article.pk).update(title="Currents")
        changed(article)
        assert sync.catch_up() == 1
        assert found("currents") == {article.public_id}

    sync.rebuild(change_it)

    assert sync.catch_up() == 1
    assert found("currents") == {article.public_id}
    assert Change.objects.count() == 0
    assert IndexPlace.objects.count() == 1


def test_a_build_that_died_holds_no_change_back_for_ever() -> None:
    sync.catch_up()
    of_this_index = IndexPlace.objects.get().name
    IndexPlace.objects.create(name=f"{of_this_index}:dead", change=0)
    sync.rebuild()
    assert IndexPlace.objects.count() == 2

    IndexPlace.objects.update(noted_at=timezone.now() - 2 * sync.LONGEST_BUILD)
    sync.rebuild()
    assert IndexPlace.objects.get().name == of_this_index


def test_a_change_is_searchable_once_it_is_committed() -> None:
    sync.catch_up()
    article = make_article("Tides")
    with transaction.atomic():
        changed(article)
        sync.catch_up_on_commit()
        assert found("tides") == set()

    assert found("tides") == {article.public_id}


def test_an_index_that_cannot_be_written_does_not_fail_the_commit(
    settings: object, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "a file where a folder should be"
    blocked.write_text("")
    settings.ARCHIVE_INDEX = blocked / "index"  # type: ignore[attr-defined]
    with transaction.atomic():
        changed(make_article("Tides"))
        sync.catch_up_on_commit()

    assert Article.objects.get().title == "Tides"
    assert "The index was not brought up to date" in caplog.text


def test_a_commit_never_waits_for_the_index_of_a_large_archive_to_be_built(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sync, "MUCH", 1)
    for number in range(2):
        make_article(f"Tides {number}", language="en")
    with transaction.atomic():
        sync.catch_up_on_commit()
    assert "manage.py index" in caplog.text
    assert sync.engine().place() is None


def test_without_an_index_a_search_says_so() -> None:
    with pytest.raises(IndexMissingError):
        found("tides")


def test_changes_commit_in_the_order_of_their_numbers() -> None:
    """Else an index could pass a change that an open transaction still holds back."""
    sync.catch_up()
    early, late = make_article("Tides"), make_article("Currents")

    def change_late() -> None:
        changed(late)
        connection.close()

    other = Thread(target=change_late)
    with transaction.atomic():
        changed(early)
        other.start()
        other.join(timeout=0.3)
        assert other.is_alive()
    other.join()

    assert list(Change.objects.order_by("pk").values_list("article", flat=True)) == [
        early.public_id,
        late.public_id,
    ]
