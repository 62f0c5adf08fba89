"""Articles side by side, and the wordings of two."""

import re
from typing import Any

import pytest
from django.test import Client

from archive.models import Access, Article
from tests.holdings import index_all, make_article, make_author, make_outlet
from tests.texts import body

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
ONE, OTHER = body(1), body(2)
HOSTILE = [
    *("\x00", "10" * 50_000, "<script>", "g" * 12, "../..", "a" * 11, "運", "\u202e", "' OR 1=1"),
    *("f" * 12, "F" * 64, "/a/" * 1_000, "https://example.org/a/" + "e" * 12 + "/x?y#z"),
]


def compare(client: Client, *articles: Article | str, **how: str) -> str:
    ids = [each if isinstance(each, str) else each.public_id for each in articles]
    response = client.get("/compare/", {"a": ids, **how})
    assert response.status_code == 200
    return response.text


def rows(page: str) -> list[list[list[str]]]:
    """The numbers of the paragraphs in each cell of each row."""
    found = re.findall(r"<li(?: class=\"aligned\")?>\n(<div>.*?)</li>", page, re.DOTALL)
    return [
        [re.findall(r'<p id="t\d+p(\d+)"', cell) for cell in row.split("<div>")[1:]]
        for row in found
    ]


def test_quoted_paragraphs_stand_beside_each_other_with_their_marks(client: Client) -> None:
    one = make_article("Tides", body=list(ONE))
    other = make_article("Gates", body=[OTHER[0], f"They say “{ONE[2]}”", OTHER[1]])
    page = compare(client, one, other)
    assert rows(page) == [[["1", "2"], ["1"]], [["3"], ["2"]], [["4"], ["3"]]]
    assert f"They say “<mark>{ONE[2][:-1]}</mark>.”" in page
    assert f'href="{other.get_absolute_url()}#p2"' in page


@pytest.mark.parametrize("form", ["{}", "/a/{}/", "https://archive.example/a/{}/tides/"])
def test_the_same_article_twice_is_said_in_a_line(client: Client, form: str) -> None:
    one = make_article("Tides", body=list(ONE))
    again = form.format(one.public_id)
    page = compare(client, one, again)
    assert "<li>That is the same article twice: name another one to compare it with.</li>" in page
    assert rows(page) == []
    other = make_article("Gates", body=list(OTHER))
    page = compare(client, one, again, other)
    assert "<li>An article that is named twice is compared once.</li>" in page
    assert page.count('<li class="entry"') == 2


def test_a_quotation_out_of_order_is_linked(client: Client) -> None:
    one = make_article("Tides", body=list(ONE[:2]))
    other = make_article("Gates", body=[ONE[1], " ".join(ONE[0].split()[:12])])
    page = compare(client, one, other)
    assert 'Also in <a href="#t2p2">2 ¶ 2</a> (12 words)' in page
    assert 'Also in <a href="#t1p1">1 ¶ 1</a> (12 words)' in page


def test_words_that_set_articles_apart_are_shown(client: Client) -> None:
    one = make_article("Tides", body=["The gauge and the gauge of the harbor."])
    other = make_article("Gates", body=["The lock and the lock of the harbor."])
    for number in range(6):
        make_article(f"Number {number}", body=["The rest of the words and of it."])
    index_all()
    page = compare(client, one, other)
    said = re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", page)
    assert said == [
        ("In all of them", "<bdi>harbor</bdi>"),
        ("More in 1 than in the rest", "<bdi>gauge</bdi>"),
        ("More in 2 than in the rest", "<bdi>lock</bdi>"),
    ]


def test_without_an_index_texts_are_compared_without_their_words(client: Client) -> None:
    articles = [make_article("Tides", body=list(ONE)), make_article("Gates", body=list(ONE))]
    page = compare(client, *articles)
    assert rows(page) == [[[str(n)], [str(n)]] for n in range(1, 5)]
    assert '<h2 id="words">' not in page


def test_two_wordings_are_shown_as_one_text(client: Client) -> None:
    one = make_article("Tides", body=["The harbor is resetting.", "Nobody asked <now>."])
    other = make_article("Tides", body=["The “harbor” was resetting.", "Nobody ever asked <now>."])
    page = compare(client, one, other, show="words")
    assert '<h2 id="wordings">2 words differ</h2>' in page
    assert (
        "The “harbor” <del>is </del><ins>was </ins>resetting.\nNobody "
        "<ins>ever </ins>asked &lt;now&gt;.</div>"
    ) in page
    assert "show=words" in compare(client, one, other)
    assert "show=words" not in page


def test_long_stretches_that_are_the_same_are_cut(client: Client) -> None:
    one = make_article("Tides", body=[*ONE, "The end."])
    other = make_article("Gates", body=[*ONE, "The beginning."])
    page = compare(client, one, other, show="words")
    assert ONE[0][:150] in page
    assert " […] " in page
    assert ONE[1] not in page


@pytest.mark.parametrize("level", [Access.EXCERPT, Access.METADATA, Access.WITHDRAWN])
@pytest.mark.parametrize("how", [{}, {"show": "words"}])
def test_a_text_that_may_not_be_read_is_not_shown(
    client: Client, level: Access, how: dict[str, str]
) -> None:
    one, other = make_article("Tides", body=list(ONE)), make_article("Gates", body=list(OTHER))
    Article.objects.filter(pk=one.pk).update(access=level)
    index_all()
    page = compare(client, one, other, **how)
    assert not any(paragraph[:40] in page for paragraph in ONE)
    assert (f"There is no article {one.public_id}." in page) == (level == Access.WITHDRAWN)
    assert (">Tides<" in page) == (level != Access.WITHDRAWN)
    assert '<h2 id="words">' not in page


def test_articles_are_named_by_id_or_address_each_once(client: Client) -> None:
    one, other = make_article("Tides", body=list(ONE)), make_article("Gates", body=list(OTHER))
    address = f"http://example.org{one.get_absolute_url()}#p2"
    page = compare(client, address, one, other.public_id.upper())
    assert re.findall(r"<h2>(\d)\. ", page) == ["1", "2"]


@pytest.mark.parametrize("count", [0, 1])
def test_of_fewer_than_two_nothing_is_compared(client: Client, count: int) -> None:
    articles = [make_article(f"Tides {n}", body=list(ONE)) for n in range(count)]
    page = compare(client, *articles)
    assert ("Side by side" in page, page.count('name="a"')) == (False, 4)


def test_of_more_than_four_the_first_are_compared(client: Client) -> None:
    articles = [make_article(f"Tides {n}", body=list(ONE)) for n in range(6)]
    page = compare(client, *articles)
    assert re.findall(r"<h2>(\d)\. ", page) == ["1", "2", "3", "4"]
    assert "At most 4 articles are compared" in page


@pytest.mark.parametrize("sent", HOSTILE)
@pytest.mark.parametrize("how", [{}, {"show": "words"}, {"show": "\x00" * 9}])
def test_anything_may_be_sent(client: Client, sent: str, how: dict[str, str]) -> None:
    page = compare(client, make_article("Tides", body=list(ONE)), *[sent] * 3, **how)
    assert "<script" not in page
    assert len(page) < 20_000


def test_of_a_very_long_article_the_beginning_is_compared(client: Client) -> None:
    long = make_article("Tides", body=[*body(3, paragraphs=1_000), *ONE])
    page = compare(client, long, make_article("Gates", body=list(ONE)))
    assert "Article 1 is long: only its first" in page
    assert not any(paragraph[:40] in page for paragraph in body(3, paragraphs=1_000)[-9:])


@pytest.mark.parametrize("count", [2, 4])
def test_it_takes_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    articles = [
        make_article(f"Tides {n}", body=list(body(n)), outlet=make_outlet(f"The Lantern {n}"),
                     authors=[make_author(f"Ada Marsh {n}")])
        for n in range(count)
    ]  # fmt: skip
    index_all()
    with django_assert_num_queries(4):
        compare(client, *articles)


def test_a_page_of_anything_is_a_right_page(client: Client) -> None:
    """Very many paragraphs, a title of nothing but signs, a name in two directions."""
    ada = make_author("Ada סלמה Marsh")
    body_of_many = [f"Paragraph {number} says the tide came in." for number in range(3_000)]
    many = make_article("🎉" * 300, body=body_of_many, authors=[ada], language="he")
    other = make_article(None, body=[body_of_many[2_999]], authors=[ada])
    index_all()
    assert "<bdi>Ada סלמה Marsh</bdi>" in compare(client, many, other)
    page = client.get(many.get_absolute_url(), {"q": "tide"}).text
    assert "Marked in 3,000 places" in page
    assert '<p id="p3000"' in page
    found = client.get("/quote/", {"quote": "Paragraph 2999 says the tide came in"}).text
    assert f'<a href="{many.get_absolute_url()}#p3000">In paragraph 3000</a>' in found
