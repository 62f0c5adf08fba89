"""The search page."""

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.exports.without_index import MOST_ROWS, MOST_WORDS, articles_by_name
from archive.search.engine import SearchError
from archive.web.asking import Asking
from archive.web.forms import BlanksForm, SearchForm
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
        answer, asking = Answer.to(question), Asking.of(question)
    except SearchError:
        logger.exception("A search could not be answered")
        return _unanswered(request, question, form.remarks)
    context = {
        "question": question,
        "asking": asking,
        "answer": answer,
        "remarks": form.remarks + answer.remarks,
    }
    return render(request, "search.html", context)


@require_safe
def written(request: HttpRequest) -> HttpResponse:
    """The question that the blanks beside the box stand for: written into the box, and asked."""
    kept = SearchForm(request.GET).question()
    words = BlanksForm(request.GET).blanks().question
    return HttpResponseRedirect(kept.in_words(words).with_any_word(any_word=False).url)


def _unanswered(request: HttpRequest, question: Question, remarks: list[str]) -> HttpResponse:
    """What titles and names alone can answer; 503 where the question has no words for them."""
    articles = articles_by_name(question.tree)
    context = {
        "question": question,
        "articles": articles,
        "most": MOST_ROWS,
        "most_words": MOST_WORDS,
        "remarks": remarks,
    }
    status = SERVICE_UNAVAILABLE if articles is None else None
    return render(request, "search_unavailable.html", context, status=status)
