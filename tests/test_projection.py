"""From claims to the article: the row is what its claims say, however often it is made anew."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.curation.decisions import curate
from archive.curation.projection import project
from archive.models import Article, Author, Change, Claim, Outlet
from tests.pages import BODY, stored

pytestmark = pytest.mark.django_db
EVERYTHING: dict[str, Any] = {
    "deck": "A summary.",
    "section": "Opinion",
    "language": "en",
    "url": "https://example.org/tides",
    "tags": ["sea", "gates"],
    "captions": ["The gate."],
    "notes": ["The views are the author's own."],
    "damage": [{"kind": "cut sentence", "paragraph": 1, "text": "The tide"}],
}


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("curator")


def row_of(article: Article) -> dict[str, Any]:
    """All that the database holds of an article, but for the count of its projections."""
    row: Any = Article.objects.filter(pk=article.pk).values().get()
    fields = ("position", "name", "affiliation", "author")
    byline = list(article.bylines.values_list(*fields))
    return {**row, "revision": None, "byline": byline}


def again(article: Article) -> dict[str, Any]:
    project(Article.objects.get(pk=article.pk))
    return row_of(article)


def test_the_article_is_what_its_claims_say() -> None:
    article = stored(
        authors=["Ada Marsh", "Li Yan"],
        affiliations={"Li Yan": "Harbour Fund"},
        names={"Li Yan": {"family": "Li", "given": "Yan", "order": "family-first"}},
        outlet="The Lantern",
        date={"edtf": "2021-06", "time": "9 am", "label": "Updated"},
        **EVERYTHING,
    )
    article.refresh_from_db()
    for field, value in EVERYTHING.items():
        assert getattr(article, field) == value
    assert (article.title, article.body, article.text) == ("Tides and gates", list(BODY), "full")
    assert article.outlet == Outlet.objects.get(name="The Lantern")
    said = (article.date, article.date_time, article.date_label)
    assert said == ("2021-06", "9 am", "Updated")
    days = (article.date_first, article.date_last, article.sort_day)
    assert list(map(str, days)) == ["2021-06-01", "2021-06-30", "2021-06-01"]
    byline = article.bylines.values_list("position", "name", "affiliation", "author__name")
    assert list(byline) == [
        (1, "Ada Marsh", None, "Ada Marsh"),
        (2, "Li Yan", "Harbour Fund", "Li Yan"),
    ]
    author = Author.objects.get(name="Li Yan")
    assert (author.family, author.given, author.order) == ("Li", "Yan", "family-first")


def test_what_nobody_says_is_null() -> None:
    article = stored(None, body=())
    article.refresh_from_db()
    texts = (article.title, article.deck, article.section, article.language, article.url)
    assert texts == (None,) * 5
    lists = (article.body, article.tags, article.captions, article.notes, article.damage)
    assert lists == ([],) * 5
    assert (article.outlet, article.date, article.sort_day, article.text) == (
        None,
        None,
        None,
        "none",
    )
    assert (Outlet.objects.count(), Author.objects.count()) == (0, 0)


def test_a_date_without_a_year_has_no_days() -> None:
    article = stored(date={"edtf": "XXXX-01-28"})
    assert (article.date, article.date_first, article.date_last) == ("XXXX-01-28", None, None)
    assert article.sort_day is None


def test_an_inferred_year_is_sorted_by_and_kept_apart() -> None:
    reason = "It answers a speech of that week."
    article = stored(
        date={"edtf": "XXXX-01-28"}, date_inferred={"value": "2021-01-28", "reason": reason}
    )
    assert (article.date, article.date_first) == ("XXXX-01-28", None)
    assert (article.date_inferred, article.date_inferred_reason) == ("2021-01-28", reason)
    assert str(article.sort_day) == "2021-01-28"


@pytest.mark.parametrize(
    ("decided", "inferred"),
    [
        ("2021-06-23", None),
        ("2021", None),
        ("XXXX-02-02", None),
        ("XXXX-01", "2021-01-28"),
        ("XXXX-01-28", "2021-01-28"),
        (None, "2021-01-28"),
    ],
)
def test_a_curated_date_stands_alone_unless_what_was_inferred_can_be_it(
    curator: User, decided: str | None, inferred: str | None
) -> None:
    said = {"value": "2021-01-28", "reason": "It answers a speech of that week."}
    article = stored(date={"edtf": "XXXX-01-28"}, date_inferred=said)
    curate(article, {("date", ""): decided and {"edtf": decided}}, by=curator)
    article.refresh_from_db()
    assert article.date_inferred == inferred
    assert article.claims.filter(field="date_inferred").exists()


def test_projecting_again_changes_nothing(curator: User) -> None:
    article = stored(authors=["Ada Marsh"], outlet="The Lantern", **EVERYTHING)
    curate(article, {("title", ""): "Estuaries", ("deck", ""): None}, by=curator)
    assert again(article) == row_of(article)


def test_the_row_can_be_lost_and_comes_back_from_the_claims() -> None:
    article = stored(authors=["Ada Marsh"], outlet="The Lantern", **EVERYTHING)
    before = row_of(article)
    article.bylines.all().delete()
    Article.objects.update(title="x", deck=None, body=[], outlet=None, tags=[], url=None)
    assert again(article) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Estuaries"),
        ("tags", ["estuary"]),
        ("deck", None),
        ("tags", []),
        ("url", None),
    ],
)
def test_a_later_reading_does_not_touch_what_a_curator_decided(
    curator: User, field: str, value: Any
) -> None:
    article = stored(**EVERYTHING)
    curate(article, {(field, ""): value}, by=curator)
    for origin in ("extracted", "imported"):
        Claim.objects.create(
            article=article,
            capture=article.captures.get(),
            field=field,
            value=["later"] if field == "tags" else "later",
            origin=origin,
            rule="later-rule",
        )
    assert again(article)[field] == value


def test_a_cleared_outlet_and_author_do_not_come_back(curator: User) -> None:
    article = stored(authors=["Ada Marsh"], outlet="The Lantern")
    curate(article, {("outlet", ""): None, ("author", "Ada Marsh"): None}, by=curator)
    after = again(article)
    assert (after["outlet_id"], after["byline"]) == (None, [(1, "Ada Marsh", None, None)])


def test_an_outlet_decided_by_its_slug_survives_a_rename(curator: User) -> None:
    article = stored(outlet="The Lantren")
    lantern = Outlet.objects.create(name="The Lantern")
    curate(article, {("outlet", ""): {"slug": lantern.slug}}, by=curator)
    lantern.name = "The Evening Lantern"
    lantern.save()
    assert again(article)["outlet_id"] == lantern.pk


def test_each_projection_leaves_a_change_for_the_indexes() -> None:
    article = stored()
    before = Change.objects.count()
    project(article)
    assert list(Change.objects.values_list("article", flat=True))[before:] == [article.public_id]
    assert Article.objects.get().revision == 2


def test_a_byline_that_stays_as_it_is_keeps_its_number() -> None:
    article = stored(authors=["Ada Marsh", "Bo Ek"])
    before = list(article.bylines.values())
    project(article)
    assert list(article.bylines.values()) == before
