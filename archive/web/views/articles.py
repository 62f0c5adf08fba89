"""Articles: the list of all, and one to read."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.exports.one_article import article_of
from archive.web.cited import Cited
from archive.web.forms import hex_digits
from archive.web.lists import all_articles
from archive.web.paging import Listing
from archive.web.reading import Reading
from archive.web.sought import Sought, WordsForm
from archive.web.views.closed import WITHDRAWN, erased, gone


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """All articles, newest first."""
    listing = Listing.of(all_articles().for_list(), request)
    return render(request, "articles.html", {"listing": listing})


@require_safe
def article(request: HttpRequest, public_id: str, slug: str | None = None) -> HttpResponse:
    """One article; its id decides, and any other address of it leads to the one that lasts."""
    digits = hex_digits(public_id.lower())
    found = article_of(digits) if digits else None
    if found is None:
        return erased(request, digits)
    if found.is_withdrawn:
        return gone(request, WITHDRAWN)
    if (public_id, slug) != (found.public_id, found.slug):
        address, asked = found.get_absolute_url(), request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)
    form = WordsForm(request.GET)
    cited, sought = Cited.of(request, found), Sought(form.question())
    context = {
        "cited": cited,
        "reading": Reading.of(found, sought),
        "question": sought.question,
        "remarks": [*form.remarks, *cited.remarks],
    }
    return render(request, "article.html", context)
