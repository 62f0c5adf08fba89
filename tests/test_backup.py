"""Backups: one moment, whole or not there, restored on either database as they were."""

import io
import json
import random
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from archive.curation.decisions import curate
from archive.custody.backup import KEPT_SETTINGS, backup_to
from archive.custody.restoring import restore_from
from archive.custody.sealed import sealing, unsealed
from archive.custody.tables import about, kept, label_of
from archive.custody.verifying import Verification
from archive.models import Article, Change, Identity, IndexPlace
from archive.search import sync
from tests.archives import whole
from tests.dying import beside
from tests.elsewhere import another_archive
from tests.pages import stored
from tests.source import declared_settings
from tests.test_crashes import take_in, write_pages

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = {"ARCHIVE_DATA_DIR", "ARCHIVE_INDEX", "DATABASE_URL"}
NO_MATTER = {"DEBUG", "SECRET_KEY"}


@pytest.fixture
def archive(tmp_path: Path, settings: Any) -> Article:
    """Two articles in several scripts, a decision, a login, an index."""
    settings.ARCHIVE_DATA_DIR = tmp_path / "data"
    article = stored("Tides", authors=["Ada Marsh"], outlet="The Lantern", tags=["sea"])
    stored("潮汐與閘門", body=("閘門\u2028關上了。", 'Emoji 🦆 and a \\ and a " quote'))
    curator = User.objects.create_user("curator", password="tell nobody")
    curate(article, {("title", ""): "Tides again", ("section", ""): None}, curator)
    sync.restore()
    return Article.objects.get(pk=article.pk)


def backed_up(path: Path) -> Path:
    backup_to(path, lambda _: None)
    return path


def faults() -> list[str]:
    return [str(fault) for fault in Verification().faults(lambda _: None)]


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a backup holds, but for the archive's own name."""
    return {
        label_of(model): [*about(model).base_manager.order_by("pk").values()]
        for model in kept()
        if model is not Identity
    }


@pytest.mark.usefixtures("archive")
def test_what_is_restored_is_what_was_backed_up(tmp_path: Path) -> None:
    path, before, said = backed_up(tmp_path / "backup.zip"), rows(), whole()
    with another_archive(tmp_path / "other"):
        assert restore_from(path) == 2
        assert whole() == said
        assert plain(rows()) == plain(before)
        assert faults() == []
        assert Client().login(username="curator", password="tell nobody")
        stored("One more")
        assert Article.objects.count() == 3
        again = backed_up(tmp_path / "again.zip")
    assert whole() == said
    with another_archive(tmp_path / "third"):
        assert restore_from(again) == 3


def plain(tables: dict[str, Any]) -> str:
    return json.dumps(tables, default=lambda value: bytes(value).hex() if isinstance(
        value, bytes | memoryview) else str(value), sort_keys=True)  # fmt: skip


@pytest.mark.usefixtures("archive")
def test_it_is_one_moment_whatever_is_ingested_meanwhile(tmp_path: Path) -> None:
    """Several backups while another process stores pages and follows with the index."""
    pages = write_pages(tmp_path / "pages", range(30))
    paths: list[Path] = []
    held: list[int] = []
    with beside(lambda: take_in(pages)) as is_working:
        while is_working() or len(paths) < 2:
            paths.append(backed_up(tmp_path / f"backup{len(paths)}.zip"))
            time.sleep(0.1)
    for path in (paths[(len(paths) - 1) // 2], paths[-1]):
        with another_archive(tmp_path / f"of-{path.name}"):
            held.append(restore_from(path))
            assert faults() == []
    assert held == sorted(held)
    assert held[-1] <= Article.objects.count() == 32
    assert faults() == []


@pytest.mark.usefixtures("archive")
def test_a_restored_archive_is_another_one(tmp_path: Path) -> None:
    """An index of the first, which may have gone on, is none of the second's."""
    path, key = backed_up(tmp_path / "backup.zip"), Identity.objects.get().key
    with another_archive(tmp_path / "other"):
        restore_from(path)
        assert Identity.objects.get().key != key
        assert (Change.objects.count(), IndexPlace.objects.count()) == (0, 1)


@pytest.mark.usefixtures("archive")
def test_settings_come_along_without_places_and_secrets(tmp_path: Path, settings: Any) -> None:
    assert set(KEPT_SETTINGS) == set(declared_settings()) - PLACES - NO_MATTER
    settings.SECRET_KEY = "never to be told"
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    path = backed_up(tmp_path / "backup.zip")
    with zipfile.ZipFile(path) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        said = packed.read("settings.env").decode()
    assert b"never to be told" not in everything
    assert b"tell nobody" not in everything
    assert "ALLOWED_HOSTS=one.example,two.example\n" in said
    assert (path.stat().st_mode & 0o777) == 0o600


@pytest.mark.usefixtures("archive")
def test_open_logins_are_not_in_it(tmp_path: Path) -> None:
    client = Client()
    client.login(username="curator", password="tell nobody")
    [session] = [client.cookies["sessionid"].value]
    with zipfile.ZipFile(backed_up(tmp_path / "backup.zip")) as packed:
        assert session.encode() not in b"".join(packed.read(name) for name in packed.namelist())


@pytest.mark.usefixtures("archive")
def test_any_changed_byte_is_found_out_and_nothing_is_made(tmp_path: Path) -> None:
    path = backed_up(tmp_path / "backup.zip")
    sound, rng = path.read_bytes(), random.Random(1)  # noqa: S311 - seeded
    places = [*range(40), *(len(sound) - 1 - n for n in range(120)), *(
        rng.randrange(len(sound)) for _ in range(300))]  # fmt: skip
    other = tmp_path / "other"
    with another_archive(other):
        for place in places:
            spoiled = bytearray(sound)
            spoiled[place] ^= 1 << rng.randrange(8)
            path.write_bytes(spoiled)
            assert refusal(path).endswith("Nothing was restored.")
        for length in (0, 1, 70, 71, 72, len(sound) // 2, len(sound) - 1):
            path.write_bytes(sound[:length])
            assert refusal(path).endswith("Nothing was restored.")
        assert not other.exists() or list(other.iterdir()) == []


def refusal(path: Path) -> str:
    """What `restore` says in one line."""
    with pytest.raises(CommandError) as caught:
        call_command("restore", str(path), stdout=io.StringIO())
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.usefixtures("archive")
def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.zip"
    with sealing(foreign, {"format": "another"}) as file:
        file.write("a.txt", ["a"])
    newer = tmp_path / "newer.zip"
    with sealing(
        newer,
        {"format": "commentary-archive backup", "version": 1, "program": "9.9",
         "migrations": [["archive", "9999_later"]], "columns": {}},
    ):  # fmt: skip
        pass
    with another_archive(tmp_path / "other"):
        assert refusal(foreign).endswith(
            "It is no backup of an archive that this program can read. Nothing was restored."
        )
        assert refusal(newer).endswith(
            "It was made by a newer version (9.9): update first. Nothing was restored."
        )
        assert "no such file or directory" in refusal(tmp_path / "nowhere.zip")
        (tmp_path / "page.txt").write_text("Tides\n" * 50)
        assert "cut off, or no backup at all" in refusal(tmp_path / "page.txt")


LATER = ("0006_text_prints", "0007_login_attempts")
LATER_TABLES = {"archive.sampledtext", "archive.textprint", "archive.possiblecopy"}


@pytest.mark.usefixtures("archive")
def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """As it would have been made before the latest tables came."""
    older = tmp_path / "older.zip"
    with unsealed(backed_up(tmp_path / "backup.zip")) as backup:
        about = {name: value for name, value in backup.about.items() if name != "parts"}
        about["migrations"] = [each for each in about["migrations"] if each[1] not in LATER]
        about["columns"] = {
            label: names for label, names in about["columns"].items() if label not in LATER_TABLES
        }
        with sealing(older, about) as file:
            for name in backup.about["parts"]:
                if not any(label in name for label in LATER_TABLES):
                    file.write(name, (line.rstrip("\n") for line in backup.lines(name)))
    with another_archive(tmp_path / "other"):
        assert restore_from(older) == 2
        stored("One more")
        sync.restore()
        assert faults() == []


@pytest.mark.usefixtures("archive")
def test_nothing_is_restored_over_anything(tmp_path: Path) -> None:
    path = backed_up(tmp_path / "backup.zip")
    other = tmp_path / "other"
    with another_archive(other):
        other.mkdir()
        (other / "secret-key").write_text("mine")
        assert refusal(path) == (
            f"The data folder {other} is not empty (it holds secret-key): "
            "name a new one with ARCHIVE_DATA_DIR=."
        )
        assert (other / "secret-key").read_text() == "mine"
        (other / "secret-key").unlink()
        restore_from(path)
        assert "is not empty" in refusal(path)
        assert faults() == []


@pytest.mark.usefixtures("archive")
def test_a_backup_that_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: no such file or directory"):
        call_command("backup", str(tmp_path / "nowhere" / "backup.zip"))
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(CommandError, match="cannot be written: is a directory"):
        call_command("backup", str(tmp_path / "folder.zip"))
    assert sorted(each.name for each in tmp_path.iterdir() if "zip" in each.name) == ["folder.zip"]
