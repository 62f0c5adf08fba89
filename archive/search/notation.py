"""A query tree written back in the language: how a question was read. And the days of a date."""

import re
from calendar import monthrange
from datetime import date

from archive.search.field_names import WRITTEN
from archive.search.query import (
    And,
    DateRange,
    Every,
    Fuzzy,
    Keyword,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
    Word,
)

OPERATORS = ("AND", "OR", "NOT")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BARE = re.compile(r"\w+")


def write(tree: Node) -> str:
    """The question that a tree stands for, as it could be typed; "" for everything."""
    return "" if isinstance(tree, Every) else _written(tree)


def write_briefly(tree: Node) -> str:
    """The same question as a person would type it: a space for AND, a hyphen for NOT."""
    match tree:
        case Every():
            return ""
        case And(parts):
            return " ".join(_briefly_within(part) for part in parts)
        case Or(parts):
            return " OR ".join(_briefly_within(part) for part in parts)
        case Not(part):
            return f"-{_briefly_within(part)}"
        case _:
            return _written_leaf(tree)


def days_of(text: str) -> DateRange | None:
    """The days of a year, a month or one day ("2021-06"); None where there is no such date."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if month is None:
        return DateRange(first, date(first.year, 12, 31))
    if day is None:
        return DateRange(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return DateRange(first, first)


def _written(node: Node) -> str:
    match node:
        case And(parts):
            return " AND ".join(_within(part) for part in parts)
        case Or(parts):
            return " OR ".join(_within(part) for part in parts)
        case Not(part):
            return f"NOT {_within(part)}"
        case _:
            return _written_leaf(node)


def _written_leaf(leaf: Word | Keyword | DateRange | Every) -> str:
    match leaf:
        case Keyword(field, value):
            return _named(field) + (value if _BARE.fullmatch(value) else f'"{value}"')
        case DateRange():
            return _named("date") + write_days(leaf)
        case Every():
            return "everything"
        case _:
            return _named(leaf.field) + _written_word(leaf)


def _within(node: Node) -> str:
    return f"({_written(node)})" if isinstance(node, And | Or) else _written(node)


def _briefly_within(node: Node) -> str:
    briefly = write_briefly(node)
    return f"({briefly})" if isinstance(node, And | Or) else briefly


def _written_word(leaf: Word) -> str:
    match leaf:
        case Term(word):
            return word
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Near(words, distance):
            return f'"{" ".join(words)}"~{distance}'
        case Prefix(letters):
            return f"{letters}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(word):
            return f"{word}~"


def _named(field: str | None) -> str:
    return f"{WRITTEN.get(field, field)}:" if field else ""


def write_days(days: DateRange) -> str:
    """The shortest date with just these days; two dots between the ends of any others."""
    first, last = _shortened(days.first), _shortened(days.last)
    whole = next((text for text in first if days_of(text) == days), None)
    starts = next((text for text in first if _days(text).first == days.first), "")
    ends = next((text for text in last if _days(text).last == days.last), "")
    return whole or f"{starts}..{ends}"


def _shortened(day: date | None) -> tuple[str, ...]:
    """The year, the month and the day, as texts."""
    text = day.isoformat() if day else ""
    return (text[:4], text[:7], text) if day else ()


def _days(text: str) -> DateRange:
    return days_of(text) or DateRange(None, None)
