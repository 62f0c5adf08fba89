"""Finished public pages, kept for as long as nothing that they show can have changed.

A page is kept under the moment of the database and of the index at which it was begun; with the
next commit of either, all that is kept goes. So no page is ever older than what is stored, and
nothing has to know what a page is made of. Readers send no cookies, and pages are the same for all.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Self

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers

from archive.models.moments import moment
from archive.search import sync

GetResponse = Callable[[HttpRequest], HttpResponseBase]
LARGEST = 1024 * 1024
"""Bytes of a page that is kept; whatever is larger is rarely asked for twice."""
LEAST_PACKED = 1024
"""Bytes below which packing saves no packet on the way."""
PACKING = 5
LONGEST_ADDRESS = 2_000
SAID_AGAIN = frozenset({"Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"})
"""Who may read an answer is asked of each, also of one that says that nothing has changed."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it was finished; `content` is packed by gzip where that saves something, for
    nearly all who ask take it so, and five times as many pages can be kept."""

    headers: Mapping[str, str]
    content: bytes
    is_packed: bool
    etag: str

    @classmethod
    def of(cls, response: HttpResponse) -> Self:
        """The page that a view made."""
        content = response.content
        etag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
        is_packed = len(content) > LEAST_PACKED
        kept = gzip.compress(content, PACKING, mtime=0) if is_packed else content
        return cls(dict(response.headers), kept, is_packed, etag)

    @property
    def size(self) -> int:
        """Bytes that it takes to keep it."""
        return len(self.content)

    def response(self, request: HttpRequest) -> HttpResponse:
        """What this request gets of it: all, packed where the browser can unpack, or that it has
        the page already."""
        is_packed = self.is_packed and _takes_gzip(request)
        is_as_kept = is_packed or not self.is_packed
        content = self.content if is_as_kept else gzip.decompress(self.content)
        response = HttpResponse(content, headers=self.headers)
        response["ETag"] = self.etag
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Accept-Encoding"])
        if is_packed:
            response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(response.content))
        same = get_conditional_response(request, etag=self.etag, response=response)
        assert isinstance(same, HttpResponse)  # nosec B101 # noqa: S101 - of our own response something is left
        for name in SAID_AGAIN & self.headers.keys():
            same[name] = self.headers[name]
        return same


class Pages:
    """The pages of one moment, the least asked for dropped first; threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._moment = ""
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self.size = 0

    def get(self, at: str, address: str) -> Page | None:
        """A page that was kept at this moment; a new moment ends the last."""
        with self._lock:
            if at != self._moment:
                self._moment, self.size = at, 0
                self._pages.clear()
            page = self._pages.get(address)
            if page is not None:
                self._pages.move_to_end(address)
            return page

    def put(self, at: str, address: str, page: Page) -> None:
        """Keep a page that was begun at a moment, unless that is over."""
        with self._lock:
            if at != self._moment or page.size > LARGEST:
                return
            before = self._pages.pop(address, None)
            self._pages[address] = page
            self.size += page.size - (before.size if before else 0)
            while self.size > self._most:
                self.size -= self._pages.popitem(last=False)[1].size


def kept_pages(get_response: GetResponse) -> GetResponse:
    """Answer with a page that is kept, where there is one."""
    if not settings.ARCHIVE_PAGE_CACHE_MB:
        raise MiddlewareNotUsed
    pages = Pages(settings.ARCHIVE_PAGE_CACHE_MB * 1024 * 1024)
    desk = reverse("admin:index")

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(desk):
            return get_response(request)
        address = request.build_absolute_uri()
        at = _moment() if len(address) <= LONGEST_ADDRESS else None
        if at is None:
            return get_response(request)
        page = pages.get(at, address)
        if page is None:
            response = get_response(request)
            if not isinstance(response, HttpResponse) or not _may_be_kept(request, response):
                return response
            page = Page.of(response)
            pages.put(at, address, page)
        return page.response(request)

    return middleware


def _moment() -> str | None:
    database = moment()
    return None if database is None else f"{database} {sync.engine().mark()}"


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200  # noqa: PLR2004 - the status of a page
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Content-Encoding")
    )


def _takes_gzip(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept-Encoding", "").lower().replace(" ", "").split(",")
    return "gzip" in accepted
