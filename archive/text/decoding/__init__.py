"""Bytes of a file to text, saying what was assumed; what is no text is refused.

The decoded text keeps every character (a byte order mark is none), because all evidence counts
positions in it. What was assumed for a capture stays assumed: `decode_as` reads it again in the
encoding that was stored, whatever a later version of this room would guess.
"""

from archive.text.decoding.decoded import Attempt, BinaryFileError, Decoded
from archive.text.decoding.formats import checked, refuse_known_formats
from archive.text.decoding.legacy import BY_NAME, read_legacy
from archive.text.decoding.marked import (
    JAPANESE_MAIL,
    MARKS,
    japanese_mail,
    wide_without_mark,
    with_mark,
    without_mark,
)
from archive.text.decoding.mostly_utf8 import mostly_utf8, read_mixed
from archive.text.decoding.named import decode_named

__all__ = ["BinaryFileError", "Decoded", "codec_of", "decode", "decode_as", "decode_named"]


def decode(data: bytes) -> Decoded:
    """Read the bytes in the first encoding that fits; raises BinaryFileError.

    UTF-8 wins wherever it is valid. The same bytes always give the same answer.
    """
    refuse_known_formats(data)
    for attempt in ATTEMPTS:
        decoded = attempt(data)
        if decoded is not None:
            return checked(decoded)
    return checked(read_legacy(data))


def decode_as(data: bytes, encoding: str) -> str:
    """The text of bytes that `decode` has read in this encoding before.

    Raises LookupError for an encoding that `decode` never names.
    """
    if encoding in BY_NAME:
        return data.decode(BY_NAME[encoding].codec, "replace")
    if encoding == JAPANESE_MAIL:
        return data.decode("iso2022_jp_ext", "replace")
    if encoding in MARKS:
        return without_mark(data, encoding).decode(encoding, "replace")
    unicode, _, legacy = encoding.partition(" and ")
    if unicode != "utf-8" or legacy not in BY_NAME:
        raise LookupError(f"{encoding!r} is no encoding that the archive reads")
    return read_mixed(data, BY_NAME[legacy])


def codec_of(encoding: str) -> str:
    """Python's name for an encoding that `decode` names, to read a file of it piece by piece."""
    return BY_NAME[encoding].codec if encoding in BY_NAME else encoding


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


ATTEMPTS: tuple[Attempt, ...] = (
    *map(with_mark, MARKS),
    wide_without_mark,
    japanese_mail,
    _utf8,
    mostly_utf8,
)
