"""Whatever the text: the reader answers, in time, with values that stand in it."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.page.flatten import as_record
from archive.page.reader import read_page
from archive.page.record import PageReading
from tests.stalling import ends_in_time

# Pieces that set off the rules, to be mixed with anything.
PIECES = (
    *("By Ada Stern | The Evening Post | Updated: 2024-05-06 07:08", "June 3, 2022", "• Ada Stern"),
    *("Home > Opinion > Columns", "Opinion", "© 2024 The Evening Post", "The author is a fellow."),
    *("RIVA Brief The Price of Water STERN Ada Upload Date 2021-03-04", "#Rivers #Trade", "12"),
    *("(Photo: Agency)", "Ada Stern is a fellow of the institute.", "Comments", "Read more", "…"),
    *("The water rose for nine days, and nobody who lived there was told why it did so.",),
    *(
        "and Max Holm Published: Jan 28",
        "作者：林山",
        "来源：晚报",
        "입력 2022.06.03",
        "بقلم: سلمى",
    ),
    *("\u200b\u202e\ufeff", "\x00\x1b", "Ã©", "\ufffd", "\t", "\u00a0", "  ", "\r\n", "\r", "\n"),
    *("\n\n", "\u2028", "\x85", "\f", "İ", "ß", "e\u0301", "\ud800"),
)
texts = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map("\n".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)
often = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@given(texts)
@often
def test_every_place_is_in_the_text_and_shows_something(text: str) -> None:
    reading = read_page(text)
    for span in (span for statement in reading.statements for span in statement.spans):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()


@given(texts)
@often
def test_paragraphs_titles_names_and_roles_stand_in_the_text(text: str) -> None:
    record = as_record(text, read_page(text).statements)
    shown = letters(text)
    values = [record["title"], record["deck"], record["outlet"], record["section"]]
    values += [*record["body"], *record["captions"], *record["notes"], *record["tags"]]
    values += [each[part] for each in record["authors"] for part in ("name", "affiliation")]
    assert [value for value in values if value and letters(value) not in shown] == []


@given(texts)
@often
def test_no_control_or_invisible_character_reaches_a_title_or_a_name(text: str) -> None:
    record = as_record(text, read_page(text).statements)
    values = [record["title"], record["deck"], record["outlet"], record["section"]]
    values += [each["name"] for each in record["authors"]]
    said = "".join(value for value in values if value)
    assert [sign for sign in said if unicodedata.category(sign) in ("Cc", "Cs")] == []
    assert not set(said) & set("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")


@given(texts)
@often
def test_every_line_that_shows_something_has_one_label(text: str) -> None:
    lines = read_page(text).lines
    numbers = [line.number for line in lines]
    assert numbers == sorted(set(numbers))
    assert all(line.label and line.rule for line in lines)


def letters(text: str) -> str:
    """Letters and digits alone: a re-flow changes nothing but white space and invisible signs."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if sign.isalnum())


PROSE = "The water rose for nine days, and nobody who lived there was told why it did so. "
HUGE = {
    "a line of half a megabyte": PROSE * 6_250,
    "half a megabyte without a space": "a" * 500_000,
    "half a megabyte of digits": "1" * 500_000,
    "half a megabyte in Chinese": "水位上升了九天，没有人知道原因。" * 30_000,
    "10,000 date lines": "Updated: 2024-05-06 07:08\n" * 10_000,
    "10,000 dates on one line": "2024-05-06 07:08 " * 10_000,
    "2,500 authors on one line": "By "
    + ", ".join(f"Ada Stern{'x' * (n % 9)}" for n in range(2_500)),
    "2,500 bylines": "\n".join(f"By Ada Stern{'x' * (n % 9)}" for n in range(2_500)) + PROSE,
    "2,500 authors over lines": "By Ada Stern,\n" + "Max Holm,\n" * 2_500 + PROSE,
    "100,000 spaces": "Title\n\n" + " " * 100_000 + "By Ada Stern\n\n" + PROSE,
    "100,000 spaces within a line": "By Ada" + " " * 100_000 + "Stern\n\n" + PROSE,
    "100,000 blank lines": "Title" + "\n" * 100_000 + PROSE,
    "a title of 150 kB": "Title " * 25_000 + "\n\nBy Ada Stern\n\n" + PROSE * 3,
    "50,000 bars": "Home | " * 50_000,
    "10,000 links": "\n".join(f"News of the day {n}" for n in range(10_000)),
    "spaces before a bar": "Home >" + " " * 100_000 + "x | y\n\nTitle\n\n" + PROSE,
    "spaces in a page's title": "A title" + " " * 100_000 + "| b\n\nA title\n\n" + PROSE * 3,
    "spaces in a copyright line": PROSE + "\n\n© 2024" + " " * 100_000 + "The Evening Post",
    "spaces between tags": PROSE + "\n\nTags: rivers" + " " * 100_000 + ", trade",
    "spaces behind a name": "T\n\nBy Ada Stern\n\n"
    + PROSE
    + "\nAda Stern"
    + " " * 100_000
    + "is a",
    "spaces in a note": PROSE + "\n\nThe author" + " " * 100_000 + "is a fellow.",
    "10,000 captions": "\n".join(f"The bridge in May {n}. (Photo: Agency)" for n in range(10_000)),
    "10,000 hash signs": "#a" * 10_000 + " " + "# " * 10_000,
    "10,000 notes": "The author is a fellow of the institute.\n" * 10_000,
    "10,000 names": "Ada Stern\n\n" * 10_000,
    "5,000 wrapped lines": (PROSE.strip() + "\n" + "and it rose again without a word\n") * 2_500,
    "10,000 bullets": "• it rose\n" * 10_000,
    "25,000 opening brackets": "(" * 25_000 + PROSE,
    "mojibake": "Ã©" * 100_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_no_text_stalls_the_reader(text: str) -> None:
    with ends_in_time():
        reading = read_page(text)
        record = as_record(text, reading.statements)
    assert isinstance(reading, PageReading)
    assert record["title"] is None or len(record["title"]) < 1_000
