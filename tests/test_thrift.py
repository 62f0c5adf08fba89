"""What fills the memory is given up, and the rest goes on."""

import json
import resource
import sys

import pytest

from archive.ingest.files import contents_in
from archive.ingest.reading import pages_of
from archive.ingest.records import BadRecord, ReadPage
from archive.ingest.steps import Refusal, steps_in
from archive.ingest.thrift import TOO_MUCH, thrift
from tests.prose_pages import PARAGRAPHS

MEGABYTE = 1024 * 1024
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to it")


def test_what_takes_more_than_is_allowed_fails_and_only_there() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)

    with pytest.raises(MemoryError), thrift(64 * MEGABYTE):
        bytearray(256 * MEGABYTE)

    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert len(bytearray(256 * MEGABYTE)) == 256 * MEGABYTE


def test_what_takes_less_goes_on() -> None:
    with thrift(256 * MEGABYTE):
        assert len(bytearray(64 * MEGABYTE)) == 64 * MEGABYTE


def test_a_page_that_takes_too_much_is_refused() -> None:
    text = "Title\n\nBy Ada Stern\n\n" + "a " * 2_400_000 + "\u200b"
    assert list(pages_of("a.txt", contents_in("a.txt", text.encode()))) == [BadRecord(1, TOO_MUCH)]


def test_front_matter_that_takes_too_much_is_refused() -> None:
    key = "a." * 30_000 + "b = 1"
    contents = contents_in("a.md", f"+++\n{key}\n+++\nText.\n".encode())
    assert list(pages_of("a.md", contents)) == [BadRecord(1, TOO_MUCH)]


def test_a_line_of_json_that_takes_too_much_leaves_the_others_alone() -> None:
    row = json.dumps({"title": "Good", "text": PARAGRAPHS[0]})
    big = '{"title": "Big", "a": [' + "[]," * 6_000_000 + "[]]}"
    read = list(pages_of("a.jsonl", contents_in("a.jsonl", f"{big}\n{row}\n".encode())))
    assert read[0] == BadRecord(1, TOO_MUCH)
    assert isinstance(read[1], ReadPage)


def test_a_file_whose_reader_takes_too_much_is_refused() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(1_000_000))
    feed = f'<rss version="2.0"><channel><title>T</title><item {attributes}/></channel></rss>'
    found = [step.found for step in steps_in("feed.xml", feed.encode())]
    assert found == [Refusal(TOO_MUCH), None]
