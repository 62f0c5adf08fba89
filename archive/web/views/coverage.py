"""What the archive holds, and what it does not know of it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.web.coverage import Coverage
from archive.web.forms import PageForm


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Each outlet month by month, what is not known of it, the index's date and the version."""
    covered = Coverage.of(PageForm(request.GET), reverse("coverage"))
    return render(request, "coverage.html", {"coverage": covered, "version": settings.VERSION})
