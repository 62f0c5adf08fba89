"""What outlets and authors share: a name compared by its key, aliases, a slug for the URL."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from archive.text.normal import name_key, slugify
from archive.text.sanitize import sanitize_note

Row = TypeVar("Row", bound="Named")
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

    def bearing_each(self, printed: Iterable[str]) -> dict[str, list[Row]]:
        """The same for many names; two queries for all of them, three where some are aliases."""
        keys = {name: key_of(name) for name in printed}
        found: dict[str, dict[int, Row]] = {key: {} for key in keys.values()}
        if found:
            for row in self.filter(name_key__in=found):
                found[row.name_key][row.pk] = row
            aliases = self.order_by().filter(aliases__name_key__in=found)
            known = list(aliases.values_list("aliases__name_key", "pk"))
            rows = self.in_bulk({pk for _, pk in known}) if known else {}
            for key, pk in known:
                found[key][pk] = rows[pk]
        return {name: list(found[key].values()) for name, key in keys.items()}

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

    def create_all(self, rows: Iterable[Row]) -> list[Row]:
        """Store new rows together as one after another would be stored; two queries for all whose
        slugs are free."""
        made = list(rows)
        wanted = [row.wanted_slug() for row in made]
        taken = set(self.filter(slug__in=wanted).values_list("slug", flat=True))
        for row, slug in zip(made, wanted, strict=True):
            row.fill()
            row.slug = row.free_slug(slug, taken)
            taken.add(row.slug)
        return self.bulk_create(made)

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
        self.fill()
        if not self.slug:
            self.slug = self.free_slug(self.wanted_slug())
        super().save(*args, **kwargs)

    def fill(self) -> None:
        """Set what follows from the other columns alone."""
        self.name_key = key_of(self.name)
        self.note = sanitize_note(self.note) or None if self.note else None

    def wanted_slug(self) -> str:
        """The slug of this name, where it is free."""
        return slugify(self.name, fallback=self._meta.model_name or "row")

    def lineage(self) -> list[int]:
        """The numbers of this row and of all that were merged into it, by whatever way."""
        rows: NamedQuerySet[Self] = NamedQuerySet(type(self))
        numbers, latest = [self.pk], [self.pk]
        while latest:
            latest = list(rows.filter(merged_into__in=latest).values_list("pk", flat=True))
            numbers += latest
        return numbers

    def free_slug(self, wanted: str, taken: Collection[str] | None = None) -> str:
        """The wanted slug, or else one with a number behind it; `taken`, where it is given, says
        whether it is free, and is heeded beside what is stored."""
        rows: NamedQuerySet[Self] = NamedQuerySet(type(self))
        is_taken = rows.filter(slug=wanted).exists() if taken is None else wanted in taken
        if wanted not in RESERVED_SLUGS and not is_taken:
            return wanted
        longer = set(rows.filter(slug__startswith=wanted).values_list("slug", flat=True))
        used = {*longer, *(taken or ()), *RESERVED_SLUGS}
        return next(slug for slug in _numbered(wanted) if slug not in used)


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


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
