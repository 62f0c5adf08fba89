"""Runs of ingest: noted as they happen, taken back as one event."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models

from archive.curation.decisions import curate
from archive.curation.events import EventError, undo
from archive.curation.runs import begin, end, obstacle_to_undo, undo_run
from archive.ingest.batch import ingest_bytes
from archive.models import (
    Article,
    Author,
    Capture,
    CaptureBytes,
    Claim,
    FurnitureLine,
    Outlet,
    Run,
)
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.desk import make_curator

pytestmark = pytest.mark.django_db

PAGE = """Tides and gates
By {name}
June 23, 2021

The tide came in at noon, and nobody had closed the gate before the {word} water reached it.

Those who keep the gauge have said for years that the wall would not hold such a flood again.

The council will meet in autumn to hear what the engineers have found out about the old wall.

© 2021 {outlet}. All rights reserved.
"""


def page(name: str = "Ada Marsh", outlet: str = "Lantern Review", word: str = "grey") -> bytes:
    return PAGE.format(name=name, outlet=outlet, word=word).encode()


def add(*pages: bytes) -> Run:
    run = begin(["pages"])
    for number, data in enumerate(pages):
        outcomes = ingest_bytes(f"{number}.txt", data, is_dry_run=False, run=run)
        assert [outcome.status for outcome in outcomes] in (["new"], ["again"])
    end(run, {"new": len(pages)})
    return run


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows that an ingest makes; a projection makes bylines anew and counts revisions."""
    tables: list[type[models.Model]] = [Article, Author, Capture, CaptureBytes, Claim, Outlet]
    rows = {model.__name__: list(model._base_manager.order_by("pk").values()) for model in tables}
    for row in rows["Article"]:
        del row["revision"]
    for row in rows["CaptureBytes"]:
        row["packed"] = bytes(row["packed"])
    return rows


def found(words: str) -> int:
    sync.catch_up()
    return sync.engine().search(SearchRequest(understand(words).tree)).total


def test_the_command_notes_its_run(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_bytes(page())
    call_command("ingest", str(folder), verbosity=0)
    call_command("ingest", str(folder), verbosity=0)
    second, first = Run.objects.all()
    assert (first.counts, second.counts) == ({"new": 1}, {"unchanged": 1})
    assert first.paths == [str(folder)]
    assert first.ended_at is not None
    assert Capture.objects.get().run == first


def test_a_dry_run_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(page())
    call_command("ingest", str(tmp_path), dry_run=True, verbosity=0)
    assert not Run.objects.exists()


def test_an_undone_run_leaves_nothing_behind() -> None:
    add(page("Bo Reed", "Harbour Review", "blue"))
    before, furniture = everything(), list(FurnitureLine.objects.values_list("key", "left_out"))
    run = add(page(word="cold"))
    assert found("cold") == 1
    event = undo_run(run, make_curator(), "The wrong folder.")
    assert everything() == before
    counts = {line.key: line.left_out for line in FurnitureLine.objects.all()}
    assert [(key, counts[key]) for key, _ in furniture] == furniture
    assert found("cold") == 0
    assert (event.summary, event.reason) == (
        f"Ingest run {run.pk} taken back: 1 article",
        "The wrong folder.",
    )


def test_undoing_that_brings_everything_back() -> None:
    run = add(page(), page("Bo Reed", "Harbour Review", "blue"))
    before = everything()
    by = make_curator()
    undo(undo_run(run, by), by)
    assert everything() == before
    assert found("blue") == 1
    assert obstacle_to_undo(run) is None


def test_an_article_with_another_capture_keeps_that() -> None:
    add(page())
    before = everything()
    run = add(page(word="cold"))
    assert (Article.objects.count(), Capture.objects.count()) == (1, 2)
    undo_run(run, make_curator())
    assert everything() == before


def test_what_a_curator_touched_is_not_taken_back() -> None:
    run = add(page())
    curate(Article.objects.get(), {("section", ""): "Opinion"}, make_curator())
    before = everything()
    with pytest.raises(EventError, match="Curators have worked on articles of this run: “Tides"):
        undo_run(run, None)
    assert everything() == before


def test_a_reviewed_article_is_not_taken_back() -> None:
    run = add(page())
    Article.objects.update(is_reviewed=True)
    assert "Curators have worked" in (obstacle_to_undo(run) or "")


def test_an_outlet_that_a_curator_described_stays() -> None:
    run = add(page())
    Outlet.objects.update(country="NO")
    undo_run(run, None)
    assert (Outlet.objects.count(), Author.objects.count()) == (1, 0)


def test_a_run_is_undone_once() -> None:
    run = add(page())
    undo_run(run, None)
    with pytest.raises(EventError, match="undone already"):
        undo_run(run, None)


def test_a_run_that_stored_nothing_has_nothing_to_undo() -> None:
    assert obstacle_to_undo(begin([])) == "This run stored nothing: there is nothing to undo."
