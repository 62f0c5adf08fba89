"""What browsers are told to allow: said with every answer, be it a page, a file or an error.

Readers' pages have one style sheet and no script. The desk has scripts and fonts of Django's own.
"""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DESK_POLICY = f"{POLICY}; script-src 'self'; font-src 'self'"
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
        "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), "
        "xr-spatial-tracking=()"
    ),
}

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def protection(get_response: GetResponse) -> GetResponse:
    """Send all of it; the outermost of all middleware, so that nothing is answered without."""
    desk = reverse("admin:index")

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_desk = request.path.startswith(desk)
        response.headers.setdefault("Content-Security-Policy", DESK_POLICY if is_desk else POLICY)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware
