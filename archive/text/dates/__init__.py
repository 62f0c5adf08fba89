"""Dates as honest as their source: missing parts stay missing, and no clock is asked."""

from archive.text.dates.forms import day_comes_first, has_bare_numbers
from archive.text.dates.labels import is_later_than_publication
from archive.text.dates.partial import DateError, Fit, PartialDate
from archive.text.dates.printed import PrintedDate, day_order, find_dates, has_number

__all__ = [
    "DateError",
    "Fit",
    "PartialDate",
    "PrintedDate",
    "day_comes_first",
    "day_order",
    "find_dates",
    "has_bare_numbers",
    "has_number",
    "is_later_than_publication",
]
