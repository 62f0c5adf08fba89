"""Authors, one author, and what names none."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Article, Author, Byline
from archive.web.forms import name_slug
from archive.web.paging import Listing


@require_safe
def author_list(request: HttpRequest) -> HttpResponse:
    """All authors that have articles, by family name where it is known."""
    context = {
        "listing": Listing.of(Author.objects.with_counts().order_by("sort_key", "pk"), request),
        "nameless": Article.objects.without_author().count(),
    }
    return render(request, "authors.html", context)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """One author, the affiliations printed with the name, and the articles, newest first."""
    wanted = name_slug(slug)
    if wanted is None:
        raise Http404
    row = get_object_or_404(Author.objects.with_counts(), slug=wanted)
    signed = Byline.objects.filter(author=row).values("article")
    articles = Article.objects.filter(pk__in=signed).newest_first().for_list()
    context = {
        "author": row,
        "affiliations": printed_affiliations(row),
        "listing": Listing.of(articles, request),
    }
    return render(request, "author.html", context)


def printed_affiliations(author: Author) -> list[str]:
    """What articles print beside the name, each wording once, the latest first."""
    latest_first = F("article__sort_day").desc(nulls_last=True)
    bylines = author.bylines.exclude(affiliation=None).order_by(latest_first, "-article_id")
    printed = bylines.values_list("affiliation", flat=True)
    return list(dict.fromkeys(words for words in printed if words))


@require_safe
def no_author(request: HttpRequest) -> HttpResponse:
    """Articles on which no author is named."""
    articles = Article.objects.without_author().newest_first().for_list()
    return render(request, "no_author.html", {"listing": Listing.of(articles, request)})
