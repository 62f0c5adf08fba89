"""The first in an order are those that sorting all would put first."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.arrays import write_arrays
from archive.search.columns import MANY, ONE
from archive.search.draft import Draft
from archive.search.engine import Sort
from archive.search.ranking import ordered
from archive.search.segment import Segment
from archive.search.state import OpenSegment, State, Values
from tests.documents import document


def state_of(dates: list[str | None]) -> State:
    """Documents numbered as their dates are."""
    values = {facet: Values() for facet in (*ONE, *MANY)}
    draft = Draft()
    for number, date in enumerate(dates):
        draft.add(document(f"{number:03}", date=date))
    with TemporaryDirectory() as folder:
        write_arrays(Path(folder) / "segment", draft.arrays())
        return State([(OpenSegment(Segment(Path(folder) / "segment"), values), ())], values)


@given(
    st.lists(
        st.tuples(st.sampled_from((0.0, 0.5, 1.0)), st.sampled_from((None, "2020", "2021"))),
        max_size=60,
    ),
    st.sampled_from(Sort),
    st.integers(0, 8),
)
def test_the_first_of_all(some: list[tuple[float, str | None]], sort: Sort, most: int) -> None:
    state = state_of([date for _, date in some])
    scores = np.array([score for score, _ in some], np.float32)

    def key(number: int) -> tuple[float, bool, int, int]:
        score, date = some[number]
        year = int(date or 0)
        by_score = -score if sort is Sort.RELEVANCE else 0.0
        return by_score, date is None, year if sort is Sort.OLDEST else -year, number

    docs = np.arange(len(some))[::-1]
    by_score = scores[docs] if sort is Sort.RELEVANCE else None
    found = docs[ordered(state, docs, by_score, sort, most)].tolist()
    assert found == sorted(range(len(some)), key=key)[:most]
