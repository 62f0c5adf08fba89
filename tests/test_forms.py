"""What a reader may ask, and what becomes of the rest."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.search.engine import Sort
from archive.web.forms import (
    QUESTION_LENGTH,
    PageForm,
    QueryStringForm,
    SearchForm,
    hex_digits,
    name_slug,
)
from archive.web.question import Question


def asked(query: str) -> SearchForm:
    return SearchForm(QueryDict(query))


def test_all_that_can_be_asked_is_read() -> None:
    form = asked(
        "q=reset+ties&outlet=a&outlet=-&author=b&year=2021&sort=oldest&dates=certain&page=3"
        "&month=2021-06&language=ko&kind=think+tank&country=KR&tag=open+sea&match=any"
    )
    assert form.question() == Question(
        words="reset ties",
        chosen={
            "outlet": ("a", "-"),
            "author": ("b",),
            "year": ("2021",),
            "month": ("2021-06",),
            "language": ("ko",),
            "kind": ("think tank",),
            "country": ("KR",),
            "tag": ("open sea",),
        },
        sort=Sort.OLDEST,
        certain_dates=True,
        page=3,
        any_word=True,
    )
    assert form.remarks == []


def test_nothing_asked_is_everything() -> None:
    form = asked("")
    assert (form.question(), form.remarks) == (Question(), [])


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("page=0", "That page number was not understood; this is the first page."),
        ("page=-1", "That page number was not understood; this is the first page."),
        ("page=1.5", "That page number was not understood; this is the first page."),
        ("page=1" + "0" * 30, "That page number was not understood; this is the first page."),
        ("page=" + "9" * 9000, "That page number was not understood; this is the first page."),
        ("page=%00", "That page number was not understood; this is the first page."),
        ("year=0", "That year was not understood and is left out."),
        ("year=0000", "That year was not understood and is left out."),
        ("year=20211", "That year was not understood and is left out."),
        ("year=%D9%A2%D9%A0%D9%A2%D9%A1", "That year was not understood and is left out."),
        ("year=2021%0A", "That year was not understood and is left out."),
        ("month=2021-13", "That month was not understood and is left out."),
        ("month=2021", "That month was not understood and is left out."),
        ("month=0000-01", "That month was not understood and is left out."),
        ("language=%00", "That language was not understood and is left out."),
        ("kind=%ED%A0%80%01", "That kind of outlet was not understood and is left out."),
        ("country=" + "K" * 200, "That country was not understood and is left out."),
        ("tag=%7F", "That tag was not understood and is left out."),
        ("match=some", "That way to match was not understood; all words are looked for."),
        ("outlet=a%00b", "That outlet was not understood and is left out."),
        ("author=" + "x" * 200, "That author was not understood and is left out."),
        (
            "&".join(f"outlet={n}" for n in range(50)),
            "That outlet was not understood and is left out.",
        ),
        ("sort=best", "That order was not understood; this is the usual one."),
        ("dates=any", "That choice of dates was not understood and is left out."),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(query: str, remark: str) -> None:
    form = asked(query)
    assert (form.question(), form.remarks) == (Question(), [remark])


def test_all_words_may_be_asked_for_by_name() -> None:
    form = asked("match=all")
    assert (form.question(), form.remarks) == (Question(), [])


def test_each_field_falls_back_alone() -> None:
    form = asked("q=reset&year=0&sort=newest&page=x")
    assert form.question() == Question(words="reset", sort=Sort.NEWEST)
    assert len(form.remarks) == 2


def test_a_key_given_twice_counts_once_and_an_empty_one_not_at_all() -> None:
    assert asked("outlet=a&outlet=&outlet=a").question().chosen == {"outlet": ("a",)}


def test_characters_that_no_text_holds_are_dropped_from_the_question_and_said() -> None:
    form = SearchForm({"q": "re\x00set \ud800 now"})
    assert form.question().words == "re set now"
    assert form.remarks == ["Characters that no text can hold were left out."]


def test_a_question_is_cut_at_its_limit_and_said() -> None:
    form = asked("q=" + "x" * (QUESTION_LENGTH + 1))
    assert form.question().words == "x" * QUESTION_LENGTH
    assert form.remarks == [f"The question was cut after {QUESTION_LENGTH:,} characters."]


@given(st.dictionaries(st.sampled_from(list(SearchForm.base_fields)), st.text()))
def test_no_query_string_is_refused(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)
    question = SearchForm(query).question()
    assert SearchForm(QueryDict(question.url.partition("?")[2])).question() == question


@pytest.mark.parametrize(("query", "number"), [("", 1), ("page=7", 7), ("page=zero", 1)])
def test_the_page_of_a_list(query: str, number: int) -> None:
    assert PageForm(QueryDict(query)).number == number


def test_a_form_is_read_once_however_often_it_is_asked() -> None:
    form = SearchForm({"q": "a\x00b"})
    assert (form.remarks, form.asked("q"), form.remarks) == (
        ["Characters that no text can hold were left out."],
        "a b",
        ["Characters that no text can hold were left out."],
    )
    assert isinstance(form, QueryStringForm)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("a" * 12, "a" * 12),
        ("0123456789abcdef" * 4, "0123456789abcdef" * 4),
        ("a" * 11, None),
        ("a" * 65, None),
        ("g" * 12, None),
        ("A" * 12, None),
        ("a" * 12 + "\n", None),
        ("", None),
    ],
)
def test_an_id_is_hex_digits(text: str, digits: str | None) -> None:
    assert hex_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("the-lantern", "the-lantern"),
        ("운하-신문", "운하-신문"),
        ("a\x00b", None),
        ("x" * 121, None),
    ],
)
def test_a_slug_is_any_short_text(text: str, slug: str | None) -> None:
    assert name_slug(text) == slug
