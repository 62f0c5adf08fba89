"""The concordance: keyword in context."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.exports.concordance import FORMS
from archive.search.engine import SearchError
from archive.web.concordance import Asked, Page, lines_of

logger = logging.getLogger(__name__)
SERVICE_UNAVAILABLE = 503


@require_safe
def concordance(request: HttpRequest) -> HttpResponse:
    """Every occurrence of what was asked, a line each."""
    asked = Asked.of(request.GET)
    try:
        page = Page.of(asked)
    except SearchError:
        return _unavailable(request, asked)
    context = {
        "question": asked.question,
        "page": page,
        "remarks": [*asked.remarks, *page.remarks],
    }
    return render(request, "concordance.html", context)


@require_safe
def download(request: HttpRequest, form: str) -> HttpResponseBase:
    """All lines as a file."""
    if form not in FORMS:
        raise Http404
    asked = Asked.of(request.GET)
    try:
        found = lines_of(asked)
    except SearchError:
        return _unavailable(request, asked)
    media_type, written = FORMS[form]
    rows = (found.row(line) for line in found.lines)
    response = StreamingHttpResponse(written(rows, found.remarks), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="concordance.{form}"'
    return response


def _unavailable(request: HttpRequest, asked: Asked) -> HttpResponse:
    logger.exception("A concordance could not be made")
    context = {"question": asked.question}
    return render(request, "search_unavailable.html", context, status=SERVICE_UNAVAILABLE)
