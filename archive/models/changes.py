"""Change rows: what every index follows, written in the transaction of the change itself.

Rows are never consumed; each index keeps its own place in them. On PostgreSQL ids can commit out
of order, so rows are followed by transaction and id, and only those are read that no open
transaction can still come before. SQLite writes one transaction at a time: there the number of
the transaction is always 0 and the id alone gives the order.
"""

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.db import connection, models
from django.db.models import Q
from django.db.models.expressions import Func


class CurrentTransaction(Func):
    """The number of the running transaction (PostgreSQL's xid8); 0 on SQLite."""

    output_field = models.BigIntegerField()
    arity = 0
    template = "0"

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """PostgreSQL numbers its transactions."""
        return self.as_sql(compiler, connection, template="(pg_current_xact_id()::text)::bigint")


class OldestOpenTransaction(Func):
    """The lowest number of a transaction that is still open (PostgreSQL)."""

    output_field = models.BigIntegerField()
    arity = 0
    template = "(pg_snapshot_xmin(pg_current_snapshot())::text)::bigint"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes in the order in which they were committed."""

    def settled(self) -> Self:
        """Those that no transaction still open can come before."""
        if connection.vendor == "postgresql":
            return self.filter(transaction__lt=OldestOpenTransaction())
        return self

    def after(self, transaction: int, change: int) -> Self:
        """Those that come after a place, in order."""
        return self.filter(
            Q(transaction__gt=transaction) | Q(transaction=transaction, pk__gt=change)
        ).order_by("transaction", "pk")

    def up_to(self, transaction: int, change: int) -> Self:
        """Those up to a place and the place itself."""
        return self.filter(
            Q(transaction__lt=transaction) | Q(transaction=transaction, pk__lte=change)
        )

    def record(self, public_ids: Iterable[str]) -> None:
        """Note that these articles changed; call it in the transaction that changes them."""
        self.bulk_create([Change(article=public_id) for public_id in public_ids])


class Change(models.Model):
    """One article changed; named by its public id, for the article itself may be gone."""

    article = models.CharField(max_length=64)
    transaction = models.BigIntegerField(db_default=CurrentTransaction())

    objects = ChangeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["transaction", "id"])]

    def __str__(self) -> str:
        return f"change {self.pk} of {self.article}"


class IndexPlace(models.Model):
    """How far a known index has followed; rows older than every place can go."""

    name = models.CharField(max_length=200, unique=True)
    transaction = models.BigIntegerField()
    change = models.BigIntegerField()
    noted_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class Identity(models.Model):
    """Which database this is, so that an index made from another one is known as such.

    Its one row is made after every migrate, and anew when the tables are flushed; locking it makes
    writers take turns.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)

    def __str__(self) -> str:
        return str(self.key)


def make_identity(**_: Any) -> None:
    """Give the database its key where it has none yet."""
    if not Identity.objects.exists():
        Identity.objects.create()
