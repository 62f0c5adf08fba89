"""CSV: how the head line is told, how rows are, what is passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.limits import capture_limit
from tests.outcomes import names, outcomes, record, records, told

URL = "https://lantern.example/tides"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_head_line_tells_the_delimiter(delimiter: str, end: str) -> None:
    rows = [["title", "media_name", "url"], ['"Tides, twice; a|day\t?"', "The Lantern", URL]]
    found = record("a.csv", end.join(delimiter.join(row) for row in rows) + end)
    assert (found["title"], found["outlet"], found["url"]) == (
        "Tides, twice; a|day ?",
        "The Lantern",
        URL,
    )


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16", ""), ("cp1252", ""), ("utf-32", "")],
)
def test_the_encoding_is_told_from_the_bytes(encoding: str, mark: str) -> None:
    text = "title,author,text\n" + 3 * "Ebbe und Flut am Fluß,Jörg Grün,Über Flüsse und Ufer.\n"
    found = records("a.csv", f"{mark}{text}".encode(encoding))[0]
    assert (found["title"], names(found)) == ("Ebbe und Flut am Fluß", ["Jörg Grün"])


def test_one_line_in_another_encoding_leaves_the_others_alone() -> None:
    rows = [b"title", "Über die Flut".encode(), "Über die Ebbe".encode("cp1252")]
    found = records("a.csv", b"\n".join(rows))
    assert [each["title"] for each in found] == ["Über die Flut", "Über die Ebbe"]


def test_values_may_hold_quotes_commas_and_line_breaks() -> None:
    found = record("a.csv", 'title,text\n"She said ""no"",\ntwice","One.\n\nTwo."\n')
    assert (found["title"], found["body"]) == ('She said "no", twice', ["One.", "Two."])


def test_empty_rows_are_passed_over_and_short_ones_are_read() -> None:
    found = records("a.csv", "\n\ntitle,url,text\n\n,,\nTides\n \n")
    assert [(each["record"], each["title"]) for each in found] == [(1, "Tides")]


def test_a_line_that_names_the_separator_is_no_head() -> None:
    assert record("a.csv", "sep=;\r\ntitle;url\r\nTides;x\r\n")["title"] == "Tides"


def test_columns_of_one_name_and_of_none_are_told_apart() -> None:
    assert record("a.csv", "title,,title\nTides,x,Ebb\n")["title"] == "Tides"


def test_a_quotation_mark_within_a_value_is_a_sign_like_others() -> None:
    found = records("a.csv", 'title,url\n5" of rain,x\nTides,y\n')
    assert [each["title"] for each in found] == ['5" of rain', "Tides"]


def test_a_backslash_before_quotation_marks_is_that_of_a_database() -> None:
    rows = 'title,url,text\n"He said \\"no\\" twice",x,"A \\"b"\n"Tides, \\"high\\"",y,"C"\n'
    found = records("a.csv", rows)
    assert [each["title"] for each in found] == ['He said "no" twice', 'Tides, "high"']
    assert [each["body"] for each in found] == [['A "b'], ["C"]]


def test_where_quotation_marks_are_doubled_a_backslash_is_a_sign() -> None:
    rows = 'title,text\n"The ""C:\\"" drive","In C:\\"\n"Tides","A \\""b"" c"\n'
    found = records("a.csv", rows)
    assert [each["title"] for each in found] == ['The "C:\\" drive', "Tides"]
    assert found[1]["body"] == ['A \\"b" c']


def test_lines_that_end_in_returns_may_hold_others_in_quotation_marks() -> None:
    found = records("a.csv", 'title,text\rTides,"One.\n\nTwo."\rEbb,x\r')
    assert [each["body"] for each in found] == [["One.", "Two."], ["x"]]


def test_a_break_in_a_bare_value_is_said_in_plain_words() -> None:
    assert told("a.csv", "title,url\nTi\rdes,x\nEbb,y\n") == [
        "refused: a line break in a value without quotation marks",
        "Ebb",
    ]


def test_rows_with_one_address_are_one_twice() -> None:
    first, second, third = records(
        "a.csv", f"title,url\nTides,{URL}\nTides again,{URL}?utm_source=mail\nEbb,{URL}/2\n"
    )
    assert [each["duplicate_of"] for each in (first, second, third)] == [None, "a.csv#1", None]


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_what_a_program_writes_is_what_is_read(titles: list[str]) -> None:
    rows = "".join('"' + title.replace('"', '""') + '","x"\n' for title in titles)
    found = outcomes("a.csv", f"title,text\n{rows}")
    assert [each.status for each in found] == ["read"] * len(titles)
    assert all(each.record and each.record["body"] == ["x"] for each in found)


def test_the_limit_of_a_value_is_that_of_a_record() -> None:
    long = "word " * 100_000
    assert capture_limit() > len(long)
    assert record("a.csv", f"title,text\nTides,{long}\n")["body"] == [long.strip()]
