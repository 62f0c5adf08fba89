"""`manage.py ingest` of many files: it stops, goes on, tells, and leaves the index for later."""

import hashlib
import io
import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.ingest.held import Held
from archive.ingest.report import Pace, clock
from archive.models import Article, Capture, Erasure, Run
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.prose_pages import page

pytestmark = pytest.mark.django_db(transaction=True)


class Ended(io.StringIO):
    """An output; whoever reads its first line presses Ctrl-C."""

    def __init__(self, *, presses: bool) -> None:
        super().__init__()
        self._presses = presses
        self.handlers: list[Any] = []

    def write(self, text: str, /) -> int:
        if self._presses:
            self._presses = False
            os.kill(os.getpid(), signal.SIGINT)
            self.handlers.append(signal.getsignal(signal.SIGINT))
        return super().write(text)


def run(*arguments: str, presses: bool = False) -> tuple[int, str, str]:
    """Exit status, output and errors."""
    out, err = Ended(presses=presses), io.StringIO()
    status = 0
    try:
        call_command("ingest", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    if presses:
        assert out.handlers == [signal.SIG_DFL]
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        text = page().replace("gate", f"gate{number}").replace("Gate", f"Gate{number}")
        (folder / f"{number}.txt").write_text(text.replace("the", f"the{number}"))
    return folder


def test_ctrl_c_stops_after_what_is_begun_and_the_same_command_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.ingest.gathering.MOST_PAGES", 1)
    former = signal.getsignal(signal.SIGINT)

    status, out, err = run(str(folder), presses=True)

    assert status == 130
    assert out.splitlines()[-1] == "1 new, 0 unchanged, 0 refused, 0 not a page"
    assert err == "Stopped. What is stored stays; the same command goes on from there.\n"
    assert signal.getsignal(signal.SIGINT) == former
    assert Run.objects.get().counts == {"new": 1}

    status, out, err = run(str(folder))

    assert (status, err) == (0, "")
    held = Article.objects.order_by("pk")[0].public_id
    assert out.splitlines()[0] == f"unchanged   0.txt: same as {held}"
    assert out.splitlines()[-1] == "2 new, 1 unchanged, 0 refused, 0 not a page"


def test_without_the_index_it_is_said_how_to_catch_up(folder: Path) -> None:
    status, _, err = run("--no-index", str(folder))

    assert status == 0
    assert err == "Not yet searchable; to make it so: manage.py index --catch-up\n"
    call_command("index", "--catch-up", stdout=io.StringIO())
    hits = sync.engine().search(SearchRequest(understand("sluice").tree)).hits
    assert {hit.id for hit in hits} == set(Article.objects.values_list("public_id", flat=True))

    assert run("--no-index", str(folder))[2] == ""


def test_the_report_has_a_line_for_every_record(folder: Path, tmp_path: Path) -> None:
    (folder / "3.txt").write_bytes(b"")
    (folder / "4.txt").write_bytes((folder / "0.txt").read_bytes())
    (folder / "5.xyz").write_text("nothing")
    report = tmp_path / "report.jsonl"

    assert run("--report", str(report), str(folder))[0] == 1

    lines = [json.loads(line) for line in report.read_text().splitlines()]
    captures = {each.file: each for each in Capture.objects.select_related("article")}
    assert [(line["file"], line["status"]) for line in lines] == [
        *((f"{number}.txt", "new") for number in range(3)),
        ("3.txt", "refused"),
        ("4.txt", "unchanged"),
        ("5.xyz", "not a page"),
    ]
    assert lines[1] == {
        "status": "new",
        "reason": None,
        "file": "1.txt",
        "record": 1,
        "sha256": captures["1.txt"].sha256,
        "article": captures["1.txt"].article.public_id,
    }
    assert lines[3]["reason"] == "empty file"
    assert lines[4]["article"] == captures["0.txt"].article.public_id


def test_the_report_may_lie_in_the_folder_and_is_not_read(folder: Path) -> None:
    report = folder / "report.jsonl"

    for status in ("new", "unchanged"):
        assert run("--report", str(report), str(folder))[0] == 0
        lines = [json.loads(line) for line in report.read_text().splitlines()]
        assert {line["status"] for line in lines if line["record"]} == {status}
        assert "report.jsonl" not in {line["file"] for line in lines}


def test_the_report_never_takes_the_place_of_what_is_to_be_read(folder: Path) -> None:
    page = folder / "0.txt"
    before = page.read_bytes()

    with pytest.raises(CommandError, match=r"0\.txt is to be read; the report needs a file of its"):
        run("--report", str(page), str(page))

    assert page.read_bytes() == before


def test_a_report_that_cannot_be_written_is_said_before_anything_starts(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"^/nowhere/report cannot be written: no such file"):
        run("--report", "/nowhere/report", str(folder))
    assert not Capture.objects.exists()
    assert not Run.objects.exists()


def test_with_processes_the_lines_are_the_same(folder: Path) -> None:
    (folder / "2-empty.txt").write_bytes(b"")
    alone = run("--dry-run", "--workers", "0", str(folder))
    assert run("--dry-run", "--workers", "2", str(folder)) == alone


def test_a_record_that_is_gone_since_it_was_looked_up_is_read_after_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a hash that begins like another: nothing is taken for stored that is not."""
    hashes = [hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(folder.iterdir())]
    monkeypatch.setattr("archive.ingest.batch.Held", lambda _: Held(hashes))
    Erasure.objects.create(sha256=hashes[1], reason="A mistake.")

    status, out, err = run(str(folder))

    assert status == 1
    assert err.startswith("refused     1.txt: erased on ")
    assert out.splitlines()[-1] == "2 new, 0 unchanged, 1 refused, 0 not a page"


def test_the_bar_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([100.0, 110.0, 110.0])
    monkeypatch.setattr("archive.ingest.report.time.monotonic", lambda: next(now))
    pace = Pace(10_000)
    assert pace(1_200, 2_000) == "1,200 records · 120/s · 0:40 left"
    assert pace(1, 0) == "1 record · 0/s"
    assert [clock(seconds) for seconds in (7, 750, 3723)] == ["0:07", "12:30", "1:02:03"]
