"""The head of an article: title, deck, section and what stands between them and the body."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from archive.page.body import Extent, weight
from archive.page.byline_words import ROLE
from archive.page.lines import width_of
from archive.page.outlet_signs import is_offer
from archive.page.page_titles import (
    echoes_first_line,
    headline_and_outlet,
    is_lesser_part,
    names_engine,
    page_titles,
)
from archive.page.prose import ends_sentence, starts_small, word_count
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.page.sheet import BOILERPLATE, Sheet
from archive.text.names import looks_like_name, read_name, split_names

MIN_TITLE = 4
MAX_TITLE = 260
MAX_SENTENCE_TITLE = 200
FEWEST_TITLE_WORDS = 3
FEWEST_DECK_WORDS = 5
CROWD = 3
MAX_NAME = 60
MAX_NAMES = 160
MARGIN = 0.4
LONGER = 1.5
MAX_DECK = 420
MOST_LINES = 300
MOST_REPEATS = 4


@dataclass(frozen=True)
class Title:
    """The chosen headline: its block, every place where it stands, and the rule that chose it.

    `parts` are the places of what stands beside the headline in the page's title, where the
    page has one ("Headline | The Evening Post").
    """

    index: int
    spans: tuple[Span, ...]
    rule: str
    parts: tuple[Span, ...] = ()


def find_title(sheet: Sheet, extent: Extent | None) -> Title | None:
    """The headline with the most evidence, or None where nothing has enough."""
    end = min(last_place(sheet, extent) if extent else MOST_LINES, len(sheet.blocks))
    start = max(0, min(end, extent.first if extent else end) - MOST_LINES)
    index = best_candidate(sheet, (*range(start, end), *range(min(start, 3))), extent)
    return None if index is None else title_at(sheet, index)


def best_candidate(sheet: Sheet, places: Sequence[int], extent: Extent | None) -> int | None:
    """The candidate with the most evidence, the first of equals; None where it is not enough.

    Nearest to the body first: what is too far away to be better is not looked at.
    """
    near = sorted(places, key=lambda i: abs(i - extent.first) if extent else i)
    best = MIN_EVIDENCE, -len(sheet.blocks)
    for i in near:
        is_in_title = is_in_page_title(sheet, i)
        known = nearness(sheet, i, extent, is_in_title=is_in_title)
        known += IN_TITLE if is_in_title else 0.0
        if known + MOST_OTHER >= best[0] and is_candidate(sheet, i, extent):
            best = max(best, (known + evidence(sheet, i), -i))
    return -best[1] if best[1] > -len(sheet.blocks) else None


MIN_EVIDENCE = 3.0
IN_TITLE = 4.0
MOST_OTHER = 13.0  # what all other evidence may come to
DISTANCE = -0.15
FARTHEST = -2.0  # what a page's title repeats is its headline, however long the list below
LATEST = 0.35


def last_place(sheet: Sheet, extent: Extent) -> int:
    """Where headlines are no longer looked for: a third of the way through the prose.

    What a page prints above its article may be prose as well.
    """
    weights = [weight(sheet, i) for i in range(extent.first, extent.last + 1)]
    allowed = LATEST * sum(value for value in weights if value > 0)
    for i, value in enumerate(weights):
        allowed -= max(0, value)
        if allowed < 0:
            return extent.first + i + 1
    return extent.last


def is_candidate(sheet: Sheet, index: int, extent: Extent | None) -> bool:
    block = sheet.blocks[index]
    if not MIN_TITLE <= block.width <= MAX_TITLE or word_count(block.text) < 1:
        return False
    if len(sheet.twins[block.text.casefold()]) > MOST_REPEATS:
        return False
    if names_engine(sheet, index) or is_offer(block.text):
        return False
    label = sheet.label(index)
    if label == "body":
        return is_headline_like(block.text)
    if label != "unknown" or letters(block.text) < MIN_LETTERS or begins_with_name(block.text):
        return False
    return not (extent and index > extent.first) or is_new_start(sheet, index)


def begins_with_name(text: str) -> bool:
    """ "Ada Stern | Professor of Law" """
    head, bar, _ = text.partition("|")
    return bool(bar) and looks_like_name(head)


def is_new_start(sheet: Sheet, index: int) -> bool:
    """Whether a line amid prose is a headline all the same: a byline follows it at once."""
    text = sheet.blocks[index].text
    bylined = any(sheet.label(i) == "byline" for i in following(sheet, index, 2))
    return bylined and sheet.share_in_prose(text) >= SHARED and not looks_like_name(text)


SHARED = 0.3


def letters(text: str) -> int:
    """Letters, wide ones twice."""
    return width_of("".join(filter(str.isalpha, text)))


MIN_LETTERS = 4


def is_headline_like(text: str) -> bool:
    """Whether a sentence may be a headline: one question or cry, or no full stop."""
    return not re.search(r"[.。।]\W{0,3}$", text) and len(text) < MAX_SENTENCE_TITLE


def evidence(sheet: Sheet, index: int) -> float:
    """How much speaks for a block being the headline, but for its place and the page's title."""
    block = sheet.blocks[index]
    words = word_count(block.text)
    score = min(words, 6) * 0.25 - (1.0 if words == 1 else 0.0)
    score += 2.0 if echoes_first_line(sheet, index) else 0.0
    score += 1.5 if len(sheet.twins[block.text.casefold()]) > 1 else 0.0
    score += credit_near(sheet, index)
    score += 0.5 if index == 0 else 0.0
    score += 0.5 if section_before(sheet, index) else 0.0
    score -= 1.5 if block.is_bullet else 0.0
    score -= 3.0 if is_section_name(block.text) else 0.0
    score -= (
        1.0 if ends_sentence(block.text) and not block.text.endswith(("?", "!", "？", "！")) else 0
    )
    score += stands_apart(sheet, index)
    score -= 1.5 if breadcrumb_follows(sheet, index) else 0.0
    score += 2.0 * sheet.share_in_prose(block.text)
    score -= 3.0 if follows_headline(sheet, index) else 0.0
    score -= 3.0 if is_known_name(block.text) or says_office(sheet, index) else 0.0
    score -= 0.5 if starts_small(block.text) else 0.0
    return score


def is_in_page_title(sheet: Sheet, index: int) -> bool:
    """Whether a page's title repeats a line as its headline."""
    return bool(page_titles(sheet, index)) and not is_lesser_part(sheet, index)


def nearness(sheet: Sheet, index: int, extent: Extent | None, *, is_in_title: bool) -> float:
    """What the place speaks for or against a line: best right above the body, worse within it."""
    if extent is None:
        return 0.0
    between = sheet.lines_between(index, extent.first)
    if between == 0:
        near = 1.5 if index == 0 else 0.5
    else:
        near = max(DISTANCE * between, FARTHEST if is_in_title else -math.inf)
    return near - (2.0 if index > extent.first else 0.0)


def credit_near(sheet: Sheet, index: int) -> float:
    """A byline or a date within the next lines speaks for a headline; one just before, less."""
    if index > 0 and heads_the_next(sheet, index - 1):
        return 3.0
    after = [i for i in following(sheet, index, 4) if not heads_the_next(sheet, i)]
    near = [is_credit(sheet, i) for i in after[:2]]
    if any(near):
        return 4.0 if near[0] else 3.0
    if any(sheet.label(i) in ("byline", "date", "caption") for i in after):
        return 2.0
    before = [i for i in range(max(0, index - 4), index) if not sheet.is_furniture(i)][-2:]
    if heads_from_below(sheet, index, before):
        return 2.0
    return 1.0 if any(sheet.label(i) in ("byline", "date") for i in before) else 0.0


def heads_from_below(sheet: Sheet, index: int, before: list[int]) -> bool:
    """Whether date and name stand above a line and are glued to a menu, not to a headline.

    "Latest issues / 19.10.2020 09:34 / Ada Stern", a gap, then the line, then prose.
    """
    if len(before) < PAIR or not all(is_credit(sheet, i) for i in before):
        return False
    if sheet.blocks[before[0]].after_gap or not sheet.blocks[index].after_gap:
        return False
    return any(sheet.label(i) == "body" for i in following(sheet, index, 2))


PAIR = 2


def is_credit(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) in ("byline", "date") or is_known_name(sheet.blocks[index].text)


def heads_the_next(sheet: Sheet, index: int) -> bool:
    """Whether a date belongs to the line glued below it and not to what stands above."""
    if sheet.label(index) != "date" or index + 1 >= len(sheet.blocks):
        return False
    date, below = sheet.blocks[index], sheet.blocks[index + 1]
    if index == 0 or not date.after_gap or below.after_gap or below.is_bullet:
        return False
    if looks_like_name(below.text):
        return False
    text_follows = index + 2 < len(sheet.blocks) and sheet.label(index + 2) == "body"
    return (
        text_follows and sheet.blocks[index + 2].after_gap and sheet.label(index + 1) == "unknown"
    )


def following(sheet: Sheet, index: int, count: int) -> list[int]:
    """The next blocks that are no furniture."""
    findings = sheet.findings[index + 1 : index + 12]
    plain = (i for i, each in enumerate(findings, index + 1) if each.label != BOILERPLATE)
    return list(islice(plain, count))


def section_before(sheet: Sheet, index: int) -> bool:
    return index > 0 and (
        sheet.is_furniture(index - 1, "breadcrumb") or sheet.label(index - 1) == "unknown"
    )


def breadcrumb_follows(sheet: Sheet, index: int) -> bool:
    """Whether the way to the article begins right below: what is above it is the site's."""
    return index + 1 < len(sheet.blocks) and sheet.is_furniture(index + 1, "breadcrumb")


def follows_headline(sheet: Sheet, index: int) -> bool:
    """Whether a line of several words stands right above: then this is its deck.

    It must speak of the same things; a paper's motto above its headlines does not.
    """
    if index == 0 or sheet.label(index - 1) != "unknown" or names_engine(sheet, index - 1):
        return False
    above, below = sheet.blocks[index - 1], sheet.blocks[index]
    if above.is_bullet or starts_small(above.text) or above.width > MAX_SENTENCE_TITLE:
        return False
    words = word_count(above.text)
    alike = sheet.share_in_prose(above.text) >= sheet.share_in_prose(below.text) - MARGIN
    is_longer = word_count(below.text) >= LONGER * words and below.after_gap and above.after_gap
    return words >= FEWEST_TITLE_WORDS and (alike or is_longer)


@lru_cache(maxsize=4096)
def is_known_name(text: str) -> bool:
    """Whether a line is a name of which the parts are known, or several in a row."""
    if len(text) <= MAX_NAME and looks_like_name(text):
        return read_name(text).rule is not None
    return len(text) <= MAX_NAMES and text.istitle() and is_run_of_names(text)


def is_run_of_names(text: str) -> bool:
    """ "Birgit Weber Anna Julia Stern Jan Michael Holm": names that lost what parted them."""
    names = [text[start:end] for start, end in split_names(text)]
    are_known = (looks_like_name(name) and read_name(name).rule for name in names)
    return len(names) > 1 and all(are_known)


def says_office(sheet: Sheet, index: int) -> bool:
    """Whether a line tells what the bearer of a name is that stands above it in a list."""
    block, above = sheet.blocks[index], sheet.blocks[index - 1] if index else None
    if above is None or not above.is_bullet or block.is_bullet:
        return False
    return looks_like_name(above.text) and bool(ROLE.search(block.text))


def stands_apart(sheet: Sheet, index: int) -> float:
    """A headline has room around it; an item of a menu has neighbours like itself."""
    blocks = sheet.blocks
    before = blocks[index].after_gap
    after = index + 1 >= len(blocks) or blocks[index + 1].after_gap
    if before and after:
        return 1.0
    crowd = [
        i
        for i in (index - 2, index - 1, index + 1, index + 2)
        if 0 <= i < len(blocks) and sheet.label(i) in ("unknown", "boilerplate")
    ]
    return -1.0 if len(crowd) >= CROWD else 0.0


def title_at(sheet: Sheet, index: int) -> Title:
    """The headline with all its places, and the other parts of the page's title."""
    twins = sheet.twins[sheet.blocks[index].text.casefold()]
    titles = page_titles(sheet, index)
    named = None if titles else headline_and_outlet(sheet, index)
    if named:
        return Title(index, (named.place,), "title: before the outlet's name", named.parts)
    spans = [sheet.blocks[i].span for i in twins] + [title.place for title in titles]
    rule = "title: repeated in the page's title" if titles else "title: headline above the body"
    return Title(index, tuple(sorted(spans)), rule, tuple(part for t in titles for part in t.parts))


def find_deck(sheet: Sheet, title: Title, extent: Extent | None) -> int | None:
    """The block that sums the article up between its headline and credits or picture.

    It comes straight after the headline, and a byline, date or caption soon after it; so a
    first paragraph of the body is never taken for one.
    """
    index = next(iter(following(sheet, title.index, 1)), None)
    if index is None or sheet.label(index) not in ("body", "unknown"):
        return None
    block = sheet.blocks[index]
    if block.width > MAX_DECK or word_count(block.text) < FEWEST_DECK_WORDS or block.is_bullet:
        return None
    after = following(sheet, index, 3)
    closed = after and sheet.label(after[0]) in ("byline", "date", "caption")
    for i in after:
        if sheet.label(i) == "body":
            break
        closed = closed or sheet.label(i) in ("byline", "date")
    more = extent is not None and any(
        sheet.label(i) == "body" for i in range(index + 1, extent.last + 1)
    )
    return index if closed and more else None
