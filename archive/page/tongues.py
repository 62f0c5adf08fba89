"""The patterns by which one language speaks of time, made from its words."""

import re
from dataclasses import dataclass
from functools import cache

from archive.page.year_words import EN, NEVER, Words
from archive.page.year_words_eastern import EASTERN
from archive.page.year_words_european import EUROPEAN
from archive.text.dates.months import month_names

WORDS = {"en": EN} | EUROPEAN | EASTERN
OWN_DAYS = ("yesterday", "week0", "week1")
SIGNS_FOR_MONTHS = frozenset({"zh", "ja", "ko"})
WITH_SHORT_NAMES = frozenset({"en"})
CLAUSE_MARKS = r"[,;:()\[\]–—،؛，、；：]"


@dataclass(frozen=True)
class Tongue:
    """The patterns of one language."""

    language: str
    words: Words
    months: dict[str, int]
    weekdays: dict[str, int]
    dates: re.Pattern[str]
    past: re.Pattern[str]
    past_leads: re.Pattern[str]
    lasting: re.Pattern[str]
    ahead: re.Pattern[str]
    ahead_leads: re.Pattern[str]
    other_year: re.Pattern[str]
    doubtful: re.Pattern[str]
    elapsed: re.Pattern[str]
    now: re.Pattern[str]
    cuts: re.Pattern[str]
    relative: re.Pattern[str]


@cache
def tongue(language: str) -> Tongue | None:
    """The patterns of a language (a two-letter code), or None where none are known."""
    words = WORDS.get(language)
    if words is None:
        return None
    names = month_names(language, with_short=language in WITH_SHORT_NAMES)
    months = numbered(words.more_months, 1) | names
    weekdays = numbered(words.weekdays, 0)

    def any_case(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return Tongue(
        language=language,
        words=words,
        months=months,
        weekdays=weekdays,
        dates=any_case(date_pattern(language, words, months, weekdays)),
        past=re.compile(words.past),
        past_leads=any_case(words.past_leads),
        lasting=any_case(words.lasting),
        ahead=any_case(words.ahead),
        ahead_leads=any_case(words.ahead_leads),
        other_year=any_case(words.other_year),
        doubtful=any_case(words.doubtful),
        elapsed=any_case(words.elapsed),
        now=now_pattern(language, words, weekdays),
        cuts=any_case(rf"{CLAUSE_MARKS}|{words.cuts}"),
        relative=any_case(relative_pattern(language, words)),
    )


def numbered(names: str, first: int) -> dict[str, int]:
    """Name -> place in the list; forms of one name are parted by "/", spaces in it are "_"."""
    return {
        form.replace("_", " "): number
        for number, forms in enumerate(names.split(), start=first)
        for form in forms.split("/")
    }


def one_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or NEVER


def relative_pattern(language: str, words: Words) -> str:
    kinds = "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in words.relative.items())
    pattern = kinds or NEVER
    is_spaced = language not in SIGNS_FOR_MONTHS
    return rf"(?<![^\W_])(?:{pattern})(?![^\W\d_])" if is_spaced else pattern


def now_pattern(language: str, words: Words, weekdays: dict[str, int]) -> re.Pattern[str]:
    """What shows that a text reports on its own days; a weekday with a date shows it not."""
    if words.now != NEVER:
        return re.compile(words.now)
    kinds = [words.relative[kind] for kind in OWN_DAYS if kind in words.relative]
    ends = r"" if language in SIGNS_FOR_MONTHS else r"(?![^\W\d_])"
    day = rf"(?:{words.on_day})(?P<says>{one_of(weekdays)}){ends}(?!.{{0,6}}\d)"
    start = r"" if language in SIGNS_FOR_MONTHS else r"(?<![^\W_])"
    return re.compile(rf"{start}(?:{'|'.join([*kinds, NEVER])}){ends}|{day}", re.IGNORECASE)


def date_pattern(
    language: str, words: Words, months: dict[str, int], weekdays: dict[str, int]
) -> str:
    """ "in mid-January", "on Thursday, March 4", "June 16, 2021"; "2021年6月16日", "1月中旬"."""
    early, middle, late = words.parts
    behind = "".join(
        rf"(?P<{name}_behind>{pattern})|"
        for name, pattern in zip(("early", "middle", "late"), words.parts_behind, strict=True)
    ).rstrip("|")
    days = one_of(weekdays)
    if language in SIGNS_FOR_MONTHS:
        return (
            r"(?:(?P<year>(?<!\d)\d{4})\s?[年년]\s?|(?<![\d年년])(?<![年년]\s))"
            r"(?P<month>\d{1,2})\s?[月월]"
            rf"(?:\s?(?P<day>\d{{1,2}})\s?[日号號일]|\s?(?:{behind}))?"
            rf"(?:\s?[（(]?(?P<weekday>{days})[)）]?|\s?[（(](?P<sign>[{words.weekday_signs}])[)）])?"
        )
    month = r"tháng (?P<month>\d{1,2})(?!\d)" if language == "vi" else (
        rf"(?P<month>{one_of(months)})(?![^\W\d_])\.?"
    )  # fmt: skip
    return (
        rf"(?<![^\W_])(?:(?P<lead>{words.leads})\s(?:(?:{words.small})\s)?)?"
        rf"(?:(?P<weekday>{days})\b\.?,?\s(?:(?:{words.small})\s)?)?"
        rf"(?:(?P<early>{early})|(?P<middle>{middle})|(?P<late>{late}))?"
        r"(?:(?P<day>(?<!\d)\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s(?:(?:de|of)\s)?)?"
        rf"{month}(?:\s?/\s?[^\W\d_]{{3,6}}(?:\s[^\W\d_]{{5,6}})?)?"
        r"(?:\s(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d))?"
        rf"(?:(?:{behind}))?"
        r"(?:,?[\s/](?:(?:de|del|of|năm|عام|سنة)\s)?(?P<year>\d{4})(?!\d))?"
    )
