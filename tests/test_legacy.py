"""Texts in the encodings from before Unicode are read as they were written."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.text.decoding import Decoded, decode, decode_as
from archive.text.languages import detect_language
from tests.catalogues import LANGUAGES, catalogue
from tests.legacy import ENCODINGS, encodings_of, saved_in
from tests.source import ROOT

FIXTURES = ROOT / "fixtures"
FIRST = 600  # bytes


def own_pages() -> Iterator[tuple[str, str, str]]:
    for truth in json.loads((FIXTURES / "truth.json").read_text()):
        text = decode((FIXTURES / "pages" / truth["file"]).read_bytes()).text
        for encoding in encodings_of(truth["language"]):
            yield truth["file"], encoding, text


def is_read(text: str, encoding: str) -> bool:
    return decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(("file", "encoding", "text"), list(own_pages()))
def test_our_own_pages_are_read_whole_and_in_part(file: str, encoding: str, text: str) -> None:
    saved = saved_in(text, encoding)
    if saved is None or is_utf8(saved.encode(encoding)):
        return
    assert is_read(saved, encoding), file
    start = saved.encode(encoding)[:FIRST].decode(encoding, "ignore")
    assert start.isascii() or is_read(start, encoding), file


def is_utf8(data: bytes) -> bool:
    """A page of mojibake, saved as what it was misread for, is UTF-8 again."""
    return decode(data).encoding.startswith("utf-8")


def test_each_encoding_holds_a_page_or_a_catalogue() -> None:
    held = {encoding for _, encoding, text in own_pages() if saved_in(text, encoding)}
    held |= {encoding for language in LANGUAGES for encoding in encodings_for(language)}
    assert held == set(ENCODINGS)


def encodings_for(language: str) -> list[str]:
    return encodings_of("zh" if language == "zh_Hans" else language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_texts_are_read_in_each_encoding_of_their_language(language: str) -> None:
    text = catalogue(language)
    wrong = []
    for encoding in encodings_for(language):
        saved = saved_in(text, encoding)
        if saved is not None and not is_read(saved, encoding):
            wrong.append(encoding)
    assert wrong == []


@pytest.mark.shared
def test_pages_handed_over_are_read_whole_and_in_part(shared: Path) -> None:
    whole, first, total = 0, 0, 0
    for path in sorted((shared / "pages" / "text").glob("*.txt")):
        text = decode(path.read_bytes()).text
        for encoding in encodings_of(detect_language(text) or ""):
            saved = saved_in(text, encoding)
            if saved is None:
                continue
            start = saved.encode(encoding)[:FIRST].decode(encoding, "ignore")
            total += 1
            whole += is_read(saved, encoding)
            first += start.isascii() or is_read(start, encoding)
    assert total > 80
    assert (whole, first) == (total, total)


NOTE = "is no valid UTF-8; read as {}, which may be wrong"


@pytest.mark.parametrize(
    ("text", "encoding", "name", "label"),
    [
        ("Он сказал, что договор не подписан.", "koi8-r", "koi8-r", "KOI8-R"),
        ("Он сказал, что договор не подписан.", "cp1251", "windows-1251", "Windows-1251"),
        ("双方同意在春天之前签署这份协议。", "gbk", "gb18030", "GB18030"),
        ("양측은 다리를 건설하기로 합의했다.", "euc-kr", "euc-kr", "EUC-KR"),
        ("両者は新しい橋を架けることで合意した。", "shift_jis", "shift_jis", "Shift_JIS"),
        ("اتفق الجانبان على بناء جسر جديد فوق النهر", "cp1256", "windows-1256", "Windows-1256"),
        ("Zażółć gęślą jaźń", "cp1250", "windows-1250", "Windows-1250"),
        ("İki taraf köprünün yapılması için anlaştı.", "cp1254", "windows-1254", "Windows-1254"),
        ("Le café", "latin-1", "windows-1252", "Windows-1252"),
        ("Prix : 5 ¤ pour l'½uvre".replace("¤", "€").replace("½", "œ"), "iso-8859-15",
         "iso-8859-15", "ISO-8859-15"),
        ("It took ½ an hour, she said.", "latin-1", "windows-1252", "Windows-1252"),
        ("£5 for a café", "cp1252", "windows-1252", "Windows-1252"),
    ],
)  # fmt: skip
def test_a_sentence_is_read_and_the_assumption_said(
    text: str, encoding: str, name: str, label: str
) -> None:
    assert decode(text.encode(encoding)) == Decoded(text, name, (NOTE.format(label),))


@pytest.mark.parametrize("damage", [b"", b"\xff", b"\x80"])
@pytest.mark.parametrize(
    ("language", "encoding"),
    [("zh_Hans", "gb18030"), ("ja", "euc-jp"), ("ja", "shift_jis"), ("ko", "euc-kr"),
     ("el", "iso-8859-7"), ("zh_Hant", "big5")],
)  # fmt: skip
def test_a_damaged_byte_does_not_change_the_encoding(
    language: str, encoding: str, damage: bytes
) -> None:
    data = (saved_in(catalogue(language), encoding) or "").encode(encoding)
    place = next(i for i in range(len(data) // 2, len(data)) if data[i] > 0x7F)
    whole = decode(data)
    spoilt = decode(data[:place] + damage + data[place + 1 :])
    assert spoilt.encoding == whole.encoding
    assert spoilt.text[:500] == whole.text[:500]
    assert spoilt.text[-500:] == whole.text[-500:]


def test_bytes_without_meaning_are_marked_and_noted() -> None:
    data = "Она сказала, что договор не подписан. ".encode("koi8-r") * 20
    assert decode_as(b"caf\xe9 \x81", "windows-1252") == "café \ufffd"
    assert decode(b"\xd1\xe9\xe0 \x81 caf\xe9 \x8d").notes[-1].startswith("has bytes that are no ")
    assert decode(data).notes == (NOTE.format("KOI8-R"),)


def test_where_the_tail_does_not_fit_every_byte_is_still_read() -> None:
    chinese = "双方同意在春天之前签署这份协议。" * 3000
    data = chinese.encode("gb18030") + "déjà vu à l’été, ".encode("cp1252") * 60_000
    decoded = decode(data)
    assert decoded.encoding == "windows-1252"
    assert decoded.text.endswith("déjà vu à l’été, ")


def test_a_large_file_is_told_by_what_stands_far_behind_its_start() -> None:
    text = "All is plain here. " * 20_000 + "Он сказал, что договор не подписан. " * 20
    assert decode(text.encode("koi8-r")) == Decoded(text, "koi8-r", (NOTE.format("KOI8-R"),))


def test_names_are_those_of_codecs() -> None:
    for name in ("windows-1252", "gb18030", "koi8-r", "shift_jis", "euc-kr", "big5", "ibm866"):
        assert decode_as(b"text", name) == "text"
        assert codecs.lookup(name)
