"""Steps by which bylines and articles come to lead to another author, outlet or topic."""

from collections.abc import Collection, Iterator

from django.db import models

from archive.curation.checks import run_checks
from archive.curation.events import RowChange
from archive.curation.linking import Merging
from archive.curation.steps import Step
from archive.curation.waiting import articles_to_link, bylines_to_link
from archive.models import Article, Author, Byline, Outlet, Topic

Namesake = Author | Outlet | Topic


def move_bylines(bylines: models.QuerySet[Byline], into: Namesake) -> Iterator[Step]:
    """Steps that link bylines to another author."""
    for byline in bylines.select_related("article").order_by("pk"):
        yield Step(
            byline,
            {"author_id": into.pk},
            f"“{byline.name}” of “{byline.article}” leads to {called(into)}",
        )


def move_articles(articles: models.QuerySet[Article], into: Namesake) -> Iterator[Step]:
    """Steps that give articles another outlet."""
    for article in articles.only("pk", "public_id", "title", "outlet_id").order_by("pk"):
        yield Step(article, {"outlet_id": into.pk}, f"“{article}” appeared in {called(into)}")


def move_topics(
    row: Topic, into: Namesake, articles: models.QuerySet[Article, int]
) -> Iterator[Step]:
    """Steps that put articles under another topic; those that are there already only leave."""
    through = Topic.articles.through
    there = set(through.objects.filter(topic_id=into.pk).values_list("article_id", flat=True))
    links = through.objects.filter(topic_id=row.pk, article_id__in=list(articles))
    for link in links.select_related("article").order_by("pk"):
        if link.article_id in there:
            yield Step(link, None, f"“{link.article}” leaves {called(row)}: it has both topics")
        else:
            yield Step(link, {"topic_id": into.pk}, f"“{link.article}” comes under {called(into)}")


def link_bylines(keys: Collection[str], merging: Merging[Author] | None = None) -> Iterator[Step]:
    """Steps that link bylines which waited until their names lead to one author alone."""
    for byline, author in bylines_to_link(keys, merging):
        yield from move_bylines(Byline.objects.filter(pk=byline.pk), author)


def link_articles(keys: Collection[str], merging: Merging[Outlet] | None = None) -> Iterator[Step]:
    """The same of articles and their outlets."""
    for article, outlet in articles_to_link(keys, merging):
        yield from move_articles(Article.objects.filter(pk=article.pk), outlet)


def note_articles(changes: list[RowChange]) -> list[str]:
    """The public ids of the articles whose links were changed, went or came."""
    numbers = {
        change.pk if change.model == "article" else columns["article_id"]
        for change in changes
        for columns in (change.before, change.after)
        if columns is not None and (change.model == "article" or "article_id" in columns)
    }
    return list(Article.objects.filter(pk__in=numbers).values_list("public_id", flat=True))


def link_waiting(authors: Collection[str], outlets: Collection[str]) -> list[RowChange]:
    """Link all that waited and whose name, one of these keys, leads to one row alone by now."""
    changes = [step.take() for step in [*link_bylines(authors), *link_articles(outlets)]]
    check_linked(changes)
    return changes


def check_linked(changes: Collection[RowChange]) -> None:
    """Check the articles anew in which a name led nowhere and leads somewhere now."""
    links = ("author_id", "outlet_id")
    linked = [
        change
        for change in changes
        if change.model in {"byline", "article"} and change.before and change.after
        if any(change.before.get(each) is None and change.after.get(each) for each in links)
    ]
    for article in Article.objects.filter(public_id__in=note_articles(linked)).order_by("pk"):
        run_checks(article)


def called(row: Namesake) -> str:
    """How a preview names a row."""
    return f"“{row.name}” ({row.slug or 'new'})"
