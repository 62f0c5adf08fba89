"""The list of articles at the desk: counts, days, search. Cheap at a hundred thousand articles."""

from collections import Counter
from datetime import date
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Case, CharField, Count, F, IntegerField, OrderBy, QuerySet, Value, When
from django.db.models.functions import Cast, Substr
from django.http import HttpRequest

from archive.admin.article_search import Answer, ask
from archive.admin.filters import ARTICLE_FILTERS, TALLIED, ArticleFilter
from archive.admin.generic import ModelAdmin
from archive.models import Article, Topic
from archive.models.articles import ArticleQuerySet

Tally = Counter[Any]
MOST_TALLIED = 5_000
"""Articles that are counted by what their rows hold; of more, a count is "that many, or more"."""


class UndatedLast(F):
    """A day to sort by in either direction, with the undated last in both."""

    def asc(self, **_: Any) -> OrderBy:
        """Oldest first."""
        return super().asc(nulls_last=True)

    def desc(self, **_: Any) -> OrderBy:
        """Newest first."""
        return super().desc(nulls_last=True)


class ListedArticles(ArticleQuerySet):
    """Articles whose years Django's `date_hierarchy` finds by one look at the days.

    Its own way calls Python for every article, after another pass for the first and the last day.
    """

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """As Django's; the first and last day, which only tell one year from several, by years."""
        if set(kwargs) != {"first", "last"}:
            return super().aggregate(*args, **kwargs)
        years = self.dates("sort_day", "year")
        if not years:
            return {"first": None, "last": None}
        return {"first": years[0], "last": years[-1].replace(month=12, day=31)}

    def dates(self, field_name: str, kind: Any, order: Any = "ASC") -> Any:
        """As Django's, but the years come from the first signs of the day, and are kept."""
        if kind != "year":
            return super().dates(field_name, kind, order)
        known: dict[str, list[date]] = self.__dict__.setdefault("_known_years", {})
        if field_name not in known:
            known[field_name] = self._years_of(field_name)
        return known[field_name] if order == "ASC" else known[field_name][::-1]

    def _years_of(self, field_name: str) -> list[date]:
        year = Substr(Cast(field_name, CharField()), 1, len("2021"))
        found = self.filter(**{f"{field_name}__isnull": False}).order_by()
        years = found.annotate(year_of=year).values_list("year_of", flat=True).distinct()
        return [date(int(each), 1, 1) for each in sorted(years)]


class ArticleList(ChangeList):
    """The list fetches what its lines show, and no texts; what its filters count it counts once."""

    def get_filters(self, request: HttpRequest) -> Any:
        """As Django's, which fails on the year 9999 and a month without a year."""
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(str(error)) from error

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> ArticleQuerySet:
        """The articles of the list."""
        articles = super().get_queryset(request, *args, **kwargs)
        return cast("ArticleQuerySet", articles).for_list()

    def tally(self, asking: ArticleFilter, name: str) -> Tally:
        """How many articles have each value of a column, whatever `asking` chose of it."""
        tally: Tally = Counter()
        for row in self._groups(asking):
            tally[row[name]] += row["n"]
        return tally

    def missing(self, asking: ArticleFilter, name: str) -> int:
        """How many articles lack something."""
        if name == "author":
            return self._tallied(asking).without_author().count()
        return sum(row["n"] for row in self._groups(asking) if row[f"no_{name}"])

    def is_partial(self, asking: ArticleFilter) -> bool:
        """Whether there are more articles than were counted."""
        return bool(sum(row["n"] for row in self._groups(asking)) >= MOST_TALLIED)

    def outlet_tally(self, asking: ArticleFilter) -> Tally:
        """How many articles each outlet has; of all of them where their index can tell."""
        articles = self._within(asking) if self.is_whole else self._tallied(asking)
        return Counter(dict(articles.values_list("outlet").annotate(n=Count("pk"))))

    def topic_tally(self, asking: ArticleFilter, most: int) -> list[tuple[int, str, int]]:
        """Number, name and articles of the topics that have most of them."""
        links = Topic.articles.through.objects.order_by()
        if not self.is_whole:
            links = links.filter(article__in=self._newest(asking))
        tally: Tally = Counter(dict(links.values_list("topic").annotate(n=Count("pk"))))
        found = tally.most_common(most)
        names = Topic.objects.in_bulk([pk for pk, _ in found])
        return [(pk, str(names[pk]), count) for pk, count in found]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was filtered or searched for."""
        return not (self.has_active_filters or self.query or self.filter_params)

    def _groups(self, asking: ArticleFilter) -> list[dict[str, Any]]:
        """One pass over the list's articles for all filters that chose nothing."""
        known: dict[str, list[dict[str, Any]]] = self.__dict__.setdefault("_known_groups", {})
        key = str(asking.parameter_name) if asking.value() is not None else ""
        if key not in known:
            named = {name: said for name, said in TALLIED.items() if not isinstance(said, F)}
            rows = self._tallied(asking).annotate(**named).values(*TALLIED)
            known[key] = list(rows.annotate(n=Count("pk")))
        return known[key]

    def _tallied(self, asking: ArticleFilter) -> ArticleQuerySet:
        """The newest of the list's articles: to look at every row of a large table takes long."""
        return Article.objects.filter(pk__in=self._newest(asking)).order_by()

    def _newest(self, asking: ArticleFilter) -> Any:
        return self._within(asking).order_by("-pk").values("pk")[:MOST_TALLIED]

    def _within(self, asking: ArticleFilter) -> ArticleQuerySet:
        """The list's articles as they would be had the filter chosen nothing."""
        if asking.value() is None:
            articles = self.queryset
        else:
            articles = self.get_queryset(self._request, asking.expected_parameters())
        return cast("ArticleQuerySet", articles).select_related(None).order_by()

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._request = request
        super().__init__(request, *args, **kwargs)


class IndexedPaginator(Paginator):  # type: ignore[type-arg] # Django's cannot be subscripted
    """Finds a page's rows by their numbers first, in an index: a late page is as quick as any."""

    def page(self, number: Any) -> Any:
        """One page."""
        page: Any = super().page(number)
        articles: Any = self.object_list
        keys = list(page.object_list.values_list("pk", flat=True))
        found = {row.pk: row for row in articles.filter(pk__in=keys)}
        page.object_list = [found[key] for key in keys if key in found]
        return page


class ArticleListing(ModelAdmin):
    """What an article's admin needs for its list."""

    list_display = ["headline", "outlet", "byline", "dated", "language", "reviewed"]
    list_filter = (*ARTICLE_FILTERS,)
    list_per_page = 50
    list_max_show_all = 0
    paginator = IndexedPaginator
    ordering = [UndatedLast("sort_day").desc(), "-pk"]
    show_facets = admin.ShowFacets.NEVER  # the filters count by themselves
    date_hierarchy = "sort_day"
    search_fields = ["title"]
    search_help_text = "As on the search page: words, “phrases”, outlet:, author:, date:2021 …"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002 - as Django calls it
        """Our list."""
        return ArticleList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Articles with their outlet, in the order of every list."""
        articles: ArticleQuerySet = ListedArticles(Article).select_related("outlet")
        ordering = self.get_ordering(request)
        return articles.order_by(*ordering) if ordering else articles

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What the archive's search finds, best first where no column was chosen to sort by."""
        if not search_term.strip():
            return queryset, False
        answer = _answer(request, search_term)
        if answer.trouble:
            return queryset.filter(title__icontains=search_term.strip()), False
        found = queryset.filter(public_id__in=answer.ids)
        if ORDER_VAR not in request.GET and answer.ids:
            found = found.order_by(_as_ranked(answer.ids))
        return found, False

    @admin.display(description="title", ordering="title")
    def headline(self, article: Article) -> str:
        """The title, or what stands for it."""
        return str(article)

    @admin.display(description="byline")
    def byline(self, article: Article) -> str:
        """The names as printed."""
        return ", ".join(byline.name for byline in article.bylines.all())

    @admin.display(description="reviewed", ordering="is_reviewed", boolean=True)
    def reviewed(self, article: Article) -> bool:
        """Whether a curator looked it through."""
        return article.is_reviewed

    @admin.display(description="date", ordering=UndatedLast("sort_day"))
    def dated(self, article: Article) -> str:
        """The date as printed, and what was inferred, told apart."""
        date, inferred = article.partial_date, article.partial_date_inferred
        printed = date.written() if date else "undated"
        return f"{printed} (inferred: {inferred.written()})" if inferred else printed


def _answer(request: HttpRequest, words: str) -> Answer:
    """The index is asked once for a page, which builds its rows several times over."""
    known: dict[str, Answer] = request.__dict__.setdefault("_article_answers", {})
    if words not in known:
        known[words] = ask(words)
        if known[words].remark:
            messages.warning(request, known[words].remark)
    return known[words]


def _as_ranked(ids: tuple[str, ...]) -> Case:
    places = (When(public_id=each, then=Value(place)) for place, each in enumerate(ids))
    return Case(*places, default=Value(len(ids)), output_field=IntegerField())
