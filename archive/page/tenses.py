"""Whether the clause around a date tells of what was or of what is to come."""

from enum import Enum
from typing import NamedTuple

from archive.page.passages import Passage
from archive.page.tongues import Tongue

MAX_CONTEXT = 200  # characters of a clause that are looked at on each side of a date
JUST_BEHIND = 4  # characters behind a date in which "以来" stands


class Tense(Enum):
    """Whether a sentence speaks of something that was, that is to come, or leaves it open."""

    PAST = "past"
    AHEAD = "ahead"
    UNCLEAR = "unclear"


def tense(
    passage: Passage, sentence: tuple[int, int], place: tuple[int, int], words: Tongue
) -> Tense:
    """Whether the clause around a date tells of what was; in doubt it is unclear."""
    low, high = context(sentence, place)
    around = passage.text[low:high]
    if passage.is_quoted(place[0]) or "©" in around or words.doubtful.search(around):
        return Tense.UNCLEAR
    said = clause(passage.text, sentence, place, words)
    named = passage.text[place[0] : place[1]] + said.behind[:JUST_BEHIND]
    if words.other_year.match(said.behind) or words.lasting.search(said.before + named):
        return Tense.UNCLEAR
    if words.ahead_leads.search(said.before):
        return Tense.UNCLEAR if is_over(said, around, words) else Tense.AHEAD
    is_past = is_over(said, around, words)
    if any(words.ahead.search(part) for part in said):
        return Tense.UNCLEAR if is_past else Tense.AHEAD
    return Tense.PAST if is_past else Tense.UNCLEAR


class Clause(NamedTuple):
    """What stands before and behind a date in its clause, and the clause that is led in by it.

    "In June 2021, the two met" and "After their talks in June 2021, the two met" are led in.
    """

    before: str
    behind: str
    led_in: str


def is_over(said: Clause, around: str, words: Tongue) -> bool:
    """Whether a verb in the past stands with the date, or "after" and such a verb near by."""
    if words.past.search(said.before) or words.past.search(said.behind):
        return True
    if not said.before.strip():
        return bool(words.past.search(said.led_in))
    follows = words.past_leads.search(said.before)
    return bool(follows and words.past.search(said.led_in or around))


def context(sentence: tuple[int, int], place: tuple[int, int]) -> tuple[int, int]:
    """As much of a sentence around a place as is looked at."""
    return max(sentence[0], place[0] - MAX_CONTEXT), min(sentence[1], place[1] + MAX_CONTEXT)


def clause(text: str, sentence: tuple[int, int], place: tuple[int, int], words: Tongue) -> Clause:
    """The clause of a date, and the next one where the date leads it in."""
    low, high = context(sentence, place)
    cuts = [cut.end() for cut in words.cuts.finditer(text, low, place[0])]
    start = cuts[-1] if cuts else low
    ends = [cut.span() for cut in words.cuts.finditer(text, place[1], high)]
    ends.append((high, high))
    behind = text[place[1] : ends[0][0]]
    leads_in = start == sentence[0] and not behind.strip() and len(ends) > 1
    led_in = text[ends[0][1] : ends[1][0]] if leads_in else ""
    return Clause(text[start : place[0]], behind, led_in)
