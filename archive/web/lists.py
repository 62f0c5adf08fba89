"""Which articles stand on which list, in its order: for its page and for its files."""

from archive.models import Article, Author, Byline, Dossier, Outlet, Topic
from archive.models.articles import ArticleQuerySet


def all_articles() -> ArticleQuerySet:
    """All articles, newest first."""
    return Article.objects.listed().newest_first()


def of_outlet(outlet: Outlet | None) -> ArticleQuerySet:
    """What appeared in an outlet; None for what names none."""
    return all_articles().filter(outlet=outlet)


def of_author(author: Author) -> ArticleQuerySet:
    """What an author signed."""
    return all_articles().filter(pk__in=Byline.objects.filter(author=author).values("article"))


def without_author() -> ArticleQuerySet:
    """What nobody signed."""
    return all_articles().without_author()


def of_topic(topic: Topic) -> ArticleQuerySet:
    """What stands under a topic."""
    return all_articles().filter(topics=topic)


def of_dossier(dossier: Dossier) -> ArticleQuerySet:
    """What stands in a dossier, in its order."""
    articles = Article.objects.listed().filter(dossier_entries__dossier=dossier)
    return articles.order_by("dossier_entries__position", "dossier_entries__pk")
