"""Pages that a browser saved whole."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest

from archive.ingest.readers import reader_for
from archive.ingest.records import RawRecord, RefusedError
from tests.saved import page_of

HEAD = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://lantern.example/quiet-harbour?a=1&b=
 2
Subject: =?utf-8?Q?The_Quiet_Harbour?=
Date: Fri, 9 Oct 2026 11:22:33 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

"""
PART = """\
----b
Content-Type: {kind}
Content-Transfer-Encoding: {coding}
Content-Location: {location}

{body}
"""


def part(body: str, kind: str = "text/html", location: str = "", coding: str = "8bit") -> str:
    return PART.format(kind=kind, coding=coding, location=location, body=body)


def read(text: str, name: str = "a.mhtml") -> RawRecord:
    data = text.replace("\n", "\r\n").encode()
    reader = reader_for(name, data[:512])
    assert reader is not None
    (found,) = reader.records(io.BytesIO(data))
    assert isinstance(found, RawRecord)
    return found


def test_the_page_where_it_was_saved_and_when() -> None:
    body = "<p>The caf=C3=A9 is =\nquiet</p>"
    found = read(
        HEAD
        + part("<p>A frame</p>", location="https://ads.example/frame")
        + part(body, "text/html; charset=utf-8", "https://lantern.example/quiet-harbour?a=1&b=2",
               "quoted-printable")
        + part("iVBORw0KGgo=", "image/png", coding="base64")
        + "----b--\n"
    )  # fmt: skip
    assert found.data.decode() == "<p>The café is quiet</p>"
    assert found.address == "https://lantern.example/quiet-harbour?a=1&b=2"
    assert found.captured_at == datetime(2026, 10, 9, 9, 22, 33, tzinfo=UTC)
    assert (found.kind, found.charset) == ("html", "utf-8")


def test_without_a_name_of_its_own_the_first_page_counts() -> None:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--b"\n\n'
    found = read(head + part("a {}", "text/css") + part(page_of()) + "----b--\n", "a.mht")
    assert found.data.decode().strip() == page_of()
    assert (found.address, found.captured_at) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        HEAD + part("iVBORw0KGgo=", "image/png", coding="base64") + "----b--\n",
        "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000)),
    ],
    ids=["empty", "no headers", "no page", "nested"],
)
def test_what_holds_no_page_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        read(text)


def test_a_wrong_date_is_none() -> None:
    found: Any = read(HEAD.replace("Fri, 9 Oct 2026", "Someday") + part("<p>x</p>") + "----b--\n")
    assert found.captured_at is None
