"""What is decided of an article as a whole, each on a page of its own: notes, access, erasure."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from archive.admin.generic import ModelAdmin
from archive.admin.topic_forms import NoteForm
from archive.admin.widgets import is_id
from archive.curation.access import choices_for, set_access
from archive.curation.erasure import erase
from archive.curation.events import EventError
from archive.curation.notes import save_note
from archive.models import Article, ArticleNote, Event
from archive.search import sync

REASON_LENGTH = 2000


class ReasonForm(forms.Form):
    """A decision that needs a reason."""

    reason = forms.CharField(
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3, "class": "vLargeTextField"}),
        help_text="Kept with the decision, for whoever asks later.",
    )


class AccessForm(ReasonForm):
    """How much of an article readers see."""

    title = "Access"

    def __init__(self, article: Article, user: User, *args: Any) -> None:
        super().__init__(*args)
        self.article, self.user = article, user
        as_outlet = ("", "as its outlet")
        choices = choices_for(user, article.allowed)
        self.fields = {
            "access": forms.ChoiceField(
                choices=[as_outlet, *choices], required=False, initial=article.access or ""
            ),
            **self.fields,
        }

    def take(self) -> Event:
        """Decide; raises EventError."""
        said = self.cleaned_data
        return set_access(self.article, said["access"] or None, by=self.user, reason=said["reason"])


class EraseForm(ReasonForm):
    """Erase an article for good."""

    title = "Erase"
    NOT_CLEARED = (
        "The search index could not be cleared of its words yet: it is missing, locked by another "
        "writer, or far behind. Run “manage.py index”."
    )

    confirmation = forms.CharField(
        max_length=64,
        strip=True,
        label="Its id, typed",
        help_text="Captures, claims and text go for good, from the search index too; this cannot "
        "be undone.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, article: Article, user: User, *args: Any) -> None:
        super().__init__(*args)
        self.article, self.user = article, user
        self.fields["confirmation"].label = f"Type {article.public_id} to confirm"

    def take(self) -> Event:
        """Erase; raises EventError."""
        said = self.cleaned_data
        return erase(
            self.article,
            confirmation=said["confirmation"],
            reason=said["reason"],
            by=self.user,
        )


class WithArticleDecisions(ModelAdmin):
    """Pages of an article beside its form."""

    def get_urls(self) -> list[URLPattern]:
        """An address for each."""
        pages = {
            "access": self.access_view,
            "erase": self.erase_view,
            "note": self.note_view,
        }
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"archive_article_{name}",
            )
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def access_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How much of it readers see."""
        return self._decide(request, object_id, AccessForm, "archive.change_article")

    def erase_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Erase it for good."""
        return self._decide(request, object_id, EraseForm, "archive.erase_article")

    def note_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Add a note, or change one: `?note=` has its number."""
        article = self._article(request, object_id, "archive.change_articlenote")
        number = request.GET.get("note", "")
        note = article.curator_notes.filter(pk=number).first() if is_id(number) else None
        if number and note is None:
            raise Http404("There is no such note.")
        note = note or ArticleNote(article=article)
        form = NoteForm(request.POST if request.method == "POST" else None, instance=note)
        if form.is_valid():
            save_note(note, by=cast("User", request.user))
            return self._done(request, article, "The note was saved.")
        context = {"notes": article.curator_notes.all(), "form": form, "form_title": "Save"}
        return self._page(request, article, "Notes", context)

    def _decide(
        self,
        request: HttpRequest,
        object_id: str,
        form_class: type[AccessForm] | type[EraseForm],
        permission: str,
    ) -> HttpResponse:
        article = self._article(request, object_id, permission)
        user = cast("User", request.user)
        form = form_class(article, user, *([request.POST] if request.method == "POST" else []))
        if form.is_valid():
            try:
                done = self._done(request, article, f"{form.take().summary}.")
            except EventError as error:
                form.add_error(None, str(error))
            else:
                if isinstance(form, EraseForm) and not sync.has_followed(article.public_id):
                    messages.warning(request, form.NOT_CLEARED)
                return done
        return self._page(request, article, form.title, {"form": form, "form_title": form.title})

    def _article(self, request: HttpRequest, object_id: str, permission: str) -> Article:
        article: Article | None = self.get_object(request, object_id) if is_id(object_id) else None
        if article is None:
            raise Http404("There is no such article.")
        if not request.user.has_perm(permission):
            raise PermissionDenied
        return article

    def _done(self, request: HttpRequest, article: Article, words: str) -> HttpResponse:
        messages.success(request, words)
        if Article.objects.filter(public_id=article.public_id).exists():
            address = reverse("admin:archive_article_change", args=[article.pk])
        else:
            address = reverse("admin:archive_article_changelist")
        return HttpResponseRedirect(address)

    def _page(
        self, request: HttpRequest, article: Article, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        around = {
            **self.admin_site.each_context(request),
            "title": f"{title}: {article}",
            "subtitle": None,
            "page_name": title,
            "opts": self.opts,
            "original": article,
            "list_url": reverse("admin:archive_article_changelist"),
            "row_url": reverse("admin:archive_article_change", args=[article.pk]),
        }
        return TemplateResponse(request, "admin/archive/article/decide.html", {**around, **context})
