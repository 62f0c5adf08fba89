"""The quote check."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search.engine import SearchError
from archive.web.question import Question
from archive.web.quotations import LEAST_WORDS, LONGEST, Check, QuoteForm

logger = logging.getLogger(__name__)
SERVICE_UNAVAILABLE = 503


@require_safe
def quote_check(request: HttpRequest) -> HttpResponse:
    """Where the archive has what is quoted, as quoted or nearly."""
    form = QuoteForm(request.GET)
    quotation = form.asked("quote") or ""
    try:
        check = Check.of(quotation)
    except SearchError:
        logger.exception("A quotation could not be checked")
        context = {"question": Question(words=quotation), "remarks": form.remarks}
        return render(request, "search_unavailable.html", context, status=SERVICE_UNAVAILABLE)
    context = {
        "check": check,
        "remarks": [*form.remarks, *check.remarks],
        "longest": LONGEST,
        "least": LEAST_WORDS,
    }
    return render(request, "quote_check.html", context)
