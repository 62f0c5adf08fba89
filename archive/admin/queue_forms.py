"""What the pages of the review queue take: every parameter goes through a form."""

from typing import Any, TypeVar

from django import forms
from django.http import Http404, HttpRequest

from archive.curation.checks import BY_NAME
from archive.curation.queue import SUGGESTIONS

MOST_PAGES = 10**6
LONGEST_REASON = 2000
Form = TypeVar("Form", bound=forms.Form)


class QueuePageForm(forms.Form):
    """Which page of a queue, and whether of what waits or of what was dismissed."""

    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)
    dismissed = forms.BooleanField(required=False)


class QueueForm(forms.Form):
    """The queue that an article's form was opened from; empty where from none."""

    queue = forms.ChoiceField(
        required=False, choices=[(name, name) for name in (*BY_NAME, SUGGESTIONS)]
    )
    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)

    @classmethod
    def name_in(cls, request: HttpRequest) -> str:
        """The name of the queue; empty where none, or nonsense, was asked for."""
        form = cls({"queue": request.GET.get("queue", "")})
        return str(form.cleaned_data["queue"]) if form.is_valid() else ""


class ReasonForm(forms.Form):
    """Why a finding is set aside."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"class": "vLargeTextField", "rows": 3}),
        help_text="The next curator reads it beside the finding.",
    )


def asked(form: type[Form], request: HttpRequest) -> dict[str, Any]:
    """The cleaned parameters of an address; raises Http404 where they make no sense."""
    bound = form(request.GET)
    if not bound.is_valid():
        raise Http404("No page of the desk has such an address.")
    return bound.cleaned_data
