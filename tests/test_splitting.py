"""Splitting what one row holds: two people of one name."""

import pytest
from django.contrib.auth.models import User

from archive.curation.events import undo
from archive.curation.judgements import judgement_on
from archive.curation.projection import project
from archive.curation.splitting import SplitError, parts_of, plan_split, split
from archive.models import Article, Author, Claim, Outlet, Topic
from tests.pages import stored
from tests.test_curation_merging import authors_of, everything


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("editor")


@pytest.fixture
def author(db: None) -> Author:  # noqa: ARG001 - the database
    for title in ("Tides", "Gates", "Weirs"):
        stored(title, authors=["Li Yan"])
    return Author.objects.get()


def test_chosen_bylines_go_to_a_new_author_and_stay_there(author: Author, editor: User) -> None:
    byline = author.bylines.get(article__title="Gates")
    other = Author(name="Li Yan")
    split(author, [byline.pk], other, by=editor, reason="another city")
    gates, tides = Article.objects.get(title="Gates"), Article.objects.get(title="Tides")
    for article in (gates, tides):
        project(article)
    assert (authors_of(gates), authors_of(tides)) == (["li-yan-2"], ["li-yan"])
    said = judgement_on(author, other)
    assert said is not None
    assert (said.are_same, said.reason) == (False, "another city")


def test_a_name_that_two_have_waits(author: Author, editor: User) -> None:
    byline = author.bylines.get(article__title="Gates")
    split(author, [byline.pk], Author(name="Li Yan"), by=editor, reason="another city")
    assert authors_of(stored("Locks", authors=["Li Yan"])) == []


def test_undone_every_link_is_as_it_was(author: Author, editor: User) -> None:
    before = everything()
    byline = author.bylines.get(article__title="Gates")
    event = split(author, [byline.pk], Author(name="Li Yan"), by=editor, reason="another city")
    undo(event, editor)
    after = everything()
    assert (after["Author"], after["Claim"]) == (before["Author"], before["Claim"])
    assert after["Judgement"] == before["Judgement"] == []
    assert [authors_of(article) for article in Article.objects.all()] == [["li-yan"]] * 3


def test_what_is_split_off_may_go_to_another_row(author: Author, editor: User) -> None:
    other = Author.objects.create(name="Yan Li")
    chosen = list(parts_of(author).values_list("pk", flat=True))
    split(author, chosen, other, by=editor, reason="signed so")
    assert (author.bylines.count(), other.bylines.count()) == (0, 3)
    assert judgement_on(author, other) is None


def test_articles_of_an_outlet(editor: User) -> None:
    tides, gates = stored("Tides", outlet="The Lantern"), stored("Gates", outlet="The Lantern")
    outlet = Outlet.objects.get()
    event = split(
        outlet, [gates.pk], Outlet(name="The Lantern (Han)"), by=editor, reason="two papers"
    )
    for article in (tides, gates):
        project(article)
    assert [str(article.outlet) for article in (tides, gates)] == [
        "The Lantern",
        "The Lantern (Han)",
    ]
    undo(event, editor)
    gates.refresh_from_db()
    assert (gates.outlet, Outlet.objects.count()) == (outlet, 1)
    assert not Claim.objects.filter(origin="curated").exists()


def test_articles_of_a_topic(editor: User) -> None:
    tides, gates = stored("Tides"), stored("Gates")
    topic = Topic.objects.create(name="Water")
    topic.articles.set([tides, gates])
    before = everything()
    other = Topic(name="Locks")
    event = split(topic, [gates.pk], other, by=editor, reason="narrower")
    assert (list(topic.articles.all()), list(other.articles.all())) == ([tides], [gates])
    undo(event, editor)
    assert everything() == before


class TestRefusals:
    """What can be no split."""

    def test_to_itself(self, author: Author) -> None:
        with pytest.raises(SplitError, match="to itself"):
            plan_split(author, [1], author)

    def test_of_nothing(self, author: Author) -> None:
        with pytest.raises(SplitError, match="Choose what"):
            plan_split(author, [], Author(name="Li Yan"))

    def test_of_what_is_not_there(self, author: Author) -> None:
        with pytest.raises(SplitError, match="no longer there"):
            plan_split(author, [10**6], Author(name="Li Yan"))

    def test_without_a_reason(self, author: Author, editor: User) -> None:
        byline = author.bylines.all()[0]
        with pytest.raises(SplitError, match="Say why"):
            split(author, [byline.pk], Author(name="Li Yan"), by=editor, reason="")
