"""Bytes of a file to text, saying what was assumed; what is no text is refused.

The decoded text keeps every character (a byte order mark is none), because all evidence counts
positions in it.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_NOT_TEXT = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_HEAD = 4096  # bytes
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_VISIBLE = re.compile(r"[^\s\x00-\x20\x7f-\x9f]")
_PRINTABLE_ASCII = re.compile(rb"[\t\n\r\x20-\x7e]")
_MOST_CONTROL = 0.03  # of all characters; random bytes have 0.1
_MOST_CONTROL_IN_A_SCRAP = 3
_UTF16_NULS_IN_LATIN = 0.3  # of all bytes; one half where the text is English
_UTF16_NULS_ELSEWHERE = 0.01  # the spaces and line ends of Chinese or Russian
_FEWEST_NULS = 2  # one may stand in any text
_MOSTLY = 0.9
_GOOD_FOR_ONE_BAD = 4  # UTF-8 characters of several bytes, for each damaged place


class BinaryFileError(ValueError):
    """The bytes are no text; the message says in one line what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what was assumed or is odd, in plain words."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


Attempt = Callable[[bytes], Decoded | None]


def decode(data: bytes) -> Decoded:
    """Read the bytes in the first encoding that fits; raises BinaryFileError."""
    what = _binary_format(data)
    if what is not None:
        raise BinaryFileError(f"It is {what}, not text")
    for attempt in ATTEMPTS:
        decoded = attempt(data)
        if decoded is not None:
            return _checked(decoded)
    raise BinaryFileError("It is no text in UTF-8, UTF-16 or Windows-1252")


def _binary_format(data: bytes) -> str | None:
    """The known format by its first bytes; a text too may begin with the letters RIFF or ID3."""
    has_nul = b"\x00" in data[:_HEAD]
    for magic, what in _NOT_TEXT:
        if data.startswith(magic) and (has_nul or not magic.isalnum()):
            return what
    return None


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what is mostly control characters, and note each NUL."""
    text = decoded.text
    control = len(_CONTROL.findall(text))
    is_much = control > max(_MOST_CONTROL_IN_A_SCRAP, _MOST_CONTROL * len(text))
    if control and (is_much or not _VISIBLE.search(text)):
        raise BinaryFileError("It is no text: too many of its characters are control characters")
    nuls = text.count("\x00")
    if not nuls:
        return decoded
    note = f"holds {nuls} NUL character{'s' if nuls > 1 else ''}, which the archive drops"
    return Decoded(text, decoded.encoding, (*decoded.notes, note))


def _with_mark(mark: bytes, encoding: str) -> Attempt:
    """Text that begins with a byte order mark; damaged places become U+FFFD and are noted."""

    def attempt(data: bytes) -> Decoded | None:
        if not data.startswith(mark):
            return None
        return _read(data[len(mark) :], encoding)

    return attempt


def _read(data: bytes, encoding: str, *notes: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, notes)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (*notes, f"has bytes that are no {encoding.upper()}"))


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """A few bad bytes among many good characters: a file cut or mended by bytes."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(not sign.isascii() for sign in text) - text.count("\ufffd")
    return _read(data, "utf-8") if good >= _GOOD_FOR_ONE_BAD * bad else None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Every NUL byte is the upper half of a character, and no other reading is likely."""
    for encoding, nuls, others in (
        ("utf-16-le", data[1::2].count(0), data[::2].count(0)),
        ("utf-16-be", data[::2].count(0), data[1::2].count(0)),
    ):
        if (
            nuls >= _FEWEST_NULS
            and not others
            and _has_enough_nuls(data, nuls)
            and _reads_as_text(data, encoding)
        ):
            return _read(data, encoding, f"has no byte order mark; read as {encoding.upper()}")
    return None


def _has_enough_nuls(data: bytes, nuls: int) -> bool:
    if nuls >= _UTF16_NULS_IN_LATIN * len(data):
        return True
    is_ascii = len(_PRINTABLE_ASCII.findall(data)) >= _MOSTLY * (len(data) - nuls)
    return nuls >= _UTF16_NULS_ELSEWHERE * len(data) and not is_ascii


def _reads_as_text(data: bytes, encoding: str) -> bool:
    text = data[: len(data) // 2 * 2].decode(encoding, "replace")
    is_free_of_control = not _CONTROL.search(text)
    return is_free_of_control and all(
        unicodedata.category(sign) not in ("Cn", "Cs") for sign in set(text)
    )


def _windows_1252(data: bytes) -> Decoded:
    """The last resort, which reads any bytes: five have no character there and become U+FFFD."""
    return _read(
        data, "windows-1252", "is no valid UTF-8; read as Windows-1252, which may be wrong"
    )


# In order; UTF-32 stands before UTF-16, whose mark begins its own.
ATTEMPTS: tuple[Attempt, ...] = (
    _with_mark(codecs.BOM_UTF8, "utf-8"),
    _with_mark(codecs.BOM_UTF32_LE, "utf-32-le"),
    _with_mark(codecs.BOM_UTF32_BE, "utf-32-be"),
    _with_mark(codecs.BOM_UTF16_LE, "utf-16-le"),
    _with_mark(codecs.BOM_UTF16_BE, "utf-16-be"),
    _utf16_without_mark,
    _utf8,
    _damaged_utf8,
    _windows_1252,
)
