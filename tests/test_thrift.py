"""What fills the memory is given up, and the rest goes on."""

import json
import os
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

import django
import pytest

from archive.ingest import thrift as thrift_module
from archive.ingest.files import contents_in
from archive.ingest.reading import pages_of
from archive.ingest.records import BadRecord, Read, ReadPage
from archive.ingest.steps import Refusal, steps_in
from archive.ingest.thrift import TOO_MUCH, thrift
from tests.prose_pages import PARAGRAPHS

T = TypeVar("T")
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


@dataclass(frozen=True, slots=True)
class Share:
    """A part of what reading a record may take, and of what is made to fill it."""

    parts: int

    def of(self, number: int) -> int:
        """So much of it."""
        return number // self.parts


@pytest.fixture(params=[2, pytest.param(1, marks=pytest.mark.long)])
def share(request: pytest.FixtureRequest) -> Share:
    """The short suite fills half of the memory with half of the text."""
    return Share(request.param)


def set_up(allowed: int) -> None:
    thrift_module.MOST = allowed
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    django.setup()


def alone(share: Share, task: Callable[[str, str], list[T]], name: str, text: str) -> list[T]:
    """What a task yields in a process of its own: one that did much before has room of that."""
    allowed = share.of(thrift_module.MOST)
    with ProcessPoolExecutor(1, get_context("spawn"), set_up, (allowed,)) as process:
        return process.submit(task, name, text).result()


def read(name: str, text: str) -> list[Read]:
    return list(pages_of(name, contents_in(name, text.encode())))


def found(name: str, text: str) -> list[object]:
    return [step.found for step in steps_in(name, text.encode())]


def test_a_page_that_takes_too_much_is_refused(share: Share) -> None:
    text = "Title\n\nBy Ada Stern\n\n" + "a " * share.of(2_400_000) + "\u200b"
    assert alone(share, read, "a.txt", text) == [BadRecord(1, TOO_MUCH)]


def test_front_matter_that_takes_too_much_is_refused(share: Share) -> None:
    key = "a." * share.of(30_000) + "b = 1"
    assert alone(share, read, "a.md", f"+++\n{key}\n+++\nText.\n") == [BadRecord(1, TOO_MUCH)]


def test_a_line_of_json_that_takes_too_much_leaves_the_others_alone(share: Share) -> None:
    row = json.dumps({"title": "Good", "text": PARAGRAPHS[0]})
    big = '{"title": "Big", "a": [' + "[]," * share.of(6_000_000) + "[]]}"
    first, second = alone(share, read, "a.jsonl", f"{big}\n{row}\n")
    assert first == BadRecord(1, TOO_MUCH)
    assert isinstance(second, ReadPage)


def test_a_file_whose_reader_takes_too_much_is_refused(share: Share) -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(share.of(1_000_000)))
    feed = f'<rss version="2.0"><channel><title>T</title><item {attributes}/></channel></rss>'
    assert alone(share, found, "feed.xml", feed) == [Refusal(TOO_MUCH), None]
