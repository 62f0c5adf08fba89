"""Times of day as they stand beside a printed date, brought to HH:MM and to nothing more."""

import re
from typing import NamedTuple

_HALF_BEFORE = (
    "午前|午後|上午|下午|凌晨|清晨|早上|中午|傍晚|晚上|오전|오후"  # Chinese, Japanese, Korean
)
_AFTERNOON = {"午後", "下午", "傍晚", "晚上", "오후", "م", "مساء", "مساءً", "pm", "ch"}
_MORNING = {"午前", "上午", "凌晨", "清晨", "早上", "오전", "ص", "صباحا", "صباحًا", "am", "sa"}
_ZONE = (
    r"(?:UTC|GMT|[ECMP][SD]?T|BST|WES?T|CES?T|EES?T|IST|JST|KST|MSK|TRT|AE[SD]?T|HK[T]|SGT|WIB|Z)"
)
# Each bounded, so that a search costs the same wherever it starts.
_CLOCK = (
    rf"(?:(?P<half_before>{_HALF_BEFORE})\s?)?"
    r"(?<!\d)(?P<hour>\d{1,2})\s?(?P<mark>[:：h時时시点點.])\s?(?P<minute>\d{2})(?!\d)(?:\s?[分분])?"
    r"(?:[:：]\d{2}(?!\d)(?:\.\d{1,6})?|\s?\d{2}\s?[秒초])?"
    r"(?:\s?(?P<half>[AaPp](?:\.\s?)?[Mm]\b\.?|ص\b|م\b|صباحًا|صباحا|مساءً|مساء|SA\b|CH\b))?"
    r"(?P<unit>\s?(?:Uhr|uur|hrs?|ч|год|h)\b\.?)?"
    rf"(?P<zone>\s?\(?(?:{_ZONE}\b(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?|[+-]\d{{2}}:?\d{{2}}(?!\d))\)?)?"
)
_LEAD_IN = (
    r"(?P<lead>(?:at|à|às|um|a\s(?:las?|la)|as|alle(?:\sore)?|ore|kl\.?|klo\.?|o(?:\sgodz)?\.?|godz\.?"
    r"|в|о|об|saat|lúc|om|os|في|الساعة|-|–|—)\s?)?"
)
_AFTER = re.compile(
    rf"(?:\s{{0,3}}[.,|·•\-–—/(]?\s{{0,3}}|T(?=\d)){_LEAD_IN}{_CLOCK}(?![^\W\u3040-\u9fff])"
)
_BEFORE = re.compile(rf"(?<![\w:.]){_LEAD_IN}{_CLOCK}\s{{0,3}}[,|·•\-–—/)]?\s{{0,3}}\Z")

_NOON = 12
_HOURS, _MINUTES = 24, 60


class Time(NamedTuple):
    """A time of day, "HH:MM", and where it stands in its line."""

    text: str
    start: int
    end: int


def time_after(line: str, position: int) -> Time | None:
    """The time that follows a date ending at the position."""
    return _time(_AFTER.match(line, position))


def time_before(line: str, floor: int, position: int) -> Time | None:
    """The time that stands directly before the position, and not before the floor."""
    return _time(_BEFORE.search(line, floor, position))


def _time(found: re.Match[str] | None) -> Time | None:
    if found is None or (found["mark"] == "." and not _is_plainly_a_clock(found)):
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    half = (found["half"] or found["half_before"] or "").lower().replace(".", "").replace(" ", "")
    if half in _AFTERNOON:
        hour = hour + _NOON if hour < _NOON else hour
    elif half in _MORNING and hour == _NOON:
        hour = 0
    if hour >= _HOURS or minute >= _MINUTES:
        return None
    return Time(f"{hour:02}:{minute:02}", found.start(), found.end())


def _is_plainly_a_clock(found: re.Match[str]) -> bool:
    """A point parts hours and minutes only beside a word of time: "kl. 14.30", "16.30 BST"."""
    if found["unit"] or found["half"] or found["zone"]:
        return True
    return (found["lead"] or "").strip()[:1].isalpha()
