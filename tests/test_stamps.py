"""Dates as records write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.markup.stamps import read_stamp as read_tag
from archive.text.dates.stamps import read_stamp


@pytest.mark.parametrize(
    ("written", "edtf", "time"),
    [
        ("2021-06-23", "2021-06-23", None),
        ("2021-06", "2021-06", None),
        ("2021", "2021", None),
        ("2021-6-3", "2021-06-03", None),
        ("20210623", "2021-06-23", None),
        ("20210623T101500Z", "2021-06-23", "10:15"),
        ("2021-06-23T23:30:00-04:00", "2021-06-23", "23:30"),
        ("2021-06-23T00:10:59.467000+0300", "2021-06-23", "00:10"),
        ("2021-06-23 08:52:55+02:00", "2021-06-23", "08:52"),
        ("2021-06-23 08:52:55 UTC", "2021-06-23", "08:52"),
        ("Wed, 23 Jun 2021 14:54:09 +0000", "2021-06-23", "14:54"),
        ("23 Jun 2021 14:54 GMT", "2021-06-23", "14:54"),
        ("Sat, 25 Dec 2021 13:46:00 -0400 (AST)", "2021-12-25", "13:46"),
        ("2021/06/23/", "2021-06-23", None),
        ("2021/06/23/10:12:45", "2021-06-23", None),
        ("2021/05//", "2021-05", None),
        ("2021///Spring", "2021", None),
        ("2021~", "2021~", None),
        ("2021-05/2021-06", "[2021-05..2021-06]", None),
        ("June 23, 2021", "2021-06-23", None),
        ("June 2021", "2021-06", None),
        ("2021-06-23T25:00", "2021-06-23", None),
        ("23 juin 2021", "2021-06-23", None),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, edtf: str, time: str | None) -> None:
    stamp = read_stamp(written)
    assert stamp is not None
    assert (stamp.date.edtf, stamp.time) == (edtf, time)


@pytest.mark.parametrize(
    "written",
    [
        *("", "  ", "soon", "2021-13-45", "2021-02-30", "0000-00-00", "0000-00-00 00:00:00"),
        *("1970-01-01", "1970-01-01T00:00:00Z", "99999-01-01", "yesterday"),
        *("12345", "1624406400", "June 3 to July 4, 2021", "x" * 200),
        *("31 Jun 2021", "2021/13/01/", "2021-06/2021-05"),
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_stamp(written) is None


@given(st.dates(), st.times(), st.sampled_from(["Z", "+05:30", "-1100", ""]))
def test_no_zone_moves_a_day(day: object, time: object, zone: str) -> None:
    stamp = read_stamp(f"{day}T{time}{zone}")
    if str(day) != "1970-01-01":
        assert stamp is not None
        assert stamp.date.edtf == str(day)


@given(st.text(max_size=90))
def test_any_text_is_read_or_not(text: str) -> None:
    stamp = read_stamp(text)
    assert stamp is None or stamp.date.edtf


@pytest.mark.parametrize("written", ["1970-01-01T00:00:00Z", " 1970-01-01 ", "0000-00-00"])
def test_a_date_that_nobody_set_is_none_in_tags_either(written: str) -> None:
    assert read_tag(written) is None
