"""archive.data_folder: the folder and its secret key, made once."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.data_folder import KEY_FILE, prepare, read_secret_key


def test_reading_makes_nothing(tmp_path: Path) -> None:
    assert read_secret_key(tmp_path / "none") == ""
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "archive"
    key = prepare(folder)
    assert len(key) >= 50
    assert (prepare(folder), read_secret_key(folder)) == (key, key)
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_empty_key_is_replaced(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).touch()
    assert len(prepare(tmp_path)) >= 50


def test_two_archives_have_two_keys(tmp_path: Path) -> None:
    assert prepare(tmp_path / "one") != prepare(tmp_path / "two")


def test_commands_started_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(prepare, [tmp_path / "archive"] * 32))
    assert keys == {read_secret_key(tmp_path / "archive")}


def test_a_file_in_its_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert read_secret_key(tmp_path / "file") == ""
    with pytest.raises(OSError, match="file"):
        prepare(tmp_path / "file")
