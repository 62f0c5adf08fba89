"""What stands behind the colon of a field that takes no words: languages, countries, dates."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from archive.search.field_names import Reads
from archive.search.language.reading import Reading, Typed, quoted
from archive.search.notation import days_of
from archive.search.query import DateRange, Keyword, Node
from archive.text.country_names import COUNTRY_NAMES
from archive.text.folding import folded
from archive.text.language_names import LANGUAGE_NAMES

_DOTS = re.compile(r"\.{2,}")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.DOTALL)
_COUNTRY = re.compile(r"[A-Z]{2}")
_ENDS = 2
_NO_LETTER = re.compile(r"[\W_]+")


def read_language(reading: Reading, typed: Typed) -> Node | None:
    """A code, or a language's name in English or its own."""
    name = _key(typed.text)
    is_code = _CODE.fullmatch(unicodedata.normalize("NFKC", typed.text).strip().lower())
    code = _LANGUAGES.get(name) or (is_code[1] if is_code else None)
    if code is None:
        reading.note(typed.position, f"{quoted(typed.text)} is no language, write lang:ko")
        return None
    return _keyword(reading, typed, code)


def read_country(reading: Reading, typed: Typed) -> Node | None:
    """A code of two letters, or a country's English name."""
    plain = unicodedata.normalize("NFKC", typed.text).strip().upper()
    code = _COUNTRIES.get(_key(typed.text)) or (plain if _COUNTRY.fullmatch(plain) else None)
    if code is None:
        reading.note(typed.position, f"{quoted(typed.text)} is no country, write country:KR")
        return None
    return _keyword(reading, typed, code)


def read_value(reading: Reading, typed: Typed) -> Node | None:
    """A value as the archive has it, whatever parts its words."""
    value = _key(typed.text)
    if not value:
        reading.note(typed.position, f"no word in {quoted(typed.text)}", placed=True)
        return None
    return _keyword(reading, typed, value)


def read_date(reading: Reading, typed: Typed) -> Node | None:
    """A year, a month, a day, or two of them with dots between, of which one may be missing."""
    return _dates(reading, typed, _range(reading, typed))


def read_before(reading: Reading, typed: Typed) -> Node | None:
    """All days before a year, a month or a day."""
    days = days_of(_plain(typed))
    if days and days.first == date.min:
        reading.note(typed.position, f"there is no day before {quoted(typed.text)}")
        return None
    before = DateRange(None, days.first - timedelta(1)) if days and days.first else None
    return _dates(reading, typed, before)


def read_after(reading: Reading, typed: Typed) -> Node | None:
    """All days after a year, a month or a day."""
    days = days_of(_plain(typed))
    if days and days.last == date.max:
        reading.note(typed.position, f"there is no day after {quoted(typed.text)}")
        return None
    after = DateRange(days.last + timedelta(1), None) if days and days.last else None
    return _dates(reading, typed, after)


READERS: Mapping[Reads, Callable[[Reading, Typed], Node | None]] = {
    Reads.LANGUAGE: read_language,
    Reads.COUNTRY: read_country,
    Reads.VALUE: read_value,
    Reads.DATE: read_date,
    Reads.BEFORE: read_before,
    Reads.AFTER: read_after,
}


def _key(text: str) -> str:
    """What names are compared by: folded letters and digits, a space between words."""
    return _NO_LETTER.sub(" ", folded(text)).strip()


_LANGUAGES = {_key(name): code for code, names in LANGUAGE_NAMES.items() for name in names}
_COUNTRIES = {_key(name): code for code, names in COUNTRY_NAMES.items() for name in names}


def _plain(typed: Typed) -> str:
    return unicodedata.normalize("NFKC", typed.text).strip()


def _keyword(reading: Reading, typed: Typed, value: str) -> Node | None:
    taken = reading.take_words(1, typed.position)
    return Keyword(typed.field or "", value) if taken else None


def _range(reading: Reading, typed: Typed) -> DateRange | None:
    ends = [each.strip() for each in _DOTS.split(_plain(typed))]
    days = [days_of(each) for each in ends if each]
    first, last = (days[0], days[-1]) if days and len(ends) <= _ENDS else (None, None)
    if not first or not last or len(ends) == 1:
        return first and last
    if first.first and last.last and first.first > last.last:
        reading.note(typed.position, f"{quoted(typed.text)} runs backwards and is turned round")
        first, last = last, first
    return DateRange(first.first if ends[0] else None, last.last if ends[-1] else None)


def _dates(reading: Reading, typed: Typed, days: DateRange | None) -> Node | None:
    if days is None:
        shown = quoted(typed.text)
        reading.note(typed.position, f"{shown} is no date, write 2021, 2021-06 or 2021-06-23")
        return None
    return days if reading.take_words(1, typed.position) else None
