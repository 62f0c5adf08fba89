"""What curators do beside their claims, so that each of it can be seen, explained and undone."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from archive.models.articles import Article
from archive.models.captures import Claim


class Event(models.Model):
    """One thing that somebody did to rows that have no claims: a merge, an edit, a bulk action.

    `rows` are the rows it touched, as they were and became, each {"model", "pk", "before",
    "after"}; None before where it was made, None after where it went. Undoing an event is an
    event of its own, which `undoes` names.
    """

    kind = models.CharField(max_length=20)
    summary = models.TextField(help_text="In a sentence, for the history.")
    reason = models.TextField(default="", blank=True)
    rows = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone_by"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.summary


class EventSubject(models.Model):
    """One row that an event is about, to find its history."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="subjects")
    model = models.CharField(max_length=40)
    key = models.CharField(max_length=120, help_text="Public id of an article, else the slug.")

    class Meta:
        indexes = [models.Index(fields=["model", "key"])]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class SuggestionState(models.TextChoices):
    """What became of a suggestion."""

    WAITING = "waiting", "waiting"
    ACCEPTED = "accepted", "accepted"
    DISMISSED = "dismissed", "dismissed"
    OVERTAKEN = "overtaken", "overtaken by a later decision"


class Suggestion(models.Model):
    """A later extraction that differs from what a curator decided.

    A dismissed value stays dismissed however often it is extracted again: `value_key` is the
    value as canonical JSON, to know it by.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="suggestions")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="suggestions")
    field = models.CharField(max_length=40)
    subject = models.CharField(max_length=300, default="")
    value_key = models.TextField()
    state = models.CharField(
        max_length=10, choices=SuggestionState, default=SuggestionState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "article"])]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "field", "subject", "value_key"], name="suggestion_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value_key}"


class Level(models.TextChoices):
    """How much a finding matters."""

    FAILURE = "failure", "failure"
    WARNING = "warning", "warning"
    INFO = "info", "info"


class Finding(models.Model):
    """What a check found wrong or missing on an article; gone when the check no longer finds it.

    `key` tells several findings of one check on one article apart. A dismissed one stays, with
    the reason, as long as the check finds the same.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="findings")
    check_name = models.CharField(max_length=40)
    key = models.CharField(max_length=200, default="")
    level = models.CharField(max_length=10, choices=Level)
    text = models.TextField()
    evidence = models.JSONField(default=dict)
    found_at = models.DateTimeField(auto_now_add=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dismissed_at = models.DateTimeField(null=True)
    dismissed_because = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["check_name", "dismissed_at", "article"])]
        constraints = [
            models.UniqueConstraint(fields=["article", "check_name", "key"], name="finding_once")
        ]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.text}"


class JudgementQuerySet(models.QuerySet["Judgement"]):
    """What was said of rows."""

    def about(self, row: models.Model) -> Self:
        """All judgements on a row, by its slug."""
        slug, model = getattr(row, "slug", ""), row._meta.model_name  # noqa: SLF001 - Django's own
        return self.filter(Q(one=slug) | Q(other=slug), model=model)

    def not_the_same(self, row: models.Model) -> list[str]:
        """The slugs of those that a row was said not to be."""
        said = self.about(row).filter(are_same=False).values_list("one", "other")
        return [slug for pair in said for slug in pair if slug != getattr(row, "slug", "")]


class Judgement(models.Model):
    """Whether two rows are the same, as a curator sees it; the slugs in their order."""

    model = models.CharField(max_length=20)
    one = models.CharField(max_length=120)
    other = models.CharField(max_length=120)
    are_same = models.BooleanField()
    reason = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["model", "one", "other"], name="judgement_once"),
            models.CheckConstraint(condition=Q(one__lt=models.F("other")), name="judgement_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.one} {'is' if self.are_same else 'is not'} {self.other}"


class Erasure(models.Model):
    """What was removed for good: only the hash of its bytes, when and why."""

    sha256 = models.CharField(max_length=64, unique=True)
    reason = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256


class PendingCuration(models.Model):
    """A line of a curation file for a capture that is not here yet; applied when it arrives."""

    sha256 = models.CharField(max_length=64, db_index=True)
    line = models.JSONField()

    def __str__(self) -> str:
        return self.sha256
