"""What curators put articles under: topics, dossiers about one event, notes."""

from typing import Any

from django.conf import settings
from django.db import models

from archive.models.articles import Article
from archive.models.naming import Alias, Named, NamedQuerySet
from archive.text.sanitize import sanitize_note


class TopicQuerySet(NamedQuerySet["Topic"]):
    """Questions about topics."""


class Topic(Named):
    """What articles are about, as a curator says."""

    articles = models.ManyToManyField(Article, related_name="topics", blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta(Named.Meta):
        abstract = False
        ordering = ["name_key", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="topic_has_name")]


class TopicAlias(Alias):
    """Another name of a topic."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["topic", "name_key"], name="topic_alias_once")
        ]


class DossierQuerySet(NamedQuerySet["Dossier"]):
    """Questions about dossiers."""


class Dossier(Named):
    """A curated group of articles about one event, in an order; `note` is its introduction."""

    event_date = models.CharField(max_length=40, null=True, blank=True, help_text="EDTF.")
    articles = models.ManyToManyField(
        Article, through="DossierEntry", related_name="dossiers", blank=True
    )

    objects = DossierQuerySet.as_manager()

    class Meta(Named.Meta):
        abstract = False
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="dossier_has_name")
        ]


class DossierAlias(Alias):
    """A former name of a dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="aliases")

    class Meta(Alias.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["dossier", "name_key"], name="dossier_alias_once")
        ]


class DossierEntry(models.Model):
    """One article of a dossier at its place, from 1."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="entries")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="dossier_entries")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "article"], name="dossier_holds_once")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.position}"


class ArticleNote(models.Model):
    """What a curator wants to say beside an article; cleaned once, when it is saved."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="curator_notes")
    text = models.TextField()
    is_public = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Clean the text."""
        self.text = sanitize_note(self.text)
        super().save(*args, **kwargs)
