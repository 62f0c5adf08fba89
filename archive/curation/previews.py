"""What a date will do before it is kept: where lists put the article, what finds it."""

from datetime import date

from archive.models import Article
from archive.text.dates import PartialDate


def date_preview(article: Article) -> list[str]:
    """How an article with these dates is sorted, found and counted; it need not be stored."""
    printed, inferred = article.partial_date, article.partial_date_inferred
    counts = printed if printed and (printed.year is not None or not inferred) else inferred
    is_certain = counts is not None and counts is printed and not counts.is_approximate
    return [_sorted(counts), _found(counts, is_certain=is_certain), _counted(counts)]


def _sorted(dated: PartialDate | None) -> str:
    if dated is None or dated.first is None:
        return "Lists by date put it behind all articles whose year is known."
    return f"Lists by date put it at {_day(dated.first)}, its first possible day."


def _found(dated: PartialDate | None, *, is_certain: bool) -> str:
    if dated is None:
        return "No question for a date finds it."
    if dated.first is None or dated.last is None:
        day = dated.written().partition(",")[0]
        return f"Found by every question for a time that has {day} in it, but only possibly."
    if not is_certain:
        return f"Found by a question for any time from {_days(dated)}, but only possibly."
    whole = f"Found with certainty by a question for a time that holds {_days(dated)}"
    return f"{whole}." if dated.first == dated.last else f"{whole}; by a part of it, only possibly."


def _days(dated: PartialDate) -> str:
    first, last = dated.first or date.min, dated.last or date.max
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _counted(dated: PartialDate | None) -> str:
    year = dated.shared_year if dated else None
    if dated is None or year is None:
        return "Beside a search it counts as without a year."
    if dated.shared_month is None:
        return f"Beside a search it counts in {year}, without a month."
    return f"Beside a search it counts in {PartialDate(year, dated.shared_month).written()}."


def _day(day: date) -> str:
    return PartialDate(day.year, day.month, day.day).written()
