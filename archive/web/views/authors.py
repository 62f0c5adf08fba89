"""Authors, one author, and what names none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.exports.affiliations import affiliations_of
from archive.models import Article, Author
from archive.web.initials import Index
from archive.web.lists import of_author, without_author
from archive.web.narrowing import Narrowing
from archive.web.paging import Listing
from archive.web.question import Question
from archive.web.views.named import page_of


@require_safe
def author_list(request: HttpRequest) -> HttpResponse:
    """All authors that have articles, by family name where it is known."""
    context = {
        "index": Index.of(Author.objects.with_articles(), "sort_key", request),
        "nameless": Article.objects.count_without_author(),
    }
    return render(request, "authors.html", context)


@page_of(Author.objects.all(), "author")
def author(request: HttpRequest, row: Author) -> HttpResponse:
    """One author, the affiliations printed with the name, and the articles, newest first."""
    articles = of_author(row).for_list()
    context = {
        "author": row,
        "affiliations": affiliations_of(row),
        "narrowing": Narrowing.of(Question(chosen={"author": (row.slug,)})),
        "listing": Listing.of(articles, request),
    }
    return render(request, "author.html", context)


@require_safe
def no_author(request: HttpRequest) -> HttpResponse:
    """Articles on which no author is named."""
    articles = without_author().for_list()
    return render(request, "no_author.html", {"listing": Listing.of(articles, request)})
