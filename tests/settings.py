"""The settings of every test run: the project's own, in an environment laid out for tests.

Tests never see the settings of the person who runs them, nor touch that person's archive. Programs
that tests start inherit DJANGO_SETTINGS_MODULE and with it this module; they get the project's
settings in whatever environment the test gives them.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.source import declared_settings

_SHARED = Path("/dev/shm")  # noqa: S108  # only folders of our own are made in it
MEMORY = _SHARED if os.access(_SHARED, os.W_OK) else None
"""Where small files lie that are flushed often; else wherever temporary files are made."""


def lay_out_environment(folder: str) -> None:
    """A data folder for this process, and nothing else but defaults."""
    for name in declared_settings():
        os.environ.pop(name, None)
    os.environ["ARCHIVE_DATA_DIR"] = folder
    os.environ["SECRET_KEY"] = "for tests only"
    if os.environ.get("TEST_DATABASE") == "postgresql":
        os.environ["DATABASE_URL"] = os.environ.get("ARCHIVE_TEST_DATABASE_URL", "")


if "pytest" in sys.modules:
    # In memory where there is some: waiting for a disk proves nothing. conftest removes it.
    TEST_FOLDER = tempfile.mkdtemp(prefix="archive-test-", dir=MEMORY)
    lay_out_environment(TEST_FOLDER)

from archive.settings import *  # noqa: E402, F403 - read once the environment is laid out
from archive.settings import ARCHIVE_DATA_DIR, DATABASES  # noqa: E402

# A password is stored as Django stores it, but no test waits for a million rounds of hashing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Most tests run in a transaction that is never committed, and no page of theirs is finished.
ARCHIVE_PAGE_CACHE_MB = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file as in service: a database in memory has no journal and is shared between threads.
    DATABASES["default"]["TEST"] = {"NAME": Path(ARCHIVE_DATA_DIR) / "test.sqlite3"}
