"""Articles and their bylines: today's answer, projected from the claims."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from archive.models.access import Access
from archive.models.outlets import Outlet
from archive.models.people import Author
from archive.text.dates import PartialDate
from archive.text.normal import slugify


class TextKind(models.TextChoices):
    """How much of the piece the capture holds."""

    FULL = "full", "full text"
    SUMMARY = "summary", "summary of a text kept elsewhere"
    TEASER = "teaser", "beginning of a text that is cut off"
    NONE = "none", "no text"


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions that readers and the desk ask of articles."""

    def newest_first(self) -> Self:
        """By day, the undated last, in a stable order."""
        return self.order_by(F("sort_day").desc(nulls_last=True), "public_id")

    def for_list(self) -> Self:
        """With what one line of a list shows, and without what it does not."""
        return self.with_names().defer("body", "captions", "notes")

    def for_index(self) -> Self:
        """With all that an index document is made of."""
        return self.with_names().prefetch_related("topics", "dossiers")

    def with_names(self) -> Self:
        """With the outlet, and in one more query the bylines and their authors."""
        signed = models.Prefetch("bylines", Byline.objects.select_related("author"))
        return self.select_related("outlet").prefetch_related(signed)

    def with_captures(self) -> Self:
        """With all that arrived and all that is said of it, to be read anew."""
        return self.prefetch_related("captures__content", "claims")

    def in_batches(self, size: int = 50) -> "Iterator[Article]":
        """All of them, oldest first, without a cursor that would keep writers waiting."""
        last = 0
        while batch := list(self.filter(pk__gt=last).order_by("pk")[:size]):
            yield from batch
            last = batch[-1].pk

    def listed(self) -> Self:
        """Those that readers may know of: all but the withdrawn."""
        return self._showing(Access.METADATA)

    def searchable(self) -> Self:
        """Those whose text may be searched, and shown in short fragments."""
        return self._showing(Access.EXCERPT)

    def readable(self) -> Self:
        """Those whose text and captures may be read."""
        return self._showing(Access.OPEN)

    def hidden(self, least: Access = Access.METADATA) -> Self:
        """Those that show less than that: the article's own access decides, else its outlet's."""
        less = Access.beyond(least)
        closed = Outlet.objects.filter(access__in=less).values("pk")
        return self.filter(Q(access__in=less) | Q(access=None, outlet__in=closed))

    def _showing(self, least: Access) -> Self:
        """All but the hidden, which are left out by number: a list still follows its own index."""
        hidden = Article.objects.order_by().hidden(least)
        return self.exclude(pk__in=hidden.values("pk"))

    def linked_to(self, rows: Mapping[str, Collection[int] | models.QuerySet[Any]]) -> Self:
        """Those that lead to any of some rows; these by the name of the link that leads there."""
        every = Article.objects.order_by()
        found = Q(pk__in=())
        for link, numbers in rows.items():
            found |= Q(pk__in=every.filter(**{f"{link}__in": numbers}).values("pk"))
        return self.filter(found)

    def without_author(self) -> Self:
        """Articles on which no author is named."""
        return self.filter(bylines__isnull=True)

    def count_without_author(self) -> int:
        """How many of all that readers may know of name no author.

        All less the signed, which an index counts alone: to look for each one's byline takes
        several times as long.
        """
        hidden = Article.objects.order_by().hidden()
        signed = Byline.objects.exclude(article__in=hidden.values("pk"))
        return Article.objects.listed().count() - signed.values("article").distinct().count()


class Article(models.Model):
    """One piece of commentary.

    Only the projection writes here; a correction is a curated claim. `date` is EDTF as printed;
    `date_first` and `date_last` bound the days it can mean and are null without a year;
    `sort_day` is the day that lists go by: the first possible one, else the inferred one.
    """

    public_id = models.CharField(max_length=64, unique=True, editable=False)
    title = models.TextField(null=True, blank=True)
    deck = models.TextField(null=True, blank=True)
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    authors = models.ManyToManyField(Author, through="Byline", related_name="articles")
    section = models.TextField(null=True, blank=True)
    tags = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=12, null=True, blank=True)
    url = models.TextField(null=True, blank=True)

    date = models.CharField(max_length=40, null=True, blank=True)
    date_first = models.DateField(null=True, editable=False)
    date_last = models.DateField(null=True, editable=False)
    date_label = models.CharField(max_length=120, null=True, blank=True)
    date_time = models.CharField(max_length=20, null=True, blank=True)
    date_inferred = models.CharField(max_length=40, null=True, editable=False)
    date_inferred_reason = models.TextField(null=True, editable=False)
    sort_day = models.DateField(null=True, editable=False, db_index=True)

    text = models.CharField(max_length=10, choices=TextKind, default=TextKind.NONE, editable=False)
    body = models.JSONField(default=list, editable=False)
    captions = models.JSONField(default=list, editable=False)
    notes = models.JSONField(default=list, editable=False)
    damage = models.JSONField(default=list, editable=False)
    access = models.CharField(
        max_length=10, choices=Access, null=True, blank=True, help_text="Empty: as its outlet."
    )
    kind = models.CharField(max_length=40, null=True, blank=True)
    is_reviewed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = [F("sort_day").desc(nulls_last=True), "public_id"]
        indexes = [
            # Only of those that have one: SQLite would follow a whole index to look for nulls.
            models.Index(
                fields=["access"], condition=Q(access__isnull=False), name="article_access_set"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(date_first__isnull=True, date_last__isnull=True)
                | Q(date_first__isnull=False, date_last__gte=F("date_first")),
                name="article_days_bound_each_other",
            ),
            models.CheckConstraint(
                condition=Q(text__in=TextKind.values), name="article_text_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(date_inferred__isnull=True, date_inferred_reason__isnull=True)
                | Q(date_inferred__isnull=False, date_inferred_reason__isnull=False),
                name="article_inferred_date_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Untitled {self.public_id}"

    def get_absolute_url(self) -> str:
        """The article's page."""
        return reverse("article", args=[self.public_id, self.slug])

    @property
    def allowed(self) -> Access:
        """How much of it readers may see; the same rule as `ArticleQuerySet.listed` and others."""
        return Access(self.access or (self.outlet.access if self.outlet else Access.OPEN))

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers may only know that it was here."""
        return self.allowed == Access.WITHDRAWN

    @property
    def is_searchable(self) -> bool:
        """Whether its text may be searched, and shown in short fragments."""
        return self.allowed in {Access.OPEN, Access.EXCERPT}

    @property
    def is_readable(self) -> bool:
        """Whether its text and captures may be read."""
        return self.allowed == Access.OPEN

    @property
    def slug(self) -> str:
        """The readable end of the URL; the id alone decides."""
        return slugify(self.title or "", fallback="untitled")

    @property
    def partial_date(self) -> PartialDate | None:
        """The date as printed."""
        return PartialDate.parse(self.date) if self.date else None

    @property
    def partial_date_inferred(self) -> PartialDate | None:
        """The date as inferred; None beside a date that says its year, or is another day."""
        inferred = PartialDate.parse(self.date_inferred) if self.date_inferred else None
        return inferred if inferred and inferred.completes(self.partial_date) else None


class Byline(models.Model):
    """One name in an article's byline, as printed, linked to an author where that is certain."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    affiliation = models.TextField(null=True, blank=True)
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, null=True, blank=True, related_name="bylines"
    )

    class Meta:
        ordering = ["article_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="byline_position_once"),
            models.CheckConstraint(condition=~Q(name=""), name="byline_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
