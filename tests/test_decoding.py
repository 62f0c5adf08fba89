"""Bytes to text, with what was assumed; what is no text is refused."""

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.decoding import BinaryFileError, Decoded, decode, decode_as
from tests.source import ROOT
from tests.stalling import ends_in_time

PAGES = sorted((ROOT / "fixtures" / "pages").glob("*.txt"))
PAGE = "Título “reset” — 美俄关系\r\nBy Ann Day | 2021-06-23\n\nОни встретились.\n"


def test_utf8_with_and_without_mark() -> None:
    assert decode(PAGE.encode()) == Decoded(PAGE, "utf-8")
    assert decode(PAGE.encode("utf-8-sig")) == Decoded(PAGE, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(f"\ufeff{PAGE}".encode(encoding)) == Decoded(PAGE, encoding)


@pytest.mark.parametrize(
    "text", [PAGE, "Plain English text.\n", "美俄关系会重置吗？\n他们见面了。\n" * 3]
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_read_and_noted(text: str, encoding: str) -> None:
    note = f"has no byte order mark; read as {encoding.upper()}"
    assert decode(text.encode(encoding)) == Decoded(text, encoding, (note,))


def test_windows_1252_is_the_last_resort_and_noted() -> None:
    text = "Le “café” coûte 3 € – déjà"
    note = "is no valid UTF-8; read as Windows-1252, which may be wrong"
    assert decode(text.encode("cp1252")) == Decoded(text, "windows-1252", (note,))


def test_a_damaged_utf8_text_stays_utf8() -> None:
    data = PAGE.encode().replace("美".encode(), "美".encode()[:2])
    text = PAGE.replace("美", "\ufffd")
    assert decode(data) == Decoded(text, "utf-8", ("has bytes that are no UTF-8",))


def test_a_cut_utf16_text_is_read_up_to_the_cut() -> None:
    decoded = decode("\ufeffabc".encode("utf-16-le")[:-1])
    assert decoded == Decoded("ab\ufffd", "utf-16-le", ("has bytes that are no UTF-16-LE",))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name[:2])
def test_pages_in_wide_encodings_need_no_mark(path: Path, encoding: str) -> None:
    text = decode(path.read_bytes()).text
    assert decode(text.encode(encoding)).text == text


def test_japanese_mail_is_read_by_its_escapes() -> None:
    text = "両者は新しい橋を架けることで合意した。\nYours, Ann"
    note = "read as ISO-2022-JP, by its escapes"
    assert decode(text.encode("iso-2022-jp")) == Decoded(text, "iso-2022-jp", (note,))
    assert decode(b"a \x1b$B that ends nothing \x1b").encoding == "utf-8"


def test_nuls_are_kept_in_place_and_noted() -> None:
    text = "One\x00two three\x00four, and more text behind it."
    note = "holds 2 NUL characters, which the archive drops"
    assert decode(text.encode()) == Decoded(text, "utf-8", (note,))
    assert decode(b"a\x00b").notes == ("holds 1 NUL character, which the archive drops",)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == Decoded("", "utf-8")
    assert decode(b"\xef\xbb\xbf \n") == Decoded(" \n", "utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"GIF89a\x01\x00\x01\x00", "a GIF image"),
        (b"PK\x03\x04" + b"x" * 100, "a ZIP archive or an office document"),
        (gzip.compress(b"text", mtime=0), "a gzip archive"),
        (b"{\\rtf1 text}", "an RTF document"),
    ],
)
def test_known_formats_are_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(BinaryFileError) as caught:
        decode(data)
    assert str(caught.value) == f"It is {reason}, not text"


@pytest.mark.parametrize(
    "data",
    [
        hashlib.shake_128(b"no text").digest(5000),
        bytes(range(256)) * 4,
        b"\x00" * 10,
        b"\x00",
        b"\x01\x02\x03\x04text",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryFileError, match=r"^It is no text: too many"):
        decode(data)


@pytest.mark.parametrize("text", ["RIFF raff", "ID3 is a tag", "BZh", "wOFFen", "PK is a unit"])
def test_text_may_begin_with_the_letters_of_a_format(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        hashlib.shake_128(b"high").digest(5_000_000).translate(bytes(range(128, 256)) * 2),
        hashlib.shake_128(b"any").digest(5_000_000),
        b"\xe9\n" * 2_500_000,
        "é\n".encode() * 800_000 + b"\xe9\n" * 1_000_000,
        b"a" * 4_999_999 + b"\xe9",
        b"\x00\xe9" * 2_500_000,
        b"\xe2\x80" * 2_500_000,
        b"\x1b$B" * 1_600_000,
    ],
    ids=["high", "any", "lines", "mixed", "one", "wide", "broken", "escapes"],
)
@ends_in_time()
def test_five_megabytes_of_anything_are_read_in_time(data: bytes) -> None:
    try:
        decoded = decode(data)
    except BinaryFileError:
        return
    assert decode_as(data, decoded.encoding) == decoded.text


PIECES = st.sampled_from(
    [b"\n", b"\r", b"text ", "’s ".encode(), "美".encode(), b"\xe9t\xe9 ", b"\x93so\x94",
     b"\xef\xbf\xbd", "美俄".encode("gb18030"), "мир ".encode("koi8-r"), b"\x00", b"\xff\xfe",
     b"\x1b$B", b"\xe2\x80"]
)  # fmt: skip
READABLE = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff")


@given(st.text(READABLE, min_size=1))
def test_readable_text_survives(text: str) -> None:
    if not text.startswith(("%PDF-", "{\\rtf", "%!PS")):
        assert decode(text.encode()) == Decoded(text, "utf-8")
    assert decode(f"\ufeff{text}".encode("utf-16-le")).text == text


@given(st.binary(max_size=400) | st.lists(PIECES, max_size=12).map(b"".join))
def test_what_was_read_is_read_the_same_again(data: bytes) -> None:
    try:
        decoded = decode(data)
    except BinaryFileError:
        return
    assert decode(data) == decoded
    assert decode_as(data, decoded.encoding) == decoded.text


def test_an_encoding_never_named_is_refused() -> None:
    for name in ("rot13", "utf-8 and rot13", "latin-1", ""):
        with pytest.raises(LookupError):
            decode_as(b"text", name)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused_in_one_line(data: bytes) -> None:
    try:
        decoded = decode(data)
    except BinaryFileError as error:
        reason = str(error)
    else:
        reason = ""
        decoded.text.encode()
    assert "\n" not in reason
