"""Paragraphs and credits that a converter took apart, one line for every element of the page.

Where each link and each word in italics became a line of its own, a paragraph stands as
"He told the" / "Evening Post" / ", which had asked" / "him". A line that opens with a mark that
nothing opens with, or small behind one that has not ended, goes on with what is above.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.page.byline_tails import CITY
from archive.page.byline_words import CUE
from archive.page.furniture import furniture_kind
from archive.page.lines import Line
from archive.page.prose import OPENING_WORDS, ends_sentence, leads_on, starts_small
from archive.text.dates import find_dates, has_number
from archive.text.dates.labels import LABELS
from archive.text.names import is_organisation, looks_like_name, split_names

LEAST = 3  # joints that show a page to be in pieces
RUNNING = 45  # columns of a line, or of two, that may be parts of a sentence
MAX_LINK = 80
MAX_DATED = 60
MAX_NAMES = 80
LONGEST_CUE = 20
REST = frozenset(",.;)")
CUES = frozenset(
    """
    by|written by|reported by|posted by|author|authors|von|autor|autorin|autoren|text von|par|
    auteur|écrit par|por|escrito por|di|a cura di|scritto da|door|geschreven door|przez|autorzy|av|
    text av|tekst av|af|skrevet af|skrevet av|forfatter|yazan|yazar|автор|автори|текст|作者|撰文|
    记者|記者|筆者|執筆|글|글쓴이|필자|بقلم|الكاتب|tác giả
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
ALONE = CUES | LABELS.keys()
AND = frozenset("and und et y e en og och ve и та и & ,".split())


def has_parts(group: Sequence[Line]) -> bool:
    """Whether a label or a word before names stands alone on a line of a group."""
    short = [line.text for line in group if len(line.text) <= LONGEST_CUE]
    return not ALONE.isdisjoint([text.casefold().rstrip(" :：") for text in short])


def joined(group: Sequence[Line], *, is_in_pieces: bool) -> Iterator[Sequence[Line]]:
    """The lines of a group, those together that are parts of one paragraph or one credit."""
    i = 0
    while i < len(group):
        end = credit_end(group, i)
        if end == i and is_in_pieces:
            end = paragraph_end(group, i)
        yield group[i : end + 1]
        i = end + 1


def is_in_pieces(lines: Sequence[Line]) -> bool:
    """Whether several lines of a page are the rest of what stands above; one plainly so."""
    found, is_plain = 0, False
    for above, line in pairwise(lines):
        first = line.text[0]
        may_be = first.islower() and above.width >= RUNNING if first.isalnum() else first in REST
        if may_be and goes_on(above, line):
            found += 1
            is_plain = is_plain or first in REST
            if is_plain and found >= LEAST:
                return True
    return False


def opens_with_rest(text: str) -> bool:
    """ ", which had asked", ". The weir": a mark that closes, and then a word."""
    return text[0] in REST and (len(text) == 1 or text[1] == " " or text[0] == ")")


def goes_on(line: Line, after: Line) -> bool:
    """Whether a line is the rest of what stands above it, by its own first signs."""
    if after.after_gap or after.is_bullet:
        return False
    if opens_with_rest(after.text):
        return not is_foreign(line)
    is_open = not ends_sentence(line.text) and not leads_on(line.text)
    return is_open and starts_small(after.text) and line.width + after.width >= RUNNING


def paragraph_end(group: Sequence[Line], start: int) -> int:
    """The index of the last line of the paragraph that begins at `start`."""
    end = start
    while end + 1 < len(group) and not is_of_its_own(group[end], group[end + 1]):
        if goes_on(group[end], group[end + 1]) or is_running(group, start, end):
            end += 1
        elif is_link_within(group, start, end):
            end += 2
        else:
            break
    return end


def is_of_its_own(above: Line, line: Line) -> bool:
    """ "by Ada Stern", "log in" below "To save this": no paragraph goes on with it."""
    if opens_with_rest(line.text):
        return False
    return is_byline(line) or (is_furniture(line) and is_furniture(above))


def is_byline(line: Line) -> bool:
    if line.text.casefold().rstrip(" :：") in CUES:
        return True
    cue = CUE.match(line.text) if line.width <= MAX_NAMES else None
    return cue is not None and is_name_list(line.text[cue.end() :])


def is_running(group: Sequence[Line], start: int, end: int) -> bool:
    """Whether a short line goes on small with a paragraph that is in pieces already."""
    line, after = group[end], group[end + 1]
    return end > start and starts_small(after.text) and not ends_sentence(line.text)


def is_link_within(group: Sequence[Line], start: int, end: int) -> bool:
    """Whether the next line is a link amid a sentence: "said the" / "Post" / "in a letter"."""
    if end + 2 >= len(group):
        return False
    line, link, after = group[end : end + 3]
    if is_foreign(link):
        return False
    if ends_sentence(line.text) or leads_on(line.text) or link.is_bullet or link.width > MAX_LINK:
        return False
    is_prose = end > start or line.width >= RUNNING or line.text.casefold() in OPENING_WORDS
    return is_prose and not ends_sentence(link.text) and goes_on_behind_link(line, after)


def is_foreign(line: Line) -> bool:
    """ "Advertisement"; "email" and "report" may be links amid a sentence."""
    return furniture_kind(line.text) in FOREIGN


FOREIGN = frozenset({"advertising", "related", "newsletter", "appeal", "pay-wall", "legal"})


def is_furniture(line: Line) -> bool:
    """Any furniture; a word in quotation marks looks like a link and may be text."""
    return furniture_kind(line.text) not in (None, "link")


def goes_on_behind_link(line: Line, after: Line) -> bool:
    """Whether a sentence goes on behind a link that parted it."""
    if after.is_bullet:
        return False
    return opens_with_rest(after.text) or (
        starts_small(after.text) and line.width + after.width >= RUNNING
    )


def credit_end(group: Sequence[Line], i: int) -> int:
    """The last line of a credit that begins with a line of its label alone; `i` where none does."""
    words = group[i].text
    if len(words) > LONGEST_CUE or i + 1 >= len(group):
        return i
    words = words.casefold().rstrip(" :：")
    if words in CUES and are_names(group[i + 1]):
        return names_end(group, i + 1)
    if words in LABELS and is_dated(group[i + 1]):
        return i + 1
    return i


def names_end(group: Sequence[Line], end: int) -> int:
    """Where names end that go on as "and" / "Max Holm", or with "| The Evening Post"."""
    while end + 2 < len(group) and group[end + 1].text.casefold() in AND:
        if not are_names(group[end + 2]):
            break
        end += 2
    if end + 1 < len(group) and group[end + 1].text.startswith("|"):
        end += group[end + 1].width <= MAX_NAMES
    return end


def are_names(line: Line) -> bool:
    """ "Ada Stern", "Ada Stern and Max Holm", "Ada Stern, Berlin", "Post Staff" """
    if line.after_gap:
        return False
    city = CITY.search(line.text)
    shown = line.text[: city.start()] if city else line.text
    return is_name_list(shown) or is_organisation(shown)


def is_name_list(text: str) -> bool:
    if len(text) > MAX_NAMES:
        return False
    names = [text[start:end] for start, end in split_names(text)]
    return bool(names) and all(map(looks_like_name, names))


def is_dated(line: Line) -> bool:
    """ "April 26, 2023 2:20pm EDT" """
    if line.width > MAX_DATED or not has_number(line.text):
        return False
    return any(date.start == 0 for date in find_dates(line.text))
