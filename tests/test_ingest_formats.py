"""The formats as a whole: the document about them, the invented samples, real exports."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.ingest.batch import ingest, roots_of
from archive.ingest.extraction.rows.vocabulary import COLUMNS, CSL, FEED, RIS
from archive.ingest.report import line_of
from tests.conftest import SHARED
from tests.outcomes import names, outcomes, records, rules, shown
from tests.source import ROOT

SAMPLES = ROOT / "fixtures" / "formats"
DOCUMENT = ROOT / "docs" / "formats.md"
FIELDS = tuple(COLUMNS)


def table_between(mark: str) -> list[list[str]]:
    """The rows of the document's table between two marks, head and rule left out."""
    text = DOCUMENT.read_text(encoding="utf-8")
    [inner] = re.findall(rf"<!-- {mark} -->\n(.*?)<!-- /{mark} -->", text, re.DOTALL)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in inner.splitlines()]
    return rows[2:]


def quoted(known: str) -> str:
    return " ".join(f"`{name}`" for name in known.split())


def test_the_document_lists_the_columns_that_are_known() -> None:
    assert table_between("columns") == [[field, quoted(COLUMNS[field])] for field in FIELDS]


def test_the_document_lists_the_names_of_the_other_formats() -> None:
    assert table_between("others") == [
        [field, *(quoted(table.get(field, "")) for table in (FEED, RIS, CSL))]
        for field in FIELDS
        if any(field in table for table in (FEED, RIS, CSL))
    ]


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", ["zotero.ris", "zotero-csl.json"])
def test_references_as_a_program_exports_them(name: str) -> None:
    lock, canal = records(name, sample(name))

    assert [(each["title"], each["date"], each["outlet"]) for each in (lock, canal)] == [
        ("The lock that nobody opens", "2021-06-23", "The Lantern"),
        ("Was der Kanal uns schuldet", "2021-05", "Treidelpfad"),
    ]
    assert [names(lock), names(canal)] == [["Ada Marsh", "Piet van der Holm"],
                                           ["Institut für Gezeiten"]]  # fmt: skip
    assert [author["family"] for author in lock["authors"]] == ["Marsh", "van der Holm"]
    assert (lock["section"], lock["language"], lock["text"]) == ("Opinion", "en", "summary")
    assert shown(lock, "authors")[:2] == ["Marsh, Ada", "van der Holm, Piet"]


def test_a_broken_file_of_references_gives_what_can_be_read() -> None:
    lost, found = outcomes("broken.ris", sample("broken.ris"))

    assert lost.reason == "no end (ER) before the next reference or the end of the file"
    assert found.record is not None
    assert (names(found.record), found.record["date"]) == (["Inés Ortega Ruiz"], "2020")
    assert found.record["body"] == ["A summary that a program wrapped over two lines."]


def test_a_broken_list_of_references_is_read_to_where_it_breaks() -> None:
    said = outcomes("broken-csl.json", sample("broken-csl.json"))

    read = [each.record for each in said if each.record]
    assert [(each["title"], names(each), each["date"]) for each in read] == [
        ("A dam on paper", ["Tor Lindqvist", "Inés Ortega Ruiz"], "2020-06"),
        ("What the ferrymen know", ["Inés Ortega Ruiz"], None),
    ]
    assert [each.reason for each in said if each.reason] == [
        "record 2: the name 'title' stands twice in one object",
        "not valid JSON: invalid control character, at line 5, column 70",
    ]


def test_each_entry_of_a_zip_is_read_as_by_itself() -> None:
    found = outcomes("folder.zip", sample("folder.zip"))

    assert [(each.file, each.status) for each in found] == [
        ("folder.zip/Saved pages/quiet-harbour.txt", "read"),
        ("folder.zip/Saved pages/stories.csv", "read"),
        ("folder.zip/Saved pages/tides.md", "read"),
        ("folder.zip/Saved pages/logo.svg", "not a page"),
        ("folder.zip/__MACOSX/Saved pages/._quiet-harbour.txt", "not a page"),
    ]


def test_of_a_broken_zip_the_sound_entries_are_read() -> None:
    found = outcomes("broken.zip", sample("broken.zip"))

    assert [line_of(each)[:72] for each in found] == [
        "refused     broken.zip/../outside.txt: a name that leads out of its ZIP",
        "refused     broken.zip/link.txt: a symbolic link",
        "refused     broken.zip/inner.zip: a packed file in a packed file",
        "refused     broken.zip/damaged.csv: packed bytes are damaged: Error -3 w",
        "read        broken.zip/quiet-harbour.txt: “The quiet harbour” · by Ada M",
    ]


MISSING = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from archive.ingest.batch import ingest_bytes
for hidden, name, text in json.loads(sys.argv[1]):
    sys.modules[hidden] = None
    print(ingest_bytes(name, text.encode(), is_dry_run=True)[0].reason)
    del sys.modules[hidden]
"""
"""Reads files where a package is missing, each in turn, and says why it cannot."""
A_FEED = "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"


def test_a_missing_package_is_named_with_its_command() -> None:
    asked = [
        ("feedparser", "a.rss", A_FEED),
        ("defusedxml", "a.rss", A_FEED),
        ("yaml", "a.md", "---\ntitle: A\n---\n"),
    ]
    run = subprocess.run(
        [sys.executable, "-c", MISSING, json.dumps(asked)],
        capture_output=True, check=True, cwd=ROOT, text=True,
    )  # fmt: skip
    assert run.stdout.splitlines() == [
        "feeds need feedparser and defusedxml: run `make html`",
        "XML needs defusedxml: run `make html`",
        "front matter in YAML needs PyYAML: run `make html`",
    ]


@pytest.mark.shared
def test_exports_and_feeds_at_hand_are_read_as_their_truth_says(tmp_path: Path) -> None:
    folder = SHARED / "html" / "formats"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ours = [name for name in truth if name.startswith(("feed", "newsapi", "mediacloud", "article"))]
    roots = roots_of([str(folder / name) for name in ours])
    rows = [each.record for each in ingest(roots, is_dry_run=True) if each.record]
    results = tmp_path / "out.jsonl"
    results.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    run = subprocess.run(
        [sys.executable, str(folder / "score.py"), str(results)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip

    scores = {line.split()[0]: line.split()[1:] for line in run.stdout.splitlines()[1:]}
    for name in ours:
        expected = str(len(truth[name]["records"]))
        assert scores[name] == [expected, expected, "0", *["1.000"] * 5]


@pytest.mark.shared
def test_rules_name_the_place_and_spans_show_the_value() -> None:
    folder = SHARED / "html" / "formats"
    found = records("stories.csv", (folder / "mediacloud-export.csv").read_bytes())
    assert {rule for each in found for rule in rules(each, "outlet")} == {"column media_name"}
    assert [shown(each, "title") for each in found] == [[each["title"]] for each in found]
