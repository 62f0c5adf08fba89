"""Dates as honest as their source: missing parts stay missing, and no clock is asked."""

from archive.text.dates.forms import day_comes_first, has_bare_numbers
from archive.text.dates.labels import is_later_than_publication, is_of_change
from archive.text.dates.partial import DateError, Fit, PartialDate
from archive.text.dates.printed import (
    Days,
    NamedDay,
    PrintedDate,
    day_order,
    days_named,
    find_dates,
    find_impossible,
    has_number,
    in_one_line,
)

__all__ = [
    "DateError",
    "Days",
    "Fit",
    "NamedDay",
    "PartialDate",
    "PrintedDate",
    "day_comes_first",
    "day_order",
    "days_named",
    "find_dates",
    "find_impossible",
    "has_bare_numbers",
    "has_number",
    "in_one_line",
    "is_later_than_publication",
    "is_of_change",
]
