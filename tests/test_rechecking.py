"""`manage.py curation check`: the review queue made anew."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.models import Finding
from tests.pages import stored

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("curation", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def findings() -> list[Any]:
    return list(Finding.objects.order_by("pk").values("check_name", "key", "text", "level"))


def test_it_finds_again_what_was_lost_and_says_what_waits() -> None:
    stored("One", authors=["Ada Marsh"])
    stored("Two", outlet="The Lantern", authors=["Ada Marsh"])
    before = findings()
    Finding.objects.all().delete()
    said = run("check")
    assert findings() == before
    assert said.startswith("2 articles checked.\n       2 undated\n       1 no outlet\n")


@pytest.mark.parametrize("arguments", [("check", "file.json"), ("export",), ("import",)])
def test_a_file_belongs_to_export_and_import(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="check takes none"):
        run(*arguments)
