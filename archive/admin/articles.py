"""Articles at the desk: corrected as curated claims, never written, added or deleted here."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import F, OrderBy
from django.http import HttpRequest

from archive.admin.article_decisions import WithArticleDecisions
from archive.admin.article_form import ArticleFormAdmin
from archive.admin.filters import MissingFilter
from archive.admin.in_queue import InQueue
from archive.models import Article
from archive.models.articles import ArticleQuerySet


class UndatedLast(F):
    """A day to sort by in either direction, with the undated last in both."""

    def asc(self, **_: Any) -> OrderBy:
        """Oldest first."""
        return super().asc(nulls_last=True)

    def desc(self, **_: Any) -> OrderBy:
        """Newest first."""
        return super().desc(nulls_last=True)


class ArticleList(ChangeList):
    """The list fetches what its lines show, and no texts."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> ArticleQuerySet:
        """The articles of the list."""
        articles = super().get_queryset(*args, **kwargs)
        return cast("ArticleQuerySet", articles).for_list()


@admin.register(Article)
class ArticleAdmin(InQueue, WithArticleDecisions, ArticleFormAdmin):
    """Articles come from ingest; here a curator looks for those that need work."""

    list_display = ["headline", "outlet", "byline", "dated", "language"]
    list_filter = [MissingFilter, "text", "language", "outlet"]
    list_per_page = 50
    search_fields = ["title"]
    search_help_text = "Words of the title"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        """Our list."""
        return ArticleList

    @admin.display(description="title", ordering="title")
    def headline(self, article: Article) -> str:
        """The title, or what stands for it."""
        return str(article)

    @admin.display(description="byline")
    def byline(self, article: Article) -> str:
        """The names as printed."""
        return ", ".join(byline.name for byline in article.bylines.all())

    @admin.display(description="date", ordering=UndatedLast("sort_day"))
    def dated(self, article: Article) -> str:
        """The date as printed, and what was inferred, told apart."""
        date, inferred = article.partial_date, article.partial_date_inferred
        printed = date.written() if date else "undated"
        return f"{printed} (inferred: {inferred.written()})" if inferred else printed
