"""Bars over time: of years, of months where the years are few, each a link that narrows."""

import pytest

from archive.search.engine import MISSING, FacetCount, SearchPage
from archive.web.histogram import HEIGHT, MOST_BARS, Histogram
from archive.web.question import Question


def bars(
    years: dict[str, int], months: dict[str, int] | None = None, **chosen: tuple[str, ...]
) -> list[tuple[str, int]] | None:
    """The names and counts of the bars, None where there are none."""
    found = histogram(years, months or {}, Question("tides", chosen))
    return None if found is None else [(bar.name, bar.count) for bar in found.bars]


def histogram(
    years: dict[str, int], months: dict[str, int], question: Question
) -> Histogram | None:
    facets = {
        facet: tuple(FacetCount(key, key, count) for key, count in counts.items())
        for facet, counts in (("year", years), ("month", months))
    }
    return Histogram.of(SearchPage(1, 0, 0, (), facets), question)


def test_years_stand_in_the_order_of_time_without_gaps() -> None:
    assert bars({"2021": 2, "2018": 1, "2020": 4, MISSING: 9}) == [
        ("2018", 1),
        ("2019", 0),
        ("2020", 4),
        ("2021", 2),
    ]


def test_few_years_are_shown_by_month() -> None:
    assert bars({"2021": 1, "2020": 2}, {"2021-01": 1, "2020-11": 2, MISSING: 1}) == [
        ("November 2020", 2),
        ("December 2020", 0),
        ("January 2021", 1),
    ]


def test_a_chosen_year_is_shown_by_month() -> None:
    years, months = {"2021": 2, "1999": 8}, {"2021-02": 1, "2021-03": 1}
    expected = [("February 2021", 1), ("March 2021", 1)]
    assert bars(years, months, year=("2021",)) == expected
    assert bars(years, months, year=("2021", MISSING)) == expected


@pytest.mark.parametrize(
    "years", [{}, {MISSING: 3}, {"2021": 3}, {"1990": 3}, {"2021": 3, "1990": 0}]
)
def test_one_bar_says_nothing(years: dict[str, int]) -> None:
    assert bars(years, {"2021-03": 3}) is None


def test_of_very_many_years_the_last_have_bars() -> None:
    found = bars({"0001": 1, "2020": 1, "2021": 1}) or []
    assert (len(found), found[0], found[-1]) == (MOST_BARS, ("1902", 0), ("2021", 1))


def test_a_bar_narrows_to_its_year_and_shows_whatever_is_there() -> None:
    found = histogram({"2021": 1000, "2015": 1}, {}, Question("tides", {"year": ("2015", "2021")}))
    assert found is not None
    first, last = found.bars[0], found.bars[-1]
    assert (first.height, first.top, last.height, last.top) == (1, HEIGHT - 1, HEIGHT, 0)
    assert first.is_chosen
    assert first.url == "/search/?q=tides&year=2021"
    assert found.bars[1].url == "/search/?q=tides&year=2015&year=2021&year=2016"
    assert found.bars[1].height == 0
    assert found.width == len(found.bars) == 7
