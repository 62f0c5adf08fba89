"""The head of an article: title, deck, section and what stands between them and the body."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.page.body import Extent, weight
from archive.page.correspondence import heads_letters
from archive.page.headline_signs import (
    breadcrumb_follows,
    credit_near,
    following,
    follows_headline,
    is_author_of_note,
    is_between_menu_and_credits,
    is_item,
    is_name_and_outlet,
    is_name_beside_headline,
    is_name_with_office,
    is_office_of_name,
    section_before,
    stands_apart,
)
from archive.page.lines import width_of
from archive.page.outlet_signs import is_offer
from archive.page.page_titles import (
    echoes_first_line,
    headline_and_outlet,
    is_lesser_part,
    is_published_in,
    names_engine,
    page_titles,
    repeats_first_line,
)
from archive.page.prose import ends_sentence, starts_small, word_count
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.page.sheet import PART_SEPARATOR, PART_SIGNS, Sheet
from archive.text.names import looks_like_name

MIN_TITLE = 4
MAX_TITLE = 260
MAX_SENTENCE_TITLE = 200
FEWEST_DECK_WORDS = 5
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
LIKE_NAME = 1.5  # some headlines are like one, too: "Moving Forward"
NAME_WORDS = 3
ONE_WORD = -3.0  # a place or a topic more often than a headline
HEADS_LETTERS = 5.0
IN_ITS_PLACE = 1.0  # but not where a headline is missing otherwise
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
    if len(sheet.twins[block.text.casefold()]) > MOST_REPEATS or is_offer(block.text):
        return False
    if names_engine(sheet, index) or is_item(sheet, index) or is_office_of_name(sheet, index):
        return False
    label = sheet.label(index)
    if label == "body":
        return is_headline_like(block.text)
    if label != "unknown" or letters(block.text) < MIN_LETTERS or is_of_somebody(sheet, index):
        return False
    return not (extent and index > extent.first) or is_new_start(sheet, index)


def is_of_somebody(sheet: Sheet, index: int) -> bool:
    """Whether a line names an author, or where the article appeared."""
    text = sheet.blocks[index].text
    if begins_with_name(text) or is_name_and_outlet(text) or is_published_in(sheet, index):
        return True
    return is_author_of_note(sheet, index)


def begins_with_name(text: str) -> bool:
    """ "Ada Stern | Professor of Law", "Ada Stern, Professor of Law" """
    head, bar, _ = text.partition("|")
    return (bool(bar) and looks_like_name(head)) or ("," in text and is_name_with_office(text))


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
    score = min(words, 6) * 0.25
    score += 2.0 if echoes_first_line(sheet, index) else 0.0
    score += 1.5 if stands_again(sheet, index) else 0.0
    score += credit_near(sheet, index)
    score += 0.5 if index == 0 else 0.0
    score += 0.5 if section_before(sheet, index) else 0.0
    score -= 2.5 if block.is_bullet else 0.0
    score += HEADS_LETTERS if heads_letters(sheet, index) else as_a_topic(sheet, index)
    score -= (
        1.0 if ends_sentence(block.text) and not block.text.endswith(("?", "!", "？", "！")) else 0
    )
    score += stands_apart(sheet, index)
    score -= 1.5 if breadcrumb_follows(sheet, index) else 0.0
    is_beside = is_name_beside_headline(sheet, index)
    score += -3.0 if is_beside else 2.0 * sheet.share_in_prose(block.text)
    score -= 0.5 if starts_small(block.text) else 0.0
    score -= LIKE_NAME if words <= NAME_WORDS and looks_like_name(block.text) else 0.0
    return score


def names_section_last(text: str) -> bool:
    """ "The Evening Post — Opinion": the title of a section's page."""
    parts = PART_SEPARATOR.split(text) if PART_SIGNS.fits(text) else ()
    return len(parts) > 1 and is_section_name(parts[-1])


def as_a_topic(sheet: Sheet, index: int) -> float:
    """What speaks against a line that may be a section, a topic or another headline's deck."""
    text = sheet.blocks[index].text
    score = one_word(sheet, index) if word_count(text) == 1 else 0.0
    score -= 3.0 if is_section_name(text) or names_section_last(text) else 0.0
    return score - (3.0 if follows_headline(sheet, index) else 0.0)


def one_word(sheet: Sheet, index: int) -> float:
    return IN_ITS_PLACE if is_between_menu_and_credits(sheet, index) else ONE_WORD


def stands_again(sheet: Sheet, index: int) -> bool:
    """Whether a line stands elsewhere too; twice in a row it is a picture's text and credit."""
    twins = sheet.twins[sheet.blocks[index].text.casefold()]
    return any(abs(i - index) > 1 for i in twins)


def is_in_page_title(sheet: Sheet, index: int) -> bool:
    """Whether a page's title repeats a line as its headline, alone or with more around it."""
    return repeats_first_line(sheet, index) or (
        bool(page_titles(sheet, index)) and not is_lesser_part(sheet, index)
    )


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
