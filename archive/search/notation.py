"""A query tree written back in the language: how a question was read. And the days of a date."""

import re
from calendar import monthrange
from datetime import date

from archive.search.query import And, DateRange, Every, Node, Not, Or, Phrase, Term

OPERATORS = ("AND", "OR", "NOT")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def write(tree: Node) -> str:
    """The question that a tree stands for, as it could be typed; "" for everything."""
    return "" if isinstance(tree, Every) else _written(tree)


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


def _within(node: Node) -> str:
    return f"({_written(node)})" if isinstance(node, And | Or) else _written(node)


def _written_leaf(leaf: Node) -> str:
    match leaf:
        case Term(word, name):
            return _prefix(name) + word
        case Phrase(words, name):
            return f'{_prefix(name)}"{" ".join(words)}"'
        case DateRange():
            return f"date:{_written_days(leaf)}"
        case _:
            return "everything"


def _prefix(name: str | None) -> str:
    return f"{name}:" if name else ""


def _written_days(days: DateRange) -> str:
    """The shortest date with just these days; two dots between the ends of any others."""
    first = days.first.isoformat() if days.first else ""
    last = days.last.isoformat() if days.last else ""
    shortest = (first[:4], first[:7], first)
    return next((text for text in shortest if days_of(text) == days), f"{first}..{last}")
