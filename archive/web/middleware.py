"""What is done to every response."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


def secure_cookies(get_response: GetResponse) -> GetResponse:
    """Mark cookies Secure where the request came over https, and only there.

    Browsers drop Secure cookies that arrive over plain http, so a fixed setting would either lock
    the curator out of a local archive or send a public one's cookies in the clear.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return middleware
