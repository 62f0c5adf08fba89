"""Authors: who signed, as far as a printed name can say."""

from django.db import models

from archive.models.naming import Alias, Named, NamedQuerySet
from archive.text.names import PersonName, sort_key


class NameOrder(models.TextChoices):
    """Which part of a name its owner puts first; null where the source does not show it."""

    FAMILY_FIRST = "family-first", "family name first"
    GIVEN_FIRST = "given-first", "given name first"


class AuthorQuerySet(NamedQuerySet["Author"]):
    """Questions about authors."""


class Author(Named):
    """One author; family and given name stay null where no single reading of the name fits."""

    family = models.CharField(max_length=200, null=True, blank=True)
    given = models.CharField(max_length=200, null=True, blank=True)
    order = models.CharField(max_length=20, choices=NameOrder, null=True, blank=True)
    is_organisation = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=600, db_index=True, editable=False)

    objects = AuthorQuerySet.as_manager()

    class Meta(Named.Meta):
        abstract = False
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="author_has_name"),
            models.CheckConstraint(
                condition=models.Q(order__isnull=True) | models.Q(order__in=NameOrder.values),
                name="author_order_is_known",
            ),
        ]

    def fill(self) -> None:
        """The sort key follows from the name's parts."""
        super().fill()
        self.sort_key = sort_key(PersonName(self.name, self.family, self.given, self.order, None))


class AuthorAlias(Alias):
    """Another name of an author."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["author", "name_key"], name="author_alias_once")
        ]
