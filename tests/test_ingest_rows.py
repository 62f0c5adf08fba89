"""What the values of a row, an entry or a reference say of a piece, and where that stands."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.extraction import WAYS, Payload
from archive.ingest.extraction.rows.named import Named
from archive.ingest.extraction.rows.sheet import read_sheet, transcribed
from archive.ingest.extraction.rows.vocabulary import TABLE_ROW
from archive.ingest.readers.strict_json import canonical
from tests.outcomes import names, row, rules, shown

TEXT = "The harbour has been quiet since the ferries stopped.\n\nNobody can say when they return."
URL = "https://lantern.example/quiet"


def test_every_value_stands_where_its_evidence_says() -> None:
    found = row(
        headline="The quiet harbour", byline="Ada Marsh and Piet Holm", publisher="The Lantern",
        published_on="2024-05-06T23:10:00-04:00", rubric="Opinion", keywords="ferries; tides",
        lang="en-GB", link=URL, subtitle="On waiting", full_text=TEXT, price=3,
    )  # fmt: skip

    assert {key: found[key] for key in ("title", "outlet", "date", "time", "section", "deck")} == {
        "title": "The quiet harbour", "outlet": "The Lantern", "date": "2024-05-06",
        "time": "23:10", "section": "Opinion", "deck": "On waiting",
    }  # fmt: skip
    assert (found["url"], found["language"], found["text"]) == (URL, "en", "full")
    assert names(found) == ["Ada Marsh", "Piet Holm"] == shown(found, "authors")[:2]
    assert found["tags"] == ["ferries", "tides"] == shown(found, "tags")
    assert found["body"] == TEXT.split("\n\n") == shown(found, "body")
    assert rules(found, "date") == ["column published_on"]


def test_a_column_that_is_not_known_says_nothing_and_is_kept() -> None:
    payload = canonical({"title": "A", "indexed_date": "2024-05-06", "mood": "x" * 1000})
    read = WAYS["row"].extract(Payload("row", payload))

    assert [each.field for each in read.statements] == ["title", "text"]
    assert read.text == f"title: A\nindexed_date: 2024-05-06\nmood: {'x' * 300}…"


def test_a_sheet_that_was_made_is_read_and_never_made_again() -> None:
    payload = canonical({"title": "A", "text": TEXT})
    first = WAYS["row"].extract(Payload("row", payload))
    again = WAYS["row"].extract(Payload("row", b"null", transcript=first.text))

    assert again == first
    assert first.is_transcript


@pytest.mark.parametrize(
    "field", ["indexed_date", "updated", "lastmod", "crawled_at", "accessed", "created"]
)
def test_no_other_day_is_a_day_of_publication(field: str) -> None:
    assert row(title="A", **{field: "2024-05-06"})["date"] is None


def test_a_date_that_cannot_be_is_passed_over_for_one_that_can() -> None:
    assert row(title="A", publish_date="0000-00-00", date="2024-05")["date"] == "2024-05"


@pytest.mark.parametrize("nothing", [None, "", "null", "None", "NaN", "N/A", "-", []])
def test_words_for_nothing_say_nothing(nothing: Any) -> None:
    found = row(title="A", author=nothing, outlet=nothing, url=nothing, tags=nothing)
    assert [found[key] for key in ("authors", "outlet", "url", "tags")] == [[], None, None, []]


@pytest.mark.parametrize(
    ("title", "outlet", "kept"),
    [
        ("Tides - The Lantern", "The Lantern", "Tides"),
        ("Tides | Lantern", "The Lantern", "Tides"),
        ("Ebb - flow — THE LANTERN", "The Lantern", "Ebb - flow"),
        ("Tides - The Lantern", "Harbour Review", "Tides - The Lantern"),
        ("Tides - The Lantern", None, "Tides - The Lantern"),
        ("The Lantern", "The Lantern", "The Lantern"),
        ("Tides-The Lantern", "The Lantern", "Tides-The Lantern"),
    ],
)
def test_only_the_outlet_of_the_row_is_taken_off_its_title(
    title: str, outlet: str | None, kept: str
) -> None:
    found = row(title=title, outlet=outlet)
    assert (found["title"], shown(found, "title")) == (kept, [kept])


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ada Marsh", ["Ada Marsh"]),
        ("By Ada Marsh", ["Ada Marsh"]),
        ("Ada Marsh, Piet Holm and Eva Stern", ["Ada Marsh", "Piet Holm", "Eva Stern"]),
        ("Ada Marsh; Piet Holm", ["Ada Marsh", "Piet Holm"]),
        ("Marsh, Ada", ["Marsh, Ada"]),
        (["Ada Marsh and Piet Holm"], ["Ada Marsh and Piet Holm"]),
        (["Marsh, Ada", "Holm, Piet"], ["Marsh, Ada", "Holm, Piet"]),
        (["Ada Marsh", "ada marsh"], ["Ada Marsh"]),
        ([{"name": "Ada Marsh", "url": "https://lantern.example/a"}], ["Ada Marsh"]),
        ("The Lantern", []),
        ("THE LANTERN", []),
        ("Ada Marsh, The Lantern", ["Ada Marsh"]),
        ("desk@lantern.example", []),
        ("desk@lantern.example (Ada Marsh)", ["Ada Marsh"]),
        ("Ada Marsh <ada@lantern.example>", ["Ada Marsh"]),
        ("https://social.example/lantern", []),
        ('"Ada OMarsh"', ["Ada OMarsh"]),
        (["Opinion Ada Marsh", "National Security Reporter", "Follow Ada On"], ["Ada Marsh"]),
        (["Backgroundurl Avatar_Large", "Ada.Marsh Lantern.Com"], []),
        ("Von Braun", ["Von Braun"]),
        ("Von Anna Weber", ["Anna Weber"]),
        ("Lantern Staff", ["Lantern Staff"]),
        ("王小明", ["王小明"]),
        ("Plato", ["Plato"]),
        (["Based In California.", "In July Of", "Ada Marsh Jr."], ["Ada Marsh Jr."]),
    ],
)
def test_who_wrote_it(author: Any, expected: list[str]) -> None:
    found = row(title="A", outlet="The Lantern", author=author)
    assert names(found) == expected
    if expected:
        assert shown(found, "authors")[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        (TEXT, "full", TEXT.split("\n\n")),
        ("The harbour has been qui… [+4765 chars]", "teaser", ["The harbour has been qui"]),
        ("The harbour is quiet. […]", "teaser", ["The harbour is quiet."]),
        ("The harbour is quiet.\n\nContinue reading", "teaser", ["The harbour is quiet."]),
        ("The harbour is quiet. Read more »", "teaser", ["The harbour is quiet."]),
        ("The harbour is quiet and...", "teaser", ["The harbour is quiet and..."]),
        ("He said we should read more books.", "full", ["He said we should read more books."]),
        ("[+12 chars]", "teaser", []),
        (
            f"{'Word. ' * 400}\n\nRead more: Tides",
            "full",
            [("Word. " * 400)[:-1], "Read more: Tides"],
        ),
        (f"{'Word. ' * 400}[+12 chars]", "teaser", [("Word. " * 400)[:-1]]),
        (" ", "none", []),
    ],
)
def test_a_text_that_was_cut_is_never_called_full(text: str, kind: str, body: list[str]) -> None:
    found = row(title="A", url=URL, content=text)
    assert (found["text"], found["body"]) == (kind, body)


@pytest.mark.parametrize(
    ("said", "kind"),
    [("teaser", "teaser"), ("summary", "summary"), ("full", "full"), ("none", "full"), (7, "full")],
)
def test_a_column_may_say_how_much_of_the_piece_a_text_is(said: Any, kind: str) -> None:
    found = row(title="A", url=URL, text=TEXT, text_kind=said)
    assert (found["text"], found["body"]) == (kind, TEXT.split("\n\n"))
    assert row(title="A", url=URL, text="Cut… [+9 chars]", text_kind=said)["text"] != "full"


def test_a_description_is_deck_or_summary_or_a_beginning() -> None:
    opening, _ = TEXT.split("\n\n")
    assert row(title="A", text=TEXT, description="On waiting")["deck"] == "On waiting"
    assert row(title="A", text=TEXT * 3, description=opening)["deck"] is None
    only = row(title="A", description=opening)
    assert (only["text"], only["body"], only["deck"]) == ("summary", [opening], None)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("<p>One <b>two</b>.</p><p>Three.</p>", ["One two.", "Three."]),
        (
            "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;",
            ["One.", "Two & three."],
        ),
        ("One.\n\nTwo <em>words</em>.\nThree.", ["One.", "Two words.", "Three."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("a < b and c > d", ["a < b and c > d"]),
    ],
)
def test_markup_is_flattened_to_what_it_shows(value: str, lines: list[str]) -> None:
    assert row(title="A", text=value)["body"] == lines


def test_an_outlet_given_as_an_address_is_the_address() -> None:
    found = row(title="A", source=URL)
    assert (found["url"], found["outlet"]) == (URL, None)


def test_damage_is_shown() -> None:
    cut = (
        "The harbour has been quiet since the ferries stopped and the council that was to meet "
        "about them, as everybody in the town had been told, in the"
    )
    found = row(title="A", text=f"The cafÃ© in the harbour, in the rain, in the dark.\n\n{cut}")
    assert [(mark["kind"], mark["text"]) for mark in found["damage"]] == [
        ("mojibake", "cafÃ©"),
        ("cut sentence", cut),
    ]


def test_the_language_that_is_said_decides_and_the_one_that_is_read_stands_beside_it() -> None:
    payload = canonical({"title": "A", "language": "de", "text": TEXT})
    said = [each for each in WAYS["row"].extract(Payload("row", payload)).statements
            if each.field == "language"]  # fmt: skip
    assert [(each.value, each.origin) for each in said] == [("en", "inferred"), ("de", "imported")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["title", "text", "url", "author", "authors", "date", "tags", "outlet", "source", "description"]
)


@given(st.dictionaries(NAMES | st.text(max_size=10), JSON, max_size=8))
def test_any_object_is_read_and_every_span_lies_in_its_sheet(values: dict[str, Any]) -> None:
    read = WAYS["row"].extract(Payload("row", canonical(values)))
    for statement in read.statements:
        for span in statement.spans:
            assert 0 <= span.start < span.end <= len(read.text)
            assert "\n" not in read.text[span.start : span.end]
        json.dumps(statement.value, ensure_ascii=False).encode()


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=6))
def test_a_sheet_is_read_back_as_it_was_written(values: list[tuple[str, str]]) -> None:
    named = [Named(f"x {name}", value) for name, value in values]
    text = transcribed(named, TABLE_ROW)
    sheet = read_sheet(text)
    assert all(text[slice(*each.span)] == each.text for each in sheet.values)
    assert sheet.text_name is None


def test_lists_and_objects_of_python_in_a_table_are_seen_through() -> None:
    found = row(
        title="Tides - Quay Post",
        source="{'id': None, 'name': 'Quay Post'}",
        authors="['Ada Marsh', 'Piet Holm']",
        keywords='["sea", "tides"]',
    )
    assert (found["title"], found["outlet"]) == ("Tides", "Quay Post")
    assert (names(found), found["tags"]) == (["Ada Marsh", "Piet Holm"], ["sea", "tides"])
    assert shown(found, "outlet") == ["Quay Post"]
