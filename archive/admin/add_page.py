"""Add a page: a text pasted or a file sent, looked at before it is kept."""

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from archive.ingest.adding import AddedPage, add, preview
from archive.ingest.files import contents_in, readable, reader_of
from archive.ingest.limits import refuse_too_large
from archive.ingest.readers import HEAD_BYTES
from archive.ingest.records import RefusedError

PASTED = "pasted.txt"
NAME_LENGTH = 200
DAMAGED = "What was kept for the preview is damaged: send it anew."
STATUSES = {
    "new": "a new article",
    "again": "another capture of an article that is here",
    "unchanged": "here already: nothing would be stored",
    "refused": "refused",
}
"""What would become of a page, in words."""
STORED = {**STATUSES, "unchanged": "it was here already, so that nothing was stored"}


class AddPageForm(forms.Form):
    """A pasted text, a file, or what was sent for the preview (`kept`) and is now to be stored."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16, "class": "vLargeTextField", "dir": "auto"}),
        help_text="All of the page as you copied it: headline, byline, date and what else it has.",
    )
    file = forms.FileField(required=False, help_text="Or a saved page; pages of text end in .txt.")
    kept = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    kept_name = forms.CharField(required=False, max_length=NAME_LENGTH, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Find the name and bytes of the one page that was sent, refused as ingest refuses."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        sent = [each for each in (self._file(), self._text(), self._kept()) if each]
        if not sent:
            raise ValidationError("Paste a text or choose a file.")
        if len(sent) > 1 and not cleaned["kept"]:
            raise ValidationError("Paste a text or choose a file, not both.")
        cleaned["name"], cleaned["data"] = sent[0]
        try:
            contents_in(cleaned["name"], cleaned["data"])
        except RefusedError as error:
            raise ValidationError(f"{cleaned['name']}: {error}") from error
        return cleaned

    def _file(self) -> tuple[str, bytes] | None:
        sent = self.cleaned_data.get("file")
        if sent is None:
            return None
        name = readable(sent.name)[-NAME_LENGTH:]
        try:
            refuse_too_large(reader_of(name, sent.read(HEAD_BYTES)), sent.size)
        except RefusedError as error:
            raise ValidationError(f"{name}: {error}") from error
        sent.seek(0)
        return name, sent.read()

    def _text(self) -> tuple[str, bytes] | None:
        """Browsers send line ends of their own: the same text is the same bytes."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        return (PASTED, text.encode()) if text.strip() else None

    def _kept(self) -> tuple[str, bytes] | None:
        try:
            data = base64.b64decode(self.cleaned_data["kept"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(
                "What was kept for the preview is damaged: send it anew."
            ) from error
        return (self.cleaned_data["kept_name"] or PASTED, data) if data else None


def add_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Show the form, what was found in a page, or keep it."""
    form = AddPageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        name, data = form.cleaned_data["name"], form.cleaned_data["data"]
        if "_store" in request.POST:
            return _stored(request, add(name, data, by=request.user))  # type: ignore[arg-type] # logged in
        context |= {"pages": preview(name, data), "statuses": STATUSES}
        form = AddPageForm(initial=_kept(form))
    return render(request, "admin/archive/run/add_form.html", {**context, "form": form})


def _kept(form: AddPageForm) -> dict[str, str]:
    """What the form holds beside the preview: a text to be mended, or a file as it was sent."""
    name, data = form.cleaned_data["name"], form.cleaned_data["data"]
    if form.cleaned_data["text"].strip() and name == PASTED:
        return {"text": form.cleaned_data["text"]}
    return {"kept": base64.b64encode(data).decode(), "kept_name": name}


def _stored(request: HttpRequest, pages: list[AddedPage]) -> HttpResponse:
    """Say what became of each page, and lead to the first article or back."""
    for page in pages:
        told = messages.success if page.outcome.status in {"new", "again"} else messages.warning
        words = STORED.get(page.outcome.status, page.outcome.status)
        told(request, f"{page.outcome.file}: {page.outcome.reason or words}")
    articles = [page.article for page in pages if page.article]
    if not articles:
        return HttpResponseRedirect(reverse("admin:archive_run_changelist"))
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[articles[0].pk]))
