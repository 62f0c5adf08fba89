"""Topics, dossiers, and what stands beside a list of articles."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.models import Dossier, DossierEntry, Topic
from archive.web.narrowing import Narrowing
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


def make_topic(name: str, count: int) -> Topic:
    """A topic of some articles, each at an outlet of its own and in a year of its own."""
    topic = Topic.objects.create(name=name)
    for number in range(count):
        outlet = make_outlet(f"{name} {number}")
        article = make_article(f"{name} {number}", outlet=outlet, date=f"202{number}")
        topic.articles.add(article)
    return topic


def make_dossier(name: str, count: int) -> Dossier:
    """A dossier of some articles, the latest first."""
    dossier = Dossier.objects.create(name=name)
    for number in range(count):
        article = make_article(f"{name} {number}", date=f"202{number}")
        DossierEntry.objects.create(dossier=dossier, article=article, position=count - number)
    return dossier


def beside(client: Client, address: str) -> Narrowing | None:
    found: Narrowing | None = client.get(address).context["narrowing"]
    return found


def rows(narrowing: Narrowing | None) -> dict[str, list[tuple[str, int]]]:
    assert narrowing
    return {
        facet.title: [(row.name, row.count) for row in facet.rows] for facet in narrowing.facets
    }


def test_a_topic_has_its_years_and_outlets_beside_it(client: Client) -> None:
    topic = make_topic('The "drought" protocol', 4)
    make_article("Other", outlet=make_outlet("Elsewhere"), date="2025")
    index_all()
    narrowing = beside(client, f"/topics/{topic.slug}/")
    assert rows(narrowing) == {
        "Outlet": [(f'The "drought" protocol {number}', 1) for number in range(4)],
        "Year": [(f"202{number}", 1) for number in (3, 2, 1, 0)],
    }
    assert narrowing
    assert narrowing.histogram
    bars = [(bar.name, bar.count) for bar in narrowing.histogram.bars]
    assert bars == [(f"202{number}", 1) for number in range(4)]
    assert client.get(narrowing.url).context["answer"].total == 4
    assert client.get(narrowing.facets[0].rows[0].url).context["answer"].total == 1


def test_a_topic_that_the_search_cannot_tell_from_another_has_nothing_beside_it(
    client: Client,
) -> None:
    topic = make_topic("Water", 1)
    make_topic("Water prices", 1)
    index_all()
    assert beside(client, f"/topics/{topic.slug}/") is None


def test_a_dossier_is_read_in_its_order_with_the_same_beside_it(client: Client) -> None:
    dossier = make_dossier("The vote", 3)
    index_all()
    response = client.get(f"/dossiers/{dossier.slug}/")
    titles = [row.title for row in response.context["listing"].rows]
    assert titles == ["The vote 2", "The vote 1", "The vote 0"]
    assert rows(response.context["narrowing"]) == {"Year": [("2022", 1), ("2021", 1), ("2020", 1)]}


def test_an_outlet_and_an_author_narrow_to_what_is_theirs(client: Client) -> None:
    outlet, ada, li = make_outlet(), make_author("Ada Marsh"), make_author("Li Wei")
    make_article("A", outlet=outlet, authors=[ada], date="2021-05")
    make_article("B", outlet=outlet, authors=[ada, li], date="2021-06")
    make_article("C", authors=[li], date="2023")
    index_all()
    narrowing = beside(client, f"/outlets/{outlet.slug}/")
    assert rows(narrowing) == {
        "Author": [("Ada Marsh", 2), ("Li Wei", 1)],
        "Year": [("2021", 2)],
        "Month": [("June 2021", 1), ("May 2021", 1)],
    }
    assert narrowing
    urls = [row.url for row in narrowing.facets[0].rows]
    assert urls == [
        "/search/?outlet=the-lantern&author=ada-marsh",
        "/search/?outlet=the-lantern&author=li-wei",
    ]
    assert rows(beside(client, f"/authors/{li.slug}/"))["Outlet"] == [
        ("The Lantern", 1),
        ("No outlet named", 1),
    ]


def test_a_list_is_there_without_an_index(client: Client) -> None:
    outlet = make_outlet()
    article = make_article(outlet=outlet)
    response = client.get(f"/outlets/{outlet.slug}/")
    assert response.context["narrowing"] is None
    assert response.context["listing"].rows == [article]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    topic, dossier = make_topic("Water", count), make_dossier("The vote", count)
    index_all()
    with django_assert_num_queries(3):
        client.get("/topics/")
    with django_assert_num_queries(4):
        client.get(f"/topics/{topic.slug}/")
    with django_assert_num_queries(3):
        client.get("/dossiers/")
    with django_assert_num_queries(4):
        client.get(f"/dossiers/{dossier.slug}/")
