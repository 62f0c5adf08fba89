"""Encodings that show themselves: by a byte order mark, by their NULs, by their escapes."""

import codecs
import re

import chardet

from archive.text.decoding.decoded import Attempt, Decoded, read

# UTF-32 stands before UTF-16, whose mark begins its own.
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
JAPANESE_MAIL = "iso-2022-jp"
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FEWEST_NULS = 2  # one may stand in any text
_SAMPLE = 65_536  # bytes, whole characters of either width
_SURE = 0.5  # chardet says 0.95 where it knows the signs and 0.1 where it does not
_TO_KANJI = re.compile(rb"\x1b\$[@B]")


def with_mark(encoding: str) -> Attempt:
    """Text that begins with the encoding's byte order mark, which is no part of the text."""

    def attempt(data: bytes) -> Decoded | None:
        if not data.startswith(MARKS[encoding]):
            return None
        return read(without_mark(data, encoding), encoding)

    return attempt


def without_mark(data: bytes, encoding: str) -> bytes:
    """The bytes behind the encoding's mark, where there is one."""
    return data.removeprefix(MARKS.get(encoding, b""))


def wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, told by chardet from where the NULs stand."""
    if data.count(0) < _FEWEST_NULS:
        return None
    found = chardet.detect(
        data[:_SAMPLE],
        include_encodings=_WIDE,
        no_match_encoding=_WIDE[0],
        empty_input_encoding=_WIDE[0],
        compat_names=False,
    )
    encoding = found["encoding"]
    if encoding is None or found["confidence"] < _SURE:
        return None
    return read(data, encoding, f"has no byte order mark; read as {encoding.upper()}")


def japanese_mail(data: bytes) -> Decoded | None:
    """ISO-2022-JP, which tells by escapes in plain ASCII where Japanese begins and ends."""
    if not _TO_KANJI.search(data) or not data.isascii():
        return None
    try:
        text = data.decode("iso2022_jp_ext")
    except UnicodeDecodeError:
        return None
    return Decoded(text, JAPANESE_MAIL, ("read as ISO-2022-JP, by its escapes",))
