"""Thin tags over `archive.web`: `{% load reading %}`."""

from collections.abc import Iterable

from django import template
from django.template import Context

from archive.models import Article, Author
from archive.search.snippets import Snippet
from archive.web import markup
from archive.web.concordance import Asked
from archive.web.datelines import Dateline
from archive.web.forms import SearchForm
from archive.web.language_names import direction, language_name
from archive.web.question import Question

register = template.Library()
register.filter(language_name)
register.filter(direction)


@register.simple_tag(takes_context=True)
def asked(context: Context) -> Question:
    """The words in the address of a page, which its search box keeps."""
    request = context.get("request")
    if request is None or "q" not in request.GET:
        return Question()
    question = SearchForm(request.GET).question()
    return Question(question.words, any_word=question.any_word)


@register.filter
def concordance_url(question: Question) -> str:
    """The page that shows a question's words in context."""
    return Asked.about(question).url


@register.filter
def counted(count: int, words: str) -> str:
    """A number with its noun: `{{ 2|counted:"article,articles" }}` is "2 articles"."""
    one, many = words.split(",")
    return f"{count:,} {one if count == 1 else many}"


@register.filter
def dateline(article: Article) -> Dateline:
    """The parts of an article's date."""
    return Dateline.of(article)


@register.filter
def marked(snippet: Snippet) -> str:
    """A snippet's text with its marks."""
    return markup.marked(snippet.text, snippet.marks)


@register.filter
def marked_with(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """A text with its marks."""
    return markup.marked(text, marks)


@register.filter
def note(stored: str | None) -> str:
    """A note as HTML."""
    return markup.sanitised_note(stored)


@register.filter
def person(author: Author) -> str:
    """An author's name, the family name told apart."""
    return markup.person(author.name, author.family)


@register.filter
def labelled(lines: Iterable[markup.ShownLine]) -> str:
    """Lines with linkable numbers and labels."""
    return markup.labelled_lines(lines)
