"""The facets beside a result: which values they list, and in which order."""

from archive.search.engine import MISSING, FacetCount
from archive.web.facets import ROWS_AT_FIRST, ROWS_AT_MOST, Facet, value_name
from archive.web.question import Question


def counts(number: int, missing: int = 0) -> list[FacetCount]:
    """So many outlets, the first the largest, and what lacks one."""
    found = [FacetCount(f"o{n}", f"Outlet {n}", number - n) for n in range(number)]
    return [FacetCount(MISSING, "", missing), *found] if missing else found


def names(facet: Facet) -> list[str]:
    return [row.name for row in facet.rows + facet.more]


def test_a_few_values_stand_there_at_once_and_what_lacks_one_comes_last() -> None:
    facet = Facet.of("outlet", counts(2, missing=9), Question())
    assert (names(facet), facet.more, facet.is_cut) == (
        ["Outlet 0", "Outlet 1", "No outlet named"],
        [],
        False,
    )


def test_more_open_on_demand_and_of_very_many_the_largest() -> None:
    facet = Facet.of("outlet", counts(60, missing=1), Question("x", {"outlet": ("o58",)}))
    assert (len(facet.rows), facet.is_cut) == (ROWS_AT_FIRST, True)
    largest = [f"Outlet {n}" for n in range(ROWS_AT_MOST)]
    assert names(facet) == [*largest, "Outlet 58", "No outlet named"]
    assert not Facet.of("outlet", counts(ROWS_AT_MOST), Question()).is_cut


def test_times_stand_from_the_last() -> None:
    years = [FacetCount(key, key, 1) for key in ("1999", "2021", MISSING, "2003")]
    assert names(Facet.of("year", years, Question())) == ["2021", "2003", "1999", "Undated"]


def test_a_value_is_named_in_plain_words() -> None:
    named = [("language", "ko"), ("country", "kr"), ("month", "2021-06"), ("month", "x")]
    assert [value_name(*each) for each in named] == ["Korean", "South Korea", "June 2021", "x"]
    assert [value_name("outlet", "a-b", name) for name in ("", "A B")] == ["a-b", "A B"]
