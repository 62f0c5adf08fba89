"""The oracle itself, on examples small enough to be judged by eye."""

from datetime import date
from typing import Any

import pytest

from archive.search.engine import MISSING, SearchRequest
from archive.search.query import (
    And,
    DateRange,
    Every,
    Fuzzy,
    Keyword,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from tests import oracle
from tests.documents import document

ARTICLE = document(
    "1",
    "The harbor resets its gates",
    "A gate, a harbor.",
    "中国经济很好。",
    outlet="The Lantern",
    kind="think tank",
    country="NO",
    authors=("Ada Marsh",),
    tags=("Open Sea", "U.S.", "中国 economy"),
    language="en-GB",
    date="2021-06",
)


@pytest.mark.parametrize(
    "node",
    [
        Every(),
        Term("reset"),
        Term("GATES", "body"),
        Term("经济"),
        Phrase(("harbor", "resets")),
        Near(("gates", "harbor"), 3),
        Near(("harbor", "gate"), 2, "body"),
        Near(("经济", "中国"), 2),
        Near(("a", "a"), 2, "body"),
        Near(("gate", "harbor", "a"), 0, "body"),
        Prefix("Har"),
        Prefix("lant", "outlet"),
        Wildcard("h?rb*"),
        Wildcard("gate*"),
        Wildcard("g*e*s"),
        *(Fuzzy(word) for word in ("harbor", "harbour", "habor", "hxrbor", "ahrbor")),
        Keyword("language", "EN"),
        Keyword("country", "no"),
        Keyword("kind", "Think Tank"),
        DateRange(date(2021, 6, 1), None),
    ],
)
def test_what_an_article_holds(node: Node) -> None:
    assert oracle.truth(node, ARTICLE) == oracle.YES
    assert oracle.truth(Not(node), ARTICLE) == oracle.NO


@pytest.mark.parametrize(
    "node",
    [
        Term("harbor", "author"),
        Phrase(("resets", "harbor")),
        Phrase(("reset",)),
        Near(("gates", "harbor"), 2),
        Near(("gates", "a"), 50),
        Near(("resets", "resets"), 5),
        Near(("reset", "gates"), 5),
        Prefix("arbor"),
        Prefix("har", "author"),
        Wildcard("h?rbors"),
        Wildcard("gate?", "body"),
        Fuzzy("hxrbxr"),
        Fuzzy("haobrr"),
        Keyword("language", "fr"),
        Keyword("kind", "think"),
        DateRange(None, date(2021, 5, 31)),
    ],
)
def test_what_it_does_not_hold(node: Node) -> None:
    assert oracle.truth(node, ARTICLE) == oracle.NO


def test_facets() -> None:
    assert oracle.facet_keys(ARTICLE) == {
        "outlet": {"the-lantern"},
        "author": {"ada-marsh"},
        "year": {"2021"},
        "month": {"2021-06"},
        "language": {"en"},
        "kind": {"think tank"},
        "country": {"NO"},
        "tag": {"open sea", "us", "中国 economy"},
    }
    bare = document("2", tags=("…",), language=None)
    assert set(map(tuple, oracle.facet_keys(bare).values())) == {(MISSING,)}


@pytest.mark.parametrize(
    ("dates", "year", "month"),
    [
        ({"date": "2021"}, "2021", MISSING),
        ({"date": "XXXX-06-01"}, MISSING, MISSING),
        ({"date": "XXXX-06-01", "inferred": "2020-06-01"}, "2020", "2020-06"),
        ({"date": "2021", "inferred": "2020-06"}, "2021", MISSING),
        ({"inferred": "2020-06"}, "2020", "2020-06"),
    ],
)
def test_years_and_months(dates: dict[str, Any], year: str, month: str) -> None:
    keys = oracle.facet_keys(document("1", **dates))
    assert (keys["year"], keys["month"]) == ({year}, {month})


@pytest.mark.parametrize(
    ("query", "dates", "is_left_out"),
    [
        (DateRange(None, date(2021, 1, 1)), {}, True),
        (And((Term("reset"), DateRange(None, None))), {}, True),
        (And((Term("volcano"), DateRange(None, None))), {}, False),
        (Not(DateRange(None, None)), {}, False),
        (Term("reset"), {}, False),
        (DateRange(None, date(2021, 1, 1)), {"date": "XXXX-06"}, False),
        (DateRange(None, date(2021, 1, 1)), {"inferred": "2022"}, False),
    ],
)
def test_what_only_a_date_leaves_out(query: Node, dates: dict[str, Any], is_left_out: bool) -> None:
    article = document("1", "Reset", **dates)
    assert oracle.is_left_out(SearchRequest(query), article) is is_left_out
    elsewhere = SearchRequest(query, filters={"outlet": ("the-lantern",)})
    assert not oracle.is_left_out(elsewhere, article)
