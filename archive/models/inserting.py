"""New rows stored past most of what Django does for each: an archive has very many of some."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
_AS_THEY_ARE = (models.CharField, models.TextField, models.IntegerField)
"""Fields whose columns hold what the row does; asking them how to write it took half the time."""


class InsertingQuerySet(models.QuerySet[Row]):
    """Questions about rows of which many are made at once."""

    def insert(self, rows: Iterable[Row]) -> None:
        """Store new rows as `bulk_create` does, in half the time; their numbers are not told.

        What they refer to has to be stored by now.
        """
        meta = self.model._meta  # noqa: SLF001 - Django's documented access to a model
        fields = [each for each in meta.concrete_fields if not isinstance(each, models.AutoField)]
        values = [_value_of(field) for field in fields]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in fields)
        places = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})"  # nosec B608 # noqa: S608 - no value stands in it
        with connection.cursor() as cursor:
            cursor.executemany(statement, [[value(row) for value in values] for row in rows])


def _value_of(field: "models.Field[Any, Any]") -> Callable[[models.Model], Any]:
    """What a column is to hold of a row; a link may have been made before its row was stored."""
    if isinstance(field, models.ForeignKey):
        return lambda row: _number_of(field, row)
    if isinstance(field, _AS_THEY_ARE):
        return attrgetter(str(field.attname))
    return lambda row: field.get_db_prep_save(field.pre_save(row, add=True), connection)


def _number_of(link: "models.ForeignKey[Any, Any]", row: models.Model) -> Any:
    if link.is_cached(row) and (linked := link.get_cached_value(row)) is not None:
        setattr(row, link.attname, linked.pk)
    return getattr(row, link.attname)
