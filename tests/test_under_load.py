"""Many at once, a full disk, a server that dies: nothing is lost, nobody is answered wrongly."""

import io
import os
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import OutputWrapper
from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
)
from django.test import Client

from archive.curation.decisions import curate
from archive.custody.backup import backup_to
from archive.custody.packing import pack
from archive.custody.restoring import restore_from
from archive.custody.verifying import Verification
from archive.management.importing import import_paths
from archive.models import Article, Capture, Claim
from archive.search import sync
from tests.dying import beside, dies, let_go
from tests.elsewhere import another_archive
from tests.test_crashes import take_in, write_pages

pytestmark = pytest.mark.django_db(transaction=True)


def assert_whole(articles: int) -> None:
    """So many articles, each once, verified to the last file of the index."""
    sync.restore()
    assert [str(fault) for fault in Verification().faults(lambda _: None)] == []
    assert Article.objects.count() == Capture.objects.count() == articles


# A full disk


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """What a full disk does to a writer, without filling one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def said_by_ingest(folder: Path) -> str:
    """What `ingest` says on standard error, or the error that `manage.py` says in one line."""
    out, err = OutputWrapper(io.StringIO()), io.StringIO()
    try:
        import_paths([str(folder)], out, OutputWrapper(err))
    except (OperationalError, OSError) as error:
        return f"{err.getvalue()}{error}"
    return err.getvalue()


@pytest.mark.sqlite
def test_a_full_disk_at_any_size_is_said_and_leaves_nothing_half_stored(tmp_path: Path) -> None:
    take_in(write_pages(tmp_path / "first", range(3)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no room is left by what other tests stored
    size = Path(connection.settings_dict["NAME"]).stat().st_size
    more, found = write_pages(tmp_path / "more", range(3, 40)), []
    for spare in (0, 10_000, 40_000, 100_000, 200_000):
        with files_no_larger_than(size + spare):
            found.append(said_by_ingest(more))
        sync.close()
        let_go()
        assert Article.objects.count() == Capture.objects.count()
        assert Claim.objects.filter(article__captures=None).count() == 0
    assert all("Traceback" not in said for said in found)
    assert any(found)
    said_by_ingest(more)
    assert_whole(40)


@pytest.mark.parametrize("size", [2_000, 8_000])
def test_an_index_that_finds_no_room_is_caught_up_with_later(tmp_path: Path, size: int) -> None:
    """The folder of the index alone is full: pages are stored all the same."""
    take_in(write_pages(tmp_path / "first", range(3)))
    with full_for_the_index(size):
        said = said_by_ingest(write_pages(tmp_path / "more", range(3, 20)))
    assert said.startswith("Stored, but not yet searchable: The search index could not be written")
    assert len(said.splitlines()) == 1
    assert_whole(20)
    files = [each for each in Path(settings.ARCHIVE_INDEX).rglob("*") if each.is_file()]
    assert len([each for each in files if each.suffix == ".toc"]) == 1
    assert [each for each in files if "new" in each.name] == []


@contextmanager
def full_for_the_index(size: int) -> Iterator[None]:
    """The limit holds while the index is written, not while the database is."""
    usual = sync.engine().update

    def update(*arguments: Any, **named: Any) -> None:
        with files_no_larger_than(size):
            usual(*arguments, **named)

    engine: Any = sync.engine()
    engine.update = update
    try:
        yield
    finally:
        del engine.update


def test_a_backup_and_a_bag_that_find_no_room_leave_nothing(tmp_path: Path) -> None:
    take_in(write_pages(tmp_path / "first", range(20)))
    folder = tmp_path / "backups"
    folder.mkdir()
    works: dict[str, Callable[[Path, Callable[[int], None]], int]] = {
        "backup.zip": backup_to, "bag": pack, "bag.zip": pack,
    }  # fmt: skip
    for name, work in works.items():
        with files_no_larger_than(3_000), pytest.raises((OSError, DatabaseError)):
            work(folder / name, lambda _: None)
        assert list(folder.iterdir()) == []
        let_go()
    assert_whole(20)


# Writers


def write_at_once(folder: Path, writers: int, files: int, saves: int) -> list[BaseException]:
    """So many processes ingest while a curator saves; what went wrong for the curator."""
    take_in(write_pages(folder / "first", range(5)))
    curator = User.objects.create_user("curator")
    errors: list[BaseException] = []
    folders = [
        write_pages(folder / f"writer{n}", range(1000 * (n + 1), 1000 * (n + 1) + files))
        for n in range(writers)
    ]

    def nest(rest: list[Path]) -> None:
        if rest:
            with beside(lambda: take_in(rest[0])):
                nest(rest[1:])
            return
        for number in range(saves):
            article = Article.objects.order_by("pk")[number % 5]
            try:
                curate(article, {("section", ""): f"Section {number}"}, curator)
            except Exception as error:
                errors.append(error)
            time.sleep(0.01)

    nest(folders)
    return errors


def test_writers_and_a_curator_wait_for_each_other(tmp_path: Path) -> None:
    assert write_at_once(tmp_path, writers=3, files=10, saves=10) == []
    assert_whole(5 + 30)
    assert Claim.objects.filter(origin="curated").count() == 10


@pytest.mark.long
def test_four_writers_of_two_hundred_files_and_a_curator(tmp_path: Path) -> None:
    assert write_at_once(tmp_path, writers=4, files=200, saves=100) == []
    assert_whole(5 + 800)
    assert Claim.objects.filter(origin="curated").count() == 100


# Readers


def read_during_swaps(folder: Path, swaps: int, requests: int) -> dict[str, int]:
    """How many answers were right and wrong while the index was swapped so often."""
    take_in(write_pages(folder / "first", range(8)))
    done, counts, lock = threading.Event(), {"right": 0, "wrong": 0}, threading.Lock()

    def read(number: int) -> None:
        client = Client()
        try:
            while not done.is_set() or counts["right"] + counts["wrong"] < requests:
                answer = client.get(f"/search/?q=closed+{'winter' if number else 'town'}")
                is_right = answer.status_code == 200 and b"8 articles" in answer.content
                with lock:
                    counts["right" if is_right else "wrong"] += 1
        finally:
            connections.close_all()

    def swap() -> None:
        for _ in range(swaps):
            sync.rebuild()

    with beside(swap) as is_swapping:
        readers = [threading.Thread(target=read, args=(number,)) for number in range(3)]
        for reader in readers:
            reader.start()
        while is_swapping():
            time.sleep(0.05)
        done.set()
        for reader in readers:
            reader.join()
    return counts


def test_readers_are_answered_rightly_while_the_index_is_swapped(tmp_path: Path) -> None:
    counts = read_during_swaps(tmp_path, swaps=15, requests=60)
    assert counts["wrong"] == 0
    assert counts["right"] >= 60


@pytest.mark.long
def test_twenty_thousand_answers_during_a_thousand_swaps(tmp_path: Path) -> None:
    counts = read_during_swaps(tmp_path, swaps=1_000, requests=20_000)
    assert counts["wrong"] == 0
    assert counts["right"] >= 20_000


# A server that dies


PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


class Cluster:
    """A PostgreSQL of our own, reached by a socket in its folder; nobody else's is touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bin = PROGRAMS[-1].parent
        self._as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self._as_owner:
            shutil.chown(folder, "postgres")
        self._run("initdb", "--username=archive", "--auth=trust", "--encoding=UTF8",
                  "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "--silent", "--wait", f"--log={self.folder}/log",
                  f"--options={options}")  # fmt: skip

    def kill(self) -> None:
        """As a power cut would; its children notice and end, too."""
        number = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGKILL)

    def come_back(self) -> None:
        """Start again, as soon as no child of the server that was killed holds its memory."""
        for _ in range(100):
            with suppress(subprocess.CalledProcessError):
                self.start()
                return
            time.sleep(0.2)
        raise AssertionError("the server does not start again")

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--silent", "--mode=immediate")

    def _run(self, program: str, *options: str) -> None:
        command = [*self._as_owner, str(self._bin / program), f"--pgdata={self.folder}/data"]
        subprocess.run(
            [*command, *options], check=True, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    if not PROGRAMS:
        pytest.skip("no PostgreSQL server program on this machine")
    folder = Path(f"/tmp/archive-pg-{os.getpid()}")  # noqa: S108 - a socket's path must be short
    folder.mkdir(mode=0o711)
    try:
        cluster = Cluster(folder)
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database_of(cluster: Cluster, folder: Path) -> Iterator[None]:
    """A new archive on that server."""
    before = dict(connection.settings_dict)
    let_go()
    connection.settings_dict |= {"HOST": str(cluster.folder), "PORT": "", "USER": "archive",
                                 "NAME": "postgres", "PASSWORD": ""}  # fmt: skip
    try:
        with another_archive(folder):
            yield
    finally:
        let_go()
        connection.settings_dict |= before


@pytest.mark.long
@pytest.mark.postgres
def test_a_server_that_is_killed_under_load_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    """Ingest fails in a line, is run again, and what was stored once is stored once."""
    take_in(write_pages(tmp_path / "first", range(3)))
    backup_to(tmp_path / "backup.zip", lambda _: None)
    folders = [write_pages(tmp_path / f"w{n}", range(100 * n, 100 * n + 60)) for n in (1, 2)]
    with database_of(cluster, tmp_path / "data"):
        assert restore_from(tmp_path / "backup.zip") == 3
        for _ in range(5):
            with beside(keep_at_it(folders[0])), beside(keep_at_it(folders[1])):
                time.sleep(1.5)
                cluster.kill()
                cluster.come_back()
            let_go()
            sync.restore()
            assert Article.objects.count() == Capture.objects.count()
        assert_whole(3 + 120)


def keep_at_it(folder: Path) -> Callable[[], None]:
    """Ingest, again and again until the server lets it."""

    def work() -> None:
        end = time.monotonic() + 90
        while time.monotonic() < end:
            try:
                take_in(folder)
            except (OperationalError, InterfaceError):
                let_go()
                time.sleep(0.2)
            else:
                return
        raise AssertionError("the server never came back")

    return work


def test_what_dies_while_it_waits_for_its_turn_keeps_nobody_waiting(tmp_path: Path) -> None:
    take_in(write_pages(tmp_path / "first", range(3)))
    more = write_pages(tmp_path / "more", range(3, 30))
    assert dies(lambda: take_in(more), at="ingest.claimed")
    start = time.monotonic()
    take_in(more)
    assert time.monotonic() - start < 20
    assert_whole(30)
