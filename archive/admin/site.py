"""The desk as a site: its name, and what it does with questions that make no sense."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from archive.admin.bulk_undo import BulkUndoSite
from archive.admin.curate_link import CurateSite
from archive.admin.login import LoginSite
from archive.admin.queue_pages import QueueSite
from archive.admin.widgets import is_id

View = TypeVar("View", bound=Callable[..., Any])


class NamedChoices(AutocompleteJsonView):
    """Suggestions under a field; the slug tells two rows of one name apart."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """One suggestion."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        return {**result, "text": f"{obj} ({obj.slug})"}


class Desk(QueueSite, BulkUndoSite, CurateSite, LoginSite):
    """Django's admin under our name."""

    site_header = "Commentary Archive – desk"
    site_title = "Commentary Archive – desk"
    index_title = "What would you like to work on?"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Every page of the desk goes through here."""
        return super().admin_view(_or_not_found(view), cacheable)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Suggestions for a field."""
        return NamedChoices.as_view(admin_site=self)(request)  # type: ignore[return-value] # JSON


def _or_not_found(view: View) -> View:
    """Answer 404 where an address asks for what no row can have.

    Filters, and rows chosen in a list, reach the database as they were sent, which refuses numbers
    beyond its columns and, PostgreSQL, text that holds a NUL.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not all(map(is_id, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise Http404("No row has such a number.")
        try:
            response: HttpResponseBase = view(request, *args, **kwargs)
        except (OverflowError, DataError) as error:
            raise Http404("Nothing has such a number or name.") from error
        return response

    return cast("View", guarded)
