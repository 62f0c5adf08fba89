"""The page of the desk on which a curator says whether two articles are the same text."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from archive.admin.article_decisions import ReasonForm, WithArticleDecisions
from archive.curation.copies import judgements_about
from archive.curation.events import EventError
from archive.curation.same_text import judge_texts
from archive.models import Article, Event, PossibleCopy

MOST_LISTED = 50


class CopyForm(ReasonForm):
    """Whether an article and another one are the same text."""

    title = "Same text or not"

    other = forms.CharField(
        max_length=64, strip=True, label="Compare with", help_text="Its id, as in its address."
    )
    are_same = forms.TypedChoiceField(
        choices=[("yes", "the same text"), ("no", "not the same text")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        label="They are",
        help_text="Both stay articles of their own. The article's history undoes it.",
    )

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.order_fields(["other", "are_same", "reason"])

    def clean_other(self) -> Article:
        """The article of this id."""
        found = Article.objects.filter(public_id=self.cleaned_data["other"]).first()
        if found is None:
            raise ValidationError("No article has this id.")
        return found

    def take(self, by: User) -> Event:
        """Judge; raises EventError."""
        said = self.cleaned_data
        return judge_texts(
            self.article, said["other"], are_same=said["are_same"], reason=said["reason"], by=by
        )


class WithCopies(WithArticleDecisions):
    """Adds the page to the others of an article."""

    def get_urls(self) -> list[URLPattern]:
        """Its address; `?other=` has the id of the article to compare with."""
        view = self.admin_site.admin_view(self.copy_view)
        own = path("<path:object_id>/copy/", view, name="archive_article_copy")
        return [own, *super().get_urls()]

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What was found and said, and a form to say whether it is the same text."""
        article = self._article(request, object_id, "archive.change_article")
        posted = request.POST if request.method == "POST" else None
        form = CopyForm(article, posted, initial={"other": request.GET.get("other", "")})
        if form.is_valid():
            try:
                event = form.take(cast("User", request.user))
            except EventError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{event.summary}.")
                address = reverse("admin:archive_article_history", args=[article.pk])
                return HttpResponseRedirect(address)
        context = {"form": form, "form_title": "Save", "copies": _found(article)}
        return self._page(request, article, form.title, context)


def _found(article: Article) -> list[dict[str, Any]]:
    """The other articles with most in common, and what was said of each."""
    links = PossibleCopy.objects.of([article.pk]).select_related("one__outlet", "other__outlet")
    said = judgements_about(article)
    rows = []
    for link in links.order_by("-common", "pk")[:MOST_LISTED]:
        other = link.other if link.one_id == article.pk else link.one
        rows.append({"article": other, "link": link, "judgement": said.get(other.public_id)})
    return rows
