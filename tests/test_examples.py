"""Every row of the help page: what it is read as, and what it finds in a small archive."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.search.engine import Place, SearchRequest
from archive.search.language import understand
from archive.search.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from archive.search.whoosh_index import WhooshEngine
from archive.web.examples import EXAMPLES
from tests.documents import document

ARCHIVE = (
    document(
        "vote",
        "Treaty voted down",
        "They vote on a treaty for the canals in winter.",
        outlet="Quay Review",
        kind="think tank",
        country="KR",
        authors=("Li Wei",),
        tags=("Winter",),
        section="Opinion",
        date="2024-09-14",
    ),
    document("pact", "A pact", "An agreement, signed and rated, that the governments vote on."),
    document(
        "joint",
        "Joint authority",
        "Nobody negotiated. Wei Li.",
        date="2024-06-01",
        dossiers=("The vote of 2024",),
    ),
    document(
        "spring",
        "Spring",
        "The summer treaty of Russia and the U.S.",
        date="2023-12-31",
        topics=("Droughts",),
    ),
    document("korean", "운하", "조약", "government", language="ko", date="2024-09"),
    document("chinese", "水", "双边条约", language="zh", authors=("Wei Li",), date="2025"),
)
YEAR = DateRange(date(2024, 1, 1), date(2024, 12, 31))
SEPTEMBER = DateRange(date(2024, 9, 1), date(2024, 9, 30))
ROWS: dict[str, tuple[Node, set[str]]] = {
    "canal votes": (And((Term("canal"), Term("votes"))), {"vote"}),
    '"joint authority"': (Phrase(("joint", "authority")), {"joint"}),
    '"vote treaty"~5': (Near(("vote", "treaty"), 5), {"vote"}),
    "treaty OR agreement": (Or((Term("treaty"), Term("agreement"))), {"vote", "pact", "spring"}),
    "(treaty OR agreement) vote": (
        And((Or((Term("treaty"), Term("agreement"))), Term("vote"))),
        {"vote", "pact"},
    ),
    "treaty -winter": (And((Term("treaty"), Not(Term("winter")))), {"spring"}),
    "treaty NOT (winter OR summer)": (
        And((Term("treaty"), Not(Or((Term("winter"), Term("summer")))))),
        set(),
    ),
    "negotia*": (Prefix("negotia"), {"joint"}),
    "sp?ing": (Wildcard("sp?ing"), {"spring"}),
    "rat*ed": (Wildcard("rat*ed"), {"pact"}),
    "goverment~": (Fuzzy("goverment"), {"korean"}),
    "title:treaty": (Term("treaty", "title"), {"vote"}),
    "body:treaty": (Term("treaty", "body"), {"vote", "spring"}),
    "author:li": (Term("li", "author"), {"vote", "chinese"}),
    'author:"li wei"': (Phrase(("li", "wei"), "author"), {"vote"}),
    "outlet:review": (Term("review", "outlet"), {"vote"}),
    "section:opinion": (Term("opinion", "section"), {"vote"}),
    "tag:winter": (Term("winter", "tags"), {"vote"}),
    "topic:drought": (Term("drought", "topics"), {"spring"}),
    "dossier:vote": (Term("vote", "dossiers"), {"joint"}),
    "lang:ko": (Keyword("language", "ko"), {"korean"}),
    "country:KR": (Keyword("country", "KR"), {"vote"}),
    'kind:"think tank"': (Keyword("kind", "think tank"), {"vote"}),
    "title:(treaty OR pact)": (
        Or((Term("treaty", "title"), Term("pact", "title"))),
        {"vote", "pact"},
    ),
    "date:2024": (YEAR, {"vote", "joint", "korean"}),
    "date:2024-09": (SEPTEMBER, {"vote", "korean"}),
    "date:2024-09-14": (
        DateRange(date(2024, 9, 14), date(2024, 9, 14)),
        {"vote", "korean"},
    ),
    "date:2024-06..2024-09": (
        DateRange(date(2024, 6, 1), date(2024, 9, 30)),
        {"vote", "joint", "korean"},
    ),
    "date:2024-09..": (DateRange(date(2024, 9, 1), None), {"vote", "korean", "chinese"}),
    "before:2024": (DateRange(None, date(2023, 12, 31)), {"spring"}),
    "after:2024-06": (DateRange(date(2024, 7, 1), None), {"vote", "korean", "chinese"}),
    "treaty date:2024-09": (And((Term("treaty"), SEPTEMBER)), {"vote"}),
    "U.S.-Russia": (And((Term("U.S."), Term("Russia"))), {"spring"}),
    "条约": (Term("条约"), {"chinese"}),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An engine that holds the archive."""
    folder: Path = tmp_path_factory.mktemp("examples")
    held = WhooshEngine(folder / "index")
    held.rebuild(ARCHIVE, Place())
    yield held
    held.close()


def test_every_row_of_the_help_page_is_tested() -> None:
    assert [example.words for example in EXAMPLES] == list(ROWS)


@pytest.mark.parametrize("words", ROWS)
def test_a_row_of_the_help_page(engine: WhooshEngine, words: str) -> None:
    tree, found = ROWS[words]
    understood = understand(words)
    assert (understood.tree, understood.notes) == (tree, ())
    assert {hit.id for hit in engine.search(SearchRequest(tree)).hits} == found
