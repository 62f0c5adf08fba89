"""Captures: what arrived, as text to look at and as bytes to keep; never as HTML."""

import re
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.curation.sources import LINES_ON_A_PAGE
from archive.models import Capture
from archive.page.lines import line_spans
from archive.web.forms import PageForm, hex_digits
from archive.web.labels import labels_of, legend, shown_lines
from archive.web.paging import Paging, page_url, past_the_end
from archive.web.views.closed import closed_capture, erased

SHA256_LENGTH = 64
UNSAFE_IN_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")
FILE_NAME_LENGTH = 80
ENDINGS = {"html": ".html"}
"""Of what is one record of a larger file."""


def capture_named(sha256: str) -> Capture | None:
    """The capture with this SHA-256; raises Http404 for what can be none."""
    digits = hex_digits(sha256)
    if digits is None or len(digits) != SHA256_LENGTH:
        raise Http404
    captures = Capture.objects.select_related("article__outlet", "content")
    return captures.filter(sha256=digits).first()


@require_safe
def capture(request: HttpRequest, sha256: str) -> HttpResponse:
    """The capture's text, escaped, its lines numbered, each with what it was taken for."""
    shown = capture_named(sha256)
    if shown is None:
        return erased(request, sha256)
    if closed := closed_capture(request, shown.article):
        return closed
    form = PageForm(request.GET)
    text = shown.text()
    spans = list(line_spans(text))
    url_of = page_url(reverse("capture", args=[shown.sha256]))
    paging = Paging.within(form.number, len(spans), url_of, LINES_ON_A_PAGE)
    labelled = labels_of(shown, text)
    context = {
        "capture": shown,
        "lines": list(shown_lines(text, spans, labelled, paging.start, paging.stop)),
        "legend": legend(labelled),
        "paging": paging,
        "remarks": form.remarks + past_the_end(form.number, paging),
    }
    return render(request, "capture.html", context)


@require_safe
def download(request: HttpRequest, sha256: str) -> HttpResponse:
    """The capture's bytes, for a browser to save and never to open."""
    wanted = capture_named(sha256)
    if wanted is None:
        return erased(request, sha256)
    if closed := closed_capture(request, wanted.article):
        return closed
    response = HttpResponse(wanted.content.unpacked(), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(wanted)}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def file_name(capture: Capture) -> str:
    """The capture's own file name in plain letters; its SHA-256 where nothing is left of it."""
    name = PurePosixPath(capture.file.replace("\\", "/")).name
    plain = UNSAFE_IN_FILE_NAME.sub("_", name).strip("._-")
    ending = ENDINGS.get(capture.kind, "")
    if plain and not plain.lower().endswith((ending, ".htm")) and ending:
        plain = f"{plain}-{capture.record}{ending}"
    return plain[-FILE_NAME_LENGTH:] or f"{capture.sha256}{ending or '.txt'}"
