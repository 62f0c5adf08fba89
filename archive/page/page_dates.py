"""A date of publication that stands apart from the article: "Publié le 29/10/2012" in a box."""

import re
from collections.abc import Iterator

from archive.page.body import Extent
from archive.page.finding import FoundDate
from archive.page.record import Span
from archive.page.sheet import Sheet
from archive.text.dates import find_dates, has_number

MAX_LINE = 60
MOST_BESIDE = 4  # characters of the line that are neither date nor label
PUBLISHED = re.compile(
    r"publi[cékqs]|veröff|erschien|pubblic|gepubl|opublik|publicer|yayın|yayım|опубл|発行|公開|掲載|"
    r"发布|發布|發佈|刊登|게재|등록|입력|نشر|xuất bản|ngày đăng",
    re.IGNORECASE,
)


def published_elsewhere(
    sheet: Sheet, extent: Extent | None, language: str | None
) -> FoundDate | None:
    """The only date outside the article that is labelled as its publication; None where several."""
    found = list(published_dates(sheet, extent, language))
    values = {each.date.date for each in found}
    return found[0] if len(values) == 1 else None


def published_dates(
    sheet: Sheet, extent: Extent | None, language: str | None
) -> Iterator[FoundDate]:
    """Every line that is nothing but such a label with its date."""
    order = sheet.is_day_first
    for i, block in enumerate(sheet.blocks):
        is_within = extent is not None and extent.first < i < extent.last
        if (
            is_within
            or block.span.end - block.span.start > MAX_LINE
            or not has_number(block.text)
            or not PUBLISHED.search(block.text)
        ):
            continue
        raw = sheet.slice(block.span)
        for date in find_dates(raw, language, is_day_first=order)[:1]:
            beside = len(raw) - (date.end - date.start)
            if date.label and not date.is_update and beside <= MOST_BESIDE:
                start = block.span.start
                span = Span(start + date.start, start + date.end)
                yield FoundDate(date, span, "date: the page's only date of publication")
