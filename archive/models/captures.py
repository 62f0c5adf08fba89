"""Captures and claims: what arrived, and what is said of it. Both are only ever added to."""

import zlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from archive.models.articles import Article
from archive.models.inserting import InsertingQuerySet
from archive.models.runs import Run
from archive.text.decoding import decode_as


class Capture(models.Model):
    """One record as it arrived; its bytes are kept compressed in a table of their own."""

    sha256 = models.CharField(max_length=64, unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="captures")
    file = models.TextField(help_text="The file's name as it was given to ingest.")
    record = models.PositiveIntegerField(default=1, help_text="Its place within the file, from 1.")
    run = models.ForeignKey(Run, on_delete=models.SET_NULL, null=True, related_name="captures")
    size = models.PositiveIntegerField(help_text="Bytes.")
    encoding = models.CharField(max_length=40)
    assumed = models.JSONField(default=list, help_text="What had to be assumed to read it.")
    kind = models.CharField(max_length=20, default="text", help_text="How its bytes are read.")
    address = models.TextField(null=True, help_text="Where its container says it was fetched.")
    captured_at = models.DateTimeField(null=True, help_text="When, as its container says.")
    charset = models.CharField(max_length=40, null=True, help_text="As a header names it.")
    ingested_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="capture_sha256_is_hex"
            )
        ]

    def __str__(self) -> str:
        return f"{self.file}#{self.record}"

    def text(self) -> str:
        """The capture's text, to which all evidence offsets point.

        As it was transcribed at ingest, or read in the encoding that was found then: what a later
        version makes of the bytes could move the evidence.
        """
        return self.content.transcribed() or decode_as(self.content.unpacked(), self.encoding)


class CaptureBytesQuerySet(InsertingQuerySet["CaptureBytes"]):
    """Bytes of captures."""


class CaptureBytes(models.Model):
    """The bytes of one capture, apart so that no list of captures drags them along.

    Beside them stands the text that was made of them, where that is more than decoding.
    """

    capture = models.OneToOneField(
        Capture, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    packed = models.BinaryField()
    packed_transcript = models.BinaryField(null=True)

    objects = CaptureBytesQuerySet.as_manager()

    def __str__(self) -> str:
        return f"bytes of {self.capture_id}"

    @classmethod
    def pack(cls, capture: Capture, data: bytes, transcript: str | None = None) -> "CaptureBytes":
        """Store the bytes of a capture."""
        packed = None if transcript is None else zlib.compress(transcript.encode())
        return cls.objects.create(
            capture=capture, packed=zlib.compress(data), packed_transcript=packed
        )

    def unpacked(self) -> bytes:
        """The bytes as they arrived."""
        return zlib.decompress(self.packed)

    def transcribed(self) -> str | None:
        """The text that was made of them at ingest; None where decoding them gives it."""
        packed = self.packed_transcript
        return None if packed is None else zlib.decompress(packed).decode()


class Origin(models.TextChoices):
    """Where a claim comes from, in order of rank: the first present wins."""

    CURATED = "curated", "said by a curator"
    IMPORTED = "imported", "from somebody's own record"
    EXTRACTED = "extracted", "printed on the page"
    DECLARED = "declared", "only in tags, feed or header"
    INFERRED = "inferred", "inferred"


class ClaimQuerySet(InsertingQuerySet["Claim"]):
    """Claims in order of what they decide."""

    def of(self, article: Article) -> Self:
        """All claims about an article, oldest first."""
        return self.filter(article=article).order_by("pk")


class Claim(models.Model):
    """One thing said of an article, by whom or by which rule, and the characters that show it.

    `spans` are half-open character positions in the capture as decoded; empty where the value has
    no place in the text, and then the rule names the place. `subject` is the printed name for a
    claim about one person in the byline, else empty.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, null=True, related_name="claims")
    field = models.CharField(max_length=40)
    subject = models.CharField(max_length=300, default="")
    value = models.JSONField(null=True)
    origin = models.CharField(max_length=10, choices=Origin)
    rule = models.CharField(max_length=80)
    rule_version = models.PositiveSmallIntegerField(default=1)
    spans = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["article", "field"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="claim_origin_known"
            ),
            models.CheckConstraint(
                condition=Q(origin="curated") | Q(capture__isnull=False),
                name="claim_has_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} ({self.origin}: {self.rule})"
