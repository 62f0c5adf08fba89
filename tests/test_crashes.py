"""The program killed at every point that has a name, and at any other moment.

After each death the archive is brought up to date as at every start, and then all of it is
verified; the same work done again ends as if nothing had happened.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from archive.crashing import POINTS
from archive.curation.decisions import curate
from archive.custody.backup import backup_to
from archive.custody.elsewhere import file_instead
from archive.custody.packing import pack
from archive.custody.restoring import restore_from
from archive.custody.unpacking import unpack
from archive.custody.verifying import Verification
from archive.ingest.batch import ingest
from archive.ingest.roots import roots_of
from archive.models import Article, Capture, Claim
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.query import Every
from tests.archives import emptied, whole
from tests.dying import dies, let_go
from tests.pages import stored

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """\
{title}

By {author} | The Lantern | 2024-05-06

The {what} was closed in the winter, and nobody in town can say when number {number} opens again.

Some think that it was never needed, but those who worked there remember it otherwise.
"""


def write_pages(folder: Path, numbers: Any) -> Path:
    """Pages that have nothing in common, as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        rng = random.Random(number)  # noqa: S311 - seeded
        words = [f"{rng.choice('bcdfglmnprst')}{rng.choice('aeiou')}{n:x}" for n in range(40)]
        rng.shuffle(words)
        text = PAGE.format(
            title=f"What {words[0]} and {words[1]} told us of {number}",
            author=rng.choice(["Ada Marsh", "Bo Ek", "Ines Quill"]),
            what=" ".join(words),
            number=number,
        )
        (folder / f"{number:04}.txt").write_text(text)
    return folder


def take_in(folder: Path) -> None:
    """What `manage.py ingest` does, in this process."""
    for _ in ingest(roots_of([str(folder)]), is_dry_run=False, workers=0):
        pass
    sync.restore()


def faults() -> list[str]:
    """All that is wrong with the archive."""
    return [str(fault) for fault in Verification().faults(lambda _: None)]


def assert_whole() -> None:
    """Recovered as at a start, nothing is wrong, and all is found."""
    sync.restore()
    assert faults() == []
    if Article.objects.exists():
        assert sync.engine().search(SearchRequest(Every())).total == Article.objects.count()


@pytest.fixture
def archive(tmp_path: Path, settings: Any) -> Path:
    """Three articles, and the folder of three more."""
    settings.ARCHIVE_DATA_DIR = tmp_path / "data"
    take_in(write_pages(tmp_path / "first", range(3)))
    return write_pages(tmp_path / "second", range(3, 6))


@pytest.mark.parametrize(
    "point", ["ingest.claimed", "ingest.committed", "index.segment", "index.contents",
              "index.manifest", "index.noted"]
)  # fmt: skip
def test_killed_while_it_takes_in_pages(archive: Path, point: str) -> None:
    assert dies(lambda: take_in(archive), at=point)
    assert Article.objects.count() == (3 if point == "ingest.claimed" else 6)
    assert_whole()
    take_in(archive)
    assert Article.objects.count() == Capture.objects.count() == 6
    assert_whole()


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("point", "is_stored"), [("commit.before", False), ("commit.after", True)])
def test_killed_while_a_curator_saves(point: str, is_stored: bool) -> None:
    article, curator = Article.objects.earliest("pk"), User.objects.create_user("curator")
    said = {("title", ""): "Corrected"}
    assert dies(lambda: curate(article, said, curator), at=point)
    assert Claim.objects.filter(origin="curated").count() == int(is_stored)
    assert_whole()
    assert (Article.objects.get(pk=article.pk).title == "Corrected") == is_stored


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "point", ["rebuild.built", "rebuild.live", "rebuild.swept", "index.manifest"]
)
def test_killed_while_it_builds_the_index_anew(settings: Any, point: str) -> None:
    sync.rebuild()
    assert dies(sync.rebuild, at=point)
    assert_whole()
    assert len([each for each in settings.ARCHIVE_INDEX.iterdir() if each.is_dir()]) == 1


@pytest.mark.parametrize("point", ["backup.copied", "backup.written", "backup.placed"])
def test_killed_while_it_writes_a_backup(archive: Path, tmp_path: Path, point: str) -> None:
    """The file is the former one or the new one, whole; the next backup clears what is left."""
    path = tmp_path / "backups" / "archive.zip"
    path.parent.mkdir()
    backup_to(path, lambda _: None)
    former = path.read_bytes()
    take_in(archive)
    is_copied = connection.vendor == "sqlite"
    assert dies(lambda: backup_to(path, lambda _: None), at=point) == (
        is_copied or point != "backup.copied"
    )
    assert (path.read_bytes() == former) == (point != "backup.placed" and (
        is_copied or point != "backup.copied"))  # fmt: skip
    assert_whole()
    assert backup_to(path, lambda _: None) == 6
    assert [each.name for each in path.parent.iterdir()] == ["archive.zip"]


@contextmanager
def in_folder(folder: Path, settings: Any) -> Iterator[None]:
    """As if the program had been started for an archive in another folder."""
    usual = settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX
    sync.close()
    settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX = folder, folder / "index"
    try:
        with file_instead(folder / "archive.sqlite3"):
            yield
    finally:
        sync.close()
        settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX = usual


@pytest.mark.usefixtures("archive")
@pytest.mark.sqlite
@pytest.mark.parametrize(
    "point",
    [
        *("restore.made", "restore.filled", "restore.placed"),
        *(pytest.param(each, marks=pytest.mark.long) for each in ("rebuild.built", "rebuild.live")),
    ],
)
def test_killed_while_it_restores(tmp_path: Path, settings: Any, point: str) -> None:
    """There is no archive, and the same command makes it; or there is a whole one."""
    path = tmp_path / "archive.zip"
    backup_to(path, lambda _: None)
    with in_folder(tmp_path / "other", settings):
        assert dies(lambda: restore_from(path), at=point)
        if point in ("restore.made", "restore.filled"):
            assert restore_from(path) == 3
        else:
            let_go()
        assert_whole()
        assert Article.objects.count() == 3
    assert_whole()


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("point", ["bag.captures", "bag.written", "import.article"])
def test_killed_while_it_packs_or_takes_in_a_bag(tmp_path: Path, point: str) -> None:
    path = tmp_path / "bags" / "bag"
    path.parent.mkdir()
    if point == "import.article":
        pack(path, lambda _: None)
        before = whole()
        emptied()
        assert dies(lambda: unpack(path, lambda _: None), at=f"{point}:2")
        assert Article.objects.count() == 2
        assert_whole()
        assert unpack(path, lambda _: None).new == 1
        assert whole() == before
    else:
        assert dies(lambda: pack(path, lambda _: None), at=point)
        assert not path.exists()
        assert pack(path, lambda _: None) == 3
        assert [each.name for each in path.parent.iterdir()] == ["bag"]
    assert_whole()


def test_every_point_is_one_at_which_a_test_kills() -> None:
    """The parameters above, read from this file."""
    source = Path(__file__).read_text()
    assert [point for point in POINTS if f'"{point}"' not in source] == []
    assert sqlite3.sqlite_version  # the points are the same whatever stores


WORK: dict[str, tuple[str, ...]] = {
    "ingest": ("ingest.claimed", "ingest.committed", "index.segment", "index.contents",
               "index.manifest", "index.noted"),
    "curate": ("commit.before", "commit.after", "index.segment", "index.contents"),
    "rebuild": ("rebuild.built", "rebuild.live", "rebuild.swept", "index.manifest"),
    "backup": ("backup.written", "backup.placed"),
}  # fmt: skip


def cycles(folder: Path, number: int) -> None:
    """So many deaths, at named points and at random moments, of all kinds of work."""
    rng, pages = random.Random(number), count()  # noqa: S311 - seeded
    curator, committed = User.objects.create_user("curator"), set[str]()
    longest = 0.25
    for cycle in range(number):
        kind = rng.choice(["ingest", "ingest", *WORK])
        new = write_pages(folder / f"{cycle:04}", [next(pages) for _ in range(3)])
        tasks: dict[str, Callable[[], object]] = {
            "ingest": lambda new=new: take_in(new),  # type: ignore[misc]
            "curate": lambda cycle=cycle: curate_any(curator, f"Title {cycle}"),  # type: ignore[misc]
            "rebuild": sync.rebuild,
            "backup": lambda: backup_to(folder / "backup.zip", lambda _: None),
        }
        if rng.random() < 0.5:
            dies(tasks[kind], at=rng.choice(WORK[kind]))
        else:
            dies(tasks[kind], after=rng.random() * longest)
        assert_whole()
        assert committed <= set(Article.objects.values_list("public_id", flat=True))
        take_in(new)
        committed = set(Article.objects.values_list("public_id", flat=True))
        assert len(committed) == Capture.objects.count() == 3 * (cycle + 1)
    assert_whole()


def curate_any(curator: User, title: str) -> None:
    """A decision on the oldest article, if there is any."""
    if article := Article.objects.order_by("pk").first():
        curate(article, {("title", ""): title}, curator)


def test_killed_again_and_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    cycles(tmp_path, 6)


@pytest.mark.long
def test_killed_two_hundred_times_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    cycles(tmp_path, 200)


@pytest.mark.usefixtures("settings")
def test_a_clock_that_jumps_back_changes_nothing(
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Builds are named after the time, places are noted with it, decisions are told apart by it."""
    curator = User.objects.create_user("curator")
    article = Article.objects.earliest("pk")
    curate(article, {("title", ""): "Before"}, curator)
    sync.rebuild()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    monkeypatch.setattr(time, "time", lambda: 1.0)
    monkeypatch.setattr("django.utils.timezone.now", lambda: article_moment(article))
    curate(article, {("title", ""): "After"}, curator)
    sync.rebuild()
    take_in(archive)
    assert Article.objects.get(pk=article.pk).title == "After"
    assert_whole()


def article_moment(article: Article) -> Any:
    """Before anything was decided."""
    return article.captures.earliest("pk").ingested_at.replace(year=2001)


@pytest.mark.usefixtures("archive")
def test_stored_pages_are_verified() -> None:
    """What other tests store with rules of their own is whole as well."""
    stored("Tides", authors=["Ada Marsh"], outlet="The Lantern")
    assert_whole()
