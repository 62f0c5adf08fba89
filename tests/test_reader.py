"""Whole pages in, records out: the shapes in which articles arrive."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.flatten import as_record, paragraphs
from archive.page.reader import Learnt, read_page
from archive.text.decoding import decode
from tests.source import ROOT
from tests.stalling import ends_in_time

FIXTURES = ROOT / "fixtures"
RIVER = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening."
)
KEEPER = (
    "In the morning the keeper walked up to the weir with a lantern and a long iron bar. When he "
    "came back his boots were full of water."
)
TOWN = "Nobody thanked him, and he did not expect it. The town had other things to count."
PROSE = (RIVER, KEEPER, TOWN)
TESTS_OWN = {"file", "must_find", "must_not_contain"}


def record_of(text: str) -> dict[str, Any]:
    return as_record(text, read_page(text).statements)


def given_fields(text: str) -> dict[str, Any]:
    """What a page gives, without evidence and what is always there."""
    left_out = {"evidence", "language", "text", "date_inferred", "body"}
    return {key: value for key, value in record_of(text).items() if value and key not in left_out}


def truths() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FIXTURES / "truth.json").read_text())
    return found


@pytest.mark.parametrize("truth", truths(), ids=lambda truth: truth["file"])
def test_a_page_of_our_own_yields_its_truth(truth: dict[str, Any]) -> None:
    record = record_of(decode((FIXTURES / "pages" / truth["file"]).read_bytes()).text)
    expected = {key: value for key, value in truth.items() if key not in TESTS_OWN}
    assert {key: record[key] for key in expected} == expected


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_page_with_nothing_but_prose_gives_nothing_but_prose() -> None:
    text = page(*PROSE)
    assert given_fields(text) == {}
    assert record_of(text)["body"] == list(PROSE)


def test_headline_byline_outlet_and_date() -> None:
    text = page(
        "Home | Opinion", "A Night at the Weir", "By Anna Stern | Evening Post | May 3, 2021"
    )
    assert given_fields(page(text, *PROSE)) == {
        "title": "A Night at the Weir",
        "authors": [
            {"name": "Anna Stern", "family": "Stern", "given": "Anna", "affiliation": None}
        ],
        "outlet": "Evening Post",
        "date": "2021-05-03",
        "section": "Opinion",
    }


def test_a_headline_that_stands_twice_has_two_places() -> None:
    text = page("A Night at the Weir | Evening Post", "Menu", "A Night at the Weir", *PROSE)
    places = [text[entry["start"] :][:19] for entry in record_of(text)["evidence"]["title"]]
    assert places == ["A Night at the Weir"] * 2
    assert record_of(text)["outlet"] == "Evening Post"


def test_the_first_paragraph_is_no_deck_when_the_byline_came_before_it() -> None:
    text = page("A Night at the Weir", "By Anna Stern", PROSE[0], "Weir. [Photo/Pool]", *PROSE[1:])
    assert record_of(text)["deck"] is None
    assert record_of(text)["body"] == list(PROSE)


def test_the_body_goes_on_across_an_advertisement_and_ends_at_the_comments() -> None:
    text = page(
        *("A Night at the Weir", "By Anna Stern", PROSE[0], "Advertisement", PROSE[1], PROSE[2]),
        *("2 Comments", "I was there that night, and it was not like that at all, believe me."),
    )
    assert record_of(text)["body"] == list(PROSE)


def test_a_date_in_a_caption_or_a_copyright_line_is_no_date_of_the_article() -> None:
    text = page(
        *("A Night at the Weir", "The weir on June 3, 2019. [Photo/Pool]", *PROSE),
        "© 2020 The Evening Post. All rights reserved.",
    )
    assert record_of(text)["date"] is None


def test_a_published_date_outranks_an_updated_one() -> None:
    line = "Updated: 2021-06-25 08:00 | Published: 2021-06-23 06:26"
    record = record_of(page("A Night at the Weir", line, *PROSE))
    assert (record["date"], record["time"], record["date_label"]) == (
        "2021-06-23",
        "06:26",
        "Published",
    )


def test_a_pay_wall_makes_a_teaser() -> None:
    text = page("A Night at the Weir", PROSE[0], "This article is for subscribers only.")
    record = record_of(text)
    assert record["text"] == "teaser"
    assert record["damage"] == [
        {
            "kind": "pay-wall",
            "paragraph": None,
            "text": "This article is for subscribers only.",
        }
    ]


def test_what_the_author_is_comes_without_subject_and_full_stop() -> None:
    bio = "The author is a fellow of the Weir Institute."
    (author,) = record_of(page("A Night at the Weir", "By Anna Stern", *PROSE, bio))["authors"]
    assert author["affiliation"] == "a fellow of the Weir Institute"


def test_of_two_authors_none_is_the_author() -> None:
    bio = "The author is a fellow of the Weir Institute."
    record = record_of(page("A Night at the Weir", "By Anna Stern and Max Holm", *PROSE, bio))
    assert [author["affiliation"] for author in record["authors"]] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \u00a0\n",
        "Home\nNews\nSport\nWeather\nContact",
        "\n".join(f"  • Link {letter}" for letter in "abcdefgh"),
        "\n".join(f"The hall in {month}. [Photo/Pool]" for month in ("May", "June", "July")),
        "\n".join(["June 3, 2021"] * 50),
    ],
    ids=["empty", "blank", "menu", "links", "captions", "dates"],
)
def test_a_page_without_prose_has_no_body_and_no_author(text: str) -> None:
    record = record_of(text)
    assert (record["text"], record["body"], record["authors"]) == ("none", [], [])


LONG = {
    "words": "word " * 100_000,
    "no space": "x" * 500_000,
    "wide": "水闸" * 150_000,
    "dates in a line": "June 3, 2021 " * 40_000,
    "dates": "June 3, 2021 10:15\n" * 10_000,
    "bylines": "By Anna Stern | Evening Post | June 3, 2021\n" * 10_000,
    "spaces": "Title" + " " * 100_000 + "end",
    "blank lines": "\n" * 100_000,
    "authors": "A Night\n\nBy " + ", ".join(["Anna Stern"] * 2_500) + "\n\n" + PROSE[0],
    "headline": "Night " * 25_000 + "\n\nBy Anna Stern\n\n" + PROSE[0],
    "links": "  * Link to a page\n" * 10_000,
    "brackets": "(" * 150_000,
    "bars": "| " * 150_000,
    "cues": "By " * 150_000,
    "mojibake": "â€™" * 100_000,
    "unreadable": "\ufffd " * 100_000,
    "hash signs": "#a " * 100_000,
    "wrapped": "the keeper walked up to the weir with a lantern and a long iron bar\n" * 7_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_page_stalls_the_reader(text: str) -> None:
    with ends_in_time():
        record = record_of(text)
    assert record["outlet"] in {None, "Evening Post"}


def test_what_the_archive_has_learnt_is_left_out() -> None:
    corner = (
        "The keeper of this page has read the papers for you since the great flood of the year."
    )
    text = page("A Night at the Weir", *PROSE, corner)
    learnt = read_page(text, Learnt(furniture=frozenset({corner})))
    assert as_record(text, learnt.statements)["body"] == list(PROSE)
    assert record_of(text)["body"] == [*PROSE, corner]


def test_every_line_that_shows_something_is_labelled_once() -> None:
    text = page("Home | Opinion", "A Night at the Weir", "By Anna Stern", *PROSE, "Share")
    reading = read_page(text)
    assert [line.number for line in reading.lines] == [1, 3, 5, 7, 9, 11, 13]
    assert [line.label for line in reading.lines] == [
        *("section", "title", "byline", "body", "body", "body", "boilerplate")
    ]


ANY_PAGE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *PROSE,
                *("Home | Opinion", "By Anna Stern | Evening Post | May 3, 2021", "3 Comments"),
                *("The weir. [Photo/Pool]", "A Night at the Weir", "", "  • Max Holm", "#river"),
                *("© 2021 Evening Post", "Correction: it was Monday.", "Subscribe to read on"),
                *("RIVA Brief A Night STERN Anna Upload Date 2021-03-04", "caf\ufffd â€™"),
            ]
        ),
        st.text(max_size=40),
    ),
    max_size=14,
)


@given(ANY_PAGE, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_all_that_is_said_of_a_page_stands_on_it(lines: list[str], end: str) -> None:
    text = end.join(lines)
    statements = read_page(text).statements
    for statement in statements:
        assert all(0 <= span.start < span.end <= len(text) for span in statement.spans)
        assert statement.spans or statement.field in {"language", "text"}
    bodies = [statement for statement in statements if statement.field == "body"]
    assert all(all(paragraphs(text, statement)) for statement in bodies)
    assert len(bodies) <= 1


def test_a_quote_lifted_out_of_the_text_is_no_paragraph() -> None:
    quote = "“nobody in the lower town could sleep”"
    assert record_of(page("A Night at the Weir", RIVER, quote, KEEPER, TOWN))["body"] == list(PROSE)


def test_a_short_sentence_before_and_behind_the_prose_is_text() -> None:
    text = page("A Night at the Weir", "By Anna Stern", "It rained.", *PROSE, "Then it stopped.")
    assert record_of(text)["body"] == ["It rained.", *PROSE, "Then it stopped."]
