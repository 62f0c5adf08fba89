"""The forms that articles are taken away in, by the suffix of an address."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.exports.citations import Citation, cite
from archive.exports.citations.bibtex import as_bibtex
from archive.exports.citations.csl import as_csl, as_item
from archive.exports.citations.ris import as_ris
from archive.exports.feeds import Feed, atom
from archive.exports.selection import Selection
from archive.exports.tables import (
    BYTE_ORDER_MARK,
    as_row,
    as_whole,
    csv_line,
    csv_lines,
    json_list,
)
from archive.exports.texts import BETWEEN, as_text
from archive.models import Article

Written = Callable[[Feed, Selection], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name for readers, its media type, and what writes it."""

    name: str
    media_type: str
    written: Written


def _csv(feed: Feed, selection: Selection) -> Iterator[str]:
    """What was left out is said in the last line."""
    yield BYTE_ORDER_MARK
    yield from csv_lines(selection.articles(), feed.origin)
    if selection.is_cut:
        yield csv_line([selection.remark])


def _json(feed: Feed, selection: Selection) -> Iterator[str]:
    """An object that holds the rows, and what to know of them."""
    head = {"title": feed.title, "page": feed.page, "total": selection.total}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "articles": ['
    rows = (as_row(article, feed.origin) for article in selection.articles())
    yield from json_list(json.dumps(row, ensure_ascii=False) for row in rows)
    yield f'\n], "remark": {json.dumps(selection.remark or None)}}}\n'


def _csl(feed: Feed, selection: Selection) -> Iterator[str]:
    yield "["
    yield from json_list(map(as_csl, _citations(feed, selection)))
    yield "\n]\n"


def _ris(feed: Feed, selection: Selection) -> Iterator[str]:
    return map(as_ris, _citations(feed, selection))


def _bibtex(feed: Feed, selection: Selection) -> Iterator[str]:
    yield from (f"{as_bibtex(each)}\n" for each in _citations(feed, selection))
    if selection.is_cut:
        yield f"% {selection.remark}\n"


def _text(feed: Feed, selection: Selection) -> Iterator[str]:
    for number, article in enumerate(selection.articles(with_texts=True)):
        yield f"\n{BETWEEN}\n\n" if number else ""
        yield as_text(article, cite(article, feed.origin))
    if selection.is_cut:
        yield f"\n{BETWEEN}\n\n{selection.remark}\n"


FORMS = {
    "json": Form("JSON", "application/json", _json),
    "csv": Form("CSV", "text/csv; charset=utf-8", _csv),
    "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", _ris),
    "bib": Form("BibTeX", "application/x-bibtex; charset=utf-8", _bibtex),
    "csl.json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", _csl),
    "txt": Form("Text", "text/plain; charset=utf-8", _text),
    "atom": Form("Atom feed", "application/atom+xml; charset=utf-8", atom),
}
"""Every form of a list and of an article."""


def whole_json(article: Article, origin: str) -> str:
    """One article with its texts as an object, and its reference beside it."""
    whole = {**as_whole(article, origin), "csl": as_item(cite(article, origin))}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _citations(feed: Feed, selection: Selection) -> Iterator[Citation]:
    return (cite(article, feed.origin) for article in selection.articles())
