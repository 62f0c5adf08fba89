"""What the archive learns from its own captures; can be made anew from them at any time."""

from collections.abc import Iterable

from django.db import connection, models

from archive.models.outlets import Outlet


class FurnitureLineManager(models.Manager["FurnitureLine"]):
    """Lines, of which there are many."""

    def put(self, rows: Iterable[tuple[int, str, int, int]]) -> None:
        """Store outlet, key, and both counts, in place of what was stored of the key.

        Past the objects that Django would make of them: much the faster way, and every page has
        some dozens.
        """
        table = connection.ops.quote_name(self.model._meta.db_table)  # noqa: SLF001 - Django's documented access to a model
        put = (
            f"INSERT INTO {table} (outlet_id, key, left_out, used) VALUES (%s, %s, %s, %s) "  # nosec B608 # noqa: S608 - no value stands in it
            "ON CONFLICT (outlet_id, key) "
            "DO UPDATE SET left_out = excluded.left_out, used = excluded.used"
        )
        with connection.cursor() as cursor:
            cursor.executemany(put, list(rows))


class FurnitureLine(models.Model):
    """A short line of an outlet's pages, known by the hash of its words.

    `left_out` counts the articles whose captures have it where nothing rests on it, `used` those
    where something does. `archive.curation.learning` alone writes here.
    """

    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.CASCADE,
        related_name="lines",
        db_index=False,  # the constraint's index begins with it
    )
    key = models.CharField(max_length=16)
    left_out = models.PositiveIntegerField(default=0)
    used = models.PositiveIntegerField(default=0)

    objects = FurnitureLineManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outlet", "key"], name="furniture_line_once")
        ]

    def __str__(self) -> str:
        return self.key
