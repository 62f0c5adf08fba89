"""By what texts with much in common are found, and which articles have such texts."""

import json
from collections.abc import Iterable
from typing import Self

from django.db import connection, models
from django.db.models import Q

from archive.models.articles import Article

PER_CENT = 100


class SampledText(models.Model):
    """Of which body an article's prints were made: its digest, and how many shingles it has."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="sampled"
    )
    digest = models.BigIntegerField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"sample of {self.article_id}"


class TextPrintManager(models.Manager["TextPrint"]):
    """Prints, which are many."""

    def insert(self, rows: Iterable[tuple[int, int]]) -> None:
        """Store prints by article and number, past the objects that Django would make of them.

        Much the faster way, and an archive has thirty for every article.
        """
        table = connection.ops.quote_name(self.model._meta.db_table)  # noqa: SLF001 - Django's documented access to a model
        insert = f"INSERT INTO {table} (article_id, number) VALUES (%s, %s)"  # nosec B608 # noqa: S608 - no value stands in it
        with connection.cursor() as cursor:
            cursor.executemany(insert, list(rows))

    def holding(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """Each of these numbers with each article that has it; one query, whatever their number.

        They are handed over as one value: to name thousands costs more than to find them.
        """
        table = connection.ops.quote_name(self.model._meta.db_table)  # noqa: SLF001 - Django's documented access to a model
        wanted = list(numbers)
        is_sqlite = connection.vendor == "sqlite"
        among = "IN (SELECT value FROM json_each(%s))" if is_sqlite else "= ANY(%s)"
        select = f"SELECT number, article_id FROM {table} WHERE number {among}"  # nosec B608 # noqa: S608 - no value stands in it
        with connection.cursor() as cursor:
            cursor.execute(select, [json.dumps(wanted) if is_sqlite else wanted])
            found: list[tuple[int, int]] = cursor.fetchall()
        return found


class TextPrint(models.Model):
    """One print of an article's body (see `archive.text.similarity`).

    A print that very many articles have is not noted for more: look-ups stay bounded.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="prints", db_index=False
    )
    number = models.BigIntegerField()

    objects = TextPrintManager()

    class Meta:
        indexes = [models.Index(fields=["number", "article"])]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="text_print_once")
        ]

    def __str__(self) -> str:
        return f"print of {self.article_id}"


class PossibleCopyQuerySet(models.QuerySet["PossibleCopy"]):
    """Links between articles that may be one text."""

    def of(self, articles: "models.QuerySet[Article] | list[int]") -> Self:
        """All links of any of these articles."""
        return self.filter(Q(one__in=articles) | Q(other__in=articles))


class PossibleCopy(models.Model):
    """Two articles, the one that came first and the other, that have most of a text in common.

    Made from their bodies and made anew with them. `common` of the `least` shingles of the
    shorter text stand in the longer one. The longest passage has so many `words`; `passage` is
    how it begins, as the later article prints it, and `one_from` to `other_to` the numbers of the
    paragraphs in which it begins and ends.
    """

    one = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_index=False)
    common = models.PositiveIntegerField()
    least = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    passage = models.TextField()
    one_from = models.PositiveIntegerField()
    one_to = models.PositiveIntegerField()
    other_from = models.PositiveIntegerField()
    other_to = models.PositiveIntegerField()

    objects = PossibleCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["other", "one"], name="possible_copy_once"),
            models.CheckConstraint(
                condition=Q(one__lt=models.F("other")), name="possible_copy_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id}"

    @property
    def percent(self) -> int:
        """How much of the shorter text they have in common, rounded down."""
        return PER_CENT * self.common // self.least
