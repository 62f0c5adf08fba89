"""Where a text may be cut: no word is broken, and never a letter from its marks."""

import re
import unicodedata

_WORD = 30
"""Characters to look for a space, to cut there; scripts without spaces are cut where it falls."""
_PARTS = re.compile("[\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7ff]")
"""Half-width voicing, vowels and final consonants of decomposed Hangul."""
FIRST_MARK = "\u0300"
"""No character below it is a part of the letter before."""
_CONTINUES = re.compile("[\u200d\U0001f3fb-\U0001f3ff]")
"""What goes on with a sequence of signs: joiners and skin tones."""


def around(text: str, first: int, last: int, length: int) -> tuple[int, int]:
    """Where to cut, so that `first` to `last` stands in the middle of about `length` characters."""
    size = len(text)
    if size <= length:
        return 0, size
    margin = (length - (last - first)) // 2 if last - first < length else 0
    start = max(first - margin if first - margin < size - length else size - length, 0)
    end = max(last + margin, start + length)
    return cut_start(text, start, first), cut_end(text, end, last)


def cut_start(text: str, start: int, limit: int) -> int:
    """A place at or after `start` where a word begins, or else where a character does."""
    if start <= 0:
        return 0
    for at in range(start, min(start + _WORD, limit) + 1):
        if text[at - 1].isspace():
            return at
    while start > 0 and _belongs_to_previous(text, start):
        start -= 1
    return start


def cut_end(text: str, end: int, limit: int) -> int:
    """A place at or before `end` where a word ends, or else where a character does."""
    if end >= len(text):
        return len(text)
    for at in range(end, max(end - _WORD, limit), -1):
        if text[at].isspace():
            return at
    while end < len(text) and _belongs_to_previous(text, end):
        end += 1
    return end


def whole_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """A place widened to whole letters, with their marks."""
    while 0 < start < len(text) and _is_part(text[start]):
        start -= 1
    while end < len(text) and _is_part(text[end]):
        end += 1
    return start, end


def _belongs_to_previous(text: str, at: int) -> bool:
    """Whether a cut here would part a mark from its letter or a sequence of signs."""
    return _is_part(text[at]) or text[at - 1] == "\u200d" or _CONTINUES.match(text[at]) is not None


def _is_part(sign: str) -> bool:
    """Whether a sign is a part of the letter before it."""
    return unicodedata.category(sign)[0] == "M" or _PARTS.match(sign) is not None
