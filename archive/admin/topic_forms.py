"""The forms of topics, dossiers and notes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from archive.admin.fields import EdtfField
from archive.admin.forms import NOTE_HELP, NamedForm
from archive.admin.generic import BaseInlineFormSet, ModelForm
from archive.models import ArticleNote, Dossier, DossierEntry, Topic
from archive.text.sanitize import NoteTooLongError, sanitize_note


class TopicForm(NamedForm):
    """A topic."""

    class Meta:
        model = Topic
        fields = ["name", "note"]
        help_texts = NOTE_HELP


class DossierForm(NamedForm):
    """A dossier; its note is the introduction that readers see."""

    event_date = EdtfField(
        max_length=40, label="Date of the event", help_text="2021-06-23, 2021-06 or 2021."
    )

    class Meta:
        model = Dossier
        fields = ["name", "event_date", "note"]
        help_texts = NOTE_HELP
        labels = {"note": "Introduction"}


class EntryForm(ModelForm):
    """One article of a dossier; those without a place come last."""

    position = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=9999,
        label="Place",
        widget=forms.NumberInput({"class": "vIntegerField"}),
    )

    class Meta:
        model = DossierEntry
        fields = ["position", "article"]


class EntryFormSet(BaseInlineFormSet):
    """The articles of a dossier."""

    def clean(self) -> None:
        """Give every article that stays its place, from 1, in the order of the numbers typed."""
        super().clean()
        if any(self.errors):
            return
        kept = [form for form in self.forms if form not in self.deleted_forms]
        standing = [form for form in kept if form.cleaned_data.get("article")]
        standing.sort(key=lambda form: form.cleaned_data.get("position") or 10**6)
        for place, form in enumerate(standing, start=1):
            _place(form, place)


def _place(form: Any, place: int) -> None:
    """An entry whose place alone is another must be saved as well."""
    form.cleaned_data["position"] = place
    form.instance.position = place
    if "position" not in form.changed_data and form.initial.get("position") != place:
        form.changed_data.append("position")


class NoteForm(ModelForm):
    """A note on an article."""

    class Meta:
        model = ArticleNote
        fields = ["text", "is_public"]
        help_texts = {
            "text": NOTE_HELP["note"],
            "is_public": "Else only the desk sees it.",
        }

    def clean_text(self) -> str:
        """A note that is too long is refused here, with all that was typed still in the form."""
        text: str = self.cleaned_data["text"]
        try:
            cleaned = sanitize_note(text)
        except NoteTooLongError as error:
            raise ValidationError(str(error)) from error
        if not cleaned.strip():
            raise ValidationError("Nothing is left of this note once it is cleaned.")
        return text
