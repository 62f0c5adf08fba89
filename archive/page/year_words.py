"""The words by which prose tells when something was, language by language.

Every entry is a piece of a regular expression, each bounded; weekdays run from Monday to Sunday.
A language in which an entry is left empty lacks that sign, and then it is never found.
"""

from dataclasses import dataclass, field

NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Words:
    """How one language speaks of time.

    `leads` may stand before a dated event ("in", "on"); `parts` are early, middle and late in a
    month, before its name, `parts_behind` after it. `past` and `past_leads` ("after") tell that an
    event is over, `lasting` ("since") that it goes on and dates nothing, `ahead` and `ahead_leads`
    ("by", "until") that it may be to come. What stands near a `doubtful` word is left aside: a
    line about publishing, a novel. `elapsed` tells that years have passed, `now` that a text
    reports on its own days; where it is left out it is "yesterday", "this week", "last week" and
    `on_day` with a weekday. `weekday_signs` are weekdays of one character, which stand in
    brackets. `relative` are expressions by kind: yesterday, days, week0, week1, month0, month1,
    year0, year1. `more_months` are forms of the months' names that printed dates do not have.
    """

    weekdays: str
    past: str
    ahead: str
    leads: str = NEVER
    parts: tuple[str, str, str] = (NEVER, NEVER, NEVER)
    parts_behind: tuple[str, str, str] = (NEVER, NEVER, NEVER)
    past_leads: str = NEVER
    lasting: str = NEVER
    ahead_leads: str = NEVER
    other_year: str = NEVER
    doubtful: str = NEVER
    elapsed: str = NEVER
    now: str = NEVER
    on_day: str = NEVER
    cuts: str = NEVER
    small: str = NEVER
    relative: dict[str, str] = field(default_factory=dict)
    more_months: str = ""
    weekday_signs: str = ""


_EN_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_EN_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_EN_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|several|many|some|a few|few)"
)
_EN_NO_VERB = (
    r"(?!(?:indeed|hundred|sacred|wicked|naked|united|limited|so-called|need|exceed|proceed"
    r"|succeed|unprecedented|alleged|renewed|increased|continued|detailed|advanced|armed"
    r"|divided|combined|integrated|unlimited|supposed|expected|planned|scheduled|slated|proposed"
    r"|anticipated|projected|intended)\b)"
)
_EN_IRREGULAR = (
    r"was|were|had|did|became|began|broke|brought|built|bought|came|caught|chose|cost|drew|drove|fell"
    r"|felt|fled|forgot|fought|found|froze|gave|went|got|grew|held|hit|kept|knew|laid|led|left|lost"
    r"|made|meant|met|paid|quit|ran|rose|said|sat|saw|sent|shook|shot|shut|sold|sought|spent|split"
    r"|spoke|stood|struck|swore|swept|swung|taught|thought|threw|told|took|undertook|understood"
    r"|won|withdrew|wrote"
)

EN = Words(
    weekdays=_EN_DAYS,
    leads="in|on|since|during|this",
    parts=(
        r"early[ -]|(?:the )?(?:start|beginning) of ",
        r"mid[ -]{1,2}|(?:the )?middle of ",
        r"late[ -]|(?:the )?end of ",
    ),
    past=(
        rf"\b(?:{_EN_IRREGULAR})\b"
        r"|(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bits )(?<!\btheir )(?<!\bof )(?<!\bto )"
        rf"\b{_EN_NO_VERB}[a-z]{{2,18}}ed\b"
    ),
    past_leads=r"\b(?:following|after)\b(?!.{0,200}\bto\b)",
    lasting=r"\bsince\b",
    ahead=(
        r"\b(?:(?-i:will|may|must|can)|won[’']t|shall|would|could|might|should|cannot|if|unless|plan(?:s"
        r"|ned|ning)?|expect(?:s|ed)?|anticipate[sd]?|schedule[ds]?|slated|due|upcoming|coming|next"
        r"|propose[sd]?|promise[sd]?|project(?:s|ed)|forecasts?|target(?:s|ed)?|intend(?:s|ed)?"
        r"|aim(?:s|ed)?|hope[sd]?|want(?:s|ed)?|wish(?:es)?|likely|vow(?:s|ed)?|pledge[sd]?"
        r"|envisage[sd]?|set to|going to|about to|to be"
        r"|(?:is|are|be) to)\b|[’']ll\b"
    ),
    ahead_leads=(
        r"\b(?:by|until|till|before|through|from|for|to|towards?|ahead of|than)\s(?:the\s)?$"
    ),
    other_year=(
        r"^,?\s(?:of\s)?(?:that(?: same)?|the (?:following|next|same|previous|preceding)|last|next"
        r"|this coming)\s?year"
    ),
    doubtful=(
        r"\b(?:copyright|published|updated|posted|accessed|retrieved|archived|modified|fictional"
        r"|imagine[sd]?|(?:the|a|his|her|this) (?:novel|film|movie|play|story|book|series))\b"
    ),
    elapsed=(
        r"\banniversar(?:y|ies)\b|\bcentenar|\bcommemorat|\bin hindsight\b|\bhistorians?\b"
        rf"|\b{_EN_NUMBER}(?: |-)(?:years?|decades?) (?:ago|later|on|since|after|earlier|before)\b"
        r"|\b(?:years|decades) (?:ago|later|after|since)\b|\bin those (?:days|years)\b"
        r"|\bthe following year\b|\bthe next year\b|\bthat year\b"
    ),
    now=(
        r"\b(?:yesterday|tonight|tomorrow|(?:this|last) (?:week|weekend|month|morning|afternoon"
        r"|evening|night)|(?:days|weeks|hours) ago|(?:in|over) (?:recent|the past few|the last few)"
        r" (?:days|weeks))\b"
        r"|\b(?!(?:every|each|that|the|one|following|previous|preceding|most|any|some|next|and)\b)"
        rf"[A-Z]?[a-z]{{1,18}} (?P<says>{_EN_DAY})\b"
        r"(?!s\b|,? \(?[A-Z][a-z]{2,8}\.? \d|,? (?:the )?\d| [A-Z])"
    ),
    cuts=r"\b(?:that|which|who|whose|and|but|while|whereas|although|though)\b",
    small="the",
    relative={
        "yesterday": "yesterday",
        "days": r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) days ago",
        "week0": "(?:earlier )?this week",
        "week1": "last week",
        "month0": r"(?:earlier |late(?:r)? |early )?this month",
        "month1": "(?:late |early |earlier )?last month",
        "year0": "(?:earlier )?this year",
        "year1": "(?:late |early )?last year",
    },
)  # fmt: skip
