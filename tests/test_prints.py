"""Prints of article bodies, kept in step with them, and the articles that they propose."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.curation.decisions import curate
from archive.curation.prints import (
    MOST_CANDIDATES,
    MOST_HOLDERS,
    candidates_for,
    holders_of,
    note_prints,
)
from archive.curation.projection import project
from archive.models import Article, SampledText, TextPrint
from archive.text.similarity import Sample, prints, sample_of, shingles
from tests.desk import make_curator
from tests.holdings import make_article
from tests.pages import stored
from tests.texts import body

pytestmark = pytest.mark.django_db
DjangoAssertNumQueries = Any


def held(article: Article) -> frozenset[int]:
    return frozenset(article.prints.values_list("number", flat=True))


def proposed(text: tuple[str, ...]) -> list[int]:
    sample = sample_of(text)
    return candidates_for({0: sample}, holders_of(sample.prints)).get(0, [])


def test_an_article_has_the_prints_of_its_body() -> None:
    article = stored(body=body(1))
    assert held(article) == prints(shingles(body(1)))
    assert article.sampled.size == len(shingles(body(1)))


def test_what_a_curator_leaves_of_the_body_is_what_is_found() -> None:
    article = stored(body=body(1))
    curate(article, {("body", ""): None, ("text", ""): "none"}, by=make_curator())
    assert held(article) == frozenset()
    assert proposed(body(1)) == []


def test_nothing_is_written_while_the_body_is_the_same() -> None:
    article = stored(body=body(1))
    rows = list(TextPrint.objects.values_list("pk", flat=True))
    project(article)
    assert list(TextPrint.objects.values_list("pk", flat=True)) == rows
    with CaptureQueriesContext(connection) as queries:
        assert note_prints([article]).samples == {}
    assert len(queries) == 1


@pytest.mark.parametrize("count", [1, 7])
def test_many_take_as_many_queries_as_one(
    count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    articles = [make_article(body=list(body(number))) for number in range(count)]
    with django_assert_max_num_queries(4):
        assert note_prints(articles).samples.keys() == {each.pk for each in articles}


def test_a_sample_that_somebody_worked_out_is_taken() -> None:
    article = make_article(body=list(body(1)))
    known = Sample(sample_of(body(1)).digest, 99, frozenset({1, 2}))
    note_prints([article], [known])
    assert (held(article), SampledText.objects.get().size) == (frozenset({1, 2}), 99)


def test_what_very_many_have_is_noted_for_no_more_of_them() -> None:
    articles = [make_article(body=list(body(1))) for _ in range(MOST_HOLDERS + 2)]
    note_prints(articles[:2])
    note_prints(articles[2:])
    assert [bool(held(each)) for each in articles[-3:]] == [True, False, False]
    assert len(proposed(body(1))) == MOST_CANDIDATES


def test_texts_with_half_of_the_shorter_in_common_are_proposed_and_others_are_not() -> None:
    whole = body(1, paragraphs=12)
    article = stored(body=whole)
    stored("Other", body=(*body(2, paragraphs=12), whole[0]))
    assert proposed(whole[:6]) == [article.pk]
    assert proposed((*whole[3:], *body(3))) == [article.pk]
    assert proposed(body(4)) == []
