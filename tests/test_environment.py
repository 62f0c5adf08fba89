"""archive.environment: values are understood or refused, never guessed."""

import re
from pathlib import Path

import pytest

from archive import environment
from archive.environment import SettingError

NAME = "ARCHIVE_TEST_SETTING"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv(NAME, raising=False)
    return monkeypatch


def message_of(error: pytest.ExceptionInfo[SettingError]) -> str:
    return str(error.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", True),
        ("TRUE", True),
        ("yes", True),
        (" on ", True),
        ("0", False),
        ("False", False),
        ("no", False),
        ("off", False),
    ],
)
def test_switches(given: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    given.setenv(NAME, value)
    assert environment.envbool(NAME, default=not expected) is expected


@pytest.mark.parametrize("value", ["2", "y", "maybe", "-1", "1 0"])
def test_a_switch_that_is_neither_on_nor_off(given: pytest.MonkeyPatch, value: str) -> None:
    given.setenv(NAME, value)
    with pytest.raises(SettingError) as error:
        environment.envbool(NAME, default=False)
    assert message_of(error) == (
        f"{NAME}={value!r} is not understood: use 1 or 0 (or true/false, yes/no, on/off)."
    )


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_is_not_set(given: pytest.MonkeyPatch, value: str | None) -> None:
    if value is not None:
        given.setenv(NAME, value)
    assert environment.envbool(NAME, default=True) is True
    assert environment.envint(NAME, 7, low=1, high=9) == 7
    assert environment.envtext(NAME, "text") == "text"
    assert environment.envhosts(NAME, ("Odd default!",)) == ["Odd default!"]
    assert environment.envpath(NAME, Path("/somewhere")) == Path("/somewhere")


@pytest.mark.parametrize(("value", "expected"), [("1", 1), ("65535", 65535), ("0080", 80)])
def test_whole_numbers(given: pytest.MonkeyPatch, value: str, expected: int) -> None:
    given.setenv(NAME, value)
    assert environment.envint(NAME, 5, low=1, high=65535) == expected


@pytest.mark.parametrize("value", ["0", "65536", "-1", "1.5", "1e3", "1_000", "٣", "9" * 5000])
def test_numbers_out_of_range_or_shape(given: pytest.MonkeyPatch, value: str) -> None:
    given.setenv(NAME, value)
    with pytest.raises(SettingError, match=r"use a whole number from 1 to 65535\.$"):
        environment.envint(NAME, 5, low=1, high=65535)


def test_hosts(given: pytest.MonkeyPatch) -> None:
    given.setenv(NAME, "archive.example.org, .example.net,[::1],, 127.0.0.1,*")
    assert environment.envhosts(NAME, ()) == [
        "archive.example.org",
        ".example.net",
        "[::1]",
        "127.0.0.1",
        "*",
    ]


@pytest.mark.parametrize("host", ["http://example.org", "example.org:80", "a b", "a/b", "a..b"])
def test_what_is_no_host(given: pytest.MonkeyPatch, host: str) -> None:
    given.setenv(NAME, f"good.example.org,{host}")
    with pytest.raises(SettingError, match=re.escape(repr(host))):
        environment.envhosts(NAME, ())


def test_origins_have_a_scheme_and_no_path(given: pytest.MonkeyPatch) -> None:
    given.setenv(NAME, "https://example.org")
    assert environment.envorigins(NAME, ()) == ["https://example.org"]
    given.setenv(NAME, "example.org")
    with pytest.raises(SettingError, match=r"like https://example\.org\.$"):
        environment.envorigins(NAME, ())


def test_paths_are_made_absolute(given: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given.chdir(tmp_path)
    given.setenv("HOME", str(tmp_path / "home"))
    given.setenv(NAME, "a/../b")
    assert environment.envpath(NAME, Path("unused")) == tmp_path / "b"
    given.setenv(NAME, "~/b")
    assert environment.envpath(NAME, Path("unused")) == tmp_path / "home" / "b"


def test_an_error_shows_no_password() -> None:
    error = SettingError("DATABASE_URL", "mysql://user:se:cret@host/x", "use another")
    assert str(error) == "DATABASE_URL='mysql://user:...@host/x' is not understood: use another."
