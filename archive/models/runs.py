"""Runs of ingest: when, by whom, what, and what came of it."""

from django.conf import settings
from django.db import models


class Run(models.Model):
    """One call of ingest, or one page added at the desk."""

    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    paths = models.JSONField(default=list)
    counts = models.JSONField(default=dict, help_text="How many records had each outcome.")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"run {self.pk}"
