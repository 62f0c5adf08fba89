"""An article's form as one stop of a queue: *Save and next in queue*."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.admin.generic import ModelAdmin
from archive.admin.queue_forms import QueueForm
from archive.admin.queue_pages import to_next
from archive.admin.queue_rows import row_of
from archive.curation.queue import queue_named
from archive.models import Finding


class InQueue(ModelAdmin):
    """Adds to an article's form what was found on it, the button, and the way on.

    The queue's name is the parameter `queue` of the form's address, which Django's form posts to.
    """

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say which queue the form stands in, and what waits on this article."""
        article = kwargs.get("obj")
        name = QueueForm.name_in(request)
        context["queue"] = queue_named(name) if name else None
        if article is not None:
            found = Finding.objects.filter(article=article).order_by("check_name", "pk")
            context["findings"] = [row_of(each) for each in found.select_related("dismissed_by")]
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The button's way on; Django's own buttons keep the address and with it the queue."""
        response: HttpResponse = super().response_change(request, obj)
        name = QueueForm.name_in(request)
        if name and "_next" in request.POST:
            return to_next(request, name, obj.pk)
        return response
