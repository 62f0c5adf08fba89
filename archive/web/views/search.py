"""The search page."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search.engine import SearchError
from archive.web.forms import SearchForm
from archive.web.results import Answer

logger = logging.getLogger(__name__)
SERVICE_UNAVAILABLE = 503


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was asked, how it was read, and what was found."""
    form = SearchForm(request.GET)
    question = form.question()
    try:
        answer = Answer.to(question)
    except SearchError:
        logger.exception("A search could not be answered")
        unanswered = {"question": question}
        return render(request, "search_unavailable.html", unanswered, status=SERVICE_UNAVAILABLE)
    context = {"question": question, "answer": answer, "remarks": form.remarks + answer.remarks}
    return render(request, "search.html", context)
