"""README.md and docs/: what they promise is what there is."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.source import ROOT, declared_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
SETTING = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \| .+ \|$", re.MULTILINE)
PLAIN = re.compile(r"`([^`]+)`")
COMMAND = re.compile(r"\.venv/bin/python manage\.py (\w+)")
OPTION = re.compile(r"--[a-z][a-z-]+")


def test_the_table_lists_every_setting_in_order() -> None:
    assert [name for name, _ in SETTING.findall(README)] == list(declared_settings())


def test_the_table_gives_the_defaults() -> None:
    printed = {name: PLAIN.fullmatch(default) for name, default in SETTING.findall(README)}
    computed = {"ARCHIVE_DATA_DIR": "var/archive"}
    literal = {name: text for name, text in declared_settings().items() if text}
    assert {name: match[1] for name, match in printed.items() if match} == literal | computed


@pytest.mark.parametrize("name", sorted(set(COMMAND.findall(README))))
def test_every_command_shown_is_there(name: str) -> None:
    assert name in get_commands()


def test_every_command_of_our_own_is_in_the_table_with_its_options() -> None:
    table = README.partition("| command of `manage.py` |")[2].partition("\n\n")[0]
    shown = {
        PLAIN.search(row)[1].split()[0]: set(OPTION.findall(row))  # type: ignore[index]  # or fail
        for row in table.splitlines()
        if row.startswith("| `")
    }
    for name, options in shown.items():
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        known = {option for action in parser._actions for option in action.option_strings}
        assert options - known == set(), name
    assert {name for name, app in get_commands().items() if app == "archive"} == set(shown)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_make_targets_shown_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", README)) - targets == set()
