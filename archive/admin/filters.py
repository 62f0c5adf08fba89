"""Filters of the desk's lists, with the number of rows behind each choice.

What an article list counts it counts at once, in one pass over the table (`ArticleList.tally`):
at a hundred thousand articles every pass of its own would be felt.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from archive.admin.widgets import is_id
from archive.models import Access, Outlet, TextKind

EMPTY = "-"
MOST_CHOICES = 30
MISSING = {
    "title": ("no title", Q(title=None)),
    "outlet": ("no outlet", Q(outlet=None)),
    "author": ("no author", Q(bylines=None)),
    "date": ("no date", Q(date=None)),
    "day": ("no day to sort by", Q(sort_day=None)),
    "language": ("no language", Q(language=None)),
    "section": ("no section", Q(section=None)),
    "deck": ("no deck", Q(deck=None)),
    "url": ("no URL", Q(url=None)),
    "kind": ("no kind", Q(kind=None)),
}
TALLIED: dict[str, Any] = {
    **{name: F(name) for name in ("language", "text", "kind", "access", "is_reviewed")},
    **{f"no_{name}": said for name, (_, said) in MISSING.items() if name != "author"},
}
"""What one pass counts; the rest of `MISSING` needs another table."""


class ArticleFilter(admin.SimpleListFilter):
    """A filter whose choices are what the list holds, the most frequent first."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002 - as Django calls it
        """Known only once the list is: see `counted`."""
        return []

    def has_output(self) -> bool:
        """Whether to show it, also where nothing is to be chosen from."""
        return True

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """Value, words and number of articles of each choice."""
        raise NotImplementedError

    def choices(self, changelist: Any) -> Iterator[Any]:
        """All, then each choice; the chosen one also where no article has it."""
        name = str(self.parameter_name)
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[name]),
            "display": "All",
        }
        for value, words, count in self.counted(changelist):
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string({name: value}),
                "display": f"{words} ({count}{self.more(changelist)})",
            }

    def more(self, changelist: Any) -> str:
        """A plus where not all articles were counted."""
        return "+" if changelist.is_partial(self) else ""


class ColumnFilter(ArticleFilter):
    """Articles by one of their own columns."""

    words: dict[Any, str] = {}

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """The most frequent values; empty ones by what stands for them."""
        tally = changelist.tally(self, str(self.parameter_name))
        found = tally.most_common(MOST_CHOICES)
        return [(self.key(value), self.in_words(value), count) for value, count in found]

    def key(self, value: Any) -> str:
        """The value in an address."""
        return EMPTY if value is None else str(value)

    def in_words(self, value: Any) -> str:
        """The value for people."""
        return self.words.get(value, "empty" if value is None else str(value))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The articles that have the value."""
        value = self.value()
        if value is None:
            return queryset
        wanted = None if value == EMPTY else value
        return queryset.filter(**{str(self.parameter_name): wanted})


class LanguageFilter(ColumnFilter):
    """By language."""

    title = "language"
    parameter_name = "language"


class TextFilter(ColumnFilter):
    """By how much of the text there is."""

    title = "text"
    parameter_name = "text"
    words = dict(TextKind.choices)


class KindFilter(ColumnFilter):
    """By kind."""

    title = "kind"
    parameter_name = "kind"


class AccessFilter(ColumnFilter):
    """By what readers may see."""

    title = "access"
    parameter_name = "access"
    words = {None: "as its outlet", **dict(Access.choices)}


class ReviewedFilter(ColumnFilter):
    """By whether a curator has looked it through; both choices are always there."""

    title = "reviewed"
    parameter_name = "is_reviewed"
    words = {True: "reviewed", False: "not reviewed"}

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """Both."""
        tally = changelist.tally(self, "is_reviewed")
        return [(self.key(value), self.in_words(value), tally[value]) for value in (False, True)]

    def key(self, value: Any) -> str:
        """One or zero."""
        return "1" if value else "0"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The articles that are, or are not; all of them for any other value."""
        wanted = {"1": True, "0": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(is_reviewed=wanted)


class OutletFilter(ArticleFilter):
    """By outlet: those with the most articles; any other is reached from its own page."""

    title = "outlet"
    parameter_name = "outlet"

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """The outlets by name, of those with the most articles."""
        found = changelist.outlet_tally(self).most_common(MOST_CHOICES)
        names = Outlet.objects.in_bulk([pk for pk, _ in found if pk])
        rows = [(str(pk), str(names[pk]), count) for pk, count in found if pk in names]
        return sorted(rows, key=lambda row: row[1].casefold())

    def more(self, changelist: Any) -> str:
        """All are counted where nothing is filtered."""
        return "" if changelist.is_whole else super().more(changelist)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The outlet's articles; none for what no outlet can have as its number."""
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(outlet=int(value)) if is_id(value) else queryset.none()


class TopicFilter(ArticleFilter):
    """By topic: those with the most articles."""

    title = "topic"
    parameter_name = "topic"

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """The topics by name, of those with the most articles."""
        found = changelist.topic_tally(self, MOST_CHOICES)
        rows = [(str(pk), name, count) for pk, name, count in found]
        return sorted(rows, key=lambda row: row[1].casefold())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The articles under the topic; none for what no topic can have as its number."""
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(topics=int(value)) if is_id(value) else queryset.none()


class MissingFilter(ArticleFilter):
    """Articles on which something is not known."""

    title = "missing"
    parameter_name = "missing"

    def counted(self, changelist: Any) -> list[tuple[str, str, int]]:
        """All that may be missing, also what nothing lacks."""
        return [
            (name, words, changelist.missing(self, name)) for name, (words, _) in MISSING.items()
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The articles without it; all of them for nonsense."""
        known = MISSING.get(self.value() or "")
        return queryset.filter(known[1]) if known else queryset


class ArticlesFilter(admin.SimpleListFilter):
    """Outlets or authors by whether they have articles; without any they have no public page."""

    title = "articles"
    parameter_name = "articles"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002 - as Django calls it
        """With and without."""
        return [("some", "with articles"), ("none", "without articles")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The rows with articles, or those without."""
        conditions = {"some": {"article_count__gt": 0}, "none": {"article_count": 0}}
        return queryset.filter(**conditions.get(self.value() or "", {}))


ARTICLE_FILTERS = [
    ReviewedFilter, MissingFilter, TextFilter, LanguageFilter, KindFilter, AccessFilter,
    TopicFilter, OutletFilter,
]  # fmt: skip
