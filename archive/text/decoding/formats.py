"""What is no text: known formats by their first bytes, and too many control characters."""

import re

from archive.text.decoding.decoded import BinaryFileError, Decoded

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
_MOST_CONTROL = 0.03  # of all characters; random bytes have 0.1
_MOST_CONTROL_IN_A_SCRAP = 3


def refuse_known_formats(data: bytes) -> None:
    """Raise BinaryFileError for a format known by its first bytes.

    A text too may begin with the letters RIFF or ID3: those count where a NUL follows.
    """
    has_nul = b"\x00" in data[:_HEAD]
    for magic, what in _NOT_TEXT:
        if data.startswith(magic) and (has_nul or not magic.isalnum()):
            raise BinaryFileError(f"It is {what}, not text")


def checked(decoded: Decoded) -> Decoded:
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
