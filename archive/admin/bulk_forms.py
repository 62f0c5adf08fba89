"""What the bulk actions of the article list ask for: a value and, for the history, a reason."""

from typing import Any

from django import forms
from django.contrib import admin

from archive.admin.fields import LineField
from archive.admin.forms import is_language
from archive.admin.widgets import Suggestions
from archive.curation.bulk import (
    AddTopic,
    Decision,
    RemoveTopic,
    SetAccess,
    SetColumn,
    SetField,
    SetOutlet,
)
from archive.models import Access, Outlet, Topic

FORMATS = [("csv", "CSV, for a spreadsheet"), ("jsonl", "JSON lines, for a program")]
LONGEST_REASON = 2000


class BulkForm(forms.Form):
    """A decision about all the chosen articles."""

    reason = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"class": "vLargeTextField", "rows": 2}),
        help_text="It stands in the history. May stay empty.",
    )
    field_order = ["value", "reason"]

    def decision(self) -> Decision:
        """What the valid form decides."""
        raise NotImplementedError


def _suggested(model: type[Outlet] | type[Topic]) -> Suggestions:
    """A choice with suggestions: an archive may have thousands of outlets."""
    link: Any = model._meta.get_field("merged_into")  # noqa: SLF001 - Django's documented access
    return Suggestions(link, admin.site)


class OutletForm(BulkForm):
    """One outlet, or none."""

    value = forms.ModelChoiceField(
        Outlet.objects.present(),
        required=False,
        label="Outlet",
        widget=_suggested(Outlet),
        help_text="Empty: none.",
    )

    def decision(self) -> Decision:
        return SetOutlet(self.cleaned_data["value"])


class KindForm(BulkForm):
    """A kind in the archive's own words."""

    value = LineField(
        label="Kind", max_length=40, help_text="As editorial, interview. Empty: none."
    )

    def decision(self) -> Decision:
        return SetField("kind", self.cleaned_data["value"])


class LanguageForm(BulkForm):
    """A language by its code."""

    value = LineField(
        label="Language",
        max_length=12,
        validators=[is_language],
        help_text="A code, as en, ko or pt-BR. Empty: none.",
    )

    def decision(self) -> Decision:
        return SetField("language", self.cleaned_data["value"])


class AccessForm(BulkForm):
    """How much readers may see; to withdraw is not done in bulk."""

    value = forms.ChoiceField(
        label="Access",
        required=False,
        choices=[
            ("", "as its outlet"),
            *(each for each in Access.choices if each[0] != Access.WITHDRAWN),
        ],
    )

    def decision(self) -> Decision:
        return SetAccess(self.cleaned_data["value"] or None)


class TopicForm(BulkForm):
    """One topic, beside those that the articles have."""

    value = forms.ModelChoiceField(Topic.objects.present(), label="Topic", widget=_suggested(Topic))

    def decision(self) -> Decision:
        return AddTopic(self.cleaned_data["value"])


class LeaveTopicForm(TopicForm):
    """One topic, which the articles are to have no more."""

    def decision(self) -> Decision:
        return RemoveTopic(self.cleaned_data["value"])


class ReviewedForm(BulkForm):
    """Nothing but the reason."""

    def decision(self) -> Decision:
        return SetColumn("is_reviewed", True, "Marked as reviewed")


class RereadForm(BulkForm):
    """Nothing but the reason; what would be stored is shown beside it."""


class ExportForm(forms.Form):
    """A table of the chosen articles."""

    value = forms.ChoiceField(label="Format", choices=FORMATS)
