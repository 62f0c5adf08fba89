"""Captures and claims at the desk: to look at, for both are only ever added to."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from archive.admin.generic import ModelAdmin
from archive.curation.evidence import excerpt, in_words
from archive.models import Capture, Claim

VALUE_LENGTH = 120
LONG_FIELDS = [f"article__{field}" for field in ("body", "captions", "notes", "damage")]


class ReadOnlyAdmin(ModelAdmin):
    """Rows to look at."""

    actions = None
    list_per_page = 50
    ordering = ["-pk"]
    linked = ["article"]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as Django calls it
        """Only ingest and corrections add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody deletes."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Rows with the title of their article, and without its texts."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related(*self.linked).defer(*LONG_FIELDS)

    @admin.display(description="article", ordering="article__title")
    def article_link(self, row: Any) -> str:
        """The article, one click away."""
        address = reverse("admin:archive_article_change", args=[row.article_id])
        return format_html('<a href="{}">{}</a>', address, row.article)


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    """What arrived."""

    list_display = ["file", "record", "short_sha256", "shown_size", "article_link", "ingested_at"]
    search_fields = ["file", "sha256"]
    search_help_text = "A part of the file's name or of the SHA-256"
    fields = [
        "file", "record", "sha256", "shown_size", "encoding", "assumptions", "ingested_at",
        "article_link", "public_page",
    ]  # fmt: skip

    @admin.display(description="SHA-256", ordering="sha256")
    def short_sha256(self, capture: Capture) -> str:
        """Enough of it to tell captures apart."""
        return capture.sha256[:12]

    @admin.display(description="size", ordering="size")
    def shown_size(self, capture: Capture) -> str:
        """The size in bytes, KB or MB."""
        return filesizeformat(capture.size)

    @admin.display(description="assumed")
    def assumptions(self, capture: Capture) -> str:
        """What had to be assumed to read it."""
        return "; ".join(capture.assumed)

    @admin.display(description="text")
    def public_page(self, capture: Capture) -> str:
        """The capture as the public sees it."""
        address = reverse("capture", args=[capture.sha256])
        return format_html('<a href="{}">Read the capture</a>', address)


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    """What is said of articles."""

    list_display = [
        "what", "short_value", "origin", "rule", "article_link", "made_by", "made_on",
    ]  # fmt: skip
    list_filter = ["field", "origin"]
    search_fields = ["article__title", "subject"]
    search_help_text = "Words of the article's title, or the name that the claim is about"
    linked = ["article", "capture", "made_by"]
    fields = [
        "article_link", "field", "subject", "shown_value", "origin", "rule", "rule_version",
        "evidence", "capture", "spans", "made_by", "made_at",
    ]  # fmt: skip

    @admin.display(description="about", ordering="field")
    def what(self, claim: Claim) -> str:
        """The field, and the person that the claim is about."""
        return f"{claim.field}: {claim.subject}" if claim.subject else claim.field

    @admin.display(description="value")
    def short_value(self, claim: Claim) -> str:
        """The value in so many words as a list has room for."""
        return Truncator(self.shown_value(claim)).chars(VALUE_LENGTH)

    @admin.display(description="made on", ordering="pk")
    def made_on(self, claim: Claim) -> date:
        """The day."""
        return claim.made_at.date()

    @admin.display(description="value")
    def shown_value(self, claim: Claim) -> str:
        """The value in words."""
        return in_words(claim.field, claim.value)

    @admin.display(description="evidence")
    def evidence(self, claim: Claim) -> str:
        """The characters of the capture that show it."""
        return excerpt(claim.capture.text(), claim.spans) if claim.capture and claim.spans else ""
