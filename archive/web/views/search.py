"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search.engine import SearchError
from archive.web.forms import SearchForm
from archive.web.results import Answer

SERVICE_UNAVAILABLE = 503


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was asked, how it was read, and what was found."""
    form = SearchForm(request.GET)
    question = form.question()
    try:
        answer = Answer.to(question)
    except SearchError as error:
        context = {"question": question, "error": error}
        return render(request, "search_unavailable.html", context, status=SERVICE_UNAVAILABLE)
    context = {"question": question, "answer": answer, "remarks": form.remarks + answer.remarks}
    return render(request, "search.html", context)
