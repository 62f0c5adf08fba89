"""The search page."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.exports.without_index import MOST_ROWS, MOST_WORDS, articles_by_name
from archive.search.engine import SearchError
from archive.search.language import loosened, understand
from archive.web.forms import SearchForm
from archive.web.question import Question
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
        return _unanswered(request, question, form.remarks)
    context = {"question": question, "answer": answer, "remarks": form.remarks + answer.remarks}
    return render(request, "search.html", context)


def _unanswered(request: HttpRequest, question: Question, remarks: list[str]) -> HttpResponse:
    """What titles and names alone can answer; 503 where the question has no words for them."""
    tree = understand(question.words).tree
    articles = articles_by_name(loosened(tree) if question.any_word else tree)
    context = {
        "question": question,
        "articles": articles,
        "most": MOST_ROWS,
        "most_words": MOST_WORDS,
        "remarks": remarks,
    }
    status = SERVICE_UNAVAILABLE if articles is None else None
    return render(request, "search_unavailable.html", context, status=status)
