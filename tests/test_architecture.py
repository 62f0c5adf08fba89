"""The rooms of docs/architecture.md and the direction of their imports, read from the code."""

import re

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


def roots(module: str) -> set[str]:
    """The packages of which a module imports anything."""
    return {name.partition(".")[0] for name in imports(module)}


def may_import(room: str, other: str) -> bool:
    if room == "migrations":
        return other in MIGRATIONS_IMPORT
    return room == other or LEVEL[room] < LEVEL[other]


def test_imports_point_downwards() -> None:
    wrong = {
        (module, name)
        for module in MODULES
        for name in own_imports(module)
        if not may_import(room_of(module), room_of(name))
    }
    assert wrong == set()


def test_pure_rooms_know_neither_django_nor_files() -> None:
    pure = [module for module in MODULES if room_of(module) in PURE]
    assert {module: known for module in pure if (known := OUTSIDE_WORLD & roots(module))} == {}


def test_what_lies_below_the_models_knows_no_django() -> None:
    below = [module for module in MODULES if LEVEL[room_of(module)] >= LEVEL["search"]]
    assert [module for module in below if "django" in roots(module)] == []


@pytest.mark.parametrize(("library", "home"), ONLY_IN.items())
def test_a_library_behind_a_boundary_has_one_importer(library: str, home: str) -> None:
    importers = {
        module
        for module in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imports(module))
    }
    assert importers == {home}


def test_templates_escape_everything() -> None:
    paths = sorted((ROOT / "templates").rglob("*.*"))
    found = {path.name: UNSAFE.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: marks for name, marks in found.items() if marks} == {}


def test_modules_stay_short() -> None:
    counted = [name for name in MODULES if not name.startswith("archive.migrations.")]
    sizes = {module: lines_of_code(module) for module in counted}
    assert {module: size for module, size in sizes.items() if size > most_lines(module)} == {}


def most_lines(module: str) -> int:
    return 40 if module.startswith("archive.management.commands.") else 350


def test_functions_stay_short() -> None:
    long = {
        (module, name)
        for module in MODULES
        for name, size in defined_functions(module).items()
        if size > 45
    }
    assert long == set()


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
    assert OUTSIDE_WORLD & roots("archive.settings")
    assert "django" in roots("archive.models.articles")
    assert most_lines("archive.management.commands.demo") < most_lines("archive.urls")
    assert may_import(room_of("archive.web.forms"), room_of("archive.web.markup"))
    assert UNSAFE.search("{{ note | safe }}")
    assert UNSAFE.search("{% autoescape off %}")
    assert not UNSAFE.search("{{ safe_note }}")
