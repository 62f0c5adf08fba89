"""Change rows: what every index follows, written in the transaction of the change itself.

Rows are never consumed; each index keeps its own place in them. An index must never pass a row that
an open transaction will still bring in before it, and PostgreSQL hands out ids before it commits.
So whoever writes rows first locks the one row of `Identity` and holds it until the commit: ids are
committed in their order. (Asking PostgreSQL which transactions are open would count those of every
database in the cluster, and a busy neighbour would hold every index back.)
"""

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.db import models, transaction


class Identity(models.Model):
    """Which database this is: an index made from another one is known, and so is a demo.

    Its one row is made after every migrate, and anew when the tables are flushed; locking it makes
    writers take turns.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    is_invented = models.BooleanField(
        default=False, help_text="Whether all it holds are the invented pages of the demo."
    )

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def take_turn(cls) -> None:
        """Wait for the other writers and keep them waiting until the transaction ends.

        SQLite's transactions take turns by themselves.
        """
        cls.objects.select_for_update().get()


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes in the order in which they were committed."""

    def after(self, change: int) -> Self:
        """Those that come after a place, in order."""
        return self.filter(pk__gt=change).order_by("pk")

    def record(self, public_ids: Iterable[str]) -> None:
        """Note that these articles changed; call it in the transaction that changes them."""
        with transaction.atomic():
            Identity.take_turn()
            self.bulk_create([Change(article=public_id) for public_id in public_ids])


class Change(models.Model):
    """One article changed; named by its public id, for the article itself may be gone."""

    article = models.CharField(max_length=64)

    objects = ChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"change {self.pk} of {self.article}"


class IndexPlace(models.Model):
    """How far a known index has followed; rows that every index has can go."""

    name = models.CharField(max_length=200, unique=True)
    change = models.BigIntegerField()
    noted_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


def make_identity(**_: Any) -> None:
    """Give the database its key where it has none yet."""
    if not Identity.objects.exists():
        Identity.objects.create()
