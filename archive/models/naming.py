"""What outlets and authors share: a name compared by its key, aliases, a slug for the URL."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from archive.text.normal import name_key, slugify
from archive.text.sanitize import sanitize_note

Row = TypeVar("Row", bound=models.Model)
RESERVED_SLUGS = {"-"}
NAME_LENGTH = 300
KEY_LENGTH = 600


def key_of(name: str) -> str:
    """The key that names are compared by, cut to the column."""
    return name_key(name)[:KEY_LENGTH]


class NamedQuerySet(models.QuerySet[Row]):
    """Questions that readers, ingest and the desk ask of named rows."""

    def bearing(self, printed: str) -> Self:
        """Rows that bear this name, or have it among their aliases, merged ones as well."""
        key = key_of(printed)
        return self.filter(Q(name_key=key) | Q(aliases__name_key=key)).distinct()

    def named(self, printed: str) -> Self:
        """Rows that stand for themselves and bear this name, or have it among their aliases."""
        return self.bearing(printed).present()

    def present(self) -> Self:
        """Rows that stand for themselves: a merged one only leads to another."""
        return self.filter(merged_into__isnull=True)

    def by_slug(self, slug: str) -> Row | None:
        """The row that this slug leads to, by way of all that it was merged into."""
        row = self.filter(slug=slug).first()
        while row is not None and (survivor := getattr(row, "merged_into", None)) is not None:
            row = survivor
        return row

    def with_articles(self) -> Self:
        """Rows with articles that readers may know of; quicker than to count these."""
        field: Any = self.model._meta.get_field("articles")  # noqa: SLF001 - Django's documented access to a model
        of_row = {field.remote_field.name: models.OuterRef("pk")}
        listed = field.related_model.objects.listed().order_by().filter(**of_row)
        return self.filter(models.Exists(listed))

    def with_counts(self) -> Self:
        """Rows with articles that readers may know of, with their number as `article_count`."""
        articles: Any = self.model._meta.get_field("articles").related_model  # noqa: SLF001 - Django's documented access to a model
        listed = ~models.Q(articles__in=articles.objects.order_by().hidden().values("pk"))
        count = models.Count("articles", filter=listed, distinct=True)
        return self.annotate(article_count=count).filter(article_count__gt=0)


class Named(models.Model):
    """A row known by a name; the key is what names are compared by (NFKC, case, white space)."""

    name = models.CharField(max_length=NAME_LENGTH)
    name_key = models.CharField(max_length=KEY_LENGTH, db_index=True, editable=False)
    slug = models.CharField(max_length=120, unique=True, editable=False)
    note = models.TextField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged", editable=False
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep key and slug in step with the name; a slug once given stays, links hang on it."""
        self.name_key = key_of(self.name)
        self.note = sanitize_note(self.note) or None if self.note else None
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def lineage(self) -> list[int]:
        """The numbers of this row and of all that were merged into it, by whatever way."""
        rows: NamedQuerySet[Self] = NamedQuerySet(type(self))
        numbers, latest = [self.pk], [self.pk]
        while latest:
            latest = list(rows.filter(merged_into__in=latest).values_list("pk", flat=True))
            numbers += latest
        return numbers

    def _free_slug(self) -> str:
        wanted = slugify(self.name, fallback=self._meta.model_name or "row")
        rows: NamedQuerySet[Self] = NamedQuerySet(type(self))
        if wanted not in RESERVED_SLUGS and not rows.filter(slug=wanted).exists():
            return wanted
        rows = rows.filter(slug__startswith=wanted)
        taken = set(rows.values_list("slug", flat=True))
        taken |= RESERVED_SLUGS
        number, slug = 1, wanted
        while slug in taken:
            number += 1
            slug = f"{wanted}-{number}"
        return slug


class Alias(models.Model):
    """Another name that a row is known by: as printed elsewhere, or before it was corrected."""

    name = models.CharField(max_length=NAME_LENGTH)
    name_key = models.CharField(max_length=KEY_LENGTH, db_index=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key in step with the name."""
        self.name_key = key_of(self.name)
        super().save(*args, **kwargs)
