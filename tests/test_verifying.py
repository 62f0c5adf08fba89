"""`verify`: whatever is wrong is found and named, and what is whole is not accused."""

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from archive.curation.decisions import curate, release
from archive.curation.merging import merge
from archive.custody.verifying import Verification
from archive.ingest.loader import store
from archive.models import (
    Article,
    ArticleKey,
    Author,
    Byline,
    Capture,
    CaptureBytes,
    Change,
    Claim,
    Outlet,
)
from archive.search import sync
from tests.pages import page_of, stored

pytestmark = pytest.mark.django_db(transaction=True)


def run(*arguments: str) -> tuple[int, list[str]]:
    """The exit status of `verify`, and its lines."""
    out, status = io.StringIO(), 0
    sync.close()
    try:
        call_command("verify", *arguments, stdout=out, stderr=io.StringIO())
    except SystemExit as error:
        status = int(str(error.code))
    return status, out.getvalue().splitlines()


@pytest.fixture(autouse=True)
def archive() -> Article:
    """Two articles, one of them curated, and their index."""
    article = stored("Tides", authors=["Ada Marsh"], outlet="The Lantern", tags=["sea"])
    store(page_of("Gates", authors=["Bo Ek", "Ada Marsh"], outlet="The Lantern", body=("Shut.",)))
    curator = User.objects.create_user("curator")
    curate(article, {("title", ""): "Tides again", ("section", ""): "Opinion"}, curator)
    release(article, [("section", "")], curator)
    sync.rebuild()
    sync.restore()
    return Article.objects.get(pk=article.pk)


def test_a_whole_archive_is_called_so() -> None:
    said = "2 articles, 2 captures and the index looked at: nothing is wrong."
    assert run() == (0, [said])


def test_a_sample_looks_at_so_many() -> None:
    said = "1 article, 1 capture and the index looked at: nothing is wrong."
    assert run("--sample", "1") == (0, [said])
    assert run("--sample", "9")[1][0].startswith("2 articles, ")


def test_an_empty_archive_is_whole(settings: Any, tmp_path: Path) -> None:
    CaptureBytes.objects.all().delete()
    for model in (Claim, Capture, Byline, ArticleKey, Article):
        model.objects.all().delete()
    Change.objects.all().delete()
    settings.ARCHIVE_INDEX = tmp_path / "none"
    assert run() == (0, ["0 articles, 0 captures and the index looked at: nothing is wrong."])


def test_what_waits_for_the_index_is_no_fault(archive: Article) -> None:
    Article.objects.filter(pk=archive.pk).update(revision=9)
    Change.objects.record([archive.public_id])
    said = "nothing is wrong (1 article waits for the index)."
    status, [line] = run()
    assert (status, line.partition(": ")[2]) == (0, said)


def spoil_bytes(article: Article) -> None:
    CaptureBytes.objects.filter(capture__article=article).update(packed=zlib.compress(b"other"))


def cut_bytes(article: Article) -> None:
    CaptureBytes.objects.filter(capture__article=article).update(packed=b"x\x9c")


def lose_bytes(article: Article) -> None:
    CaptureBytes.objects.filter(capture__article=article).delete()


def lose_captures(article: Article) -> None:
    CaptureBytes.objects.filter(capture__article=article).delete()
    Claim.objects.filter(article=article).delete()
    Capture.objects.filter(article=article).delete()


def lose_bylines(article: Article) -> None:
    Byline.objects.filter(article=article).delete()


def set_column(**values: Any) -> Callable[[Article], None]:
    def spoil(article: Article) -> None:
        Article.objects.filter(pk=article.pk).update(**values)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_bytes, "The bytes of the capture {sha256} are not its own. Only a backup"),
        (cut_bytes, "The bytes of the capture {sha256} are damaged (Error -5 while"),
        (lose_bytes, "The bytes of the capture {sha256} are missing. Only a backup has it"),
        (lose_captures, "The article {id} has no capture. Only a backup has it"),
        (lose_bylines, "The article {id} says something else than its claims: bylines. Run"),
        (set_column(title="Tide"), "The article {id} says something else than its claims: title,"),
        (set_column(body=[]), "The article {id} says something else than its claims: body. Run"),
        (set_column(outlet=None), "The article {id} says something else than its claims: outlet"),
        (set_column(revision=8), "The search index holds another state of {id}. Run"),
    ],
)
def test_each_fault_is_named_in_one_line(
    archive: Article, spoil: Callable[[Article], None], said: str
) -> None:
    sha256 = archive.captures.get().sha256
    spoil(archive)
    status, lines = run()
    assert status == 1
    assert lines[0].startswith(said.format(sha256=sha256, id=archive.public_id))
    assert lines[1:] == [f"2 articles, {lines[1].partition(', ')[2]}"]
    assert lines[1].endswith(" looked at: 1 fault.")


@pytest.mark.parametrize(
    "spoil", [lose_bylines, set_column(title="Tide"), set_column(body=[], tags=[], date="2020")]
)
def test_what_captures_and_claims_can_give_is_repaired(
    archive: Article, spoil: Callable[[Article], None]
) -> None:
    spoil(archive)
    assert run("--repair")[0] == 0
    assert run()[0] == 0
    assert Article.objects.get(pk=archive.pk).title == "Tides again"


def test_what_only_a_backup_has_is_not_repaired(archive: Article) -> None:
    cut_bytes(archive)
    set_column(revision=8)(archive)
    status, lines = run("--repair")
    assert status == 1
    assert lines[-1].endswith(": 1 fault.")


@pytest.mark.usefixtures("archive")
def test_names_that_lead_elsewhere_since_are_no_fault() -> None:
    """Merged, split by a judgement, or shared by two: what the projection would make, stands."""
    curator = User.objects.create_superuser("editor")
    other = Author.objects.create(name="A. Marsh")
    merge(Author.objects.get(name="Ada Marsh"), other, by=curator, reason="The same.")
    Author.objects.create(name="Bo Ek")
    Outlet.objects.create(name="The Lantern")
    sync.restore()
    assert run()[1][-1].endswith("nothing is wrong.")


ROOT = "SELECT rootpage FROM sqlite_schema WHERE name = 'archive_claim'"


@pytest.mark.usefixtures("archive")
@pytest.mark.sqlite
def test_a_damaged_database_is_said_and_does_not_end_in_a_traceback() -> None:
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    whole = path.read_bytes()
    size = int.from_bytes(whole[16:18], "big")
    try:
        root = int(connection.introspection.connection.cursor().execute(ROOT).fetchone()[0])
        connection.close()
        page = (root - 1) * size
        path.write_bytes(whole[:page] + b"\xff" * size + whole[page + size :])
        status, lines = run()
    finally:
        connection.close()
        path.write_bytes(whole)
    assert status == 1
    assert lines[0].startswith("The database ")


# The index


def files(settings: Any) -> list[Path]:
    """Every file of the index but its locks, which hold nothing."""
    every = sorted(settings.ARCHIVE_INDEX.rglob("*"))
    return [each for each in every if each.is_file() and each.suffix != ".lock"]


def remove(path: Path) -> None:
    path.unlink()


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 4
    path.write_bytes(data)


def add_to(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"1")


@pytest.mark.alike
@pytest.mark.parametrize("spoil", [remove, make_empty, cut, flip, add_to])
def test_every_file_of_the_index_spoiled_in_turn_is_found_and_healed(
    settings: Any, spoil: Callable[[Path], None]
) -> None:
    count = len(files(settings))
    assert count == 4  # pointer, manifest, table of contents, segment
    for number in range(count):
        spoil(files(settings)[number])
        status, lines = run()
        assert (status, len(lines)) == (1, 2)
        sync.close()
        call_command("index", "--if-needed", stdout=io.StringIO())
        assert run()[0] == 0


@pytest.mark.alike
def test_three_hundred_flipped_bits_are_found(settings: Any) -> None:
    """In each file, the build before the live one included."""
    sync.rebuild()
    for number in range(20):
        stored(f"Tides {number}", body=(f"The tide number {number} came in.",))
    sync.catch_up()
    rng, missed = random.Random(9), []  # noqa: S311 - seeded
    paths = files(settings)
    assert len(paths) > 6
    for number in range(300):
        path = paths[number % len(paths)]
        whole = path.read_bytes()
        spoiled = bytearray(whole)
        place = rng.randrange(len(whole))
        spoiled[place] ^= 1 << rng.randrange(8)
        path.write_bytes(spoiled)
        sync.close()
        if not any(sync.engine().faults()):
            missed.append((path.name, place))
        path.write_bytes(whole)
    assert missed == []
    sync.close()
    assert [*sync.engine().faults()] == []


def test_what_a_build_that_died_left_is_named_and_removed(settings: Any) -> None:
    dead = settings.ARCHIVE_INDEX / "0000000000000001-00000001"
    dead.mkdir()
    (dead / "segment.arrays").write_bytes(b"half")
    status, lines = run()
    assert status == 1
    assert lines[0] == (
        "The build 0000000000000001-00000001, which no question needs, was never finished. "
        "`manage.py index` removes it."
    )
    call_command("index", stdout=io.StringIO())
    assert run()[0] == 0
    assert not dead.exists()


def test_what_a_commit_that_died_left_is_named_and_removed(settings: Any) -> None:
    [build] = [each for each in settings.ARCHIVE_INDEX.iterdir() if each.is_dir()]
    (build / "_MAIN_9.toc.123.4").write_bytes(b"half")
    status, lines = run()
    assert (status, lines[0].split(" was ")[0]) == (1, "The file _MAIN_9.toc.123.4")
    call_command("index", stdout=io.StringIO())
    assert run()[0] == 0


def test_an_index_ahead_of_an_older_copy_of_the_database_is_built_anew(archive: Article) -> None:
    """Somebody put back a copy of the database file; the index knows what it no longer holds."""
    sync.catch_up()
    place = sync.engine().place()
    assert place is not None
    sync.engine().update([], [archive.public_id], type(place)(place.change + 5, place.archive))
    assert run()[0] == 1
    call_command("index", "--if-needed", stdout=io.StringIO())
    assert run()[0] == 0


def test_memory_does_not_grow_with_the_archive() -> None:
    """What is held at once is a batch; told by the queries, which are as many as batches."""
    run_ = Verification()
    assert [*run_.faults(lambda _: None)] == []
    assert (run_.articles, run_.captures, run_.wrong) == (2, 2, [])
