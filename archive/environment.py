"""Settings from environment variables, read strictly: a value that is not understood is an error.

A variable that is set to nothing counts as not set.
"""

import os
import re
from pathlib import Path

BOOLEANS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}
HOST = re.compile(r"\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
ORIGIN = re.compile(r"https?://[^/\s?#]+")
PASSWORD = re.compile(r"(?<=://)([^:/@]*):.*@")


class SettingError(Exception):
    """A setting has a value that is not allowed; the message is one line that says what is."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        shown = PASSWORD.sub(r"\1:...@", value)
        super().__init__(f"{name}={shown!r} is not understood: {allowed}.")


def envtext(name: str, default: str) -> str:
    """The variable as it stands, without white space at its ends."""
    return os.environ.get(name, "").strip() or default


def envbool(name: str, *, default: bool) -> bool:
    """A switch, on or off."""
    value = envtext(name, "1" if default else "0")
    if value.lower() not in BOOLEANS:
        raise SettingError(name, value, "use 1 or 0 (or true/false, yes/no, on/off)")
    return BOOLEANS[value.lower()]


def envint(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    value = envtext(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
        raise SettingError(name, value, f"use a whole number from {low} to {high}")
    return int(value)


def envlist(
    name: str, default: tuple[str, ...], pattern: re.Pattern[str], allowed: str
) -> list[str]:
    """Values parted by commas, each of which must match the whole pattern."""
    values = [part.strip() for part in envtext(name, "").split(",") if part.strip()]
    for value in values:
        if not pattern.fullmatch(value):
            raise SettingError(name, value, allowed)
    return values or list(default)


def envhosts(name: str, default: tuple[str, ...]) -> list[str]:
    """Names of hosts without scheme and port; ".example.org" stands for all names under it."""
    return envlist(
        name, default, HOST, "use names of hosts parted by commas, without http:// or port"
    )


def envorigins(name: str, default: tuple[str, ...]) -> list[str]:
    """Origins with their scheme: https://archive.example.org."""
    return envlist(name, default, ORIGIN, "use origins parted by commas, like https://example.org")


def envorigin(name: str, default: str) -> str:
    """One origin with its scheme, nothing behind the host; the default where none is set."""
    value = envtext(name, default)
    if value and not ORIGIN.fullmatch(value):
        raise SettingError(name, value, "use one origin, like https://archive.example.org")
    return value


def envpath(name: str, default: Path) -> Path:
    """A path, made absolute against the working directory; `~` is a home folder."""
    value = envtext(name, str(default))
    try:
        return Path(value).expanduser().resolve()
    except RuntimeError:
        raise SettingError(name, value, "it names the home folder of nobody here") from None
