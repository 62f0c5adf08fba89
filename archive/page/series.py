"""One line that holds it all without separators.

"RIVA Brief The Price of Water STERN Ada Upload Date 2021-03-04 Hits 12": an acronym and a word
for a series in front are the section, the acronym is the outlet; a name with its family name in
capitals before the date's label is the author; what is left is the title. Where the form does
not fit, the values stay unknown.
"""

import re
from dataclasses import dataclass

from archive.page.lines import trimmed
from archive.page.record import Span
from archive.text.dates import PrintedDate, find_dates
from archive.text.names import read_name

MAX_LINE = 400
SERIES_KIND = (
    r"(?:Policy|Issue|Research|Security|Strategy|Strategic|Country|Working|Discussion|Occasional|"
    r"White|Position|Weekly|Monthly|Special|World|Global|Regional|Economic|Economy|Energy|Climate|"
    r"Asia|Europe|Africa|Pacific|China|Japan|Russia|India|Korea)\s+"
)
SERIES_NOUN = (
    r"(?=[A-Z])(?i:Focus|Briefs?|Briefings?|Insights?|Commentar(?:y|ies)|Papers?|Perspectives?|"
    r"Notes?|Memos?|Viewpoints?|Outlooks?|Bulletins?|Reports?|Opinions?|Analys[ei]s|Comments?|"
    r"Updates?|Forum|Reviews?|Dossiers?|Series|Monitor|Kommentare?|Fokus|Studie|Études?|Estudios?)"
)
SERIES = re.compile(
    r"(?P<outlet>[A-Z][A-Z0-9&/-]{0,10}[A-Z0-9](?:-[A-Z][a-z]{2,12})?)\s+"
    rf"(?:{SERIES_KIND}){{0,2}}{SERIES_NOUN}"
    r"(?=\s+(?!(?:of|on|in|des?|du|von|zu[rm]?|over)\b))"
)
CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’-]+"
PARTICLES = r"(?:(?:VAN|VON|DER|DEN|DE|DEL|DI|DA|DOS|DU|LA|LE|AL|EL|BIN|BEN|TEN|TER)\s+){0,3}"
GIVEN = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*[a-zß-öø-ÿ][^\W\d_]*(?:-[^\W\d_]+)?"
FAMILY_FIRST = re.compile(
    rf"(?<!\S)(?P<family>{PARTICLES}{CAPITALS})\s+(?P<given>{GIVEN}(?:\s+{GIVEN})?)$"
)
FAMILY_LAST = re.compile(rf"(?<!\S)(?P<given>{GIVEN})\s+(?P<family>{PARTICLES}{CAPITALS})$")
LAST_WORD = re.compile(rf"(?<!\S)(?P<word>{GIVEN})\s*$")
HONORIFIC = re.compile(r"\s+(?:Dr|Prof|Mr|Mrs|Ms|Amb|Hon|Gen)\.?$", re.IGNORECASE)
AND = re.compile(r"(?:\s*[,;·&]\s*|\s+and\s+)$")


@dataclass(frozen=True)
class SeriesLine:
    """The parts of such a line, each a place in the capture or None."""

    date: PrintedDate
    date_span: Span
    section: Span | None
    outlet: Span | None
    names: tuple[Span, ...]
    title: Span | None


def read_series_line(text: str, span: Span, rest: str) -> SeriesLine | None:
    """Read a line of this form, or None; `rest` is the other text of the page.

    What looks like a name but stands in the rest of the page as a word or an acronym is none.
    """
    raw = text[span.start : span.end]
    if len(raw) > MAX_LINE:
        return None
    dated = next((date for date in find_dates(raw) if date.label), None)
    if dated is None or dated.start == 0:
        return None
    head = trimmed(text, Span(span.start, span.start + dated.start))
    series = SERIES.match(text, head.start, head.end)
    left = Span(series.end(), head.end) if series else head
    names, left = split_off_names(text, left, rest)
    if not series and not names:
        return None
    section = Span(*series.span()) if series else None
    outlet = Span(*series.span("outlet")) if series else None
    where = Span(span.start + dated.start, span.start + dated.end)
    return SeriesLine(dated, where, section, outlet, names, title_of(text, left, bool(names)))


def split_off_names(text: str, span: Span, rest: str) -> tuple[tuple[Span, ...], Span]:
    """The names at the end of a span, and what is left before them."""
    names: list[Span] = []
    name = last_name(text, span, rest)
    while name is not None:
        names.insert(0, name)
        before = AND.search(text[span.start : name.start])
        end = span.start + before.start() if before else name.start
        span = Span(span.start, end)
        name = last_name(text, span, rest) if before else None
    return tuple(names), without_honorific(text, span) if names else span


def without_honorific(text: str, span: Span) -> Span:
    """What is left of a title before "Dr. STERN Anna"."""
    kept = trimmed(text, span)
    title = HONORIFIC.search(text[kept.start : kept.end])
    return Span(kept.start, kept.start + title.start()) if title else kept


def last_name(text: str, span: Span, rest: str) -> Span | None:
    kept = trimmed(text, span)
    shown = text[kept.start : kept.end]
    first = FAMILY_FIRST.search(shown)
    if first and first.start() > 0 and is_name_only(first, rest):
        return Span(kept.start + first.start(), kept.end)
    last = FAMILY_LAST.search(shown)
    if last and last.start() > 0 and is_name_only(last, rest):
        return Span(kept.start + start_of_given_names(shown, last), kept.end)
    return None


def start_of_given_names(shown: str, match: re.Match[str]) -> int:
    """Where the given names begin: "Anna Maria STERN" has two, if Anna is known for one."""
    start, family = match.start(), match["family"].title()
    before = LAST_WORD.search(shown[:start])
    while before and is_given_name(before["word"], family):
        start = before.start()
        before = LAST_WORD.search(shown[:start])
    return start


def is_given_name(word: str, family: str) -> bool:
    return read_name(f"{word} {family}").rule == "given-names"


def is_name_only(match: re.Match[str], rest: str) -> bool:
    """Whether neither part is a word of the page: "NATO Summit" is no name where both recur."""
    family, given = match["family"], match["given"].split()[0]
    if re.search(rf"(?<!\w){re.escape(family)}(?!\w)", rest):
        return False
    recurs = re.search(rf"(?<!\w){re.escape(given.lower())}(?!\w)", rest)
    return not recurs or is_given_name(given, family.title())


def title_of(text: str, span: Span, has_names: bool) -> Span | None:
    """What is left; without an author only where no name can hide in its last words."""
    kept = trimmed(text, span)
    shown = text[kept.start : kept.end]
    if not shown:
        return None
    hides_name = all(word[:1].isupper() for word in shown.split()[-2:])
    return kept if has_names or not hides_name else None
