"""`manage.py ingest`: what it stores, what it refuses, what it prints."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models

from archive.ingest.claiming import capture_of
from archive.ingest.records import ReadPage
from archive.models import (
    Article,
    Author,
    Byline,
    Capture,
    CaptureBytes,
    Claim,
    Erasure,
    Outlet,
)
from archive.search import sync
from archive.search.engine import SearchRequest, Sort
from archive.search.language import understand
from tests.source import ROOT

NO_PAGE = "no page in this folder; docs/formats.md lists what is read"
PAGE = """\
The Quiet Harbour

By Ada Marsh | The Lantern | Updated: 2024-05-06 07:08

The harbour has been quiet since the ferries stopped, and nobody in town can say when they return.

A timetable would be a start. So would a telephone that somebody answers.

The author is a fellow of the Institute of Tides.
"""
TABLES: list[type[models.Model]] = [
    Article,
    Author,
    Byline,
    Capture,
    CaptureBytes,
    Claim,
    Outlet,
]


class Run:
    """One run of the command and all that came of it."""

    def __init__(self, *arguments: str) -> None:
        out, err = io.StringIO(), io.StringIO()
        self.status = 0
        try:
            call_command("ingest", *arguments, stdout=out, stderr=err)
        except SystemExit as end:
            self.status = int(end.code or 0)
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def summary(self) -> str:
        return self.out.splitlines()[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for pages, apart from the index of the test."""
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def counts() -> list[int]:
    """How many rows each table has."""
    return [table._default_manager.count() for table in TABLES]


def write(path: Path, text: str = PAGE) -> Path:
    """A page in a file."""
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.django_db(transaction=True)
def test_a_page_becomes_an_article_that_can_be_searched(folder: Path) -> None:
    write(folder / "harbour.txt")

    run = Run(str(folder))

    assert (run.status, run.err) == (0, "")
    found = "“The Quiet Harbour” · by Ada Marsh · The Lantern · 2024-05-06 · en · 2 paragraphs"
    summary = "1 new, 0 unchanged, 0 refused, 0 not a page"
    assert run.out.splitlines() == [f"new         harbour.txt: {found}", summary]
    article = Article.objects.get()
    assert article.public_id == hashlib.sha256(PAGE.encode()).hexdigest()[:12]
    assert (article.date, article.date_label, article.date_time) == (
        "2024-05-06",
        "Updated",
        "07:08",
    )
    byline = article.bylines.get()
    assert byline.affiliation == "a fellow of the Institute of Tides"
    assert byline.author == Author.objects.get(name="Ada Marsh")
    hits = sync.engine().search(SearchRequest(understand("ferries").tree)).hits
    assert [hit.id for hit in hits] == [article.public_id]


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_twice_write_nothing(folder: Path) -> None:
    write(folder / "harbour.txt")
    Run(str(folder))
    before = counts()

    run = Run(str(folder))

    assert run.summary == "0 new, 1 unchanged, 0 refused, 0 not a page"
    assert counts() == before


@pytest.mark.django_db(transaction=True)
def test_the_same_text_changed_is_a_further_capture_of_its_article(folder: Path) -> None:
    write(folder / "a.txt")
    write(
        folder / "b.txt",
        PAGE.replace("Ada Marsh", "ADA MARSH").replace("quiet since", "noisy since"),
    )

    run = Run(str(folder))

    assert run.out.splitlines()[1].startswith("again       b.txt: “The Quiet Harbour”")
    assert run.summary == "1 new, 1 again, 0 unchanged, 0 refused, 0 not a page"
    article = Article.objects.get()
    assert article.captures.count() == 2
    assert article.body[0].startswith("The harbour has been noisy since")
    assert (Author.objects.count(), Outlet.objects.count()) == (1, 1)
    assert Run(str(folder)).summary == "0 new, 2 unchanged, 0 refused, 0 not a page"


@pytest.mark.django_db(transaction=True)
def test_bytes_that_were_erased_are_refused(folder: Path) -> None:
    Erasure.objects.create(sha256=hashlib.sha256(PAGE.encode()).hexdigest(), reason="A mistake.")
    write(folder / "a.txt")
    write(folder / "b.txt", PAGE.replace("Quiet", "Loud"))

    run = Run(str(folder))

    assert run.summary == "1 new, 0 unchanged, 1 refused, 0 not a page"
    assert re.fullmatch(
        r"refused     a\.txt: erased on \d{4}-\d\d-\d\d and not wanted: A mistake\.\n", run.err
    )


@pytest.mark.django_db(transaction=True)
def test_a_name_that_two_authors_have_is_linked_to_neither(folder: Path) -> None:
    Author.objects.create(name="Ada Marsh")
    Author.objects.create(name="Ada Marsh")
    write(folder / "harbour.txt")

    Run(str(folder))

    byline = Byline.objects.get()
    assert (byline.name, byline.author) == ("Ada Marsh", None)
    assert Author.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_refused_file_never_stops_the_others(folder: Path) -> None:
    write(folder / "a.txt")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    write(folder / "d.txt", " \n\t\n")
    write(folder / "e.txt", PAGE + "\n\nMore.\n")
    write(folder / "notes.md")
    write(folder / ".hidden.txt")
    missing = folder / "missing.txt"

    run = Run(str(folder), str(missing))

    assert run.status == 1
    assert run.summary == "1 new, 1 again, 0 unchanged, 4 refused, 2 not a page"
    assert run.err.splitlines() == [
        f"refused     {folder}/b.txt: empty file",
        f"refused     {folder}/c.txt: It is a PNG image, not text",
        f"refused     {folder}/d.txt: no text in it",
        f"refused     {missing}: no such file or folder",
    ]
    assert Capture.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_folder_without_any_page_is_an_error(folder: Path) -> None:
    write(folder / "notes.md")

    run = Run(str(folder))

    assert run.status == 1
    assert run.err == f"refused     {folder}: {NO_PAGE}\n"
    assert run.summary == "0 new, 0 unchanged, 1 refused, 1 not a page"


@pytest.mark.django_db(transaction=True)
def test_a_file_name_that_is_no_text_stops_nothing(folder: Path) -> None:
    (folder / os.fsdecode(b"a\xff.txt")).write_text(PAGE)
    write(folder / "b.txt", PAGE + "\n\nMore of it, and another thing.\n")

    run = Run("--format", "jsonl", str(folder))

    assert [record["file"] for record in run.records] == ["a\\xff.txt", "b.txt"]
    assert Capture.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_ours_refuses_one_file_and_is_logged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_on_the_first(page: ReadPage, *more: Any) -> Capture:
        if page.file == "a.txt":
            raise ZeroDivisionError
        return capture_of(page, *more)

    monkeypatch.setattr("archive.ingest.intake.capture_of", fail_on_the_first)
    write(folder / "a.txt")
    write(folder / "b.txt", PAGE + "\n\nMore of it, and another thing.\n")

    run = Run(str(folder))

    assert run.summary == "1 new, 0 unchanged, 1 refused, 0 not a page"
    assert "by a fault of this program (ZeroDivisionError)" in run.err
    assert "Traceback" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_file_name_cannot_write_to_the_terminal(folder: Path) -> None:
    write(folder / "a\x1b[31m\n.txt")

    run = Run(str(folder))

    assert run.out.startswith("new         a\\x1b[31m\\x0a.txt: ")


@pytest.mark.django_db(transaction=True)
def test_jsonl_has_one_object_a_record_and_nothing_else(folder: Path) -> None:
    write(folder / "a.txt")
    write(folder / "b.txt")
    write(folder / "notes.md")

    run = Run("--format", "jsonl", str(folder))

    first, second = run.records
    assert (first["file"], first["record"], first["duplicate_of"]) == ("a.txt", 1, None)
    assert (second["file"], second["duplicate_of"]) == ("b.txt", "a.txt#1")
    assert first["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert first["authors"] == [
        {
            "name": "Ada Marsh",
            "family": None,
            "given": None,
            "affiliation": "a fellow of the Institute of Tides",
        }
    ]
    assert all(
        PAGE[each["start"] : each["end"]] == each["text"]
        for entries in first["evidence"].values()
        for each in entries
        if each["start"] is not None
    )
    assert run.err == "1 new, 1 unchanged, 0 refused, 1 not a page\n"


@pytest.mark.django_db(transaction=True)
def test_a_record_that_the_archive_holds_names_its_article(folder: Path) -> None:
    write(folder / "a.txt")
    Run(str(folder))

    [record] = Run("--format", "jsonl", str(folder)).records

    assert record["duplicate_of"] == Article.objects.get().public_id


def test_a_dry_run_needs_no_database_no_index_and_no_data_folder(folder: Path) -> None:
    write(folder / "a.txt")
    nowhere = folder / "nowhere"

    run = subprocess.run(
        [sys.executable, "manage.py", "ingest", "--dry-run", "--format", "jsonl", folder],
        cwd=ROOT,
        env={
            "PATH": "",
            "ARCHIVE_DATA_DIR": str(nowhere),
            "DJANGO_SETTINGS_MODULE": "archive.settings",
            "DATABASE_URL": "postgresql://nobody@localhost:1/nothing",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stderr == "1 read, 0 refused, 0 not a page (dry run: nothing was stored)\n"
    assert run.returncode == 0
    assert json.loads(run.stdout)["title"] == "The Quiet Harbour"
    assert not nowhere.exists()


@pytest.mark.django_db(transaction=True)
def test_an_index_that_cannot_be_written_never_fails_an_ingest(folder: Path, settings: Any) -> None:
    write(folder / "harbour.txt")
    settings.ARCHIVE_INDEX = folder / "harbour.txt" / "index"

    run = Run(str(folder / "harbour.txt"))

    assert run.status == 0
    assert Article.objects.count() == 1
    assert run.err.startswith("Stored, but not yet searchable: ")
    assert run.err.count("\n") == 1


@pytest.mark.django_db(transaction=True)
def test_an_id_that_is_taken_is_made_longer(folder: Path) -> None:
    digits = hashlib.sha256(PAGE.encode()).hexdigest()
    Article.objects.create(public_id=digits[:12])
    write(folder / "harbour.txt")

    Run(str(folder))

    assert Capture.objects.get().article.public_id == digits[:13]


YEARLESS = """\
A Canal Without a Treaty

By Ada Marsh

Published: Jan 28

The two governments spoke by telephone on Tuesday for the first time since they fell out with each other.

Following the exit of one from the treaty in November 2020, the other said in mid-January that it will leave too.

The farmers along the canal have heard such words before, and they keep a gauge of their own.
"""  # noqa: E501 -- a line of a page is a paragraph


@pytest.mark.django_db(transaction=True)
def test_an_inferred_year_is_searched_and_sorted_by_but_never_certain(folder: Path) -> None:
    before = PAGE.replace("2024-05-06", "2021-01-27").replace("Quiet", "Old")
    write(folder / "before.txt", before.replace("Ada Marsh", "Li Yan"))
    write(folder / "yearless.txt", YEARLESS)
    write(folder / "after.txt", PAGE.replace("2024-05-06", "2021-01-29"))
    Run(str(folder))

    article = Article.objects.get(date="XXXX-01-28")
    claim = Claim.objects.get(field="date_inferred")
    assert (article.date_inferred, claim.origin) == ("2021-01-28", "inferred")
    assert [YEARLESS[start:end] for start, end in claim.spans] == [
        *("in November 2020", "in mid-January", "Tuesday"),
    ]
    in_january = SearchRequest(understand("date:2021-01").tree, Sort.OLDEST)
    found = sync.engine().search(in_january)
    days = {each.public_id: each.date for each in Article.objects.all()}
    assert [(days[hit.id], hit.is_certain) for hit in found.hits] == [
        ("2021-01-27", True),
        ("XXXX-01-28", False),
        ("2021-01-29", True),
    ]
    certain = sync.engine().search(replace(in_january, certain_dates=True))
    assert [days[hit.id] for hit in certain.hits] == ["2021-01-27", "2021-01-29"]
    other = sync.engine().search(SearchRequest(understand("date:2020-01").tree))
    assert [days[hit.id] for hit in other.hits] == []
