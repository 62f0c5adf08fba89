"""WARC and WACZ: one page after another, what is no page left out, what is broken refused."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from archive.ingest.readers import reader_for
from archive.ingest.readers.http import Response, dechunked
from archive.ingest.readers.warc import WarcReader
from archive.ingest.records import BadRecord, Found, LeftOut, RawRecord, RefusedError
from tests.saved import answer, in_members, page_of, page_record, wacz, warc_record

pytest.importorskip("warcio")

PAGE = page_of().encode()
MEGABYTE = 1024 * 1024


def found_in(data: bytes, name: str = "a.warc") -> list[Found | str]:
    """All that a file yields; the last is the refusal of what follows, where there is one."""
    return list(_found_in(data, name))


def _found_in(data: bytes, name: str) -> Iterator[Found | str]:
    reader = reader_for(name, data[:512])
    assert reader is not None
    try:
        yield from reader.records(io.BytesIO(data))
    except RefusedError as error:
        yield str(error)


def kinds(found: list[Found | str]) -> list[str]:
    return [each if isinstance(each, str) else type(each).__name__ for each in found]


def test_a_page_with_where_and_when_it_was_fetched() -> None:
    block = answer(PAGE, {"Content-Type": "text/html; charset=windows-1251"})
    assert found_in(warc_record(block)) == [
        RawRecord(
            1,
            PAGE,
            "html",
            "https://lantern.example/quiet-harbour",
            datetime(2026, 10, 5, 8, 1, tzinfo=UTC),
            "windows-1251",
        )
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (page_record("One") + page_record("Two"), "a.warc"),
        (in_members(page_record("One"), page_record("Two")), "a.warc.gz"),
        (gzip.compress(page_record("One") + page_record("Two")), "a.warc.gz"),
        (wacz({"archive/data.warc.gz": in_members(page_record("One"), page_record("Two")),
               "pages/pages.jsonl": b'{"title": "Another title"}'}), "a.wacz"),
        (wacz({"archive/1.warc": page_record("One"), "archive/2.warc": page_record("Two")}),
         "a.wacz"),
    ],
    ids=["plain", "members", "one member", "packed", "two within"],
)  # fmt: skip
def test_all_forms_give_the_same_records(data: bytes, name: str) -> None:
    found = found_in(data, name)
    assert [(each.number, each.address) for each in found if isinstance(each, RawRecord)] == [
        (1, "https://lantern.example/one"),
        (2, "https://lantern.example/two"),
    ]


@pytest.mark.parametrize(
    "record",
    [
        warc_record(b"software: x", "warcinfo", content_type="application/warc-fields"),
        warc_record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc_record(b"a: b", "metadata", content_type="application/warc-fields"),
        warc_record(answer(b""), "revisit"),
        warc_record(answer(PAGE, status="404 Not Found")),
        warc_record(answer(b"", {"Location": "/x"}, "301 Moved")),
        warc_record(answer(b"\x89PNG", {"Content-Type": "image/png"})),
        warc_record(answer(b"a {}", {"Content-Type": "text/css"})),
        warc_record(answer(PAGE), address="https://lantern.example/robots.txt"),
        warc_record(answer(b"")),
        warc_record(b"1.2.3.4", address="dns:lantern.example", content_type="text/dns"),
    ],
    ids=["warcinfo", "request", "metadata", "revisit", "404", "redirect", "image", "style",
         "robots", "empty", "dns"],
)  # fmt: skip
def test_what_is_no_page_is_left_out(record: bytes) -> None:
    found = found_in(record + page_record())
    assert kinds(found) == ["LeftOut", "RawRecord"]
    assert isinstance(found[0], LeftOut)
    assert found[0].what


def test_a_resource_is_the_page_itself() -> None:
    (found,) = found_in(warc_record(PAGE, "resource", content_type="text/html; charset=utf-8"))
    assert isinstance(found, RawRecord)
    assert (found.data, found.charset) == (PAGE, "utf-8")


def chunked(data: bytes) -> bytes:
    pieces = (data[at : at + 50] for at in range(0, len(data), 50))
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content-Encoding": "deflate"}),
        (chunked(PAGE), {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE)), {"Transfer-Encoding": "chunked",
                                        "Content-Encoding": "gzip"}),
        (PAGE, {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
    ],
    ids=["gzip", "deflate", "raw deflate", "chunked", "both", "said but not done"],
)  # fmt: skip
def test_packed_answers_are_unpacked(body: bytes, headers: dict[str, str]) -> None:
    (found,) = found_in(warc_record(answer(body, headers)))
    assert isinstance(found, RawRecord)
    assert found.data == PAGE


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE)[:-20], {"Content-Encoding": "gzip"}),
        (b"x" * 100, {"Content-Encoding": "deflate"}),
        (chunked(PAGE)[:100], {"Transfer-Encoding": "chunked"}),
        (PAGE, {"Content-Encoding": "zstd"}),
        (gzip.compress(b"x" * 21 * MEGABYTE), {"Content-Encoding": "gzip"}),
    ],
    ids=["cut gzip", "no deflate", "cut chunks", "unknown", "bomb"],
)
def test_a_broken_answer_spoils_no_other(body: bytes, headers: dict[str, str]) -> None:
    found = found_in(warc_record(answer(body, headers)) + page_record())
    assert kinds(found) == ["BadRecord", "RawRecord"]


@pytest.mark.parametrize("length", [-5, 10, 100, 10**6, 10**15])
def test_a_length_that_lies_is_told(length: int, capsys: pytest.CaptureFixture[str]) -> None:
    lying = warc_record(answer(PAGE), length=length)
    found = found_in(page_record() + lying + page_record())
    assert kinds(found)[0] == "RawRecord"
    assert "RawRecord" not in kinds(found)[1:2]
    assert len(found) > 1
    assert capsys.readouterr() == ("", "")


def test_what_breaks_off_keeps_what_came_before() -> None:
    whole = in_members(page_record("One"), page_record("Two"))
    found = found_in(whole[:-30], "a.warc.gz")
    assert kinds(found)[0] == "RawRecord"
    assert kinds(found)[-1] == "its gzip breaks off"


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (b"WARC/1.1\r\n" + b"A: " + b"x" * 3 * MEGABYTE, "a.warc", "a header in it does not end"),
        (gzip.compress(b"WARC/1.1\r\nA: " + b"x" * 8 * MEGABYTE), "a.warc.gz",
         "a header in it does not end"),
        (gzip.compress(gzip.compress(page_record())), "a.warc.gz", "gzip within gzip"),
        (b"\x1f\x8bnothing", "a.warc.gz", "its gzip is damaged"),
        (b"hello\r\nworld", "a.warc", "what follows is no record of a web archive"),
        (wacz({"../archive/data.warc": page_record()}), "a.wacz", "a path in it leads out of it"),
        (wacz({"/archive/data.warc": page_record()}), "a.wacz", "a path in it leads out of it"),
        (wacz({"pages/pages.jsonl": b"{}"}), "a.wacz", "holds no web archive"),
        (wacz({"archive/data.warc": page_record()})[:-40], "a.wacz",
         "no ZIP that can be read: its directory is missing"),
    ],
    ids=["header", "packed header", "twice", "no gzip", "no warc", "climbs", "root", "none", "cut"],
)  # fmt: skip
def test_what_is_built_to_do_harm_is_refused(data: bytes, name: str, refusal: str) -> None:
    assert found_in(data, name) == [refusal]


def test_a_bomb_is_counted_while_it_is_unpacked() -> None:
    bomb = gzip.compress(warc_record(answer(b"\0" * 150 * MEGABYTE, {"Content-Type": "video/mp4"})))
    found = found_in(in_members(page_record()) + bomb, "a.warc.gz")
    assert kinds(found) == ["RawRecord", "unpacks to more than 100 times its size"]
    packed = wacz({"archive/data.warc": b"\0" * 150 * MEGABYTE})
    assert found_in(packed, "a.wacz") == ["unpacks to more than 100 times its size"]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(RefusedError, match=r"^web archives need warcio: run `make html`$"):
        list(WarcReader().records(io.BytesIO(page_record())))


def test_chunks_and_answers_that_are_none() -> None:
    assert dechunked(b"zz nothing") == b"zz nothing"
    with pytest.raises(RefusedError):
        Response.of(b"hello")
    assert isinstance(found_in(warc_record(b"hello"))[0], BadRecord)
