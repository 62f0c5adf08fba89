"""Unicode's normal forms, for text that nobody has looked at yet.

The standard library puts the marks of one letter in order in a time that grows with the square of
their number, and nothing can interrupt it: 80,000 marks take half a minute, 5 MB of them days. No
writing has more than a few; Unicode's own limit for streams is 30 (UAX #15, "Stream-Safe").
"""

import re
from functools import cache
from typing import Literal
from unicodedata import combining, is_normalized, normalize

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
MOST_MARKS = 200
"""Marks kept on one letter; those who pile them up for fun use some dozens."""
FIRST_MARK, BEHIND_LAST_MARK = 0x300, 0x1F000


def composed(text: str, form: Form = "NFC") -> str:
    """The normal form of a text, in time that grows with its length; marks beyond MOST_MARKS go."""
    if len(text) > MOST_MARKS and not is_normalized(form, text):
        text = _heaps().sub(lambda heap: heap[0][:MOST_MARKS], text)
    return normalize(form, text)


@cache
def _heaps() -> re.Pattern[str]:
    """More signs in a row than are kept that are put in order: all that begin with a mark."""
    signs = map(chr, range(FIRST_MARK, BEHIND_LAST_MARK))
    marks = [sign for sign in signs if combining(normalize("NFKD", sign)[0])]
    return re.compile(f"[{''.join(marks)}]{{{MOST_MARKS + 1},}}")
