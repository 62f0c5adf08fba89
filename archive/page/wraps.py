"""Whether a converter broke a page's lines at a fixed column, and at which."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archive.page.lines import Line
from archive.page.prose import ends_sentence, leads_on

MAX_WRAP = 130
MAX_WIDE_WRAP = 200
WIDE_SHARE = 1.6  # columns per character of a line that is mostly wide ones
MIN_WRAPPED_LINE = 40
MIN_CASELESS_LINE = 50
PAIR = 2
MIN_CONTINUATIONS = 3
MIN_CONTINUED_SHARE = 0.25
FEW_LINES = 30
CASELESS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u3040-\u9fff]")


def groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank one between them."""
    group: list[Line] = []
    for line in lines:
        if group and line.after_gap:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which the page is wrapped, or None where its lines are whole paragraphs."""
    joints = [
        (line, after)
        for line, after in pairwise(lines)
        if not after.after_gap and line.width >= MIN_WRAPPED_LINE
    ]
    continued = [line.width for line, after in joints if is_continued(line, after)]
    if len(continued) < least_continued(lines, joints):
        return None
    width = max(sorted(continued)[: max(1, round(0.98 * len(continued)))])
    too_long = sum(line.width > width * 1.1 for line in in_company(lines))
    if width > MAX_WRAP and not is_wide_wrap(lines, width):
        return None
    return width if too_long <= tolerated(len(continued)) else None


def is_wide_wrap(lines: Sequence[Line], width: float) -> bool:
    """Whether Chinese or Japanese was wrapped by a converter that counts a character as one.

    Then no line at all is longer than the wrap.
    """
    long = [line for line in lines if line.width > MAX_WRAP]
    are_wide = 2 * sum(line.width > WIDE_SHARE * len(line.text) for line in long) > len(long)
    return are_wide and width <= MAX_WIDE_WRAP and all(line.width <= 1.1 * width for line in long)


def tolerated(continued: int) -> float:
    """How many lines may be longer than the wrap, by how many run on within it."""
    return max(0.15 * continued, 1 if continued >= MIN_CONTINUATIONS else 0)


def in_company(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that stand with others, no blank line between; a caption may stand twice."""
    return (line for group in groups(lines) if len(group) > PAIR for line in group)


def least_continued(lines: Sequence[Line], joints: Sequence[tuple[Line, Line]]) -> float:
    """How many lines must run on; on a page of a few lines, half of those that could will do."""
    share = MIN_CONTINUED_SHARE * len(joints)
    usual = max(MIN_CONTINUATIONS, share)
    if len(lines) > FEW_LINES or any(CASELESS.search(line.text) for line in lines):
        return usual
    return min(usual, max(1, 2 * share))


def is_continued(line: Line, after: Line) -> bool:
    """Whether a sentence plainly runs on from one line into the next."""
    if after.is_bullet or ends_sentence(line.text) or leads_on(line.text):
        return False
    first = next((char for char in after.text[:3] if char.isalpha()), "")
    return first.islower() or bool(
        first and CASELESS.match(first) and line.width >= MIN_CASELESS_LINE
    )
