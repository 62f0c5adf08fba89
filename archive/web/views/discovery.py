"""How programs find their way: robots.txt, the sitemap, OpenSearch, unAPI."""

from http import HTTPStatus

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from archive.exports.citations import cite
from archive.exports.citations.ris import as_ris
from archive.exports.forms import FORMS
from archive.exports.sitemaps import pages, sitemap_index, sitemap_page
from archive.models import Article, Change, IndexPlace
from archive.web.forms import UnapiForm, hex_digits
from archive.web.origin import origin_of

XML = "application/xml; charset=utf-8"
OPENSEARCH = "application/opensearchdescription+xml; charset=utf-8"
NOT_FOR_ROBOTS = (
    "search/?",
    "search.",
    "concordance",
    "compare",
    "quote",
    "captures",
    "unapi",
    "desk",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Whether search engines may index the archive, and where its sitemap is."""
    root, lines = reverse("home"), ["User-agent: *"]
    if settings.ARCHIVE_ALLOW_INDEXING:
        lines += [f"Disallow: {root}{path}" for path in NOT_FOR_ROBOTS]
        lines += ["", f"Sitemap: {origin_of(request)}{reverse('sitemap')}"]
    else:
        lines += [f"Disallow: {root}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _state(request: HttpRequest, **_: int) -> str | None:
    """What changes with every article: who has seen it needs nothing new."""
    last = Change.objects.aggregate(Max("pk"))["pk__max"] or 0
    followed = IndexPlace.objects.aggregate(Max("change"))["change__max"] or 0
    state = f'"{origin_of(request)} {max(last, followed)}"'
    return state if settings.ARCHIVE_ALLOW_INDEXING else None


@require_safe
@condition(etag_func=_state)
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """The pages of the sitemap; 404 where search engines are not let in."""
    numbers = range(1, _last_page() + 1)
    urls = [origin_of(request) + reverse("sitemap-page", args=[number]) for number in numbers]
    return HttpResponse(sitemap_index(urls), content_type=XML)


@require_safe
@condition(etag_func=_state)
def sitemap_part(request: HttpRequest, number: int) -> HttpResponseBase:
    """One page of it: so many articles."""
    if not 1 <= number <= _last_page():
        raise Http404
    return StreamingHttpResponse(sitemap_page(number, origin_of(request)), content_type=XML)


def _last_page() -> int:
    if not settings.ARCHIVE_ALLOW_INDEXING:
        raise Http404
    return pages(Article.objects.listed().count())


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches the archive from its own box."""
    context = {"origin": origin_of(request)}
    return render(request, "opensearch.xml", context, content_type=OPENSEARCH)


@require_safe
def unapi(request: HttpRequest) -> HttpResponse:
    """The reference of one article of a list, for programs that save all of them (unAPI 1).

    Without a format the formats that there are: RIS, which keeps a newspaper piece what it is.
    """
    form = UnapiForm(request.GET)
    asked, wanted = form.asked("id"), form.asked("format")
    if not asked:
        return render(request, "unapi.xml", content_type=XML)
    article = _listed(asked)
    if not wanted:
        status = HTTPStatus.MULTIPLE_CHOICES
        return render(request, "unapi.xml", {"id": asked}, content_type=XML, status=status)
    if wanted != "ris":
        return HttpResponse(status=HTTPStatus.NOT_ACCEPTABLE)
    written = as_ris(cite(article, origin_of(request)))
    return HttpResponse(written, content_type=FORMS["ris"].media_type)


def _listed(public_id: str) -> Article:
    digits = hex_digits(public_id)
    rows = Article.objects.listed().for_list().filter(public_id=digits or "")
    article: Article | None = rows.first()
    if article is None:
        raise Http404
    return article
