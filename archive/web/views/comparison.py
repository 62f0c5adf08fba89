"""Articles side by side, and the wordings of two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.text.parallels import LEAST_WORDS
from archive.web.comparison import (
    FEWEST,
    Asked,
    CompareForm,
    SideBySide,
    Wordings,
    choices,
    columns_of,
)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four articles: paragraphs beside each other, shared words and those of each."""
    form = CompareForm(request.GET)
    asked = Asked.of(form)
    columns, remarks = columns_of(asked.ids)
    by_words = asked.by_words and len(columns) == FEWEST
    is_enough = len(columns) >= FEWEST
    context = {
        "asked": asked,
        "columns": columns,
        "remarks": [*form.remarks, *remarks],
        "choices": choices(asked.ids),
        "wordings": Wordings.of(columns[0], columns[1]) if by_words else None,
        "side_by_side": SideBySide.of(columns) if is_enough and not by_words else None,
        "least": LEAST_WORDS,
        "has_two": len(columns) == FEWEST,
        "other_way": Asked(asked.ids, by_words=not by_words),
    }
    return render(request, "compare.html", context)
