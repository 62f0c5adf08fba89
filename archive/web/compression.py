"""Pages and the style sheet, compressed on their way to whoever takes them so."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

OK = 200
WORTH_IT = (
    "text/",
    "image/svg+xml",
    "application/json",
    "application/x-ndjson",
    "application/xml",
    "application/atom+xml",
    "application/vnd.citationstyles.csl+json",
    "application/x-bibtex",
    "application/x-research-info-systems",
)
"""What responses are compressed; saved files are sent as they are kept, parts of files too."""


def compressed(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Compress what is text. Pages for readers hold no secret that their length could tell, and
    Django varies the length of all others (https://breachattack.com)."""
    gzip = GZipMiddleware(lambda _: HttpResponse())

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_text = response.get("Content-Type", "").startswith(WORTH_IT)
        if request.method not in {"GET", "HEAD"} or response.status_code != OK or not is_text:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        return gzip.process_response(request, response) if request.method == "GET" else response

    return middleware
