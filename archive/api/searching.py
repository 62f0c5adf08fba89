"""Search and concordance: the same questions as on the pages, answered in values."""

from typing import Any

from ninja import Query, Router

from archive.api.cursors import Cursors
from archive.api.operations import UNAVAILABLE, operation
from archive.api.parameters import ConcordanceQuery, SearchQuery
from archive.api.values.articles import columns
from archive.api.values.found import (
    ConcordancePart,
    FacetCount,
    Fragment,
    Hit,
    Line,
    Note,
    SearchPart,
    Understood,
)
from archive.exports.concordance import Concorded, concorded
from archive.exports.results import Found, found
from archive.search import sync
from archive.search.concordance import Line as FoundLine
from archive.search.concordance import Order
from archive.search.engine import Sort
from archive.search.inquiry import Inquiry
from archive.search.notation import write

router = Router()
TAG = "search"
CHANGED = (
    "The index has changed since the first part: articles may be missing from these parts, or "
    "stand in two."
)


@operation(router, "/search", SearchPart, UNAVAILABLE, tag=TAG)
def search(asked: Query[SearchQuery]) -> SearchPart:
    """What a question finds, with the fragments that show why and the counts by facet.

    Fragments are texts with half-open places marked in them, never HTML. Without a question all
    articles are found. 503 says that the index cannot be read just now.
    """
    cursors = Cursors(search.__name__, asked.beside())
    inquiry = asked.inquiry(Sort(asked.sort) if asked.sort else None)
    offset, change = cursors.read(asked.cursor) or (0, None)
    place = sync.followed()
    page = sync.search(inquiry.part(offset, asked.limit))
    following = offset + asked.limit
    return SearchPart(
        question=_understood(inquiry),
        total=page.total,
        possible=page.possible,
        undated=page.undated,
        left_out=page.left_out,
        remarks=[CHANGED] if change not in (None, place) else [],
        facets={
            name: [FacetCount(key=each.key, name=each.name, count=each.count) for each in counts]
            for name, counts in page.facets.items()
        },
        items=[_hit(each) for each in found(page, inquiry.tree)],
        next_cursor=cursors.write(following, place) if following < page.total else None,
    )


@operation(router, "/concordance", ConcordancePart, UNAVAILABLE, tag=TAG)
def concordance(asked: Query[ConcordanceQuery]) -> ConcordancePart:
    """Every place of a question's words in its context, a line each, of open articles alone.

    `sort` puts the lines in order. 503 says that the index cannot be read just now.
    """
    cursors = Cursors(concordance.__name__, asked.beside())
    inquiry = asked.inquiry()
    (start,) = cursors.read(asked.cursor) or (0,)
    all_lines = concorded(inquiry, Order(asked.sort))
    total, following = len(all_lines.lines), start + asked.limit
    return ConcordancePart(
        question=_understood(inquiry),
        total=total,
        articles=len({line.source.id for line in all_lines.lines}),
        remarks=all_lines.remarks,
        items=[_line(line, all_lines) for line in all_lines.lines[start:following]],
        next_cursor=cursors.write(following) if following < total else None,
    )


def _understood(inquiry: Inquiry) -> Understood:
    notes = [Note(position=note.position, text=note.text) for note in inquiry.understood.notes]
    return Understood(words=inquiry.words, as_read=write(inquiry.tree), notes=notes)


def _hit(result: Found) -> Hit:
    return Hit(
        **columns(result.article),
        score=result.hit.score,
        is_certain=result.hit.is_certain,
        is_dated=result.hit.is_dated,
        title_marks=list(result.title_marks),
        fragments=[
            Fragment(text=each.text, marks=list(each.marks), paragraph=each.paragraph)
            for each in result.snippets
        ],
    )


def _line(line: FoundLine, all_lines: Concorded) -> Line:
    row: dict[str, Any] = all_lines.row(line)
    return Line(keyword=row.pop("words"), article=line.source.id, **row)
