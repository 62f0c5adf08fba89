"""Damage: what a page has lost or spoilt. It is shown and never mended."""

import re
from collections.abc import Iterator, Mapping

from archive.page.prose import ABBREVIATION, INNER_END
from archive.page.record import Span
from archive.text.normal import beyond_ascii

UNREADABLE_DATE = "unreadable date"
LEAD = r"[\u00c2-\u00f4]"
TRAIL = r"[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
DOUBLE_ENCODED = re.compile(rf"{LEAD}{TRAIL}{{1,3}}")
SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+|[。！？]")
LIKELY = re.compile(
    r"[\u00a0-\u024f\u0370-\u045f\u0490-\u0491\u0621-\u063a\u0641-\u064a\u0904-\u0939\u0e01-\u0e2e"
    r"\u1ea0-\u1ef9\u2010-\u203f\u20ac\u2122\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)
# UTF-8 read as Windows-1251: Cyrillic words, then quotes and dashes; a character lost for good and
# read as Chinese; and quotes of Windows-1252 that were read as controls of Latin-1.
CYRILLIC_TRAIL = re.escape(bytes({*range(0x80, 0xC0)} - {0x98}).decode("cp1251"))
OTHERWISE_ENCODED = re.compile(
    rf"(?:[РСТ][{CYRILLIC_TRAIL}]){{3,}}|вЂ[™њќљ“”¦\u00a0]|锟斤拷|[\x80-\x84\x86-\x9f]"
)
OTHERWISE_SIGN = re.compile(r"[РСТв锟\x80-\x84\x86-\x9f]")  # each of them begins with one
CLOSING = "«»“”‘’–—…\u00a0"
BROKEN_SIGN = re.compile(  # one class of characters to begin with is soonest found
    rf"{OTHERWISE_SIGN.pattern[:-1]}\ufffd{LEAD[1:]}(?:(?<!{LEAD})|(?={TRAIL}))"
)


def may_be_broken(text: str) -> bool:
    """Whether a text has a sign of words that were misread or lost; most texts have none."""
    may_have_one = BROKEN_SIGN.search(beyond_ascii(text)) is not None
    return may_have_one and BROKEN_SIGN.search(text) is not None


def mojibake(text: str, span: Span) -> Iterator[Span]:
    """Words in which UTF-8 was read as Windows-1252: "caf" and "Ã©"; or as Windows-1251."""
    done = span.start
    found = [
        match
        for match in DOUBLE_ENCODED.finditer(text, span.start, span.end)
        if is_double_encoded(match[0]) and not is_capital_and_mark(text, match)
    ]
    if OTHERWISE_SIGN.search(text, span.start, span.end):
        found += OTHERWISE_ENCODED.finditer(text, span.start, span.end)
    for start in sorted(match.start() for match in found):
        if start >= done:
            word = word_around(text, start, span)
            done = word.end
            yield word


def is_capital_and_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals ends here before a quote, a dash or a fixed space: "»PÅ«"."""
    start, end = match.span()
    is_last = end == len(text) or not text[end].isalpha() or match[0][1] == "\u00a0"
    return match[0][1] in CLOSING and is_last and start > 0 and text[start - 1].isupper()


def is_double_encoded(run: str) -> bool:
    """Whether the characters, taken as bytes, are UTF-8 of characters that texts use."""
    for length in range(len(run), 1, -1):
        try:
            decoded = b"".join(as_byte(char) for char in run[:length]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        return all(LIKELY.match(char) for char in decoded)
    return False


def as_byte(char: str) -> bytes:
    """The byte that Windows-1252 shows as this character; its five gaps pass through."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1", errors="replace")


def replaced(text: str, span: Span) -> Iterator[Span]:
    """Words that hold U+FFFD, the mark of a character that could not be read."""
    done = span.start
    at = text.find("\ufffd", span.start, span.end)
    while at >= 0:
        if at >= done:
            word = word_around(text, at, span)
            done = word.end
            yield word
        at = text.find("\ufffd", at + 1, span.end)


MAX_WORD = 80


def word_around(text: str, at: int, span: Span) -> Span:
    """The word that holds a position, from white space to white space, of bounded length."""
    before = re.split(r"\s", text[max(span.start, at - MAX_WORD) : at])[-1]
    after = re.split(r"\s", text[at : min(span.end, at + MAX_WORD)])[0]
    start = at - len(before)
    return Span(start, at + len(after)) if after else Span(start, at + 1)


MIN_CUT = 110  # characters; a heading or an item of a list may well end without a full stop
LONG_CUT = 120  # characters that a heading never has
MAX_SMALL_WORD = 5
OFTEN = 3


def breaks_off(text: str, said: Mapping[str, int]) -> bool:
    """Whether a paragraph stops in mid-sentence: at a comma or at a small word that joins.

    `said` counts the words of the whole text: the small ones that it often uses join others.
    """
    last = text.rsplit(" ", 1)[-1]
    return may_break_off(text) and (last.endswith(",") or said[last] >= OFTEN)


def may_break_off(text: str) -> bool:
    """Whether a paragraph of some length ends with a comma or a small word."""
    if len(text) < MIN_CUT or not (text.endswith(",") or text[-1].isalpha()):
        return False
    last = text.rsplit(" ", 1)[-1]
    is_small = last.isalpha() and last.islower() and len(last) <= MAX_SMALL_WORD
    is_long = len(text) >= LONG_CUT or INNER_END.search(text) is not None
    return (is_small or last.endswith(",")) and is_long


def last_sentence(text: str, span: Span) -> Span:
    """The last sentence of a paragraph, whole or broken."""
    start = span.start
    for match in SENTENCE_END.finditer(text, span.start, span.end):
        head = text[max(span.start, match.start() - 12) : match.end()].rstrip()
        if match.end() < span.end and not ABBREVIATION.search(head):
            start = match.end()
    return Span(start, span.end)
