"""Points at which a test has the program killed, as by a power cut: what is left must be whole.

Off unless both variables are set, of which the second says that this is no archive of anybody's.
"""

import os
import signal
from functools import cache

from archive.environment import SettingError, envtext

POINTS = (
    "ingest.claimed",
    "ingest.committed",
    "commit.before",
    "commit.after",
    "index.segment",
    "index.contents",
    "index.manifest",
    "index.noted",
    "rebuild.built",
    "rebuild.live",
    "rebuild.swept",
    "backup.copied",
    "backup.written",
    "backup.placed",
    "restore.made",
    "restore.filled",
    "restore.placed",
    "bag.captures",
    "bag.written",
    "import.article",
)
"""Where the program can be killed; each stands once in the code."""
AT = "ARCHIVE_CRASH_AT"
MAY_CRASH = "ARCHIVE_TESTS_MAY_CRASH"


def crash_point(name: str) -> None:
    """End this process at once, with nothing cleaned up, where the environment names this point.

    `ARCHIVE_CRASH_AT=index.contents:3` ends it as it comes by for the third time.
    """
    wanted = _wanted()
    if wanted and wanted.at == name:
        wanted.left -= 1
        if not wanted.left:
            os.kill(os.getpid(), signal.SIGKILL)


def check_environment() -> None:
    """Raise SettingError where a point is named that is none, or outside of tests."""
    _wanted()


class _Wanted:
    """At which point, and how often it is still to be passed."""

    def __init__(self, at: str, left: int) -> None:
        self.at, self.left = at, left


@cache
def _wanted() -> _Wanted | None:
    said = envtext(AT, "")
    if not said:
        return None
    name, _, count = said.partition(":")
    if name not in POINTS or not (count or "1").isdecimal() or not int(count or 1):
        raise SettingError(AT, said, f"use one of {', '.join(POINTS)}, perhaps with :3")
    if envtext(MAY_CRASH, "") != "1":
        raise SettingError(AT, said, f"it kills the program, for tests alone ({MAY_CRASH}=1)")
    return _Wanted(name, int(count or 1))
