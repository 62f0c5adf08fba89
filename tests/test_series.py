"""One line without separators: series, title, author, label and date."""

import pytest

from archive.page.record import Span
from archive.page.series import read_series_line

REST = "The canal of NATO and the WTO runs through the summit."


def parts(line: str, rest: str = REST) -> dict[str, object] | None:
    found = read_series_line(line, Span(0, len(line)), rest)
    if found is None:
        return None

    def cut(span: Span | None) -> str | None:
        return line[span.start : span.end] if span else None

    return {
        "section": cut(found.section),
        "outlet": cut(found.outlet),
        "names": [cut(span) for span in found.names],
        "title": cut(found.title),
        "date": found.date.date.edtf,
    }


@pytest.mark.parametrize(
    ("line", "section", "names", "title"),
    [
        (
            "RIVA Brief The Price of Water STERN Anna Upload Date 2021-03-04 Hits 12",
            "RIVA Brief",
            ["STERN Anna"],
            "The Price of Water",
        ),
        (
            "RIVA Policy Paper The Price of Water KIM Jiwon, LEE Hana Upload Date 2021-03-04",
            "RIVA Policy Paper",
            ["KIM Jiwon", "LEE Hana"],
            "The Price of Water",
        ),
        (
            "RIVA Insight The Price of Water Anna STERN Upload Date 2021-03-04",
            "RIVA Insight",
            ["Anna STERN"],
            "The Price of Water",
        ),
        (
            "RIVA World Economy Brief Water Dr. VAN DER BERG Anna Upload Date 2021-03-04",
            "RIVA World Economy Brief",
            ["VAN DER BERG Anna"],
            "Water",
        ),
        (
            "RIVA Focus The Price of Water Anna Maria STERN Upload Date 2021-03-04",
            "RIVA Focus",
            ["Anna Maria STERN"],
            "The Price of Water",
        ),
        (
            "The Price of Water NGUYEN Thanh Lam Upload Date 2021-03-04",
            None,
            ["NGUYEN Thanh Lam"],
            "The Price of Water",
        ),
    ],
)
def test_the_line_is_cut_by_form(
    line: str, section: str | None, names: list[str], title: str
) -> None:
    assert parts(line) == {
        "section": section,
        "outlet": section and "RIVA",
        "names": names,
        "title": title,
        "date": "2021-03-04",
    }


def test_an_acronym_of_the_page_is_no_family_name() -> None:
    found = parts("RIVA Brief The Road from the NATO Summit Upload Date 2021-03-04")
    assert found is not None
    assert (found["names"], found["title"]) == ([], None)


def test_without_an_author_the_title_stands_only_where_no_name_can_hide_in_it() -> None:
    hidden = parts("RIVA Brief The Price of Water Anna Stern Upload Date 2021-03-04")
    plain = parts("RIVA Brief The price of water in dry years Upload Date 2021-03-04")
    assert hidden is not None
    assert plain is not None
    assert (hidden["title"], plain["title"]) == (None, "The price of water in dry years")


@pytest.mark.parametrize(
    "line",
    [
        "The Price of Water STERN Anna",
        "Upload Date 2021-03-04",
        "the keeper said that it was uploaded, and the date 2021-03-04 was wrong",
    ],
)
def test_another_line_is_left_alone(line: str) -> None:
    assert parts(line) is None
