"""Thin tags over `archive.web.discovery`: `{% load taking %}`."""

from typing import Any

from django import template
from django.template import Context

from archive.web import markup
from archive.web.discovery import Discovery
from archive.web.question import Question

register = template.Library()


@register.simple_tag(takes_context=True)
def discovery(context: Context) -> Discovery:
    """What the head of the page says of the page; of a search by its question."""
    question = context.get("question")
    url = question.on_page(1).url if isinstance(question, Question) else ""
    is_found = "exception" not in context  # as Django has it where nothing is at an address
    return Discovery.of(context.get("request") if is_found else None, url)


@register.filter
def linked_data(data: dict[str, Any]) -> str:
    """Data as an element of JSON-LD."""
    return markup.linked_data(data)
