"""Undoing a bulk action: a page that says what comes back, then the undo."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path

from archive.curation.events import EventError, undo
from archive.curation.roles import may_undo
from archive.models import Event


class BulkUndoSite(admin.AdminSite):
    """One page for each event of a bulk action."""

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Ours before Django's."""
        view = self.admin_view(self.bulk_undo)
        return [path("bulk/<int:pk>/undo/", view, name="bulk-undo"), *super().get_urls()]

    def bulk_undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask, then restore every row that the action touched."""
        event = get_object_or_404(Event, pk=pk, kind="bulk")
        if not may_undo(request.user, event):  # type: ignore[arg-type] # logged in
            raise PermissionDenied
        if request.method == "POST":
            try:
                undo(event, request.user)  # type: ignore[arg-type] # logged in
            except EventError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, f"Undone: {event.summary}.")
            return redirect("admin:archive_article_changelist")
        context = {
            **self.each_context(request),
            "title": "Undo a bulk action",
            "event": event,
            "count": len(event.rows),
            "subjects": event.subjects.count(),
        }
        return TemplateResponse(request, "admin/bulk_undo.html", context)
