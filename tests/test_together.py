"""What is asked or stored of many rows together is what it would be of one after another."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from archive.curation.checks.namesakes import Names, alike
from archive.models import Author, AuthorAlias, Claim, Outlet, OutletAlias
from tests.holdings import make_article, make_author, make_claim, make_outlet

WORDS = [
    "Ana",
    "ana",
    "Änna",
    "Anna",
    "B.",
    "b",
    "Lee",
    "Lee-Marsh",
    "Marsh,",
    "Marsh",
    "李",
    "李伟",
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


class TogetherTests(TestCase):
    """Real rows, many of them by chance."""

    @given(st.lists(NAMES, min_size=1, max_size=6))
    def test_names_are_alike_as_one_asks_for_each(self, names: list[str]) -> None:
        authors = [make_author(name) for name in names]
        make_author("Anna Lee", is_organisation=True)
        asked = Names.of_all()
        assert [asked.alike(each) for each in authors] == [alike(each) for each in authors]

    @given(st.lists(st.sampled_from(["Ana", "ana", "A na", "-", "!", "Ana 2", "李"]), max_size=8))
    def test_slugs_are_those_of_one_after_another(self, names: list[str]) -> None:
        make_author("Ana")
        make_author("Ana")
        stored = [Author(name=name) for name in names]
        Author.objects.create_all(stored)
        together = [(each.slug, each.name_key, each.sort_key) for each in stored]
        Author.objects.filter(pk__in=[each.pk for each in stored]).delete()
        assert together == [
            (each.slug, each.name_key, each.sort_key) for each in map(make_author, names)
        ]


@pytest.mark.django_db
def test_rows_are_found_by_many_names_as_by_each() -> None:
    lantern, post = make_outlet("The Lantern"), make_outlet("Post", domains=["post.example"])
    make_outlet("post")
    old = make_outlet("Old Lantern", merged_into=lantern)
    OutletAlias.objects.create(outlet=post, name="The Lantern")
    OutletAlias.objects.create(outlet=old, name="lantern")
    names = ["The Lantern", "THE  lantern", "Lantern", "Post", "www.post.example", "None", "a.b"]
    found = Outlet.objects.bearing_each(names)
    assert {name: {row.pk for row in rows} for name, rows in found.items()} == {
        name: {row.pk for row in Outlet.objects.bearing(name)} for name in names
    }
    assert {len(rows) for rows in found.values()} == {0, 1, 2}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_names_are_asked_for_together(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Ada Marsh {number}") for number in range(count)]
    with django_assert_num_queries(2):
        found = Author.objects.bearing_each([each.name for each in authors])
    assert found == {each.name: [each] for each in authors}
    AuthorAlias.objects.create(author=authors[0], name="A. M.")
    with django_assert_num_queries(3):
        assert Author.objects.bearing_each(["a. m."]) == {"a. m.": [authors[0]]}
    with django_assert_num_queries(0):
        assert Author.objects.bearing_each([]) == {}


@pytest.mark.django_db
def test_rows_inserted_are_the_rows_that_django_makes() -> None:
    article = make_article("Tides", body=["x"])
    model = make_claim(article, "tags", ["a", {"b": None}], spans=[[0, 1]])
    made = [
        Claim(
            article=article,
            capture=model.capture,
            field="tags",
            value=value,
            origin=model.origin,
            rule=model.rule,
            spans=[[0, 1]],
        )
        for value in (["a", {"b": None}], None)
    ]
    Claim.objects.insert(made)
    columns = [each.attname for each in Claim._meta.concrete_fields if not each.primary_key]
    model.refresh_from_db()
    rows = Claim.objects.filter(pk__gt=model.pk).order_by("pk")
    for row, value in zip(rows, (["a", {"b": None}], None), strict=True):
        told = {name: getattr(row, name) for name in columns}
        assert told == {name: getattr(model, name) for name in columns} | {
            "value": value,
            "made_at": row.made_at,
        }
        assert row.made_at >= model.made_at
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM archive_claim WHERE value IS NULL")
        assert cursor.fetchone() == (1,)
