"""Which tests run on this machine, and what they share.

A test that needs something which may be missing says so by a mark (`postgres`, `browser`,
`shared`) and is skipped without it, with the reason; named in ARCHIVE_REQUIRE, it fails instead.
Tests of the database run on SQLite, and once more with TEST_DATABASE=postgresql; those of the
browser on SQLite alone, and those marked `alike` on PostgreSQL only in the long run: they are of
what is made of rows that other tests ask either database for.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase

from archive.search import sync
from tests.emptying import empty
from tests.settings import MEMORY
from tests.sharing import share
from tests.source import ROOT

# How long an example takes says more of a busy machine than of the code. The short suite tries the
# same examples every time, so that a red one speaks of the change at hand; the long one new ones,
# and twice as many.
hypothesis.settings.register_profile("short", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.register_profile("long", deadline=None)

setattr(TransactionTestCase, "_fixture_teardown", empty)  # noqa: B010 - no name that types know
share()

SHARED = ROOT.parent / "shared"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# mark -> (its name in ARCHIVE_REQUIRE, whether it is here, why not)
RESOURCES = {
    "postgres": (
        "postgres",
        bool(os.environ.get("ARCHIVE_TEST_DATABASE_URL")),
        "no PostgreSQL: ARCHIVE_TEST_DATABASE_URL names none",
    ),
    "browser": ("chromium", CHROMIUM is not None, "no Chromium: install the package chromium"),
    "shared": ("shared", SHARED.is_dir(), "no folder `shared` beside the repository"),
}


def required() -> set[str]:
    """What ARCHIVE_REQUIRE names: it may not be missing."""
    return {name for name in os.environ.get("ARCHIVE_REQUIRE", "").split(",") if name}


def pytest_addoption(parser: pytest.Parser) -> None:
    """The long tests run when asked for."""
    parser.addoption("--long", action="store_true", help="run the tests that take minutes as well")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks; refuse a requirement that would never be checked."""
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")
    for line in (
        "postgres: only on PostgreSQL",
        "sqlite: only on SQLite",
        "alike: of what is made of rows, whatever stores them; on PostgreSQL with --long",
        "browser: in a real Chromium",
        "shared: on the pages handed to the project, in the folder `shared` beside the repository",
        "long: takes more than ten seconds; runs with --long",
    ):
        config.addinivalue_line("markers", line)
    if not hasattr(settings, "TEST_FOLDER"):
        raise pytest.UsageError("Tests run with --ds=tests.settings, never in a reader's archive")
    if unknown := required() - {name for name, _, _ in RESOURCES.values()}:
        raise pytest.UsageError(f"ARCHIVE_REQUIRE names what no test needs: {sorted(unknown)}")


def pytest_unconfigure() -> None:
    """Remove the data folder that tests/settings.py made."""
    if folder := getattr(settings, "TEST_FOLDER", None):
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to the other database or to the long run."""
    on_postgresql = os.environ.get("TEST_DATABASE") == "postgresql"
    with_long = config.getoption("long")
    chosen: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        is_wanted = _runs_on_postgresql(item) if on_postgresql else _runs_on_sqlite(item)
        if on_postgresql:
            item.add_marker("postgres")
        late = ("long", "alike") if on_postgresql else ("long",)
        is_in_time = with_long or not any(map(item.get_closest_marker, late))
        (chosen if is_wanted and is_in_time else left).append(item)
    config.hook.pytest_deselected(items=left)
    # The first process begins with the browser's, and no other takes them: one Chromium is enough.
    items[:] = sorted(chosen, key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """Tests and modules stay until the end: looking for garbage among them again and again would
    take a twentieth of the time."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what cannot run here, or fail where it has to."""
    for mark, (name, is_here, reason) in RESOURCES.items():
        if is_here or not item.get_closest_marker(mark):
            continue
        if name in required():
            pytest.fail(f"{reason}, and ARCHIVE_REQUIRE wants it", pytrace=False)
        pytest.skip(reason)


@pytest.fixture
def shared() -> Path:
    """The folder beside the repository; the test is marked `shared`."""
    return SHARED


@pytest.fixture(params=[150_000, pytest.param(500_000, marks=pytest.mark.long)])
def signs(request: pytest.FixtureRequest) -> int:
    """How long a text is that must stall nothing; see tests/stalling.py."""
    return int(request.param)


@pytest.fixture(autouse=True)
def own_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test of the database has an index of its own, as it has a database of its own."""
    if not _uses_database(request.node):
        yield
        return
    with TemporaryDirectory(dir=MEMORY) as folder:
        request.getfixturevalue("settings").ARCHIVE_INDEX = Path(folder) / "index"
        yield
        sync.close()


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES)


def _runs_on_postgresql(item: pytest.Item) -> bool:
    """What a browser makes of pages is the same on either database, and takes long: see SQLite."""
    marks = ("sqlite", "browser")
    return _uses_database(item) and not any(map(item.get_closest_marker, marks))


def _runs_on_sqlite(item: pytest.Item) -> bool:
    return not item.get_closest_marker("postgres")
