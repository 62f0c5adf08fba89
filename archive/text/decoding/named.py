"""Bytes in an encoding that something names: a header, or a page's own <meta>."""

import codecs

from archive.text.decoding.decoded import Decoded
from archive.text.decoding.formats import checked, refuse_known_formats

# What browsers take these names for (WHATWG Encoding Standard): the wider of two that differ.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NO_CHARSETS = frozenset(
    "idna punycode unicode-escape raw-unicode-escape utf-7 undefined mbcs oem palmos".split()
)
_MANY = 0.02
"""Share of unreadable characters above which the name is not believed."""
LONGEST_NAME = 40


def codec_named(name: str | None) -> str | None:
    """Python's name of an encoding of text; None for what is none, or none of a page."""
    if not name or len(name) > LONGEST_NAME:
        return None
    try:
        found = codecs.lookup(name.strip().strip("'\"").lower())
        b"a".decode(found.name)
    except (LookupError, ValueError):
        return None
    is_none = found.name.replace("_", "-") in _NO_CHARSETS
    return None if is_none else _WIDER.get(found.name, found.name)


def decode_named(data: bytes, name: str | None) -> Decoded | None:
    """The text in that encoding; None where it is no encoding, or plainly not that of the bytes.

    Raises BinaryFileError. What is valid UTF-8 is read as such, whatever else is named: headers
    say what a server was once told.
    """
    refuse_known_formats(data)
    codec = codec_named(name)
    if codec is None:
        return None
    if codec.startswith(("utf-16", "utf-32")):
        return None  # pages in these begin with a mark, by which they are known
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost > _MANY * len(text):
        return None
    notes = (f"{lost} characters are no {codec}",) if lost else ()
    return checked(Decoded(text, codec, notes))
