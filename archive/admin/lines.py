"""The page on which a curator says what the lines of a capture are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from archive.admin.fields import LinesField
from archive.admin.widgets import is_id
from archive.curation.decisions import ChangedMeanwhileError
from archive.curation.relabelling import Relabelling, relabel
from archive.models import Article, Capture
from archive.page.lines import line_spans
from archive.page.relabelling import LABELS, LEFT_OUT, Relabel, RelabelError, Uses
from archive.text.decoding import BinaryFileError

LINES_SHOWN = 500
MOST_CHANGES = 500
CHANGED_MEANWHILE = (
    "Somebody else has changed this article since you opened this page. Nothing was saved: look "
    "at what the lines are now and save again."
)
UNREADABLE = "This capture no longer counts as text: its lines cannot be shown."


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a capture and what it is used for; `label` is empty where it is left out."""

    number: int
    text: str
    label: str
    is_changed: bool = False


def shown_lines(text: str, uses: Uses, before: Uses | None = None) -> Iterator[ShownLine]:
    """The lines of a capture; changed are those that were used otherwise before."""
    for number, span in enumerate(line_spans(text), start=1):
        is_changed = before is not None and before.get(number, []) != uses.get(number, [])
        yield ShownLine(number, text[span.start : span.end], _label(uses, number), is_changed)


def _label(uses: Uses, number: int) -> str:
    labels = [
        f"{piece.label}, goes on" if piece.label == "body" and not piece.begins else piece.label
        for piece in uses.get(number, [])
    ]
    return " + ".join(dict.fromkeys(labels))


class NumbersField(forms.Field):
    """Numbers of lines that were ticked."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        """The numbers in order, each once."""
        texts = [str(each) for each in value or []]
        if not all(map(is_id, texts)):
            raise ValidationError("A line is ticked by its number.")
        return sorted({int(text) for text in texts})


class RelabelForm(forms.Form):
    """Which lines are what: those written down, and those ticked and labelled now."""

    changes = LinesField(
        max_lines=MOST_CHANGES,
        label="Lines and what they are",
        help_text=f"One a line: “12-18 caption”, “20 {LEFT_OUT}”. Ticked lines are added here.",
    )
    line = NumbersField(required=False)
    label = forms.ChoiceField(
        choices=[("", "---------"), *LABELS.items()], required=False, label="The ticked lines are"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._article = article
        self.initial["seen"] = article.revision

    def clean(self) -> dict[str, Any]:
        """Ticked lines need a label, and the article must be the one that was looked at."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("line") and not cleaned.get("label"):
            self.add_error("label", "Say what the ticked lines are.")
        if "seen" in cleaned and cleaned["seen"] != self._article.revision:
            raise ValidationError(CHANGED_MEANWHILE)
        return cleaned

    def relabels(self) -> list[Relabel]:
        """All of it, the written first; raises RelabelError."""
        written = [Relabel.parse(line) for line in self.cleaned_data["changes"] or []]
        label = self.cleaned_data["label"]
        return written + [
            Relabel(first, last, label) for first, last in _runs(self.cleaned_data["line"])
        ]


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers as runs."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def lines_page(request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    """Show the lines, preview what was said of them, or keep it."""
    capture = _capture(request, article)
    form = RelabelForm(article, request.POST if request.method == "POST" else None)
    relabels, found = _read(article, capture, form)
    if found is not None and relabels and "_save" in request.POST:
        return _save(request, article, capture, relabels)
    if found is not None and relabels:
        context["preview"] = _preview(found)
        form = RelabelForm(article, initial={"changes": [str(each) for each in relabels]})
    elif form.is_bound:
        form.data = request.POST.copy()  # shown again, it is to say what it now shows
        form.data["seen"] = str(article.revision)
    shown = found or _plain(article, capture)
    lines = list(shown_lines(shown.text, shown.after, shown.before)) if shown else []
    page = Paginator(lines, LINES_SHOWN).get_page(request.GET.get("page"))
    context |= {"form": form, "capture": capture, "article": article, "page": page}
    context |= {"unreadable": None if shown else UNREADABLE, "left_out": LEFT_OUT}
    return render(request, "admin/archive/article/lines.html", context)


def _save(
    request: HttpRequest, article: Article, capture: Capture, relabels: list[Relabel]
) -> HttpResponse:
    """Keep it, and lead to the article's form; where somebody was faster, back to this page."""
    try:
        fields = relabel(article, capture, relabels, request.user, seen=article.revision)  # type: ignore[arg-type] # logged in
    except ChangedMeanwhileError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(request.get_full_path())
    told = f"Relabelled: {', '.join(fields)}." if fields else "Nothing was to be changed."
    messages.success(request, told)
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[article.pk]))


def _capture(request: HttpRequest, article: Article) -> Capture:
    """The capture that the address names, else the newest."""
    captures = article.captures.select_related("content").order_by("-pk")
    named = request.GET.get("capture")
    capture: Capture | None = (
        captures.filter(sha256=named.replace("\0", "")) if named else captures
    ).first()
    if capture is None:
        raise Http404("The article has no such capture.")
    return capture


def _read(
    article: Article, capture: Capture, form: RelabelForm
) -> tuple[list[Relabel], Relabelling | None]:
    """What the form says, and what comes of it; what cannot be read is an error of the form."""
    if not form.is_bound or not form.is_valid():
        return [], None
    try:
        relabels = form.relabels()
        return relabels, Relabelling.of(article, capture, relabels)
    except (RelabelError, BinaryFileError) as error:
        form.add_error("changes", str(error))
        return [], None


def _plain(article: Article, capture: Capture) -> Relabelling | None:
    try:
        return Relabelling.of(article, capture, [])
    except BinaryFileError:
        return None


def _preview(found: Relabelling) -> list[tuple[str, list[str]]]:
    """The fields that would change, each with the texts that it would have."""
    return [(field, found.paragraphs(field)) for field in found.changed()]
