"""The forms in which pages print a date, one pattern each.

Every quantifier is bounded and none is nested, so that each pattern costs the same at every
position of a line, however long the line is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive.text.dates.months import is_plainly_a_month, month_number
from archive.text.dates.partial import DateError, PartialDate

_FIRST_YEAR, _LAST_YEAR = 1500, 2199  # of printed matter; four other digits are a number
_MONTHS = 12
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_HAN_DIGITS = "〇一二三四五六七八九"
# A digit first, then what may not stand before it: whatever begins with one is found much sooner.
_NOT_AFTER_A_NUMBER = r"\d(?<!\d\d)(?<!\d[.,:/–-]\d)"
_NOT_WITHIN_A_PATH = r"\d(?<![\d/_=-]\d)(?<!\d[.,:]\d)"
_SIGN = r"[\u0300-\u036f\u0900-\u09ff]"  # accents apart, and the vowels of India's scripts
_LETTER = rf"(?:[^\W\d_]|{_SIGN})"
_AT_A_WORD = rf"(?<![^\W\d_])(?<!{_SIGN})"
_MONTH = (
    r"(?P<month>(?:كانون|تشرين)\s(?:الأول|الاول|الثاني)"
    r"|[Tt]háng\s(?:\d{1,2}(?!\d)|Mười\s(?:Một|Hai)|mười\s(?:một|hai)|[^\W\d_]{2,5})"
    rf"|{_LETTER}{{2,14}})"
)
_YEAR = r"(?P<year>\d{4})(?!\d)"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece of a line that has the form of a date.

    `read` says which date that is, or None where there is no such day; it is told whether the
    day is known to come first (True), the month (False), or neither (None). `is_impossible` is a
    date that no calendar has, such as 31 April: no part of it is read as another date.
    `needs_label` marks forms that other things have too.
    """

    start: int
    end: int
    has_year: bool
    is_impossible: bool
    read: Callable[[bool | None], PartialDate | None]
    needs_label: bool = False


_SEAM = re.compile(r"[a-zа-я](?=[A-ZА-Я][^A-ZА-Я]*\Z)")
Form = Callable[[str], Iterator[Candidate]]

_DAY_MONTH = re.compile(
    rf"(?P<day>{_NOT_AFTER_A_NUMBER}\d?)(?:\.|st|nd|rd|th|er|º|°|ª)?"
    rf"(?:\s{{1,3}}(?:de|of)\s{{1,3}}|\s{{0,3}}|\s?[-/]\s?){_MONTH}\.?(?:\s?/\s?{_LETTER}{{3,10}})?"
    rf"(?:(?:,?\s{{1,3}}(?:(?:de|del|năm)\s)?|\s?[-/,]\s?|(?<=\.)){_YEAR})?"
)
_MONTH_DAY = re.compile(
    rf"{_AT_A_WORD}{_MONTH}(?:\.?\s{{1,3}}|[.-])"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:(?:\s?,\s?|\s{{1,3}}|[-–]){_YEAR}|(?![:.,]\d|\s?[-–]\s?\d{{1,2}}(?![\d:])|\s?%))"
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?P<year>{_NOT_AFTER_A_NUMBER}\d{{3}})(?!\d)(?:[.,]?\s{{1,2}}|[-/]){_MONTH}(?:\.?\s{{1,2}}|[-/])"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
)
_MONTH_YEAR = re.compile(
    rf"{_AT_A_WORD}{_MONTH}"
    rf"\.?(?:,?\s{{1,3}}(?:(?:de|del|of|năm)\s)?|[-/]){_YEAR}(?![.,]\d|\s?%)"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>{_NOT_WITHIN_A_PATH}\d{{3}})\s?(?P<mark>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=mark)"
    r"\s?(?P<day>\d{1,2})(?!\d|[-/]\w|\.\d)"
)
_YEAR_LAST = re.compile(
    rf"(?P<left>{_NOT_WITHIN_A_PATH}\d?)\s?(?P<mark>[-/.])\s?(?P<right>\d{{1,2}})\s?(?P=mark)"
    r"\s?(?P<year>\d{4})(?!\d|[-/]\w|\.\d)"
)
# One pattern for each mark: what begins with a known character is found much sooner.
_BARE_NUMBERS = [re.compile(rf"{mark}\s?\d{{1,2}}\s?[-/]\s?\d{{4}}(?!\d)") for mark in "-/"]
_WITH_SIGNS = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s?(?P<era_year>\d{{1,3}}|元)|(?<!\d)(?P<year>\d{{4}}))\s?[年년]"
    r"\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일號号])?"
)
_SIGNS_WITHOUT_YEAR = re.compile(
    r"(?<![\d年년])(?<![年년]\s)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일號号]"
)
_HAN_NUMBERS = re.compile(
    rf"(?P<year>[〇零○{_HAN_DIGITS}]{{4}})年(?P<month>[{_HAN_DIGITS}十]{{1,2}})月"
    rf"(?:(?P<day>[{_HAN_DIGITS}十]{{1,3}})[日號号])?"
)
_YEAR_AND_MONTH = re.compile(rf"(?P<year>{_NOT_WITHIN_A_PATH}\d{{3}})-(?P<month>\d{{2}})(?![\d-])")
_YEAR_ALONE = re.compile(rf"(?P<year>{_NOT_WITHIN_A_PATH}\d{{3}})(?!\d|[-/.,:]\d|\s?%)")


def _date(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    """The date, or None where no calendar has it or nobody printed pages then."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return PartialDate(year, month, day)
    except DateError:
        return None


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _candidate(
    found: re.Match[str], date: PartialDate | None, *, glued: int = 0, needs_label: bool = False
) -> Candidate:
    """What was found, but for the letters that are glued to its start."""
    has_year = date is not None and date.year is not None
    return Candidate(
        start=found.start() + glued,
        end=found.end(),
        has_year=has_year,
        is_impossible=date is None,
        read=lambda _: date,
        needs_label=needs_label,
    )


def _with_month_name(pattern: re.Pattern[str]) -> Form:
    """23 June 2021, June 23, 2021, 2021 June 23, June 2021, 28 janvier, 26 de abril de 2022."""

    def form(line: str) -> Iterator[Candidate]:
        for found in pattern.finditer(line):
            glued = _glued_before(found)
            name, parts = found["month"][glued:], found.groupdict()
            month = month_number(name)
            is_complete = parts["year"] is not None and parts.get("day") is not None
            if month and (is_complete or is_plainly_a_month(name)):
                date = _date(_number(parts["year"]), month, _number(parts.get("day")))
                yield _candidate(found, date, glued=glued)

    return form


def _glued_before(found: re.Match[str]) -> int:
    """Letters of a word that lost the space before the month: six in "PostedJune 3, 2021"."""
    return _seam_of(found["month"]) if found.start() == found.start("month") else 0


def _seam_of(word: str) -> int:
    seam = _SEAM.search(word)
    return 0 if seam is None else seam.end()


def _with_numbers(pattern: re.Pattern[str], *, needs_label: bool = False) -> Form:
    """2021-06-23, 2021/6/23, 2021. 6. 23., 6月23日; with a label also 2021-06 and 2021."""

    def form(line: str) -> Iterator[Candidate]:
        for found in pattern.finditer(line):
            parts = found.groupdict()
            year, month, day = (_number(parts.get(part)) for part in ("year", "month", "day"))
            yield _candidate(found, _date(year, month, day), needs_label=needs_label)

    return form


def has_bare_numbers(text: str) -> bool:
    """Whether a text may hold a date of which only the language tells day from month."""
    return any(pattern.search(text) for pattern in _BARE_NUMBERS)


def _year_last(line: str) -> Iterator[Candidate]:
    """23.06.2021; 23/06/2021 and 06/23/2021 where one reading is possible or a language decides.

    Where nothing decides, only the year is certain.

    A point parts day, month and year in this order only, and so do Arabic digits.
    """
    for found in _YEAR_LAST.finditer(line):
        yield Candidate(
            start=found.start(),
            end=found.end(),
            has_year=True,
            is_impossible=False,
            read=_day_or_month_first(found),
        )


def _day_or_month_first(found: re.Match[str]) -> Callable[[bool | None], PartialDate | None]:
    left, right, year = int(found["left"]), int(found["right"]), int(found["year"])

    def read(is_day_first: bool | None) -> PartialDate | None:
        day_first = _date(year, right, left)
        if is_day_first or found["mark"] == "." or not found["year"].isascii():
            return day_first
        month_first = _date(year, left, right)
        if day_first and month_first and day_first != month_first:
            return month_first if is_day_first is False else _date(year, None, None)
        return day_first or month_first

    return read


def _with_signs(line: str) -> Iterator[Candidate]:
    """2021年6月23日, 2021년 6월 23일, 令和3年6月23日, 民國110年6月."""
    for found in _WITH_SIGNS.finditer(line):
        if found["era"]:
            in_era = 1 if found["era_year"] == "元" else int(found["era_year"])
            year = _ERAS[found["era"]] + in_era
        else:
            year = int(found["year"])
        yield _candidate(found, _date(year, int(found["month"]), _number(found["day"])))


def _in_han_numbers(line: str) -> Iterator[Candidate]:
    """二〇二一年六月二十三日."""
    for found in _HAN_NUMBERS.finditer(line):
        year = int("".join(str(_han_digit(sign)) for sign in found["year"]))
        day = None if found["day"] is None else _han_number(found["day"])
        yield _candidate(found, _date(year, _han_number(found["month"]), day))


def _han_digit(sign: str) -> int:
    return max(_HAN_DIGITS.find(sign), 0)


def _han_number(signs: str) -> int:
    """1 to 99: 三, 十, 十一, 二十, 二十三; 0 for what is no number."""
    tens, ten, units = signs.rpartition("十")
    if not ten:
        return _han_digit(units) if len(units) == 1 else 0
    return 10 * (_han_digit(tens) if tens else 1) + (_han_digit(units) if units else 0)


def day_comes_first(text: str) -> bool | None:
    """Whether a page's own dates, such as 23/06/2021, put the day first; None where none tells.

    Dates that tell different orders tell nothing.
    """
    orders: set[bool] = set()
    if not has_bare_numbers(text):
        return None
    for found in _YEAR_LAST.finditer(text):
        left, right = int(found["left"]), int(found["right"])
        if found["mark"] != "." and max(left, right) > _MONTHS >= min(left, right) > 0:
            orders.add(left > _MONTHS)
    return orders.pop() if len(orders) == 1 else None


def _behind_a_month(number: re.Pattern[str], word: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a line has a number with a month before it: most numbers have none, and to look at
    these costs less than to try a form at every word. `word`, backwards, is what stands before."""

    def is_behind(line: str) -> bool:
        if _LONG_MONTH.search(line):
            return True
        for found in number.finditer(line):
            at = found.start()
            before = word.match(line[max(at - _REACH, 0) : at][::-1])
            if before and _ends_in_a_month(before[1][::-1]):
                return True
        return False

    return is_behind


def _ends_in_a_month(word: str) -> bool:
    return month_number(word[_seam_of(word) :]) is not None


_REACH = 40
"""Characters in which a month and what parts it from a number have room."""
_LONG_MONTH = re.compile(r"háng\s|كانون\s|تشرين\s")
_FULL_YEAR, _EAST_ASIAN = re.compile(r"\d\d{3}").search, re.compile("[月월]").search
_THREE_NUMBERS = re.compile(r"\d\s?[-/.]\s?\d\d?\s?[-/.]\s?\d").search
_DAY_BEHIND = _behind_a_month(
    re.compile(r"\d(?<=[\s.-]\d)\d?(?!\d)"), re.compile(rf"(?:\s{{1,3}}\.?|[.-])({_LETTER}{{2,}})")
)
_YEAR_BEHIND = _behind_a_month(
    re.compile(r"\d(?<=[\s/-]\d)\d{3}(?!\d)"),
    re.compile(rf"(?:(?:\s(?:ed|led|fo|măn))?\s{{1,3}},?|[-/])\.?({_LETTER}{{2,}})"),
)
# Each form with what a line must have for it; a day of one digit is the least.
_DATED: tuple[tuple[Callable[[str], object], Form], ...] = (
    (re.compile(r"\d").search, _with_month_name(_DAY_MONTH)),
    (_DAY_BEHIND, _with_month_name(_MONTH_DAY)),
    (_YEAR_BEHIND, _with_month_name(_MONTH_YEAR)),
    (_FULL_YEAR, _with_month_name(_YEAR_MONTH_DAY)),
    (_THREE_NUMBERS, _with_numbers(_YEAR_FIRST)),
    (_EAST_ASIAN, _with_numbers(_SIGNS_WITHOUT_YEAR)),
    (_THREE_NUMBERS, _year_last),
    (_EAST_ASIAN, _with_signs),
    (_EAST_ASIAN, _in_han_numbers),
)
_LABELLED: tuple[tuple[Callable[[str], object], Form], ...] = (
    (_FULL_YEAR, _with_numbers(_YEAR_AND_MONTH, needs_label=True)),
    (_FULL_YEAR, _with_numbers(_YEAR_ALONE, needs_label=True)),
)
DATE_FORMS = (*_DATED, *_LABELLED)


def candidates(line: str) -> Iterator[Candidate]:
    """Every piece of a line that has one of the forms; they may overlap."""
    return _candidates(line, DATE_FORMS)


def may_name_a_day(line: str) -> bool:
    """Whether a piece of a line has a form that is a date wherever it stands, not only behind a
    label; much sooner said than which."""
    return any(True for _ in _candidates(line, _DATED))


def _candidates(
    line: str, forms: Iterable[tuple[Callable[[str], object], Form]]
) -> Iterator[Candidate]:
    has: dict[Callable[[str], object], object] = {}
    for needed, form in forms:
        if needed not in has:
            has[needed] = needed(line)
        if has[needed]:
            yield from form(line)
