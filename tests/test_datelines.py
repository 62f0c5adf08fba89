"""The date of an article as honestly as a page can say it."""

import pytest
from django.template import Context, Template

from archive.models import Article
from archive.web.datelines import Dateline

SHOWN = Template(
    '{% include "_dateline.html" with with_time=True %}',
)


def article(**values: str | None) -> Article:
    return Article(**values)


def shown(article: Article) -> str:
    return SHOWN.render(Context({"article": article}))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Dateline(None, None, None, None, None, None)),
        (
            {"date": "2021-06-23", "date_label": "Updated", "date_time": "06:26"},
            Dateline("Updated", "23 June 2021", "06:26", None, None, "2021-06-23"),
        ),
        ({"date": "2021-06"}, Dateline(None, "June 2021", None, None, None, "2021-06")),
        ({"date": "2021-06~"}, Dateline(None, "about June 2021", None, None, None, None)),
        (
            {"date": "[2021-05..2021-06-15]"},
            Dateline(None, "between May 2021 and 15 June 2021", None, None, None, None),
        ),
        ({"date": "2021"}, Dateline(None, "2021", None, None, None, "2021")),
        (
            {"date": "XXXX-01-28", "date_label": "Published"},
            Dateline("Published", "28 January, year not printed", None, None, None, "01-28"),
        ),
        (
            {"date": "XXXX-01"},
            Dateline(None, "January, year not printed", None, None, None, None),
        ),
        (
            {
                "date": "XXXX-01-28",
                "date_inferred": "2021-01-28",
                "date_inferred_reason": "It says so.",
            },
            Dateline(None, "28 January", None, "2021", "It says so.", "01-28"),
        ),
        (
            {"date": "XXXX-01", "date_inferred": "2021-01", "date_inferred_reason": "It says so."},
            Dateline(None, "January", None, "2021", "It says so.", None),
        ),
        (
            {"date_inferred": "2021-06", "date_inferred_reason": "It says so."},
            Dateline(None, None, None, "June 2021", "It says so.", None),
        ),
        (
            {
                "date": "2021",
                "date_inferred": "2021-06-23",
                "date_inferred_reason": "It says so.",
            },
            Dateline(None, "2021", None, None, None, "2021"),
        ),
        (
            {"date": "2021", "date_label": " posted： "},
            Dateline("Posted", "2021", None, None, None, "2021"),
        ),
        ({"date": "2021", "date_label": ":"}, Dateline(None, "2021", None, None, None, "2021")),
        (
            {"date_label": "Updated", "date_time": "06:26"},
            Dateline(None, None, None, None, None, None),
        ),
    ],
)
def test_a_dateline_says_what_is_printed_and_what_is_inferred(
    values: dict[str, str | None], expected: Dateline
) -> None:
    assert Dateline.of(article(**values)) == expected


def test_nothing_known_is_undated() -> None:
    assert shown(article()) == '<span class="date">undated</span>'


def test_an_inferred_year_stands_in_brackets() -> None:
    inferred = article(date="XXXX-01-28", date_inferred="2021-01-28", date_inferred_reason="So.")
    assert shown(inferred) == (
        '<span class="date"><time datetime="01-28" dir="ltr">28 January</time> '
        '<span class="inferred" dir="ltr">[2021, inferred]</span></span>'
    )


def test_a_month_without_a_year_has_no_machine_form() -> None:
    assert shown(article(date="XXXX-01")) == (
        '<span class="date"><span dir="ltr">January, year not printed</span></span>'
    )
