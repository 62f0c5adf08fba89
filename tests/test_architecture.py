"""The rooms of docs/architecture.md and the direction of their imports, read from the code."""

import re
from pathlib import Path

import pytest

from tests.source import ROOT, defined_functions, imports, lines_of_code, modules

# Upper lines may import lower ones; rooms on one line do not import each other.
LAYERS = (
    ("urls", "wsgi", "workers", "apps", "templatetags"),
    ("web", "api", "admin", "management"),
    ("web.markup",),
    ("exports", "custody"),
    ("ingest",),
    ("curation",),
    ("search.sync", "checks"),
    ("models", "migrations"),
    ("search", "page", "settings", "serving"),
    ("text", "database", "data_folder"),
    ("crashing",),
    ("environment",),
)
LEVEL = {room: level for level, line in enumerate(LAYERS) for room in line}
PURE = ("page", "text")
MIGRATIONS_IMPORT = {"migrations", "models", "text"}
ONLY_IN = {
    "whoosh": "archive.search.whoosh_index",
    "bleach": "archive.text.sanitize",
    "django.utils.safestring.mark_safe": "archive.web.markup",
    "psycopg": "archive.database",
    "trafilatura": "archive.ingest.extraction.html.main_text",
    "warcio": "archive.ingest.readers.warc",
}
OUTSIDE_WORLD = {"django", "io", "os", "pathlib", "shutil", "socket", "tempfile"}
UNSAFE = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off|filter\s+safe(seq)?\b")

MODULES = sorted(modules())


def room_of(module: str) -> str:
    """The room a module stands in: the longest name in LAYERS that leads to it."""
    path = module.removeprefix("archive").removeprefix(".")
    rooms = [room for room in LEVEL if path == room or path.startswith(f"{room}.")]
    assert rooms, f"{module} stands in no room: name it in LAYERS"
    return max(rooms, key=len)


def own_imports(module: str) -> set[str]:
    return {name for name in imports(module) if name.startswith("archive.")}


def may_import(room: str, other: str) -> bool:
    if room == "migrations":
        return other in MIGRATIONS_IMPORT
    return room == other or LEVEL[room] < LEVEL[other]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downwards(module: str) -> None:
    room = room_of(module)
    wrong = {name for name in own_imports(module) if not may_import(room, room_of(name))}
    assert wrong == set()


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) in PURE])
def test_pure_rooms_know_neither_django_nor_files(module: str) -> None:
    assert {name.partition(".")[0] for name in imports(module)} & OUTSIDE_WORLD == set()


@pytest.mark.parametrize(
    "module", [name for name in MODULES if LEVEL[room_of(name)] >= LEVEL["search"]]
)
def test_what_lies_below_the_models_knows_no_django(module: str) -> None:
    assert "django" not in {name.partition(".")[0] for name in imports(module)}


@pytest.mark.parametrize(("library", "home"), ONLY_IN.items())
def test_a_library_behind_a_boundary_has_one_importer(library: str, home: str) -> None:
    importers = {
        module
        for module in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imports(module))
    }
    assert importers == {home}


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.*")), ids=lambda p: p.name)
def test_templates_escape_everything(path: Path) -> None:
    assert UNSAFE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_stay_short(module: str) -> None:
    limit = 40 if module.startswith("archive.management.commands.") else 350
    if not module.startswith("archive.migrations."):
        assert lines_of_code(module) <= limit
    assert {name for name, size in defined_functions(module).items() if size > 45} == set()


def test_most_functions_are_very_short() -> None:
    sizes = sorted(size for module in MODULES for size in defined_functions(module).values())
    assert sizes[len(sizes) // 2] <= 9


def test_the_rules_see_what_they_forbid() -> None:
    """Each rule is shown a breach, so that none of them can pass by seeing nothing."""
    assert not may_import(room_of("archive.models.articles"), room_of("archive.search.sync"))
    assert not may_import(room_of("archive.search.engine"), room_of("archive.search.sync"))
    assert not may_import(room_of("archive.web.markup"), room_of("archive.web.forms"))
    assert not may_import(room_of("archive.admin.articles"), room_of("archive.web.forms"))
    assert not may_import("migrations", "curation")
    assert may_import(room_of("archive.web.forms"), room_of("archive.web.markup"))
    assert UNSAFE.search("{{ note | safe }}")
    assert UNSAFE.search("{% autoescape off %}")
    assert not UNSAFE.search("{{ safe_note }}")
