"""What is asked of every request, and done to every response."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS = ("GET", "HEAD", "POST")
OVER_HTTPS = "__Secure-"
"""Browsers take cookies of such a name over https alone, and only with the mark Secure
(https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-cookie-name-prefixes)."""


def known_methods(get_response: GetResponse) -> GetResponse:
    """At the desk answer those methods that a form or link sends, and no other.

    Django's admin takes any other, TRACE included, for GET; public pages and the API say themselves
    what they know.
    """
    desk = reverse("admin:index")

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(desk) and request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return get_response(request)

    return middleware


def bounded_bodies(get_response: GetResponse) -> GetResponse:
    """Refuse, unread, what is larger than any form of ours.

    Django bounds what it keeps in memory of a form, not the files that it writes to a disk.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        if not told.isdecimal() or int(told) > most:
            text = f"More than {most // 1024**2} MB were sent.\n"
            return HttpResponse(text, status=413, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return middleware


def secure_cookies(get_response: GetResponse) -> GetResponse:
    """Over https mark cookies Secure, in their names as well, and believe no others.

    Browsers drop Secure cookies that arrive over plain http, so a fixed setting would either lock
    the curator out of a local archive or send a public one's cookies in the clear. What somebody
    on the way planted over plain http bears no such name.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.is_secure():
            return get_response(request)
        sent = request.COOKIES.items()
        request.COOKIES = {
            name.removeprefix(OVER_HTTPS): value
            for name, value in sent
            if name.startswith(OVER_HTTPS)
        }
        response = get_response(request)
        for name in list(response.cookies):
            cookie = response.cookies.pop(name)
            cookie.set(OVER_HTTPS + name, cookie.value, cookie.coded_value)
            cookie["secure"] = True
            response.cookies[OVER_HTTPS + name] = cookie
        return response

    return middleware
