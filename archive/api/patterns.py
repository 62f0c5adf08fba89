"""The forms that parameters must have, and the same in words for those who got one wrong."""

from collections.abc import Mapping
from types import MappingProxyType

from archive.search.engine import MISSING

_READABLE = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
"""A character that a text may hold; lone surrogates no query string can say."""
_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
CURSOR = "^(?:[A-Za-z0-9_-]+:[A-Za-z0-9_-]+)?$"
"""What is no cursor is told from one of another list."""
KEY = f"^{_READABLE}+$"
WORDS = f"^{_READABLE}*$"
YEAR = f"^(?:{MISSING}|{_YEAR})$"
MONTH = f"^(?:{MISSING}|{_YEAR}-(?:0[1-9]|1[0-2]))$"
HEX = "^[0-9a-fA-F]{12,64}$"
OF_NONE = f"or “{MISSING}” for articles without one"
IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        CURSOR: "must be what the answer before gave as next_cursor",
        KEY: "must hold no control characters",
        WORDS: "must hold no control characters",
        YEAR: f"must be a year of four digits, as in 2021, {OF_NONE}",
        MONTH: f"must be a year and a month, as in 2021-06, {OF_NONE}",
        HEX: "must be 12 to 64 hexadecimal digits",
    }
)
