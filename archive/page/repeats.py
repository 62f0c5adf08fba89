"""What an outlet prints on page after page: which lines to compare, and what to leave out by them.

An archive learns from the lines that no statement rests on: menus, boxes, lists. A line that was
left out of many pages of an outlet, and of which no page ever made anything, is that outlet's
furniture. Where a reading takes such a line for text, the page is read again without it.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from archive.page.furniture import key
from archive.page.lines import Line, split_lines
from archive.page.reader import Learnt, read_page
from archive.page.record import PageReading, Span, Statement

MAX_LINE = 200
MOST_LINES = 150
KEY_BYTES = 8
TAKEN_FOR_TEXT = frozenset({"deck", "body", "captions", "notes", "tags"})

Known = Callable[[str, Collection[str]], frozenset[str]]
"""Given an outlet's name and keys of lines: those keys that are furniture of this outlet."""


@lru_cache(maxsize=4_096)
def line_key(text: str) -> str:
    """What equal lines have in common: their words, hashed; empty where a line has none."""
    words = key(text)
    return blake2b(words.encode(), digest_size=KEY_BYTES).hexdigest() if words else ""


@dataclass(frozen=True, slots=True)
class Uses:
    """Keys of a page's short lines: `used` are those that a statement rests on, `left` the rest."""

    used: frozenset[str]
    left: frozenset[str]

    @classmethod
    def of(cls, text: str, spans: Iterable[Sequence[int]]) -> "Uses":
        """At most MOST_LINES of either; furniture stands at a page's ends, so those count first."""
        lines = split_lines(text)
        resting = {line.number for line in lines_under(lines, spans)}
        used = keys_of(line for line in lines if line.number in resting)
        left = [each for each in keys_of(_others(lines, resting)) if each not in set(used)]
        ends = left[: MOST_LINES // 2] + left[-(MOST_LINES // 2) :]
        return cls(frozenset(used[:MOST_LINES]), frozenset(ends))


def keys_of(lines: Iterable[Line]) -> list[str]:
    """The keys of the short lines, each once, in the order of the page."""
    keys = (line_key(line.text) for line in lines if len(line.text) <= MAX_LINE)
    return list(dict.fromkeys(filter(None, keys)))


def lines_under(lines: Sequence[Line], spans: Iterable[Sequence[int]]) -> Iterator[Line]:
    """The lines of which some character lies in a span; lines may come more than once."""
    ends = [line.shown.end for line in lines]
    for start, end in spans:
        at = bisect_left(ends, start + 1)
        while at < len(lines) and lines[at].shown.start < end:
            yield lines[at]
            at += 1


def read_knowing(text: str, known: Known) -> PageReading:
    """Read a page; once more where furniture of its outlet was taken for its text."""
    first = read_page(text)
    return _read_again(text, first, known) or first


def statements_knowing(
    text: str, statements: tuple[Statement, ...], known: Known
) -> tuple[Statement, ...]:
    """The same for a page that has been read: `statements` are what its reading stated."""
    again = _read_again(text, PageReading((), statements), known)
    return again.statements if again else statements


def _read_again(text: str, first: PageReading, known: Known) -> PageReading | None:
    """The second reading; None where there is no cause for one, or where it would lose text."""
    taken = furniture_taken(text, first.statements, known)
    if not taken:
        return None
    second = read_page(text, Learnt(taken))
    lost = body_lines(text, first) - body_lines(text, second)
    return second if lost <= taken else None


def body_lines(text: str, reading: PageReading) -> frozenset[str]:
    """The lines of which the body is made."""
    spans = [span for each in reading.statements if each.field == "body" for span in each.spans]
    return frozenset(line.text for line in lines_under(split_lines(text), spans))


def furniture_taken(text: str, statements: Iterable[Statement], known: Known) -> frozenset[str]:
    """Lines that were taken for text and are known as furniture of the outlet that is stated.

    A page whose headline is known from other pages was advertised there, and its first sentences
    may have been too: none of its lines is furniture.
    """
    stated = {each.field: each for each in statements if not each.subject}
    if "outlet" not in stated:
        return frozenset()
    candidates = text_lines(text, list(statements))
    title = line_key(stated["title"].value) if "title" in stated else ""
    furniture = known(stated["outlet"].value, {*candidates, title} - {""}) if candidates else set()
    if title in furniture:
        return frozenset()
    return frozenset(line for each in furniture for line in candidates[each])


def text_lines(text: str, statements: Sequence[Statement]) -> Mapping[str, set[str]]:
    """By their keys the short lines that only the text rests on, not title, byline and the like."""
    lines = split_lines(text)
    found: dict[str, set[str]] = {}
    for line in lines_under(lines, _spans(statements, of_text=True)):
        if len(line.text) <= MAX_LINE:
            found.setdefault(line_key(line.text), set()).add(line.text)
    for line in lines_under(lines, _spans(statements, of_text=False)):
        found.pop(line_key(line.text), None)
    found.pop("", None)
    return dict(list(found.items())[:MOST_LINES])


def _spans(statements: Iterable[Statement], *, of_text: bool) -> Iterator[Span]:
    for each in statements:
        if each.field != "damage" and (each.field in TAKEN_FOR_TEXT) is of_text:
            yield from each.spans


def _others(lines: Iterable[Line], numbers: Collection[int]) -> Iterator[Line]:
    return (line for line in lines if line.number not in numbers)
