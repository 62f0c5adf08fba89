"""What the archive learns from its own captures; can be made anew from them at any time."""

from django.db import models

from archive.models.outlets import Outlet


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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outlet", "key"], name="furniture_line_once")
        ]

    def __str__(self) -> str:
        return self.key
