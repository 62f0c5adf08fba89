"""archive.settings: safe as they come, and each variable does what its name says."""

import runpy
import socket
from pathlib import Path
from typing import Any

import pytest

from archive.environment import SettingError
from tests.source import ROOT, SETTINGS, declared_settings

Load = Any


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """Reads the settings anew with nothing but these variables set."""
    for name in declared_settings():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def load(**variables: str) -> dict[str, Any]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return load


def test_safe_by_default(load: Load) -> None:
    settings = load()
    assert settings["DEBUG"] is False
    assert (settings["HOST"], settings["PORT"]) == ("127.0.0.1", 8000)
    name = socket.gethostname().lower()
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]", name, f"{name}.local"]
    assert settings["ARCHIVE_DATA_DIR"] == ROOT / "var" / "archive"


def test_reading_them_writes_nothing(load: Load, tmp_path: Path) -> None:
    settings = load(ARCHIVE_DATA_DIR="new")
    assert settings["SECRET_KEY"] == ""
    assert list(tmp_path.iterdir()) == []


def test_everything_lies_in_the_data_folder(load: Load, tmp_path: Path) -> None:
    settings = load(ARCHIVE_DATA_DIR="data")
    assert settings["DATABASES"]["default"]["NAME"] == tmp_path / "data" / "archive.sqlite3"
    assert settings["ARCHIVE_INDEX"] == tmp_path / "data" / "index"


def test_the_key_of_the_data_folder_is_used_unless_another_is_set(
    load: Load, tmp_path: Path
) -> None:
    (tmp_path / "secret-key").write_text("kept\n")
    assert load(ARCHIVE_DATA_DIR=str(tmp_path))["SECRET_KEY"] == "kept"
    assert load(SECRET_KEY="given")["SECRET_KEY"] == "given"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("PORT", "0"),
        ("ARCHIVE_MAX_CAPTURE_MB", "0"),
        ("DATABASE_URL", "x"),
        ("ALLOWED_HOSTS", "http://a"),
        ("CSRF_TRUSTED_ORIGINS", "a"),
        ("ARCHIVE_INDEX", "~nobody-here/x"),
        ("ARCHIVE_ALLOW_INDEXING", "maybe"),
        *(
            ("ARCHIVE_PUBLIC_URL", value)
            for value in (
                "archive.example.org",
                "ftp://archive.example.org",
                "https://archive.example.org/",
                "https://archive.example.org/x",
                "https://a.example,https://b.example",
                "https://a b",
            )
        ),
    ],
)
def test_a_bad_value_is_named(load: Load, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name}='{value}' is not understood: [^\n]+$"):
        load(**{name: value})


def test_the_public_address_is_an_origin(load: Load) -> None:
    assert load()["ARCHIVE_PUBLIC_URL"] == ""
    address = "https://archive.example.org:8443"
    assert load(ARCHIVE_PUBLIC_URL=address)["ARCHIVE_PUBLIC_URL"] == address


def test_public_pages_and_the_desk_share_no_cookie(load: Load) -> None:
    settings = load()
    assert {settings["SESSION_COOKIE_PATH"], settings["CSRF_COOKIE_PATH"]} == {"/desk/"}
