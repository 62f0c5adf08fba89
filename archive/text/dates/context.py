"""What stands around a printed date: its label, a day of the week, a time, small words."""

import re
from dataclasses import dataclass

from archive.text.dates.labels import JOINERS, LABELS, LABELS_BEHIND, Label
from archive.text.dates.months import WEEKDAYS, WEEKDAYS_IN_BRACKETS
from archive.text.dates.times import Time, time_after, time_before

_REACH = 60  # characters before a date in which all that belongs to it stands
_MOST_STEPS = 6
_IN_FULL = 5  # letters: "Sun" after a date may be a newspaper, "Sunday" is the day
_SEPARATORS = " \t\u00a0\u202f\u3000,.:：|·•-–—/（(；;"
_WEEKDAYS = frozenset(name.replace("_", " ") for name in WEEKDAYS.split())
_SMALL_WORDS = _WEEKDAYS | JOINERS
_LABEL_WORDS = tuple(LABELS)
_LAST_WORD = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]|['’-](?=[^\W\d_])){1,15}\Z")
_LAST_TWO_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,4}\s(?:[^\W\d_]{2,4}|[2-7])\Z")
_DAYS = "|".join(sorted(map(re.escape, _WEEKDAYS), key=len, reverse=True))
_DAYS_IN_FULL = "|".join(re.escape(day) for day in _WEEKDAYS if len(day) >= _IN_FULL)
_BEHIND = re.compile(
    r"\s?(?:г\.|года|р\.|року|r\.|roku)(?!\w)"
    rf"|,?\s?[(（\[]\s?(?:{_DAYS}|[{WEEKDAYS_IN_BRACKETS}])\.?\s?[)）\]]"
    rf"|,?\s?(?:{_DAYS_IN_FULL})(?![^\W\d_])"
    r"|\s?(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日|[월화수목금토일]요일)",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(rf"\s?(?:{'|'.join(LABELS_BEHIND)})(?!\s?[:：\d])(?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that belongs to a date: half-open positions, time, label as printed and as known."""

    start: int
    end: int
    time: str | None
    label: str | None
    meaning: Label | None


def read_surroundings(line: str, floor: int, start: int, end: int) -> Surroundings:
    """Read what surrounds line[start:end], looking back no further than the floor."""
    end, time = _read_after(line, end)
    start, earlier_time, label = _read_before(line, floor, start, wants_time=time is None)
    time = time or earlier_time
    if label is None:
        end, label = _read_label_behind(line, end)
    return Surroundings(
        start=start,
        end=end,
        time=None if time is None else time.text,
        label=None if label is None else line[label[0] : label[1]],
        meaning=None if label is None else LABELS[_folded(line[label[0] : label[1]])],
    )


def _read_after(line: str, position: int) -> tuple[int, Time | None]:
    for _ in range(2):
        behind = _BEHIND.match(line, position)
        position = behind.end() if behind else position
    time = time_after(line, position)
    return (position, None) if time is None else (time.end, time)


def _read_label_behind(line: str, position: int) -> tuple[int, tuple[int, int] | None]:
    found = _LABEL_BEHIND.match(line, position)
    if found is None:
        return position, None
    printed = found[0].lstrip()
    return found.end(), (found.end() - len(printed), found.end())


def _read_before(
    line: str, floor: int, start: int, *, wants_time: bool
) -> tuple[int, Time | None, tuple[int, int] | None]:
    """Step back over a time, a weekday and small words, up to a label or another word."""
    floor = max(floor, start - _REACH)
    time: Time | None = None
    for _ in range(_MOST_STEPS):
        stop = floor + len(line[floor:start].rstrip(_SEPARATORS))
        label = _label_before(line, floor, stop)
        if label is not None:
            return label[0], time, label
        if wants_time and time is None:
            time = time_before(line, floor, start)
            if time is not None:
                start = time.start
                continue
        word = _small_word_before(line, floor, stop)
        if word is None:
            break
        start = word
    return start, time, None


def _label_before(line: str, floor: int, stop: int) -> tuple[int, int] | None:
    """Positions of the longest label that ends at `stop` and begins a word."""
    window = _folded(line[floor:stop])
    if not window.endswith(_LABEL_WORDS):
        return None
    longest = max(
        (words for words in LABELS if window.endswith(words) and _begins_a_word(window, words)),
        key=len,
        default=None,
    )
    return None if longest is None else (stop - len(longest), stop)


def _begins_a_word(window: str, words: str) -> bool:
    before = window[: -len(words)][-1:]
    return not before.isalpha() or ord(words[0]) > ord("\u3000")


def _small_word_before(line: str, floor: int, stop: int) -> int | None:
    """Where the weekday or joining word that ends at `stop` begins."""
    two = _LAST_TWO_WORDS.search(line, floor, stop)
    if two is not None and _folded(two[0]) in _WEEKDAYS:
        return two.start()
    one = _LAST_WORD.search(line, floor, stop)
    if one is not None and _folded(one[0]) in _SMALL_WORDS:
        return one.start()
    return None


def _folded(text: str) -> str:
    """Lower case of the same length: "İ" alone would grow."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)
