"""Text as XML 1.0 may hold it."""

import re
from xml.sax.saxutils import escape, quoteattr  # nosec B406 # they write XML, and parse none

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""https://www.w3.org/TR/xml/#charsets"""


def text(value: str) -> str:
    """The text between two tags, without characters that XML forbids."""
    return escape(without_forbidden(value))


def attribute(value: str) -> str:
    """The value of an attribute with its quotation marks."""
    return quoteattr(without_forbidden(value))


def without_forbidden(value: str) -> str:
    """The text without the characters that no XML may hold, whatever way they are written."""
    return _FORBIDDEN.sub("", value)
