"""Filters of the desk's lists."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class MissingFilter(admin.SimpleListFilter):
    """Articles on which something is not known."""

    title = "missing"
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002 - as Django calls it
        """What may be missing."""
        return [("outlet", "no outlet"), ("author", "no author"), ("date", "no date")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        """The articles without it."""
        conditions = {
            "outlet": {"outlet__isnull": True},
            "author": {"bylines__isnull": True},
            "date": {"date__isnull": True},
        }
        return queryset.filter(**conditions.get(self.value() or "", {}))


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
