"""Cursors: written and read again by the same list, and by no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.api.cursors import LENGTH, Cursors
from archive.api.problems import ProblemError

NUMBERS = st.integers(0, 2**63 - 1)
IDS = st.text("0123456789abcdef", min_size=12, max_size=64)
POSITIONS = st.tuples(NUMBERS | st.dates().map(str) | st.none(), NUMBERS | IDS)


@given(POSITIONS, st.dictionaries(st.text(), st.text() | st.none()))
def test_a_position_is_read_as_it_was_written(
    position: tuple[int | str | None, int | str], asked: dict[str, str | None]
) -> None:
    cursor = Cursors("articles", asked).write(*position)
    assert Cursors("articles", asked).read(cursor) == list(position)
    assert len(cursor) <= LENGTH


@given(st.text() | st.text("abcWyIx=:_-", max_size=60))
def test_one_made_by_hand_is_refused(cursor: str) -> None:
    cursors = Cursors("articles", {})
    if not cursor:
        assert cursors.read(cursor) is None
        return
    with pytest.raises(ProblemError) as raised:
        cursors.read(cursor)
    assert raised.value.problem.parameter == "cursor"
    assert raised.value.status == 400


@given(POSITIONS, st.data())
def test_one_that_was_changed_is_refused(
    position: tuple[int | str | None, int | str], data: st.DataObject
) -> None:
    cursors = Cursors("articles", {})
    cursor = cursors.write(*position)
    place = data.draw(st.integers(0, len(cursor) - 1))
    letter = data.draw(st.sampled_from("abcXYZ09_-:"))
    changed = cursor[:place] + letter + cursor[place + 1 :]
    if changed != cursor:
        with pytest.raises(ProblemError):
            cursors.read(changed)


def test_one_of_another_list_or_question_is_refused() -> None:
    cursor = Cursors("outlets", {"q": "a"}).write(1)
    for cursors in (Cursors("authors", {"q": "a"}), Cursors("outlets", {"q": "b"})):
        with pytest.raises(ProblemError, match="not one that this list gave"):
            cursors.read(cursor)
